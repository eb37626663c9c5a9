//! `tidewaiter decide`

use std::io::Read as _;
use std::process::Stdio;

use insta::assert_snapshot;

use crate::run::{CHIP, Folder, program};

#[test]
fn a_settled_case_for_people() {
    let folder = Folder::with_transaction();
    assert_snapshot!(folder.run(&["decide", "chip.json"]).seen());
}

#[test]
fn the_whole_proof() {
    let folder = Folder::with_transaction();
    assert_snapshot!(folder.run(&["decide", "chip.json", "--proof"]).seen());
}

#[test]
fn a_missing_fact_leaves_a_range() {
    let folder = Folder::with_transaction();
    folder.change("chip.json", "\"tpp\": 4500, ", "");
    assert_snapshot!(folder.run(&["decide", "chip.json"]).seen());
}

#[test]
fn an_exception_that_is_met() {
    let folder = Folder::with_transaction();
    folder.change("chip.json", "30000.00", "400.00");
    assert_snapshot!(folder.run(&["decide", "chip.json"]).seen());
}

#[test]
fn yaml_and_json_are_the_same() {
    let folder = Folder::with_transaction();
    folder.write(
        "chip.yaml",
        "# the same\nid: T-1\ndate: 2024-01-15\nitem:\n  description: Trial chip\n  kind: \
         integrated_circuit\n  tpp: 4500\n  die_area: 814 mm2\ndestination: CN\nvalue: 30000.00 \
         USD\nparties:\n  - name: Buyer\n    headquarters: CN\njudgments:\n  \
         harbor.end_user_suspicious: false\n",
    );
    let json = folder.run(&["decide", "chip.json", "--format", "json"]).ends(0);
    let yaml = folder.run(&["decide", "chip.yaml", "--format", "json"]).ends(0);
    assert_eq!(json.out, yaml.out);
}

#[test]
fn standard_input_and_packs_by_name() {
    let folder = Folder::with_transaction();
    let file = folder.run(&["decide", "chip.json"]).ends(0);
    let input = folder.run_with(&["decide", "-", "--pack", "rules/harbor"], CHIP.as_bytes());
    assert_eq!(file.out, input.ends(0).out);
    let all = folder.run_with(&["decide", "-", "--pack", "rules"], CHIP.as_bytes());
    assert_eq!(file.out, all.ends(0).out);
}

#[test]
fn rules_are_found_in_a_folder_above() {
    let folder = Folder::with_transaction();
    folder.write("deep/down/chip.json", CHIP);
    let above = program()
        .current_dir(folder.at("deep/down"))
        .args(["decide", "chip.json"])
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(above.stdout).unwrap(), folder.run(&["decide", "chip.json"]).out);
}

/// Indented down to the steps of a proof, each of which is a line, so that its nesting costs nothing.
#[test]
fn json_has_a_line_for_each_step() {
    let folder = Folder::with_transaction();
    let text = folder.run(&["decide", "chip.json", "--format", "json"]).ends(0).out;
    let steps: Vec<&str> =
        text.lines().filter(|line| line.starts_with("            {\"id\": ")).collect();
    assert!(steps.len() >= 2, "{text}");
    for step in steps {
        let step = step.trim_end_matches(',');
        let step: serde_json::Value = serde_json::from_str(step).unwrap();
        assert!(step["truth"].is_string(), "{step}");
    }
    let deepest = text.lines().map(|line| line.len() - line.trim_start().len()).max();
    assert_eq!(deepest, Some(12), "{text}");
    assert!(text.ends_with("}\n"));
}

#[test]
fn json_is_a_decision() {
    let folder = Folder::with_transaction();
    let json = folder.run(&["decide", "chip.json", "--format", "json"]).ends(0).json();
    assert_eq!(json["format"], 1);
    assert_eq!(json["on"], "2024-01-15");
    assert_eq!(json["known"], "2024-01-15");
    assert_eq!(json["range"]["most"]["outcome"], "license_required");
    assert_eq!(json["range"]["most"]["review"], "presumption_of_denial");
    assert_eq!(json["settled"], true);
    assert_eq!(json["determinations"][0]["pack"], "harbor");
    assert_eq!(json["facts_digest"].as_str().unwrap().len(), 64);
}

#[test]
fn another_day_another_answer() {
    let folder = Folder::with_transaction();
    folder.run(&["decide", "chip.json", "--on", "2022-06-01"]).ends(0).says("NO LICENSE REQUIRED");
    // The lower floor of 2023 was not known in October 2022.
    let known = ["decide", "chip.json", "--on", "2023-02-01", "--known", "2022-10-01"];
    folder.run(&known).ends(0).says("NO LICENSE REQUIRED").says("published by 2022-10-01");
}

#[test]
fn as_enforced_and_as_written_differ() {
    let folder = Folder::with_transaction();
    folder.change("chip.json", "\"destination\": \"CN\"", "\"destination\": \"DE\"");
    let enforced = ["decide", "chip.json", "--on", "2025-03-01"];
    assert_snapshot!(folder.run(&enforced).seen());
    folder
        .run(&[&enforced[..], &["--as-written"]].concat())
        .ends(0)
        .says("LICENSE REQUIRED, case-by-case review")
        .says("as written");
}

#[test]
fn fail_on_tells_by_the_status() {
    let folder = Folder::with_transaction();
    let fail_on = |outcome| folder.run(&["decide", "chip.json", "--fail-on", outcome]);
    fail_on("no_license_required").ends(1);
    fail_on("license_required").ends(1).says("LICENSE REQUIRED");
    fail_on("prohibited").ends(0);
    fail_on("forbidden").ends(2).says("possible values");
    // What may be is enough.
    folder.change("chip.json", "\"harbor.end_user_suspicious\": false", "");
    folder.run(&["decide", "chip.json", "--fail-on", "prohibited"]).ends(1);
}

#[test]
fn without_a_day_there_is_no_answer() {
    let folder = Folder::with_transaction();
    folder.change("chip.json", "  \"date\": \"2024-01-15\",\n", "");
    assert_snapshot!(folder.run(&["decide", "chip.json"]).seen());
    folder.run(&["decide", "chip.json", "--on", "2024-01-15"]).ends(0);
    folder.run(&["decide", "chip.json", "--on", "2024-13-15"]).ends(2).says("2024-13-15");
    folder.run(&["decide", "chip.json", "--on", "yesterday"]).ends(2).says("not a date");
}

#[test]
fn every_problem_of_a_transaction_is_told() {
    let folder = Folder::with_rules();
    folder.write(
        "wrong.json",
        r#"{ "date": "2024-01-15",
  "item": { "kind": "integrated_circit", "tppp": 12, "die_area": "814 cm3" },
  "destnation": "CN",
  "value": "much" }"#,
    );
    assert_snapshot!(folder.run(&["decide", "wrong.json"]).seen());
}

#[test]
fn what_is_no_transaction_is_refused() {
    let folder = Folder::with_rules();
    let refused = |name: &str, bytes: &[u8]| {
        folder.write(name, bytes);
        let ran = folder.run(&["decide", name]);
        assert!(ran.out.is_empty() && !ran.err.contains("panicked"), "{}", ran.seen());
        ran.ends(2)
    };
    refused("empty.json", b"");
    refused("blank.json", b" \n");
    refused("half.json", b"{ \"date\": ");
    refused("list.json", b"[1, 2]");
    refused("text.json", b"\"chip\"");
    refused("null.json", b"null");
    refused("latin.json", b"{ \"date\": \"2024-01-15\", \"destination\": \"\xe9\" }");
    refused("deep.json", "[".repeat(100_000).as_bytes());
    refused("deep-object.json", "{\"item\":".repeat(100_000).as_bytes());
    refused("deep.yaml", "- ".repeat(20_000).as_bytes());
    refused("twice.json", b"{ \"destination\": \"CN\", \"destination\": \"DE\" }");
    refused("two.json", b"{} {}");
    folder.run(&["decide", "nowhere.json"]).ends(2).says("nowhere.json").says("no such file");
    folder.run(&["decide", "rules"]).ends(2).says("folder");
    folder.run(&["decide"]).ends(2).says("TRANSACTION");
}

#[test]
fn packs_with_mistakes_decide_nothing() {
    let folder = Folder::with_transaction();
    folder.change("rules/harbor/harbor.tide", "destination in watched", "destination in wtched");
    let ran = folder.run(&["decide", "chip.json"]).ends(2).says("wtched").says("watched");
    assert_eq!(ran.out, "");
}

#[test]
fn colors_only_when_asked() {
    let folder = Folder::with_transaction();
    assert!(!folder.run(&["decide", "chip.json"]).out.contains('\u{1b}'));
    assert!(folder.run(&["decide", "chip.json", "--color", "always"]).out.contains("\u{1b}[1;33m"));
    assert!(!folder.run(&["decide", "chip.json", "--color", "never"]).out.contains('\u{1b}'));
    folder.run(&["decide", "chip.json", "--color", "sometimes"]).ends(2);
}

#[test]
fn facts_cannot_command_the_terminal() {
    let folder = Folder::with_transaction();
    folder.change("chip.json", "Trial chip", "Trial\\u001b[2J\\u202echip\\u009b");
    let ran = folder.run(&["decide", "chip.json", "--proof"]).ends(0).says("Trial");
    assert!(!ran.out.contains(['\u{1b}', '\u{202e}', '\u{9b}']));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = Folder::with_transaction();
    let mut child = program()
        .current_dir(folder.at("."))
        .args(["decide", "chip.json", "--proof"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""));
}
