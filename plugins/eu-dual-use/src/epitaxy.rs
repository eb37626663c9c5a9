//! Epitaxial growth of silicon and silicon-germanium: 3B501.a.4.

use tidewaiter_plugin_sdk::prelude::*;

use crate::fields::{GROWS, GROWTH_TEMPERATURE, PRECLEAN_CHAMBER};
use crate::reach::of_kind;

/// 3B501.a.4.
pub fn cool_growth(facts: &Facts<'_>) -> Condition {
    of_kind(facts, &["epitaxy"], || {
        let grown = facts.any(GROWS, |material| material.text(GROWS).one_of(&["Si", "SiGe"]));
        grown.limb("a.4", "designed to grow silicon or silicon-germanium").and(|| {
            let cleaned = facts.truth(PRECLEAN_CHAMBER).holds();
            let growth = facts.number(GROWTH_TEMPERATURE).below(exact("685"));
            all([
                cleaned.limb("a.4.a", "a chamber that cleans the wafer before growth"),
                growth.limb("a.4.b", "growth below 685 degrees C"),
            ])
        })
    })
}
