//! Checked expressions: every name is a slot or an id, every type is known.

use serde::Serialize;
use tidewaiter_syntax::Span;

use crate::model::{
    DefineId, FactId, FunctionId, JudgmentId, ListId, ParameterId, ProvisionId, TableId,
};
use crate::types::{RecordId, Type, Value};

pub use tidewaiter_syntax::tree::{BlockKind, Quantifier};

/// A slot of the frame in which a definition or version is evaluated: its parameters first, then
/// the variables of its quantifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Slot(pub u16);

/// A checked expression.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Its type.
    pub ty: Type,
    /// Where it was written.
    pub span: Span,
}

/// The kinds of checked expression.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum ExprKind {
    /// A literal or a constant of an enumeration.
    Constant(Value),
    /// The day decided.
    Date,
    /// A fact of the transaction.
    Fact(FactId),
    /// A parameter or quantifier variable.
    Variable(Slot),
    /// A field, by its place in the record.
    Field {
        /// The record.
        of: Box<Expr>,
        /// Its type.
        record: RecordId,
        /// The field's place.
        field: u32,
    },
    /// A dated parameter.
    Parameter(ParameterId),
    /// A judgment.
    Judgment(JudgmentId),
    /// A definition applied.
    Define(DefineId, Vec<Expr>),
    /// Whether a class holds of the arguments, or another provision applies (exceptions aside).
    Provision(ProvisionId, Vec<Expr>),
    /// A lookup.
    Table(TableId, Vec<Expr>),
    /// A plugin's function.
    Function(FunctionId, Vec<Expr>),
    /// `same_name(a, b)`
    SameName(Box<Expr>, Box<Expr>),
    /// A declared list, as a collection.
    List(ListId),
    /// A set written out.
    Set(Vec<Expr>),
    /// Conjunction, at least two.
    And(Vec<Expr>),
    /// Disjunction, at least two.
    Or(Vec<Expr>),
    /// Negation.
    Not(Box<Expr>),
    /// An order or equality, both sides of one dimension or type.
    Compare(Relation, Box<Expr>, Box<Expr>),
    /// Membership.
    In {
        /// The element.
        element: Box<Expr>,
        /// The set, list fact or declared list.
        collection: Box<Expr>,
        /// `not in`
        negated: bool,
    },
    /// Arithmetic of two.
    Arithmetic(Arithmetic, Box<Expr>, Box<Expr>),
    /// `all { ... }`, `any { ... }`
    Block(#[serde(serialize_with = "block_word")] BlockKind, Vec<Limb>),
    /// A quantifier.
    Quantified {
        /// Which.
        #[serde(serialize_with = "quantifier_word")]
        quantifier: Quantifier,
        /// The variable's slot.
        variable: Slot,
        /// The variable's name, for the proof.
        name: String,
        /// What it runs over: a list or set fact, or a declared list.
        collection: Box<Expr>,
        /// `where`
        filter: Option<Box<Expr>>,
        /// `has`
        body: Box<Expr>,
    },
    /// `sum of`
    SumOf {
        /// What is added.
        value: Box<Expr>,
        /// The variable's slot.
        variable: Slot,
        /// The variable's name.
        name: String,
        /// What it runs over.
        collection: Box<Expr>,
        /// `where`
        filter: Option<Box<Expr>>,
    },
    /// `count of`
    CountOf {
        /// The variable's slot.
        variable: Slot,
        /// The variable's name.
        name: String,
        /// What it runs over.
        collection: Box<Expr>,
        /// `where`
        filter: Option<Box<Expr>>,
    },
}

/// A limb of a block.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Limb {
    /// `(a)`, without the parentheses.
    pub label: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its condition.
    pub condition: Expr,
    /// Where.
    pub span: Span,
}

/// An order or equality.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Relation {
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
}

/// Arithmetic. `date + number` and `date - number` give a date, `date - date` a number of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Arithmetic {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`
    Over,
}

fn block_word<S: serde::Serializer>(kind: &BlockKind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match kind {
        BlockKind::All => "all",
        BlockKind::Any => "any",
    })
}

fn quantifier_word<S: serde::Serializer>(q: &Quantifier, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match q {
        Quantifier::Any => "any",
        Quantifier::Every => "every",
        Quantifier::No => "no",
    })
}

impl Expr {
    /// The expressions directly inside this one, in the order written.
    #[must_use]
    pub fn children(&self) -> Vec<&Expr> {
        match &self.kind {
            ExprKind::Constant(_)
            | ExprKind::Date
            | ExprKind::Fact(_)
            | ExprKind::Variable(_)
            | ExprKind::Parameter(_)
            | ExprKind::Judgment(_)
            | ExprKind::List(_) => Vec::new(),
            ExprKind::Field { of, .. } => vec![of],
            ExprKind::Define(_, args)
            | ExprKind::Provision(_, args)
            | ExprKind::Table(_, args)
            | ExprKind::Function(_, args)
            | ExprKind::Set(args)
            | ExprKind::And(args)
            | ExprKind::Or(args) => args.iter().collect(),
            ExprKind::Not(inner) => vec![inner],
            ExprKind::SameName(a, b)
            | ExprKind::Compare(_, a, b)
            | ExprKind::Arithmetic(_, a, b) => vec![a, b],
            ExprKind::In { element, collection, .. } => vec![element, collection],
            ExprKind::Block(_, limbs) => limbs.iter().map(|limb| &limb.condition).collect(),
            ExprKind::Quantified { collection, filter, body, .. } => {
                let mut inner: Vec<&Expr> = vec![collection];
                inner.extend(filter.as_deref());
                inner.push(body);
                inner
            }
            ExprKind::SumOf { value, collection, filter, .. } => {
                let mut inner: Vec<&Expr> = vec![collection];
                inner.extend(filter.as_deref());
                inner.push(value);
                inner
            }
            ExprKind::CountOf { collection, filter, .. } => {
                let mut inner: Vec<&Expr> = vec![collection];
                inner.extend(filter.as_deref());
                inner
            }
        }
    }
}
