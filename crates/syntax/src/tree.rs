//! The syntax tree: what is written, and where, without meaning.
//!
//! Two trees are equal when they say the same, wherever it stands in the file, so that
//! `parse(format(parse(text))) == parse(text)` can be tested.

use crate::day::Day;
use crate::span::{Span, Spanned};

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

/// A dated value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParameterDeclaration {
    /// Its name.
    pub name: Name,
    /// Its type.
    pub ty: TypeExpression,
    /// Its title.
    pub title: Option<Text>,
    /// Its values.
    pub entries: Vec<ParameterEntry>,
}

/// `2023-11-17 ..: 4800 cite "88 FR 73458" announced 2023-10-17`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParameterEntry {
    /// In force on these days.
    pub force: DayRange,
    /// The value.
    pub value: Expression,
    /// Source and publication.
    pub note: EntryNote,
}

/// What may follow a dated entry.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EntryNote {
    /// `cite "..."`
    pub cite: Vec<Text>,
    /// `announced D`
    pub announced: Option<Spanned<Day>>,
    /// `unconfirmed "..."`
    pub unconfirmed: Option<Text>,
}

/// Days, both ends included.
#[derive(Debug, Clone)]
pub struct DayRange {
    /// First day.
    pub first: Spanned<Day>,
    /// Last day; none where open.
    pub last: Option<Spanned<Day>>,
    /// Where.
    pub span: Span,
}

impl PartialEq for DayRange {
    fn eq(&self, other: &Self) -> bool {
        self.first == other.first && self.last == other.last
    }
}

impl Eq for DayRange {}

/// A dated list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListDeclaration {
    /// Its name.
    pub name: Name,
    /// What it lists.
    pub ty: TypeExpression,
    /// Its title.
    pub title: Option<Text>,
    /// Its source.
    pub cite: Vec<Text>,
    /// Its versions and changes.
    pub entries: Vec<ListEntry>,
}

/// A version of a list, or a change to it.
#[derive(Debug, Clone)]
pub struct ListEntry {
    /// What is said.
    pub kind: ListEntryKind,
    /// Source and publication.
    pub note: EntryNote,
    /// Where.
    pub span: Span,
}

impl PartialEq for ListEntry {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind && self.note == other.note
    }
}

impl Eq for ListEntry {}

/// What an entry of a list says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListEntryKind {
    /// `RANGE: A, B` or `RANGE:` with nothing, the empty list.
    Values(DayRange, Vec<Expression>),
    /// `RANGE: from "file.csv"`
    From(DayRange, Text),
    /// `DATE: + A, - B`
    Change(Spanned<Day>, Vec<ListChange>),
}

/// One value that joins or leaves a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListChange {
    /// `+` rather than `-`.
    pub joins: bool,
    /// The value.
    pub value: Expression,
}

/// A lookup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableDeclaration {
    /// Its name.
    pub name: Name,
    /// Its keys.
    pub arguments: Vec<Argument>,
    /// Its value's type.
    pub ty: TypeExpression,
    /// Its title.
    pub title: Option<Text>,
    /// Its source.
    pub cite: Vec<Text>,
    /// Its versions.
    pub entries: Vec<TableEntry>,
    /// `missing VALUE because "..."`
    pub missing: Option<(Expression, Text)>,
}

/// `RANGE: from "file.csv"`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableEntry {
    /// In force on these days.
    pub force: DayRange,
    /// The file.
    pub file: Text,
    /// Source and publication.
    pub note: EntryNote,
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

/// A provision of the law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvisionDeclaration {
    /// Which kind.
    pub kind: ProvisionKind,
    /// Its name.
    pub name: Name,
    /// Parameters, of a class only.
    pub arguments: Vec<Argument>,
    /// What it is `to` (an exception) or `of` (a review); empty otherwise.
    pub targets: Vec<Name>,
    /// Its title, or the words of a flag or duty.
    pub title: Option<Text>,
    /// Its versions, at least one.
    pub versions: Vec<Version>,
}

/// The kinds of provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProvisionKind {
    /// `scope`
    Scope,
    /// `class`
    Class,
    /// `rule`
    Rule,
    /// `review`
    Review,
    /// `exception`
    Exception,
    /// `flag`
    Flag,
    /// `duty`
    Duty,
    /// `not encoded`
    NotEncoded,
}

impl ProvisionKind {
    /// The keyword, as written.
    #[must_use]
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Scope => "scope",
            Self::Class => "class",
            Self::Rule => "rule",
            Self::Review => "review",
            Self::Exception => "exception",
            Self::Flag => "flag",
            Self::Duty => "duty",
            Self::NotEncoded => "not encoded",
        }
    }
}

/// One version of a provision: its clauses, in the order written.
#[derive(Debug, Clone)]
pub struct Version {
    /// Its clauses.
    pub clauses: Vec<Clause>,
    /// Where.
    pub span: Span,
}

impl PartialEq for Version {
    fn eq(&self, other: &Self) -> bool {
        self.clauses == other.clauses
    }
}

impl Eq for Version {}

/// A clause of a provision.
pub type Clause = Spanned<ClauseKind>;

/// The kinds of clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClauseKind {
    /// `cite "...", "..."`
    Cite(Vec<Text>),
    /// `force A .. B`
    Force(DayRange),
    /// `announced D`
    Announced(Spanned<Day>),
    /// `ended announced D cite "..."`
    Ended {
        /// The day on which the end became known.
        announced: Spanned<Day>,
        /// Its source.
        cite: Vec<Text>,
    },
    /// `compliance D`
    Compliance(Spanned<Day>),
    /// `suspended A .. B when c announced D cite "..."`
    Suspended {
        /// The days.
        range: DayRange,
        /// The condition on which it hangs.
        when: Option<Expression>,
        /// Known from.
        announced: Option<Spanned<Day>>,
        /// Its source.
        cite: Vec<Text>,
    },
    /// `not enforced A .. B announced D cite "..."`
    NotEnforced {
        /// The days.
        range: DayRange,
        /// Known from.
        announced: Option<Spanned<Day>>,
        /// Its source.
        cite: Vec<Text>,
    },
    /// `contested A .. B "why" cite "..."`
    Contested {
        /// The days.
        range: DayRange,
        /// Why.
        reason: Text,
        /// Its source.
        cite: Vec<Text>,
    },
    /// `unconfirmed "what"`
    Unconfirmed(Text),
    /// `reason "..."`, of `not encoded`
    Reason(Text),
    /// `binds c`
    Binds(Expression),
    /// `when c`
    When(Expression),
    /// `unless c`
    Unless(Expression),
    /// `then ...`
    Then(Effect),
    /// `duty "..." cite "..."`
    Duty(Text, Vec<Text>),
    /// `flag "..." cite "..."`
    Flag(Text, Vec<Text>),
}

/// What a provision does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// `license required, review POLICY`; none is `unstated`
    LicenseRequired(Option<ReviewPolicy>),
    /// `prohibited`
    Prohibited,
    /// `POLICY`, of a review
    Review(ReviewPolicy),
    /// `available`, of an exception
    Available,
    /// `lifted`, of an exception
    Lifted,
}

/// How an application for a license is looked at, from mild to strict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReviewPolicy {
    /// Granted unless there is a reason not to.
    PresumptionOfApproval,
    /// On its merits.
    CaseByCase,
    /// Denied unless there is a reason not to.
    PresumptionOfDenial,
    /// Denied.
    PolicyOfDenial,
}

impl ReviewPolicy {
    /// Every policy, from mild to strict.
    pub const ALL: [ReviewPolicy; 4] = [
        Self::PresumptionOfApproval,
        Self::CaseByCase,
        Self::PresumptionOfDenial,
        Self::PolicyOfDenial,
    ];

    /// The word for it, as written.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::PresumptionOfApproval => "presumption_of_approval",
            Self::CaseByCase => "case_by_case",
            Self::PresumptionOfDenial => "presumption_of_denial",
            Self::PolicyOfDenial => "policy_of_denial",
        }
    }
}

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

/// Named facts that tests share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixtureDeclaration {
    /// Its name.
    pub name: Name,
    /// Its facts.
    pub entries: Vec<GivenEntry>,
}

/// One thing given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GivenEntry {
    /// A fixture's name.
    Fixture(Name),
    /// `path: value`, or `path { ... }` as `path: { ... }`
    Fact(Path, GivenValue),
}

/// `item.chip.tpp`
pub type Path = Spanned<Vec<Name>>;

/// A value given to a fact.
pub type GivenValue = Spanned<GivenKind>;

/// The kinds of given value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GivenKind {
    /// A literal or a constant's name.
    Literal(ExpressionKind),
    /// `unknown`
    Unknown,
    /// `[a, b]`
    List(Vec<GivenValue>),
    /// `{ name: value }`
    Record(Vec<GivenEntry>),
}

/// A test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestDeclaration {
    /// Its name.
    pub title: Text,
    /// `on D`
    pub on: Option<Spanned<Day>>,
    /// `known D`
    pub known: Option<Spanned<Day>>,
    /// `as written`
    pub as_written: bool,
    /// Everything given, in order.
    pub given: Vec<GivenEntry>,
    /// The table of cases.
    pub cases: Option<Cases>,
    /// What must hold (in every case).
    pub expectations: Vec<Expectation>,
}

/// A table of cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cases {
    /// The heading: paths, or `on`, `known`, `expect`, `case`.
    pub columns: Vec<Path>,
    /// The rows.
    pub rows: Vec<CaseRow>,
}

/// A row of a table of cases, a cell for each column.
#[derive(Debug, Clone)]
pub struct CaseRow {
    /// The cells.
    pub cells: Vec<CaseCell>,
    /// Where.
    pub span: Span,
}

impl PartialEq for CaseRow {
    fn eq(&self, other: &Self) -> bool {
        self.cells == other.cells
    }
}

impl Eq for CaseRow {}

/// A cell: under `expect` an expectation, else a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseCell {
    /// Under any other heading.
    Value(GivenValue),
    /// Under `expect`.
    Expect(Expectation),
}

/// What a test expects.
pub type Expectation = Spanned<ExpectationKind>;

/// The kinds of expectation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExpectationKind {
    /// `OUTCOME`, or `OUTCOME .. OUTCOME`
    Outcome {
        /// The least restrictive end.
        least: ExpectedOutcome,
        /// The most restrictive end; the same as `least` where one was written.
        most: ExpectedOutcome,
    },
    /// `applies NAME`
    Applies(Name),
    /// `not applies NAME`
    NotApplies(Name),
    /// `undetermined NAME`
    Undetermined(Name),
    /// `missing PATH`
    Missing(Path),
}

/// An outcome as a test writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExpectedOutcome {
    /// Which.
    pub outcome: OutcomeWord,
    /// `review POLICY`, where it matters to the test.
    pub review: Option<ReviewPolicy>,
}

/// The words for outcomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OutcomeWord {
    /// `not_subject`
    NotSubject,
    /// `no_license_required`
    NoLicenseRequired,
    /// `exception_available`
    ExceptionAvailable,
    /// `license_required`
    LicenseRequired,
    /// `prohibited`
    Prohibited,
}

impl OutcomeWord {
    /// The word, as written.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NotSubject => "not_subject",
            Self::NoLicenseRequired => "no_license_required",
            Self::ExceptionAvailable => "exception_available",
            Self::LicenseRequired => "license_required",
            Self::Prohibited => "prohibited",
        }
    }
}
