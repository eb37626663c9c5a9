//! Both sides of every threshold of 3A501, 4A003, 4A506 and 4A507.

use crate::common::{BEFORE, CIRCUIT, LR, NLR, OPEN, QUANTUM, SERIES, SERVER, expect, sides};

#[test]
fn circuits() {
    expect(BEFORE, "CN", &[CIRCUIT], NLR, "");
    sides(CIRCUIT, "eu_3a501_a_16", &["", "item.chip.tpp=15824"], &["item.chip.tpp=5999.9"]);
    let cold = [CIRCUIT, "item.chip.tpp=1"].join(" ");
    sides(
        &cold,
        "eu_3a501_a_15",
        &["item.chip.operating_temperature=4.5"],
        &[
            "item.chip.operating_temperature=4.51",
            "item.chip.operating_temperature=4 item.chip.cmos=false",
        ],
    );
}

#[test]
fn computers_by_performance() {
    for (on, performance, outcome, entry) in [
        ("2023-01-12", "70", NLR, ""),
        ("2023-01-12", "70.1", LR, "eu_4a003_b"),
        ("2026-09-21", "70.1", LR, "eu_4a003_b"),
    ] {
        let stated = format!("item.computer.adjusted_peak_performance={performance}");
        expect(on, "CN", &[QUANTUM, "item.computer.physical_qubits=0", &stated], outcome, entry);
    }
}

#[test]
fn computers_by_what_they_contain() {
    expect(BEFORE, "CN", &[SERVER], NLR, "");
    sides(
        SERVER,
        "eu_4a507",
        &["", "item.components[1].chip.tpp=1", "item.kind=assembly"],
        &["item.components[0].chip.tpp=5999", "item.kind=finished_good kind=other_kind"],
    );
    let board = "item.kind=assembly specially_designed=false";
    expect(SERIES, "CN", &[board], OPEN, "eu_4a507");
    expect(SERIES, "CN", &[board, "empty=item.components"], NLR, "");
}

#[test]
fn quantum_computers() {
    let bands = [
        ("34", "99", "0.0001", "0.00011"),
        ("100", "199", "0.001", "0.0011"),
        ("200", "349", "0.002", "0.0021"),
        ("350", "499", "0.003", "0.0031"),
        ("500", "699", "0.004", "0.0041"),
        ("700", "1099", "0.005", "0.0051"),
        ("1100", "1999", "0.006", "0.0061"),
    ];
    for (least, most, error, worse) in bands {
        for qubits in [least, most] {
            let stated = format!("item.computer.physical_qubits={qubits}");
            let quantum = [QUANTUM, &stated].join(" ");
            let (good, bad) = (
                format!("item.computer.c_not_error={error}"),
                format!("item.computer.c_not_error={worse}"),
            );
            sides(&quantum, "eu_4a506_a", &[&good], &[&bad]);
            expect(BEFORE, "CN", &[&quantum, &good], NLR, "");
        }
    }
    let many = [QUANTUM, "item.computer.physical_qubits=2000"].join(" ");
    sides(&many, "eu_4a506_a", &[""], &["item.computer.annealing=true"]);
    let few = "item.computer.physical_qubits=33 item.computer.c_not_error=0";
    expect(SERIES, "CN", &[QUANTUM, few], NLR, "");
}
