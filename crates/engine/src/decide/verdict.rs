//! From provisions to the range of verdicts of a pack.

use tidewaiter_model::{Effect, PackId, ProvisionId, ProvisionKind, ReviewPolicy};

use super::evaluate::Evaluator;
use crate::determination::{Range, Review, Truth, Verdict};

/// The verdicts of a pack, with what each rule gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdicts {
    /// Whether the pack reaches the transaction.
    pub scope: Truth,
    /// The range over all rules.
    pub range: Range,
    /// Each rule that applies or may apply.
    pub rules: Vec<RuleRange>,
}

/// What one rule gives, with its exceptions and reviews.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleRange {
    /// The rule.
    pub rule: ProvisionId,
    /// Whether it applies, exceptions aside.
    pub applies: Truth,
    /// The verdicts that it leaves open.
    pub range: Range,
    /// Two exceptions or reviews that are met give different results.
    pub conflict: bool,
}

impl From<ReviewPolicy> for Review {
    fn from(policy: ReviewPolicy) -> Review {
        match policy {
            ReviewPolicy::PresumptionOfApproval => Review::PresumptionOfApproval,
            ReviewPolicy::CaseByCase => Review::CaseByCase,
            ReviewPolicy::PresumptionOfDenial => Review::PresumptionOfDenial,
            ReviewPolicy::PolicyOfDenial => Review::PolicyOfDenial,
        }
    }
}

impl Evaluator<'_> {
    /// The verdicts of a pack.
    ///
    /// Sound: whatever the unknown facts turn out to be, the verdict is in the range. A rule's
    /// range covers every filling-in; the most restrictive of several rules lies between the most
    /// restrictive of their leasts and of their mosts.
    #[must_use]
    pub fn verdicts(&self, pack: PackId) -> Verdicts {
        let own = |kind| {
            self.model()
                .provisions()
                .filter(move |(_, p)| p.kind == kind && p.meta.pack == pack)
                .map(|(id, _)| id)
        };
        let scope = Truth::any(own(ProvisionKind::Scope).map(|id| self.applies(id)));
        if scope == Truth::False {
            let range = Range::exactly(Verdict::NOT_SUBJECT);
            return Verdicts { scope, range, rules: Vec::new() };
        }
        let rules: Vec<RuleRange> =
            own(ProvisionKind::Rule).filter_map(|rule| self.rule(rule)).collect();
        let mut range =
            rules.iter().fold(Range::exactly(Verdict::NO_LICENSE_REQUIRED), |range, rule| {
                range.and(rule.range)
            });
        if scope == Truth::Unknown {
            range.least = Verdict::NOT_SUBJECT;
        }
        Verdicts { scope, range, rules }
    }

    /// What a rule gives; none where it does not apply.
    fn rule(&self, rule: ProvisionId) -> Option<RuleRange> {
        let applies = self.applies(rule);
        if applies == Truth::False {
            return None;
        }
        let effect = self.law.operation(rule)?.version?.effect?;
        let (stands, reviews_conflict) = self.reviewed(rule, effect);
        let (mut range, exceptions_conflict) = self.excepted(rule, stands);
        if applies == Truth::Unknown {
            range = range.or(Range::exactly(Verdict::NO_LICENSE_REQUIRED));
        }
        Some(RuleRange { rule, applies, range, conflict: reviews_conflict || exceptions_conflict })
    }

    /// The verdicts of a rule that stands, by its reviews; and whether they conflict.
    fn reviewed(&self, rule: ProvisionId, effect: Effect) -> (Range, bool) {
        let default = match effect {
            Effect::LicenseRequired(Some(policy)) => {
                Range::exactly(Verdict::license_required(policy.into()))
            }
            Effect::LicenseRequired(None) => Range {
                least: Verdict::license_required(Review::PresumptionOfApproval),
                most: Verdict::license_required(Review::PolicyOfDenial),
            },
            // The other effects are not a rule's, which the checker sees to; the strictest is safe.
            Effect::Prohibited | Effect::Review(_) | Effect::Available | Effect::Lifted => {
                return (Range::exactly(Verdict::PROHIBITED), false);
            }
        };
        self.replaced(rule, ProvisionKind::Review, default, |effect| match effect {
            Effect::Review(policy) => Some(Verdict::license_required(policy.into())),
            Effect::LicenseRequired(_)
            | Effect::Prohibited
            | Effect::Available
            | Effect::Lifted => None,
        })
    }

    /// The verdicts of a rule that applies, by its exceptions; and whether they conflict.
    fn excepted(&self, rule: ProvisionId, stands: Range) -> (Range, bool) {
        self.replaced(rule, ProvisionKind::Exception, stands, |effect| match effect {
            Effect::Available => Some(Verdict::EXCEPTION_AVAILABLE),
            Effect::Lifted => Some(Verdict::NO_LICENSE_REQUIRED),
            Effect::LicenseRequired(_) | Effect::Prohibited | Effect::Review(_) => None,
        })
    }

    /// What remains of a range when provisions that target the rule may take its place. Those that
    /// are met do; two that are met and differ leave both open, since order settles nothing; those
    /// that may be met add what they would give.
    fn replaced(
        &self,
        rule: ProvisionId,
        kind: ProvisionKind,
        default: Range,
        gives: impl Fn(Effect) -> Option<Verdict>,
    ) -> (Range, bool) {
        let mut certain: Option<Range> = None;
        let mut possible: Option<Range> = None;
        for id in self.targeting(rule, kind) {
            let met = self.met(id);
            if met == Truth::False {
                continue;
            }
            let effect = self.law.operation(id).and_then(|o| o.version).and_then(|v| v.effect);
            let Some(range) = effect.and_then(&gives).map(Range::exactly) else { continue };
            let into = if met == Truth::True { &mut certain } else { &mut possible };
            *into = Some(into.map_or(range, |so_far| so_far.or(range)));
        }
        let conflict = certain.is_some_and(|range| range.least != range.most);
        let base = certain.unwrap_or(default);
        (possible.map_or(base, |range| base.or(range)), conflict)
    }
}
