//! The law: what it reaches, what it requires, and what lifts that.

use tidewaiter_plugin_sdk::prelude::*;

use crate::fields::{ACTIVITY, DESTINATION, END_USE, FIELDS, ORIGIN};
use crate::territory::{EU001, customs_territory};
use crate::{annex, gaps, provisions as p};

/// The Union's list of dual-use items, as far as it is about computing and making semiconductors.
#[derive(Debug, Clone, Copy)]
pub struct Union;

impl Jurisdiction for Union {
    const NAME: &'static str = "eu-dual-use";
    const VERSION: &'static str = env!("CARGO_PKG_VERSION");
    const JURISDICTION: &'static str = "EU";
    const ISSUER: &'static str = "European Union";
    const FIELDS: &'static [AnyField] = FIELDS;

    fn decide(_: &Facts<'_>, law: &mut Law<'_>) {
        law.scope(&p::EXPORT, export);
        let listed = annex::listed(law).limb("Annex I", "an item of the list");
        let license = Verdict::LicenseRequired(Review::CaseByCase);
        law.rule(&p::LICENSE, |_| listed.clone(), license);
        law.exception(&p::EU001, &[p::LICENSE.id], eu001, Gives::Available);
        law.duty(&p::APPLICATION, |f| listed.clone().and(|| not(eu001(f))));
        law.duty(&p::DECLARATION, |f| listed.and(|| eu001(f)));
        gaps::say(law);
    }
}

/// Out of the customs territory of the Union. What other laws call a reexport, of goods that came
/// from a third country, is an export here: art. 2(2)(b).
fn export(facts: &Facts<'_>) -> Condition {
    let territory = customs_territory();
    all([
        facts.text(ORIGIN).one_of(&territory).limb("", "from the customs territory of the Union"),
        facts.text(ACTIVITY).one_of(&["export", "reexport"]).limb("art. 2(2)", "sent out"),
        not(facts.text(DESTINATION).one_of(&territory)).limb("", "to a third country"),
    ])
}

/// The general authorization, as far as the vocabulary tells its conditions.
fn eu001(facts: &Facts<'_>) -> Condition {
    let destination = facts.text(DESTINATION).one_of(&EU001);
    destination.limb("part 2", "to a destination of the authorization").and(|| {
        not(facts.text(END_USE).is("weapons_of_mass_destruction"))
            .limb("part 3(1)", "not for weapons of mass destruction or their missiles")
    })
}
