//! The frame of an evaluation together with where in the transaction its values come from.

use tidewaiter_model::{Argument, Expr, ExprKind, Slot, Value};

use super::words::SlotNames;
use crate::decide::{Evaluator, Frame};
use crate::facts::{Path, Step};

/// The slots of a frame: their values, their names and their places in the transaction.
#[derive(Debug, Clone, Default)]
pub struct Bindings {
    /// The values.
    pub frame: Frame,
    pub(super) names: SlotNames,
    places: Vec<Option<Path>>,
}

impl Bindings {
    /// No parameters, and room for variables.
    #[must_use]
    pub fn empty(slots: u16) -> Self {
        Self { frame: Frame::new(Vec::new(), slots), ..Self::default() }
    }

    /// The bindings of a definition or class that is applied to arguments.
    #[must_use]
    pub fn call(
        &mut self,
        evaluator: &Evaluator<'_>,
        parameters: &[Argument],
        arguments: &[Expr],
        slots: u16,
    ) -> Self {
        let places = arguments.iter().map(|argument| self.place(argument)).collect();
        let values = evaluator.arguments(arguments, &mut self.frame);
        Self { frame: Frame::new(values, slots), names: SlotNames::of(parameters), places }
    }

    /// With a variable bound to an element of a collection that stands at `collection`.
    #[must_use]
    pub fn bind(
        &self,
        slot: Slot,
        name: &str,
        element: Option<Value>,
        collection: Option<&Path>,
        index: usize,
    ) -> Self {
        let mut bound = self.clone();
        bound.frame.set(slot, element);
        bound.names = self.names.with(slot, name);
        let place = usize::from(slot.0);
        bound.places.resize(bound.places.len().max(place + 1), None);
        if let Some(entry) = bound.places.get_mut(place) {
            let index = u32::try_from(index).unwrap_or(u32::MAX);
            *entry = collection.map(|path| path.step(Step::Index(index)));
        }
        bound
    }

    /// Where in the transaction an expression's value stands, if it is a fact or inside one.
    #[must_use]
    pub fn place(&self, expr: &Expr) -> Option<Path> {
        if let ExprKind::Fact(id) = &expr.kind {
            Some(Path::Fact(*id, Vec::new()))
        } else if let ExprKind::Judgment(id) = &expr.kind {
            Some(Path::Judgment(*id))
        } else if let ExprKind::Variable(slot) = &expr.kind {
            self.places.get(usize::from(slot.0)).cloned().flatten()
        } else if let ExprKind::Field { of, field, .. } = &expr.kind {
            Some(self.place(of)?.step(Step::Field(*field)))
        } else {
            None
        }
    }
}
