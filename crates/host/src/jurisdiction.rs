//! A plugin as a jurisdiction: nothing above can tell it from a rule pack.

use std::sync::Arc;

use tidewaiter_engine::{
    Asked, Detail, Determination, Jurisdiction, Law, Posture, Range, Transaction,
};
use tidewaiter_model::{Constant, Model, PackId};

use crate::bindings::controls::{
    Answers, Batch, Description, Detail as WireDetail, Posture as WirePosture,
};
use crate::bindings::facts::{Column, Field};
use crate::column::{Encoder, days};
use crate::limits::Import;
use crate::plugin::{Plugin, PluginKind};
use crate::refusal::Refusal;
use crate::session::{DayLists, Failure, Session};
use crate::shape::{FactShape, Leaf, fact_shape};
use crate::verify::{Expected, determinations, empty};

/// Rows that cross in one call, at most.
const ROWS: usize = 1_024;

/// A plugin bound to the vocabulary of a model.
#[derive(Debug)]
pub struct PluginJurisdiction<'a> {
    model: &'a Arc<Model>,
    pack: Option<PackId>,
    plugin: &'a Plugin,
    about: &'a Description,
    fields: Vec<FactShape>,
}

impl<'a> PluginJurisdiction<'a> {
    /// Binds a plugin to a vocabulary. `pack` is the pack that names it, whose lists it may read.
    ///
    /// # Errors
    /// Where it is no jurisdiction, or reads fields that the vocabulary does not have.
    pub fn new(
        model: &'a Arc<Model>,
        pack: Option<PackId>,
        plugin: &'a Plugin,
    ) -> Result<PluginJurisdiction<'a>, Refusal> {
        let PluginKind::Jurisdiction(about) = &plugin.kind else {
            let help =
                "a plugin of functions is named in a pack's manifest and called by its rules";
            return Err(Refusal::new("it computes functions and decides no transaction", help));
        };
        // Its provisions are told from those of packs by its name alone.
        if model.packs.iter().any(|pack| pack.name == about.name) {
            let what = format!("it is named {}, as a rule pack is", about.name);
            return Err(Refusal::new(
                what,
                "use one or the other, or ask its author for another name",
            ));
        }
        let fields =
            about.fields.iter().map(|field| fact_shape(model, field)).collect::<Result<_, _>>()?;
        Ok(PluginJurisdiction { model, pack, plugin, about, fields })
    }

    /// What the field of that path can be, where it is one that it reads and of an enumeration. The
    /// path of a set of constants may come without its last `[]`.
    pub(crate) fn constants(&self, path: &str) -> Option<&[Constant]> {
        let own = |field: &&(&Field, &FactShape)| {
            field.0.path == path || field.0.path.strip_suffix("[]") == Some(path)
        };
        let (_, field) = self.about.fields.iter().zip(&self.fields).find(|field| own(&field))?;
        let Leaf::Constant(id) = &field.shape.leaf else { return None };
        self.model.enumeration(*id).map(|found| found.constants.as_slice())
    }

    /// The facts that it reads.
    pub(crate) fn fields(&self) -> &[FactShape] {
        &self.fields
    }

    /// The columns of a batch.
    fn columns(&self, batch: &[&Transaction]) -> Vec<Column> {
        let mut encoders: Vec<Encoder<'_>> = (self.fields.iter())
            .map(|field| Encoder::new(self.model, &field.shape, batch.len()))
            .collect();
        for transaction in batch {
            for (field, encoder) in self.fields.iter().zip(&mut encoders) {
                let value = transaction.facts.values.get(field.fact);
                encoder.push(value.and_then(Option::as_ref));
            }
        }
        encoders.into_iter().map(Encoder::finish).collect()
    }

    fn ask(
        &self,
        batch: &[&Transaction],
        asked: Asked,
        detail: Detail,
        lists: &Arc<DayLists>,
    ) -> Result<Vec<Determination>, Failure> {
        let call = Batch {
            rows: u32::try_from(batch.len()).unwrap_or(u32::MAX),
            columns: self.columns(batch),
            on: days(asked.on),
            known: days(asked.known),
            posture: wire(asked.posture),
            detail: match detail {
                Detail::Outcome => WireDetail::Outcome,
                Detail::Proof => WireDetail::Proof,
            },
        };
        let mut found = self.read(self.call(&call, lists)?, batch.len(), detail)?;
        if detail == Detail::Proof {
            // As for a rule pack: where the other reading of the law gives another range, it is told.
            let posture = wire(asked.posture.other());
            let call = Batch { posture, detail: WireDetail::Outcome, ..call };
            let others = self.read(self.call(&call, lists)?, batch.len(), Detail::Outcome)?;
            for (own, other) in found.iter_mut().zip(others) {
                own.other_posture = Some(other.range).filter(|other| *other != own.range);
            }
        }
        Ok(found)
    }

    /// One call of a fresh instance: a guest need never free what it takes for one.
    fn call(&self, call: &Batch, lists: &Arc<DayLists>) -> Result<Answers, Failure> {
        let mut session = Session::start(self.plugin, Arc::clone(lists))?;
        let answers = session.decide(call);
        self.plugin.keep_log(session.take_log());
        answers
    }

    fn read(
        &self,
        answers: Answers,
        rows: usize,
        detail: Detail,
    ) -> Result<Vec<Determination>, Failure> {
        let expected = Expected { about: self.about, rows, detail };
        determinations(&expected, answers, self.plugin.limits.answer)
    }

    fn lists(&self, asked: Asked) -> Arc<DayLists> {
        match self.pack {
            Some(pack) if self.plugin.imports.contains(&Import::Lists) => {
                Arc::new(DayLists::of(self.model, pack, &Law::new(self.model, asked)))
            }
            Some(_) | None => Arc::default(),
        }
    }

    /// What stands in the place of an answer that did not come: everything is left open.
    fn failed(&self, why: &str) -> Determination {
        let words = format!("the plugin {why}; its answer is open over the full range");
        let mut determination = empty(self.about, Range::FULL);
        determination.remarks.push(words.clone());
        determination.failure = Some(words);
        determination
    }
}

fn wire(posture: Posture) -> WirePosture {
    match posture {
        Posture::AsEnforced => WirePosture::AsEnforced,
        Posture::AsWritten => WirePosture::AsWritten,
    }
}

impl Jurisdiction for PluginJurisdiction<'_> {
    fn name(&self) -> &str {
        &self.about.name
    }

    fn decide(&self, batch: &[&Transaction], asked: Asked, detail: Detail) -> Vec<Determination> {
        let mut decided = Vec::with_capacity(batch.len());
        let lists = self.lists(asked);
        // A fresh instance for each call: nothing that went wrong in one reaches the next.
        for rows in batch.chunks(ROWS) {
            match self.ask(rows, asked, detail, &lists) {
                Ok(determinations) => decided.extend(determinations),
                Err(why) => decided.extend(rows.iter().map(|_| self.failed(&why))),
            }
        }
        decided
    }
}
