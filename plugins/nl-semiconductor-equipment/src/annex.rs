//! The entries of Annex I to Regulation (EU) 2021/821 for the same kinds of equipment.

use tidewaiter_plugin_sdk::prelude::*;

use crate::national::Entry;
use crate::provisions as p;
use crate::reach::{equipment_or_part, goods, software, technology};
use crate::{deposition, lithography, pellicles};

/// The entries for goods. The pellicle is the last: 3D002 does not reach it.
const ENTRIES: [Entry; 6] = [
    entry(&p::EU_F_1_A, lithography::below_193),
    entry(&p::EU_F_1_B, lithography::fine_overlay),
    entry(&p::EU_A_4, deposition::epitaxy_annex),
    entry(&p::EU_N_1_C, deposition::atomic_layer_annex),
    entry(&p::EU_N_5, deposition::gap_fill),
    Entry { provision: &p::EU_M, reach: goods, limbs: pellicles::pellicle },
];

const fn entry(provision: &'static Provision, limbs: fn(&Facts<'_>) -> Condition) -> Entry {
    Entry { provision, reach: equipment_or_part, limbs }
}

/// Says every entry; what comes back holds where the item is in one of them.
pub fn listed(law: &mut Law<'_>) -> Condition {
    let mut found: Vec<Condition> = ENTRIES
        .iter()
        .map(|entry| law.class(entry.provision, |f| (entry.limbs)(f).and(|| (entry.reach)(f))))
        .collect();
    let all: Vec<&Entry> = ENTRIES.iter().filter(|entry| law.in_force(entry.provision)).collect();
    let equipment = |f: &Facts<'_>| any(all.iter().map(|entry| (entry.limbs)(f)));
    let usable = |f: &Facts<'_>| {
        let pellicle = p::EU_M.id;
        any(all.iter().filter(|e| e.provision.id != pellicle).map(|entry| (entry.limbs)(f)))
    };
    let making = ["development", "production"];
    found.push(law.class(&p::EU_3D001, |f| software(f, &making).and(|| equipment(f))));
    found.push(law.class(&p::EU_3D002, |f| software(f, &["use"]).and(|| usable(f))));
    found.push(law.class(&p::EU_3E001, |f| technology(f, &making).and(|| equipment(f))));
    any(found)
}
