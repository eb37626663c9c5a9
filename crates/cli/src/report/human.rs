//! What goes wrong, told to people.

use tidewaiter_engine::FactProblem;

use super::{Page, Style, Tone};
use crate::outside::Stop;

/// Why the program stops.
pub fn stop(stop: &Stop, style: Style) -> String {
    let mut page = Page::new(style);
    page.parts(0, 2, &[(Tone::Bad, "error: "), (Tone::Plain, &stop.message)]);
    if !stop.help.is_empty() {
        page.parts(2, 8, &[(Tone::Strong, "help: "), (Tone::Plain, &stop.help)]);
    }
    page.finish()
}

/// What is wrong with a transaction.
pub fn fact_problems(name: &str, problems: &[FactProblem], style: Style) -> String {
    let mut page = Page::new(style);
    for problem in problems {
        let place = match problem.position {
            Some((line, column)) => format!("{name}:{line}:{column}"),
            None => name.to_owned(),
        };
        let path =
            if problem.path.is_empty() { String::new() } else { format!("{}: ", problem.path) };
        let code = format!("error[{}] ", problem.code);
        page.parts(0, 2, &[(Tone::Bad, &code), (Tone::Faint, &place)]);
        page.parts(2, 4, &[(Tone::Strong, &path), (Tone::Plain, &problem.message)]);
        if !problem.help.is_empty() {
            page.parts(2, 8, &[(Tone::Strong, "help: "), (Tone::Plain, &problem.help)]);
        }
    }
    page.finish()
}
