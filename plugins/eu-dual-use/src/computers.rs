//! Computers: 4A003.b, 4A506.a and 4A507.

use tidewaiter_plugin_sdk::prelude::*;

use crate::circuits::PERFORMANCE;
use crate::fields::{ANNEALING, C_NOT_ERROR, COMPONENT_TPP, ITEM_KIND, PEAK_PERFORMANCE, QUBITS};
use crate::reach::then;

/// 4A506.a.1 to a.7: the first number of qubits, the first above, and the highest error.
const QUANTUM: [(&str, Exact, Exact, Exact); 7] = [
    ("a.1", exact("34"), exact("100"), exact("0.0001")),
    ("a.2", exact("100"), exact("200"), exact("0.001")),
    ("a.3", exact("200"), exact("350"), exact("0.002")),
    ("a.4", exact("350"), exact("500"), exact("0.003")),
    ("a.5", exact("500"), exact("700"), exact("0.004")),
    ("a.6", exact("700"), exact("1100"), exact("0.005")),
    ("a.7", exact("1100"), exact("2000"), exact("0.006")),
];

/// 4A003.b.
pub fn peak_performance(facts: &Facts<'_>) -> Condition {
    then(facts.text(ITEM_KIND).is("computer"), || {
        let performance = facts.number(PEAK_PERFORMANCE).above(exact("70"));
        performance.limb("b", "an adjusted peak performance above 70 WT")
    })
}

/// 4A506.a, without adiabatic and annealing computers: Note 1.
pub fn quantum(facts: &Facts<'_>) -> Condition {
    then(facts.text(ITEM_KIND).is("computer"), || {
        let many = facts.number(QUBITS).at_least(exact("2000"));
        let bands = QUANTUM.iter().map(|(label, least, above, error)| {
            let qubits = facts.number(QUBITS);
            then(all([qubits.at_least(*least), qubits.below(*above)]), || {
                facts.number(C_NOT_ERROR).at_most(*error)
            })
            .limb(label, "so many qubits, and the gate error that goes with them")
        });
        then(any(bands.chain([many.limb("a.8", "2000 qubits or more")])), || {
            not(facts.truth(ANNEALING).holds()).limb("Note 1", "gate-based or measurement-based")
        })
    })
}

/// 4A507.
pub fn contains_processor(facts: &Facts<'_>) -> Condition {
    then(facts.text(ITEM_KIND).one_of(&["assembly", "computer"]), || {
        facts
            .any(COMPONENT_TPP, |part| part.number(COMPONENT_TPP).at_least(PERFORMANCE))
            .limb("", "contains a circuit of 3A501.a.16")
    })
}
