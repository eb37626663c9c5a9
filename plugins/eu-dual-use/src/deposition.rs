//! Deposition: 3B501.n.

use tidewaiter_plugin_sdk::prelude::*;

use crate::fields::{
    ALUMINUM_SOURCE, CHANNEL_WIDTH, DEPOSITS, DIELECTRIC_CONSTANT, FILL_METAL, FILLS_INTERCONNECT,
    GAP_ASPECT_RATIO, GAP_WIDTH, METAL_SOURCES, ORGANOMETALLIC_PRECURSOR, PRECURSOR_TEMPERATURE,
    SELECTIVE_BOTTOM_UP, SIDEWALL_BARRIER, SUBSTRATE_TEMPERATURE, TITANIUM_ALUMINUM_CARBIDE,
    VOID_FREE, WORK_FUNCTION,
};
use crate::reach::{of_kind, then};

/// 3B501.n.1.a.
pub fn tungsten_in_channels(facts: &Facts<'_>) -> Condition {
    then(of_metal(facts, &["atomic_layer_deposition"], "tungsten"), || {
        let narrow = facts.number(CHANNEL_WIDTH).below(exact("40"));
        any([
            facts.truth(FILLS_INTERCONNECT).holds().limb("n.1.a", "fills an entire interconnect"),
            narrow.limb("n.1.a", "in a channel narrower than 40 nm"),
        ])
    })
}

/// 3B501.n.1.b.
pub fn selective_barrier(facts: &Facts<'_>) -> Condition {
    of_kind(facts, &["atomic_layer_deposition"], || {
        let barrier = facts.truth(SIDEWALL_BARRIER).holds();
        all([
            barrier.limb("n.1.b", "a barrier on the side walls and not on the bottom"),
            organometallic(facts, "n.1.b"),
        ])
    })
}

/// 3B501.n.1.c.
pub fn work_function_metal(facts: &Facts<'_>) -> Condition {
    of_kind(facts, &["atomic_layer_deposition"], || {
        let vessel = facts.number(PRECURSOR_TEMPERATURE).at_least(exact("30"));
        let sources = facts.number(METAL_SOURCES).above(Exact::ONE);
        let work = facts.number(WORK_FUNCTION).above(exact("4.0"));
        all([
            all([facts.truth(TITANIUM_ALUMINUM_CARBIDE).holds(), work])
                .limb("n.1.c", "titanium aluminum carbide with a work function above 4.0 eV"),
            all([sources, facts.truth(ALUMINUM_SOURCE).holds()])
                .limb("n.1.c.1", "more than one metal source, one of them for aluminum"),
            vessel.limb("n.1.c.2", "a precursor vessel designed for 30 degrees C or more"),
        ])
    })
}

/// 3B501.n.2.
pub fn cobalt_plating(facts: &Facts<'_>) -> Condition {
    of_metal(facts, &["plating"], "cobalt").limb("n.2", "plating with cobalt")
}

/// 3B501.n.3.
pub fn cobalt_fill(facts: &Facts<'_>) -> Condition {
    then(of_metal(facts, &["chemical_vapor_deposition"], "cobalt"), || fill(facts, "n.3"))
}

/// 3B501.n.4.
pub fn tungsten_bottom_up(facts: &Facts<'_>) -> Condition {
    then(of_metal(facts, &["chemical_vapor_deposition"], "tungsten"), || {
        let upwards = facts.truth(SELECTIVE_BOTTOM_UP).holds();
        all([fill(facts, "n.4"), upwards.limb("n.4", "on the bottom rather than the side walls")])
    })
}

/// 3B501.n.5.
pub fn gap_fill(facts: &Facts<'_>) -> Condition {
    of_kind(facts, &["gap_fill_deposition"], || {
        let constant = facts.number(DIELECTRIC_CONSTANT).below(exact("3.3"));
        let gap = facts.number(GAP_WIDTH).below(exact("25"));
        let ratio = facts.number(GAP_ASPECT_RATIO).at_least(Exact::ONE);
        all([
            facts.truth(VOID_FREE).holds().limb("n.5", "deposition free of voids"),
            constant.limb("n.5", "a dielectric constant below 3.3"),
            ratio.limb("n.5", "an aspect ratio of 1:1 or more"),
            gap.limb("n.5", "a gap narrower than 25 nm"),
        ])
    })
}

/// 3B501.n.6.
pub fn ruthenium(facts: &Facts<'_>) -> Condition {
    let kinds = ["atomic_layer_deposition", "chemical_vapor_deposition"];
    then(of_metal(facts, &kinds, "ruthenium"), || {
        let wafer = facts.number(SUBSTRATE_TEMPERATURE);
        all([
            organometallic(facts, "n.6"),
            all([wafer.above(exact("20")), wafer.below(exact("500"))])
                .limb("n.6", "the wafer above 20 and below 500 degrees C"),
        ])
    })
}

/// Equipment of those kinds that deposits a metal.
fn of_metal(facts: &Facts<'_>, kinds: &[&str], metal: &str) -> Condition {
    of_kind(facts, kinds, || facts.any(DEPOSITS, |each| each.text(DEPOSITS).is(metal)))
}

fn organometallic(facts: &Facts<'_>, label: &str) -> Condition {
    facts.truth(ORGANOMETALLIC_PRECURSOR).holds().limb(label, "from an organometallic precursor")
}

fn fill(facts: &Facts<'_>, label: &str) -> Condition {
    facts.truth(FILL_METAL).holds().limb(label, "the metal fills a feature")
}
