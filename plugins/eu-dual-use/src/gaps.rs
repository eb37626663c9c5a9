//! What this plugin leaves out, named where it could touch the transaction.

use tidewaiter_plugin_sdk::prelude::*;

use crate::fields::{DESTINATION, END_USE, ITEM_KIND, KIND};
use crate::provisions as p;
use crate::territory::EU001;

/// Kinds of equipment of which every entry of 3B is encoded.
const WHOLE: [&str; 8] = [
    "lithography",
    "imprint_lithography",
    "direct_write_lithography",
    "euv_pellicle",
    "euv_mask_blank",
    "dry_etching",
    "plating",
    "gap_fill_deposition",
];

/// Says what is left out.
pub fn say(law: &mut Law<'_>) {
    law.not_encoded(&p::REST_OF_ANNEX, |_| always("beside these entries"));
    law.not_encoded(&p::OTHER_CONTROLS, |_| always("beside Annex I"));
    law.not_encoded(&p::CATCH_ALL, |f| {
        let uses = ["weapons_of_mass_destruction", "military", "military_intelligence"];
        f.text(END_USE).one_of(&uses)
    });
    law.not_encoded(&p::OTHER_EQUIPMENT, |f| {
        f.text(ITEM_KIND).is("manufacturing_equipment").and(|| not(f.text(KIND).one_of(&WHOLE)))
    });
    law.not_encoded(&p::OTHER_COMPUTING, |f| {
        f.text(ITEM_KIND).one_of(&["assembly", "computer", "other"])
    });
    law.not_encoded(&p::INTANGIBLE, |f| f.text(ITEM_KIND).one_of(&["software", "technology"]));
    law.not_encoded(&p::EU001_CONDITIONS, |f| f.text(DESTINATION).one_of(&EU001));
    law.not_encoded(&p::NORTHERN_IRELAND, |f| f.text(DESTINATION).is("GB"));
}

fn always(text: &str) -> Condition {
    Condition::stated(Truth::True, text)
}
