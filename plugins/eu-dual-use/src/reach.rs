//! What kind of thing an entry reaches: the equipment, its parts, software and technology for it.

use tidewaiter_plugin_sdk::prelude::*;

use crate::fields::{ITEM_KIND, KIND, SPECIALLY_DESIGNED, STAGES};

/// What is neither goods nor made of parts.
const INTANGIBLE: [&str; 3] = ["software", "technology", "model_weights"];
/// What can be a part of equipment, and no mask or pellicle.
const ELECTRONICS: [&str; 4] =
    ["integrated_circuit", "assembly", "computer", "high_bandwidth_memory"];

/// Equipment of those kinds, with those limbs.
pub fn of_kind(facts: &Facts<'_>, kinds: &[&str], limbs: impl FnOnce() -> Condition) -> Condition {
    then(facts.text(KIND).one_of(kinds), limbs)
}

/// Holds where both do. The other is looked at only where the first holds: before that is known,
/// nobody is asked for the figures of a machine that the item may have nothing to do with.
pub fn then(first: Condition, other: impl FnOnce() -> Condition) -> Condition {
    if first.truth == Truth::True { first.and(other) } else { first }
}

/// The equipment, or a component or accessory specially designed for it: the headings of 3B001 and
/// 3B501.
pub fn equipment_or_part(facts: &Facts<'_>) -> Condition {
    goods(facts).and(|| {
        facts
            .text(ITEM_KIND)
            .is("manufacturing_equipment")
            .limb("", "the equipment")
            .or(|| {
                let part = facts.truth(SPECIALLY_DESIGNED).holds();
                part.limb("", "a component or accessory specially designed for it")
            })
            .limb("heading", "the equipment, or a part specially designed for it")
    })
}

/// The equipment alone: a heading that names no parts.
pub fn equipment(facts: &Facts<'_>) -> Condition {
    facts.text(ITEM_KIND).is("manufacturing_equipment").limb("heading", "the equipment")
}

/// Goods that an entry names by themselves, such as a pellicle: of any kind but electronics.
pub fn named(facts: &Facts<'_>) -> Condition {
    let other = [&INTANGIBLE[..], &ELECTRONICS[..]].concat();
    not(facts.text(ITEM_KIND).one_of(&other)).limb("", "neither electronics nor intangible")
}

fn goods(facts: &Facts<'_>) -> Condition {
    not(facts.text(ITEM_KIND).one_of(&INTANGIBLE)).limb("", "goods")
}

/// Software specially designed for one of those stages.
pub fn software(facts: &Facts<'_>, stages: &[&str]) -> Condition {
    let kind = facts.text(ITEM_KIND).is("software").limb("", "software");
    kind.and(|| stage(facts, stages, "specially designed"))
}

/// Technology required for one of those stages: General Technology Note.
pub fn technology(facts: &Facts<'_>, stages: &[&str]) -> Condition {
    let kind = facts.text(ITEM_KIND).is("technology").limb("", "technology");
    kind.and(|| stage(facts, stages, "required, as in the General Technology Note"))
}

fn stage(facts: &Facts<'_>, stages: &[&str], how: &str) -> Condition {
    let one = facts.any(STAGES, |stage| stage.text(STAGES).one_of(stages));
    all([facts.truth(SPECIALLY_DESIGNED).holds().limb("", how), one.limb("", "for such a stage")])
}
