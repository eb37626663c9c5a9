//! Expressions, on one line where they fit and have no block.

use super::WIDTH;
use super::printer::Printer;
use super::wording;
use crate::tree::{
    BlockKind, Expression, ExpressionKind, Limb, ProductOperator, Quantifier, SumOperator,
};

/// How tightly an expression binds; a looser one inside a tighter place gets parentheses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binds {
    Or,
    And,
    /// `not`, and quantifiers, whose bodies reach as far as a comparison.
    Not,
    Compare,
    Sum,
    Product,
    Operand,
    /// Nothing: whatever stands here gets parentheses.
    Parentheses,
}

fn binds(expr: &Expression) -> Binds {
    match &expr.value {
        ExpressionKind::Or(_) => Binds::Or,
        ExpressionKind::And(_) => Binds::And,
        ExpressionKind::Not(_) | ExpressionKind::Quantified { .. } => Binds::Not,
        // A filter reaches as far as a comparison too.
        ExpressionKind::SumOf { filter: Some(_), .. }
        | ExpressionKind::CountOf { filter: Some(_), .. } => Binds::Not,
        ExpressionKind::Compare(..) => Binds::Compare,
        ExpressionKind::Sum(..) => Binds::Sum,
        ExpressionKind::Product(..) => Binds::Product,
        // What they run over would take a field for its own.
        ExpressionKind::SumOf { filter: None, .. }
        | ExpressionKind::CountOf { filter: None, .. } => Binds::Product,
        ExpressionKind::Truth(_)
        | ExpressionKind::Number(..)
        | ExpressionKind::Percent(_)
        | ExpressionKind::Date(_)
        | ExpressionKind::Text(_)
        | ExpressionKind::Name(_)
        | ExpressionKind::Set(_)
        | ExpressionKind::Field(..)
        | ExpressionKind::Call(..)
        | ExpressionKind::Block(..) => Binds::Operand,
    }
}

impl Printer<'_> {
    /// An expression, from the current column on.
    pub fn expression(&mut self, expr: &Expression) {
        if let Some(flat) = flat(expr)
            && self.column() + flat.chars().count() <= WIDTH
            && !self.has_comment(expr.span)
        {
            self.write(&flat);
            return;
        }
        self.wide(expr);
    }

    /// An expression that does not fit, or has a block: broken before `and` and `or`.
    fn wide(&mut self, expr: &Expression) {
        match &expr.value {
            ExpressionKind::Or(parts) => self.chain(parts, "or", Binds::And),
            ExpressionKind::And(parts) => self.chain(parts, "and", Binds::Not),
            ExpressionKind::Not(inner) => {
                self.write("not ");
                self.inside(inner, not_inside(inner));
            }
            ExpressionKind::Compare(left, comparison, right) => {
                self.inside(left, Binds::Sum);
                self.write(&format!(" {} ", comparison.value.symbol()));
                self.inside(right, Binds::Sum);
            }
            ExpressionKind::Sum(first, rest) => {
                self.inside(first, Binds::Product);
                for (operator, next) in rest {
                    self.write(if operator.value == SumOperator::Plus { " + " } else { " - " });
                    self.inside(next, Binds::Product);
                }
            }
            ExpressionKind::Product(first, rest) => {
                self.inside(first, Binds::Operand);
                for (operator, next) in rest {
                    self.write(if operator.value == ProductOperator::Times {
                        " * "
                    } else {
                        " / "
                    });
                    self.inside(next, Binds::Operand);
                }
            }
            ExpressionKind::Block(kind, limbs) => self.limbs(*kind, limbs, expr.span.end),
            ExpressionKind::Quantified { quantifier, variable, collection, filter, body } => {
                self.write(&format!("{} {} in ", quantifier_word(*quantifier), variable.value));
                self.inside(collection, collection_place(collection, filter.as_deref()));
                self.filter(filter.as_deref());
                self.write(" has ");
                self.inside(body, Binds::Not);
            }
            ExpressionKind::SumOf { value, variable, collection, filter } => {
                self.write("sum of ");
                self.inside(value, Binds::Sum);
                self.write(&format!(" for {} in ", variable.value));
                self.inside(collection, Binds::Operand);
                self.filter(filter.as_deref());
            }
            ExpressionKind::CountOf { variable, collection, filter } => {
                self.write(&format!("count of {} in ", variable.value));
                self.inside(collection, Binds::Operand);
                self.filter(filter.as_deref());
            }
            ExpressionKind::Field(of, field) => {
                self.inside(of, field_place(of));
                self.write(&format!(".{}", field.value));
            }
            ExpressionKind::Call(name, arguments) => {
                self.write(&format!("{}(", name.value));
                self.list(arguments);
                self.write(")");
            }
            ExpressionKind::Set(elements) => {
                self.write("{");
                self.list(elements);
                self.write("}");
            }
            ExpressionKind::Truth(truth) => self.write(if *truth { "true" } else { "false" }),
            ExpressionKind::Number(number, units) => {
                self.write(&wording::quantity(number, units.as_ref()));
            }
            ExpressionKind::Percent(number) => self.write(&format!("{} %", number.value)),
            ExpressionKind::Date(day) => self.write(&day.to_string()),
            ExpressionKind::Text(text) => self.write(&wording::quoted(text)),
            ExpressionKind::Name(name) => self.write(name),
        }
    }

    /// An expression in a place that needs one which binds at least so tightly.
    fn inside(&mut self, expr: &Expression, place: Binds) {
        if binds(expr) < place {
            self.write("(");
            self.expression(expr);
            self.write(")");
        } else {
            self.expression(expr);
        }
    }

    fn filter(&mut self, filter: Option<&Expression>) {
        if let Some(filter) = filter {
            self.write(" where ");
            self.inside(filter, Binds::Not);
        }
    }

    /// Elements behind each other, on further lines where they don't fit or have comments between.
    fn list(&mut self, elements: &[Expression]) {
        for (place, element) in elements.iter().enumerate() {
            let length = flat(element).map_or(0, |flat| flat.chars().count());
            if place > 0 {
                self.write(",");
                if self.comment_before(element.span) {
                    self.newline();
                    let before = element.span.start as usize;
                    self.deeper(|one| one.deeper(|two| two.comments_before(before)));
                    self.indent(2);
                } else if self.column() + length + 2 > WIDTH {
                    self.newline();
                    self.indent(2);
                } else {
                    self.write(" ");
                }
            }
            self.expression(element);
        }
    }

    /// Conditions joined by a word, on further lines where they don't fit, each on its own where
    /// there are comments between them.
    fn chain(&mut self, parts: &[Expression], word: &str, place: Binds) {
        let commented = parts.last().is_some_and(|last| self.comment_before(last.span));
        let mut wrapped = false;
        for (number, part) in parts.iter().enumerate() {
            if number > 0 {
                let length = flat(part).map_or(0, |flat| flat.chars().count());
                if commented || self.column() + word.len() + length + 4 > WIDTH {
                    wrapped = true;
                    self.newline();
                    self.deeper(|printer| printer.comments_before(part.span.start as usize));
                    self.indent(1);
                    self.write(&format!("{word} "));
                } else {
                    self.write(&format!(" {word} "));
                }
            }
            // What is inside of a part on a further line stands further in than that line.
            if wrapped {
                self.deeper(|printer| printer.inside(part, place));
            } else {
                self.inside(part, place);
            }
        }
    }

    fn limbs(&mut self, kind: BlockKind, limbs: &[Limb], end: u32) {
        self.write(if kind == BlockKind::All { "all " } else { "any " });
        self.block(end, |printer| {
            for (number, limb) in limbs.iter().enumerate() {
                printer.item(limb.span, |printer| {
                    if let Some(label) = &limb.label {
                        printer.write(&format!("({}) ", label.value));
                    }
                    if let Some(title) = &limb.title {
                        printer.write(&format!("{} ", wording::text(title)));
                    }
                    printer.inside(&limb.condition, limb_place(limb, number));
                });
            }
        });
    }
}

fn quantifier_word(quantifier: Quantifier) -> &'static str {
    match quantifier {
        Quantifier::Any => "any",
        Quantifier::Every => "every",
        Quantifier::No => "no",
    }
}

/// What a quantifier runs over: a sum without a filter would take the quantifier's for its own.
fn collection_place(collection: &Expression, filter: Option<&Expression>) -> Binds {
    fn ends_in_a_sum(expr: &Expression) -> bool {
        match &expr.value {
            ExpressionKind::SumOf { .. } | ExpressionKind::CountOf { .. } => true,
            ExpressionKind::Sum(_, rest) => {
                rest.last().is_some_and(|(_, last)| ends_in_a_sum(last))
            }
            ExpressionKind::Truth(_)
            | ExpressionKind::Number(..)
            | ExpressionKind::Percent(_)
            | ExpressionKind::Date(_)
            | ExpressionKind::Text(_)
            | ExpressionKind::Name(_)
            | ExpressionKind::Set(_)
            | ExpressionKind::Field(..)
            | ExpressionKind::Call(..)
            | ExpressionKind::Or(_)
            | ExpressionKind::And(_)
            | ExpressionKind::Not(_)
            | ExpressionKind::Compare(..)
            | ExpressionKind::Product(..)
            | ExpressionKind::Block(..)
            | ExpressionKind::Quantified { .. } => false,
        }
    }
    if filter.is_some() && ends_in_a_sum(collection) { Binds::Parentheses } else { Binds::Sum }
}

/// What a field is taken of: the unit of a quantity would be taken for it.
fn field_place(of: &Expression) -> Binds {
    let quantity = matches!(of.value, ExpressionKind::Number(_, Some(_)));
    if quantity { Binds::Parentheses } else { Binds::Operand }
}

/// A limb's condition: a text would be taken for a title, a sign or a brace for a part of the limb
/// before.
fn limb_place(limb: &Limb, number: usize) -> Binds {
    let text = matches!(limb.condition.value, ExpressionKind::Text(_)) && limb.title.is_none();
    let bare = number > 0 && limb.label.is_none() && limb.title.is_none();
    if text || (bare && begins_with_a_sign(&limb.condition)) {
        Binds::Parentheses
    } else {
        Binds::Or
    }
}

/// Whether the first thing written of an expression is a `-` or a `{`.
fn begins_with_a_sign(expr: &Expression) -> bool {
    let of = |inner: &Expression, place: Binds| binds(inner) >= place && begins_with_a_sign(inner);
    match &expr.value {
        ExpressionKind::Number(number, _) | ExpressionKind::Percent(number) => {
            number.value.starts_with('-')
        }
        ExpressionKind::Set(_) => true,
        ExpressionKind::Or(parts) => parts.first().is_some_and(|part| of(part, Binds::And)),
        ExpressionKind::And(parts) => parts.first().is_some_and(|part| of(part, Binds::Not)),
        ExpressionKind::Compare(left, ..) => of(left, Binds::Sum),
        ExpressionKind::Sum(first, _) => of(first, Binds::Product),
        ExpressionKind::Product(first, _) => of(first, Binds::Operand),
        ExpressionKind::Field(inner, _) => of(inner, field_place(inner)),
        ExpressionKind::Truth(_)
        | ExpressionKind::Date(_)
        | ExpressionKind::Text(_)
        | ExpressionKind::Name(_)
        | ExpressionKind::Call(..)
        | ExpressionKind::Not(_)
        | ExpressionKind::Block(..)
        | ExpressionKind::Quantified { .. }
        | ExpressionKind::SumOf { .. }
        | ExpressionKind::CountOf { .. } => false,
    }
}

/// What `not` may stand before without parentheses: all but itself, `and`, `or`.
fn not_inside(inner: &Expression) -> Binds {
    if matches!(inner.value, ExpressionKind::Not(_)) { Binds::Compare } else { Binds::Not }
}

/// An expression on one line; none where it has a block.
pub fn flat(expr: &Expression) -> Option<String> {
    let inside = |expr: &Expression, place: Binds| -> Option<String> {
        let text = flat(expr)?;
        Some(if binds(expr) < place { format!("({text})") } else { text })
    };
    let joined = |parts: &[Expression], between: &str, place: Binds| -> Option<String> {
        let parts: Option<Vec<String>> = parts.iter().map(|part| inside(part, place)).collect();
        Some(parts?.join(between))
    };
    let filtered = |filter: Option<&Expression>| -> Option<String> {
        match filter {
            Some(filter) => Some(format!(" where {}", inside(filter, Binds::Not)?)),
            None => Some(String::new()),
        }
    };
    Some(match &expr.value {
        ExpressionKind::Or(parts) => joined(parts, " or ", Binds::And)?,
        ExpressionKind::And(parts) => joined(parts, " and ", Binds::Not)?,
        ExpressionKind::Not(inner) => format!("not {}", inside(inner, not_inside(inner))?),
        ExpressionKind::Compare(left, comparison, right) => {
            let (left, right) = (inside(left, Binds::Sum)?, inside(right, Binds::Sum)?);
            format!("{left} {} {right}", comparison.value.symbol())
        }
        ExpressionKind::Sum(first, rest) => {
            let mut text = inside(first, Binds::Product)?;
            for (operator, next) in rest {
                text.push_str(if operator.value == SumOperator::Plus { " + " } else { " - " });
                text.push_str(&inside(next, Binds::Product)?);
            }
            text
        }
        ExpressionKind::Product(first, rest) => {
            let mut text = inside(first, Binds::Operand)?;
            for (operator, next) in rest {
                text.push_str(if operator.value == ProductOperator::Times { " * " } else { " / " });
                text.push_str(&inside(next, Binds::Operand)?);
            }
            text
        }
        ExpressionKind::Block(..) => return None,
        ExpressionKind::Quantified { quantifier, variable, collection, filter, body } => {
            let word = quantifier_word(*quantifier);
            let place = collection_place(collection, filter.as_deref());
            let collection = inside(collection, place)?;
            let filter = filtered(filter.as_deref())?;
            let body = inside(body, Binds::Not)?;
            format!("{word} {} in {collection}{filter} has {body}", variable.value)
        }
        ExpressionKind::SumOf { value, variable, collection, filter } => {
            let value = inside(value, Binds::Sum)?;
            let collection = inside(collection, Binds::Operand)?;
            let filter = filtered(filter.as_deref())?;
            format!("sum of {value} for {} in {collection}{filter}", variable.value)
        }
        ExpressionKind::CountOf { variable, collection, filter } => {
            let collection = inside(collection, Binds::Operand)?;
            let filter = filtered(filter.as_deref())?;
            format!("count of {} in {collection}{filter}", variable.value)
        }
        ExpressionKind::Field(of, field) => {
            format!("{}.{}", inside(of, field_place(of))?, field.value)
        }
        ExpressionKind::Call(name, arguments) => {
            format!("{}({})", name.value, joined(arguments, ", ", Binds::Or)?)
        }
        ExpressionKind::Set(elements) => format!("{{{}}}", joined(elements, ", ", Binds::Or)?),
        ExpressionKind::Truth(truth) => if *truth { "true" } else { "false" }.to_owned(),
        ExpressionKind::Number(number, units) => wording::quantity(number, units.as_ref()),
        ExpressionKind::Percent(number) => format!("{} %", number.value),
        ExpressionKind::Date(day) => day.to_string(),
        ExpressionKind::Text(text) => wording::quoted(text),
        ExpressionKind::Name(name) => name.clone(),
    })
}
