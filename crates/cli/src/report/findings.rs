//! Findings drawn for people: the source, the place, what is wrong and how to mend it.

use std::fmt;

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, SourceSpan};
use tidewaiter_syntax::{Diagnostic, Label, Severity, Sources};

use super::{Place, Style, clean, words};

/// The findings drawn, the gravest last, so that they are in sight when the program ends. Notes
/// take a line each.
pub fn drawn(sources: &Sources, findings: &[&Diagnostic], style: Style) -> String {
    let mut text = String::new();
    for finding in findings.iter().filter(|finding| finding.severity == Severity::Note) {
        text.push_str(&note(sources, finding));
    }
    for severity in [Severity::Warning, Severity::Error] {
        for finding in findings.iter().filter(|finding| finding.severity == severity) {
            text.push_str(&draw(sources, finding, style));
            text.push('\n');
        }
    }
    text
}

fn note(sources: &Sources, finding: &Diagnostic) -> String {
    let place = finding.span().and_then(|span| Place::of(sources, span));
    let place = place.map(|place| format!("{}: ", place.short())).unwrap_or_default();
    clean(&format!("{place}note[{}]: {}\n", finding.code.0, finding.message))
}

/// How many there are of each.
pub fn summary(findings: &[&Diagnostic]) -> String {
    let of = |severity| findings.iter().filter(|f| f.severity == severity).count();
    let counts = [
        (of(Severity::Error), "error"),
        (of(Severity::Warning), "warning"),
        (of(Severity::Note), "note"),
    ];
    let told: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| words::count(*count, word))
        .collect();
    if told.is_empty() { "no findings".to_owned() } else { told.join(", ") }
}

/// One finding.
pub fn draw(sources: &Sources, finding: &Diagnostic, style: Style) -> String {
    let theme =
        if style.colored { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_links(false)
        .with_context_lines(1)
        .with_width(style.width);
    let mut text = String::new();
    if handler.render_report(&mut text, &Drawn::new(sources, finding)).is_err() {
        text = format!("{}: {}\n", finding.code.0, finding.message);
    }
    // Lines that the drawing pads would differ from what an editor keeps.
    let trimmed: Vec<&str> = text.lines().map(str::trim_end).collect();
    format!("{}\n", trimmed.join("\n").trim_end_matches('\n'))
}

/// A finding as the drawing library takes it.
#[derive(Debug)]
struct Drawn {
    code: String,
    severity: miette::Severity,
    message: String,
    help: String,
    source: Option<NamedSource<String>>,
    labels: Vec<LabeledSpan>,
}

impl Drawn {
    fn new(sources: &Sources, finding: &Diagnostic) -> Drawn {
        let main = finding.span().map(|span| span.source);
        let (here, elsewhere): (Vec<&Label>, Vec<&Label>) =
            finding.labels.iter().partition(|label| Some(label.span.source) == main);
        // The drawing shows one source; places in others are told below it.
        let mut help = clean(&finding.help);
        for label in elsewhere {
            if let Some(place) = Place::of(sources, label.span) {
                let text = if label.text.is_empty() { "see also" } else { &label.text };
                let line = clean(&format!("{}: {text}", place.short()));
                help = if help.is_empty() { line } else { format!("{help}\n{line}") };
            }
        }
        let source = main.and_then(|id| sources.get(id));
        Drawn {
            code: format!("{}[{}]", word(finding.severity), finding.code.0),
            severity: match finding.severity {
                Severity::Note => miette::Severity::Advice,
                Severity::Warning => miette::Severity::Warning,
                Severity::Error => miette::Severity::Error,
            },
            message: clean(&finding.message),
            help,
            source: source.map(|source| NamedSource::new(clean(&source.name), clean(&source.text))),
            labels: here
                .iter()
                .enumerate()
                .map(|(place, label)| labeled(place == 0, label))
                .collect(),
        }
    }
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

fn labeled(main: bool, label: &Label) -> LabeledSpan {
    let (start, end) = (label.span.start as usize, label.span.end as usize);
    let span = SourceSpan::new(start.into(), end.saturating_sub(start));
    let text = (!label.text.is_empty()).then(|| clean(&label.text));
    if main {
        LabeledSpan::new_primary_with_span(text, span)
    } else {
        LabeledSpan::new_with_span(text, span)
    }
}

impl fmt::Display for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Drawn {}

impl miette::Diagnostic for Drawn {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        (!self.help.is_empty()).then(|| Box::new(&self.help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        self.source.as_ref().map(|source| source as &dyn miette::SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        (!self.labels.is_empty()).then(|| Box::new(self.labels.iter().cloned()) as Box<_>)
    }
}
