//! The one trait for a jurisdiction: facts and dates in, determination out. A rule pack is one, a
//! plugin is another, and nothing above asks which.

use tidewaiter_model::{Body, Model, PackId, ProvisionId, ProvisionKind, Value};

use crate::decide::{Evaluator, Functions, Verdicts};
use crate::determination::{Asked, Determination, Range};
use crate::facts::{Facts, Transaction, complete};
use crate::plan::Law;
use crate::proof::consider_all;
use crate::settle::{Hypotheses, changes, missing};

/// How much of a determination is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// The range only: for screening many.
    Outcome,
    /// Everything: provisions with their proof, what is missing, what would change the answer.
    Proof,
}

/// Whatever takes facts and dates and gives a determination.
pub trait Jurisdiction: std::fmt::Debug {
    /// The name of the pack or plugin.
    fn name(&self) -> &str;

    /// Decides a batch of transactions, one determination each, in their order.
    fn decide(&self, batch: &[&Transaction], asked: Asked, detail: Detail) -> Vec<Determination>;
}

/// A rule pack as a jurisdiction.
#[derive(Debug, Clone, Copy)]
pub struct RulePack<'m> {
    model: &'m Model,
    pack: PackId,
    functions: Option<&'m dyn Functions>,
}

impl<'m> RulePack<'m> {
    /// The packs of a model that state a jurisdiction's law.
    #[must_use]
    pub fn all(model: &'m Model, functions: Option<&'m dyn Functions>) -> Vec<RulePack<'m>> {
        let packs = (0..).map(PackId).zip(&model.packs);
        packs
            .filter(|(_, pack)| pack.jurisdiction.is_some())
            .map(|(pack, _)| RulePack { model, pack, functions })
            .collect()
    }

    /// The pack of that id, whatever it states.
    #[must_use]
    pub fn of(
        model: &'m Model,
        pack: PackId,
        functions: Option<&'m dyn Functions>,
    ) -> RulePack<'m> {
        RulePack { model, pack, functions }
    }

    /// The range alone, under a law already chosen: the shortest road.
    #[must_use]
    pub fn range(&self, law: &Law<'m>, facts: &Facts) -> Range {
        Evaluator::new(law, facts, self.functions).verdicts(self.pack).range
    }

    /// One determination, under a law already chosen.
    #[must_use]
    pub fn determine(&self, law: &Law<'m>, facts: &Facts, detail: Detail) -> Determination {
        let evaluator = Evaluator::new(law, facts, self.functions);
        let verdicts = evaluator.verdicts(self.pack);
        let mut determination = self.empty(verdicts.range);
        if detail == Detail::Proof {
            self.prove(&evaluator, &verdicts, &mut determination);
        }
        let failures = self.functions.map(Functions::failures).unwrap_or_default();
        if self.calls_functions() && !failures.is_empty() {
            determination.failure = Some(failures.join("; "));
        }
        determination
    }

    fn prove(
        &self,
        evaluator: &Evaluator<'_>,
        verdicts: &Verdicts,
        determination: &mut Determination,
    ) {
        let Some(asked) = evaluator.law.asked else { return };
        let scopes = self.scopes();
        let hypotheses = Hypotheses {
            law: evaluator.law,
            pack: self.pack,
            facts: evaluator.facts,
            functions: self.functions,
        };
        let all = consider_all(evaluator, self.pack, verdicts);
        determination.considered = all.considered;
        determination.not_encoded = all.not_encoded;
        determination.duties = all.duties;
        determination.flags = all.flags;
        determination.missing = missing(evaluator, &hypotheses, asked.on, verdicts, &scopes);
        determination.changes = changes(evaluator, &hypotheses, asked.on, verdicts, &scopes);
        determination.other_posture = self.other_posture(evaluator.facts, asked, verdicts.range);
        if !determination.not_encoded.is_empty() {
            determination.remarks.push(
                "provisions that this pack leaves out could touch the transaction; see not_encoded"
                    .to_owned(),
            );
        }
    }

    fn other_posture(&self, facts: &Facts, asked: Asked, range: Range) -> Option<Range> {
        let law = Law::new(self.model, Asked { posture: asked.posture.other(), ..asked });
        Some(self.range(&law, facts)).filter(|other| *other != range)
    }

    fn calls_functions(&self) -> bool {
        self.model.functions.iter().any(|function| function.meta.pack == self.pack)
    }

    fn scopes(&self) -> Vec<ProvisionId> {
        let own = |p: &tidewaiter_model::Provision| {
            p.kind == ProvisionKind::Scope && p.meta.pack == self.pack
        };
        self.model.provisions().filter(|(_, p)| own(p)).map(|(id, _)| id).collect()
    }

    fn empty(&self, range: Range) -> Determination {
        let pack = self.model.pack(self.pack);
        let text =
            |of: fn(&tidewaiter_model::Pack) -> &str| pack.map(of).unwrap_or_default().into();
        Determination {
            pack: text(|pack| &pack.name),
            version: text(|pack| &pack.version),
            jurisdiction: text(|pack| pack.jurisdiction.as_deref().unwrap_or_default()),
            issuer: text(|pack| &pack.issuer),
            ..Determination::bare(range)
        }
    }
}

impl Jurisdiction for RulePack<'_> {
    fn name(&self) -> &str {
        self.model.pack(self.pack).map(|pack| pack.name.as_str()).unwrap_or_default()
    }

    fn decide(&self, batch: &[&Transaction], asked: Asked, detail: Detail) -> Vec<Determination> {
        let law = Law::new(self.model, asked);
        batch.iter().map(|transaction| self.determine(&law, &transaction.facts, detail)).collect()
    }
}

/// The value of a derived field of a record.
#[must_use]
pub fn derived_value(model: &Model, body: &Body, record: &Value) -> Option<Value> {
    let (law, nothing) = (Law::none(model), Facts::unknown(model));
    Evaluator::new(&law, &nothing, None).body(body, vec![Some(record.clone())])
}

/// The facts with derived fields filled in; none where they contradict what is stated.
#[must_use]
pub fn completed(model: &Model, facts: Facts) -> Option<Facts> {
    complete(model, facts, &|body, record| derived_value(model, body, record)).ok()
}
