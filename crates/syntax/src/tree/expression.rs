//! Expressions.

use crate::day::Day;
use crate::span::{Span, Spanned};

use super::{Name, Number, Text, UnitExpression};

/// An expression.
pub type Expression = Spanned<ExpressionKind>;

/// The kinds of expression. Chains are flat, so that a long one is not a deep one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExpressionKind {
    /// `true`, `false`
    Truth(bool),
    /// `4800`, `814 mm2`; also `1000.00 USD`, since only the checker tells a currency from a unit
    Number(Number, Option<UnitExpression>),
    /// `0.1 %`
    Percent(Number),
    /// `2023-11-17`
    Date(Day),
    /// `"text"`
    Text(String),
    /// A name: a fact, field, parameter, constant, ...
    Name(String),
    /// `{CN, MO}`
    Set(Vec<Expression>),
    /// `e.field`
    Field(Box<Expression>, Name),
    /// `f(x, y)`
    Call(Name, Vec<Expression>),
    /// `a or b or c`, at least two
    Or(Vec<Expression>),
    /// `a and b and c`, at least two
    And(Vec<Expression>),
    /// `not a`
    Not(Box<Expression>),
    /// `a >= b`
    Compare(Box<Expression>, Spanned<Comparison>, Box<Expression>),
    /// `a + b - c`: the first, then each with its operator, at least one
    Sum(Box<Expression>, Vec<(Spanned<SumOperator>, Expression)>),
    /// `a * b / c`: the first, then each with its operator, at least one
    Product(Box<Expression>, Vec<(Spanned<ProductOperator>, Expression)>),
    /// `all { ... }`, `any { ... }`
    Block(BlockKind, Vec<Limb>),
    /// `any p in xs where w has c`
    Quantified {
        /// `any`, `every`, `no`
        quantifier: Quantifier,
        /// `p`
        variable: Name,
        /// `xs`
        collection: Box<Expression>,
        /// `where w`
        filter: Option<Box<Expression>>,
        /// `has c`
        body: Box<Expression>,
    },
    /// `sum of e for p in xs where w`
    SumOf {
        /// `e`
        value: Box<Expression>,
        /// `p`
        variable: Name,
        /// `xs`
        collection: Box<Expression>,
        /// `where w`
        filter: Option<Box<Expression>>,
    },
    /// `count of p in xs where w`
    CountOf {
        /// `p`
        variable: Name,
        /// `xs`
        collection: Box<Expression>,
        /// `where w`
        filter: Option<Box<Expression>>,
    },
}

/// A comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// `>=`
    AtLeast,
    /// `<=`
    AtMost,
    /// `>`
    Above,
    /// `<`
    Below,
    /// `is`
    Is,
    /// `is not`
    IsNot,
    /// `in`
    In,
    /// `not in`
    NotIn,
}

impl Comparison {
    /// The operator, as written.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        match self {
            Self::AtLeast => ">=",
            Self::AtMost => "<=",
            Self::Above => ">",
            Self::Below => "<",
            Self::Is => "is",
            Self::IsNot => "is not",
            Self::In => "in",
            Self::NotIn => "not in",
        }
    }
}

/// `+` or `-`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SumOperator {
    /// `+`
    Plus,
    /// `-`
    Minus,
}

/// `*` or `/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProductOperator {
    /// `*`
    Times,
    /// `/`
    Over,
}

/// `all` or `any`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// Every limb.
    All,
    /// At least one limb.
    Any,
}

/// `any`, `every` or `no`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Quantifier {
    /// At least one.
    Any,
    /// All.
    Every,
    /// None.
    No,
}

/// A limb of a block.
#[derive(Debug, Clone)]
pub struct Limb {
    /// `(a)`, without the parentheses.
    pub label: Option<Name>,
    /// Its title.
    pub title: Option<Text>,
    /// Its condition.
    pub condition: Expression,
    /// Where.
    pub span: Span,
}

impl PartialEq for Limb {
    fn eq(&self, other: &Self) -> bool {
        self.label == other.label && self.title == other.title && self.condition == other.condition
    }
}

impl Eq for Limb {}
