//! The facts of one row, as the author reads them.

mod lists;
mod money;
mod number;
mod quantity;
mod values;

pub use money::MoneyFact;
pub use number::NumberFact;
pub use quantity::Quantity;
pub use values::{DayFact, TextFact, TruthFact};

use crate::condition::{Condition, Truth};
use crate::field::{AnyField, Field, kinds};
use crate::proof::Step;
use crate::run::{Given, Reading, Run, SUPPOSED, Spot};
use crate::table::Cell;
use crate::wire::determinations::{Evidence, EvidenceKind};

/// How deep lists lie in lists, at most, the rows counted in.
const DEPTH: usize = 4;

/// The facts of a transaction, or of one element of a list in it.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    run: &'a Run<'a>,
    /// The places of the elements on the way, the row first.
    places: [usize; DEPTH],
    depth: usize,
}

impl<'a> Facts<'a> {
    pub(crate) fn of(run: &'a Run<'a>) -> Facts<'a> {
        let mut places = [0; DEPTH];
        places[0] = run.row;
        Facts { run, places, depth: 0 }
    }

    /// A field that is true or false.
    #[must_use]
    pub fn truth(&self, field: Field<kinds::Truth>) -> TruthFact<'a> {
        TruthFact { facts: *self, field: field.any }
    }

    /// A number or share, in the unit of the field's declaration.
    #[must_use]
    pub fn number(&self, field: Field<kinds::Number>) -> NumberFact<'a> {
        NumberFact { facts: *self, field: field.any }
    }

    /// A day.
    #[must_use]
    pub fn day(&self, field: Field<kinds::Day>) -> DayFact<'a> {
        DayFact { facts: *self, field: field.any }
    }

    /// Text, or a constant.
    #[must_use]
    pub fn text(&self, field: Field<kinds::Text>) -> TextFact<'a> {
        TextFact { facts: *self, field: field.any }
    }

    /// An amount of money.
    #[must_use]
    pub fn money(&self, field: Field<kinds::Money>) -> MoneyFact<'a> {
        MoneyFact { facts: *self, field: field.any }
    }

    pub(crate) fn run(&self) -> &'a Run<'a> {
        self.run
    }

    #[inline]
    fn place(&self) -> usize {
        self.places.get(self.depth).copied().unwrap_or_default()
    }

    fn spot(&self, field: &AnyField) -> Spot {
        Spot { path: field.path, place: self.place() }
    }

    /// What stands in a column here. A field that lies in a list is read inside that list alone.
    fn cell(&self, field: &AnyField) -> Option<Cell<'a>> {
        let here = field.lists == self.depth && self.place() < SUPPOSED;
        here.then(|| self.run.table.cell(field.index, self.place()))?
    }

    /// What the field is supposed to be, for the sake of argument.
    #[inline]
    fn supposed(&self, field: &AnyField) -> Option<&'a Given> {
        if self.run.hypothesis.is_some() { self.supposed_here(field) } else { None }
    }

    fn supposed_here(&self, field: &AnyField) -> Option<&'a Given> {
        if self.place() < SUPPOSED {
            return self.run.supposed(self.spot(field));
        }
        // An element that its list is only supposed to have.
        let above = self.places.get(self.depth.checked_sub(1)?).copied()?;
        match self.run.supposed(Spot { path: field.path, place: above })? {
            Given::List(values) => values.get(self.place() - SUPPOSED),
            Given::Truth(_) | Given::Number(_) | Given::Day(_) | Given::Text(_) => None,
        }
    }

    /// The field's path with the places of the list elements in it: `parties[0].country`.
    fn path(&self, field: &AnyField) -> String {
        let mut path = String::new();
        let mut level = 0;
        let mut rest = field.path;
        while let Some((before, after)) = rest.split_once("[]") {
            path.push_str(before);
            if level < self.depth {
                let above = self.places.get(level).copied().unwrap_or_default();
                let first = self.run.table.elements(field.index, level, above);
                let here = self.places.get(level + 1).copied().unwrap_or_default();
                let position = here.saturating_sub(first.map_or(0, |elements| elements.start));
                path.push('[');
                path.push_str(&position.to_string());
                path.push(']');
            } else if !after.is_empty() {
                path.push_str("[]");
            }
            rest = after;
            level += 1;
        }
        path + rest
    }

    fn note(&self, field: &'static AnyField, known: Option<Given>, sides: Vec<Given>) {
        let reading =
            Reading { field, spot: self.spot(field), path: self.path(field), known, sides };
        self.run.readings.borrow_mut().push(reading);
    }

    /// The condition that a comparison makes; where proof is asked, with its step, and with what was
    /// looked at noted down.
    #[inline]
    fn compared(
        &self,
        field: &'static AnyField,
        truth: Truth,
        words: impl FnOnce() -> Compared,
    ) -> Condition {
        if self.run.proof { self.proven(field, truth, words) } else { Condition::bare(truth) }
    }

    // Apart from the way of the many rows of which only the outcome is asked, so that that is short.
    #[cold]
    #[inline(never)]
    fn proven(
        &self,
        field: &'static AnyField,
        truth: Truth,
        words: impl FnOnce() -> Compared,
    ) -> Condition {
        let Compared { text, known, sides } = words();
        let path = self.path(field);
        let value = known.as_ref().map_or_else(|| "unknown".to_owned(), |known| known.shown(field));
        let mut step = Step::new(truth, &[&path, " ", &text].concat());
        step.because.push(fact(&path, &value));
        self.note(field, known, sides);
        Condition { truth, step: Some(Box::new(step)) }
    }
}

/// What a comparison says of itself where proof is asked.
struct Compared {
    text: String,
    known: Option<Given>,
    sides: Vec<Given>,
}

/// A fact on which a step rests.
fn fact(name: &str, value: &str) -> Evidence {
    Evidence {
        kind: EvidenceKind::Fact,
        name: name.to_owned(),
        value: value.to_owned(),
        note: String::new(),
    }
}
