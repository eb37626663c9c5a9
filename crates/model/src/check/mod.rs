//! The checker: resolves names, types, units and timelines across packs into one model, and tells
//! everything that is wrong on the way. One file a check.

mod cycles;
mod dated;
mod expression;
mod findings;
mod given;
mod literal;
mod manifest;
mod names;
mod operators;
mod packs;
mod provision;
mod rows;
mod suspension;
mod tests;
mod timeline;
mod units;
mod vocabulary;

use std::collections::{BTreeMap, HashMap};

use tidewaiter_syntax::tree::Declaration;
use tidewaiter_syntax::{Diagnostic, Severity, Sources, Span};

use crate::model::{
    DefineId, FactId, FunctionId, JudgmentId, ListId, Meta, Model, PackId, ParameterId,
    ProvisionId, SuspensionId, TableId,
};
use crate::types::{EnumerationId, RecordId};
use crate::unit::Unit;

/// One pack's files as text, by their path inside the pack's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackText {
    /// How the user names the folder.
    pub folder: String,
    /// Path, with `/`, to text.
    pub files: BTreeMap<String, String>,
}

/// What packs mean, and what is wrong with them.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The texts, so that spans can be shown.
    pub sources: Sources,
    /// The model; of use only where [`Checked::is_usable`].
    pub model: Model,
    /// What is wrong, by place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Checked {
    /// Whether nothing is wrong that keeps the model from being run.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        self.diagnostics.iter().all(|diagnostic| diagnostic.severity < Severity::Error)
    }
}

/// Checks packs together. Reads nothing but what it is given.
#[must_use]
pub fn check(packs: &[PackText]) -> Checked {
    check_some(packs, true)
}

/// Checks packs without the files in their `tests` folders, which no decision needs: they are half
/// of a pack's text. The digests are those of the whole packs.
#[must_use]
pub fn check_without_tests(packs: &[PackText]) -> Checked {
    check_some(packs, false)
}

fn check_some(packs: &[PackText], tests: bool) -> Checked {
    let mut checker = Checker {
        packs,
        tests,
        order: Vec::new(),
        sources: Sources::new(),
        diagnostics: Vec::new(),
        model: Model::default(),
        declared: Vec::new(),
        names: HashMap::new(),
        units: BTreeMap::new(),
        files: HashMap::new(),
    };
    checker.load_packs();
    checker.declare_names();
    checker.declare_units();
    checker.vocabulary();
    checker.signatures();
    checker.bodies();
    checker.suspensions();
    checker.provisions();
    checker.all_tests();
    checker.cycles();
    checker.findings();
    let mut diagnostics = checker.diagnostics;
    diagnostics.sort_by(|a, b| a.span().cmp(&b.span()).then(a.code.cmp(&b.code)));
    diagnostics.dedup();
    Checked { sources: checker.sources, model: checker.model, diagnostics }
}

/// Namespaces: a fact may have the name of its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Namespace {
    Units,
    Types,
    Values,
    Fixtures,
}

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Symbol {
    Unit,
    Enumeration(EnumerationId),
    Record(RecordId),
    Fact(FactId),
    Define(DefineId),
    Parameter(ParameterId),
    List(ListId),
    Table(TableId),
    Suspension(SuspensionId),
    Judgment(JudgmentId),
    Function(FunctionId),
    Provision(ProvisionId),
    /// The place among the declarations.
    Fixture(usize),
}

/// The packs whose names a file sees: its own, then those it uses.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Visible {
    packs: Vec<PackId>,
}

/// A declaration, where it stands and what it sees.
#[derive(Debug, Clone)]
struct Declared {
    pack: PackId,
    visible: Visible,
    declaration: Declaration,
}

/// The state of a check.
#[derive(Debug)]
struct Checker<'p> {
    packs: &'p [PackText],
    /// Whether the files in `tests` folders are read too.
    tests: bool,
    /// For each pack of the model its place in `packs`.
    order: Vec<usize>,
    sources: Sources,
    diagnostics: Vec<Diagnostic>,
    model: Model,
    /// All declarations, by pack, then name; tests last, as they stand.
    declared: Vec<Declared>,
    names: HashMap<(Namespace, PackId, String), (Symbol, Span)>,
    /// By pack and name; the built-in ones have no pack.
    units: BTreeMap<(Option<PackId>, String), Unit>,
    /// CSV files already added to the sources.
    files: HashMap<(PackId, String), tidewaiter_syntax::SourceId>,
}

impl Checker<'_> {
    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// What every declaration has.
    fn meta(&self, declared: &Declared, name: &str, title: Option<&str>) -> Meta {
        let pack = self.model.pack(declared.pack).map(|pack| pack.name.clone()).unwrap_or_default();
        Meta {
            pack: declared.pack,
            name: name.to_owned(),
            id: format!("{pack}.{name}"),
            title: title.unwrap_or(name).to_owned(),
            doc: declared.declaration.doc.clone(),
            span: declared.declaration.span,
        }
    }
}
