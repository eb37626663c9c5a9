//! What the author says of the law, and the range that follows from it.

use crate::condition::{Condition, Truth};
use crate::day::Day;
use crate::facts::Facts;
use crate::wire::determinations as wire;

/// How an application for a license is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Review {
    /// Granted unless there is a reason not to.
    PresumptionOfApproval,
    /// On its merits.
    CaseByCase,
    /// Denied unless there is a reason not to.
    PresumptionOfDenial,
    /// Denied.
    PolicyOfDenial,
    /// The authority has not said: any of them.
    Unstated,
}

/// What a rule gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// A license is required.
    LicenseRequired(Review),
    /// No license is on offer.
    Prohibited,
}

/// What an exception gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gives {
    /// An exception that may be used.
    Available,
    /// Nothing is required.
    Lifted,
}

/// From the least to the most restrictive verdict that is left open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The least.
    pub least: wire::Verdict,
    /// The most.
    pub most: wire::Verdict,
}

impl Range {
    /// Both ends the same.
    #[must_use]
    pub fn exactly(verdict: wire::Verdict) -> Range {
        Range { least: verdict, most: verdict }
    }

    fn and(self, other: Range) -> Range {
        Range { least: self.least.max(other.least), most: self.most.max(other.most) }
    }

    fn or(self, other: Range) -> Range {
        Range { least: self.least.min(other.least), most: self.most.max(other.most) }
    }

    pub(crate) fn wire(self) -> wire::Range {
        wire::Range { least: self.least, most: self.most }
    }
}

impl Verdict {
    fn range(self) -> Range {
        use wire::Verdict as To;
        match self {
            Verdict::Prohibited => Range::exactly(To::Prohibited),
            Verdict::LicenseRequired(review) => match review {
                Review::PresumptionOfApproval => {
                    Range::exactly(To::LicenseRequiredPresumptionOfApproval)
                }
                Review::CaseByCase => Range::exactly(To::LicenseRequiredCaseByCase),
                Review::PresumptionOfDenial => {
                    Range::exactly(To::LicenseRequiredPresumptionOfDenial)
                }
                Review::PolicyOfDenial => Range::exactly(To::LicenseRequiredPolicyOfDenial),
                Review::Unstated => Range {
                    least: To::LicenseRequiredPresumptionOfApproval,
                    most: To::LicenseRequiredPolicyOfDenial,
                },
            },
        }
    }
}

/// What every provision has: written once, as a constant.
#[derive(Debug, Clone, Copy)]
pub struct Provision {
    /// Unique in the plugin, and stable from version to version.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its sources, to the paragraph. At least one.
    pub cite: &'static [&'static str],
    /// The first day in force.
    pub from: Day,
    /// The last day in force; none where it goes on.
    pub to: Option<Day>,
    /// The day on which it was published.
    pub announced: Day,
    /// What could not be confirmed, and other remarks.
    pub remarks: &'static [&'static str],
}

impl Provision {
    fn force(&self) -> String {
        self.to.map_or_else(|| format!("{} ..", self.from), |to| format!("{} .. {to}", self.from))
    }
}

/// The day and the law as it was known, for one row; and what has been said of it so far.
#[derive(Debug)]
pub struct Law<'a> {
    facts: Facts<'a>,
    on: Day,
    known: Day,
    proof: bool,
    scope: Option<Truth>,
    rules: Vec<Rule>,
    pub(crate) said: Said,
}

#[derive(Debug)]
struct Rule {
    id: &'static str,
    base: Range,
    range: Range,
}

/// What a determination carries besides its range.
#[derive(Debug, Default)]
pub struct Said {
    pub(crate) considered: Vec<wire::Provision>,
    pub(crate) not_encoded: Vec<wire::Provision>,
    pub(crate) duties: Vec<wire::Notice>,
    pub(crate) flags: Vec<wire::Notice>,
}

impl<'a> Law<'a> {
    pub(crate) fn new(facts: Facts<'a>, on: Day, known: Day, proof: bool) -> Law<'a> {
        Law { facts, on, known, proof, scope: None, rules: Vec::new(), said: Said::default() }
    }

    /// The day decided.
    #[must_use]
    pub fn on(&self) -> Day {
        self.on
    }

    /// Whether a provision is in force on the day decided, as published by the day asked.
    #[must_use]
    pub fn in_force(&self, provision: &Provision) -> bool {
        let ended = provision.to.is_some_and(|last| self.on > last);
        provision.announced <= self.known && provision.from <= self.on && !ended
    }

    /// What the law reaches. Without a scope that holds, nothing is required.
    pub fn scope(&mut self, provision: &Provision, when: impl FnOnce(&Facts<'a>) -> Condition) {
        let Some(condition) = self.ask(provision, when) else {
            self.scope.get_or_insert(Truth::False);
            return;
        };
        let so_far = self.scope.unwrap_or(Truth::False);
        self.scope = Some(match (so_far, condition.truth) {
            (Truth::True, _) | (_, Truth::True) => Truth::True,
            (Truth::Unknown, _) | (_, Truth::Unknown) => Truth::Unknown,
            (Truth::False, Truth::False) => Truth::False,
        });
        self.say(provision, wire::ProvisionKind::Scope, condition, None, &[]);
    }

    /// A requirement or prohibition.
    pub fn rule(
        &mut self,
        provision: &Provision,
        when: impl FnOnce(&Facts<'a>) -> Condition,
        then: Verdict,
    ) {
        let Some(condition) = self.ask(provision, when) else { return };
        let nothing = Range::exactly(wire::Verdict::NoLicenseRequired);
        let base = match condition.truth {
            Truth::True => then.range(),
            Truth::False => return,
            Truth::Unknown => nothing.or(then.range()),
        };
        self.rules.push(Rule { id: provision.id, base, range: base });
        self.say(provision, wire::ProvisionKind::Rule, condition, Some(base), &[]);
    }

    /// An exception to the rules with those ids, said after them.
    pub fn exception(
        &mut self,
        provision: &Provision,
        to: &[&'static str],
        when: impl FnOnce(&Facts<'a>) -> Condition,
        gives: Gives,
    ) {
        if !self.rules.iter().any(|rule| to.contains(&rule.id)) {
            return;
        }
        let Some(condition) = self.ask(provision, when) else { return };
        let given = Range::exactly(match gives {
            Gives::Available => wire::Verdict::ExceptionAvailable,
            Gives::Lifted => wire::Verdict::NoLicenseRequired,
        });
        for rule in self.rules.iter_mut().filter(|rule| to.contains(&rule.id)) {
            // An exception never makes a rule stricter than it is without.
            let least = given.least.min(rule.base.least);
            let given = Range { least, most: given.most.min(rule.base.most) };
            rule.range = match condition.truth {
                Truth::False => rule.range,
                Truth::True => Range {
                    least: rule.range.least.min(given.least),
                    most: rule.range.most.min(given.most),
                },
                Truth::Unknown => Range { least: rule.range.least.min(given.least), ..rule.range },
            };
        }
        self.say(provision, wire::ProvisionKind::Exception, condition, None, to);
    }

    /// What must be done.
    pub fn duty(&mut self, provision: &Provision, when: impl FnOnce(&Facts<'a>) -> Condition) {
        let notice = self.notice(provision, when);
        self.said.duties.extend(notice);
    }

    /// A red flag.
    pub fn red_flag(&mut self, provision: &Provision, when: impl FnOnce(&Facts<'a>) -> Condition) {
        let notice = self.notice(provision, when);
        self.said.flags.extend(notice);
    }

    /// What this plugin leaves out, so that it is named where it could touch the transaction.
    pub fn not_encoded(
        &mut self,
        provision: &Provision,
        when: impl FnOnce(&Facts<'a>) -> Condition,
    ) {
        if !self.proof {
            return;
        }
        let Some(condition) = self.ask(provision, when) else { return };
        if condition.truth != Truth::False {
            let kind = wire::ProvisionKind::NotEncoded;
            self.said.not_encoded.push(considered(provision, kind, condition, None, &[]));
        }
    }

    /// The range that follows from what was said.
    #[must_use]
    pub fn range(&self) -> Range {
        let nothing = Range::exactly(wire::Verdict::NoLicenseRequired);
        let inside = self.rules.iter().fold(nothing, |range, rule| range.and(rule.range));
        let outside = Range::exactly(wire::Verdict::NotSubject);
        match self.scope.unwrap_or(Truth::True) {
            Truth::True => inside,
            Truth::False => outside,
            Truth::Unknown => outside.or(inside),
        }
    }

    /// What was said, with what each rule gives in the end.
    pub(crate) fn finish(mut self) -> Said {
        for provision in &mut self.said.considered {
            let rule = self.rules.iter().find(|rule| rule.id == provision.id);
            if let Some(rule) = rule.filter(|_| provision.kind == wire::ProvisionKind::Rule) {
                provision.gives = Some(rule.range.wire());
            }
        }
        self.said
    }

    fn ask(
        &self,
        provision: &Provision,
        when: impl FnOnce(&Facts<'a>) -> Condition,
    ) -> Option<Condition> {
        self.in_force(provision).then(|| when(&self.facts))
    }

    fn say(
        &mut self,
        provision: &Provision,
        kind: wire::ProvisionKind,
        condition: Condition,
        gives: Option<Range>,
        targets: &[&str],
    ) {
        if self.proof {
            self.said.considered.push(considered(provision, kind, condition, gives, targets));
        }
    }

    fn notice(
        &self,
        provision: &Provision,
        when: impl FnOnce(&Facts<'a>) -> Condition,
    ) -> Option<wire::Notice> {
        let condition = if self.proof { self.ask(provision, when)? } else { return None };
        (condition.truth != Truth::False).then(|| wire::Notice {
            text: provision.title.to_owned(),
            cite: owned(provision.cite),
            from: provision.id.to_owned(),
            applies: condition.truth.wire(),
        })
    }
}

fn considered(
    provision: &Provision,
    kind: wire::ProvisionKind,
    condition: Condition,
    gives: Option<Range>,
    targets: &[&str],
) -> wire::Provision {
    let mut decided_by = Vec::new();
    if let Some(step) = &condition.step {
        step.decisive(condition.truth, &mut decided_by);
    }
    wire::Provision {
        id: provision.id.to_owned(),
        kind,
        title: provision.title.to_owned(),
        cite: owned(provision.cite),
        applies: condition.truth.wire(),
        force: provision.force(),
        standing: wire::Standing::InForce,
        gives: gives.map(Range::wire),
        targets: owned(targets),
        decided_by,
        remarks: owned(provision.remarks),
        proof: condition.step.map(|step| step.flat()).unwrap_or_default(),
    }
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}
