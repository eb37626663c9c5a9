//! Both sides of every threshold of 3B, of its parts, software and technology.

use crate::common::{
    ALD, BEFORE, BLANK, EPITAXY, ETCHING, GAP_FILL, LR, NLR, NXE_3600, NXT_1980, NXT_2000, OPEN,
    PROBER, SERIES, ask, expect, sides,
};

#[test]
fn scanners_by_wavelength_and_feature() {
    let scanner = "kind=lithography dedicated_chuck_overlay=2";
    for on in ["2023-01-12", BEFORE, SERIES, "2026-09-21"] {
        expect(on, "CN", &[NXE_3600], LR, "eu_3b001_f_1_a eu_3b001_f_1_b");
        expect(on, "CN", &[NXT_1980], NLR, "");
        // 0.35 * 193 / 1.5012 is 44.996 nm, and 0.35 * 193 / 1.501 is 45.003.
        let fine = "wavelength=193 numerical_aperture=1.5012";
        expect(on, "CN", &[scanner, fine], LR, "eu_3b001_f_1_b");
        let coarse = "wavelength=193 numerical_aperture=1.501";
        expect(on, "CN", &[scanner, coarse], NLR, "");
        // Stated, with the K factor of the field: 1.4 times as much with that of the entry.
        let stated = "wavelength=193 minimum_resolvable_feature=225/7";
        expect(on, "CN", &[scanner, stated], LR, "eu_3b001_f_1_b");
        let above = "wavelength=193 minimum_resolvable_feature=32.143";
        expect(on, "CN", &[scanner, above], NLR, "");
    }
    let short = ["kind=lithography minimum_resolvable_feature=60 dedicated_chuck_overlay=9"];
    expect(BEFORE, "CN", &[short[0], "wavelength=192.99"], LR, "eu_3b001_f_1_a");
    expect(BEFORE, "CN", &[short[0], "wavelength=193"], NLR, "");
}

#[test]
fn scanners_by_overlay() {
    expect(BEFORE, "CN", &[NXT_2000], NLR, "");
    expect(SERIES, "CN", &[NXT_2000], LR, "eu_3b501_f_1_b");
    expect(SERIES, "CN", &[NXT_2000, "known=2025-11-13"], NLR, "");
    let base = "kind=lithography wavelength=193";
    sides(
        base,
        "eu_3b501_f_1_b",
        &["minimum_resolvable_feature=45 dedicated_chuck_overlay=1.50"],
        &[
            "minimum_resolvable_feature=45.01 dedicated_chuck_overlay=1.50",
            "minimum_resolvable_feature=45 dedicated_chuck_overlay=1.501",
        ],
    );
}

#[test]
fn other_lithography() {
    let imprint = "kind=imprint_lithography";
    sides(imprint, "eu_3b001_f_2", &["produced_feature=45"], &["produced_feature=45.1"]);
    let writer = "kind=direct_write_lithography";
    sides(
        writer,
        "eu_3b001_f_4",
        &["beam_size=15 overlay_error=27", "beam_size=15.1 overlay_error=26.9"],
        &["beam_size=15.1 overlay_error=27"],
    );
}

#[test]
fn masks_and_pellicles() {
    sides(BLANK, "eu_3b001_j", &[""], &["semi_p37=false", "multilayer_reflector=false"]);
    expect(BEFORE, "CN", &[BLANK], LR, "eu_3b001_j");
    let mask = [BLANK, "kind=euv_mask"];
    expect(BEFORE, "CN", &mask, NLR, "");
    expect(SERIES, "CN", &mask, LR, "eu_3b501_l");
    expect(SERIES, "CN", &[mask[0], mask[1], "semi_p37=false"], NLR, "");
    let pellicle = ["item.kind=other kind=euv_pellicle"];
    expect(BEFORE, "CN", &pellicle, NLR, "");
    expect(SERIES, "CN", &pellicle, LR, "eu_3b501_m");
}

#[test]
fn epitaxy() {
    expect(BEFORE, "CN", &[EPITAXY], NLR, "");
    sides(
        EPITAXY,
        "eu_3b501_a_4",
        &["growth_temperature=684.99", "grows=Si"],
        &["growth_temperature=685", "preclean_chamber=false", "grows=SiGe_C"],
    );
}

#[test]
fn etching() {
    expect(BEFORE, "CN", &[ETCHING], NLR, "");
    let one = "isotropic=false";
    let other = "anisotropic=false";
    sides(
        ETCHING,
        "eu_3b501_k",
        &["", one, other],
        &[
            "isotropic=false anisotropic=false",
            "isotropic=false pulsed_rf_output=false",
            "isotropic=false gas_switching_time=300",
            "isotropic=false chuck_elements=19",
            "anisotropic=false etch_selectivity=99.9",
        ],
    );
}

#[test]
fn deposition_of_work_function_metals() {
    expect(BEFORE, "CN", &[ALD], NLR, "");
    sides(
        ALD,
        "eu_3b501_n_1_c",
        &["precursor_temperature=30", "work_function=4.01"],
        &[
            "precursor_temperature=29.9",
            "work_function=4.0",
            "metal_sources=1",
            "aluminum_source=false",
            "titanium_aluminum_carbide=false",
        ],
    );
}

#[test]
fn deposition_of_layers() {
    let layers = "kind=atomic_layer_deposition titanium_aluminum_carbide=false";
    let tungsten = [layers, "deposits=tungsten sidewall_barrier=false"].join(" ");
    sides(
        &tungsten,
        "eu_3b501_n_1_a",
        &[
            "fills_interconnect=true channel_width=50",
            "fills_interconnect=false channel_width=39.9",
        ],
        &["fills_interconnect=false channel_width=40"],
    );
    let barrier = [layers, "deposits=other_metal sidewall_barrier=true"].join(" ");
    sides(
        &barrier,
        "eu_3b501_n_1_b",
        &["organometallic_precursor=true"],
        &["organometallic_precursor=false", "organometallic_precursor=true sidewall_barrier=false"],
    );
    let ruthenium = [layers, "deposits=ruthenium sidewall_barrier=false"].join(" ");
    let warm = "organometallic_precursor=true";
    for kind in ["", "kind=chemical_vapor_deposition"] {
        sides(
            &[&ruthenium, kind, warm].join(" "),
            "eu_3b501_n_6",
            &["substrate_temperature=20.1", "substrate_temperature=499.9"],
            &[
                "substrate_temperature=20",
                "substrate_temperature=500",
                "substrate_temperature=300 organometallic_precursor=false",
            ],
        );
    }
}

#[test]
fn deposition_that_fills() {
    sides("kind=plating", "eu_3b501_n_2", &["deposits=cobalt"], &["deposits=other_metal"]);
    let vapor = "kind=chemical_vapor_deposition";
    sides(
        vapor,
        "eu_3b501_n_3",
        &["deposits=cobalt fill_metal=true"],
        &["deposits=cobalt fill_metal=false", "deposits=other_metal fill_metal=true"],
    );
    sides(
        vapor,
        "eu_3b501_n_4",
        &["deposits=tungsten fill_metal=true selective_bottom_up=true"],
        &[
            "deposits=tungsten fill_metal=true selective_bottom_up=false",
            "deposits=tungsten fill_metal=false selective_bottom_up=true",
        ],
    );
    expect(BEFORE, "CN", &[GAP_FILL], NLR, "");
    sides(
        GAP_FILL,
        "eu_3b501_n_5",
        &[""],
        &["void_free=false", "dielectric_constant=3.3", "gap_width=25", "gap_aspect_ratio=0.99"],
    );
}

#[test]
fn probing() {
    expect(BEFORE, "CN", &[PROBER], NLR, "");
    sides(
        PROBER,
        "eu_3b504",
        &[""],
        &["test_temperature=4.51", "wafer_diameter=99", "item.kind=other specially_designed=true"],
    );
}

#[test]
fn parts() {
    for (part, outcome) in [
        ("item.kind=other specially_designed=true", LR),
        ("item.kind=assembly specially_designed=false empty=item.components", NLR),
        ("item.kind=other", OPEN),
        ("item.kind=model_weights specially_designed=true", NLR),
    ] {
        assert_eq!(ask(SERIES, "CN", &[NXT_2000, part]).outcome(), outcome, "{part}");
    }
}

#[test]
fn software_and_technology() {
    let software = "item.kind=software specially_designed=true";
    expect(BEFORE, "CN", &[NXE_3600, software, "stages=use"], LR, "eu_3d002");
    expect(BEFORE, "CN", &[NXE_3600, software, "stages=production"], LR, "eu_3d001");
    expect(BEFORE, "CN", &[NXT_2000, software, "stages=use"], NLR, "");
    expect(SERIES, "CN", &[NXT_2000, software, "stages=use"], LR, "eu_3d002");
    for not_used in [BLANK, "kind=euv_pellicle", PROBER] {
        expect(SERIES, "CN", &[not_used, software, "stages=use"], NLR, "");
        expect(SERIES, "CN", &[not_used, software, "stages=development"], LR, "eu_3d001");
    }
    let technology = "item.kind=technology specially_designed=true";
    expect(SERIES, "CN", &[NXT_2000, technology, "stages=use"], NLR, "");
    expect(SERIES, "CN", &[NXT_2000, technology, "stages=use+production"], LR, "eu_3e001");
    let unfit = "stages=production specially_designed=false";
    expect(SERIES, "CN", &[NXT_2000, technology, unfit], NLR, "");
}
