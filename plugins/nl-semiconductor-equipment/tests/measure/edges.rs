//! Both sides of every threshold and of every date, beyond the cases of the dossier.

use nl_semiconductor_equipment::Netherlands;

use crate::common::{
    ALD, DEFECTS, EPITAXY, EU001, GAP_FILL, LR, NLR, NOT, NXE_3600, NXT_2000, NXT_2050, OPEN,
    OVERLAY, SHAPE, case,
};

#[track_caller]
fn outcome(on: &str, to: &str, facts: &[&str], expected: &str) {
    let answer = case(on, to, &facts.join(" ")).ask::<Netherlands>().unwrap();
    assert_eq!(answer.outcome(), expected, "{on} {to} {facts:?}: {:?}", answer.missing());
}

#[test]
fn limbs_of_scanners() {
    let scanner = |figures: &str| format!("kind=lithography {figures}");
    for (wavelength, expected) in [("192.99", LR), ("193", LR)] {
        let facts = scanner(&format!(
            "wavelength={wavelength} minimum_resolvable_feature=40 dedicated_chuck_overlay=1.5"
        ));
        outcome("2024-01-10", "CN", &[&facts], expected);
        let law = if wavelength == "193" { "national_license" } else { "annex_i_license" };
        let answer = case("2024-01-10", "CN", &facts).ask::<Netherlands>().unwrap();
        assert_eq!(answer.rules(), [law]);
    }
    for (overlay, before, after) in
        [("1.50", LR, LR), ("1.51", NLR, LR), ("2.40", NLR, LR), ("2.401", NLR, NLR)]
    {
        let facts = scanner(&format!(
            "wavelength=193 minimum_resolvable_feature=40 dedicated_chuck_overlay={overlay}"
        ));
        outcome("2024-09-06", "CN", &[&facts], before);
        outcome("2024-09-07", "CN", &[&facts], after);
    }
}

#[test]
fn limbs_of_atomic_layer_deposition() {
    let on = "2024-01-10";
    for (vessel, expected) in
        [("29", NLR), ("30", NLR), ("30.01", OPEN), ("45", OPEN), ("45.01", LR)]
    {
        outcome(on, "CN", &[ALD, &format!("precursor_temperature={vessel}")], expected);
    }
    for off in [
        "metal_sources=1",
        "aluminum_source=false",
        "titanium_aluminum_carbide=false",
        "work_function=4.0",
    ] {
        outcome(on, "CN", &[ALD, "precursor_temperature=100", off], NLR);
        outcome("2025-11-15", "CN", &[ALD, "precursor_temperature=100", off], NLR);
    }
    outcome(on, "CN", &[ALD, "precursor_temperature=100 work_function=4.01"], LR);
}

#[test]
fn limbs_of_epitaxy() {
    let on = "2024-01-10";
    let whole = "vacuum_between_steps=true growth_temperature=684.9";
    outcome(on, "CN", &[EPITAXY, whole], LR);
    outcome(on, "CN", &[EPITAXY, whole, "growth_temperature=685"], OPEN);
    outcome(on, "CN", &[EPITAXY, whole, "growth_temperature=685.1"], NLR);
    // The limb on several chambers is from memory: that it fails decides nothing.
    outcome(on, "CN", &[EPITAXY, whole, "vacuum_between_steps=false"], OPEN);
    outcome(on, "CN", &[EPITAXY, whole, "preclean_chamber=false"], NLR);
    outcome(on, "CN", &[EPITAXY, whole, "grows=other_material"], NLR);
    outcome(on, "CN", &[EPITAXY, whole, "grows=SiGe_C"], LR);
    // Carbon-doped alone is not in Annex I, and stays national.
    let carbon = case("2025-11-15", "JP", &[EPITAXY, whole, "grows=SiGe_C"].join(" "));
    assert_eq!(carbon.ask::<Netherlands>().unwrap().rules(), ["national_license"]);
    assert_eq!(carbon.ask::<Netherlands>().unwrap().outcome(), LR);
}

#[test]
fn limbs_of_gap_fill() {
    outcome("2024-01-10", "CN", &[GAP_FILL], LR);
    for off in
        ["void_free=false", "dielectric_constant=3.3", "gap_width=25", "gap_aspect_ratio=0.99"]
    {
        outcome("2024-01-10", "CN", &[GAP_FILL, off], NLR);
        outcome("2025-11-15", "CN", &[GAP_FILL, off], NLR);
    }
    outcome("2025-11-14", "NO", &[GAP_FILL], LR);
    outcome("2025-11-15", "NO", &[GAP_FILL], EU001);
}

#[test]
fn limbs_of_inspection_and_metrology() {
    let on = "2025-04-01";
    for facts in [DEFECTS, SHAPE, OVERLAY] {
        outcome("2025-03-31", "CN", &[facts], NLR);
        outcome(on, "CN", &[facts, "known=2025-01-14"], NLR);
        outcome(on, "CN", &[facts, "known=2025-01-15"], LR);
        // Annex I has no counterpart: no general authorization reaches it.
        outcome("2025-11-15", "JP", &[facts], LR);
    }
    for off in ["wafer_diameter=299", "detectable_defect=21.1", "kind=other_kind"] {
        outcome(on, "CN", &[DEFECTS, off], NLR);
    }
    let dark = "inspection_wavelength=400 electron_beam_resolution=1.66";
    outcome(on, "CN", &[DEFECTS, dark], NLR);
    for source in [
        "inspection_wavelength=399",
        "electron_beam_resolution=1.65",
        "electron_beams=2",
        "cold_field_emission=true",
    ] {
        outcome(on, "CN", &[DEFECTS, dark, source], LR);
    }
    outcome(on, "CN", &[SHAPE, "improves_advanced_lithography=false"], NLR);
    outcome(on, "CN", &[OVERLAY, "overlay_accuracy=0.5"], LR);
    outcome(on, "CN", &[OVERLAY, "overlay_accuracy=0.51"], NLR);
    outcome(on, "CN", &[OVERLAY, "image_or_diffraction_based=false"], NLR);
    outcome(on, "CN", &[OVERLAY, "track_integration=false wavelength_switching_time=25"], NLR);
    outcome(on, "CN", &[OVERLAY, "track_integration=false wavelength_switching_time=24.9"], LR);
}

#[test]
fn software_and_technology() {
    let rules = |on: &str, facts: &str| {
        let answer = case(on, "CN", facts).ask::<Netherlands>().unwrap();
        format!("{}: {}", answer.outcome(), answer.rules().join(" "))
    };
    let software = "item.kind=software specially_designed=true kind=euv_pellicle";
    let national = format!("{LR}: national_license");
    let annex = format!("{LR}: annex_i_license");
    for stage in ["development", "production", "use"] {
        assert_eq!(rules("2025-11-14", &format!("{software} stages={stage}")), national);
    }
    assert_eq!(rules("2025-11-15", &format!("{software} stages=development")), annex);
    // 3D002 does not reach the use of pellicles, and 3E001 no use at all.
    assert_eq!(rules("2025-11-15", &format!("{software} stages=use")), national);
    let technology = format!("item.kind=technology specially_designed=true {NXT_2000}");
    assert_eq!(rules("2025-11-15", &format!("{technology} stages=use")), national);
    assert_eq!(rules("2025-11-15", &format!("{technology} stages=use+production")), annex);
    // Not specially designed, or for no stage of the list.
    assert_eq!(
        rules("2025-11-15", &format!("{technology} stages=use specially_designed=false")),
        format!("{NLR}: ")
    );
    // Use of equipment that the heading leaves to Annex I: the text was not read.
    let extreme = format!("item.kind=technology specially_designed=true {NXE_3600} stages=use");
    assert_eq!(rules("2024-01-10", &extreme), format!("{OPEN}: national_license"));
}

#[test]
fn parts() {
    let part = |facts: &str| format!("{NXT_2050} {facts}");
    outcome("2024-01-10", "CN", &[&part("item.kind=assembly specially_designed=true")], LR);
    outcome("2024-01-10", "CN", &[&part("item.kind=assembly specially_designed=false")], NLR);
    outcome("2024-01-10", "CN", &[&part("item.kind=assembly")], OPEN);
    outcome("2024-01-10", "CN", &[&part("item.kind=model_weights specially_designed=true")], NLR);
    // A pellicle is named by itself.
    outcome("2024-01-10", "CN", &["item.kind=other kind=euv_pellicle"], LR);
}

#[test]
fn scope() {
    let on = "2024-01-10";
    for activity in ["reexport", "in_country_transfer", "transit", "deemed_export"] {
        outcome(on, "CN", &[NXT_2000, &format!("activity={activity}")], NOT);
    }
    for inside in ["FR", "GF", "MC", "AX", "SK"] {
        outcome(on, inside, &[NXT_2000], NOT);
    }
    for outside in ["GB", "AW", "CW", "SX", "BQ", "GL", "FO", "CH", "US"] {
        outcome(on, outside, &[NXT_2000], LR);
    }
    let open = case(on, "CN", NXT_2000).without("destination").ask::<Netherlands>().unwrap();
    assert_eq!(open.outcome(), "not_subject .. license_required(case_by_case)");
    assert_eq!(open.missing(), ["destination"]);
}

#[test]
fn general_authorization() {
    for to in ["AU", "CA", "CH", "GB", "IS", "JP", "LI", "NO", "NZ", "US"] {
        outcome("2025-11-15", to, &[NXT_2000], EU001);
        outcome("2025-11-14", to, &[NXT_2000], LR);
        outcome("2023-09-01", to, &[NXE_3600], EU001);
    }
    outcome("2025-11-15", "KR", &[NXT_2000], LR);
    // Open only as long as the end use is: the authorization is for none of these weapons.
    let to_japan = |end_use: &str| {
        let case = case("2025-11-15", "JP", NXT_2000).fact("end_use.kind", end_use);
        case.ask::<Netherlands>().unwrap().outcome()
    };
    assert_eq!(to_japan("civil"), "exception_available");
    assert_eq!(to_japan("weapons_of_mass_destruction"), LR);
}
