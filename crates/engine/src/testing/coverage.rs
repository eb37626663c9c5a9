//! What the tests of a pack have seen: each limb, exception and threshold both true and false?

use std::collections::{BTreeMap, BTreeSet};

use tidewaiter_model::{Expr, ExprKind, Model, PackId, ProvisionKind, Relation, Test};
use tidewaiter_syntax::Span;

use super::run::{case_asked, case_facts};
use crate::decide::{Evaluator, Functions, Verdicts};
use crate::determination::Truth;
use crate::plan::Law;
use crate::proof::Bindings;

/// How many of a kind the tests have seen true, false, both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// How many there are.
    pub total: usize,
    /// Seen true in a case and false in another.
    pub both: usize,
    /// Seen true only.
    pub only_true: usize,
    /// Seen false only.
    pub only_false: usize,
    /// Seen neither.
    pub never: usize,
}

/// What the tests of packs have seen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    /// Limbs of blocks.
    pub limbs: Tally,
    /// Exceptions.
    pub exceptions: Tally,
    /// Comparisons of order: the sides of thresholds.
    pub thresholds: Tally,
    /// Where each limb, exception and threshold stands that was not seen both true and false.
    pub unseen: Vec<Span>,
}

#[derive(Debug, Default)]
struct Seen {
    yes: BTreeSet<Span>,
    no: BTreeSet<Span>,
}

impl Seen {
    fn see(&mut self, span: Span, truth: Truth) {
        match truth {
            Truth::True => self.yes.insert(span),
            Truth::False => self.no.insert(span),
            Truth::Unknown => false,
        };
    }

    fn tally(&self, all: impl Iterator<Item = Span>, unseen: &mut Vec<Span>) -> Tally {
        let mut tally = Tally::default();
        for span in all {
            tally.total += 1;
            let count = match (self.yes.contains(&span), self.no.contains(&span)) {
                (true, true) => &mut tally.both,
                (true, false) => &mut tally.only_true,
                (false, true) => &mut tally.only_false,
                (false, false) => &mut tally.never,
            };
            *count += 1;
            if !(self.yes.contains(&span) && self.no.contains(&span)) {
                unseen.push(span);
            }
        }
        tally
    }
}

/// Runs the cases of the tests once more and counts what they see of the packs' own conditions.
#[must_use]
pub fn coverage(
    model: &Model,
    functions: Option<&dyn Functions>,
    packs: &[PackId],
    tests: &[&Test],
) -> Coverage {
    let mut seen = Seen::default();
    for test in tests {
        for case in &test.cases {
            let Some(facts) = case_facts(model, case) else { continue };
            let law = Law::new(model, case_asked(case));
            let evaluator = Evaluator::new(&law, &facts, functions);
            let verdicts = evaluator.verdicts(test.pack);
            watch(&evaluator, test.pack, &verdicts, &mut seen);
        }
    }
    tally(model, packs, &seen)
}

/// Looks at every condition in force of a pack, those of classes and definitions through calls.
fn watch(evaluator: &Evaluator<'_>, pack: PackId, verdicts: &Verdicts, seen: &mut Seen) {
    if verdicts.scope == Truth::False {
        return;
    }
    for (id, provision) in evaluator.model().provisions() {
        let called = provision.kind == ProvisionKind::Class && !provision.arguments.is_empty();
        if provision.meta.pack != pack || called {
            continue;
        }
        if provision.kind == ProvisionKind::Exception {
            seen.see(provision.meta.span, evaluator.met(id));
        }
        let Some(version) = evaluator.law.operation(id).and_then(|o| o.version) else { continue };
        let mut bindings = Bindings::empty(version.slots);
        for condition in [&version.binds, &version.when, &version.unless].into_iter().flatten() {
            look(evaluator, condition, &mut bindings, seen);
        }
    }
}

fn look(evaluator: &Evaluator<'_>, expr: &Expr, bindings: &mut Bindings, seen: &mut Seen) {
    match &expr.kind {
        ExprKind::Block(_, limbs) => {
            for limb in limbs {
                let truth = evaluator.truth(&limb.condition, &mut bindings.frame);
                seen.see(limb.span, truth);
                look(evaluator, &limb.condition, bindings, seen);
            }
        }
        ExprKind::Compare(relation, ..) if is_threshold(*relation) => {
            seen.see(expr.span, evaluator.truth(expr, &mut bindings.frame));
        }
        ExprKind::Define(id, arguments) => {
            let Some(define) = evaluator.model().defines.get(id.index()) else { return };
            let mut inner =
                bindings.call(evaluator, &define.arguments, arguments, define.body.slots);
            look(evaluator, &define.body.expression, &mut inner, seen);
        }
        ExprKind::Provision(id, arguments) if !arguments.is_empty() => {
            let provision = evaluator.model().provision(*id);
            let version = evaluator.law.operation(*id).and_then(|o| o.version);
            let (Some(provision), Some(version)) = (provision, version) else { return };
            let parameters = &provision.arguments;
            let mut inner = bindings.call(evaluator, parameters, arguments, version.slots);
            for condition in [&version.when, &version.unless].into_iter().flatten() {
                look(evaluator, condition, &mut inner, seen);
            }
        }
        ExprKind::Quantified { variable, name, collection, filter, body, .. } => {
            let elements = evaluator.elements(collection, &mut bindings.frame).unwrap_or_default();
            for (index, element) in elements.iter().enumerate() {
                let mut inner = bindings.bind(*variable, name, element.clone(), None, index);
                for part in filter.as_deref().into_iter().chain([body.as_ref()]) {
                    look(evaluator, part, &mut inner, seen);
                }
            }
        }
        ExprKind::Constant(_)
        | ExprKind::Date
        | ExprKind::Fact(_)
        | ExprKind::Variable(_)
        | ExprKind::Field { .. }
        | ExprKind::Parameter(_)
        | ExprKind::Judgment(_)
        | ExprKind::Provision(..)
        | ExprKind::Table(..)
        | ExprKind::Function(..)
        | ExprKind::SameName(..)
        | ExprKind::List(_)
        | ExprKind::Set(_)
        | ExprKind::And(_)
        | ExprKind::Or(_)
        | ExprKind::Not(_)
        | ExprKind::Compare(..)
        | ExprKind::In { .. }
        | ExprKind::Arithmetic(..)
        | ExprKind::SumOf { .. }
        | ExprKind::CountOf { .. } => {
            for inner in expr.children() {
                look(evaluator, inner, bindings, seen);
            }
        }
    }
}

fn is_threshold(relation: Relation) -> bool {
    match relation {
        Relation::AtLeast | Relation::AtMost | Relation::Above | Relation::Below => true,
        Relation::Is | Relation::IsNot => false,
    }
}

/// Every limb, exception and threshold of the packs, held against what was seen.
fn tally(model: &Model, packs: &[PackId], seen: &Seen) -> Coverage {
    let mut limbs = BTreeMap::new();
    let mut thresholds = BTreeMap::new();
    let mut exceptions = BTreeMap::new();
    let mut gather = |expr: &Expr| {
        let mut open = vec![expr];
        while let Some(expr) = open.pop() {
            if let ExprKind::Block(_, inside) = &expr.kind {
                limbs.extend(inside.iter().map(|limb| (limb.span, ())));
            }
            if let ExprKind::Compare(relation, ..) = &expr.kind
                && is_threshold(*relation)
            {
                thresholds.insert(expr.span, ());
            }
            open.extend(expr.children());
        }
    };
    for define in model.defines.iter().filter(|d| packs.contains(&d.meta.pack)) {
        gather(&define.body.expression);
    }
    for (_, provision) in model.provisions().filter(|(_, p)| packs.contains(&p.meta.pack)) {
        if provision.kind == ProvisionKind::Exception {
            exceptions.insert(provision.meta.span, ());
        }
        for version in &provision.versions {
            for condition in [&version.binds, &version.when, &version.unless].into_iter().flatten()
            {
                gather(condition);
            }
        }
    }
    let mut unseen = Vec::new();
    Coverage {
        limbs: seen.tally(limbs.into_keys(), &mut unseen),
        exceptions: seen.tally(exceptions.into_keys(), &mut unseen),
        thresholds: seen.tally(thresholds.into_keys(), &mut unseen),
        unseen,
    }
}
