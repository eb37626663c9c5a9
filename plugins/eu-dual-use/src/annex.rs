//! The entries of Annex I that are encoded.

use tidewaiter_plugin_sdk::prelude::*;

use crate::fields::ITEM_KIND;
use crate::provisions as p;
use crate::reach::{equipment, equipment_or_part, named, software, technology};
use crate::{circuits, computers, deposition, epitaxy, etching, lithography, masks, probing};

/// An entry: its provision, what kind of thing it reaches, and its limbs.
struct Entry {
    provision: &'static Provision,
    reach: fn(&Facts<'_>) -> Condition,
    limbs: fn(&Facts<'_>) -> Condition,
    /// Whether 3D002 reaches software for its use.
    used: bool,
}

/// The entries of 3B.
const EQUIPMENT: [Entry; 19] = [
    of_3b(&p::F_1_A, lithography::below_193),
    of_3b(&p::F_1_B, lithography::resolves_45),
    of_3b(&p::F_2, lithography::imprint),
    of_3b(&p::F_4, lithography::direct_write),
    of_3b(&p::NEW_A_4, epitaxy::cool_growth),
    of_3b(&p::NEW_F_1_B, lithography::fine_overlay),
    of_3b(&p::NEW_K, etching::dry),
    of_3b(&p::NEW_N_1_A, deposition::tungsten_in_channels),
    of_3b(&p::NEW_N_1_B, deposition::selective_barrier),
    of_3b(&p::NEW_N_1_C, deposition::work_function_metal),
    of_3b(&p::NEW_N_2, deposition::cobalt_plating),
    of_3b(&p::NEW_N_3, deposition::cobalt_fill),
    of_3b(&p::NEW_N_4, deposition::tungsten_bottom_up),
    of_3b(&p::NEW_N_5, deposition::gap_fill),
    of_3b(&p::NEW_N_6, deposition::ruthenium),
    Entry { used: false, ..by_name(&p::J, masks::blank) },
    Entry { used: false, ..by_name(&p::NEW_L, masks::mask) },
    Entry { used: false, ..by_name(&p::NEW_M, masks::pellicle) },
    Entry { reach: equipment, used: false, ..of_3b(&p::PROBING, probing::cryogenic) },
];

const fn of_3b(provision: &'static Provision, limbs: fn(&Facts<'_>) -> Condition) -> Entry {
    Entry { provision, reach: equipment_or_part, limbs, used: true }
}

const fn by_name(provision: &'static Provision, limbs: fn(&Facts<'_>) -> Condition) -> Entry {
    Entry { reach: named, ..of_3b(provision, limbs) }
}

/// Says every entry; what comes back holds where the item is in one of them.
pub fn listed(law: &mut Law<'_>) -> Condition {
    let mut found: Vec<Condition> = EQUIPMENT
        .iter()
        .map(|entry| law.class(entry.provision, |f| (entry.limbs)(f).and(|| (entry.reach)(f))))
        .collect();
    let entries: Vec<&Entry> =
        EQUIPMENT.iter().filter(|entry| law.in_force(entry.provision)).collect();
    let all = |f: &Facts<'_>| any(entries.iter().map(|entry| (entry.limbs)(f)));
    let used = |f: &Facts<'_>| {
        any(entries.iter().filter(|entry| entry.used).map(|entry| (entry.limbs)(f)))
    };
    let making = ["development", "production"];
    found.push(law.class(&p::SOFTWARE, |f| software(f, &making).and(|| all(f))));
    found.push(law.class(&p::USE_SOFTWARE, |f| software(f, &["use"]).and(|| used(f))));
    found.push(law.class(&p::TECHNOLOGY, |f| technology(f, &making).and(|| all(f))));
    found.push(law.class(&p::COLD_CIRCUITS, circuits::cryogenic));
    found.push(law.class(&p::PROCESSORS, circuits::processing));
    found.push(law.class(&p::PEAK_PERFORMANCE, computers::peak_performance));
    found.push(law.class(&p::QUANTUM, computers::quantum));
    found.push(law.class(&p::CONTAINS_PROCESSOR, computers::contains_processor));
    found.push(law.class(&p::EARLIER, earlier));
    any(found)
}

/// Whether Annex I listed the item before the first version that is encoded is not known.
fn earlier(facts: &Facts<'_>) -> Condition {
    let kinds = ["processing_equipment", "material", "finished_good", "model_weights"];
    not(facts.text(ITEM_KIND).one_of(&kinds)).and(|| {
        Condition::stated(Truth::Unknown, "Annex I as it read before 2023-01-12 is not encoded")
    })
}
