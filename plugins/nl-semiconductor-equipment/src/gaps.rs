//! What this plugin leaves out, named where it could touch the transaction.

use tidewaiter_plugin_sdk::prelude::*;

use crate::fields::{DESTINATION, ITEM_KIND, KIND};
use crate::provisions as p;

/// Says what is left out.
pub fn say(law: &mut Law<'_>) {
    law.not_encoded(&p::OTHER_CONTROLS, |_| always("beside this measure"));
    law.not_encoded(&p::OTHER_LIST, |_| always("beside this measure"));
    law.not_encoded(&p::SAVED_LICENSES, |f| f.text(KIND).is("lithography"));
    law.not_encoded(&p::AMENDMENT_2025, |f| {
        not(f.text(KIND).one_of(&["lithography", "euv_pellicle", "euv_pellicle_production"]))
    });
    law.not_encoded(&p::INTANGIBLE, |f| f.text(ITEM_KIND).one_of(&["software", "technology"]));
    law.not_encoded(&p::NORTHERN_IRELAND, |f| f.text(DESTINATION).is("GB"));
}

fn always(text: &str) -> Condition {
    Condition::stated(Truth::True, text)
}
