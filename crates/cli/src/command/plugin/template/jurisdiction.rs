//! NAME: a body of law as a Tidewaiter plugin. The law here is made up: put yours in its place.

use tidewaiter_plugin_sdk::prelude::*;

fields! {
    ORIGIN: text = "origin", "From which country does the item leave?";
    DESTINATION: text = "destination", "To which country does it go?";
    TPP: number = "item.chip.tpp", "What is its total processing performance?";
    PARTY_COUNTRY: text = "parties[].country", "In which country is the party?";
}

const SCOPE: Provision = Provision {
    id: "exports",
    title: "Exports from Freedonia",
    cite: &["Export Order 1 of 2024, art. 1"],
    from: day("2024-01-01"),
    to: None,
    announced: day("2023-12-01"),
    remarks: &[],
};

const FAST_CIRCUITS: Provision = Provision {
    id: "fast_circuits",
    title: "Fast circuits to Sylvania",
    cite: &["Export Order 1 of 2024, art. 2"],
    ..SCOPE
};

/// The law of Freedonia.
#[derive(Debug)]
pub struct Freedonia;

impl Jurisdiction for Freedonia {
    const NAME: &'static str = "NAME";
    const VERSION: &'static str = "0.1.0";
    const JURISDICTION: &'static str = "XF";
    const ISSUER: &'static str = "Ministry of Trade of Freedonia";
    const FIELDS: &'static [AnyField] = FIELDS;

    fn decide(_facts: &Facts<'_>, law: &mut Law<'_>) {
        law.scope(&SCOPE, |facts| facts.text(ORIGIN).is("XF"));
        law.rule(
            &FAST_CIRCUITS,
            |facts| {
                all([
                    facts.number(TPP).at_least(exact("1600")).limb("(a)", "fast"),
                    any([
                        facts.text(DESTINATION).is("XS").limb("(i)", "it goes there"),
                        facts
                            .any(PARTY_COUNTRY, |party| party.text(PARTY_COUNTRY).is("XS"))
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
