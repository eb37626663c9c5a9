//! SARIF 2.1.0, as code hosts read it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tidewaiter_syntax::{Diagnostic, Label, Severity, Sources};

use super::place::{Place, line_text};

/// The findings of a run.
pub fn findings(sources: &Sources, findings: &[&Diagnostic]) -> String {
    let codes: BTreeSet<&str> = findings.iter().map(|finding| finding.code.0).collect();
    let places: BTreeMap<&str, usize> = codes.iter().enumerate().map(|(i, c)| (*c, i)).collect();
    let mut seen = BTreeMap::new();
    let results: Vec<Value> = findings
        .iter()
        .map(|finding| result(sources, finding, places.get(finding.code.0), &mut seen))
        .collect();
    let level_of = |code: &str| {
        let same = findings.iter().filter(|finding| finding.code.0 == code);
        same.map(|finding| finding.severity).max().unwrap_or(Severity::Error)
    };
    let rules: Vec<Value> = codes.iter().map(|code| rule(code, level_of(code))).collect();
    super::json::document(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {
                "driver": {
                    "name": "tidewaiter",
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": rules,
                }
            },
            "columnKind": "unicodeCodePoints",
            "automationDetails": { "id": "tidewaiter/check/" },
            "results": results,
        }]
    }))
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

fn rule(code: &str, severity: Severity) -> Value {
    let (title, text) = match tidewaiter_model::explain(code) {
        Some(explanation) => (explanation.title.to_owned(), explanation.text),
        None => (code.to_owned(), code.to_owned()),
    };
    json!({
        "id": code,
        "name": code,
        "shortDescription": { "text": title },
        "fullDescription": { "text": title },
        "help": { "text": text, "markdown": text },
        "defaultConfiguration": { "level": level(severity) },
    })
}

fn result(
    sources: &Sources,
    finding: &Diagnostic,
    place: Option<&usize>,
    seen: &mut BTreeMap<String, usize>,
) -> Value {
    let message = if finding.help.is_empty() {
        finding.message.clone()
    } else {
        format!("{}\n{}", finding.message, finding.help)
    };
    let mut result = json!({
        "ruleId": finding.code.0,
        "level": level(finding.severity),
        "message": { "text": message },
        "partialFingerprints": { "primaryLocationLineHash": fingerprint(sources, finding, seen) },
        "locations": [],
    });
    if let (Some(object), Some(place)) = (result.as_object_mut(), place) {
        object.insert("ruleIndex".to_owned(), json!(place));
        let mut labels = finding.labels.iter().filter_map(|label| location(sources, label));
        if let Some(main) = labels.next() {
            object.insert("locations".to_owned(), json!([main]));
        }
        let related: Vec<Value> = labels.collect();
        if !related.is_empty() {
            object.insert("relatedLocations".to_owned(), json!(related));
        }
    }
    result
}

/// The same finding on the same line of text, wherever the line moves to.
fn fingerprint(
    sources: &Sources,
    finding: &Diagnostic,
    seen: &mut BTreeMap<String, usize>,
) -> String {
    let mut hasher = Sha256::new();
    hasher.update(finding.code.0);
    if let Some(span) = finding.span() {
        let path = sources.get(span.source).map(|source| source.name.as_str()).unwrap_or_default();
        hasher.update([0]);
        hasher.update(path);
        hasher.update([0]);
        hasher.update(line_text(sources, span).trim());
    } else {
        hasher.update(&finding.message);
    }
    let hash: String = hasher.finalize().iter().take(8).map(|b| format!("{b:02x}")).collect();
    let count = seen.entry(hash.clone()).or_insert(0);
    *count += 1;
    format!("{hash}:{count}")
}

fn location(sources: &Sources, label: &Label) -> Option<Value> {
    let place = Place::of(sources, label.span)?;
    let mut location = json!({
        "physicalLocation": {
            "artifactLocation": uri(&place.path),
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": place.end_line,
                "endColumn": place.end_column,
            }
        }
    });
    if !label.text.is_empty()
        && let Some(object) = location.as_object_mut()
    {
        object.insert("message".to_owned(), json!({ "text": label.text }));
    }
    Some(location)
}

/// A relative path is relative to the root of the sources.
fn uri(path: &str) -> Value {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let escaped: String = path
        .bytes()
        .map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect();
    if path.starts_with('/') {
        json!({ "uri": format!("file://{escaped}") })
    } else {
        json!({ "uri": escaped, "uriBaseId": "%SRCROOT%" })
    }
}
