//! Text to tree: the Tide grammar, its parser, spans, diagnostics as data, and the formatter.
//!
//! Knows no law, no type and no file. [`parse`] gives a tree *and* a list of problems.

pub mod codes;
mod day;
mod diagnostic;
mod format;
mod parse;
mod span;
pub mod tree;

pub use day::Day;
pub use diagnostic::{Code, Diagnostic, Label, Severity};
pub use format::{format, format_tree};
pub use parse::{Comment, MAX_SOURCE, Parsed, parse};
pub use span::{Source, SourceId, Sources, Span, Spanned};
