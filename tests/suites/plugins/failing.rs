//! Plugins that fail: open over the full range, and the others stand.

use insta::assert_snapshot;
use serde_json::json;

use super::{SCORE, add, guest, of, screening, with_example, with_function, with_strait};
use crate::run::{Folder, project};

const TRAPS: &str = "(func $decide (type $decide) unreachable)\n";

fn with_failing() -> Folder {
    let folder = Folder::with_transaction();
    add(&folder, "strait-law", "strait", &guest("strait", TRAPS), "");
    folder
}

/// Open over the full range, with a reason; the harbor's answer is what it is without.
#[track_caller]
fn open(folder: &Folder, more: &[&str], name: &str, reason: &str) {
    let decide = [&["decide", "chip.json", "--format", "json"], more].concat();
    let decision = folder.run(&decide).ends(0).json();
    let found = of(&decision, name);
    assert_eq!(found["range"]["least"]["outcome"], "not_subject", "{found}");
    assert_eq!(found["range"]["most"]["outcome"], "prohibited", "{found}");
    assert_eq!((&found["settled"], &decision["settled"]), (&json!(false), &json!(false)));
    let failure = found["failure"].as_str().unwrap_or_default();
    assert!(failure.contains(reason), "{reason:?} is not in {failure:?}");
    assert_eq!(decision["range"]["most"]["outcome"], "prohibited");
}

#[test]
fn a_trap_for_people() {
    let folder = with_failing();
    assert_snapshot!(folder.run(&["decide", "chip.json"]).ends(0).seen());
    open(&folder, &[], "strait", "unreachable");
    // The harbor's answer stands.
    let decision = folder.run(&["decide", "chip.json", "--format", "json"]).ends(0).json();
    let alone = ["decide", "chip.json", "--format", "json", "--pack", "rules/harbor"];
    let alone = folder.run(&alone).ends(0).json();
    assert_eq!(of(&decision, "harbor"), of(&alone, "harbor"));
}

#[test]
fn the_status_tells_where_it_is_asked_for() {
    let folder = with_failing();
    let ran = |more: &[&str]| folder.run(&[&["decide", "chip.json"], more].concat());
    ran(&[]).ends(0);
    ran(&["--fail-on-plugin-failure"]).ends(1).says("unreachable");
    ran(&["--fail-on", "prohibited"]).ends(1);
    ran(&["--fail-on-plugin-failure", "--pack", "rules/harbor"]).ends(0);
}

/// Limits of the user cap those of the manifest, and of the plugins that are named.
#[test]
fn limits_of_the_user() {
    let folder = with_example();
    let named = ["--plugin", "bouvet.wasm", "--plugin-config", "config.toml"];
    folder.write("config.toml", "[limits]\nfuel = 100000000\nmemory_mib = 64\n");
    folder.run(&[&["decide", "chip.json"], &named[..]].concat()).ends(0).says("LICENSE REQUIRED");
    // Some hundred thousand steps are what it takes; what it says of itself takes few.
    folder.write("config.toml", "[limits]\nfuel = 10000\n");
    open(&folder, &named, "bouvet-memory", "10000");
    let ran = folder.run(&[&["decide", "chip.json"], &named[..]].concat());
    assert_snapshot!(ran.ends(0).seen());
    // By the environment as well.
    let mut program = crate::run::program();
    let program = program.env("TIDEWAITER_PLUGIN_CONFIG", "config.toml");
    let decide = ["decide", "chip.json", "--plugin", "bouvet.wasm", "--fail-on-plugin-failure"];
    folder.run_by(program, &decide, b"").ends(1);
}

#[test]
fn limits_of_the_manifest() {
    let folder = Folder::with_transaction();
    let hungry = "(func $decide (type $decide)\n\
        (if (i32.eq (memory.grow (i32.const 64)) (i32.const -1)) (then unreachable))\n\
        (call $answer (local.get 0) (local.get 6) (i32.const 7) (i32.const 7)))\n";
    let add = |limits: &str| add(&folder, "strait-law", "strait", &guest("strait", hungry), limits);
    add("");
    folder.run(&["decide", "chip.json", "--fail-on-plugin-failure"]).ends(0).says("PROHIBITED");
    add("limits = { memory_mib = 2 }\n");
    open(&folder, &[], "strait", "memory");
    // What the user caps, no manifest lifts.
    add("limits = { memory_mib = 100000 }\n");
    folder.write("config.toml", "[limits]\nmemory_mib = 2\n");
    open(&folder, &["--plugin-config", "config.toml"], "strait", "memory");
    folder.write("config.toml", "[limits]\nmemory_mib = 16\n");
    let capped = ["decide", "chip.json", "--plugin-config", "config.toml"];
    folder.run(&[&capped[..], &["--fail-on-plugin-failure"]].concat()).ends(0);
}

#[test]
fn a_loop_ends() {
    let folder = Folder::with_transaction();
    let endless = guest("strait", "(func $decide (type $decide) (loop $l (br $l)) unreachable)\n");
    add(&folder, "strait-law", "strait", &endless, "limits = { time_ms = 200 }\n");
    open(&folder, &[], "strait", "did not answer within 200 ms");
}

/// The file that the guide shows is one.
#[test]
fn the_config_file_of_the_guide() {
    let guide = std::fs::read_to_string(project().join("docs/plugins/security.md")).unwrap();
    let block = guide.split("```toml\n").find(|block| block.contains("\ngrant = ")).unwrap();
    let folder = with_strait();
    folder.write("config.toml", block.split("```").next().unwrap());
    let decide = ["decide", "chip.json", "--plugin-config", "config.toml"];
    folder.run(&decide).ends(2).says("keys.pem");
    folder.run(&["plugin", "sign", "--new-key", "anna"]).ends(0);
    let wasm = "rules/strait-law/strait.wasm";
    folder.run(&["plugin", "sign", wasm, "--key", "anna.pem"]).ends(0);
    folder.write("keys.pem", folder.read("anna.pub.pem"));
    folder.run(&decide).ends(0).says("PROHIBITED");
}

#[test]
fn a_config_file_with_mistakes() {
    let folder = with_strait();
    let mut all = String::new();
    for text in [
        "[limits]\nfeul = 1\n",
        "[limits]\nfuel = \"much\"\n",
        "grants = []\n",
        "grant = [\"clock\"]\n",
        "grant = \"log\"\n",
        "require_signed = \"nowhere.pem\"\n",
        "grant = [\n",
    ] {
        folder.write("config.toml", text);
        let ran = folder.run(&["decide", "chip.json", "--plugin-config", "config.toml"]).ends(2);
        assert_eq!(ran.out, "");
        all.push_str(&format!("# {text}{}\n", ran.seen()));
    }
    let ran = folder.run(&["decide", "chip.json", "--plugin-config", "nowhere.toml"]).ends(2);
    all.push_str(&format!("# no file\n{}\n", ran.says("nowhere.toml").seen()));
    assert_snapshot!(all);
    // Where no list of grants is said, lists are granted; an empty one grants nothing.
    folder.write("config.toml", "");
    folder.run(&["decide", "chip.json", "--plugin-config", "config.toml"]).ends(0);
}

/// What hangs on a function that fails is unknown, in its own pack alone.
#[test]
fn a_function_that_fails() {
    let folder =
        with_function(SCORE, &screening("(func $compute (type $compute) unreachable)\n"), "");
    assert_snapshot!(folder.run(&["decide", "chip.json"]).ends(0).says("unreachable").seen());
    let decide = ["decide", "chip.json", "--format", "json"];
    let decision = folder.run(&decide).ends(0).json();
    let found = of(&decision, "names");
    assert_eq!(found["range"]["most"]["outcome"], "prohibited");
    assert_eq!(found["settled"], false);
    assert!(found["failure"].as_str().unwrap().contains("unreachable"), "{found}");
    assert!(of(&decision, "harbor")["failure"].is_null());
    folder.run(&["decide", "chip.json", "--fail-on-plugin-failure"]).ends(1);
    // The timeline does not end on it, and never says that all is well.
    let timeline = ["timeline", "chip.json", "--from", "2024-01-01", "--to", "2024-02-01"];
    let ran = folder.run(&timeline).ends(0).says("unreachable");
    assert!(!ran.out.contains("NO LICENSE REQUIRED"), "{}", ran.seen());
    folder.run(&[&timeline[..], &["--fail-on-plugin-failure"]].concat()).ends(1);
    let json = folder.run(&[&timeline[..], &["--format", "json"]].concat()).ends(0).json();
    let first = &json["stretches"][0]["jurisdictions"];
    assert!(first.to_string().contains("unreachable"), "{json}");
}
