//! What every part of the tree is built with: spans, names, texts, days.

use pest::iterators::{Pair, Pairs};

use super::grammar::Rule;
use crate::codes;
use crate::day::Day;
use crate::diagnostic::Diagnostic;
use crate::span::{SourceId, Span, Spanned};
use crate::tree::{
    DayRange, Declaration, DeclarationKind, Name, Path, Place, PlaceStep, Text, TypeExpression,
    TypeKind, UnitExpression,
};

/// A node of pest's tree.
pub type Node<'i> = Pair<'i, Rule>;

/// The most digits of a number; an exact decimal of more is refused.
const MAX_DIGITS: usize = 28;

/// Builds the tree of one declaration. A part that can't be built is `None`, with a problem.
#[derive(Debug)]
pub struct Builder {
    source: SourceId,
    base: usize,
    /// What is wrong with what was built.
    pub problems: Vec<Diagnostic>,
}

/// The nodes inside a node, keywords left out.
pub struct Inside<'i>(std::iter::Peekable<Pairs<'i, Rule>>);

/// The nodes inside a node.
pub fn inside(node: Node<'_>) -> Inside<'_> {
    Inside(node.into_inner().peekable())
}

impl<'i> Iterator for Inside<'i> {
    type Item = Node<'i>;

    fn next(&mut self) -> Option<Node<'i>> {
        self.skip_keywords();
        self.0.next()
    }
}

impl<'i> Inside<'i> {
    fn skip_keywords(&mut self) {
        // The grammar has its keywords last, so that they sort behind every other rule.
        while self.0.next_if(|node| node.as_rule() >= Rule::kw_all).is_some() {}
    }

    /// The next node, if it is of that rule.
    pub fn next_of(&mut self, rule: Rule) -> Option<Node<'i>> {
        self.skip_keywords();
        self.0.next_if(|node| node.as_rule() == rule)
    }

    /// The next nodes, as long as they are of that rule.
    pub fn all_of(&mut self, rule: Rule) -> Vec<Node<'i>> {
        std::iter::from_fn(|| self.next_of(rule)).collect()
    }
}

impl Builder {
    /// A builder for a piece of a source that starts at byte `base`.
    pub fn new(source: SourceId, base: usize) -> Self {
        Self { source, base, problems: Vec::new() }
    }

    fn at(&self, start: usize, end: usize) -> Span {
        let offset = |place: usize| u32::try_from(self.base + place).unwrap_or(u32::MAX);
        Span { source: self.source, start: offset(start), end: offset(end) }
    }

    /// The whole piece.
    pub fn whole(&self, inside: &str) -> Span {
        self.at(0, inside.len())
    }

    /// Where a node stands, blanks behind it left out.
    pub fn span(&self, node: &Node<'_>) -> Span {
        let start = node.as_span().start();
        self.at(start, start + node.as_str().trim_end().len())
    }

    /// A value with a node's place.
    pub fn spanned<T>(&self, node: &Node<'_>, value: T) -> Spanned<T> {
        Spanned { value, span: self.span(node) }
    }

    /// Records a problem.
    pub fn problem(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// A declaration.
    pub fn declaration(&mut self, node: Node<'_>) -> Option<Declaration> {
        let mut nodes = inside(node);
        let doc = doc(nodes.all_of(Rule::doc));
        let node = nodes.next()?;
        let span = self.span(&node);
        let kind = match node.as_rule() {
            Rule::unit => DeclarationKind::Unit(self.unit(node)?),
            Rule::enumeration => DeclarationKind::Enumeration(self.enumeration(node)?),
            Rule::record => DeclarationKind::Record(self.record(node)?),
            Rule::fact => DeclarationKind::Fact(self.field(inside(node).next()?)?),
            Rule::define => DeclarationKind::Define(self.define(node)?),
            Rule::parameter => DeclarationKind::Parameter(self.parameter(node)?),
            Rule::list => DeclarationKind::List(self.list(node)?),
            Rule::table => DeclarationKind::Table(self.table(node)?),
            Rule::suspension => DeclarationKind::Suspension(self.suspension(node)?),
            Rule::judgment => DeclarationKind::Judgment(self.judgment(node)?),
            Rule::function => DeclarationKind::Function(self.function(node)?),
            Rule::provision => DeclarationKind::Provision(self.provision(node)?),
            Rule::fixture => DeclarationKind::Fixture(self.fixture(node)?),
            Rule::test => DeclarationKind::Test(self.test(node)?),
            _ => return None,
        };
        Some(Declaration { doc, kind, span })
    }

    /// A name.
    pub fn name(&self, node: &Node<'_>) -> Name {
        self.spanned(node, node.as_str().trim().to_owned())
    }

    /// A dotted path.
    pub fn path(&self, node: Node<'_>) -> Path {
        let span = self.span(&node);
        Spanned { value: inside(node).map(|name| self.name(&name)).collect(), span }
    }

    /// A place in the facts.
    pub fn place(&self, node: Node<'_>) -> Place {
        let span = self.span(&node);
        let step = |step: Node<'_>| {
            let mut nodes = inside(step);
            let name = self.name(&nodes.next()?);
            // The grammar lets no more than six digits through.
            let position = nodes.next().and_then(|position| position.as_str().parse().ok());
            Some(PlaceStep { name, position })
        };
        Spanned { value: inside(node).filter_map(step).collect(), span }
    }

    /// A text, unescaped.
    pub fn text(&self, node: Node<'_>) -> Text {
        let span = self.span(&node);
        let written =
            inside(node).next().map(|inner| inner.as_str().to_owned()).unwrap_or_default();
        let mut value = String::with_capacity(written.len());
        let mut characters = written.chars();
        while let Some(character) = characters.next() {
            // The grammar lets nothing but a quote or backslash follow a backslash.
            value.extend(if character == '\\' { characters.next() } else { Some(character) });
        }
        Spanned { value, span }
    }

    /// The texts of a citation, or of several.
    pub fn cites(&self, nodes: Vec<Node<'_>>) -> Vec<Text> {
        nodes.into_iter().flat_map(|node| self.texts(node)).collect()
    }

    /// The texts inside a node.
    pub fn texts(&self, node: Node<'_>) -> Vec<Text> {
        inside(node).flat_map(inside).map(|text| self.text(text)).collect()
    }

    /// A day; a problem where the calendar has none such.
    pub fn day(&mut self, node: &Node<'_>) -> Option<Spanned<Day>> {
        match node.as_str().trim().parse() {
            Ok(day) => Some(self.spanned(node, day)),
            Err(why) => {
                let span = self.span(node);
                self.problem(
                    Diagnostic::error(codes::NO_SUCH_DAY, span, why)
                        .help("write a day of the calendar as year-month-day, such as 2023-11-17"),
                );
                None
            }
        }
    }

    /// A range of days.
    pub fn range(&mut self, node: Node<'_>) -> Option<DayRange> {
        let span = self.span(&node);
        let mut nodes = inside(node);
        let first = self.day(&nodes.next()?)?;
        let last = match nodes.next() {
            Some(node) => Some(self.day(&node)?),
            None => None,
        };
        Some(DayRange { first, last, span })
    }

    /// A number without its `_`; a problem where it has too many digits.
    pub fn number(&mut self, node: &Node<'_>) -> Option<Spanned<String>> {
        let value: String = node.as_str().trim().chars().filter(|c| *c != '_').collect();
        if value.bytes().filter(u8::is_ascii_digit).count() > MAX_DIGITS {
            let span = self.span(node);
            self.problem(
                Diagnostic::error(
                    codes::TOO_MANY_DIGITS,
                    span,
                    format!("a number may have {MAX_DIGITS} digits"),
                )
                .help("use a larger unit"),
            );
            return None;
        }
        Some(self.spanned(node, value))
    }

    /// `GB/s`, or `per mm2`.
    pub fn units(&self, node: Node<'_>) -> UnitExpression {
        let span = self.span(&node);
        let per = node.as_rule() == Rule::per_units;
        let mut names = inside(node).map(|name| self.name(&name));
        let numerator = if per { None } else { names.next() };
        UnitExpression { numerator, denominators: names.collect(), span }
    }

    /// A type.
    pub fn ty(&self, node: Node<'_>) -> Option<TypeExpression> {
        let span = self.span(&node);
        let inner = inside(node).next()?;
        let value = match inner.as_rule() {
            Rule::type_list => TypeKind::List(Box::new(self.ty(inside(inner).next()?)?)),
            Rule::type_set => TypeKind::Set(Box::new(self.ty(inside(inner).next()?)?)),
            Rule::type_number => {
                TypeKind::Number(inside(inner).next().map(|units| self.units(units)))
            }
            _ => match inner.as_str().trim() {
                "truth" => TypeKind::Truth,
                "percent" => TypeKind::Percent,
                "money" => TypeKind::Money,
                "date" => TypeKind::Date,
                "text" => TypeKind::Text,
                _ => TypeKind::Named(self.name(&inner)),
            },
        };
        Some(Spanned { value, span })
    }
}

/// The documentation that `///` lines make.
pub fn doc(lines: Vec<Node<'_>>) -> String {
    let lines: Vec<&str> = lines
        .iter()
        .map(|line| {
            let text = line.as_str().trim_start_matches("///");
            text.strip_prefix(' ').unwrap_or(text).trim_end()
        })
        .collect();
    lines.join("\n")
}
