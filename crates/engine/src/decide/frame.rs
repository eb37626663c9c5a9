//! The slots of one evaluation: parameters, then quantifier variables.

use tidewaiter_model::{Slot, Value};

/// The slots of a definition or version while it is evaluated. An empty slot is unknown.
#[derive(Debug, Clone, Default)]
pub struct Frame(Vec<Option<Value>>);

impl Frame {
    /// A frame of `slots` slots, the first of which are `arguments`.
    #[must_use]
    pub fn new(arguments: Vec<Option<Value>>, slots: u16) -> Self {
        let mut values = arguments;
        values.resize(usize::from(slots).max(values.len()), None);
        Self(values)
    }

    /// What is in a slot.
    #[must_use]
    pub fn get(&self, slot: Slot) -> Option<&Value> {
        self.0.get(usize::from(slot.0)).and_then(Option::as_ref)
    }

    /// Puts a value into a slot.
    pub fn set(&mut self, slot: Slot, value: Option<Value>) {
        if let Some(place) = self.0.get_mut(usize::from(slot.0)) {
            *place = value;
        }
    }
}
