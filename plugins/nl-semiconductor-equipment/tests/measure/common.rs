//! Machines and words that the tests share.

use tidewaiter_plugin_sdk::testing::Case;

/// A case with facts written `name=value`, under `item.semiconductor_equipment` unless the name is
/// one of the transaction's; of a set, `grows=Si+SiGe`.
pub fn case(on: &str, to: &str, facts: &str) -> Case {
    let start = Case::on(on)
        .fact("origin", "NL")
        .fact("activity", "export")
        .fact("destination", to)
        .fact("item.kind", "manufacturing_equipment");
    facts.split_whitespace().fold(start, |case, stated| {
        let (name, value) = stated.split_once('=').unwrap_or((stated, ""));
        match name {
            "origin" | "activity" | "item.kind" => case.fact(name, value),
            "known" => case.known(value),
            "grows" | "stages" => {
                value.split('+').enumerate().fold(case, |case, (place, value)| {
                    case.fact(&format!("item.semiconductor_equipment.{name}[{place}]"), value)
                })
            }
            _ => case.fact(&format!("item.semiconductor_equipment.{name}"), value),
        }
    })
}

/// License required, case by case.
pub const LR: &str = "license_required(case_by_case)";
/// No license required.
pub const NLR: &str = "no_license_required";
/// Open between the two.
pub const OPEN: &str = "no_license_required .. license_required(case_by_case)";
/// Open, with an exception at the mild end: the end use is not stated.
pub const EU001: &str = "exception_available .. license_required(case_by_case)";
/// Not subject.
pub const NOT: &str = "not_subject";

/// A scanner by its wavelength, aperture and overlay, with the resolvable feature that the host
/// derives.
pub const NXT_1970: &str = "kind=lithography wavelength=193 numerical_aperture=1.35 minimum_resolvable_feature=48.25/1.35 dedicated_chuck_overlay=2.0";
pub const NXT_1980: &str = "kind=lithography wavelength=193 numerical_aperture=1.35 minimum_resolvable_feature=48.25/1.35 dedicated_chuck_overlay=1.6";
pub const NXT_2000: &str = "kind=lithography wavelength=193 numerical_aperture=1.35 minimum_resolvable_feature=48.25/1.35 dedicated_chuck_overlay=1.4";
pub const NXT_2050: &str = "kind=lithography wavelength=193 numerical_aperture=1.35 minimum_resolvable_feature=48.25/1.35 dedicated_chuck_overlay=1.0";
pub const NXT_1470: &str =
    "kind=lithography wavelength=193 numerical_aperture=0.93 minimum_resolvable_feature=48.25/0.93";
pub const XT_860: &str =
    "kind=lithography wavelength=248 numerical_aperture=0.80 minimum_resolvable_feature=77.5";
pub const NXE_3600: &str = "kind=lithography wavelength=13.5 numerical_aperture=0.33 minimum_resolvable_feature=3.375/0.33";
/// Deposition and metrology, with figures made up for the edges.
pub const ALD: &str = "kind=atomic_layer_deposition titanium_aluminum_carbide=true metal_sources=2 aluminum_source=true work_function=4.2";
pub const EPITAXY: &str = "kind=epitaxy grows=SiGe preclean_chamber=true";
pub const GAP_FILL: &str = "kind=gap_fill_deposition void_free=true dielectric_constant=3.2 gap_width=24 gap_aspect_ratio=1";
pub const OVERLAY: &str = "kind=overlay_metrology image_or_diffraction_based=true overlay_accuracy=0.4 track_integration=true";
pub const DEFECTS: &str = "kind=wafer_defect_inspection wafer_diameter=300 detectable_defect=21 inspection_wavelength=266 electron_beams=0 cold_field_emission=false";
pub const SHAPE: &str = "kind=wafer_shape_metrology improves_advanced_lithography=true";

/// Name, day, destination, facts, outcome, and the rules that make it.
pub type Row =
    (&'static str, &'static str, &'static str, &'static [&'static str], &'static str, &'static str);

/// The 23 cases of `LAW.md`, section 6, split where one row holds several.
pub const CASES: &[Row] = &[
    ("1", "2023-08-31", "CN", &[NXT_2000], NOT, ""),
    ("2", "2023-09-01", "CN", &[NXT_2000], LR, "national_license"),
    ("3", "2023-10-01", "US", &[NXT_2050], LR, "national_license"),
    ("4", "2024-01-15", "DE", &[NXT_2000], NOT, ""),
    ("5", "2024-09-06", "CN", &[NXT_1980], NLR, ""),
    ("6", "2024-09-07", "CN", &[NXT_1980], LR, "national_license"),
    ("6, known before", "2024-09-07", "CN", &[NXT_1980, "known=2024-09-05"], NLR, ""),
    (
        "6, known at last",
        "2024-09-07",
        "CN",
        &[NXT_1980, "known=2024-09-06"],
        LR,
        "national_license",
    ),
    // The day of the contract is not read: the law asks for the day of export alone.
    ("7", "2025-01-10", "KR", &[NXT_1970], LR, "national_license"),
    ("8", "2025-06-01", "CN", &[NXT_1470], NLR, ""),
    ("8, KrF", "2025-06-01", "CN", &[XT_860], NLR, ""),
    (
        "9, at",
        "2024-09-07",
        "CN",
        &[NXT_1970, "dedicated_chuck_overlay=2.40"],
        LR,
        "national_license",
    ),
    ("9, above", "2024-09-07", "CN", &[NXT_1970, "dedicated_chuck_overlay=2.41"], NLR, ""),
    (
        "10, at",
        "2023-09-01",
        "CN",
        &[
            "kind=lithography wavelength=193 minimum_resolvable_feature=45 dedicated_chuck_overlay=1.50",
        ],
        LR,
        "national_license",
    ),
    (
        "10, above",
        "2023-09-01",
        "CN",
        &[
            "kind=lithography wavelength=193 minimum_resolvable_feature=45.01 dedicated_chuck_overlay=1.50",
        ],
        NLR,
        "",
    ),
    (
        "11",
        "2024-09-07",
        "CN",
        &[
            "kind=lithography wavelength=193 numerical_aperture=1.35 minimum_resolvable_feature=48.25/1.35",
        ],
        OPEN,
        "national_license",
    ),
    ("12", "2023-09-01", "TW", &[NXE_3600], LR, "annex_i_license"),
    ("13, before", "2025-11-14", "JP", &[NXT_2000], LR, "national_license"),
    ("13, after", "2025-11-15", "JP", &[NXT_2000], EU001, "annex_i_license"),
    ("14", "2025-11-15", "CN", &[NXT_2000], LR, "annex_i_license"),
    (
        "14, not yet known",
        "2025-11-15",
        "CN",
        &[NXT_2000, "known=2025-11-13"],
        LR,
        "national_license",
    ),
    ("15", "2025-11-15", "CN", &[NXT_1980], LR, "national_license"),
    ("16, before", "2023-09-01", "KR", &["kind=euv_pellicle"], LR, "national_license"),
    ("16, after", "2025-11-15", "KR", &["kind=euv_pellicle"], LR, "annex_i_license"),
    ("17", "2025-12-01", "JP", &["kind=euv_pellicle_production"], LR, "national_license"),
    ("18, surely", "2024-01-10", "CN", &[ALD, "precursor_temperature=100"], LR, "national_license"),
    (
        "18, between",
        "2024-01-10",
        "CN",
        &[ALD, "precursor_temperature=40"],
        OPEN,
        "national_license",
    ),
    ("19, 40", "2025-11-15", "CN", &[ALD, "precursor_temperature=40"], LR, "annex_i_license"),
    ("19, 30", "2025-11-15", "CN", &[ALD, "precursor_temperature=30"], LR, "annex_i_license"),
    ("19, 29", "2025-11-15", "CN", &[ALD, "precursor_temperature=29"], NLR, ""),
    ("20, 684", "2025-11-15", "CN", &[EPITAXY, "growth_temperature=684"], LR, "annex_i_license"),
    ("20, 685", "2025-11-15", "CN", &[EPITAXY, "growth_temperature=685"], OPEN, "national_license"),
    ("21, before", "2025-03-31", "CN", &[OVERLAY], NLR, ""),
    ("21, after", "2025-04-01", "CN", &[OVERLAY], LR, "national_license"),
    ("22", "2024-12-01", "CN", &[NXT_2050, "origin=DE"], NOT, ""),
    (
        "23",
        "2024-01-10",
        "CN",
        &[NXT_2050, "item.kind=other specially_designed=true"],
        LR,
        "national_license",
    ),
];
