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
    /// Of several conditions together: whether every one is asked for.
    pub(crate) every: bool,
}

/// The most reasons that a provision tells.
const TOLD: usize = 6;

impl Step {
    pub(crate) fn new(truth: Truth, text: &str) -> Step {
        Step {
            label: String::new(),
            text: text.to_owned(),
            truth,
            because: Vec::new(),
            cite: Vec::new(),
            steps: Vec::new(),
            every: true,
        }
    }

    /// The steps in the order in which they cross, parent before child.
    pub(crate) fn flat(self) -> Vec<wire::Step> {
        let mut steps = Vec::new();
        let mut open = vec![(0, self)];
        while let Some((depth, step)) = open.pop() {
            let text = step.words().to_owned();
            open.extend(step.steps.into_iter().rev().map(|inner| (depth + 1, inner)));
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

    /// Whether it only gathers others, every one or any one, and is no limb of the text.
    pub(crate) fn gathers(&self, every: bool) -> bool {
        let plain = self.label.is_empty() && self.text.is_empty() && self.cite.is_empty();
        plain && self.every == every && !self.steps.is_empty()
    }

    /// How many steps inside hold: how near a miss was.
    fn holding(&self) -> usize {
        let own = usize::from(self.truth == Truth::True);
        self.steps.iter().fold(own, |count, step| count + step.holding())
    }

    /// What it says, or how those inside belong together.
    pub(crate) fn words(&self) -> &str {
        match (self.text.is_empty(), self.every) {
            (false, _) => &self.text,
            (true, true) => "all of these",
            (true, false) => "any of these",
        }
    }

    /// What decided: the innermost steps that have that truth, each with the label of its limb.
    pub(crate) fn decisive(&self, truth: Truth) -> Vec<String> {
        let mut found = Vec::new();
        self.tell(truth, "", &mut found);
        found
    }

    fn tell(&self, truth: Truth, limb: &str, found: &mut Vec<String>) {
        if self.truth != truth || found.len() >= TOLD {
            return;
        }
        let limb = if self.label.is_empty() { limb } else { &self.label };
        let mut inside: Vec<&Step> = self.steps.iter().filter(|step| step.truth == truth).collect();
        if !self.every && truth != Truth::True {
            // Of several alternatives the one that came nearest is told first.
            inside.sort_by_key(|step| std::cmp::Reverse(step.holding()));
        }
        if inside.is_empty() {
            let mut reason = String::new();
            if !limb.is_empty() {
                reason.push_str(limb);
                reason.push(' ');
            }
            reason.push_str(self.words());
            reason.push_str(&self.values());
            if !found.contains(&reason) {
                found.push(reason);
            }
        }
        for step in inside {
            step.tell(truth, limb, found);
        }
    }

    /// The values on which it rests, but for what its words say already.
    fn values(&self) -> String {
        let mut values = Vec::new();
        for evidence in &self.because {
            let asked = evidence.kind == wire::EvidenceKind::Judgment;
            let says = |what: &str| self.text.strip_suffix(what).is_some_and(|r| r.ends_with(' '));
            if asked || says(&evidence.value) {
                continue;
            }
            values.push(if self.text.contains(&evidence.name) && self.because.len() == 1 {
                evidence.value.clone()
            } else {
                [&evidence.name, " = ", &evidence.value].concat()
            });
        }
        if values.is_empty() { values.concat() } else { [" [", &values.join(", "), "]"].concat() }
    }

    /// The names of the facts that leave it open: those of unknown steps under unknown steps.
    pub(crate) fn open(&self, names: &mut Vec<String>) {
        if self.truth != Truth::Unknown {
            return;
        }
        for evidence in self.because.iter().filter(|e| e.kind == wire::EvidenceKind::Fact) {
            if !names.contains(&evidence.name) {
                names.push(evidence.name.clone());
            }
        }
        for step in &self.steps {
            step.open(names);
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
