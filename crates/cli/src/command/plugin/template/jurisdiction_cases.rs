//! Cases of the law, natively: both sides of every threshold and every date.

use GUEST_LIBRARY::Freedonia;
use tidewaiter_plugin_sdk::testing::{Case, monotone};

fn circuit(tpp: &str) -> Case {
    Case::on("2024-01-01").facts(&[
        ("origin", "BV"),
        ("destination", "HM"),
        ("item.chip.tpp", tpp),
        ("parties[0].country", "HM"),
    ])
}

#[track_caller]
fn expect(case: &Case, outcome: &str) {
    let answer = case.ask::<Freedonia>().unwrap();
    assert_eq!(answer.outcome(), outcome, "{answer:#?}");
}

#[test]
fn both_sides_of_the_threshold() {
    expect(&circuit("1600"), "license_required(case_by_case)");
    expect(&circuit("1599.99"), "no_license_required");
}

#[test]
fn both_sides_of_the_first_day() {
    expect(&circuit("1600").again_on("2023-12-31"), "not_subject");
}

#[test]
fn a_party_in_sylvania_is_enough() {
    let elsewhere = circuit("1600").fact("destination", "NO");
    expect(&elsewhere, "license_required(case_by_case)");
    expect(&elsewhere.fact("parties[0].country", "NO"), "no_license_required");
}

#[test]
fn what_is_not_known_is_asked() {
    let case = circuit("1600").without("item.chip.tpp");
    expect(&case, "no_license_required .. license_required(case_by_case)");
    let answer = case.ask::<Freedonia>().unwrap();
    assert_eq!(answer.missing(), ["item.chip.tpp"]);
}

/// Taking a fact away never makes the answer milder.
#[test]
fn unknown_is_never_false() {
    monotone::<Freedonia>(&circuit("1600")).unwrap();
}
