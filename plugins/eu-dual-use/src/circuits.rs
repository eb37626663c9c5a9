//! Integrated circuits: 3A501.a.15 and a.16.

use tidewaiter_plugin_sdk::prelude::*;

use crate::fields::{CHIP_CMOS, CHIP_TEMPERATURE, CHIP_TPP, ITEM_KIND};
use crate::reach::then;

/// Total processing performance of 3A501.a.16.
pub const PERFORMANCE: Exact = exact("6000");

/// 3A501.a.15.
pub fn cryogenic(facts: &Facts<'_>) -> Condition {
    circuit(facts, || {
        let cold = facts.number(CHIP_TEMPERATURE).at_most(exact("4.5"));
        all([
            facts.truth(CHIP_CMOS).holds().limb("a.15", "a CMOS circuit"),
            cold.limb("a.15", "designed to operate at 4.5 K or less"),
        ])
    })
}

/// 3A501.a.16.
pub fn processing(facts: &Facts<'_>) -> Condition {
    circuit(facts, || {
        let performance = facts.number(CHIP_TPP).at_least(PERFORMANCE);
        performance.limb("a.16", "a total processing performance of 6000 or more")
    })
}

fn circuit(facts: &Facts<'_>, limbs: impl FnOnce() -> Condition) -> Condition {
    then(facts.text(ITEM_KIND).is("integrated_circuit"), limbs)
}
