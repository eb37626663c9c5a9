//! What kind of thing an entry reaches: the equipment, its parts, software and technology for it.

use tidewaiter_plugin_sdk::prelude::*;

use crate::fields::{ITEM_KIND, SPECIALLY_DESIGNED, STAGES};

/// Kinds of item that may be a part or accessory: all goods that are not the equipment itself.
const OTHER_GOODS: [&str; 8] = [
    "integrated_circuit",
    "assembly",
    "computer",
    "high_bandwidth_memory",
    "processing_equipment",
    "material",
    "finished_good",
    "other",
];

/// The equipment, or a part or accessory specially designed for it: Regeling, art. 1.
pub fn equipment_or_part(facts: &Facts<'_>) -> Condition {
    let kind = facts.text(ITEM_KIND);
    let part = kind.one_of(&OTHER_GOODS).and(|| facts.truth(SPECIALLY_DESIGNED).holds());
    any([
        kind.is("manufacturing_equipment").limb("", "the equipment"),
        part.limb("", "a part or accessory specially designed for it"),
    ])
    .limb("art. 1", "the equipment, or a part or accessory specially designed for it")
}

/// Goods of any kind: of what an entry names by itself, such as a pellicle.
pub fn goods(facts: &Facts<'_>) -> Condition {
    not(facts.text(ITEM_KIND).one_of(&["software", "technology", "model_weights"]))
        .limb("", "goods, and not software or technology")
}

/// Software specially designed for one of those stages.
pub fn software(facts: &Facts<'_>, stages: &[&str]) -> Condition {
    facts.text(ITEM_KIND).is("software").and(|| for_stages(facts, stages))
}

/// Technology required for one of those stages.
pub fn technology(facts: &Facts<'_>, stages: &[&str]) -> Condition {
    facts.text(ITEM_KIND).is("technology").and(|| for_stages(facts, stages))
}

fn for_stages(facts: &Facts<'_>, stages: &[&str]) -> Condition {
    all([
        facts.truth(SPECIALLY_DESIGNED).holds().limb("", "specially designed, or required"),
        facts.any(STAGES, |stage| stage.text(STAGES).one_of(stages)).limb("", "for such a stage"),
    ])
}
