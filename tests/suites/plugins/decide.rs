//! Decided with a plugin.

use insta::assert_snapshot;
use tidewaiter_host::digest_of;

use super::{LOUD, SCORE, add, guest, of, screening, with_example, with_function, with_strait};
use crate::run::Folder;
use crate::schema::fits;

#[test]
fn of_a_manifest_for_people() {
    assert_snapshot!(with_strait().run(&["decide", "chip.json", "--proof"]).seen());
}

#[test]
fn of_a_manifest_as_json() {
    let folder = with_strait();
    let decision = folder.run(&["decide", "chip.json", "--format", "json"]).ends(0).json();
    let schema = folder.run(&["schema", "decision"]).ends(0).json();
    fits(&schema, &schema, &decision, "");
    assert_eq!(
        decision["plugins"],
        serde_json::json!([
            { "name": "strait", "version": "1.0.0", "digest": digest_of(&guest("strait", "")) }
        ])
    );
    let (harbor, strait) = (of(&decision, "harbor"), of(&decision, "strait"));
    assert_eq!(harbor["range"]["most"]["outcome"], "license_required");
    assert_eq!(strait["range"]["most"]["outcome"], "prohibited");
    assert_eq!(strait["settled"], true);
    assert_eq!(decision["range"]["most"]["outcome"], "prohibited");
    // Without the plugin, the harbor's own determination is the same to the byte.
    let alone = folder.run(&["decide", "chip.json", "--pack", "rules/harbor", "--format", "json"]);
    let alone = alone.ends(0).json();
    assert_eq!(of(&alone, "harbor"), harbor);
    assert!(alone["plugins"].as_array().is_none_or(Vec::is_empty), "{alone}");
}

/// The worked example of the guide: facts of the vocabulary, a proof with limbs, what is missing.
#[test]
fn of_the_command_line_for_people() {
    let folder = with_example();
    let decide = ["decide", "chip.json", "--plugin", "bouvet.wasm"];
    assert_snapshot!(folder.run(&decide).seen());
    folder.change("chip.json", "\"country\": \"HM\"", "\"city\": \"Atlas Cove\"");
    folder.change("chip.json", "\"destination\": \"HM\"", "\"destination\": \"NO\"");
    folder.run(&decide).ends(2).says("city");
    folder.change("chip.json", ", \"city\": \"Atlas Cove\"", "");
    assert_snapshot!("a_fact_that_a_plugin_misses", folder.run(&decide).seen());
}

#[test]
fn of_the_command_line_as_json() {
    let folder = with_example();
    let decide = ["decide", "chip.json", "--plugin", "bouvet.wasm", "--format", "json"];
    let decision = folder.run(&decide).ends(0).json();
    let schema = folder.run(&["schema", "decision"]).ends(0).json();
    fits(&schema, &schema, &decision, "");
    let found = of(&decision, "bouvet-memory");
    assert_eq!(found["range"]["least"], found["range"]["most"]);
    assert_eq!(found["range"]["most"]["review"], "case_by_case");
    assert_eq!(decision["plugins"][0]["name"], "bouvet-memory");
}

#[test]
fn fails_on_what_a_plugin_says() {
    let folder = with_strait();
    folder.run(&["decide", "chip.json", "--fail-on", "prohibited"]).ends(1);
    // That it answered is no failure of it.
    folder.run(&["decide", "chip.json", "--fail-on-plugin-failure"]).ends(0);
}

#[test]
fn a_function_answers_a_rule() {
    let folder = with_function(SCORE, &screening(""), "");
    assert_snapshot!(folder.run(&["decide", "chip.json"]).ends(0).says("PROHIBITED").seen());
    let decide = ["decide", "chip.json", "--format", "json"];
    let decision = folder.run(&decide).ends(0).json();
    assert_eq!(decision["plugins"][0]["name"], "screening");
    // It has no determination of its own.
    let all = decision["determinations"].as_array().unwrap();
    assert!(all.iter().all(|own| own["pack"] != "screening"), "{decision}");
}

#[test]
fn tests_of_a_pack_ask_functions() {
    let folder = with_function(SCORE, &screening(""), "");
    folder.write(
        "rules/names/tests/names.tide",
        "use goods\n\nfixture acme {\n  destination: CN\n  parties: [{ name: \"Acme\" }]\n}\n\n\
         test \"a listed name\" on 2024-01-15 {\n  given  acme\n  expect prohibited\n}\n",
    );
    folder.run(&["test", "rules/names"]).ends(0).says("1 passed");
    // A plugin that fails does not pass for one that answers.
    let failing = screening("(func $compute (type $compute) unreachable)\n");
    let digest = digest_of(&screening(""));
    folder.write("rules/names/screening.wasm", &failing);
    folder.change("rules/names/pack.toml", &digest, &digest_of(&failing));
    folder.run(&["test", "rules/names"]).ends(1);
}

#[test]
fn functions_are_no_jurisdiction() {
    let folder = with_strait();
    folder.write("screening.wasm", screening(""));
    assert_snapshot!(folder.run(&["decide", "chip.json", "--plugin", "screening.wasm"]).seen());
}

#[test]
fn two_of_one_name() {
    let folder = with_strait();
    folder.write("strait.wasm", guest("strait", ""));
    let ran = folder.run(&["decide", "chip.json", "--plugin", "strait.wasm"]).ends(2);
    assert_snapshot!(ran.says("called strait already").seen());
    add(&folder, "sound-law", "strait", &guest("strait", ""), "");
    folder.run(&["decide", "chip.json"]).ends(2).says("called strait already");
}

#[test]
fn a_plugin_named_like_a_pack() {
    let folder = Folder::with_transaction();
    folder.write("harbor.wasm", guest("harbor", ""));
    let ran = folder.run(&["decide", "chip.json", "--plugin", "harbor.wasm"]).ends(2);
    assert_snapshot!(ran.says("harbor").seen());
    add(&folder, "harbor-law", "harbor", &guest("harbor", ""), "");
    let ran = folder.run(&["decide", "chip.json"]).ends(2).says("harbor");
    assert_eq!(ran.out, "");
    folder.run(&["check"]).ends(1).says("harbor");
}

#[test]
fn a_plugin_that_is_not_there_or_none() {
    let folder = Folder::with_transaction();
    let with = |file: &str| folder.run(&["decide", "chip.json", "--plugin", file]).ends(2);
    assert_eq!(with("nowhere.wasm").says("no such file").out, "");
    folder.write("half.wasm", &guest("strait", "")[..400]);
    assert_eq!(with("half.wasm").says("half.wasm: the component is damaged").out, "");
    folder.write("text.wasm", "not wasm");
    with("text.wasm").says("this is not WebAssembly").says("tidewaiter plugin build");
    let json = ["decide", "chip.json", "--plugin", "text.wasm", "--format", "json"];
    let refusal = folder.run(&json).ends(2).json();
    assert!(refusal.to_string().contains("this is not WebAssembly"), "{refusal}");
}

#[test]
fn a_log_is_asked_for_and_granted() {
    let folder = Folder::with_transaction();
    add(&folder, "strait-law", "strait", &guest("strait", LOUD), "imports = [\"log\"]\n");
    let ran = folder.run(&["decide", "chip.json"]).ends(2);
    assert_eq!(ran.out, "");
    assert_snapshot!(ran.seen());
    let granted = folder.run(&["decide", "chip.json", "--grant", "log"]).ends(0);
    granted.says("PROHIBITED").says("plugin strait: the strait is closed\n");
    folder.write("config.toml", "grant = [\"lists\", \"log\"]\n");
    let config = ["decide", "chip.json", "--plugin-config", "config.toml"];
    folder.run(&config).ends(0).says("plugin strait: the strait is closed\n");
    // One that the command line names has no manifest, and is granted no more.
    folder.write("strait.wasm", guest("loud", LOUD));
    let named = ["decide", "chip.json", "--pack", "rules/harbor", "--plugin", "strait.wasm"];
    folder.run(&named).ends(2).says("log");
    folder.run(&[&named[..], &["--grant", "log"]].concat()).ends(0).says("plugin loud: ");
    // What is not asked for is not given.
    folder.change("rules/strait-law/pack.toml", "imports = [\"log\"]\n", "");
    let unasked = folder.run(&["decide", "chip.json", "--grant", "log"]).ends(2);
    unasked.says("its manifest does not ask for that").says("pack.toml");
    folder
        .run(&["decide", "chip.json", "--grant", "clock"])
        .ends(2)
        .says("`clock`")
        .says("`lists`, `log` and `handles`");
}

#[test]
fn a_timeline_goes_through_a_plugin() {
    let folder = with_example();
    let range = ["--from", "2024-02-01", "--to", "2025-02-01"];
    folder.change("chip.json", "600 GB/s", "500 GB/s");
    let timeline = [&["timeline", "chip.json", "--plugin", "bouvet.wasm"], &range[..]].concat();
    assert_snapshot!(folder.run(&timeline).ends(0).seen());
    let json = folder.run(&[&timeline[..], &["--format", "json"]].concat()).ends(0).json();
    assert!(json.to_string().contains("bouvet-memory"), "{json}");
}

/// A vocabulary states no law, and to decide under none would read as an answer.
#[test]
fn without_any_law_nothing_is_decided() {
    let folder = with_example();
    let refused = folder.run(&["decide", "chip.json"]).ends(2);
    refused.says("there is no law to decide under").says("--plugin");
    folder.run(&["timeline", "chip.json", "--from", "2024-06-01", "--to", "2024-06-02"]).ends(2);
    folder.run(&["decide", "chip.json", "--plugin", "bouvet.wasm"]).ends(0);
}
