//! Masks for extreme-ultraviolet lithography, their blanks and pellicles: 3B001.j, 3B501.l and m.

use tidewaiter_plugin_sdk::prelude::*;

use crate::fields::{KIND, MULTILAYER_REFLECTOR, SEMI_P37};
use crate::reach::of_kind;

/// 3B001.j.
pub fn blank(facts: &Facts<'_>) -> Condition {
    of_kind(facts, &["euv_mask_blank"], || substrate(facts))
}

/// 3B501.l. That an entry for circuits of 3A001 has the mask already changes nothing.
pub fn mask(facts: &Facts<'_>) -> Condition {
    of_kind(facts, &["euv_mask"], || substrate(facts).limb("l", "on a blank of 3B001.j"))
}

/// 3B501.m.
pub fn pellicle(facts: &Facts<'_>) -> Condition {
    let kind = facts.text(KIND).is("euv_pellicle");
    kind.limb("m", "a pellicle specially designed for extreme-ultraviolet lithography")
}

fn substrate(facts: &Facts<'_>) -> Condition {
    all([
        facts
            .truth(MULTILAYER_REFLECTOR)
            .holds()
            .limb("j", "a reflector of many layers of molybdenum and silicon"),
        facts.truth(SEMI_P37).holds().limb("j.2", "compliant with SEMI Standard P37"),
    ])
}
