//! Expressions.

use super::build::{Builder, Inside, Node, inside};
use super::grammar::Rule;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::span::{Span, Spanned};
use crate::tree::{
    BlockKind, Comparison, Expression, ExpressionKind, Limb, Name, ProductOperator, Quantifier,
    SumOperator,
};

/// The most fields of fields in a row, and the most terms of a sum or product: what is built of
/// them is as deep as they are many.
const MAX_FIELDS: usize = 64;
const MAX_TERMS: usize = 256;

impl Builder {
    fn too_long(&mut self, span: Span, most: usize, what: &str) {
        self.problem(
            Diagnostic::error(codes::TOO_DEEP, span, format!("more than {most} {what} in a row"))
                .help("give parts of it names with `define`"),
        );
    }

    /// An expression of any precedence.
    pub(super) fn expression(&mut self, node: Node<'_>) -> Option<Expression> {
        let span = self.span(&node);
        let mut parts: Vec<Expression> =
            inside(node).map(|part| self.conjunction(part)).collect::<Option<_>>()?;
        if parts.len() == 1 {
            parts.pop()
        } else {
            Some(Spanned { value: ExpressionKind::Or(parts), span })
        }
    }

    fn conjunction(&mut self, node: Node<'_>) -> Option<Expression> {
        let span = self.span(&node);
        let mut parts: Vec<Expression> =
            inside(node).map(|part| self.negation(part)).collect::<Option<_>>()?;
        if parts.len() == 1 {
            parts.pop()
        } else {
            Some(Spanned { value: ExpressionKind::And(parts), span })
        }
    }

    fn negation(&mut self, node: Node<'_>) -> Option<Expression> {
        let span = self.span(&node);
        let mut nodes = inside(node);
        let negated = nodes.next_of(Rule::negated).is_some();
        let inner = self.comparison(nodes.next()?)?;
        Some(if negated {
            Spanned { value: ExpressionKind::Not(Box::new(inner)), span }
        } else {
            inner
        })
    }

    fn comparison(&mut self, node: Node<'_>) -> Option<Expression> {
        let span = self.span(&node);
        let mut nodes = inside(node);
        let left = self.additive(nodes.next()?)?;
        let Some(comparator) = nodes.next() else { return Some(left) };
        let comparator_span = self.span(&comparator);
        let comparison = match inside(comparator).next()?.as_rule() {
            Rule::at_least => Comparison::AtLeast,
            Rule::at_most => Comparison::AtMost,
            Rule::above => Comparison::Above,
            Rule::below => Comparison::Below,
            Rule::is_not => Comparison::IsNot,
            Rule::is => Comparison::Is,
            Rule::not_in => Comparison::NotIn,
            Rule::inside => Comparison::In,
            _ => return None,
        };
        let right = self.additive(nodes.next()?)?;
        let comparison = Spanned { value: comparison, span: comparator_span };
        let value = ExpressionKind::Compare(Box::new(left), comparison, Box::new(right));
        Some(Spanned { value, span })
    }

    fn additive(&mut self, node: Node<'_>) -> Option<Expression> {
        let span = self.span(&node);
        let mut nodes = inside(node);
        let first = self.product(nodes.next()?)?;
        let mut rest = Vec::new();
        while let Some(sign) = nodes.next() {
            let operator =
                if sign.as_str().trim() == "+" { SumOperator::Plus } else { SumOperator::Minus };
            rest.push((self.spanned(&sign, operator), self.product(nodes.next()?)?));
        }
        if rest.len() > MAX_TERMS {
            self.too_long(span, MAX_TERMS, "terms");
            return None;
        }
        Some(if rest.is_empty() {
            first
        } else {
            Spanned { value: ExpressionKind::Sum(Box::new(first), rest), span }
        })
    }

    fn product(&mut self, node: Node<'_>) -> Option<Expression> {
        let span = self.span(&node);
        let mut nodes = inside(node);
        let first = self.operand(nodes.next()?)?;
        let mut rest = Vec::new();
        while let Some(sign) = nodes.next() {
            let times = sign.as_str().trim() == "*";
            let operator = if times { ProductOperator::Times } else { ProductOperator::Over };
            rest.push((self.spanned(&sign, operator), self.operand(nodes.next()?)?));
        }
        if rest.len() > MAX_TERMS {
            self.too_long(span, MAX_TERMS, "factors");
            return None;
        }
        Some(if rest.is_empty() {
            first
        } else {
            Spanned { value: ExpressionKind::Product(Box::new(first), rest), span }
        })
    }

    /// A primary expression with the fields taken from it.
    pub(super) fn operand(&mut self, node: Node<'_>) -> Option<Expression> {
        let start = self.span(&node);
        let mut nodes = inside(node);
        let mut of = self.primary(nodes.next()?)?;
        for (depth, field) in nodes.enumerate() {
            if depth >= MAX_FIELDS {
                self.too_long(start, MAX_FIELDS, "fields of fields");
                return None;
            }
            let field = self.name(&field);
            let span = start.to(field.span);
            let span = Span { end: field.span.end, ..span };
            of = Spanned { value: ExpressionKind::Field(Box::new(of), field), span };
        }
        Some(of)
    }

    fn primary(&mut self, node: Node<'_>) -> Option<Expression> {
        let span = self.span(&node);
        let value = match node.as_rule() {
            // A parenthesis: the expression with its own place.
            Rule::expression => return self.expression(node),
            Rule::name => ExpressionKind::Name(node.as_str().trim().to_owned()),
            Rule::truth | Rule::date | Rule::percent | Rule::quantity | Rule::text => {
                self.literal(node)?
            }
            Rule::set => {
                let elements = inside(node).map(|e| self.expression(e)).collect::<Option<_>>()?;
                ExpressionKind::Set(elements)
            }
            Rule::call => {
                let mut nodes = inside(node);
                let name = self.name(&inside(nodes.next()?).next()?);
                let arguments = nodes.map(|a| self.expression(a)).collect::<Option<_>>()?;
                ExpressionKind::Call(name, arguments)
            }
            Rule::block => {
                let mut nodes = inside(node);
                let all = nodes.next()?.as_str().trim() == "all";
                let limbs = nodes.map(|limb| self.limb(limb)).collect::<Option<_>>()?;
                ExpressionKind::Block(if all { BlockKind::All } else { BlockKind::Any }, limbs)
            }
            Rule::quantified => {
                let mut nodes = inside(node);
                let quantifier = match nodes.next()?.as_str().trim() {
                    "any" => Quantifier::Any,
                    "every" => Quantifier::Every,
                    _ => Quantifier::No,
                };
                let variable = self.name(&nodes.next()?);
                let collection = Box::new(self.additive(nodes.next()?)?);
                let filter = self.filter(&mut nodes)?;
                let body = Box::new(self.negation(nodes.next()?)?);
                ExpressionKind::Quantified { quantifier, variable, collection, filter, body }
            }
            Rule::sum_of => {
                let mut nodes = inside(node);
                let value = Box::new(self.additive(nodes.next()?)?);
                let (variable, collection, filter) = self.over(&mut nodes)?;
                ExpressionKind::SumOf { value, variable, collection, filter }
            }
            Rule::count_of => {
                let mut nodes = inside(node);
                let (variable, collection, filter) = self.over(&mut nodes)?;
                ExpressionKind::CountOf { variable, collection, filter }
            }
            _ => return None,
        };
        Some(Spanned { value, span })
    }

    /// `p in xs where w`
    fn over(
        &mut self,
        nodes: &mut Inside<'_>,
    ) -> Option<(Name, Box<Expression>, Option<Box<Expression>>)> {
        let variable = self.name(&nodes.next()?);
        let collection = Box::new(self.operand(nodes.next()?)?);
        Some((variable, collection, self.filter(nodes)?))
    }

    /// `where w`: none where there is no filter, nothing where it can't be built.
    #[expect(clippy::option_option, reason = "no filter is not a mistake")]
    fn filter(&mut self, nodes: &mut Inside<'_>) -> Option<Option<Box<Expression>>> {
        match nodes.next_of(Rule::r#where) {
            Some(filter) => Some(Some(Box::new(self.negation(inside(filter).next()?)?))),
            None => Some(None),
        }
    }

    fn limb(&mut self, node: Node<'_>) -> Option<Limb> {
        let span = self.span(&node);
        let mut nodes = inside(node);
        let label = match nodes.next_of(Rule::label) {
            Some(label) => Some(self.name(&inside(label).next()?)),
            None => None,
        };
        let title = nodes.next_of(Rule::text).map(|text| self.text(text));
        let condition = self.expression(nodes.next()?)?;
        Some(Limb { label, title, condition, span })
    }

    /// A truth, date, percentage, quantity or text.
    pub(super) fn literal(&mut self, node: Node<'_>) -> Option<ExpressionKind> {
        Some(match node.as_rule() {
            Rule::truth => ExpressionKind::Truth(node.as_str().trim() == "true"),
            Rule::date => ExpressionKind::Date(self.day(&node)?.value),
            Rule::percent => ExpressionKind::Percent(self.number(&inside(node).next()?)?),
            Rule::quantity => {
                let mut nodes = inside(node);
                let number = self.number(&nodes.next()?)?;
                ExpressionKind::Number(number, nodes.next().map(|units| self.units(units)))
            }
            Rule::text => ExpressionKind::Text(self.text(node).value),
            Rule::name => ExpressionKind::Name(node.as_str().trim().to_owned()),
            _ => return None,
        })
    }
}
