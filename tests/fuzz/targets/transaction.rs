//! Any bytes are read as a transaction without a panic, and one that is read is written back as
//! the same.
#![no_main]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use tidewaiter_engine::{read_transaction, to_json};
use tidewaiter_model::{Model, PackText, check};

static MODEL: LazyLock<Model> = LazyLock::new(|| {
    let file = |path: &str| {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules/trade/");
        std::fs::read_to_string(format!("{root}{path}")).expect("the vocabulary is in rules/trade")
    };
    let paths = ["pack.toml", "units.tide", "parties.tide", "transaction.tide", "items.tide",
        "chips.tide", "materials.tide", "lists/countries.csv"];
    let files: BTreeMap<String, String> =
        paths.iter().map(|path| ((*path).to_owned(), file(path))).collect();
    check(&[PackText { folder: "rules/trade".to_owned(), files }]).model
});

fuzz_target!(|bytes: &[u8]| {
    if let Ok(transaction) = read_transaction(&MODEL, bytes) {
        let json = to_json(&MODEL, &transaction);
        let again = read_transaction(&MODEL, json.to_string().as_bytes());
        assert_eq!(again.as_ref().ok(), Some(&transaction), "{json}");
    }
});
