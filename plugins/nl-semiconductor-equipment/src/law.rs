//! The law: what it reaches, what it requires, and what lifts that.

use tidewaiter_plugin_sdk::prelude::*;

use crate::destinations::{EU001, MEMBER_STATES, UNION_TERRITORIES};
use crate::fields::{ACTIVITY, DESTINATION, END_USE, FIELDS, ORIGIN};
use crate::{annex, gaps, national, provisions as p};

/// The Netherlands' measure.
#[derive(Debug, Clone, Copy)]
pub struct Netherlands;

impl Jurisdiction for Netherlands {
    const NAME: &'static str = "nl-semiconductor-equipment";
    const VERSION: &'static str = env!("CARGO_PKG_VERSION");
    const JURISDICTION: &'static str = "NL";
    const ISSUER: &'static str =
        "Minister for Foreign Trade and Development Aid of the Netherlands";
    const FIELDS: &'static [AnyField] = FIELDS;

    fn decide(_: &Facts<'_>, law: &mut Law<'_>) {
        law.scope(&p::EXPORT, export);
        let in_annex = annex::listed(law).limb("", "controlled by Annex I on this day");
        let listed = national::listed(law);
        let required = all([
            listed.limb("annex", "advanced semiconductor manufacturing equipment of the annex"),
            not(in_annex.clone()).limb("heading", "what Annex I does not control"),
        ]);
        let license = Verdict::LicenseRequired(Review::CaseByCase);
        law.rule(&p::NATIONAL_LICENSE, |_| required.clone(), license);
        law.rule(&p::ANNEX_LICENSE, |_| in_annex, license);
        law.exception(&p::EU001, &[p::ANNEX_LICENSE.id], eu001, Gives::Available);
        law.duty(&p::APPLICATION, |_| required);
        gaps::say(law);
    }
}

/// An export from the Netherlands, out of the customs territory of the Union.
fn export(facts: &Facts<'_>) -> Condition {
    let destination = facts.text(DESTINATION);
    all([
        facts.text(ORIGIN).is("NL").limb("", "from the Netherlands"),
        facts.text(ACTIVITY).is("export").limb("", "an export"),
        not(destination.one_of(&[&MEMBER_STATES[..], &UNION_TERRITORIES[..]].concat()))
            .limb("", "out of the customs territory of the Union"),
    ])
}

/// To one of the destinations of EU001. No entry of the measure is on its exclusion list.
fn eu001(facts: &Facts<'_>) -> Condition {
    let destination = facts.text(DESTINATION).one_of(&EU001);
    destination.limb("part 2", "to a destination of the authorization").and(|| {
        not(facts.text(END_USE).is("weapons_of_mass_destruction"))
            .limb("part 3(1)", "not for weapons of mass destruction or their missiles")
    })
}
