//! `tidewaiter check` of packs that name plugins.

use insta::assert_snapshot;
use serde_json::Value;

use super::{LOUD, SCORE, add, guest, manifest, screening, seen, with_function, with_strait};
use crate::run::{Folder, Ran};

const MANIFEST: &str = "rules/strait-law/pack.toml";

/// The one finding, of this code, in that file, with a remedy.
#[track_caller]
fn one(folder: &Folder, code: &str, path: &str) -> Value {
    let json = folder.run(&["check", "--format", "json"]).ends(1).json();
    let found = json["findings"].as_array().unwrap();
    let wrong: Vec<&Value> = found.iter().filter(|found| found["severity"] != "note").collect();
    assert_eq!(wrong.len(), 1, "{json}");
    assert_eq!(wrong[0]["code"], code, "{json}");
    assert_eq!(wrong[0]["places"][0]["path"], path, "{json}");
    assert!(wrong[0]["places"][0]["line"].as_u64().unwrap() > 1, "{json}");
    assert!(!wrong[0]["help"].as_str().unwrap().is_empty(), "{json}");
    wrong[0].clone()
}

/// With something else in the manifest.
fn changed(from: &str, to: &str) -> Folder {
    let folder = with_strait();
    folder.change(MANIFEST, from, to);
    folder
}

fn refused(folder: &Folder) -> Ran {
    let ran = folder.run(&["check"]).ends(1);
    // What `check` refuses decides nothing.
    assert_eq!(folder.run(&["decide", "chip.json"]).ends(2).out, "");
    ran
}

#[test]
fn sound_packs() {
    with_strait().run(&["check"]).ends(0).says("3 packs: no findings");
    with_function(SCORE, &screening(""), "").run(&["check"]).ends(0).says("no findings");
}

#[test]
fn a_file_that_is_missing() {
    let folder = with_strait();
    std::fs::remove_file(folder.at("rules/strait-law/strait.wasm")).unwrap();
    one(&folder, "T0106", MANIFEST);
    assert_snapshot!(refused(&folder).says("no such file").seen());
}

#[test]
fn a_file_that_is_not_the_one_pinned() {
    let folder = with_strait();
    folder.write("rules/strait-law/strait.wasm", guest("strait", "(data (i32.const 9) \"x\")"));
    one(&folder, "T0106", MANIFEST);
    assert_snapshot!(seen(&refused(&folder)));
    // Before a byte of it is looked at.
    folder.write("rules/strait-law/strait.wasm", "not wasm");
    refused(&folder).says("not the one that the manifest pins");
}

#[test]
fn a_file_that_is_no_plugin() {
    let folder = Folder::with_transaction();
    add(&folder, "strait-law", "strait", b"not wasm", "");
    let found = one(&folder, "T0106", MANIFEST);
    assert!(found.to_string().contains("this is not WebAssembly"), "{found}");
    refused(&folder);
}

#[test]
fn a_plugin_that_does_not_fit_the_vocabulary() {
    let folder = with_strait();
    let reads = "(data (i32.const 0xa0) \"\\00\\30\\00\\00\\01\\00\\00\\00\")\n\
                 (data (i32.const 0x3000) \"\\00\\31\\00\\00\\0a\\00\\00\\00\\05\")\n\
                 (data (i32.const 0x3100) \"destinatin\")";
    add(&folder, "strait-law", "strait", &guest("strait", reads), "");
    one(&folder, "T0106", MANIFEST);
    assert_snapshot!(refused(&folder).says("destinatin").says("destination").seen());
}

#[test]
fn a_manifest_with_mistakes() {
    let digest = tidewaiter_host::digest_of(&guest("strait", ""));
    let table = [
        (digest.as_str(), "12ab"),
        (digest.as_str(), &"g".repeat(64)),
        ("path = \"strait.wasm\"", "path = \"/strait.wasm\""),
        ("path = \"strait.wasm\"", "path = \"\""),
        ("path = \"strait.wasm\"", "path = \"https://example.com/strait.wasm\""),
        ("sha256", "imports = [\"clock\"]\nsha256"),
        ("sha256", "imports = \"lists\"\nsha256"),
        ("sha256", "limits = { fuel = \"much\" }\nsha256"),
        ("sha256", "limits = { feul = 1000 }\nsha256"),
        ("sha256", "limits = { time_ms = -1 }\nsha256"),
        ("sha256", "digest"),
        ("path = \"strait.wasm\"\n", ""),
    ];
    let mut all = String::new();
    for (from, to) in table {
        let folder = changed(from, to);
        one(&folder, "T0101", MANIFEST);
        all.push_str(&format!("# {from} -> {to}\n{}\n", seen(&refused(&folder))));
    }
    assert_snapshot!(all.replace(&digest, "DIGEST"));
}

/// A pin in capitals is the same pin.
#[test]
fn a_digest_in_capitals() {
    let digest = tidewaiter_host::digest_of(&guest("strait", ""));
    changed(&digest, &digest.to_uppercase()).run(&["check"]).ends(0);
}

/// One cannot be reached by another name, but a file beside the pack can.
#[test]
fn a_path_above_the_pack() {
    let folder = changed("path = \"strait.wasm\"", "path = \"../../strait.wasm\"");
    folder.write("strait.wasm", guest("strait", ""));
    std::fs::remove_file(folder.at("rules/strait-law/strait.wasm")).unwrap();
    folder.run(&["check"]).ends(0);
}

#[test]
fn an_import_that_is_not_asked_for_or_granted() {
    let folder = Folder::with_transaction();
    add(&folder, "strait-law", "strait", &guest("strait", LOUD), "");
    let found = one(&folder, "T0106", MANIFEST);
    assert!(found["message"].as_str().unwrap().contains("does not ask for that"), "{found}");
    add(&folder, "strait-law", "strait", &guest("strait", LOUD), "imports = [\"log\"]\n");
    let found = one(&folder, "T0106", MANIFEST);
    assert!(found["help"].as_str().unwrap().contains("--grant log"), "{found}");
    folder.run(&["check", "--grant", "log"]).ends(0);
}

#[test]
fn functions_declared_otherwise() {
    let table = [
        ("another name", "function scores(name: text): number from \"screening\"", ""),
        ("another parameter", "function score(name: date): number from \"screening\"", ""),
        ("another result", "function score(name: text): truth from \"screening\"", ""),
        (
            "one parameter more",
            "function score(name: text, on: date): number from \"screening\"",
            "",
        ),
        ("another plugin", "function score(name: text): number from \"sreening\"", ""),
        ("a jurisdiction", SCORE, "jurisdiction"),
    ];
    let mut all = String::new();
    for (what, declared, kind) in table {
        let bytes = if kind.is_empty() { screening("") } else { guest("screening-law", "") };
        let folder = with_function(declared, &bytes, "");
        let call =
            if declared.contains("on: date") { "score(p.name, date)" } else { "score(p.name)" };
        folder.change("rules/names/names.tide", "score(p.name)", call);
        if what == "another name" {
            folder.change("rules/names/names.tide", "has score", "has scores");
        }
        if what == "another parameter" {
            folder.change("rules/names/names.tide", "score(p.name)", "score(date)");
        }
        if what == "another result" {
            folder.change("rules/names/names.tide", "score(p.name) >= 1", "score(p.name)");
        }
        let ran = folder.run(&["check"]).ends(1);
        all.push_str(&format!("# {what}\n{}\n", ran.seen()));
        one(&folder, "T0107", "rules/names/names.tide");
    }
    assert_snapshot!(all);
}

#[test]
fn findings_in_the_other_formats() {
    let folder = with_strait();
    std::fs::remove_file(folder.at("rules/strait-law/strait.wasm")).unwrap();
    let github = folder.run(&["check", "--format", "github"]).ends(1);
    github.says("::error file=rules/strait-law/pack.toml,line=");
    let sarif = folder.run(&["check", "--format", "sarif"]).ends(1).json();
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "T0106", "{sarif}");
    // What is wrong beside it is not told twice: packs first.
    folder.change("rules/harbor/harbor.tide", "destination in watched", "destination in wtched");
    let json = folder.run(&["check", "--format", "json"]).ends(1).json().to_string();
    assert!(json.contains("wtched") && !json.contains("T0106"), "{json}");
}

#[test]
fn the_codes_are_explained() {
    let folder = Folder::empty();
    folder.run(&["explain", "T0106"]).ends(0).says("tidewaiter plugin check FILE");
    folder.run(&["explain", "t0107"]).ends(0).says("from \"");
}

/// Two laws of one name in two packs, and one with the name of a pack: each at its place.
#[test]
fn names_that_are_taken() {
    let folder = with_strait();
    add(&folder, "sound-law", "strait", &guest("strait", ""), "");
    one(&folder, "T0106", MANIFEST);
    assert_snapshot!(refused(&folder).says("strait").seen());
    let folder = Folder::with_transaction();
    add(&folder, "harbor-law", "harbor", &guest("harbor", ""), "");
    one(&folder, "T0106", "rules/harbor-law/pack.toml");
}

/// Functions of one file may serve two packs.
#[test]
fn functions_that_two_packs_name() {
    let folder = with_function(SCORE, &screening(""), "");
    folder.write("rules/more/screening.wasm", screening(""));
    let digest = tidewaiter_host::digest_of(&screening(""));
    folder.write("rules/more/pack.toml", manifest("more", "screening", &digest, ""));
    folder.run(&["check"]).ends(0);
    let decide = folder.run(&["decide", "chip.json", "--format", "json"]).ends(0);
    folder.write("decision.json", decide.out);
    folder.run(&["replay", "decision.json"]).ends(0);
}

/// What is named is sound, and what it depends on is not.
#[test]
fn a_plugin_of_a_pack_below() {
    let folder = Folder::with_transaction();
    let plugin = "\n[plugins.strait]\npath = \"strait.wasm\"\nsha256 = \"0\"\n";
    let plugin = plugin.replace("\"0\"", &format!("{:?}", "0".repeat(64)));
    folder.write("rules/goods/pack.toml", folder.read("rules/goods/pack.toml") + &plugin);
    let ran = folder.run(&["check", "rules/harbor"]).ends(1).says("T0106");
    ran.says("rules/goods/pack.toml");
}
