//! Every diagnostic code there is, with its explanation.

use tidewaiter_syntax::Code;

/// What a code means and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The code.
    pub code: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What it means and how to mend it, as Markdown.
    pub text: String,
}

/// The codes of rule files and packs, in order. Those of transactions are the engine's.
pub fn catalogue() -> impl Iterator<Item = Explanation> {
    tidewaiter_syntax::codes::ALL
        .iter()
        .chain(crate::codes::ALL)
        .map(|&(code, title, text)| explanation(code, title, text))
}

fn explanation(Code(code): Code, title: &'static str, text: &str) -> Explanation {
    let lines: Vec<&str> =
        text.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    Explanation { code, title, text: lines.join("\n").trim().to_owned() }
}

/// The explanation of a code.
#[must_use]
pub fn explain(code: &str) -> Option<Explanation> {
    catalogue().find(|explanation| explanation.code.eq_ignore_ascii_case(code))
}
