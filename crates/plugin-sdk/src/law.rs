//! What the author says of the law, and the range that follows from it.

use crate::condition::{Condition, Truth};
use crate::day::Day;
use crate::facts::Facts;
use crate::provision::{Posture, Provision, Standing};
use crate::said::{Said, considered, notice};
use crate::verdict::{Gives, Range, Review, Verdict};
use crate::wire::determinations as wire;

/// The day and the posture for which the law is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// The day decided.
    pub on: Day,
    /// The law as published by this day.
    pub known: Day,
    /// As it is enforced, or as it is written.
    pub posture: Posture,
}

/// The law of a day, for one transaction; and what has been said of it so far.
///
/// Say the scope first, then the rules, then the reviews and exceptions that bear on them. A
/// provision that is not in force on the day, or was not yet published, is passed over by itself.
#[derive(Debug)]
pub struct Law<'a> {
    facts: Facts<'a>,
    asked: Asked,
    proof: bool,
    scope: Option<Truth>,
    rules: Vec<Rule>,
    /// The ids of all rules that were said, those that do not apply included; where proof is asked.
    named: Vec<&'static str>,
    said: Said,
}

/// A rule, with what was said to bear on it.
#[derive(Debug)]
struct Rule {
    id: &'static str,
    applies: Truth,
    required: Range,
    exceptions: Vec<(Truth, wire::Verdict)>,
}

impl Rule {
    /// What it gives in the end. An exception never makes it stricter than it is without.
    fn gives(&self) -> Range {
        let mut range = self.required;
        for (met, given) in &self.exceptions {
            range = match met {
                Truth::False => range,
                Truth::True => {
                    Range { least: range.least.min(*given), most: range.most.min(*given) }
                }
                Truth::Unknown => Range { least: range.least.min(*given), ..range },
            };
        }
        let nothing = Range::exactly(wire::Verdict::NoLicenseRequired);
        match self.applies {
            Truth::True => range,
            Truth::False => nothing,
            Truth::Unknown => nothing.or(range),
        }
    }
}

impl<'a> Law<'a> {
    pub(crate) fn new(facts: Facts<'a>, asked: Asked, proof: bool) -> Law<'a> {
        Law {
            facts,
            asked,
            proof,
            scope: None,
            rules: Vec::new(),
            named: Vec::new(),
            said: Said::default(),
        }
    }

    /// The day decided.
    #[must_use]
    pub fn on(&self) -> Day {
        self.asked.on
    }

    /// The law counts as published by this day.
    #[must_use]
    pub fn known(&self) -> Day {
        self.asked.known
    }

    /// Whether the law is asked as enforced or as written.
    #[must_use]
    pub fn posture(&self) -> Posture {
        self.asked.posture
    }

    /// How a provision stands on the day decided, as published by the day asked.
    #[must_use]
    #[inline]
    pub fn standing(&self, provision: &Provision) -> Standing {
        provision.standing(self.asked.on, self.asked.known, self.asked.posture)
    }

    /// Whether a provision is in force on the day decided, as published by the day asked, and counts.
    #[must_use]
    pub fn in_force(&self, provision: &Provision) -> bool {
        self.standing(provision) == Standing::InForce
    }

    /// What the law reaches: any of the scopes said. Where none holds nothing is required, and what
    /// is said afterwards is passed over.
    pub fn scope(&mut self, provision: &Provision, when: impl FnOnce(&Facts<'a>) -> Condition) {
        let condition = self.ask(provision, wire::ProvisionKind::Scope, when);
        let truth = condition.as_ref().map_or(Truth::False, |condition| condition.truth);
        self.scope = Some(self.scope.map_or(truth, |so_far| so_far.or(truth)));
        if let Some(condition) = condition {
            self.say(provision, wire::ProvisionKind::Scope, condition, &[]);
        }
    }

    /// A class of things that rules speak of: an entry of a list, a definition. What comes back is a
    /// limb for those rules; where the class is not in force it does not hold.
    ///
    /// Its remarks become remarks of the determination wherever something is or may be in the class.
    pub fn class(
        &mut self,
        provision: &Provision,
        when: impl FnOnce(&Facts<'a>) -> Condition,
    ) -> Condition {
        if self.outside() {
            return Condition::bare(Truth::False);
        }
        let Some(condition) = self.ask(provision, wire::ProvisionKind::Class, when) else {
            return Condition::bare(Truth::False);
        };
        if !self.proof {
            return condition;
        }
        if condition.truth != Truth::False {
            for remark in provision.remarks {
                self.said.remark(&format!("{}: {remark}", provision.title));
            }
            self.say(provision, wire::ProvisionKind::Class, condition.clone(), &[]);
        }
        provision
            .cite
            .iter()
            .fold(condition.limb("", provision.title), |limb, cite| limb.cite(cite))
    }

    /// A requirement or prohibition.
    pub fn rule(
        &mut self,
        provision: &Provision,
        when: impl FnOnce(&Facts<'a>) -> Condition,
        then: Verdict,
    ) {
        if self.proof {
            self.named.push(provision.id);
        }
        if self.outside() {
            return;
        }
        let Some(condition) = self.ask(provision, wire::ProvisionKind::Rule, when) else { return };
        if condition.truth != Truth::False {
            self.rules.push(Rule {
                id: provision.id,
                applies: condition.truth,
                required: then.range(),
                exceptions: Vec::new(),
            });
        }
        self.say(provision, wire::ProvisionKind::Rule, condition, &[]);
    }

    /// How applications under the rules with those ids are looked at, said after them. Of several
    /// that hold, the last counts.
    pub fn review(
        &mut self,
        provision: &Provision,
        of: &[&'static str],
        when: impl FnOnce(&Facts<'a>) -> Condition,
        review: Review,
    ) {
        let kind = wire::ProvisionKind::Review;
        let Some(condition) = self.bearing(provision, kind, of, when) else { return };
        let given = Verdict::LicenseRequired(review).range();
        for rule in self.rules.iter_mut().filter(|rule| of.contains(&rule.id)) {
            if rule.required.least == wire::Verdict::Prohibited {
                continue;
            }
            rule.required = match condition.truth {
                Truth::False => rule.required,
                Truth::True => given,
                Truth::Unknown => rule.required.or(given),
            };
        }
        self.say(provision, kind, condition, of);
    }

    /// An exception to the rules with those ids, said after them. What takes an exception away is
    /// part of its condition, under [`crate::not`].
    pub fn exception(
        &mut self,
        provision: &Provision,
        to: &[&'static str],
        when: impl FnOnce(&Facts<'a>) -> Condition,
        gives: Gives,
    ) {
        let kind = wire::ProvisionKind::Exception;
        let Some(condition) = self.bearing(provision, kind, to, when) else { return };
        let given = match gives {
            Gives::Available => wire::Verdict::ExceptionAvailable,
            Gives::Lifted => wire::Verdict::NoLicenseRequired,
        };
        for rule in self.rules.iter_mut().filter(|rule| to.contains(&rule.id)) {
            rule.exceptions.push((condition.truth, given));
        }
        self.say(provision, kind, condition, to);
    }

    /// What must be done.
    pub fn duty(&mut self, provision: &Provision, when: impl FnOnce(&Facts<'a>) -> Condition) {
        if let Some(truth) = self.noticed(provision, wire::ProvisionKind::Duty, when) {
            self.said.duties.push(notice(provision, truth));
        }
    }

    /// A red flag.
    pub fn red_flag(&mut self, provision: &Provision, when: impl FnOnce(&Facts<'a>) -> Condition) {
        if let Some(truth) = self.noticed(provision, wire::ProvisionKind::RedFlag, when) {
            self.said.flags.push(notice(provision, truth));
        }
    }

    /// What this plugin leaves out, so that it is named where it could touch the transaction.
    pub fn not_encoded(
        &mut self,
        provision: &Provision,
        when: impl FnOnce(&Facts<'a>) -> Condition,
    ) {
        if !self.proof || self.outside() {
            return;
        }
        let kind = wire::ProvisionKind::NotEncoded;
        let Some(condition) = self.ask(provision, kind, when) else { return };
        if condition.truth != Truth::False {
            let standing = self.standing(provision);
            let known = self.asked.known;
            self.said.not_encoded.push(considered(
                provision,
                kind,
                standing,
                known,
                condition,
                &[],
            ));
        }
    }

    /// A remark on the determination as a whole.
    pub fn remark(&mut self, text: &str) {
        if self.proof {
            self.said.remark(text);
        }
    }

    /// The range that follows from what was said.
    #[must_use]
    pub fn range(&self) -> Range {
        let nothing = Range::exactly(wire::Verdict::NoLicenseRequired);
        let inside = self.rules.iter().fold(nothing, |range, rule| range.and(rule.gives()));
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
                provision.gives = Some(rule.gives().wire());
            }
        }
        self.said
    }

    fn outside(&self) -> bool {
        self.scope == Some(Truth::False)
    }

    /// The condition of a provision that counts. One that stands in the code without effect is
    /// written down where it would apply, and goes no further.
    fn ask(
        &mut self,
        provision: &Provision,
        kind: wire::ProvisionKind,
        when: impl FnOnce(&Facts<'a>) -> Condition,
    ) -> Option<Condition> {
        match self.standing(provision) {
            Standing::InForce => Some(when(&self.facts)),
            Standing::NotInForce => None,
            standing @ (Standing::ComplianceNotDue
            | Standing::Suspended
            | Standing::NotEnforced) => {
                if self.proof {
                    let condition = when(&self.facts);
                    if condition.truth != Truth::False {
                        self.said.idle(provision, kind, standing, self.asked.known, condition);
                    }
                }
                None
            }
        }
    }

    /// The condition of a provision that bears on rules, where one of them applies or may.
    fn bearing(
        &mut self,
        provision: &Provision,
        kind: wire::ProvisionKind,
        on: &[&'static str],
        when: impl FnOnce(&Facts<'a>) -> Condition,
    ) -> Option<Condition> {
        let strange = on.iter().find(|id| self.proof && !self.named.contains(id));
        if let Some(strange) = strange {
            self.facts.run().note_mistake(&[
                "`",
                provision.id,
                "` bears on `",
                strange,
                "`, and no rule of that id was said before it",
            ]);
        }
        if !self.rules.iter().any(|rule| on.contains(&rule.id)) {
            return None;
        }
        self.ask(provision, kind, when)
    }

    fn noticed(
        &mut self,
        provision: &Provision,
        kind: wire::ProvisionKind,
        when: impl FnOnce(&Facts<'a>) -> Condition,
    ) -> Option<Truth> {
        if !self.proof || self.outside() {
            return None;
        }
        let truth = self.ask(provision, kind, when)?.truth;
        (truth != Truth::False).then_some(truth)
    }

    #[inline]
    fn say(
        &mut self,
        provision: &Provision,
        kind: wire::ProvisionKind,
        condition: Condition,
        targets: &[&str],
    ) {
        if self.proof {
            self.write_down(provision, kind, condition, targets);
        }
    }

    #[cold]
    #[inline(never)]
    fn write_down(
        &mut self,
        provision: &Provision,
        kind: wire::ProvisionKind,
        condition: Condition,
        targets: &[&str],
    ) {
        let standing = self.standing(provision);
        let known = self.asked.known;
        if let Some(step) = condition.step.as_ref().filter(|_| kind != wire::ProvisionKind::Class) {
            step.open(&mut self.said.open);
        }
        self.said.considered.push(considered(provision, kind, standing, known, condition, targets));
    }
}
