//! A span as people count: lines and columns from 1.

use schemars::JsonSchema;
use serde::Serialize;
use tidewaiter_syntax::{Sources, Span};

/// Where something is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Place {
    /// The file.
    pub path: String,
    /// First line.
    pub line: usize,
    /// First column, in characters.
    pub column: usize,
    /// Last line.
    pub end_line: usize,
    /// One past the last column, in characters.
    pub end_column: usize,
}

impl Place {
    /// The place of a span.
    pub fn of(sources: &Sources, span: Span) -> Option<Place> {
        let source = sources.get(span.source)?;
        let (line, column) = sources.position(span);
        let last = Span { start: span.end.max(span.start), ..span };
        let (end_line, end_column) = sources.position(last);
        Some(Place { path: source.name.clone(), line, column, end_line, end_column })
    }

    /// As a terminal or editor takes it: `path:line:column`.
    pub fn short(&self) -> String {
        format!("{}:{}:{}", self.path, self.line, self.column)
    }
}

/// The line of the source on which a span starts.
pub fn line_text(sources: &Sources, span: Span) -> &str {
    let (line, _) = sources.position(span);
    let text = sources.get(span.source).map(|source| source.text.as_str()).unwrap_or_default();
    text.lines().nth(line - 1).unwrap_or_default()
}
