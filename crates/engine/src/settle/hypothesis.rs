//! Deciding again with another fact.

use tidewaiter_model::{Model, PackId, Value};

use crate::decide::{Evaluator, Functions};
use crate::determination::{Range, Verdict};
use crate::facts::{Facts, Path};
use crate::jurisdiction::completed;
use crate::plan::Law;

/// Decides a transaction again with other facts.
#[derive(Debug, Clone, Copy)]
pub struct Hypotheses<'a> {
    /// The law.
    pub law: &'a Law<'a>,
    /// The pack asked.
    pub pack: PackId,
    /// The facts as they are.
    pub facts: &'a Facts,
    /// Plugin functions.
    pub functions: Option<&'a dyn Functions>,
}

impl Hypotheses<'_> {
    /// The model.
    #[must_use]
    pub fn model(&self) -> &Model {
        self.law.model
    }

    /// The range with another value at a place; none where that contradicts a derived fact.
    #[must_use]
    pub fn range_with(&self, place: &Path, value: Value) -> Option<Range> {
        let changed = place.with(self.model(), self.facts, Some(value));
        let facts = completed(self.model(), changed)?;
        Some(Evaluator::new(self.law, &facts, self.functions).verdicts(self.pack).range)
    }
}

/// How many verdicts lie between the ends of a range.
#[must_use]
pub fn width(range: Range) -> usize {
    level(range.most).saturating_sub(level(range.least))
}

/// The place of a verdict between `not_subject` and `prohibited`.
fn level(verdict: Verdict) -> usize {
    let outcome = verdict.outcome as usize;
    let reviews = crate::determination::Review::ALL.len();
    match verdict.review {
        Some(review) => outcome + review as usize,
        None if verdict == Verdict::PROHIBITED => outcome + reviews - 1,
        None => outcome,
    }
}
