//! Machines and words that the tests share.

use eu_dual_use::Union;
use tidewaiter_plugin_sdk::testing::{Answer, Case};

/// A case with facts written `name=value`, under `item.semiconductor_equipment` unless the name says
/// where it lies; of a set, `grows=Si+SiGe`. Civil, and out of the Netherlands.
pub fn case(on: &str, to: &str, facts: &str) -> Case {
    let start = Case::on(on)
        .fact("origin", "NL")
        .fact("activity", "export")
        .fact("destination", to)
        .fact("end_use.kind", "civil")
        .fact("item.kind", "manufacturing_equipment");
    facts.split_whitespace().fold(start, |case, stated| {
        let (name, value) = stated.split_once('=').unwrap_or((stated, ""));
        match name {
            "origin" | "activity" => case.fact(name, value),
            "known" => case.known(value),
            "without" => case.without(value),
            "empty" => case.empty(value),
            "grows" | "stages" | "deposits" => {
                value.split('+').enumerate().fold(case, |case, (place, value)| {
                    case.fact(&format!("item.semiconductor_equipment.{name}[{place}]"), value)
                })
            }
            _ if name.contains('.') => case.fact(name, value),
            _ => case.fact(&format!("item.semiconductor_equipment.{name}"), value),
        }
    })
}

/// What the plugin says of such a case.
#[track_caller]
pub fn ask(on: &str, to: &str, facts: &[&str]) -> Answer {
    case(on, to, &facts.join(" ")).ask::<Union>().unwrap()
}

/// Asserts the outcome and the entries that the item is, or may be, in.
#[track_caller]
pub fn expect(on: &str, to: &str, facts: &[&str], outcome: &str, entries: &str) {
    let answer = ask(on, to, facts);
    let found = (answer.outcome(), answer.classes().join(" "));
    assert_eq!(found, (outcome.to_owned(), entries.to_owned()), "{on} {to} {facts:?}");
}

/// Asserts, of goods to China on the first day of the 500 series, both sides of a limb: with the
/// facts added the item is in that entry alone, with the others it is in none.
#[track_caller]
pub fn sides(base: &str, entry: &str, inside: &[&str], outside: &[&str]) {
    for facts in inside {
        expect(SERIES, "CN", &[base, facts], LR, entry);
    }
    for facts in outside {
        expect(SERIES, "CN", &[base, facts], NLR, "");
    }
}

/// The first day of the 500 series, and the day before.
pub const SERIES: &str = "2025-11-15";
/// The day before.
pub const BEFORE: &str = "2025-11-14";

/// License required, case by case.
pub const LR: &str = "license_required(case_by_case)";
/// No license required.
pub const NLR: &str = "no_license_required";
/// Open between the two.
pub const OPEN: &str = "no_license_required .. license_required(case_by_case)";
/// An exception may be used.
pub const EXCEPTION: &str = "exception_available";
/// Not subject.
pub const NOT: &str = "not_subject";

/// Scanners. The host derives the resolvable feature.
pub const NXT_1980: &str = "kind=lithography wavelength=193 numerical_aperture=1.35 minimum_resolvable_feature=48.25/1.35 dedicated_chuck_overlay=1.6";
pub const NXT_2000: &str = "kind=lithography wavelength=193 numerical_aperture=1.35 minimum_resolvable_feature=48.25/1.35 dedicated_chuck_overlay=1.4";
pub const NXE_3600: &str = "kind=lithography wavelength=13.5 numerical_aperture=0.33 minimum_resolvable_feature=3.375/0.33 dedicated_chuck_overlay=1.1";

/// Other equipment, with figures made up for the edges.
pub const EPITAXY: &str = "kind=epitaxy grows=SiGe preclean_chamber=true growth_temperature=684";
pub const ALD: &str = "kind=atomic_layer_deposition deposits=other_metal sidewall_barrier=false titanium_aluminum_carbide=true metal_sources=2 aluminum_source=true work_function=4.2 precursor_temperature=40";
pub const GAP_FILL: &str = "kind=gap_fill_deposition void_free=true dielectric_constant=3.2 gap_width=24 gap_aspect_ratio=1";
pub const ETCHING: &str = "kind=dry_etching isotropic=true etch_selectivity=100 anisotropic=true pulsed_rf_output=true gas_switching_time=299 chuck_elements=20";
pub const BLANK: &str = "kind=euv_mask_blank multilayer_reflector=true semi_p37=true";
pub const PROBER: &str = "kind=wafer_probing test_temperature=4.5 wafer_diameter=100";

/// A circuit and computers, made for no equipment.
pub const CIRCUIT: &str = "specially_designed=false item.kind=integrated_circuit item.chip.tpp=6000 item.chip.cmos=true item.chip.operating_temperature=233";
pub const SERVER: &str = "specially_designed=false item.kind=computer item.computer.adjusted_peak_performance=70 item.computer.physical_qubits=0 item.components[0].chip.tpp=6000";
pub const QUANTUM: &str = "specially_designed=false item.kind=computer item.computer.adjusted_peak_performance=1 item.computer.annealing=false empty=item.components";
