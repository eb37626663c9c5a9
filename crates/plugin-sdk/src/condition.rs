//! Conditions in strong Kleene logic, each with the step of the proof that it leaves behind.

use crate::proof::Step;
use crate::wire::determinations::{Evidence, EvidenceKind};

/// True, false, or not known from the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Truth {
    /// It does not hold.
    False,
    /// It holds.
    True,
    /// The facts do not say.
    Unknown,
}

impl Truth {
    /// The truth of something that may be unknown.
    #[must_use]
    pub fn of(known: Option<bool>) -> Truth {
        match known {
            Some(true) => Truth::True,
            Some(false) => Truth::False,
            None => Truth::Unknown,
        }
    }

    fn and(self, other: Truth) -> Truth {
        match (self, other) {
            (Truth::False, _) | (_, Truth::False) => Truth::False,
            (Truth::True, Truth::True) => Truth::True,
            (Truth::Unknown, Truth::True | Truth::Unknown) | (Truth::True, Truth::Unknown) => {
                Truth::Unknown
            }
        }
    }

    pub(crate) fn or(self, other: Truth) -> Truth {
        self.inverse().and(other.inverse()).inverse()
    }

    fn inverse(self) -> Truth {
        match self {
            Truth::True => Truth::False,
            Truth::False => Truth::True,
            Truth::Unknown => Truth::Unknown,
        }
    }
}

/// A condition that has been looked at: whether it holds, and why.
#[derive(Debug, Clone)]
pub struct Condition {
    /// Whether it holds.
    pub truth: Truth,
    /// Why; none where only the outcome is asked.
    pub(crate) step: Option<Box<Step>>,
}

impl Condition {
    /// A condition of the author's own making: in words, with the values on which it rests.
    #[must_use]
    pub fn stated(truth: Truth, text: &str) -> Condition {
        Condition { truth, step: Some(Box::new(Step::new(truth, text))) }
    }

    pub(crate) fn bare(truth: Truth) -> Condition {
        Condition { truth, step: None }
    }

    /// A question that the vocabulary does not answer and people must: whether a design is peculiar to
    /// a use, whether an end user is trustworthy. It is unknown, and the proof asks it.
    #[must_use]
    pub fn judgment(question: &str) -> Condition {
        let mut step = Step::new(Truth::Unknown, question);
        step.because.push(Evidence {
            kind: EvidenceKind::Judgment,
            name: question.to_owned(),
            value: "unknown".to_owned(),
            note: String::new(),
        });
        Condition { truth: Truth::Unknown, step: Some(Box::new(step)) }
    }

    /// Holds where both do. The other is looked at only where this one does not fail, so that
    /// nothing is asked that cannot matter.
    #[must_use]
    pub fn and(self, other: impl FnOnce() -> Condition) -> Condition {
        if self.truth == Truth::False {
            return self;
        }
        match (self.step.as_ref(), other()) {
            // The outcome alone was asked.
            (None, Condition { truth, step: None }) => Condition::bare(self.truth.and(truth)),
            (_, other) => all([self, other]),
        }
    }

    /// Holds where one does. The other is looked at only where this one does not hold.
    #[must_use]
    pub fn or(self, other: impl FnOnce() -> Condition) -> Condition {
        if self.truth == Truth::True {
            return self;
        }
        match (self.step.as_ref(), other()) {
            (None, Condition { truth, step: None }) => Condition::bare(self.truth.or(truth)),
            (_, other) => any([self, other]),
        }
    }

    /// As a limb of the text: its label as in the statute, and what it asks in words.
    #[must_use]
    pub fn limb(mut self, label: &str, text: &str) -> Condition {
        if let Some(step) = self.step.take() {
            self.step = Some(Box::new(if step.label.is_empty() && step.text.is_empty() {
                Step { label: label.to_owned(), text: text.to_owned(), ..*step }
            } else {
                let mut limb = Step::new(self.truth, text);
                limb.label = label.to_owned();
                limb.steps = vec![*step];
                limb
            }));
        }
        self
    }

    /// With a citation of this very limb.
    #[must_use]
    pub fn cite(mut self, source: &str) -> Condition {
        if let Some(step) = &mut self.step {
            step.cite.push(source.to_owned());
        }
        self
    }
}

/// Holds where every one does; of none, it does.
#[must_use]
pub fn all(conditions: impl IntoIterator<Item = Condition>) -> Condition {
    together(true, conditions)
}

/// Holds where at least one does; of none, it does not.
#[must_use]
pub fn any(conditions: impl IntoIterator<Item = Condition>) -> Condition {
    together(false, conditions)
}

/// Holds where the other does not.
#[must_use]
#[allow(clippy::should_implement_trait)]
pub fn not(condition: Condition) -> Condition {
    let truth = condition.truth.inverse();
    let step = condition.step.map(|step| {
        let mut denied = Step::new(truth, &["not: ", step.words()].concat());
        denied.because.clone_from(&step.because);
        denied.steps = vec![*step];
        Box::new(denied)
    });
    Condition { truth, step }
}

/// What holds of some element, or of every one, of a list.
pub(crate) fn quantified(
    every: bool,
    conditions: impl Iterator<Item = Condition>,
    proof: bool,
) -> Condition {
    let mut truth = Truth::True;
    let mut steps = Vec::new();
    for condition in conditions {
        let next = if every { condition.truth } else { condition.truth.inverse() };
        truth = truth.and(next);
        steps.extend(condition.step.map(|step| *step));
    }
    let truth = if every { truth } else { truth.inverse() };
    let step = proof.then(|| {
        let words = if every { "of every element" } else { "of some element" };
        Box::new(Step { steps, ..Step::new(truth, words) })
    });
    Condition { truth, step }
}

fn together(every: bool, conditions: impl IntoIterator<Item = Condition>) -> Condition {
    let mut truth = if every { Truth::True } else { Truth::False };
    let mut steps = Vec::new();
    for condition in conditions {
        truth = if every { truth.and(condition.truth) } else { truth.or(condition.truth) };
        match condition.step {
            // What is itself such a gathering, and no limb, adds no level of its own.
            Some(step) if step.gathers(every) => steps.extend(step.steps),
            Some(step) => steps.push(*step),
            None => {}
        }
    }
    // Without a step below there is nothing to show: only the outcome was asked.
    let step = (!steps.is_empty()).then(|| Box::new(Step { steps, every, ..Step::new(truth, "") }));
    Condition { truth, step }
}
