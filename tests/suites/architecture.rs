//! Imports run downwards only.

use std::collections::{BTreeMap, BTreeSet};

use crate::run::project;

/// Below each crate those that it may import.
const BELOW: &[(&str, &[&str])] = &[
    ("tidewaiter-syntax", &[]),
    ("tidewaiter-model", &["tidewaiter-syntax"]),
    ("tidewaiter-engine", &["tidewaiter-model", "tidewaiter-syntax"]),
    ("tidewaiter-host", &["tidewaiter-engine", "tidewaiter-model", "tidewaiter-syntax"]),
    ("tidewaiter-plugin-sdk", &[]),
    ("tidewaiter-lint", &["tidewaiter-model", "tidewaiter-syntax"]),
    (
        "tidewaiter",
        &[
            "tidewaiter-engine",
            "tidewaiter-host",
            "tidewaiter-lint",
            "tidewaiter-model",
            "tidewaiter-syntax",
        ],
    ),
];

fn manifests() -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(project().join("crates")).unwrap() {
        let path = entry.unwrap().path().join("Cargo.toml");
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let manifest: toml::Table = text.parse().unwrap();
        let name = manifest["package"]["name"].as_str().unwrap().to_owned();
        found.insert(name, imports(&manifest));
    }
    found
}

/// The crates of this project that a manifest imports, for the program, its build or its tests.
fn imports(manifest: &toml::Table) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut tables = vec![manifest];
    if let Some(targets) = manifest.get("target").and_then(toml::Value::as_table) {
        tables.extend(targets.values().filter_map(toml::Value::as_table));
    }
    for table in tables {
        for kind in ["dependencies", "dev-dependencies", "build-dependencies"] {
            for (name, how) in table.get(kind).and_then(toml::Value::as_table).into_iter().flatten()
            {
                let renamed = how.get("package").and_then(toml::Value::as_str);
                let name = renamed.unwrap_or(name);
                if name.starts_with("tidewaiter") {
                    found.insert(name.to_owned());
                }
            }
        }
    }
    found
}

#[test]
fn no_arrow_runs_up() {
    let below: BTreeMap<&str, &[&str]> = BELOW.iter().copied().collect();
    let manifests = manifests();
    assert!(manifests.len() >= 4, "{manifests:?}");
    for (name, imports) in manifests {
        let below =
            below.get(name.as_str()).unwrap_or_else(|| panic!("{name} has no place in BELOW"));
        for import in imports {
            assert!(below.contains(&import.as_str()), "{name} must not import {import}");
        }
    }
}

#[test]
fn heavy_dependencies_stay_in_their_crates() {
    let allowed = [
        ("pest", "tidewaiter-syntax"),
        ("miette", "tidewaiter"),
        ("clap", "tidewaiter"),
        ("wasmtime", "tidewaiter-host"),
    ];
    for entry in std::fs::read_dir(project().join("crates")).unwrap() {
        let path = entry.unwrap().path().join("Cargo.toml");
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let manifest: toml::Table = text.parse().unwrap();
        let name = manifest["package"]["name"].as_str().unwrap();
        for (heavy, home) in allowed {
            let has = manifest.get("dependencies").and_then(|it| it.get(heavy)).is_some();
            assert!(!has || name == home, "{heavy} is for {home}, and {name} imports it");
        }
    }
}

/// Files outgrow their rooms in silence: 700 lines is the wall.
#[test]
fn no_file_is_longer_than_700_lines() {
    let mut open = vec![project().join("crates"), project().join("tests/suites")];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let lines = std::fs::read_to_string(&path).unwrap().lines().count();
            assert!(lines <= 700, "{} has {lines} lines", path.display());
        }
    }
}

/// Where the outside is touched: the program's edge, and in the host the folder of compiled code, the
/// child process that compiles, and the clock that bounds a plugin's call.
const EDGE: &[&str] = &[
    "cli/src/outside.rs",
    "host/src/cache.rs",
    "host/src/compile.rs",
    "host/src/limits.rs",
    "host/src/session.rs",
];

/// Only the edge touches the streams, the file system and the environment.
#[test]
fn only_the_edge_touches_the_outside() {
    let mut open = vec![project().join("crates")];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let is_edge = EDGE.iter().any(|edge| path.ends_with(edge));
        let name = path.to_string_lossy().replace('\\', "/");
        let is_source = name.contains("/src/") && name.ends_with(".rs") && !name.contains("test");
        if !is_source || is_edge {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        for touch in
            ["std::fs", "std::env", "std::io", "std::time", "std::net", "std::process::Command"]
        {
            // The JSON library's trait for a form is written in terms of `std::io::Write`; what is
            // written to is memory.
            if touch == "std::io" && path.ends_with("cli/src/report/shallow.rs") {
                continue;
            }
            let test_part = text.find("#[cfg(test)]").unwrap_or(text.len());
            assert!(!text[..test_part].contains(touch), "{name} uses {touch}");
        }
    }
}
