//! `tidewaiter plugin new`, and the SDK that it brings along.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use insta::assert_snapshot;

use crate::run::{Folder, project};

/// The files below a folder, by their paths in it.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(inside) = folders.pop() {
        for entry in fs::read_dir(&inside).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
                found.insert(name.replace('\\', "/"), fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}

#[test]
fn a_guest_has_its_files() {
    let folder = Folder::empty();
    let ran = folder.run(&["plugin", "new", "nl-equipment"]).ends(0);
    assert_snapshot!(ran.seen());
    let mut made = files(&folder.at("nl-equipment"));
    made.retain(|path, _| !path.starts_with("sdk/"));
    let names: Vec<&str> = made.keys().map(String::as_str).collect();
    assert_eq!(names, [".gitignore", "Cargo.toml", "README.md", "src/lib.rs", "tests/cases.rs"]);
    assert!(made["src/lib.rs"].contains("tidewaiter_plugin_sdk::jurisdiction!("));
    assert!(made["tests/cases.rs"].contains("nl_equipment"));
    functions_have_theirs(&folder);
    for (path, text) in made {
        assert!(!text.contains("GUEST_NAME") && !text.contains("GUEST_LIBRARY"), "{path}: {text}");
    }
}

fn functions_have_theirs(folder: &Folder) {
    folder.run(&["plugin", "new", "names", "--world", "functions"]).ends(0).says("names/");
    let made = files(&folder.at("names"));
    assert!(made["src/lib.rs"].contains("tidewaiter_plugin_sdk::functions!("));
    assert!(made["Cargo.toml"].contains("name = \"names\""));
    folder.run(&["plugin", "new", "more", "--world", "both"]).ends(2).says("possible values");
}

#[test]
fn names_that_are_none() {
    let folder = Folder::empty();
    let names =
        ["", "NL", "1st", "-x", "a b", "a_b", "a.b", "../a", "a/b", "/a", "\u{e9}", "a\u{1b}[2J"];
    for name in names {
        let ran =
            folder.run(&["plugin", "new", "--", name]).ends(2).says("is no name for a plugin");
        assert!(!ran.err.contains('\u{1b}'), "{}", ran.seen());
    }
    folder.run(&["plugin", "new", &"a".repeat(65)]).ends(2).says("is no name for a plugin");
    assert_eq!(files(&folder.at(".")).len(), 0);
    assert_snapshot!(folder.run(&["plugin", "new", "NL Equipment"]).seen());
}

#[test]
fn a_folder_that_is_there() {
    let folder = Folder::empty();
    folder.write("mine/keep.txt", "mine");
    assert_snapshot!(folder.run(&["plugin", "new", "mine"]).ends(2).seen());
    assert_eq!(files(&folder.at("mine")).len(), 1);
}

/// Whoever adds a file to the SDK has to add it to the list in `plugin/sdk.rs`, or new plugins do not
/// build.
#[test]
fn the_sdk_is_whole() {
    let folder = Folder::empty();
    folder.run(&["plugin", "new", "trial"]).ends(0);
    let (mut made, sdk) = (files(&folder.at("trial/sdk")), project().join("crates/plugin-sdk"));
    let manifest: toml::Table = made.remove("Cargo.toml").unwrap().parse().unwrap();
    let mut own = BTreeMap::new();
    for part in ["src", "wit"] {
        own.extend(
            files(&sdk.join(part)).into_iter().map(|(path, text)| (format!("{part}/{path}"), text)),
        );
    }
    let names = |files: &BTreeMap<String, String>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&made), names(&own));
    for (path, text) in own {
        assert!(made[&path] == text, "{path} is another");
    }
    // What it depends on is what the SDK itself is built and tested with.
    let read = |path: &str| -> toml::Table {
        fs::read_to_string(project().join(path)).unwrap().parse().unwrap()
    };
    let workspace = read("Cargo.toml")["workspace"].clone();
    let dependencies = manifest["dependencies"].as_table().unwrap();
    let sdk = read("crates/plugin-sdk/Cargo.toml");
    let keys = |table: &toml::Table| table.keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(dependencies), keys(sdk["dependencies"].as_table().unwrap()));
    assert_eq!(dependencies["wit-bindgen"], workspace["dependencies"]["wit-bindgen"]);
    for key in ["version", "edition", "license"] {
        assert_eq!(manifest["package"][key], workspace["package"][key], "{key}");
    }
}
