//! Steps of a proof as a tree, and the flat form in which they cross.

use crate::condition::Truth;
use crate::wire::determinations as wire;

/// A step of the proof.
#[derive(Debug, Clone)]
pub struct Step {
    pub(crate) label: String,
    pub(crate) text: String,
    pub(crate) truth: Truth,
    pub(crate) because: Vec<wire::Evidence>,
    pub(crate) cite: Vec<String>,
    pub(crate) steps: Vec<Step>,
}

impl Step {
    pub(crate) fn new(truth: Truth, text: &str) -> Step {
        Step {
            label: String::new(),
            text: text.to_owned(),
            truth,
            because: Vec::new(),
            cite: Vec::new(),
            steps: Vec::new(),
        }
    }

    /// The steps in the order in which they cross, parent before child.
    pub(crate) fn flat(self) -> Vec<wire::Step> {
        let mut steps = Vec::new();
        let mut open = vec![(0, self)];
        while let Some((depth, step)) = open.pop() {
            open.extend(step.steps.into_iter().rev().map(|inner| (depth + 1, inner)));
            let text = if step.text.is_empty() { "together".to_owned() } else { step.text };
            steps.push(wire::Step {
                depth,
                label: step.label,
                text,
                truth: step.truth.wire(),
                because: step.because,
                cite: step.cite,
            });
        }
        steps
    }

    /// The words of the innermost steps, with their values, that have that truth: what decided.
    pub(crate) fn decisive(&self, truth: Truth, found: &mut Vec<String>) {
        if self.truth != truth {
            return;
        }
        let below = self.steps.iter().filter(|step| step.truth == truth);
        let count = below.clone().count();
        if count == 0 {
            let values = self.because.iter().map(|e| format!("{} is {}", e.name, e.value));
            let values: Vec<String> = values.collect();
            let values =
                if values.is_empty() { String::new() } else { format!(" ({})", values.join(", ")) };
            let label =
                if self.label.is_empty() { String::new() } else { format!("{} ", self.label) };
            found.push(format!("{label}{}{values}", self.text));
        }
        for step in below {
            step.decisive(truth, found);
        }
    }
}

impl Truth {
    /// As it crosses.
    #[must_use]
    pub fn wire(self) -> wire::Truth {
        match self {
            Truth::False => wire::Truth::Fails,
            Truth::True => wire::Truth::Holds,
            Truth::Unknown => wire::Truth::Unknown,
        }
    }
}
