//! What an answer says of itself: what is missing, what would change it, why, and what is not sure.

use nl_semiconductor_equipment::Netherlands;
use tidewaiter_plugin_sdk::{Jurisdiction, testing::Case};

use crate::common::{ALD, CASES, EPITAXY, NXT_1970, NXT_1980, NXT_2000, case};

#[test]
fn missing_facts_are_those_that_matter() {
    let open = case("2024-09-07", "CN", "kind=lithography wavelength=193");
    let answer = open.ask::<Netherlands>().unwrap();
    assert_eq!(
        answer.missing(),
        [
            "item.semiconductor_equipment.dedicated_chuck_overlay",
            "item.semiconductor_equipment.numerical_aperture",
        ]
    );
    let set = "kind=epitaxy preclean_chamber=true vacuum_between_steps=true growth_temperature=684";
    let answer = case("2024-01-10", "CN", set).ask::<Netherlands>().unwrap();
    assert_eq!(answer.missing(), ["item.semiconductor_equipment.grows"]);
    // What the law leaves open, no fact would settle.
    let vessel = case("2024-01-10", "CN", &format!("{ALD} precursor_temperature=40"));
    assert_eq!(
        vessel.ask::<Netherlands>().unwrap().missing(),
        ["item.semiconductor_equipment.precursor_temperature"; 0]
    );
}

#[test]
fn nothing_known_asks_for_the_scope_first() {
    let answer = Case::on("2024-01-10").ask::<Netherlands>().unwrap();
    assert_eq!(answer.outcome(), "not_subject .. license_required(case_by_case)");
    for path in ["origin", "destination", "activity", "item.semiconductor_equipment.kind"] {
        assert!(answer.missing().contains(&path), "{path}: {:?}", answer.missing());
    }
}

#[test]
fn changes_are_values_that_one_can_state() {
    let answer = case("2024-09-07", "CN", NXT_1970).ask::<Netherlands>().unwrap();
    let changes = answer.changes();
    for expected in [
        "destination: CN -> AT, BE, BG, CY, CZ, DE, and 29 more (not_subject)",
        "item.semiconductor_equipment.dedicated_chuck_overlay: 2 nm -> 2.41 nm (no_license_required)",
        "item.semiconductor_equipment.numerical_aperture: 1.35 -> 1.0722 (no_license_required)",
    ] {
        assert!(changes.iter().any(|change| change == expected), "{expected}: {changes:#?}");
    }
    assert!(!changes.iter().any(|change| change.contains("another")), "{changes:#?}");
}

#[test]
fn the_reason_says_no_words_twice() {
    let answer = case("2024-09-06", "CN", NXT_1980).ask::<Netherlands>().unwrap();
    let rule = answer.provision("national_license").unwrap();
    assert_eq!(
        rule.decided_by.first().map(String::as_str),
        Some("b.2.b item.semiconductor_equipment.dedicated_chuck_overlay <= 1.5 nm [1.6 nm]")
    );
    let scope = answer.provision("export").unwrap();
    assert_eq!(scope.decided_by.first().map(String::as_str), Some("origin is NL"));
}

#[test]
fn what_is_not_confirmed_reaches_the_answer() {
    for (name, on, to, facts, ..) in CASES {
        let answer = case(on, to, &facts.join(" ")).ask::<Netherlands>().unwrap();
        let unsure = answer.determination.remarks.iter().any(|r| r.contains("unconfirmed: "));
        // Annex I was read in the Official Journal; the Dutch annex was not.
        let dutch = answer.classes().iter().any(|class| class.starts_with("nl_"));
        assert_eq!(unsure, dutch, "case {name}");
    }
}

#[test]
fn gaps_are_named_where_they_could_matter() {
    let gaps = |on: &str, to: &str, facts: &str| {
        let answer = case(on, to, facts).ask::<Netherlands>().unwrap();
        answer.not_encoded().join(" ")
    };
    assert_eq!(gaps("2024-01-10", "CN", NXT_2000), "other_union_controls");
    assert_eq!(
        gaps("2025-04-01", "GB", NXT_2000),
        "other_union_controls other_national_list saved_licenses northern_ireland"
    );
    assert_eq!(
        gaps("2025-04-01", "CN", EPITAXY),
        "other_union_controls other_national_list amendment_2025"
    );
    // Nothing is left out of what the measure does not reach.
    assert_eq!(gaps("2025-04-01", "DE", NXT_2000), "");
}

#[test]
fn an_end_is_known_from_its_publication() {
    let before = case("2025-11-15", "CN", &format!("{NXT_2000} known=2025-11-13"));
    assert_eq!(before.ask::<Netherlands>().unwrap().rules(), ["national_license"]);
    let duty = &before.ask::<Netherlands>().unwrap().determination.duties;
    assert_eq!(duty.iter().map(|d| d.from.as_str()).collect::<Vec<_>>(), ["application"]);
}

#[test]
fn every_provision_is_cited_to_the_paragraph() {
    for (_, on, to, facts, ..) in CASES {
        let answer = case(on, to, &facts.join(" ")).ask::<Netherlands>().unwrap();
        for provision in &answer.determination.considered {
            assert!(!provision.cite.is_empty(), "{}", provision.id);
            assert!(provision.cite.iter().all(|cite| cite.len() > 8), "{:?}", provision.cite);
        }
    }
    assert_eq!(Netherlands::JURISDICTION, "NL");
}
