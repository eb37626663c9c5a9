//! JSON: findings, and the one way in which any document is written.

use schemars::JsonSchema;
use serde::Serialize;
use tidewaiter_engine::{Decision, FactProblem};
use tidewaiter_syntax::{Diagnostic, Severity, Sources};

use super::Place;
use crate::outside::Stop;

/// A document: indented, with a line break at its end, the same for the same value.
pub fn document(value: &impl Serialize) -> String {
    // Only maps with keys other than texts fail, and no document has one.
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    format!("{text}\n")
}

#[derive(Debug, Serialize)]
struct Findings {
    format: u32,
    findings: Vec<Problem>,
    errors: usize,
    warnings: usize,
    notes: usize,
}

/// Why a command with `--format json` gives no result. A result has no key `error`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Refusal<'a> {
    /// The format of this document: 1.
    format: u32,
    /// What is wrong, in words.
    error: &'a str,
    /// How to mend it, in words.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    help: &'a str,
    /// Each problem of the transaction or of the rule packs; empty where the words say it all.
    problems: &'a [Problem],
}

/// One problem of a rule pack or of a transaction.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Problem {
    /// Its stable code, which `tidewaiter explain` explains.
    code: String,
    /// How grave it is: `note`, `warning`, `error`.
    #[schemars(with = "String")]
    severity: Severity,
    /// What is wrong.
    message: String,
    /// The remedy.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    help: String,
    /// The path inside the transaction, `parties[0].headquarters`; absent for the whole of it, and
    /// in a rule pack.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    fact: String,
    /// Where, the main place first.
    places: Vec<Labeled>,
}

/// A place with what is to be seen there.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Labeled {
    #[serde(flatten)]
    place: Place,
    /// What is to be seen there.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    text: String,
}

impl Problem {
    /// A finding in a rule pack.
    pub fn of_pack(sources: &Sources, finding: &Diagnostic) -> Problem {
        let labeled = finding.labels.iter().filter_map(|label| {
            let place = Place::of(sources, label.span)?;
            Some(Labeled { place, text: label.text.clone() })
        });
        Problem {
            code: finding.code.0.to_owned(),
            severity: finding.severity,
            message: finding.message.clone(),
            help: finding.help.clone(),
            fact: String::new(),
            places: labeled.collect(),
        }
    }

    /// A problem of the transaction of that name.
    pub fn of_facts(name: &str, problem: &FactProblem) -> Problem {
        // What is wrong with the whole is at its start.
        let (line, column) = problem.position.unwrap_or((1, 1));
        let path = name.to_owned();
        let place = Place { path, line, column, end_line: line, end_column: column };
        Problem {
            code: problem.code.to_owned(),
            severity: Severity::Error,
            message: problem.message.clone(),
            help: problem.help.clone(),
            fact: problem.path.clone(),
            places: vec![Labeled { place, text: String::new() }],
        }
    }
}

/// Why there is no result.
pub fn refusal(stop: &Stop, problems: &[Problem]) -> String {
    document(&Refusal { format: 1, error: &stop.message, help: &stop.help, problems })
}

/// A decision: each step of a proof on one line, with all that is inside.
pub fn decision(decided: &Decision) -> String {
    // The decision, its determinations, what each considered, the list of proofs of each.
    const LEVELS: usize = 6;
    super::shallow::written(decided, LEVELS)
}

/// The findings of `check`.
pub fn findings(sources: &Sources, findings: &[&Diagnostic]) -> String {
    let of = |severity| findings.iter().filter(|f| f.severity == severity).count();
    document(&Findings {
        format: 1,
        errors: of(Severity::Error),
        warnings: of(Severity::Warning),
        notes: of(Severity::Note),
        findings: findings.iter().map(|finding| Problem::of_pack(sources, finding)).collect(),
    })
}
