//! Not knowing a fact never narrows an answer: of a case of every entry, each fact taken away.

use eu_dual_use::Union;
use tidewaiter_plugin_sdk::testing::monotone;

use crate::common::{
    ALD, BEFORE, BLANK, CIRCUIT, EPITAXY, ETCHING, GAP_FILL, NXE_3600, NXT_1980, NXT_2000, PROBER,
    QUANTUM, SERIES, SERVER, case,
};

#[test]
fn not_knowing_a_fact_never_narrows_an_answer() {
    let others = [
        "kind=imprint_lithography produced_feature=45",
        "kind=direct_write_lithography beam_size=16 overlay_error=20",
        "kind=euv_pellicle item.kind=other",
        "kind=atomic_layer_deposition deposits=tungsten channel_width=30 fills_interconnect=false",
        "kind=chemical_vapor_deposition deposits=cobalt fill_metal=true",
        "kind=chemical_vapor_deposition deposits=ruthenium organometallic_precursor=true substrate_temperature=300",
        "kind=plating deposits=cobalt",
    ];
    let made = [
        NXT_1980, NXT_2000, NXE_3600, EPITAXY, ALD, GAP_FILL, ETCHING, BLANK, PROBER, CIRCUIT,
        SERVER,
    ];
    let software = "item.kind=software specially_designed=true stages=production";
    let quantum = [QUANTUM, "item.computer.physical_qubits=120 item.computer.c_not_error=0.001"];
    let all = made.iter().chain(&others).map(|facts| (*facts).to_owned());
    for facts in all.chain([[NXT_2000, software].join(" "), quantum.join(" ")]) {
        for on in ["2022-01-10", BEFORE, SERIES] {
            for to in ["CN", "JP", "DE"] {
                monotone::<Union>(&case(on, to, &facts))
                    .unwrap_or_else(|why| panic!("{on} {to} {facts}: {why}"));
            }
        }
    }
}
