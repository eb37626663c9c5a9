//! Derived fields and defaults.

use super::{check_is, seen};

const PROCESSORS: &str = r#""processors":[{"bit_length":8,"operations":"100 TOPS"}]"#;

#[test]
fn one_derived_field_follows_from_another() {
    let text = format!("{{\"item\":{{\"chip\":{{\"area\":\"100 mm2\",{PROCESSORS}}}}}}}");
    check_is(
        &text,
        &format!(
            "{{\"item\":{{\"chip\":{{\"area\":\"100 mm2\",\"density\":\"8 per mm2\",{PROCESSORS},\
             \"tpp\":800}},\"reexport\":false}},\"sealed\":true}}"
        ),
    );
}

#[test]
fn what_is_stated_as_it_follows_is_no_problem() {
    let text = format!(
        "{{\"item\":{{\"chip\":{{\"area\":\"1 cm2\",{PROCESSORS},\"density\":\"800 per cm2\",\"tpp\":\"800\"}}}}}}"
    );
    assert!(seen(&text).starts_with('{'), "{}", seen(&text));
}

#[test]
fn contradictions_are_told_with_their_place() {
    let text = format!("{{\"item\": {{\"chip\": {{{PROCESSORS},\n \"tpp\": 900}}}}}}");
    check_is(
        &text,
        "F0301 2:9 item.chip.tpp: stated as 900, but it follows as 800 (correct one of them, or \
         leave this one out)\n",
    );
}

/// The density follows from a total that itself has to be computed first.
#[test]
fn a_contradiction_behind_another_derived_field_is_told() {
    let text = format!(
        "{{\"item\":{{\"chip\":{{\"area\":\"100 mm2\",{PROCESSORS},\"density\":\"9 per mm2\"}}}}}}"
    );
    let seen = seen(&text);
    assert!(seen.starts_with("F0301 "), "{seen}");
    assert!(seen.contains("stated as 9 per mm2, but it follows as 8 per mm2"), "{seen}");
}

#[test]
fn a_derived_number_without_a_decimal_is_left_out_and_follows_again() {
    let text = format!("{{\"item\":{{\"chip\":{{\"area\":\"300 mm2\",{PROCESSORS}}}}}}}");
    let seen = seen(&text);
    assert!(seen.contains("\"tpp\":800") && !seen.contains("density"), "{seen}");
    assert_eq!(super::read(&seen), super::read(&text));
}

#[test]
fn nothing_is_made_up() {
    check_is(
        "{\"item\":{\"chip\":{\"area\":\"0 mm2\",\"tpp\":1}}}",
        "{\"item\":{\"chip\":{\"area\":\"0 mm2\",\"tpp\":1},\"reexport\":false},\"sealed\":true}",
    );
    check_is("{\"sealed\":null}", "{\"sealed\":true}");
    check_is("{\"sealed\":false}", "{\"sealed\":false}");
}
