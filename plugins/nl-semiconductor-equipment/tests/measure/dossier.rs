//! The cases of the dossier, `LAW.md`, section 6.

use crate::common::{CASES, case};
use nl_semiconductor_equipment::Netherlands;
use tidewaiter_plugin_sdk::testing::monotone;

#[test]
fn the_cases_of_the_dossier_come_out_as_it_says() {
    let mut wrong = Vec::new();
    for (name, on, to, facts, outcome, rules) in CASES {
        let answer = case(on, to, &facts.join(" ")).ask::<Netherlands>().unwrap();
        let found = (answer.outcome(), answer.rules().join(" "));
        if found != ((*outcome).to_owned(), (*rules).to_owned()) {
            wrong.push(format!("case {name}: {found:?}, and not {outcome} by {rules}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn not_knowing_a_fact_never_narrows_an_answer() {
    for (name, on, to, facts, ..) in CASES {
        monotone::<Netherlands>(&case(on, to, &facts.join(" ")))
            .unwrap_or_else(|why| panic!("case {name}: {why}"));
    }
}
