//! Names: what is declared where, and what is visible.

use tidewaiter_syntax::tree::{self, DeclarationKind};
use tidewaiter_syntax::{Diagnostic, Span};

use super::{Checker, Namespace, Symbol, Visible};
use crate::codes;
use crate::model::PackId;
use crate::types::{EnumerationId, RecordId};
use crate::{
    DefineId, FactId, FunctionId, JudgmentId, ListId, ParameterId, ProvisionId, SuspensionId,
    TableId,
};

impl Checker<'_> {
    /// Gives every declaration its id, in the order of packs and names.
    pub(super) fn declare_names(&mut self) {
        let mut counts = Counts::default();
        for (place, declared) in self.declared.clone().iter().enumerate() {
            let declaration = &declared.declaration;
            let Some((namespace, name)) = named(&declaration.kind) else { continue };
            let symbol = counts.symbol(&declaration.kind, place);
            let key = (namespace, declared.pack, name.value.clone());
            if let Some((_, first)) = self.names.get(&key) {
                let first = *first;
                self.duplicate(name, first);
                continue;
            }
            self.names.insert(key, (symbol, name.span));
        }
        // A name of a used pack may not be declared again: which one is meant would be unclear.
        for declared in self.declared.clone() {
            let Some((namespace, name)) = named(&declared.declaration.kind) else { continue };
            for used in self.used_by(declared.pack) {
                if let Some((_, first)) = self.names.get(&(namespace, used, name.value.clone())) {
                    let first = *first;
                    self.duplicate(name, first);
                }
            }
        }
    }

    fn duplicate(&mut self, name: &tree::Name, first: Span) {
        self.report(
            Diagnostic::error(
                codes::DUPLICATE,
                name.span,
                format!("`{}` is declared twice", name.value),
            )
            .also(first, "first declared here")
            .help("give one of them another name; texts at different times are versions of one"),
        );
    }

    fn used_by(&self, pack: PackId) -> Vec<PackId> {
        self.model.pack(pack).map(|pack| pack.packs.clone()).unwrap_or_default()
    }

    /// What a name means; none where it is not declared.
    pub(super) fn find(
        &self,
        namespace: Namespace,
        visible: &Visible,
        name: &str,
    ) -> Option<Symbol> {
        visible
            .packs
            .iter()
            .find_map(|pack| self.names.get(&(namespace, *pack, name.to_owned())))
            .map(|(symbol, _)| *symbol)
    }

    /// Reports a name that is not declared, with the nearest that is.
    pub(super) fn unknown(
        &mut self,
        namespace: Namespace,
        visible: &Visible,
        what: &str,
        name: &tree::Name,
    ) {
        let known: Vec<String> = self
            .names
            .keys()
            .filter(|(space, pack, _)| *space == namespace && visible.packs.contains(pack))
            .map(|(_, _, name)| name.clone())
            .collect();
        self.unknown_among(what, name, known.iter().map(String::as_str));
    }

    /// Reports a name that is not among some.
    pub(super) fn unknown_among<'k>(
        &mut self,
        what: &str,
        name: &tree::Name,
        known: impl Iterator<Item = &'k str>,
    ) {
        let known: Vec<&str> = known.collect();
        let help = match nearest(&name.value, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if known.len() <= 12 && !known.is_empty() => {
                format!("there are {}", known.join(", "))
            }
            None => "declare it, or `use` the pack that does".to_owned(),
        };
        self.report(
            Diagnostic::error(
                codes::UNKNOWN_NAME,
                name.span,
                format!("there is no {what} `{}`", name.value),
            )
            .help(help),
        );
    }
}

/// The known name nearest to a misspelt one, if it is near.
pub fn nearest<'k>(name: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    known
        .map(|candidate| (strsim::damerau_levenshtein(name, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.len() / 4)
        .min()
        .map(|(_, candidate)| candidate)
}

/// The namespace and name of a declaration; a test has none.
pub fn named(kind: &DeclarationKind) -> Option<(Namespace, &tree::Name)> {
    Some(match kind {
        DeclarationKind::Unit(d) => (Namespace::Units, &d.name),
        DeclarationKind::Enumeration(d) => (Namespace::Types, &d.name),
        DeclarationKind::Record(d) => (Namespace::Types, &d.name),
        DeclarationKind::Fact(d) => (Namespace::Values, &d.name),
        DeclarationKind::Define(d) => (Namespace::Values, &d.name),
        DeclarationKind::Parameter(d) => (Namespace::Values, &d.name),
        DeclarationKind::List(d) => (Namespace::Values, &d.name),
        DeclarationKind::Table(d) => (Namespace::Values, &d.name),
        DeclarationKind::Suspension(d) => (Namespace::Values, &d.name),
        DeclarationKind::Judgment(d) => (Namespace::Values, &d.name),
        DeclarationKind::Function(d) => (Namespace::Values, &d.name),
        DeclarationKind::Provision(d) => (Namespace::Values, &d.name),
        DeclarationKind::Fixture(d) => (Namespace::Fixtures, &d.name),
        DeclarationKind::Test(_) => return None,
    })
}

#[derive(Default)]
struct Counts {
    enumerations: u32,
    records: u32,
    facts: u32,
    defines: u32,
    parameters: u32,
    lists: u32,
    tables: u32,
    suspensions: u32,
    judgments: u32,
    functions: u32,
    provisions: u32,
}

impl Counts {
    /// The next id of the kind.
    fn symbol(&mut self, kind: &DeclarationKind, place: usize) -> Symbol {
        fn next(count: &mut u32) -> u32 {
            *count += 1;
            *count - 1
        }
        match kind {
            DeclarationKind::Unit(_) => Symbol::Unit,
            DeclarationKind::Enumeration(_) => {
                Symbol::Enumeration(EnumerationId(next(&mut self.enumerations)))
            }
            DeclarationKind::Record(_) => Symbol::Record(RecordId(next(&mut self.records))),
            DeclarationKind::Fact(_) => Symbol::Fact(FactId(next(&mut self.facts))),
            DeclarationKind::Define(_) => Symbol::Define(DefineId(next(&mut self.defines))),
            DeclarationKind::Parameter(_) => {
                Symbol::Parameter(ParameterId(next(&mut self.parameters)))
            }
            DeclarationKind::List(_) => Symbol::List(ListId(next(&mut self.lists))),
            DeclarationKind::Table(_) => Symbol::Table(TableId(next(&mut self.tables))),
            DeclarationKind::Suspension(_) => {
                Symbol::Suspension(SuspensionId(next(&mut self.suspensions)))
            }
            DeclarationKind::Judgment(_) => Symbol::Judgment(JudgmentId(next(&mut self.judgments))),
            DeclarationKind::Function(_) => Symbol::Function(FunctionId(next(&mut self.functions))),
            DeclarationKind::Provision(_) => {
                Symbol::Provision(ProvisionId(next(&mut self.provisions)))
            }
            DeclarationKind::Fixture(_) | DeclarationKind::Test(_) => Symbol::Fixture(place),
        }
    }
}
