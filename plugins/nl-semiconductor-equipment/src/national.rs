//! The entries of the Dutch list.

use tidewaiter_plugin_sdk::prelude::*;

use crate::provisions as p;
use crate::reach::{equipment_or_part, goods, software, technology};
use crate::{deposition, lithography, metrology, pellicles};

/// An entry: its provision, what kind of thing it reaches, and the limbs of the equipment.
#[derive(Clone, Copy)]
pub struct Entry {
    /// The provision.
    pub provision: &'static Provision,
    /// The equipment with its parts, or goods of any kind.
    pub reach: fn(&Facts<'_>) -> Condition,
    /// The limbs.
    pub limbs: fn(&Facts<'_>) -> Condition,
}

/// The entries for goods.
pub const ENTRIES: [Entry; 10] = [
    entry(&p::F_4_B, lithography::fine_overlay),
    entry(&p::F_4_C, lithography::coarse_overlay),
    Entry { provision: &p::L, reach: goods, limbs: pellicles::pellicle },
    entry(&p::M, pellicles::pellicle_production),
    entry(&p::D_12, deposition::atomic_layer),
    entry(&p::A_4, deposition::epitaxy),
    entry(&p::D_19, deposition::gap_fill),
    entry(&p::INSPECTION, metrology::defects),
    entry(&p::SHAPE, metrology::shape),
    entry(&p::OVERLAY, metrology::overlay),
];

const STAGES: [&str; 3] = ["development", "production", "use"];

const fn entry(provision: &'static Provision, limbs: fn(&Facts<'_>) -> Condition) -> Entry {
    Entry { provision, reach: equipment_or_part, limbs }
}

/// Says every entry of the list; what comes back holds where the item is in one of them.
pub fn listed(law: &mut Law<'_>) -> Condition {
    let mut found: Vec<Condition> = ENTRIES
        .iter()
        .map(|entry| law.class(entry.provision, |f| (entry.limbs)(f).and(|| (entry.reach)(f))))
        .collect();
    let entries: Vec<&Entry> =
        ENTRIES.iter().filter(|entry| law.in_force(entry.provision)).collect();
    let equipment = |f: &Facts<'_>| {
        let extreme = lithography::below_193(f).and(|| {
            Condition::stated(
                Truth::Unknown,
                "whether the entry reaches software and technology for equipment of limb (a), which the heading leaves to Annex I, is not confirmed",
            )
        });
        any(entries.iter().map(|entry| (entry.limbs)(f)).chain([extreme]))
    };
    found.push(law.class(&p::SOFTWARE, |f| software(f, &STAGES).and(|| equipment(f))));
    found.push(law.class(&p::TECHNOLOGY, |f| technology(f, &STAGES).and(|| equipment(f))));
    any(found)
}
