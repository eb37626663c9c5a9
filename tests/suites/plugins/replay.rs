//! Replayed with a plugin.

use super::{SCORE, add, guest, screening, with_example, with_function, with_strait};

#[test]
fn comes_out_byte_for_byte() {
    let folder = with_strait();
    let ran = folder.run(&["decide", "chip.json", "--format", "json"]).ends(0);
    folder.write("decision.json", ran.out);
    folder.run(&["replay", "decision.json"]).ends(0).says("byte for byte");

    let folder = with_example();
    let with = ["--plugin", "bouvet.wasm"];
    let decide = [&["decide", "chip.json", "--format", "json"], &with[..]].concat();
    folder.write("decision.json", folder.run(&decide).ends(0).out);
    folder.run(&[&["replay", "decision.json"], &with[..]].concat()).ends(0).says("byte for byte");
    // A decision that leaves a range as well.
    folder.change("chip.json", "\"destination\": \"HM\",", "");
    folder.write("decision.json", folder.run(&decide).ends(0).out);
    folder.run(&[&["replay", "decision.json"], &with[..]].concat()).ends(0);
}

#[test]
fn differs_with_another_digest() {
    let folder = with_strait();
    let ran = folder.run(&["decide", "chip.json", "--format", "json"]).ends(0);
    folder.write("decision.json", ran.out);
    // The same answers, by another file.
    let other = guest("strait", "(data (i32.const 0x5000) \"x\")");
    add(&folder, "strait-law", "strait", &other, "");
    let ran = folder.run(&["replay", "decision.json"]).ends(1);
    let ran = ran.says("differs: decision.json").says("plugin strait: the digest is ");
    let pack = "pack strait-law: the digest is ";
    ran.says(pack);
}

#[test]
fn differs_without_it_and_with_one_more() {
    let folder = with_example();
    let with = ["--plugin", "bouvet.wasm"];
    let decide = ["decide", "chip.json", "--format", "json"];
    let decided = folder.run(&[&decide, &with[..]].concat()).ends(0);
    let mut without = decided.json();
    folder.write("with.json", decided.out);
    without["plugins"].as_array_mut().unwrap().clear();
    folder.write("without.json", without.to_string());
    let ran = folder.run(&["replay", "with.json"]).ends(1);
    ran.says("plugin bouvet-memory: it is not here");
    let more = folder.run(&[&["replay", "without.json"], &with[..]].concat()).ends(1);
    more.says("plugin bouvet-memory: the decision was made without it");
    let json = folder.run(&["replay", "with.json", "--format", "json"]).ends(1).json();
    assert_eq!(json["same"], false);
}

/// What was decided when a plugin failed is what a replay must find, and it is never milder.
#[test]
fn a_failure_comes_out_as_well() {
    let folder = with_strait();
    let failing = guest("strait", "(func $decide (type $decide) unreachable)\n");
    add(&folder, "strait-law", "strait", &failing, "");
    let ran = folder.run(&["decide", "chip.json", "--format", "json"]).ends(0);
    folder.write("decision.json", ran.out);
    folder.run(&["replay", "decision.json"]).ends(0).says("byte for byte");
}

/// Two packs may each have a file of their own of functions that call themselves by one name.
#[test]
fn two_files_of_functions_of_one_name() {
    let folder = with_function(SCORE, &screening(""), "");
    add(&folder, "more", "screening", &screening("(data (i32.const 0x5000) \"x\")"), "");
    let ran = folder.run(&["decide", "chip.json", "--format", "json"]).ends(0);
    folder.write("decision.json", ran.out);
    folder.run(&["replay", "decision.json"]).ends(0);
}
