//! What an answer says of itself: what is missing, what would change it, and what is left out.

use crate::common::{
    ALD, BEFORE, CIRCUIT, EPITAXY, NXE_3600, NXT_1980, NXT_2000, QUANTUM, SERIES, SERVER, ask,
};

#[test]
fn missing_facts_are_those_that_matter() {
    let open = ask(SERIES, "CN", &["kind=lithography wavelength=193"]);
    for path in ["dedicated_chuck_overlay", "numerical_aperture"] {
        let path = format!("item.semiconductor_equipment.{path}");
        assert!(open.missing().contains(&path.as_str()), "{:?}", open.missing());
    }
    assert_eq!(open.missing().len(), 2);
    let server = ask(SERIES, "CN", &["item.kind=computer"]);
    assert_eq!(
        server.missing(),
        [
            "item.computer.adjusted_peak_performance",
            "item.components",
            "item.computer.physical_qubits",
            "item.semiconductor_equipment.kind",
            "item.semiconductor_equipment.specially_designed",
        ]
    );
    let quantum = ask(SERIES, "CN", &[QUANTUM, "item.computer.physical_qubits=120"]);
    assert_eq!(quantum.missing(), ["item.computer.c_not_error"]);
}

#[test]
fn changes_are_values_that_one_can_state() {
    let changes = ask(SERIES, "CN", &[NXT_2000]).changes();
    let expected = "item.semiconductor_equipment.dedicated_chuck_overlay: 1.4 nm -> 1.51 nm (no_license_required)";
    assert!(changes.iter().any(|change| change == expected), "{changes:#?}");
    let inside = changes.iter().any(|change| change.starts_with("destination: CN -> AT, BE"));
    assert!(inside, "{changes:#?}");
}

#[test]
fn gaps_are_named_where_they_could_matter() {
    let gaps = |to: &str, facts: &[&str]| ask(SERIES, to, facts).not_encoded().join(" ");
    assert_eq!(gaps("CN", &[NXT_2000]), "rest_of_annex_i other_controls");
    assert_eq!(
        gaps("GB", &[NXT_2000]),
        "rest_of_annex_i other_controls eu001_conditions northern_ireland"
    );
    assert_eq!(gaps("CN", &[EPITAXY]), "rest_of_annex_i other_controls other_equipment");
    assert_eq!(gaps("CN", &[SERVER]), "rest_of_annex_i other_controls other_computing");
    assert_eq!(gaps("CN", &[CIRCUIT]), "rest_of_annex_i other_controls");
    assert_eq!(
        gaps("CN", &[NXT_1980, "end_use.kind=military"]),
        "rest_of_annex_i other_controls catch_all"
    );
    let software = "item.kind=software specially_designed=true stages=use";
    assert_eq!(
        gaps("CN", &[NXT_2000, software]),
        "rest_of_annex_i other_controls software_and_technology"
    );
    assert_eq!(gaps("DE", &[NXT_2000]), "");
}

#[test]
fn the_reason_names_the_limb() {
    let answer = ask(SERIES, "CN", &[NXT_1980]);
    let rule = answer.provision("annex_i_license").unwrap();
    let first = rule.decided_by.first().map(String::as_str).unwrap_or_default();
    assert!(first.contains("[1.6 nm]") || first.contains("f.1"), "{:?}", rule.decided_by);
}

#[test]
fn every_provision_is_cited() {
    for facts in [NXE_3600, NXT_2000, ALD, CIRCUIT, SERVER] {
        for on in [BEFORE, SERIES] {
            for provision in &ask(on, "JP", &[facts]).determination.considered {
                assert!(!provision.cite.is_empty(), "{}", provision.id);
                assert!(provision.cite.iter().all(|cite| cite.len() > 8), "{:?}", provision.cite);
            }
        }
    }
}
