//! The JSON Schema of a decision.

use crate::run::{Folder, project};

/// `UPDATE_SCHEMA=1 cargo test -p tidewaiter-tests schema` writes it anew.
#[test]
fn the_schemas_in_docs_are_those_of_the_program() {
    for name in ["decision", "error"] {
        is_kept(name);
    }
}

fn is_kept(name: &str) {
    let path = project().join(format!("docs/schema/{name}.schema.json"));
    let schema = Folder::empty().run(&["schema", name]).ends(0).out;
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &schema).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == schema,
        "{} is not up to date: run `UPDATE_SCHEMA=1 cargo test -p tidewaiter-tests schema`",
        path.display()
    );
}

/// Each key of a refusal is in its schema.
#[test]
fn a_refusal_fits_the_schema() {
    let folder = Folder::with_transaction();
    folder.change("chip.json", "\"tpp\": 4500, ", "\"ttp\": 4500, ");
    let refusal = folder.run(&["decide", "chip.json", "--format", "json"]).ends(2).json();
    let schema = folder.run(&["schema", "error"]).ends(0).json();
    fits(&schema, &schema, &refusal, "");
}

/// Each key of a decision is in the schema, and each that the schema requires is in the decision.
#[test]
fn a_decision_fits_the_schema() {
    let folder = Folder::with_transaction();
    folder.change("chip.json", "\"tpp\": 4500, ", "");
    let decision = folder.run(&["decide", "chip.json", "--format", "json"]).ends(0).json();
    let schema = folder.run(&["schema", "decision"]).ends(0).json();
    fits(&schema, &schema, &decision, "");
}

/// Whether each key of a document is in its schema, and each that the schema requires in it.
#[track_caller]
pub fn fits(
    root: &serde_json::Value,
    schema: &serde_json::Value,
    value: &serde_json::Value,
    place: &str,
) {
    if let Some(name) = schema["$ref"].as_str() {
        let target = root.pointer(name.trim_start_matches('#')).expect("a definition");
        return fits(root, target, value, place);
    }
    if let Some(all) = schema["anyOf"].as_array() {
        if value.is_null() {
            return;
        }
        return fits(root, &all[0], value, place);
    }
    if let Some(words) = schema["oneOf"].as_array() {
        assert!(words.iter().any(|word| word["const"] == *value), "{place}: {value}");
        return;
    }
    if let Some(properties) = schema["properties"].as_object() {
        let object = value.as_object().unwrap_or_else(|| panic!("{place}: {value}"));
        for (key, inside) in object {
            let place = format!("{place}/{key}");
            fits(root, properties.get(key).unwrap_or_else(|| panic!("{place}")), inside, &place);
        }
        for key in schema["required"].as_array().into_iter().flatten() {
            assert!(object.contains_key(key.as_str().unwrap()), "{place}: no {key}");
        }
    }
    if schema["items"].is_object() {
        for (index, inside) in value.as_array().unwrap().iter().enumerate() {
            fits(root, &schema["items"], inside, &format!("{place}/{index}"));
        }
    }
}
