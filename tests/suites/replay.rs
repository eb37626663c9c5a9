//! `tidewaiter replay`

use crate::run::Folder;

fn decided() -> Folder {
    let folder = Folder::with_transaction();
    let ran = folder.run(&["decide", "chip.json", "--format", "json"]).ends(0);
    folder.write("decision.json", ran.out);
    folder
}

#[test]
fn the_same_comes_out() {
    let folder = decided();
    folder.run(&["replay", "decision.json"]).ends(0).says("byte for byte");
    folder.run(&["replay", "decision.json", "--pack", "rules/harbor"]).ends(0);
    let text = folder.read("decision.json");
    folder.run_with(&["replay", "-"], text.as_bytes()).ends(0);
}

#[test]
fn a_range_with_as_written_and_known_comes_out() {
    let folder = Folder::with_transaction();
    folder.change("chip.json", "\"tpp\": 4500, ", "");
    let ran = folder.run(&[
        "decide",
        "chip.json",
        "--on",
        "2024-06-05",
        "--known",
        "2024-07-01",
        "--as-written",
        "--format",
        "json",
    ]);
    folder.write("decision.json", ran.ends(0).out);
    folder.run(&["replay", "decision.json"]).ends(0);
}

#[test]
fn another_pack_in_rules_does_not_matter() {
    let folder = decided();
    folder.write(
        "rules/other/pack.toml",
        "name = \"other\"\nversion = \"0.1.0\"\ntitle = \"Other\"\nissuer = \"x\"\nengine = \"0.1\"\n",
    );
    folder.run(&["replay", "decision.json"]).ends(0);
}

#[test]
fn a_changed_pack_is_told() {
    let folder = decided();
    folder.change("rules/harbor/harbor.tide", "2023-01-01 ..: 4000", "2023-01-01 ..: 4600");
    folder
        .run(&["replay", "decision.json"])
        .ends(1)
        .says("pack harbor: the digest")
        .says("outcome: no_license_required, and the decision says license_required");
}

#[test]
fn a_pack_that_is_gone_is_told() {
    let folder = decided();
    std::fs::remove_dir_all(folder.at("rules/harbor")).unwrap();
    folder.run(&["replay", "decision.json"]).ends(1).says("pack harbor: it is not here");
}

#[test]
fn tampering_is_told() {
    let tampered = |from: &str, to: &str| {
        let folder = decided();
        folder.change("decision.json", from, to);
        folder.run(&["replay", "decision.json"])
    };
    tampered("\"tpp\": 4500", "\"tpp\": 4501").ends(1).says("facts");
    tampered("presumption_of_denial", "case_by_case").ends(1).says("outcome");
    tampered("Harbor Act, s. 9", "Harbor Act, s. 8").ends(1).says("/determinations/0/duties");
    tampered("\"format\": 1,", "\"format\": 1, \"note\": 2,").ends(1).says("/note");
    tampered("\n  \"on\"", "\n   \"on\"").ends(1).says("bytes");
    tampered("\"facts_digest\": \"", "\"facts_digest\": \"0").ends(1).says("facts");
    tampered("\"destination\": \"CN\"", "\"destination\": \"XX\"").ends(1).says("destination");
    tampered("\"on\": \"2024-01-15\"", "\"on\": \"2024-02-30\"").ends(2);
}

#[test]
fn what_is_no_decision_is_refused() {
    let folder = Folder::with_transaction();
    folder.run(&["replay", "chip.json"]).ends(2).says("not a decision");
    folder.write("not.json", "no");
    folder.run(&["replay", "not.json"]).ends(2).says("not JSON");
    folder.run(&["replay", "nowhere.json"]).ends(2).says("no such file");
}
