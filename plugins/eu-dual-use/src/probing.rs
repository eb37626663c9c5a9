//! Cryogenic wafer probing: 3B504.

use tidewaiter_plugin_sdk::prelude::*;

use crate::fields::{TEST_TEMPERATURE, WAFER_DIAMETER};
use crate::reach::of_kind;

/// 3B504.
pub fn cryogenic(facts: &Facts<'_>) -> Condition {
    of_kind(facts, &["wafer_probing"], || {
        let cold = facts.number(TEST_TEMPERATURE).at_most(exact("4.5"));
        let wafer = facts.number(WAFER_DIAMETER).at_least(exact("100"));
        all([
            cold.limb("a", "tests at 4.5 K or less"),
            wafer.limb("b", "accepts wafers of 100 mm or more"),
        ])
    })
}
