//! What a determination carries besides its range, in the form in which it crosses.

use crate::condition::{Condition, Truth};
use crate::day::Day;
use crate::provision::{Provision, Standing};
use crate::wire::determinations as wire;

/// What was said of one transaction.
#[derive(Debug, Default)]
pub struct Said {
    pub(crate) considered: Vec<wire::Provision>,
    pub(crate) not_encoded: Vec<wire::Provision>,
    pub(crate) duties: Vec<wire::Notice>,
    pub(crate) flags: Vec<wire::Notice>,
    pub(crate) remarks: Vec<String>,
    /// The facts that leave open what could matter to the range.
    pub(crate) open: Vec<String>,
}

impl Said {
    /// A remark, once.
    pub(crate) fn remark(&mut self, text: &str) {
        if !self.remarks.iter().any(|said| said == text) {
            self.remarks.push(text.to_owned());
        }
    }

    /// A provision that would apply and has no effect.
    pub(crate) fn idle(
        &mut self,
        provision: &Provision,
        kind: wire::ProvisionKind,
        standing: Standing,
        known: Day,
        condition: Condition,
    ) {
        let mut idle = considered(provision, kind, standing, known, condition, &[]);
        idle.applies = wire::Truth::Fails;
        idle.decided_by = Vec::new();
        self.considered.push(idle);
    }
}

/// A provision as it was considered.
pub fn considered(
    provision: &Provision,
    kind: wire::ProvisionKind,
    standing: Standing,
    known: Day,
    condition: Condition,
    targets: &[&str],
) -> wire::Provision {
    let decided_by = condition.step.as_ref().map(|step| step.decisive(condition.truth));
    wire::Provision {
        id: provision.id.to_owned(),
        kind,
        title: provision.title.to_owned(),
        cite: owned(provision.cite),
        applies: condition.truth.wire(),
        force: provision.force(known),
        standing: standing.wire(),
        gives: None,
        targets: owned(targets),
        decided_by: decided_by.unwrap_or_default(),
        remarks: owned(provision.remarks),
        proof: condition.step.map(|step| step.flat()).unwrap_or_default(),
    }
}

/// A duty or red flag that arises, or may.
pub fn notice(provision: &Provision, applies: Truth) -> wire::Notice {
    wire::Notice {
        text: provision.title.to_owned(),
        cite: owned(provision.cite),
        from: provision.id.to_owned(),
        applies: applies.wire(),
    }
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}
