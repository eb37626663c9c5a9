//! What is allowed and worth knowing: possible conflicts, things unused, things unconfirmed.

use std::collections::BTreeSet;

use tidewaiter_syntax::Diagnostic;

use super::Checker;
use crate::codes;
use crate::expression::{Expr, ExprKind, Relation};
use crate::model::{Effect, Meta, ProvisionId, ProvisionKind, Version};
use crate::types::Value;

impl Checker<'_> {
    pub(super) fn findings(&mut self) {
        let mut found = Vec::new();
        self.conflicts(&mut found);
        self.unused(&mut found);
        for provision in &self.model.provisions {
            for version in &provision.versions {
                for what in &version.timeline.unconfirmed {
                    found.push(unconfirmed(&provision.meta, version.timeline.span, what));
                }
            }
        }
        for parameter in &self.model.parameters {
            for (timeline, _) in &parameter.values {
                for what in &timeline.unconfirmed {
                    found.push(unconfirmed(&parameter.meta, timeline.span, what));
                }
            }
        }
        for list in &self.model.lists {
            let timelines = list.versions.iter().map(|v| &v.timeline);
            for timeline in timelines.chain(list.changes.iter().map(|c| &c.timeline)) {
                for what in &timeline.unconfirmed {
                    found.push(unconfirmed(&list.meta, timeline.span, what));
                }
            }
        }
        for table in &self.model.tables {
            for timeline in table.versions.iter().map(|version| &version.timeline) {
                for what in &timeline.unconfirmed {
                    found.push(unconfirmed(&table.meta, timeline.span, what));
                }
            }
        }
        for suspension in &self.model.suspensions {
            for stretch in &suspension.stretches {
                for what in &stretch.unconfirmed {
                    found.push(unconfirmed(&suspension.meta, stretch.interval.span, what));
                }
            }
        }
        self.diagnostics.extend(found);
    }

    /// Pairs of exceptions to, or reviews of, one rule that may hold at once and differ.
    fn conflicts(&self, found: &mut Vec<Diagnostic>) {
        let mut told: BTreeSet<(ProvisionId, ProvisionId)> = BTreeSet::new();
        for (_, rule) in self.model.provisions().filter(|(_, p)| p.kind == ProvisionKind::Rule) {
            for (place, &a) in rule.targeted_by.iter().enumerate() {
                for &b in rule.targeted_by.iter().skip(place + 1) {
                    if !told.contains(&(a, b)) && self.may_conflict(a, b) {
                        told.insert((a, b));
                        let (Some(x), Some(y)) = (self.model.provision(a), self.model.provision(b))
                        else {
                            continue;
                        };
                        found.push(
                            Diagnostic::note(
                                codes::CONFLICT,
                                x.meta.span,
                                format!("`{}` and `{}` may hold at once with different results", x.meta.name, y.meta.name),
                            )
                            .also(y.meta.span, "the other one")
                            .help("make their conditions exclude each other, or one an exception to the other"),
                        );
                    }
                }
            }
        }
    }

    fn may_conflict(&self, a: ProvisionId, b: ProvisionId) -> bool {
        let (Some(x), Some(y)) = (self.model.provision(a), self.model.provision(b)) else {
            return false;
        };
        if x.kind != y.kind || x.targets.contains(&b) || y.targets.contains(&a) {
            return false;
        }
        x.versions.iter().any(|v| {
            y.versions.iter().any(|w| {
                let together = v.timeline.force.contains(w.timeline.force.first)
                    || w.timeline.force.contains(v.timeline.force.first);
                together && differ(v.effect, w.effect) && !self.exclusive(v, w)
            })
        })
    }

    /// Whether two conditions plainly exclude each other: one asks for what the other denies, or
    /// both fix the same thing to different constants.
    fn exclusive(&self, v: &Version, w: &Version) -> bool {
        let (mut a, mut b) = (Vec::new(), Vec::new());
        for (version, into) in [(v, &mut a), (w, &mut b)] {
            if let Some(when) = &version.when {
                conjuncts(when, true, into);
            }
            if let Some(unless) = &version.unless {
                conjuncts(unless, false, into);
            }
        }
        a.iter().any(|x| b.iter().any(|y| contradict(x, y)))
    }

    /// Judgments, definitions, parameters, lists, tables and suspensions of a jurisdiction that nothing uses.
    fn unused(&self, found: &mut Vec<Diagnostic>) {
        let mut used: BTreeSet<(u8, u32)> = BTreeSet::new();
        let mut look = |expr: &Expr| {
            let mut open = vec![expr];
            while let Some(expr) = open.pop() {
                let key = if let ExprKind::Define(id, _) = &expr.kind {
                    (0, id.0)
                } else if let ExprKind::Parameter(id) = &expr.kind {
                    (1, id.0)
                } else if let ExprKind::List(id) = &expr.kind {
                    (2, id.0)
                } else if let ExprKind::Table(id, _) = &expr.kind {
                    (3, id.0)
                } else if let ExprKind::Judgment(id) = &expr.kind {
                    (4, id.0)
                } else {
                    (u8::MAX, 0)
                };
                used.insert(key);
                open.extend(expr.children());
            }
        };
        for define in &self.model.defines {
            look(&define.body.expression);
        }
        for provision in &self.model.provisions {
            for version in &provision.versions {
                let suspended = version.suspended.iter().filter_map(|s| s.when.as_ref());
                let conditions = [&version.binds, &version.when, &version.unless];
                conditions.into_iter().flatten().chain(suspended).for_each(&mut look);
            }
        }
        let suspended = |version: &Version| {
            version
                .suspended
                .iter()
                .filter_map(|s| s.shared)
                .map(|id| (5, id.0))
                .collect::<Vec<_>>()
        };
        let versions = self.model.provisions.iter().flat_map(|provision| &provision.versions);
        used.extend(versions.flat_map(suspended));
        let model = &self.model;
        let all = (0..)
            .zip(&model.defines)
            .map(|(n, d)| ((0_u8, n), &d.meta))
            .chain((0..).zip(&model.parameters).map(|(n, p)| ((1, n), &p.meta)))
            .chain((0..).zip(&model.lists).map(|(n, l)| ((2, n), &l.meta)))
            .chain((0..).zip(&model.tables).map(|(n, t)| ((3, n), &t.meta)))
            .chain((0..).zip(&model.judgments).map(|(n, j)| ((4, n), &j.meta)))
            .chain((0..).zip(&model.suspensions).map(|(n, s)| ((5, n), &s.meta)));
        for (key, meta) in all {
            // What a vocabulary declares is for others to use.
            let states_law = model.pack(meta.pack).is_some_and(|pack| pack.jurisdiction.is_some());
            if states_law && !used.contains(&key) {
                found.push(
                    Diagnostic::note(
                        codes::UNUSED,
                        meta.span,
                        format!("nothing uses `{}`", meta.name),
                    )
                    .help("take it out, or use it"),
                );
            }
        }
    }
}

fn unconfirmed(meta: &Meta, span: tidewaiter_syntax::Span, what: &str) -> Diagnostic {
    Diagnostic::note(codes::UNCONFIRMED, span, format!("`{}`, unconfirmed: {what}", meta.name))
        .help("find the official text, correct the rule if it says otherwise, and take this out")
}

fn differ(a: Option<Effect>, b: Option<Effect>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a != b)
}

/// The conditions that must all hold, each with whether it is asked for or denied.
fn conjuncts<'e>(expr: &'e Expr, asked: bool, into: &mut Vec<(&'e Expr, bool)>) {
    use tidewaiter_syntax::tree::BlockKind;
    match (&expr.kind, asked) {
        (ExprKind::And(parts), true) | (ExprKind::Or(parts), false) => {
            for part in parts {
                conjuncts(part, asked, into);
            }
        }
        (ExprKind::Block(BlockKind::All, limbs), true)
        | (ExprKind::Block(BlockKind::Any, limbs), false) => {
            for limb in limbs {
                conjuncts(&limb.condition, asked, into);
            }
        }
        (ExprKind::Not(inner), _) => conjuncts(inner, !asked, into),
        _ => into.push((expr, asked)),
    }
}

fn contradict((a, asked_a): &(&Expr, bool), (b, asked_b): &(&Expr, bool)) -> bool {
    if asked_a != asked_b {
        return same(a, b);
    }
    if !asked_a {
        return false;
    }
    match (&a.kind, &b.kind) {
        (ExprKind::Compare(Relation::Is, x, v), ExprKind::Compare(Relation::Is, y, w)) => {
            same(x, y) && matches!((constant(v), constant(w)), (Some(v), Some(w)) if v != w)
        }
        (ExprKind::Compare(Relation::Is, x, _), ExprKind::Compare(Relation::IsNot, y, _))
        | (ExprKind::Compare(Relation::IsNot, x, _), ExprKind::Compare(Relation::Is, y, _)) => {
            same(x, y) && same_right(a, b)
        }
        (
            ExprKind::In { element: x, collection: v, negated: n },
            ExprKind::In { element: y, collection: w, negated: m },
        ) => n != m && same(x, y) && same(v, w),
        _ => complementary(a, b),
    }
}

/// `a < b` and `a >= b`.
fn complementary(a: &Expr, b: &Expr) -> bool {
    let (ExprKind::Compare(r, x, v), ExprKind::Compare(s, y, w)) = (&a.kind, &b.kind) else {
        return false;
    };
    let opposite = matches!(
        (r, s),
        (Relation::Below, Relation::AtLeast)
            | (Relation::AtLeast, Relation::Below)
            | (Relation::Above, Relation::AtMost)
            | (Relation::AtMost, Relation::Above)
    );
    opposite && same(x, y) && same(v, w)
}

fn same_right(a: &Expr, b: &Expr) -> bool {
    match (&a.kind, &b.kind) {
        (ExprKind::Compare(_, _, v), ExprKind::Compare(_, _, w)) => same(v, w),
        _ => false,
    }
}

fn constant(expr: &Expr) -> Option<&Value> {
    if let ExprKind::Constant(value) = &expr.kind { Some(value) } else { None }
}

/// Whether two expressions say the same, wherever they stand.
fn same(a: &Expr, b: &Expr) -> bool {
    let (x, y) = (a.children(), b.children());
    x.len() == y.len() && same_head(&a.kind, &b.kind) && x.iter().zip(&y).all(|(x, y)| same(x, y))
}

fn same_head(a: &ExprKind, b: &ExprKind) -> bool {
    match (a, b) {
        (ExprKind::Constant(v), ExprKind::Constant(w)) => v == w,
        (ExprKind::Fact(v), ExprKind::Fact(w)) => v == w,
        (ExprKind::Variable(v), ExprKind::Variable(w)) => v == w,
        (
            ExprKind::Field { record: r, field: f, .. },
            ExprKind::Field { record: s, field: g, .. },
        ) => r == s && f == g,
        (ExprKind::Parameter(v), ExprKind::Parameter(w)) => v == w,
        (ExprKind::Judgment(v), ExprKind::Judgment(w)) => v == w,
        (ExprKind::Define(v, _), ExprKind::Define(w, _)) => v == w,
        (ExprKind::Provision(v, _), ExprKind::Provision(w, _)) => v == w,
        (ExprKind::Table(v, _), ExprKind::Table(w, _)) => v == w,
        (ExprKind::Function(v, _), ExprKind::Function(w, _)) => v == w,
        (ExprKind::List(v), ExprKind::List(w)) => v == w,
        (ExprKind::Compare(r, ..), ExprKind::Compare(s, ..)) => r == s,
        (ExprKind::Arithmetic(r, ..), ExprKind::Arithmetic(s, ..)) => r == s,
        (ExprKind::In { negated: n, .. }, ExprKind::In { negated: m, .. }) => n == m,
        (ExprKind::Block(k, _), ExprKind::Block(l, _)) => k == l,
        (
            ExprKind::Quantified { quantifier: q, variable: v, .. },
            ExprKind::Quantified { quantifier: r, variable: w, .. },
        ) => q == r && v == w,
        (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}
