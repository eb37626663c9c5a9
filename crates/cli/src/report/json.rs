//! JSON: findings, and the one way in which any document is written.

use serde::Serialize;
use tidewaiter_syntax::{Diagnostic, Severity, Sources};

use super::Place;

/// A document: indented, with a line break at its end, the same for the same value.
pub fn document(value: &impl Serialize) -> String {
    // Only maps with keys other than texts fail, and no document has one.
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    format!("{text}\n")
}

#[derive(Debug, Serialize)]
struct Findings<'a> {
    format: u32,
    findings: Vec<Finding<'a>>,
    errors: usize,
    warnings: usize,
    notes: usize,
}

#[derive(Debug, Serialize)]
struct Finding<'a> {
    code: &'a str,
    severity: Severity,
    message: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    help: &'a str,
    places: Vec<Labeled<'a>>,
}

#[derive(Debug, Serialize)]
struct Labeled<'a> {
    #[serde(flatten)]
    place: Place,
    #[serde(skip_serializing_if = "str::is_empty")]
    text: &'a str,
}

/// The findings of `check`.
pub fn findings(sources: &Sources, findings: &[&Diagnostic]) -> String {
    let of = |severity| findings.iter().filter(|f| f.severity == severity).count();
    document(&Findings {
        format: 1,
        errors: of(Severity::Error),
        warnings: of(Severity::Warning),
        notes: of(Severity::Note),
        findings: findings
            .iter()
            .map(|finding| Finding {
                code: finding.code.0,
                severity: finding.severity,
                message: &finding.message,
                help: &finding.help,
                places: finding
                    .labels
                    .iter()
                    .filter_map(|label| {
                        let place = Place::of(sources, label.span)?;
                        Some(Labeled { place, text: &label.text })
                    })
                    .collect(),
            })
            .collect(),
    })
}
