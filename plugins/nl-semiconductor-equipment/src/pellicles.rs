//! Pellicles for extreme-ultraviolet lithography, and what makes them: 3B001.l and 3B001.m of the
//! Dutch list; 3B501.m of Annex I.

use tidewaiter_plugin_sdk::prelude::*;

use crate::fields::KIND;

/// A pellicle for extreme-ultraviolet lithography.
pub fn pellicle(facts: &Facts<'_>) -> Condition {
    facts.text(KIND).is("euv_pellicle").limb("", "a pellicle for extreme-ultraviolet lithography")
}

/// Equipment for making them.
pub fn pellicle_production(facts: &Facts<'_>) -> Condition {
    facts.text(KIND).is("euv_pellicle_production").limb("", "equipment for making such pellicles")
}
