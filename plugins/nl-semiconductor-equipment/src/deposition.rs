//! Deposition: 3B001.a.4, d.12 and d.19 of the Dutch list; 3B501.a.4, n.1.c and n.5 of Annex I.

use tidewaiter_plugin_sdk::prelude::*;

use crate::fields::{
    ALUMINUM_SOURCE, DIELECTRIC_CONSTANT, GAP_ASPECT_RATIO, GAP_WIDTH, GROWS, GROWTH_TEMPERATURE,
    KIND, METAL_SOURCES, PRECLEAN_CHAMBER, PRECURSOR_TEMPERATURE, TITANIUM_ALUMINUM_CARBIDE,
    VACUUM_BETWEEN_STEPS, VOID_FREE, WORK_FUNCTION,
};

/// Above this the precursor vessel meets the Dutch limb whichever figure it has: 45 from memory.
const VESSEL_SURELY: Exact = exact("45");
/// Up to this it meets it under neither: 30 is the figure of the parallels.
const VESSEL_PERHAPS: Exact = exact("30");
const GROWTH: Exact = exact("685");
const WORK: Exact = exact("4.0");

/// 3B001.d.12: atomic layer deposition of work-function metals.
pub fn atomic_layer(facts: &Facts<'_>) -> Condition {
    layers(facts, || {
        let vessel = facts.number(PRECURSOR_TEMPERATURE);
        let between = vessel.above(VESSEL_PERHAPS).and(|| {
            Condition::stated(Truth::Unknown, "the figure in the Dutch text is 30 or 45 degrees C")
        });
        any([vessel.above(VESSEL_SURELY), between])
            .limb("b", "a precursor vessel designed for more than 30 or 45 degrees C")
    })
}

/// 3B501.n.1.c of Annex I.
pub fn atomic_layer_annex(facts: &Facts<'_>) -> Condition {
    layers(facts, || {
        let vessel = facts.number(PRECURSOR_TEMPERATURE).at_least(VESSEL_PERHAPS);
        vessel.limb("n.1.c", "a precursor vessel designed for 30 degrees C or more")
    })
}

fn layers(facts: &Facts<'_>, vessel: impl FnOnce() -> Condition) -> Condition {
    facts.text(KIND).is("atomic_layer_deposition").and(|| {
        let sources = facts.number(METAL_SOURCES).above(Exact::ONE);
        let carbide = facts.truth(TITANIUM_ALUMINUM_CARBIDE).holds();
        all([
            all([sources, facts.truth(ALUMINUM_SOURCE).holds()])
                .limb("a", "more than one metal source, one of them for an aluminum precursor"),
            vessel(),
            all([carbide, facts.number(WORK_FUNCTION).above(WORK)])
                .limb("c", "titanium aluminum carbide with a work function above 4.0 eV"),
        ])
    })
}

/// 3B001.a.4: epitaxial growth.
pub fn epitaxy(facts: &Facts<'_>) -> Condition {
    grows(facts, &["Si", "Si_C", "SiGe", "SiGe_C"], || {
        let growth = facts.number(GROWTH_TEMPERATURE);
        let edge = growth.at_most(GROWTH).and(|| {
            Condition::stated(
                Truth::Unknown,
                "whether exactly 685 degrees C is in is not confirmed",
            )
        });
        let vacuum = facts.truth(VACUUM_BETWEEN_STEPS).holds().or(|| {
            Condition::stated(
                Truth::Unknown,
                "whether the Dutch text asks for this is not confirmed",
            )
        });
        all([
            vacuum.limb("a", "several chambers, with vacuum or an inert environment between steps"),
            preclean(facts),
            any([growth.below(GROWTH), edge]).limb("c", "growth at 685 degrees C or below"),
        ])
    })
}

/// 3B501.a.4 of Annex I: below 685 degrees, and no limb on several chambers.
pub fn epitaxy_annex(facts: &Facts<'_>) -> Condition {
    grows(facts, &["Si", "SiGe"], || {
        let growth = facts.number(GROWTH_TEMPERATURE).below(GROWTH);
        all([preclean(facts), growth.limb("a.4", "growth below 685 degrees C")])
    })
}

fn grows(facts: &Facts<'_>, materials: &[&str], limbs: impl FnOnce() -> Condition) -> Condition {
    facts.text(KIND).is("epitaxy").and(|| {
        let grown = facts.any(GROWS, |material| material.text(GROWS).one_of(materials));
        grown.limb("", "designed to grow one of these materials").and(limbs)
    })
}

fn preclean(facts: &Facts<'_>) -> Condition {
    facts.truth(PRECLEAN_CHAMBER).holds().limb("b", "a chamber that cleans the wafer before growth")
}

/// 3B001.d.19, and 3B501.n.5 of Annex I: the same limbs.
pub fn gap_fill(facts: &Facts<'_>) -> Condition {
    facts.text(KIND).is("gap_fill_deposition").and(|| {
        all([
            facts.truth(VOID_FREE).holds().limb("", "deposition free of voids"),
            facts
                .number(DIELECTRIC_CONSTANT)
                .below(exact("3.3"))
                .limb("", "a dielectric constant below 3.3"),
            facts.number(GAP_WIDTH).below(exact("25")).limb("", "a gap narrower than 25 nm"),
            facts
                .number(GAP_ASPECT_RATIO)
                .at_least(Exact::ONE)
                .limb("", "an aspect ratio of 1:1 or more"),
        ])
    })
}
