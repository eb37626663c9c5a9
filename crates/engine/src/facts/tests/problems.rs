//! What is refused, where, and with what remedy.

use super::{check_is, model, read_transaction, seen};

/// Every case with its problems, one under the other.
fn shown(cases: &[&str]) -> String {
    cases.iter().map(|case| format!("{case}\n{}\n", seen(case))).collect()
}

#[test]
fn documents() {
    insta::assert_snapshot!(shown(&[
        "",
        " \n ",
        "# nothing but a comment",
        "[]",
        "3",
        "{\"weight\": 1,}",
        "{\"weight\": 1} 2",
        "{\n  \"ä\": \"ö\", }",
        "{\"weight\": 1, \"weight\": 2}",
        "{\"item\": {\"chip\": {\"area\": null, \"\\u0061rea\": null}}}",
        "{\"item\": {\"description\": \"\\ud800\"}}",
        "weight: 1\nweight: 2",
        "item:\n  chip:\n    area: 1 mm2\n    area: 1 mm2",
        "parties:\n- name: A\n  name: B",
        "a: &x 1\nb: *x",
        "weight: !!int 1",
        "--- {}\n--- {}",
        "item: [\n",
        "? [a]\n: b",
    ]));
}

#[test]
fn names() {
    insta::assert_snapshot!(shown(&[
        r#"{"wieght": 1, "item": {"chip": {"tppp": 1}, "zzzzzzzzzzzz": 1}}"#,
        r#"{"judgments": {"knows_user": true, "goods.knows_user": false}}"#,
        r#"{"judgments": {"goods.knows_usr": true}}"#,
        r#"{"judgments": {"knows_usr": true}}"#,
        r#"{"judgments": {"knows_user": {"by": "J", "answr": true}}}"#,
        r#"{"judgments": {"knows_user": "yes"}}"#,
        r#"{"judgments": []}"#,
        r#"{"item": {"kind": "chjp"}, "destination": "CM"}"#,
    ]));
}

#[test]
fn a_judgment_where_none_is_asked() {
    let model = model("fact weight: number");
    let problems = read_transaction(&model, br#"{"judgments": {"knows_user": true}}"#).unwrap_err();
    let [problem] = problems.as_slice() else { panic!("{problems:#?}") };
    assert_eq!(problem.message, "there is no judgment `knows_user`");
    assert_eq!(problem.help, "leave it out: these packs ask for none");
}

#[test]
fn values() {
    insta::assert_snapshot!(shown(&[
        r#"{"weight": 1e3}"#,
        r#"{"weight": 1.5E+3}"#,
        r#"{"weight": 1e-2}"#,
        r#"{"weight": 1e999999999}"#,
        "weight: 1e3",
        r#"{"weight": "4800 TOPS"}"#,
        r#"{"weight": "many"}"#,
        r#"{"weight": 12345678901234567890123456789}"#,
        r#"{"item": {"chip": {"area": 814}}}"#,
        r#"{"item": {"chip": {"area": "814"}}}"#,
        r#"{"item": {"chip": {"area": "814mm2"}}}"#,
        r#"{"item": {"chip": {"area": "814 mn2"}}}"#,
        r#"{"item": {"chip": {"area": "814 GB/s"}}}"#,
        r#"{"item": {"chip": {"bandwidth": "1 GB//s"}}}"#,
        r#"{"item": {"chip": {"bandwidth": "1 GB/s/"}}}"#,
        r#"{"item": {"chip": {"area": true}}}"#,
        r#"{"item": {"chip": {"yield": 0.1}}}"#,
        r#"{"item": {"chip": {"yield": "0.1"}}}"#,
        r#"{"item": {"value": "1000.00 usd"}}"#,
        r#"{"item": {"value": 1000}}"#,
        r#"{"item": {"made": "2023-02-29"}}"#,
        r#"{"item": {"made": "29.2.2024"}}"#,
        r#"{"item": {"description": 7}}"#,
        r#"{"item": []}"#,
        r#"{"route": "CN"}"#,
        r#"{"sealed": "yes"}"#,
        r#"{"id": 7, "date": "today"}"#,
    ]));
}

#[test]
fn bytes_that_are_no_text() {
    assert_eq!(seen(b"{\"id\": \"\xff\"}"), "F0101 - : byte 8 is not UTF-8 (save it as UTF-8)\n");
    check_is("\u{feff}{}", "{\"sealed\":true}");
    check_is("\u{feff}weight: 1", "{\"sealed\":true,\"weight\":1}");
}

/// Brackets in the prose of YAML nest nothing.
#[test]
fn brackets_in_prose() {
    let prose = "[ see below ".repeat(70);
    let text = format!("item:\n  description: see {prose}\n");
    assert!(seen(&text).starts_with('{'), "{}", seen(&text));
}

#[test]
fn fifty_problems_are_told() {
    let many: Vec<String> = (0..200).map(|i| format!("\"zz{i}\": 1")).collect();
    assert_eq!(seen(format!("{{{}}}", many.join(","))).lines().count(), 50);
}
