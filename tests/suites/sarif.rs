//! SARIF 2.1.0, held against what the standard says of each object that is written.
//!
//! The official schema (OASIS, sarif-schema-2.1.0.json) may not be copied into this repository on
//! terms of its own, so what it says of these objects is restated here: every key that is allowed,
//! each with its form; no object takes a further one. The output has been held against the schema
//! itself by hand.

use serde_json::Value;

use crate::run::Folder;

/// The form of a value.
#[derive(Clone, Copy)]
enum Form {
    /// A text.
    Text,
    /// A text of a few.
    OneOf(&'static [&'static str]),
    /// A reference of RFC 3986, in ASCII and without blanks.
    Uri,
    /// A number of at least that.
    From(u64),
    /// An object of that name.
    Object(&'static str),
    /// A list of such objects.
    Objects(&'static str),
    /// An object of texts.
    Texts,
}

use Form::{From, Object, Objects, OneOf, Text, Texts, Uri};

const LEVELS: Form = OneOf(&["none", "note", "warning", "error"]);

type Keys = &'static [(&'static str, Form)];

/// The keys of an object: those that it must have, and those that it may.
fn keys(object: &str) -> (Keys, Keys) {
    match object {
        "log" => (&[("version", OneOf(&["2.1.0"])), ("runs", Objects("run"))], &[("$schema", Uri)]),
        "run" => (
            &[("tool", Object("tool"))],
            &[
                ("results", Objects("result")),
                ("columnKind", OneOf(&["utf16CodeUnits", "unicodeCodePoints"])),
                ("automationDetails", Object("automationDetails")),
            ],
        ),
        "automationDetails" => (&[], &[("id", Text)]),
        "tool" => (&[("driver", Object("driver"))], &[]),
        "driver" => (&[("name", Text)], &[("semanticVersion", Text), ("rules", Objects("rule"))]),
        "rule" => (
            &[("id", Text)],
            &[
                ("name", Text),
                ("shortDescription", Object("multiformat")),
                ("fullDescription", Object("multiformat")),
                ("help", Object("multiformat")),
                ("defaultConfiguration", Object("configuration")),
            ],
        ),
        "multiformat" => (&[("text", Text)], &[("markdown", Text)]),
        "configuration" => (&[], &[("level", LEVELS)]),
        "result" => (
            &[("message", Object("message"))],
            &[
                ("ruleId", Text),
                ("ruleIndex", From(0)),
                ("level", LEVELS),
                ("partialFingerprints", Texts),
                ("locations", Objects("location")),
                ("relatedLocations", Objects("location")),
            ],
        ),
        "message" => (&[("text", Text)], &[("markdown", Text)]),
        "location" => {
            (&[], &[("physicalLocation", Object("place")), ("message", Object("message"))])
        }
        "place" => (&[("artifactLocation", Object("artifact"))], &[("region", Object("region"))]),
        "artifact" => (&[], &[("uri", Uri), ("uriBaseId", Text)]),
        "region" => (
            &[("startLine", From(1))],
            &[("startColumn", From(1)), ("endLine", From(1)), ("endColumn", From(1))],
        ),
        _ => panic!("no object {object}"),
    }
}

fn is(value: &Value, form: Form, at: &str) {
    let text = || value.as_str().unwrap_or_else(|| panic!("{at} is no text: {value}"));
    match form {
        Text => assert!(!text().is_empty(), "{at} is empty"),
        OneOf(words) => assert!(words.contains(&text()), "{at}: {value}"),
        Uri => {
            let plain = |c: char| c.is_ascii_graphic() && !"\"<>\\^`{|}".contains(c);
            assert!(!text().is_empty() && text().chars().all(plain), "{at}: {value}");
            let escapes = text().split('%').skip(1);
            for escape in escapes {
                let digits = escape.get(..2).is_some_and(|d| u8::from_str_radix(d, 16).is_ok());
                assert!(digits, "{at}: {value}");
            }
        }
        From(least) => assert!(value.as_u64().is_some_and(|n| n >= least), "{at}: {value}"),
        Object(name) => object(value, name, at),
        Objects(name) => {
            let all = value.as_array().unwrap_or_else(|| panic!("{at} is no list: {value}"));
            for (place, value) in all.iter().enumerate() {
                object(value, name, &format!("{at}[{place}]"));
            }
        }
        Texts => {
            let all = value.as_object().unwrap_or_else(|| panic!("{at} is no object: {value}"));
            all.iter().for_each(|(key, value)| is(value, Text, &format!("{at}.{key}")));
        }
    }
}

fn object(value: &Value, name: &str, at: &str) {
    let (must, may) = keys(name);
    let found = value.as_object().unwrap_or_else(|| panic!("{at} is no object: {value}"));
    for (key, _) in must {
        assert!(found.contains_key(*key), "{at} has no {key}");
    }
    for (key, value) in found {
        let form = must.iter().chain(may).find(|(known, _)| known == key);
        let Some((_, form)) = form else { panic!("{at}: a {name} has no {key}") };
        is(value, *form, &format!("{at}.{key}"));
    }
    if name == "region" {
        let at_least = |line: &str, column: &str| {
            let number = |key: &str| value[key].as_u64().unwrap_or(1);
            (number(line), number(column))
        };
        assert!(at_least("endLine", "endColumn") >= at_least("startLine", "startColumn"), "{at}");
    }
}

/// Every form of finding: in a rule file, a manifest and a CSV, with related places in other files,
/// under names that a URI must escape.
#[test]
fn every_finding_fits_the_standard() {
    let folder = Folder::with_rules();
    let wrong = "rule x \"X\" { cite \"1\" force 2024-01-01 .. 2023-01-01 when floor > flor then prohibited }\n\
                 rule x \"Ä\" { }\ndefine unused: truth = true\ndefine (\n";
    folder.write("rules/harbor/wrong ü 100%.tide", wrong);
    folder.write("rules/harbor/lists/watched.csv", "value,announced\nCN,2024-13-01\nXX\n");
    folder.change("rules/goods/pack.toml", "engine = \"0.1\"", "engine = \"9.9\"");
    let json = folder.run(&["check", "--format", "sarif"]).ends(1).json();
    object(&json, "log", "$");
    let results = json["runs"][0]["results"].as_array().unwrap();
    assert!(results.len() >= 6, "{results:#?}");
    assert!(results.iter().any(|result| result.get("relatedLocations").is_some()));
    for level in ["error", "note"] {
        assert!(results.iter().any(|result| result["level"] == level), "no {level}");
    }
    let escaped = "rules/harbor/wrong%20%C3%BC%20100%25.tide";
    assert!(json.to_string().contains(escaped), "{json:#}");
    for result in results {
        let rules = json["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
        let place = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[place]["id"], result["ruleId"]);
    }
}

#[test]
fn the_rule_packs_fit_the_standard() {
    let rules = crate::run::project().join("rules");
    let ran = Folder::empty().run(&["check", rules.to_str().unwrap(), "--format", "sarif"]);
    object(&ran.json(), "log", "$");
    object(&Folder::with_rules().run(&["check", "--format", "sarif"]).json(), "log", "$");
}
