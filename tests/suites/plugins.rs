//! Plugins, as a user of the command line meets them.

mod cache;
mod check;
mod decide;
mod failing;
mod files;
mod guests;
mod replay;
mod signed;
mod trial;

use std::collections::BTreeSet;

use serde_json::Value;
use tidewaiter_host::digest_of;

use crate::guest::Guest;
use crate::run::{Folder, Ran, copy, project};

/// The component of a guest: by default a law of that name, which prohibits everything.
fn guest(name: &str, text: &str) -> Vec<u8> {
    Guest::new(name, text).component()
}

/// The manifest of a pack with a plugin.
fn manifest(pack: &str, plugin: &str, sha256: &str, more: &str) -> String {
    format!(
        "name = \"{pack}\"\nversion = \"0.1.0\"\ntitle = \"Law in a plugin\"\nissuer = \"Nobody\"\n\
         engine = \"0.1\"\n\n[packs]\ngoods = \"0.1\"\n\n[plugins.{plugin}]\n\
         path = \"{plugin}.wasm\"\nsha256 = \"{sha256}\"\n{more}"
    )
}

/// Puts a pack with a plugin into `rules/`, and more words on the plugin into its manifest.
fn add(folder: &Folder, pack: &str, plugin: &str, bytes: &[u8], more: &str) {
    folder.write(&format!("rules/{pack}/{plugin}.wasm"), bytes);
    let text = manifest(pack, plugin, &digest_of(bytes), more);
    folder.write(&format!("rules/{pack}/pack.toml"), text);
}

/// The harbor and a transaction, and beside it the law of the strait, in a plugin.
fn with_strait() -> Folder {
    let folder = Folder::with_transaction();
    add(&folder, "strait-law", "strait", &guest("strait", ""), "");
    folder
}

/// Functions of the name `screening` with one function, `score(name: text) -> number`, which is 1.
fn screening(text: &str) -> Vec<u8> {
    guest("screening", &format!(";; world: functions\n{text}"))
}

/// A rule pack that asks a function of a plugin, `declared` as it stands there.
fn with_function(declared: &str, bytes: &[u8], more: &str) -> Folder {
    let folder = Folder::with_transaction();
    add(&folder, "names", "screening", bytes, more);
    let jurisdiction = "engine = \"0.1\"\njurisdiction = \"YY\"";
    folder.change("rules/names/pack.toml", "engine = \"0.1\"", jurisdiction);
    folder.write(
        "rules/names/names.tide",
        format!(
            "use goods\n\nscope everything \"All\" {{\n  cite  \"Names Act, s. 1\"\n  force 2020-01-01 ..\n}}\n\n\
             {declared}\n\n\
             rule listed \"A listed name\" {{\n  cite  \"Names Act, s. 2\"\n  force 2020-01-01 ..\n  \
             when  any p in parties has score(p.name) >= 1\n  then  prohibited\n}}\n"
        ),
    );
    folder
}

/// How the function of `screening` is declared.
const SCORE: &str = "function score(name: text): number from \"screening\"";

/// The vocabulary of the real packs, the example of the guide in C, and the first of its transactions.
fn with_example() -> Folder {
    let folder = Folder::empty();
    copy(&project().join("rules/trade"), &folder.at("rules/trade"));
    let bytes = std::fs::read(project().join("docs/plugins/c/example.wasm")).unwrap();
    folder.write("bouvet.wasm", bytes);
    folder.write(
        "chip.json",
        r#"{
  "date": "2024-06-03",
  "origin": "BV",
  "destination": "HM",
  "item": { "chip": { "dram_bandwidth": "600 GB/s" } },
  "end_use": { "kind": "civil" },
  "parties": [{ "name": "Seal Bay Memory", "country": "BV" }, { "name": "Penguin Analytics", "country": "HM" }]
}
"#,
    );
    folder
}

/// What a user sees, without the digests, which any change of a tool changes.
fn seen(ran: &Ran) -> String {
    let text = ran.seen();
    let digest = |word: &&str| word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit());
    let words: BTreeSet<&str> =
        text.split(|c: char| !c.is_ascii_alphanumeric()).filter(digest).collect();
    words.iter().fold(text.clone(), |text, word| text.replace(word, "DIGEST"))
}

/// The determination of a name.
fn of<'a>(decision: &'a Value, name: &str) -> &'a Value {
    let all = decision["determinations"].as_array().unwrap();
    all.iter().find(|own| own["pack"] == name).unwrap_or_else(|| panic!("no {name}: {decision}"))
}

/// What a loud plugin needs beside its code.
const LOUD: &str = r#"(import "tidewaiter:plugin/log@0.1.0" "log" (func $log (param i32 i32)))
(data (i32.const 0x3000) "the strait is closed")
(func $decide (type $decide)
  (call $log (i32.const 0x3000) (i32.const 20))
  (call $answer (local.get 0) (local.get 6) (i32.const 7) (i32.const 7)))
"#;
