//! GUEST_NAME: a body of law as a Tidewaiter plugin. The law here is made up: put yours in its place. Its
//! countries, Freedonia and Sylvania, borrow the codes BV and HM of the vocabulary.

use tidewaiter_plugin_sdk::prelude::*;

fields! {
    ORIGIN: text = "origin", "From which country does the item leave?";
    DESTINATION: text = "destination", "To which country does it go?";
    TPP: number = "item.chip.tpp", "What is its total processing performance?";
    PARTY_COUNTRY: text = "parties[].country", "In which country is the party?";
}

const IN_FORCE: Day = day("2024-01-01");
const PUBLISHED: Day = day("2023-12-01");

const SCOPE: Provision = Provision::new(
    "exports",
    "Exports from Freedonia",
    &["Export Order 1 of 2024, art. 1"],
    IN_FORCE,
)
.announced(PUBLISHED);

const FAST_CIRCUITS: Provision = Provision::new(
    "fast_circuits",
    "Fast circuits to Sylvania",
    &["Export Order 1 of 2024, art. 2"],
    IN_FORCE,
)
.announced(PUBLISHED);

/// The law of Freedonia.
#[derive(Debug)]
pub struct Freedonia;

impl Jurisdiction for Freedonia {
    const NAME: &'static str = "GUEST_NAME";
    const VERSION: &'static str = "0.1.0";
    const JURISDICTION: &'static str = "BV";
    const ISSUER: &'static str = "Ministry of Trade of Freedonia";
    const FIELDS: &'static [AnyField] = FIELDS;

    fn decide(_facts: &Facts<'_>, law: &mut Law<'_>) {
        law.scope(&SCOPE, |facts| facts.text(ORIGIN).is("BV"));
        law.rule(
            &FAST_CIRCUITS,
            |facts| {
                all([
                    facts.number(TPP).at_least(exact("1600")).limb("(a)", "fast"),
                    any([
                        facts.text(DESTINATION).is("HM").limb("(i)", "it goes there"),
                        facts
                            .any(PARTY_COUNTRY, |party| party.text(PARTY_COUNTRY).is("HM"))
                            .limb("(ii)", "a party is there"),
                    ])
                    .limb("(b)", "to Sylvania"),
                ])
            },
            Verdict::LicenseRequired(Review::CaseByCase),
        );
    }
}

tidewaiter_plugin_sdk::jurisdiction!(Freedonia);
