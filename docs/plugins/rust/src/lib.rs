//! Order No. 3 of the Bouvet Harbor Office, which nobody ever issued: see `../example-law.md`.

use tidewaiter_plugin_sdk::prelude::*;

fields! {
    ORIGIN: text = "origin", "From which country does the item leave?";
    BANDWIDTH: number in "GB/s" = "item.chip.dram_bandwidth", "What is the chip's total DRAM bandwidth?";
    DESTINATION: text = "destination", "To which country does the item go?";
    PARTY_COUNTRY: text = "parties[].country", "In which country is the party?";
    END_USE: text = "end_use.kind", "What will the item be used for?";
}

/// Annex 1.
const ANNEX: [&str; 2] = ["HM", "TF"];

const fn section(
    id: &'static str,
    title: &'static str,
    cite: &'static [&'static str],
) -> Provision {
    Provision::new(id, title, cite, day("2024-03-01")).announced(day("2024-02-15"))
}

const SCOPE: Provision =
    section("scope", "Exports from Bouvet Island", &["Order No. 3, section 1"]);
const LICENSE: Provision = section(
    "license",
    "Fast memory for Annex 1",
    &["Order No. 3, section 2", "Order No. 3, Annex 1"],
);
const MEDICAL: Provision =
    section("medical", "Emergency medical care", &["Order No. 3, section 3"]);
const RECORDS: Provision =
    section("records", "Keep the shipping papers for five years", &["Order No. 3, section 4"]);

/// Section 2(a) as it was amended. Its dates are used, and where it counts it is cited.
const AMENDMENT: Provision =
    Provision::new("amendment", "Lower bandwidth", &["Order No. 5"], day("2025-01-01"))
        .announced(day("2024-11-20"));

pub struct BouvetMemory;

impl Jurisdiction for BouvetMemory {
    const NAME: &'static str = "bouvet-memory";
    const VERSION: &'static str = "0.1.0";
    const JURISDICTION: &'static str = "BV";
    const ISSUER: &'static str = "Bouvet Harbor Office (invented)";
    const FIELDS: &'static [AnyField] = FIELDS;

    fn decide(_: &Facts<'_>, law: &mut Law<'_>) {
        let (limit, source) = if law.in_force(&AMENDMENT) {
            (exact("409.6"), "Order No. 5")
        } else {
            (exact("600"), "Order No. 3, section 2(a)")
        };

        law.scope(&SCOPE, |f| f.text(ORIGIN).is("BV"));
        law.rule(
            &LICENSE,
            |f| {
                all([
                    f.number(BANDWIDTH)
                        .at_least(limit)
                        .limb("(a)", "its memory is fast")
                        .cite(source),
                    any([
                        f.text(DESTINATION).one_of(&ANNEX).limb("(1)", "it goes to Annex 1"),
                        f.any(PARTY_COUNTRY, |party| party.text(PARTY_COUNTRY).one_of(&ANNEX))
                            .limb("(2)", "a party is in Annex 1"),
                    ])
                    .limb("(b)", "Annex 1 has to do with it"),
                ])
            },
            Verdict::LicenseRequired(Review::CaseByCase),
        );
        law.exception(
            &MEDICAL,
            &["license"],
            |f| f.text(END_USE).is("emergency_medical"),
            Gives::Available,
        );
        law.duty(&RECORDS, |f| f.text(ORIGIN).is("BV"));
    }
}

tidewaiter_plugin_sdk::jurisdiction!(BouvetMemory);
