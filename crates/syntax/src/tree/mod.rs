//! The syntax tree: what is written, and where, without meaning.
//!
//! Two trees are equal when they say the same, wherever it stands in the file, so that
//! `parse(format(parse(text))) == parse(text)` can be tested.

mod dated;
mod expression;
mod provision;
mod test;

use crate::span::{Span, Spanned};

pub use dated::*;
pub use expression::*;
pub use provision::*;
pub use test::*;

/// A name as written.
pub type Name = Spanned<String>;
/// A text literal, unescaped.
pub type Text = Spanned<String>;

/// A rule file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Packs that it uses.
    pub uses: Vec<Name>,
    /// Its declarations, in the order of the file.
    pub declarations: Vec<Declaration>,
}

/// One declaration with its documentation.
#[derive(Debug, Clone)]
pub struct Declaration {
    /// The `///` lines before it, without the slashes, joined by line breaks; empty where none.
    pub doc: String,
    /// What is declared.
    pub kind: DeclarationKind,
    /// From its keyword to its end.
    pub span: Span,
}

impl PartialEq for Declaration {
    fn eq(&self, other: &Self) -> bool {
        self.doc == other.doc && self.kind == other.kind
    }
}

impl Eq for Declaration {}

/// The kinds of declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeclarationKind {
    /// `unit cm2 = 100 mm2 "square centimetre"`
    Unit(UnitDeclaration),
    /// `enumeration role "..." { ... }`
    Enumeration(EnumerationDeclaration),
    /// `record party "..." { ... }`
    Record(RecordDeclaration),
    /// `fact destination: country`
    Fact(Field),
    /// `define hq5(p: party): truth = ...`
    Define(DefineDeclaration),
    /// `parameter floor: number { ... }`
    Parameter(ParameterDeclaration),
    /// `list d5: country { ... }`
    List(ListDeclaration),
    /// `table chart(c: country): truth { ... }`
    Table(TableDeclaration),
    /// `suspension no_70 "..." { ... }`
    Suspension(SuspensionDeclaration),
    /// `judgment knows "..." { ... }`
    Judgment(JudgmentDeclaration),
    /// `function name_match(...): number from "plugin"`
    Function(FunctionDeclaration),
    /// `scope`, `class`, `rule`, `review`, `exception`, `flag`, `duty`, `not encoded`
    Provision(ProvisionDeclaration),
    /// `fixture h100 { ... }`
    Fixture(FixtureDeclaration),
    /// `test "..." { ... }`
    Test(TestDeclaration),
}

/// A unit of measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitDeclaration {
    /// Its symbol.
    pub name: Name,
    /// What it is worth in other units; a base unit has none.
    pub definition: Option<(Number, UnitExpression)>,
    /// Its name in words.
    pub title: Option<Text>,
}

/// A product and quotient of units: `GB/s/mm2`, or `1/mm2` for `per mm2`.
#[derive(Debug, Clone)]
pub struct UnitExpression {
    /// The first unit; none in `per mm2`.
    pub numerator: Option<Name>,
    /// The units after `/` or `per`.
    pub denominators: Vec<Name>,
    /// Where.
    pub span: Span,
}

impl PartialEq for UnitExpression {
    fn eq(&self, other: &Self) -> bool {
        self.numerator == other.numerator && self.denominators == other.denominators
    }
}

impl Eq for UnitExpression {}

/// An exact decimal as written, without its `_`; `-1.50` stays `-1.50`.
pub type Number = Spanned<String>;

/// An enumeration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnumerationDeclaration {
    /// Its name.
    pub name: Name,
    /// Its title.
    pub title: Option<Text>,
    /// Where its constants come from.
    pub constants: EnumerationConstants,
}

/// Where the constants of an enumeration come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EnumerationConstants {
    /// Written out.
    Written(Vec<EnumerationConstant>),
    /// From a CSV beside the pack.
    From(Text),
}

/// One constant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnumerationConstant {
    /// Its documentation.
    pub doc: String,
    /// Its name.
    pub name: Name,
    /// Its title.
    pub title: Option<Text>,
}

/// A record type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordDeclaration {
    /// Its name.
    pub name: Name,
    /// Its title.
    pub title: Option<Text>,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// A field of a record, or a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its documentation; of a fact, the declaration has it and this is empty.
    pub doc: String,
    /// Its name.
    pub name: Name,
    /// Its type.
    pub ty: TypeExpression,
    /// `= expression`
    pub derived: Option<Expression>,
    /// `default value because "reason"`
    pub default: Option<(Expression, Text)>,
}

/// A type as written.
pub type TypeExpression = Spanned<TypeKind>;

/// The kinds of type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeKind {
    /// `truth`
    Truth,
    /// `number`, `number in GB/s`, `number per mm2`
    Number(Option<UnitExpression>),
    /// `percent`
    Percent,
    /// `money`
    Money,
    /// `date`
    Date,
    /// `text`
    Text,
    /// An enumeration or a record.
    Named(Name),
    /// `list of T`
    List(Box<TypeExpression>),
    /// `set of T`
    Set(Box<TypeExpression>),
}

/// A parameter of a definition, class, table or function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Argument {
    /// Its name.
    pub name: Name,
    /// Its type.
    pub ty: TypeExpression,
}

/// A definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DefineDeclaration {
    /// Its name.
    pub name: Name,
    /// Its parameters.
    pub arguments: Vec<Argument>,
    /// Its type.
    pub ty: TypeExpression,
    /// What it stands for.
    pub body: Expression,
    /// Where that is written; may be empty.
    pub cite: Vec<Text>,
}

/// A question that a person answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgmentDeclaration {
    /// Its name.
    pub name: Name,
    /// The question.
    pub question: Text,
    /// Its source.
    pub cite: Vec<Text>,
    /// How to answer it.
    pub guidance: Option<Text>,
}

/// A function that a plugin supplies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FunctionDeclaration {
    /// Its name.
    pub name: Name,
    /// Its parameters.
    pub arguments: Vec<Argument>,
    /// Its type.
    pub ty: TypeExpression,
    /// The plugin's name in the manifest.
    pub plugin: Text,
}
