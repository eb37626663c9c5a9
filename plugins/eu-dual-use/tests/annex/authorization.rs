//! Scope, the versions of Annex I, and the general authorization.

use tidewaiter_plugin_sdk::{Jurisdiction, testing::Case};

use crate::common::{
    CIRCUIT, EXCEPTION, LR, NLR, NOT, NXE_3600, NXT_1980, NXT_2000, OPEN, SERIES, ask, case,
};
use eu_dual_use::Union;

#[track_caller]
fn outcome(on: &str, to: &str, facts: &[&str], expected: &str) {
    let answer = ask(on, to, facts);
    assert_eq!(answer.outcome(), expected, "{on} {to} {facts:?}: {:?}", answer.missing());
}

#[test]
fn out_of_the_union() {
    for from in ["NL", "DE", "IE", "RE", "MC", "AX"] {
        outcome(SERIES, "CN", &[NXT_2000, &format!("origin={from}")], LR);
    }
    for from in ["CH", "GB", "AW", "GL", "US"] {
        outcome(SERIES, "CN", &[NXT_2000, &format!("origin={from}")], NOT);
    }
    for to in ["DE", "FR", "GF", "MC", "SK"] {
        outcome(SERIES, to, &[NXT_2000], NOT);
    }
    for to in ["TR", "AW", "GL", "FO", "TW", "KR"] {
        outcome(SERIES, to, &[NXT_2000], LR);
    }
    // What the law of a third country calls a reexport leaves the Union all the same.
    outcome(SERIES, "CN", &[CIRCUIT, "activity=reexport"], LR);
    for activity in ["in_country_transfer", "deemed_export", "transit"] {
        outcome(SERIES, "CN", &[NXT_2000, &format!("activity={activity}")], NOT);
    }
}

#[test]
fn versions() {
    outcome("2021-09-08", "CN", &[NXE_3600], NOT);
    outcome("2021-09-09", "CN", &[NXE_3600], OPEN);
    outcome("2023-01-11", "CN", &[NXE_3600], OPEN);
    outcome("2023-01-12", "CN", &[NXE_3600], LR);
    outcome("2023-01-12", "CN", &[NXE_3600, "known=2023-01-10"], OPEN);
    outcome("2022-06-01", "CN", &["item.kind=material"], NLR);
    // The corrigendum of 2026-02-09 took out what 3B001.f.1.a says as well.
    for on in ["2026-02-08", "2026-02-09"] {
        outcome(on, "CN", &[NXE_3600], LR);
        outcome(on, "CN", &[NXT_1980], NLR);
    }
}

#[test]
fn general_authorization() {
    for to in ["AU", "CA", "CH", "GB", "IS", "JP", "LI", "NO", "NZ", "US"] {
        outcome(SERIES, to, &[NXT_2000], EXCEPTION);
        outcome("2023-01-12", to, &[NXE_3600], EXCEPTION);
        outcome(SERIES, to, &[NXT_1980], NLR);
    }
    for to in ["KR", "SG", "IN", "TW", "IL"] {
        outcome(SERIES, to, &[NXT_2000], LR);
    }
    outcome(SERIES, "JP", &[NXT_2000, "end_use.kind=weapons_of_mass_destruction"], LR);
    let open = ask(SERIES, "JP", &[NXT_2000, "without=end_use.kind"]);
    assert_eq!(open.outcome(), "exception_available .. license_required(case_by_case)");
    assert_eq!(open.missing(), ["end_use.kind"]);
    assert_eq!(open.exceptions(), ["eu001"]);
}

#[test]
fn duties() {
    let duties = |to: &str, facts: &[&str]| {
        let answer = ask(SERIES, to, facts);
        let due: Vec<_> =
            answer.determination.duties.iter().map(|duty| duty.from.clone()).collect();
        due.join(" ")
    };
    assert_eq!(duties("CN", &[NXT_2000]), "application");
    assert_eq!(duties("JP", &[NXT_2000]), "eu001_declaration");
    let unknown = [NXT_2000, "without=end_use.kind"];
    assert_eq!(duties("JP", &unknown), "application eu001_declaration");
    assert_eq!(duties("CN", &[NXT_1980]), "");
}

#[test]
fn nothing_known_asks_for_the_scope_first() {
    let answer = Case::on(SERIES).ask::<Union>().unwrap();
    assert_eq!(answer.outcome(), "not_subject .. license_required(case_by_case)");
    for path in ["origin", "destination", "activity", "item.kind"] {
        assert!(answer.missing().contains(&path), "{path}: {:?}", answer.missing());
    }
    let open = case(SERIES, "CN", NXT_2000).without("destination").ask::<Union>().unwrap();
    assert_eq!(open.missing(), ["destination"]);
    assert_eq!(Union::JURISDICTION, "EU");
}
