//! The facts that a condition looks at.

use std::collections::BTreeSet;

use tidewaiter_model::{Expr, ExprKind, ProvisionId, ProvisionKind, Version};

use crate::decide::{Evaluator, Verdicts};
use crate::determination::{Standing, Truth};
use crate::facts::Path;
use crate::proof::Bindings;

/// Which facts are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Those whose absence leaves a condition unknown.
    Missing,
    /// All that a condition looks at.
    All,
}

/// Gathers the places of facts.
#[derive(Debug)]
pub struct Places<'e, 'a> {
    evaluator: &'e Evaluator<'a>,
    wanted: Wanted,
    /// The places found.
    pub found: BTreeSet<Path>,
    visited: BTreeSet<ProvisionId>,
}

impl<'e, 'a> Places<'e, 'a> {
    /// The facts on which a pack's verdicts rest.
    #[must_use]
    pub fn of_verdicts(
        evaluator: &'e Evaluator<'a>,
        wanted: Wanted,
        verdicts: &Verdicts,
        scopes: &[ProvisionId],
    ) -> BTreeSet<Path> {
        let mut places =
            Self { evaluator, wanted, found: BTreeSet::new(), visited: BTreeSet::new() };
        for scope in scopes {
            if wanted == Wanted::All || verdicts.scope == Truth::Unknown {
                places.provision(*scope);
            }
        }
        for rule in &verdicts.rules {
            let open = rule.range.least != rule.range.most;
            if wanted == Wanted::All || open {
                places.provision(rule.rule);
                places.targeting(rule.rule);
            }
        }
        places.found
    }

    fn targeting(&mut self, target: ProvisionId) {
        for kind in [ProvisionKind::Exception, ProvisionKind::Review] {
            let by: Vec<ProvisionId> = self.evaluator.targeting(target, kind).collect();
            for id in by {
                if self.wanted == Wanted::All || self.evaluator.met(id) == Truth::Unknown {
                    self.provision(id);
                    self.targeting(id);
                }
            }
        }
    }

    fn provision(&mut self, id: ProvisionId) {
        if !self.visited.insert(id) {
            return;
        }
        let Some(operation) = self.evaluator.law.operation(id) else { return };
        let Some(version) = operation.version else { return };
        let without_effect = matches!(
            operation.standing,
            Standing::NotInForce
                | Standing::ComplianceNotDue
                | Standing::Suspended
                | Standing::NotEnforced
        );
        if without_effect {
            return;
        }
        self.version(version, &mut Bindings::empty(version.slots));
        for condition in &operation.suspended_if {
            self.expr(condition, &mut Bindings::empty(version.slots));
        }
    }

    fn version(&mut self, version: &Version, bindings: &mut Bindings) {
        for condition in [&version.binds, &version.when, &version.unless].into_iter().flatten() {
            self.expr(condition, bindings);
        }
    }

    fn expr(&mut self, expr: &Expr, bindings: &mut Bindings) {
        let unknown = self.evaluator.value(expr, &mut bindings.frame).is_none();
        if self.wanted == Wanted::Missing && !unknown {
            return;
        }
        if let Some(place) = bindings.place(expr) {
            self.found.insert(place);
            return;
        }
        match &expr.kind {
            ExprKind::Define(id, arguments) => {
                let Some(define) = self.evaluator.model().defines.get(id.index()) else { return };
                let slots = define.body.slots;
                let mut inner = bindings.call(self.evaluator, &define.arguments, arguments, slots);
                self.expr(&define.body.expression, &mut inner);
            }
            ExprKind::Provision(id, arguments) if arguments.is_empty() => self.provision(*id),
            ExprKind::Provision(id, arguments) => {
                let model = self.evaluator.model();
                let version = self.evaluator.law.operation(*id).and_then(|o| o.version);
                let (Some(provision), Some(version)) = (model.provision(*id), version) else {
                    return;
                };
                let parameters = &provision.arguments;
                let mut inner = bindings.call(self.evaluator, parameters, arguments, version.slots);
                self.version(version, &mut inner);
            }
            ExprKind::Quantified { variable, name, collection, filter, body, .. } => {
                let parts = [filter.as_deref(), Some(body.as_ref())];
                self.each(*variable, name, collection, parts, bindings);
            }
            ExprKind::SumOf { variable, name, collection, filter, value } => {
                let parts = [filter.as_deref(), Some(value.as_ref())];
                self.each(*variable, name, collection, parts, bindings);
            }
            ExprKind::CountOf { variable, name, collection, filter } => {
                self.each(*variable, name, collection, [filter.as_deref(), None], bindings);
            }
            ExprKind::Constant(_)
            | ExprKind::Date
            | ExprKind::Fact(_)
            | ExprKind::Variable(_)
            | ExprKind::Field { .. }
            | ExprKind::Parameter(_)
            | ExprKind::Judgment(_)
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
            | ExprKind::Block(..) => {
                for inner in expr.children() {
                    self.expr(inner, bindings);
                }
            }
        }
    }

    fn each(
        &mut self,
        variable: tidewaiter_model::Slot,
        name: &str,
        collection: &Expr,
        parts: [Option<&Expr>; 2],
        bindings: &mut Bindings,
    ) {
        let Some(elements) = self.evaluator.elements(collection, &mut bindings.frame) else {
            self.expr(collection, bindings);
            return;
        };
        let place = bindings.place(collection);
        for (index, element) in elements.iter().enumerate() {
            let mut inner = bindings.bind(variable, name, element.clone(), place.as_ref(), index);
            for part in parts.into_iter().flatten() {
                self.expr(part, &mut inner);
            }
        }
    }
}
