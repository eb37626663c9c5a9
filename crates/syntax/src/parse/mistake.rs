//! What pest found wrong, in words for people who have never seen a grammar.

use pest::error::{Error, ErrorVariant, InputLocation};

use super::grammar::Rule;
use super::split::KEYWORDS;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::span::{SourceId, Span};

/// The most things named that could have stood at a place.
const NAMED: usize = 6;

/// The words with which clauses begin.
const CLAUSES: [&str; 18] = [
    "cite",
    "force",
    "announced",
    "ended",
    "compliance",
    "suspended",
    "contested",
    "unconfirmed",
    "reason",
    "binds",
    "when",
    "unless",
    "then",
    "duty",
    "flag",
    "version",
    "guidance",
    "missing",
];

/// A diagnostic for a piece that does not parse.
pub fn syntax(source: SourceId, base: usize, inside: &str, error: &Error<Rule>) -> Diagnostic {
    let at = match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
    };
    let found = found(inside, at);
    let offset = |place: usize| u32::try_from(base + place).unwrap_or(u32::MAX);
    let span = Span {
        source,
        start: offset(at),
        end: offset(at + found.len().max(1).min(inside.len().saturating_sub(at))),
    };
    let expected = expected(error);
    let message = if found.is_empty() {
        "this declaration ends too early".to_owned()
    } else {
        format!("`{found}` can't stand here")
    };
    let help = match (nearest(found), expected.is_empty()) {
        (Some(word), _) => format!("did you mean `{word}`?"),
        (None, false) => format!("here could stand {}", expected.join(", ")),
        (None, true) => "compare the declaration with its form in docs/language.md".to_owned(),
    };
    Diagnostic::error(codes::SYNTAX, span, message).help(help)
}

/// The word or sign at a place.
fn found(inside: &str, at: usize) -> &str {
    let rest = inside.get(at..).unwrap_or_default();
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let end = rest.find(|c: char| !word(c)).unwrap_or(rest.len());
    let end = if end == 0 { rest.chars().next().map_or(0, char::len_utf8) } else { end };
    rest.get(..end).unwrap_or_default()
}

/// What could have stood there, in words.
fn expected(error: &Error<Rule>) -> Vec<String> {
    let ErrorVariant::ParsingError { positives, .. } = &error.variant else { return Vec::new() };
    let mut words: Vec<String> = Vec::new();
    for rule in positives {
        let word = match rule {
            Rule::EOI => "the end of the declaration".to_owned(),
            Rule::name | Rule::path | Rule::type_word => "a name".to_owned(),
            Rule::text | Rule::texts | Rule::text_inner => "a text in quotation marks".to_owned(),
            Rule::date => "a date".to_owned(),
            Rule::range => "a range of dates".to_owned(),
            Rule::number | Rule::quantity | Rule::percent => "a number".to_owned(),
            Rule::comparator | Rule::at_least => "a comparison".to_owned(),
            Rule::plus_minus | Rule::times_over => "an operator".to_owned(),
            Rule::expression | Rule::operand | Rule::negation | Rule::conjunction => {
                "a condition or value".to_owned()
            }
            Rule::clause => "a clause (cite, force, when, then, ...)".to_owned(),
            Rule::limb => "a limb".to_owned(),
            Rule::given_value => "a value".to_owned(),
            Rule::given_entry => "a fact".to_owned(),
            Rule::expectation | Rule::outcome => "an expectation".to_owned(),
            rule if *rule >= Rule::kw_all => {
                let name = format!("{rule:?}");
                format!("`{}`", name.trim_start_matches("kw_"))
            }
            _ => continue,
        };
        if !words.contains(&word) {
            words.push(word);
        }
    }
    if words.len() > NAMED {
        words.truncate(NAMED);
        words.push("...".to_owned());
    }
    words
}

/// The keyword that a misspelt word is nearest to, if it is near enough.
fn nearest(found: &str) -> Option<&'static str> {
    let candidates =
        KEYWORDS.iter().chain(&CLAUSES).filter(|word| **word != "///" && **word != found);
    candidates
        .map(|word| (distance(found, word), *word))
        .filter(|(distance, word)| *distance <= 2 && *distance * 2 < word.len())
        .min()
        .map(|(_, word)| word)
}

/// Whether a word is nearly a declaration's keyword.
pub fn misspelt(word: &str) -> bool {
    nearest(word).is_some_and(|nearest| KEYWORDS.contains(&nearest))
}

/// How many letters must be added, left out or changed to make one word of the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (j, y) in b.iter().enumerate() {
            let above = row.get(j + 1).copied().unwrap_or(usize::MAX);
            let cost = (diagonal + usize::from(x != *y)).min(left + 1).min(above.saturating_add(1));
            diagonal = above;
            if let Some(entry) = row.get_mut(j) {
                *entry = left;
            }
            left = cost;
        }
        if let Some(entry) = row.last_mut() {
            *entry = left;
        }
    }
    row.last().copied().unwrap_or(0)
}
