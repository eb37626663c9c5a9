//! Annotations of GitHub Actions, one line a finding.

use tidewaiter_syntax::{Diagnostic, Severity, Sources};

use super::Place;

/// The findings as workflow commands.
pub fn findings(sources: &Sources, findings: &[&Diagnostic]) -> String {
    findings.iter().map(|finding| command(sources, finding)).collect()
}

fn command(sources: &Sources, finding: &Diagnostic) -> String {
    let word = match finding.severity {
        Severity::Note => "notice",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let mut properties = Vec::new();
    if let Some(place) = finding.span().and_then(|span| Place::of(sources, span)) {
        properties.push(format!("file={}", property(&place.path)));
        properties.push(format!("line={}", place.line));
        properties.push(format!("endLine={}", place.end_line));
        // Columns are understood within one line only.
        if place.line == place.end_line {
            properties.push(format!("col={}", place.column));
            properties.push(format!("endColumn={}", place.end_column.max(place.column)));
        }
    }
    properties.push(format!("title={}", property(finding.code.0)));
    let help = if finding.help.is_empty() { String::new() } else { format!("\n{}", finding.help) };
    let message = message(&format!("{}{help}", finding.message));
    format!("::{word} {}::{message}\n", properties.join(","))
}

fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
