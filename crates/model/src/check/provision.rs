//! Provisions: their targets, their versions and clauses.

use tidewaiter_syntax::tree::{self, ClauseKind, DeclarationKind};
use tidewaiter_syntax::{Day, Diagnostic, Span};

use super::dated::beginning;
use super::expression::Context;
use super::timeline::texts;
use super::{Checker, Declared, Namespace, Symbol};
use crate::codes;
use crate::model::{
    Argument, Effect, Interval, Notice, Period, Provision, ProvisionId, ProvisionKind, Suspension,
    Timeline, Version,
};

impl Checker<'_> {
    pub(super) fn provisions(&mut self) {
        let mut place = 0_u32;
        for declared in self.declared.clone() {
            if let DeclarationKind::Provision(d) = &declared.declaration.kind {
                let id = ProvisionId(place);
                place += 1;
                self.provision(&declared, d, id);
            }
        }
        self.scopes();
    }

    fn provision(&mut self, declared: &Declared, d: &tree::ProvisionDeclaration, id: ProvisionId) {
        if !d.arguments.is_empty() && d.kind != ProvisionKind::Class {
            self.clause_error(
                d.name.span,
                format!("a {} has no parameters", d.kind.keyword()),
                "only classes and definitions have them",
            );
        }
        let targets = self.targets(declared, d);
        for target in &targets {
            if let Some(target) = self.model.provisions.get_mut(target.index()) {
                target.targeted_by.push(id);
                target.targeted_by.sort();
            }
        }
        let arguments = self.model.provision(id).map(|p| p.arguments.clone()).unwrap_or_default();
        let mut ends: Vec<(Day, Day)> = Vec::new();
        let mut versions: Vec<Version> = d
            .versions
            .iter()
            .filter_map(|version| {
                self.version(declared, d, version, &arguments, &targets, &mut ends)
            })
            .collect();
        versions.sort_by_key(|version| version.timeline.force.first);
        let mut timelines: Vec<&mut Timeline> =
            versions.iter_mut().map(|version| &mut version.timeline).collect();
        self.settle_timelines(&mut timelines, &ends);
        if let Some(provision) = self.model.provisions.get_mut(id.index()) {
            provision.targets = targets;
            provision.versions = versions;
        }
    }

    fn targets(&mut self, declared: &Declared, d: &tree::ProvisionDeclaration) -> Vec<ProvisionId> {
        let word = match d.kind {
            ProvisionKind::Exception => "to",
            ProvisionKind::Review => "of",
            ProvisionKind::Scope
            | ProvisionKind::Class
            | ProvisionKind::Rule
            | ProvisionKind::Flag
            | ProvisionKind::Duty
            | ProvisionKind::NotEncoded => {
                if let Some(target) = d.targets.first() {
                    self.clause_error(
                        target.span,
                        format!("a {} has no target", d.kind.keyword()),
                        "only exceptions and reviews have one",
                    );
                }
                return Vec::new();
            }
        };
        if d.targets.is_empty() {
            self.report(
                Diagnostic::error(codes::TARGET, d.name.span, format!("{word} what?"))
                    .help(format!("write {} {} {word} NAME", d.kind.keyword(), d.name.value)),
            );
        }
        let mut targets = Vec::new();
        for target in &d.targets {
            let found = self.find(Namespace::Values, &declared.visible, &target.value);
            let Some(Symbol::Provision(id)) = found else {
                match found {
                    Some(_) => self.report(
                        Diagnostic::error(codes::TARGET, target.span, format!("`{}` is no provision", target.value))
                            .help("an exception is made to a rule, exception or review; a review is of a rule"),
                    ),
                    None => self.unknown(Namespace::Values, &declared.visible, "provision", target),
                }
                continue;
            };
            let kind = self.model.provision(id).map(|p| p.kind);
            let fits = match (d.kind, kind) {
                (ProvisionKind::Review, Some(ProvisionKind::Rule)) => true,
                (ProvisionKind::Exception, Some(kind)) => matches!(
                    kind,
                    ProvisionKind::Rule | ProvisionKind::Exception | ProvisionKind::Review
                ),
                _ => false,
            };
            if !fits {
                let is = kind.map(ProvisionKind::keyword).unwrap_or_default();
                self.report(
                    Diagnostic::error(codes::TARGET, target.span, format!("`{}` is a {is}", target.value))
                        .help("an exception is made to a rule, exception or review; a review is of a rule"),
                );
                continue;
            }
            if targets.contains(&id) {
                self.report(
                    Diagnostic::error(codes::DUPLICATE, target.span, "this target is named twice")
                        .help("name it once"),
                );
                continue;
            }
            targets.push(id);
        }
        targets
    }

    #[expect(clippy::too_many_lines, reason = "one arm a clause, which reads best in one place")]
    fn version(
        &mut self,
        declared: &Declared,
        d: &tree::ProvisionDeclaration,
        version: &tree::Version,
        arguments: &[Argument],
        targets: &[ProvisionId],
        ends: &mut Vec<(Day, Day)>,
    ) -> Option<Version> {
        let mut context = Context::new(declared.visible.clone(), arguments);
        let mut force: Option<Period> = None;
        let mut announced = None;
        let mut ended = None;
        let mut built = Version {
            timeline: Timeline {
                force: Period { first: beginning()?, last: None },
                announced: beginning()?,
                end_announced: beginning()?,
                cite: Vec::new(),
                unconfirmed: Vec::new(),
                span: version.span,
            },
            compliance: None,
            suspended: Vec::new(),
            not_enforced: Vec::new(),
            contested: Vec::new(),
            reason: String::new(),
            binds: None,
            when: None,
            unless: None,
            slots: 0,
            effect: None,
            duties: Vec::new(),
            flags: Vec::new(),
        };
        let mut then_at = None;
        for clause in &version.clauses {
            if let Some(why) = misplaced(d.kind, &clause.value) {
                self.clause_error(
                    clause.span,
                    why,
                    "take it out, or make a provision of another kind",
                );
                continue;
            }
            match &clause.value {
                ClauseKind::Cite(cite) => built.timeline.cite.extend(texts(cite)),
                ClauseKind::Force(range) => {
                    force = Some(self.period(range));
                    built.timeline.span = clause.span;
                }
                ClauseKind::Announced(day) => announced = Some(day.value),
                ClauseKind::Ended(end) => {
                    ended = Some(&end.announced);
                    built.timeline.cite.extend(texts(&end.cite));
                }
                ClauseKind::Compliance(day) => built.compliance = Some(day.value),
                ClauseKind::Suspended { range, when, announced, cite } => {
                    let interval = self.interval(
                        range,
                        announced.as_ref().map(|d| d.value),
                        cite,
                        clause.span,
                    );
                    let when = match when {
                        Some(when) => Some(self.condition(when, &mut context)?),
                        None => None,
                    };
                    built.suspended.push(Suspension {
                        interval,
                        when,
                        unconfirmed: Vec::new(),
                        shared: None,
                    });
                }
                ClauseKind::SuspendedBy(name) => self.suspended_by(declared, name, &mut built),
                ClauseKind::NotEnforced { range, announced, cite } => {
                    let interval = self.interval(
                        range,
                        announced.as_ref().map(|d| d.value),
                        cite,
                        clause.span,
                    );
                    built.not_enforced.push(interval);
                }
                ClauseKind::Contested { range, reason, cite } => {
                    let interval = self.interval(range, None, cite, clause.span);
                    built.contested.push((interval, reason.value.clone()));
                }
                ClauseKind::Unconfirmed(what) => {
                    built.timeline.unconfirmed.push(what.value.clone())
                }
                ClauseKind::Reason(why) => built.reason.clone_from(&why.value),
                ClauseKind::Binds(condition) => {
                    built.binds = self.condition(condition, &mut context);
                }
                ClauseKind::When(condition) => {
                    built.when = self.condition(condition, &mut context);
                }
                ClauseKind::Unless(condition) => {
                    built.unless = self.condition(condition, &mut context);
                }
                ClauseKind::Then(effect) => {
                    then_at = Some(clause.span);
                    built.effect = Some(match effect {
                        tree::Effect::LicenseRequired(review) => Effect::LicenseRequired(*review),
                        tree::Effect::Prohibited => Effect::Prohibited,
                        tree::Effect::Review(policy) => Effect::Review(*policy),
                        tree::Effect::Available => Effect::Available,
                        tree::Effect::Lifted => Effect::Lifted,
                    });
                }
                ClauseKind::Duty(text, cite) => {
                    built.duties.push(Notice { text: text.value.clone(), cite: texts(cite) });
                }
                ClauseKind::Flag(text, cite) => {
                    built.flags.push(Notice { text: text.value.clone(), cite: texts(cite) });
                }
            }
        }
        built.slots = built.slots.max(context.slots());
        for notice in built.duties.iter_mut().chain(&mut built.flags) {
            if notice.cite.is_empty() {
                notice.cite.clone_from(&built.timeline.cite);
            }
        }
        self.effect(d, then_at, built.effect, targets, version.span);
        self.cited(&built.timeline.cite, d.name.span, &format!("this {}", d.kind.keyword()));
        match force {
            Some(force) => {
                built.timeline.force = force;
                built.timeline.announced = announced.unwrap_or(force.first);
                if let Some(ended) = ended {
                    self.ends(force, ended.span);
                    ends.push((force.first, ended.value));
                }
            }
            None if d.kind == ProvisionKind::NotEncoded => {}
            None => self.report(
                Diagnostic::error(
                    codes::NO_START,
                    d.name.span,
                    format!("this {} has no start date", d.kind.keyword()),
                )
                .help("say from when it is in force: force 2023-11-17 .."),
            ),
        }
        if d.kind == ProvisionKind::NotEncoded && built.reason.is_empty() {
            self.clause_error(
                d.name.span,
                "why is this not encoded?".to_owned(),
                "write reason \"...\"",
            );
        }
        Some(built)
    }

    pub(super) fn interval(
        &mut self,
        range: &tree::DayRange,
        announced: Option<Day>,
        cite: &[tree::Text],
        span: Span,
    ) -> Interval {
        let days = self.period(range);
        let cite = texts(cite);
        self.cited(&cite, span, "this clause");
        Interval { days, announced: announced.unwrap_or(days.first), cite, span }
    }

    /// Whether `then` is there where it must be, and says what a provision of the kind can do.
    fn effect(
        &mut self,
        d: &tree::ProvisionDeclaration,
        at: Option<Span>,
        effect: Option<Effect>,
        targets: &[ProvisionId],
        version: Span,
    ) {
        let lifts_a_rule = targets.iter().any(|target| {
            self.model.provision(*target).is_some_and(|p| p.kind == ProvisionKind::Rule)
        });
        let wanted = match (d.kind, effect) {
            (ProvisionKind::Rule, Some(Effect::LicenseRequired(_) | Effect::Prohibited))
            | (ProvisionKind::Review, Some(Effect::Review(_)))
            | (ProvisionKind::Exception, Some(Effect::Available | Effect::Lifted)) => return,
            (ProvisionKind::Rule, _) => "then license required, review POLICY, or then prohibited",
            (ProvisionKind::Review, _) => "then POLICY, such as then case_by_case",
            (ProvisionKind::Exception, None) if !lifts_a_rule => return,
            (ProvisionKind::Exception, _) => "then available, or then lifted",
            (
                ProvisionKind::Scope
                | ProvisionKind::Class
                | ProvisionKind::Flag
                | ProvisionKind::Duty
                | ProvisionKind::NotEncoded,
                _,
            ) => return,
        };
        let span = at.unwrap_or(if version.start == version.end { d.name.span } else { version });
        let message = match at {
            Some(_) => format!("a {} does not do this", d.kind.keyword()),
            None => format!("this {} does nothing", d.kind.keyword()),
        };
        self.clause_error(span, message, &format!("write {wanted}"));
    }

    pub(super) fn clause_error(&mut self, span: Span, message: String, help: &str) {
        self.report(Diagnostic::error(codes::CLAUSE, span, message).help(help.to_owned()));
    }

    /// A pack that states law has a scope; one that states none has no rules.
    fn scopes(&mut self) {
        let mut problems = Vec::new();
        for (number, pack) in self.model.packs.iter().enumerate() {
            let own = |provision: &&Provision| provision.meta.pack.index() == number;
            let scope =
                self.model.provisions.iter().filter(own).any(|p| p.kind == ProvisionKind::Scope);
            let rule = self
                .model
                .provisions
                .iter()
                .filter(own)
                .find(|p| matches!(p.kind, ProvisionKind::Rule | ProvisionKind::Scope));
            match (&pack.jurisdiction, scope, rule) {
                (Some(_), false, Some(rule)) => problems.push(
                    Diagnostic::error(
                        codes::SCOPE,
                        rule.meta.span,
                        format!("the pack {} has no scope", pack.name),
                    )
                    .help("declare with `scope` which transactions it reaches"),
                ),
                (None, _, Some(rule)) => problems.push(
                    Diagnostic::error(
                        codes::SCOPE,
                        rule.meta.span,
                        format!("the pack {} states no jurisdiction's law", pack.name),
                    )
                    .help("write jurisdiction = \"...\" in pack.toml"),
                ),
                (Some(_), true, _) | (_, _, None) => {}
            }
        }
        self.diagnostics.extend(problems);
    }
}

/// Why a clause does not belong into a provision of a kind.
fn misplaced(kind: ProvisionKind, clause: &ClauseKind) -> Option<String> {
    use ProvisionKind::{Exception, NotEncoded, Review, Rule, Scope};
    let (word, has) = match clause {
        ClauseKind::Then(_) => ("then", matches!(kind, Rule | Review | Exception)),
        ClauseKind::Duty(..) => ("duty", matches!(kind, Rule | Review | Exception)),
        ClauseKind::Flag(..) => ("flag", matches!(kind, Rule | Review | Exception)),
        ClauseKind::Reason(_) => ("reason", kind == NotEncoded),
        ClauseKind::Binds(_) => ("binds", !matches!(kind, Scope | NotEncoded)),
        ClauseKind::Cite(_)
        | ClauseKind::Force(_)
        | ClauseKind::Announced(_)
        | ClauseKind::Ended(_)
        | ClauseKind::Compliance(_)
        | ClauseKind::Suspended { .. }
        | ClauseKind::SuspendedBy(_)
        | ClauseKind::NotEnforced { .. }
        | ClauseKind::Contested { .. }
        | ClauseKind::Unconfirmed(_)
        | ClauseKind::When(_)
        | ClauseKind::Unless(_) => return None,
    };
    (!has).then(|| format!("`{word}` does not belong into a {}", kind.keyword()))
}
