//! Dry etching: 3B501.k.

use tidewaiter_plugin_sdk::prelude::*;

use crate::fields::{
    ANISOTROPIC, CHUCK_ELEMENTS, ETCH_SELECTIVITY, GAS_SWITCHING_TIME, ISOTROPIC, PULSED_RF_OUTPUT,
};
use crate::reach::of_kind;

/// 3B501.k.
pub fn dry(facts: &Facts<'_>) -> Condition {
    of_kind(facts, &["dry_etching"], || any([isotropic(facts), anisotropic(facts)]))
}

fn isotropic(facts: &Facts<'_>) -> Condition {
    let selectivity = facts.number(ETCH_SELECTIVITY).at_least(exact("100"));
    all([
        facts.truth(ISOTROPIC).holds(),
        selectivity.limb("", "a selectivity for silicon-germanium of 100:1 or more"),
    ])
    .limb("k.1", "isotropic, and selective for silicon-germanium")
}

fn anisotropic(facts: &Facts<'_>) -> Condition {
    let valve = facts.number(GAS_SWITCHING_TIME).below(exact("300"));
    let elements = facts.number(CHUCK_ELEMENTS).at_least(exact("20"));
    all([
        facts.truth(ANISOTROPIC).holds(),
        facts.truth(PULSED_RF_OUTPUT).holds().limb("k.2.a", "a pulsed radio-frequency output"),
        valve.limb("k.2.b", "a gas valve that switches in less than 300 ms"),
        elements.limb("k.2.c", "a chuck with 20 elements or more, each with its temperature"),
    ])
    .limb("k.2", "anisotropic, with these three")
}
