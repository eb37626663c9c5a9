//! The checked model: what the packs mean, as plain data, free of the parser and the interpreter.
//!
//! Everything that reads packs reads this: the interpreter, the proof, lints, editors, compilers.

use serde::{Deserialize, Serialize};
use tidewaiter_syntax::{Day, Span};

use crate::expression::Expr;
use crate::types::{EnumerationId, RecordId, Type, Value};
use crate::unit::Unit;

pub use tidewaiter_syntax::tree::{OutcomeWord, ProvisionKind, ReviewPolicy};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub struct $name(pub u32);

        impl $name {
            /// Its place in the model's vector.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A pack, by its place in [`Model::packs`].
    PackId,
    /// A fact, by its place in [`Model::facts`].
    FactId,
    /// A judgment, by its place in [`Model::judgments`].
    JudgmentId,
    /// A definition, by its place in [`Model::defines`].
    DefineId,
    /// A parameter, by its place in [`Model::parameters`].
    ParameterId,
    /// A list, by its place in [`Model::lists`].
    ListId,
    /// A table, by its place in [`Model::tables`].
    TableId,
    /// A suspension declared apart, by its place in [`Model::suspensions`].
    SuspensionId,
    /// A plugin function, by its place in [`Model::functions`].
    FunctionId,
    /// A provision, by its place in [`Model::provisions`].
    ProvisionId,
}

/// All packs of a run, checked.
///
/// Packs are in an order in which each follows those it depends on, ties by name; declarations in
/// the order of packs, then of names, so that the order of files and texts changes nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
pub struct Model {
    /// The packs.
    pub packs: Vec<Pack>,
    /// Symbols of the base units; the first is the day.
    pub base_units: Vec<String>,
    /// Every declared unit with its worth in base units, and the days, by name.
    pub units: Vec<NamedUnit>,
    /// The enumerations.
    pub enumerations: Vec<Enumeration>,
    /// The record types.
    pub records: Vec<Record>,
    /// The facts.
    pub facts: Vec<Field>,
    /// The judgments.
    pub judgments: Vec<Judgment>,
    /// The definitions.
    pub defines: Vec<Define>,
    /// The parameters.
    pub parameters: Vec<Parameter>,
    /// The lists.
    pub lists: Vec<List>,
    /// The tables.
    pub tables: Vec<Table>,
    /// The suspensions that several provisions share.
    pub suspensions: Vec<SharedSuspension>,
    /// The plugin functions.
    pub functions: Vec<Function>,
    /// The provisions.
    pub provisions: Vec<Provision>,
    /// The tests.
    pub tests: Vec<Test>,
}

/// A unit that facts and packs may write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NamedUnit {
    /// Its symbol.
    pub name: String,
    /// Its dimension and worth.
    pub unit: Unit,
}

/// A pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pack {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// What it is.
    pub title: String,
    /// Whose law it states; none in a vocabulary pack.
    pub jurisdiction: Option<String>,
    /// Who makes that law.
    pub issuer: String,
    /// The packs it depends on.
    pub packs: Vec<PackId>,
    /// The plugins that its manifest names.
    pub plugins: Vec<Plugin>,
    /// SHA-256 over its files, lower-case hexadecimal.
    pub digest: String,
}

/// A wasm plugin as a manifest pins it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Plugin {
    /// Its name in the pack.
    pub name: String,
    /// Its file, relative to the pack's folder.
    pub path: String,
    /// SHA-256 of the file, lower-case hexadecimal.
    pub sha256: String,
    /// What it asks to import: `lists`, `log`.
    pub imports: Vec<String>,
    /// The limits that it asks for.
    pub limits: PluginLimits,
    /// Where the manifest names it.
    pub span: Span,
}

/// Limits of one call of a plugin. What is not named is the host's to settle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PluginLimits {
    /// Steps of its code, one for most instructions.
    pub fuel: Option<u64>,
    /// Milliseconds on the clock.
    pub time_ms: Option<u64>,
    /// Mebibytes of its memories together.
    pub memory_mib: Option<u64>,
    /// Elements of its tables together.
    pub table_elements: Option<u64>,
    /// Kibibytes of its stack.
    pub stack_kib: Option<u64>,
    /// Mebibytes that the host copies out of it for one answer.
    pub answer_mib: Option<u64>,
}

/// What every declaration has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Meta {
    /// Its pack.
    pub pack: PackId,
    /// Its name.
    pub name: String,
    /// Its stable id: `us-chips.ac_license`.
    pub id: String,
    /// Its title; its name where it has none.
    pub title: String,
    /// Its documentation.
    pub doc: String,
    /// Where.
    pub span: Span,
}

/// An enumeration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Enumeration {
    /// Name, id, title, documentation.
    pub meta: Meta,
    /// Its constants, in the order declared.
    pub constants: Vec<Constant>,
}

/// A constant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Constant {
    /// Its name.
    pub name: String,
    /// Its title; its name where it has none.
    pub title: String,
}

/// A record type.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Record {
    /// Name, id, title, documentation.
    pub meta: Meta,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// A field of a record, or a fact.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Field {
    /// Name, id, title, documentation.
    pub meta: Meta,
    /// Its type.
    pub ty: Type,
    /// How it follows from the record's other fields. The record is in slot 0 of the frame.
    pub derived: Option<Body>,
    /// The default, with its reason.
    pub default: Option<(Value, String)>,
}

/// An expression with the frame in which it is evaluated.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Body {
    /// The expression.
    pub expression: Expr,
    /// How many slots it needs.
    pub slots: u16,
}

/// A judgment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Judgment {
    /// Name, id, documentation; its title is the question.
    pub meta: Meta,
    /// Its source.
    pub cite: Vec<String>,
    /// How to answer it.
    pub guidance: String,
}

/// A definition.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Define {
    /// Name, id, title, documentation.
    pub meta: Meta,
    /// Its parameters, in the first slots.
    pub arguments: Vec<Argument>,
    /// What it stands for; its type is the definition's.
    pub body: Body,
    /// Its source; may be empty.
    pub cite: Vec<String>,
}

/// A parameter of a definition, class, table or function.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Argument {
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: Type,
}

/// Days, both ends included; no last day is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Period {
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Option<Day>,
}

impl Period {
    /// Whether the day is in it.
    #[must_use]
    pub fn contains(self, day: Day) -> bool {
        self.first <= day && self.last.is_none_or(|last| day <= last)
    }
}

/// When something is in force, and when that became known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Timeline {
    /// In force on these days.
    pub force: Period,
    /// Known from this day.
    pub announced: Day,
    /// Its end was known from this day; asked as of an earlier one, it is open.
    pub end_announced: Day,
    /// Its source.
    pub cite: Vec<String>,
    /// What the author could not confirm.
    pub unconfirmed: Vec<String>,
    /// Where.
    pub span: Span,
}

impl Timeline {
    /// Whether it is in force on `on`, as known on `known`.
    #[must_use]
    pub fn in_force(&self, on: Day, known: Day) -> bool {
        let last = if self.end_announced <= known { self.force.last } else { None };
        self.announced <= known && Period { first: self.force.first, last }.contains(on)
    }
}

/// A dated value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Parameter {
    /// Name, id, title, documentation.
    pub meta: Meta,
    /// Its type.
    pub ty: Type,
    /// Its values, by first day.
    pub values: Vec<(Timeline, Value)>,
}

/// A dated list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct List {
    /// Name, id, title, documentation.
    pub meta: Meta,
    /// What it lists: an enumeration, text or a record.
    pub ty: Type,
    /// Its versions, by first day.
    pub versions: Vec<ListVersion>,
    /// What joined and left between, by day.
    pub changes: Vec<ListChange>,
}

/// A version of a list, stated whole.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ListVersion {
    /// When.
    pub timeline: Timeline,
    /// What it lists.
    pub rows: Vec<Row>,
}

/// A row of a list or table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// The keys, of a table; empty in a list.
    pub keys: Vec<Value>,
    /// The value.
    pub value: Value,
    /// First and last day, where the row has dates of its own.
    pub force: Option<Period>,
    /// Known from, where the row says so.
    pub announced: Option<Day>,
    /// Its last day was known from this day; asked as of an earlier one, it is open. From the start,
    /// where the row does not say.
    pub end_announced: Option<Day>,
}

impl Row {
    /// A row without dates of its own: there as long as its version is.
    #[must_use]
    pub fn undated(keys: Vec<Value>, value: Value) -> Self {
        Self { keys, value, force: None, announced: None, end_announced: None }
    }

    /// Whether the row is there on `on`, as known on `known`.
    #[must_use]
    pub fn in_force(&self, on: Day, known: Day) -> bool {
        let end_known = self.end_announced.is_none_or(|announced| announced <= known);
        let days = |force: Period| if end_known { force } else { Period { last: None, ..force } };
        self.force.is_none_or(|force| days(force).contains(on))
            && self.announced.is_none_or(|announced| announced <= known)
    }
}

/// A value that joins or leaves a list on a day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ListChange {
    /// From this day (`force.first`) on; no last day.
    pub timeline: Timeline,
    /// Joins rather than leaves.
    pub joins: bool,
    /// The value.
    pub value: Value,
}

/// A lookup.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// Name, id, title, documentation.
    pub meta: Meta,
    /// Its keys.
    pub arguments: Vec<Argument>,
    /// Its value's type.
    pub ty: Type,
    /// Its versions, by first day.
    pub versions: Vec<TableVersion>,
    /// The value where the key is not there, with the reason.
    pub missing: Option<(Value, String)>,
}

/// A version of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TableVersion {
    /// When.
    pub timeline: Timeline,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A function that a plugin supplies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Function {
    /// Name, id, title, documentation.
    pub meta: Meta,
    /// Its parameters.
    pub arguments: Vec<Argument>,
    /// Its type.
    pub ty: Type,
    /// The plugin's name in the pack's manifest.
    pub plugin: String,
}

/// A provision of the law.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Provision {
    /// Name, id, title, documentation.
    pub meta: Meta,
    /// Which kind.
    #[serde(serialize_with = "kind_word")]
    pub kind: ProvisionKind,
    /// Parameters, of a class only.
    pub arguments: Vec<Argument>,
    /// What it is an exception to, or a review of.
    pub targets: Vec<ProvisionId>,
    /// The exceptions and reviews that target it.
    pub targeted_by: Vec<ProvisionId>,
    /// Its versions, by first day.
    pub versions: Vec<Version>,
}

fn kind_word<S: serde::Serializer>(kind: &ProvisionKind, s: S) -> Result<S::Ok, S::Error> {
    s.serialize_str(kind.keyword())
}

/// One version of a provision.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Version {
    /// When, and its source. `not encoded` without `force` is open from the first day there is.
    pub timeline: Timeline,
    /// No effect before this day.
    pub compliance: Option<Day>,
    /// Without effect on these days.
    pub suspended: Vec<Suspension>,
    /// Not enforced on these days.
    pub not_enforced: Vec<Interval>,
    /// Contested on these days, with the reason.
    pub contested: Vec<(Interval, String)>,
    /// Why it is not encoded; empty for every other kind.
    pub reason: String,
    /// To whom a letter is addressed.
    pub binds: Option<Expr>,
    /// The condition; none is always.
    pub when: Option<Expr>,
    /// The carve-out.
    pub unless: Option<Expr>,
    /// How many slots the expressions need.
    pub slots: u16,
    /// What it does.
    pub effect: Option<Effect>,
    /// What must be done.
    pub duties: Vec<Notice>,
    /// What to look out for.
    pub flags: Vec<Notice>,
}

/// Dated days on which a version is suspended, not enforced or contested.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Interval {
    /// The days.
    pub days: Period,
    /// Known from.
    pub announced: Day,
    /// Its source.
    pub cite: Vec<String>,
    /// Where.
    pub span: Span,
}

impl Interval {
    /// Whether it covers `on`, as known on `known`.
    #[must_use]
    pub fn covers(&self, on: Day, known: Day) -> bool {
        self.announced <= known && self.days.contains(on)
    }
}

/// A suspension, possibly hanging on a condition.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Suspension {
    /// The days.
    pub interval: Interval,
    /// The condition; none is always.
    pub when: Option<Expr>,
    /// What the author could not confirm; of one that is written out at a provision, the version
    /// has it.
    pub unconfirmed: Vec<String>,
    /// The declaration that it comes from, where several provisions share it.
    pub shared: Option<SuspensionId>,
}

/// A suspension of several provisions by one instrument. Each that it suspends has its stretches
/// among its own.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SharedSuspension {
    /// Name, id, title, documentation.
    pub meta: Meta,
    /// Its stretches, in the order written.
    pub stretches: Vec<Suspension>,
    /// How many slots its conditions need.
    pub slots: u16,
}

/// What a provision does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Effect {
    /// A license is required; the review policy, where one is published.
    LicenseRequired(#[serde(serialize_with = "policy_word")] Option<ReviewPolicy>),
    /// Prohibited.
    Prohibited,
    /// Another review policy.
    Review(#[serde(serialize_with = "some_policy_word")] ReviewPolicy),
    /// The exception lifts the requirement, with its duties.
    Available,
    /// The requirement does not reach the act.
    Lifted,
}

fn policy_word<S: serde::Serializer>(
    policy: &Option<ReviewPolicy>,
    s: S,
) -> Result<S::Ok, S::Error> {
    s.serialize_str(policy.map_or("unstated", ReviewPolicy::word))
}

fn some_policy_word<S: serde::Serializer>(policy: &ReviewPolicy, s: S) -> Result<S::Ok, S::Error> {
    s.serialize_str(policy.word())
}

/// The words of a duty or flag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// The words.
    pub text: String,
    /// The source; that of the version where it has none of its own.
    pub cite: Vec<String>,
}

/// A test: one case for each row of its table, or one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Test {
    /// Its pack.
    pub pack: PackId,
    /// Its title.
    pub title: String,
    /// Its cases.
    pub cases: Vec<TestCase>,
    /// Where.
    pub span: Span,
}

/// A case of a test.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TestCase {
    /// What tells it from the other cases; empty where there is one.
    pub name: String,
    /// The day.
    pub on: Day,
    /// The law as published by this day; the same day where not given.
    pub known: Option<Day>,
    /// As written rather than as enforced.
    pub as_written: bool,
    /// The facts given, before derivation.
    pub facts: Vec<(FactId, Value)>,
    /// The judgments given.
    pub judgments: Vec<(JudgmentId, bool)>,
    /// What must hold.
    pub expectations: Vec<Expectation>,
    /// Where.
    pub span: Span,
}

/// What a test expects.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Expectation {
    /// What.
    pub kind: ExpectationKind,
    /// Where.
    pub span: Span,
}

/// The kinds of expectation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum ExpectationKind {
    /// The ends of the determination.
    Outcome(ExpectedOutcome, ExpectedOutcome),
    /// The provision applies (true), does not (false), or is unknown (none).
    Provision(ProvisionId, Option<bool>),
    /// The fact or judgment is among the missing; a path as in the determination.
    Missing(String),
}

/// An outcome as a test writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ExpectedOutcome {
    /// Which.
    #[serde(serialize_with = "outcome_word")]
    pub outcome: OutcomeWord,
    /// The review policy, where it matters to the test.
    #[serde(serialize_with = "policy_word")]
    pub review: Option<ReviewPolicy>,
}

fn outcome_word<S: serde::Serializer>(outcome: &OutcomeWord, s: S) -> Result<S::Ok, S::Error> {
    s.serialize_str(outcome.word())
}

impl Model {
    /// The enumeration of that id. Ids are made with the model, so the look-up does not fail.
    #[must_use]
    pub fn enumeration(&self, id: EnumerationId) -> Option<&Enumeration> {
        self.enumerations.get(id.0 as usize)
    }

    /// The record type of that id.
    #[must_use]
    pub fn record(&self, id: RecordId) -> Option<&Record> {
        self.records.get(id.0 as usize)
    }

    /// The provision of that id.
    #[must_use]
    pub fn provision(&self, id: ProvisionId) -> Option<&Provision> {
        self.provisions.get(id.index())
    }

    /// The pack of that id.
    #[must_use]
    pub fn pack(&self, id: PackId) -> Option<&Pack> {
        self.packs.get(id.index())
    }

    /// All provisions with their ids.
    pub fn provisions(&self) -> impl Iterator<Item = (ProvisionId, &Provision)> {
        self.provisions
            .iter()
            .enumerate()
            .map(|(i, p)| (ProvisionId(u32::try_from(i).unwrap_or(u32::MAX)), p))
    }
}
