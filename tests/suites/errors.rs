//! What goes wrong, as data.

use crate::run::Folder;

/// What goes wrong under `--format json`: nothing in words, and status 2.
#[track_caller]
fn refused(folder: &Folder, arguments: &[&str]) -> serde_json::Value {
    let ran = folder.run(arguments).ends(2);
    assert_eq!(ran.err, "");
    let json = ran.json();
    assert_eq!(json["format"], 1);
    assert!(json["error"].as_str().is_some_and(|words| !words.is_empty()), "{json:#}");
    json
}

#[test]
fn a_refused_transaction() {
    let folder = Folder::with_transaction();
    folder.change("chip.json", "\"tpp\": 4500", "\"ttp\": 4500");
    folder.change("chip.json", "\"CN\",\n", "\"XX\",\n");
    for command in [&["decide"][..], &["timeline", "--from", "2024-01-01", "--to", "2024-02-01"]] {
        let arguments = [command, &["chip.json", "--format", "json"]].concat();
        let json = refused(&folder, &arguments);
        let problems = json["problems"].as_array().unwrap();
        assert_eq!(problems.len(), 2, "{json:#}");
        let first = &problems[0];
        assert_eq!(first["code"], "F0201");
        assert_eq!(first["severity"], "error");
        assert_eq!(first["fact"], "item.ttp");
        assert!(first["message"].as_str().unwrap().contains("ttp"), "{json:#}");
        assert!(first["help"].as_str().unwrap().contains("tpp"), "{json:#}");
        let place = &first["places"][0];
        assert_eq!((&place["path"], &place["line"]), (&"chip.json".into(), &4.into()));
    }
    // In words, the same is told as ever, and standard output stays empty.
    let words = folder.run(&["decide", "chip.json"]).ends(2).says("F0201");
    assert_eq!(words.out, "");
}

#[test]
fn what_is_no_transaction() {
    let folder = Folder::with_transaction();
    folder.write("empty.json", "");
    let json = refused(&folder, &["decide", "empty.json", "--format", "json"]);
    assert_eq!(json["problems"][0]["code"], "F0101");
    assert_eq!(json["problems"][0]["places"][0]["line"], 1);
    for missing in ["nowhere.json", "rules"] {
        let json = refused(&folder, &["decide", missing, "--format", "json"]);
        assert_eq!(json["problems"], serde_json::json!([]));
    }
    folder.change("chip.json", "  \"date\": \"2024-01-15\",\n", "");
    let json = refused(&folder, &["decide", "chip.json", "--format", "json"]);
    assert!(json["help"].as_str().unwrap().contains("--on"), "{json:#}");
}

#[test]
fn rule_packs_with_mistakes() {
    let folder = Folder::with_transaction();
    let decision = folder.run(&["decide", "chip.json", "--format", "json"]).ends(0).out;
    folder.write("decision.json", decision);
    folder.write("rules/harbor/wrong.tide", "define f: truth = tpp_flor\n");
    let span = ["--from", "2024-01-01", "--to", "2024-02-01"];
    for command in [
        vec!["decide", "chip.json"],
        [&["timeline", "chip.json"][..], &span].concat(),
        vec!["test"],
        vec!["replay", "decision.json"],
    ] {
        let arguments = [&command[..], &["--format", "json"]].concat();
        let json = refused(&folder, &arguments);
        let problem = &json["problems"][0];
        assert_eq!(problem["code"], "T0201", "{json:#}");
        assert_eq!(problem["severity"], "error");
        assert_eq!(problem["places"][0]["path"], "rules/harbor/wrong.tide");
        assert_eq!(
            (&problem["places"][0]["line"], &problem["places"][0]["column"]),
            (&1.into(), &19.into())
        );
        assert!(problem["help"].as_str().is_some(), "{json:#}");
        assert!(problem.get("fact").is_none());
    }
    refused(&folder, &["check", "nowhere", "--format", "json"]);
}

#[test]
fn a_replay_as_data() {
    let folder = Folder::with_transaction();
    let decision = folder.run(&["decide", "chip.json", "--format", "json"]).ends(0).out;
    folder.write("decision.json", &decision);
    let replay = ["replay", "decision.json", "--format", "json"];
    let json = folder.run(&replay).ends(0).json();
    assert_eq!((&json["same"], &json["differences"]), (&true.into(), &serde_json::json!([])));
    folder.change("decision.json", "4500", "4700");
    let json = folder.run(&replay).ends(1).json();
    assert_eq!(json["same"], false);
    assert!(!json["differences"].as_array().unwrap().is_empty());
    folder.write("decision.json", "{}");
    refused(&folder, &replay);
}

#[test]
fn a_filter_that_no_test_has() {
    let ran =
        Folder::with_rules().run(&["test", "--filter", "nothing", "--format", "json"]).ends(1);
    assert!(ran.json()["error"].as_str().unwrap().contains("nothing"));
}

/// The example in docs/json.md is what the program writes.
#[test]
fn the_example_in_the_docs() {
    let page = std::fs::read_to_string(crate::run::project().join("docs/json.md")).unwrap();
    let example = page.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let folder = Folder::with_transaction();
    folder.change("chip.json", "\"tpp\": 4500", "\"ttp\": 4500");
    let json = refused(&folder, &["decide", "chip.json", "--format", "json"]);
    assert_eq!(serde_json::from_str::<serde_json::Value>(example).unwrap(), json, "{json:#}");
}
