//! Any pack is checked without a panic, and a usable one decides and runs its tests without one.
#![no_main]

use std::collections::BTreeMap;

use libfuzzer_sys::fuzz_target;
use tidewaiter_model::{PackText, check};

const MANIFEST: &str = "name = \"fuzz\"\nversion = \"0.1.0\"\ntitle = \"Fuzz\"\n\
                        jurisdiction = \"US\"\nissuer = \"Nobody\"\nengine = \"0.1\"\n";

/// The text up to a line `---` is a rule file, what follows a CSV `list.csv`.
fuzz_target!(|text: &str| {
    let (rules, list) = text.split_once("\n---\n").unwrap_or((text, ""));
    let files = BTreeMap::from([
        ("pack.toml".to_owned(), MANIFEST.to_owned()),
        ("fuzz.tide".to_owned(), rules.to_owned()),
        ("list.csv".to_owned(), list.to_owned()),
    ]);
    let checked = check(&[PackText { folder: "fuzz".to_owned(), files }]);
    if checked.is_usable() {
        for test in &checked.model.tests {
            let _ = tidewaiter_engine::run_test(&checked.model, None, test);
        }
    }
});
