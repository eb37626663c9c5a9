//! Each provision of a pack as it was considered, with its proof.

use std::collections::BTreeSet;

use tidewaiter_model::{Effect, PackId, Provision, ProvisionId, ProvisionKind, Version};

use super::evidence::show_period;
use super::explain::Explainer;
use crate::decide::{Evaluator, Verdicts};
use crate::determination::{Considered, Kind, Notice, ProofStep, Standing, Truth};

/// The most reasons told for one provision.
const TOLD_REASONS: usize = 6;

/// The provisions of a pack as the determination lists them.
#[derive(Debug, Default)]
pub struct AllConsidered {
    /// Scopes, rules, and the exceptions and reviews of rules that apply or may apply.
    pub considered: Vec<Considered>,
    /// Provisions left out that could touch the transaction.
    pub not_encoded: Vec<Considered>,
    /// Duties that arise.
    pub duties: Vec<Notice>,
    /// Red flags that arise.
    pub flags: Vec<Notice>,
}

/// The kind of a provision, as the determination names it.
#[must_use]
fn kind_of(kind: ProvisionKind) -> Kind {
    match kind {
        ProvisionKind::Scope => Kind::Scope,
        ProvisionKind::Class => Kind::Class,
        ProvisionKind::Rule => Kind::Rule,
        ProvisionKind::Review => Kind::Review,
        ProvisionKind::Exception => Kind::Exception,
        ProvisionKind::Flag => Kind::Flag,
        ProvisionKind::Duty => Kind::Duty,
        ProvisionKind::NotEncoded => Kind::NotEncoded,
    }
}

/// Considers every provision of a pack.
#[must_use]
pub fn consider_all(evaluator: &Evaluator<'_>, pack: PackId, verdicts: &Verdicts) -> AllConsidered {
    let mut all = AllConsidered::default();
    let relevant = relevant(evaluator, verdicts);
    for (id, provision) in evaluator.model().provisions() {
        let own = provision.meta.pack == pack;
        match provision.kind {
            ProvisionKind::Scope if own => all.considered.push(consider(evaluator, id, provision)),
            ProvisionKind::Rule if own && verdicts.scope != Truth::False => {
                let mut considered = consider(evaluator, id, provision);
                let given = verdicts.rules.iter().find(|rule| rule.rule == id);
                considered.gives = given.map(|rule| rule.range);
                if given.is_some_and(|rule| rule.conflict) {
                    considered.remarks.push(
                        "exceptions or reviews of this rule that are met give different results; \
                         the determination spans them"
                            .to_owned(),
                    );
                }
                all.considered.push(considered);
            }
            ProvisionKind::Exception | ProvisionKind::Review if relevant.contains(&id) => {
                all.considered.push(consider(evaluator, id, provision));
            }
            ProvisionKind::NotEncoded if own && verdicts.scope != Truth::False => {
                let considered = consider(evaluator, id, provision);
                if considered.applies != Truth::False {
                    all.not_encoded.push(considered);
                }
            }
            ProvisionKind::Flag | ProvisionKind::Duty if own && verdicts.scope != Truth::False => {
                let applies = evaluator.applies(id);
                if applies != Truth::False {
                    let into = if provision.kind == ProvisionKind::Flag {
                        &mut all.flags
                    } else {
                        &mut all.duties
                    };
                    let version = evaluator.law.operation(id).and_then(|o| o.version);
                    into.push(Notice {
                        text: provision.meta.title.clone(),
                        cite: version.map(|v| v.timeline.cite.clone()).unwrap_or_default(),
                        from: provision.meta.id.clone(),
                        applies,
                    });
                }
            }
            ProvisionKind::Scope
            | ProvisionKind::Class
            | ProvisionKind::Rule
            | ProvisionKind::Review
            | ProvisionKind::Exception
            | ProvisionKind::Flag
            | ProvisionKind::Duty
            | ProvisionKind::NotEncoded => {}
        }
    }
    for considered in &all.considered {
        own_notices(evaluator, considered, &mut all.duties, &mut all.flags);
    }
    all
}

/// The exceptions and reviews that bear on rules that apply or may apply, and those that bear on
/// these in turn.
fn relevant(evaluator: &Evaluator<'_>, verdicts: &Verdicts) -> BTreeSet<ProvisionId> {
    let mut relevant = BTreeSet::new();
    let mut open: Vec<ProvisionId> = verdicts.rules.iter().map(|rule| rule.rule).collect();
    while let Some(target) = open.pop() {
        for kind in [ProvisionKind::Exception, ProvisionKind::Review] {
            for id in evaluator.targeting(target, kind) {
                if relevant.insert(id) {
                    open.push(id);
                }
            }
        }
    }
    relevant
}

/// The duties and flags written in a provision that applies or may apply.
fn own_notices(
    evaluator: &Evaluator<'_>,
    considered: &Considered,
    duties: &mut Vec<Notice>,
    flags: &mut Vec<Notice>,
) {
    let found = evaluator.model().provisions().find(|(_, p)| p.meta.id == considered.id);
    let version = found.and_then(|(id, _)| evaluator.law.operation(id)).and_then(|o| o.version);
    let Some(version) = version else { return };
    if considered.applies == Truth::False {
        return;
    }
    for (from, into) in [(&version.duties, duties), (&version.flags, flags)] {
        into.extend(from.iter().map(|notice| Notice {
            text: notice.text.clone(),
            cite: notice.cite.clone(),
            from: considered.id.clone(),
            applies: considered.applies,
        }));
    }
}

/// A provision with its truth, standing and proof.
fn consider(evaluator: &Evaluator<'_>, id: ProvisionId, provision: &Provision) -> Considered {
    let model = evaluator.model();
    let applies = match provision.kind {
        ProvisionKind::Exception | ProvisionKind::Review => evaluator.met(id),
        ProvisionKind::Scope
        | ProvisionKind::Class
        | ProvisionKind::Rule
        | ProvisionKind::Flag
        | ProvisionKind::Duty
        | ProvisionKind::NotEncoded => evaluator.applies(id),
    };
    let standing = evaluator.standing(id);
    let version = evaluator.law.operation(id).and_then(|operation| operation.version);
    let proof = Explainer { evaluator }.provision(id);
    let conditions = evaluator.conditions(id, Vec::new());
    let mut decided_by = Vec::new();
    for step in proof.iter().filter(|step| step.truth == conditions) {
        deciding(step, &mut decided_by);
    }
    for exception in evaluator.targeting(id, ProvisionKind::Exception) {
        if provision.kind != ProvisionKind::Rule && evaluator.met(exception) != Truth::False {
            let title =
                model.provision(exception).map(|e| e.meta.title.clone()).unwrap_or_default();
            decided_by.push(format!("taken away by: {title}"));
        }
    }
    // What plainly does not apply is told by what decided it; its whole proof would bury the rest.
    let in_effect = matches!(standing, Standing::InForce | Standing::PerhapsSuspended);
    let keep = applies != Truth::False
        || provision.kind == ProvisionKind::Exception
        || (!in_effect && conditions != Truth::False);
    Considered {
        id: provision.meta.id.clone(),
        kind: kind_of(provision.kind),
        title: provision.meta.title.clone(),
        cite: version.map(|v| v.timeline.cite.clone()).unwrap_or_default(),
        applies,
        force: version.map(|v| show_period(v.timeline.force)).unwrap_or_default(),
        standing,
        gives: None,
        targets: provision
            .targets
            .iter()
            .filter_map(|target| model.provision(*target))
            .map(|target| target.meta.id.clone())
            .collect(),
        decided_by,
        remarks: version.map(|v| remarks(evaluator, v, standing)).unwrap_or_default(),
        proof: if keep { proof } else { Vec::new() },
    }
}

/// The leaves of a proof that have the same truth as the whole: those on which it rests.
fn deciding(step: &ProofStep, told: &mut Vec<String>) {
    if told.len() >= TOLD_REASONS {
        return;
    }
    let mut inner = step.steps.iter().filter(|inner| inner.truth == step.truth).peekable();
    if inner.peek().is_some() {
        for inner in inner {
            deciding(inner, told);
        }
        return;
    }
    let values: Vec<String> = step
        .because
        .iter()
        .filter(|evidence| !step.text.contains(&format!("\"{}\"", evidence.value)))
        .map(|evidence| {
            let name = evidence.name.rsplit_once('.').map_or(evidence.name.as_str(), |_| {
                // A dated thing is told without its pack, a fact with its whole path.
                match evidence.kind {
                    crate::determination::EvidenceKind::Parameter
                    | crate::determination::EvidenceKind::List
                    | crate::determination::EvidenceKind::Table => {
                        evidence.name.split_once('.').map_or(evidence.name.as_str(), |(_, n)| n)
                    }
                    crate::determination::EvidenceKind::Fact
                    | crate::determination::EvidenceKind::Judgment
                    | crate::determination::EvidenceKind::Computed => evidence.name.as_str(),
                }
            });
            format!("{name} = {}", evidence.value)
        })
        .collect();
    let label = if step.label.is_empty() { String::new() } else { format!("{} ", step.label) };
    let reason = if values.is_empty() {
        format!("{label}{}", step.text)
    } else {
        format!("{label}{} [{}]", step.text, values.join(", "))
    };
    if !told.contains(&reason) {
        told.push(reason);
    }
}

/// What there is to say about a version beside its conditions.
fn remarks(evaluator: &Evaluator<'_>, version: &Version, standing: Standing) -> Vec<String> {
    let mut remarks = Vec::new();
    let Some(asked) = evaluator.law.asked else { return remarks };
    if !version.reason.is_empty() {
        remarks.push(version.reason.clone());
    }
    if let (Standing::ComplianceNotDue, Some(day)) = (standing, version.compliance) {
        remarks.push(format!("in force, but compliance is not required before {day}"));
    }
    let covering = |interval: &tidewaiter_model::Interval| interval.covers(asked.on, asked.known);
    for suspension in version.suspended.iter().filter(|s| covering(&s.interval)) {
        let word = if suspension.when.is_some() { "perhaps suspended" } else { "suspended" };
        let (days, cite) =
            (show_period(suspension.interval.days), suspension.interval.cite.join("; "));
        remarks.push(format!("{word} {days} ({cite})"));
        remarks.extend(suspension.unconfirmed.iter().map(|what| format!("unconfirmed: {what}")));
    }
    for interval in version.not_enforced.iter().filter(|interval| covering(interval)) {
        let (days, cite) = (show_period(interval.days), interval.cite.join("; "));
        remarks.push(format!("on the books, not enforced {days} ({cite})"));
    }
    for (interval, reason) in version.contested.iter().filter(|(interval, _)| covering(interval)) {
        let (days, cite) = (show_period(interval.days), interval.cite.join("; "));
        remarks.push(format!("contested {days}: {reason} ({cite})"));
    }
    for unconfirmed in &version.timeline.unconfirmed {
        remarks.push(format!("unconfirmed: {unconfirmed}"));
    }
    if matches!(version.effect, Some(Effect::LicenseRequired(None))) {
        remarks.push("the authority has published no review policy".to_owned());
    }
    remarks
}
