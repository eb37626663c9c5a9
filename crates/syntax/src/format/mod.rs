//! One canonical form: the tree written out, comments where they were.

mod clause;
mod declaration;
mod expression;
mod given;
mod printer;
mod wording;

use crate::diagnostic::{Diagnostic, Severity};
use crate::parse::parse;
use crate::span::SourceId;
use crate::tree::File;
use printer::Printer;

/// The widest line that the formatter makes, where it has a choice.
const WIDTH: usize = 100;

/// A rule file in its canonical form. Formatting it again changes nothing, and its tree is the same.
///
/// # Errors
/// What keeps the text from being read; such a file is left as it is.
pub fn format(text: &str) -> Result<String, Vec<Diagnostic>> {
    let parsed = parse(SourceId(0), text);
    if parsed.diagnostics.iter().any(|problem| problem.severity == Severity::Error) {
        return Err(parsed.diagnostics);
    }
    let mut printer = Printer::new(text, &parsed.comments);
    printer.file(&parsed.file);
    Ok(printer.finish())
}

/// A tree as text, for trees that no text was parsed to.
#[must_use]
pub fn format_tree(file: &File) -> String {
    let mut printer = Printer::new("", &[]);
    printer.file(file);
    printer.finish()
}
