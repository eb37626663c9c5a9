//! Whether a provision applies, and whether an exception is met.

use tidewaiter_model::{ProvisionId, ProvisionKind, Value};

use super::evaluate::Evaluator;
use super::frame::Frame;
use crate::determination::{Standing, Truth};

impl Evaluator<'_> {
    /// Whether a provision without parameters applies: it is in operation, it binds, its condition
    /// holds and its carve-out does not. Exceptions are put aside.
    #[must_use]
    pub fn applies(&self, id: ProvisionId) -> Truth {
        if let Some(known) = self.applied.get(id.index()).and_then(|cell| cell.get()) {
            return known;
        }
        let truth = self.applies_to(id, Vec::new());
        if let Some(cell) = self.applied.get(id.index()) {
            cell.set(Some(truth));
        }
        truth
    }

    /// Whether a provision applies to arguments.
    #[must_use]
    pub fn applies_to(&self, id: ProvisionId, arguments: Vec<Option<Value>>) -> Truth {
        match self.standing(id) {
            Standing::InForce => self.conditions(id, arguments),
            // The condition is looked at first: what does not apply needs no answer to whether it
            // is suspended.
            Standing::PerhapsSuspended => self.conditions(id, arguments).and(Truth::Unknown),
            Standing::NotInForce
            | Standing::ComplianceNotDue
            | Standing::Suspended
            | Standing::NotEnforced => Truth::False,
        }
    }

    /// Whether the conditions of the version in force hold, whatever its standing.
    #[must_use]
    pub fn conditions(&self, id: ProvisionId, arguments: Vec<Option<Value>>) -> Truth {
        let Some(version) = self.law.operation(id).and_then(|operation| operation.version) else {
            return Truth::False;
        };
        let mut frame = Frame::new(arguments, version.slots);
        let mut truth = Truth::True;
        for condition in [&version.binds, &version.when].into_iter().flatten() {
            truth = truth.and(self.truth(condition, &mut frame));
            if truth == Truth::False {
                return truth;
            }
        }
        match &version.unless {
            Some(carve_out) => truth.and(!self.truth(carve_out, &mut frame)),
            None => truth,
        }
    }

    /// The standing of a provision, conditional suspensions included.
    #[must_use]
    pub fn standing(&self, id: ProvisionId) -> Standing {
        let Some(operation) = self.law.operation(id) else { return Standing::NotInForce };
        if operation.standing != Standing::InForce || operation.suspended_if.is_empty() {
            return operation.standing;
        }
        let slots = operation.version.map_or(0, |version| version.slots);
        let suspended = Truth::any(
            operation
                .suspended_if
                .iter()
                .map(|condition| self.truth(condition, &mut Frame::new(Vec::new(), slots))),
        );
        match suspended {
            Truth::True => Standing::Suspended,
            Truth::False => Standing::InForce,
            Truth::Unknown => Standing::PerhapsSuspended,
        }
    }

    /// Whether an exception or review takes effect: it applies, and no exception to it does.
    #[must_use]
    pub fn met(&self, id: ProvisionId) -> Truth {
        if let Some(known) = self.met.get(id.index()).and_then(|cell| cell.get()) {
            return known;
        }
        let truth = self.applies(id).and(!self.defeated(id));
        if let Some(cell) = self.met.get(id.index()) {
            cell.set(Some(truth));
        }
        truth
    }

    /// Whether an exception to this provision is met.
    fn defeated(&self, id: ProvisionId) -> Truth {
        Truth::any(
            self.targeting(id, ProvisionKind::Exception).map(|exception| self.met(exception)),
        )
    }

    /// The exceptions to, or the reviews of, a provision.
    pub fn targeting(
        &self,
        id: ProvisionId,
        kind: ProvisionKind,
    ) -> impl Iterator<Item = ProvisionId> {
        let model = self.model();
        model
            .provision(id)
            .into_iter()
            .flat_map(|provision| provision.targeted_by.iter().copied())
            .filter(move |&by| model.provision(by).is_some_and(|by| by.kind == kind))
    }
}
