//! Cuts a file into `use` lines and declarations, and gathers its comments.
//!
//! A declaration begins at a line whose first word is a declaration's keyword, outside of every
//! brace, or at the documentation before it.

use super::Comment;
use super::mistake::misspelt;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::span::{SourceId, Span};

/// How deep brackets, braces and parentheses may be nested; the parser recurses no deeper.
const MAX_DEPTH: usize = 64;

/// How many quantifiers and sums a declaration may have.
const MAX_QUANTIFIERS: usize = 100;

/// The words with which quantifiers and sums begin; `any` and `all` begin blocks too.
const QUANTIFIERS: [&str; 5] = ["any", "every", "no", "sum", "count"];

/// The words with which declarations begin. `not` begins one only before `encoded`.
pub const KEYWORDS: [&str; 23] = [
    "use",
    "unit",
    "enumeration",
    "record",
    "fact",
    "define",
    "parameter",
    "list",
    "table",
    "suspension",
    "judgment",
    "function",
    "scope",
    "class",
    "rule",
    "review",
    "exception",
    "flag",
    "duty",
    "not",
    "fixture",
    "test",
    "///",
];

/// A file cut up.
#[derive(Debug, Default)]
pub struct Cut {
    /// Its pieces, in order.
    pub pieces: Vec<Piece>,
    /// Its comments, in order.
    pub comments: Vec<Comment>,
    /// What is wrong already.
    pub diagnostics: Vec<Diagnostic>,
}

/// A `use` line or a declaration with its documentation, as a range of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Which.
    pub kind: PieceKind,
    /// First byte.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// The kinds of piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// `use trade`
    Use,
    /// Anything else.
    Declaration,
}

impl Piece {
    /// The declarations that seem to stand inside a piece whose braces don't match: cut at every
    /// keyword in the first column.
    pub fn parts(&self, text: &str) -> Vec<Piece> {
        let mut starts = Vec::new();
        let mut documented = false;
        for (start, line) in lines(text, self.start, self.end) {
            let word_end = line.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            let (word, rest) = line.split_at(word_end.unwrap_or(line.len()));
            // `rulle x {`: a mistake of its own, and none of the declaration before it.
            let misspelt = rest.starts_with([' ', '\t']) && misspelt(word);
            if (begins_declaration(line) || misspelt) && !documented {
                starts.push(start);
            }
            documented = line.starts_with("///");
        }
        // What stands before the first of them is wrong too, and must not be passed over.
        if starts.first() != Some(&self.start) {
            starts.insert(0, self.start);
        }
        cut_at(text, &starts, self.end)
    }
}

fn lines(text: &str, start: usize, end: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut at = start;
    text.get(start..end).unwrap_or_default().split_inclusive('\n').map(move |line| {
        let begin = at;
        at += line.len();
        (begin, line)
    })
}

/// Whether a line begins a declaration or its documentation.
fn begins_declaration(line: &str) -> bool {
    if line.starts_with("///") {
        return true;
    }
    let word_end =
        line.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(line.len());
    let (word, rest) = line.split_at(word_end);
    match word {
        "not" => rest.trim_start().starts_with("encoded"),
        word => {
            KEYWORDS.contains(&word)
                && rest.starts_with([' ', '\t', '\n', '\r', '"'])
                && !goes_on(rest.trim_start())
        }
    }
}

/// Whether what follows a word makes it a name in an expression that was broken over lines, such as
/// a field called `list` in `list is empty`.
fn goes_on(rest: &str) -> bool {
    let word_end =
        rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
    let (word, _) = rest.split_at(word_end);
    ["is", "in", "not", "and", "or", "has", "where", "for"].contains(&word)
        || rest.starts_with(['<', '>', '+', '-', '*', '/', ',', ')'])
}

fn cut_at(text: &str, starts: &[usize], end: usize) -> Vec<Piece> {
    let ends = starts.iter().skip(1).copied().chain([end]);
    starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| {
            let inside = text.get(start..end).unwrap_or_default();
            let is_use =
                inside.starts_with("use") && inside.get(3..4).is_none_or(|c| c.trim().is_empty());
            let kind = if is_use { PieceKind::Use } else { PieceKind::Declaration };
            Piece { kind, start, end: start + inside.trim_end().len() }
        })
        .filter(|piece| piece.start < piece.end)
        .collect()
}

/// Cuts a file.
pub fn split(source: SourceId, text: &str) -> Cut {
    let mut cut = Cut::default();
    let mut starts: Vec<usize> = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut too_deep: Vec<usize> = Vec::new();
    let mut quantifiers: Vec<usize> = Vec::new();
    let mut documented = false;
    let span = |start: usize, end: usize| Span {
        source,
        start: u32::try_from(start).unwrap_or(u32::MAX),
        end: u32::try_from(end).unwrap_or(u32::MAX),
    };
    // The mark that some editors put before everything, and that says nothing.
    let begin = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    for (start, line) in lines(text, begin, text.len()) {
        let indent = line.len() - line.trim_start().len();
        let words = line.trim_start();
        if open.is_empty() && !words.is_empty() {
            // Text before the first declaration is a piece too, so that it is reported.
            let comment = words.starts_with("//") && !words.starts_with("///");
            let begins = begins_declaration(words) || (starts.is_empty() && !comment);
            if begins && !documented {
                starts.push(start + indent);
            }
            if !comment {
                documented = words.starts_with("///");
            }
        }
        scan(line, |at, found| {
            let place = start + at;
            match found {
                Found::Comment => {
                    let comment = line.get(at..).unwrap_or_default().trim_end();
                    let span = span(place, place + comment.len());
                    cut.comments.push(Comment { text: comment.to_owned(), span });
                }
                Found::Open(bracket) => {
                    open.push((place, bracket));
                    if open.len() == MAX_DEPTH + 1 {
                        too_deep.push(place);
                    }
                }
                Found::Close => {
                    open.pop();
                }
                Found::Quantifier => quantifiers.push(place),
                Found::Unclosed => cut.diagnostics.push(
                    Diagnostic::error(
                        codes::UNCLOSED_TEXT,
                        span(place, start + line.trim_end().len()),
                        "this text is not closed",
                    )
                    .help(
                        "close it with \" on the same line; write \\\" for a quotation mark inside",
                    ),
                ),
            }
        });
    }
    if let Some(&(place, bracket)) = open.first() {
        cut.diagnostics.push(
            Diagnostic::error(
                codes::UNCLOSED_BRACKET,
                span(place, place + bracket.len_utf8()),
                format!("this `{bracket}` is not closed"),
            )
            .help(format!("close it with `{}`", closing(bracket))),
        );
    }
    cut.pieces = cut_at(text, &starts, text.len());
    // Quantifiers and sums nest without brackets, so that their number bounds the depth.
    for piece in &cut.pieces {
        let inside = |place: &&usize| piece.start <= **place && **place < piece.end;
        too_deep.extend(quantifiers.iter().filter(inside).nth(MAX_QUANTIFIERS));
    }
    // A piece may hold comments only, behind the last declaration; those are no declaration.
    for place in too_deep {
        cut.diagnostics.push(
            Diagnostic::error(
                codes::TOO_DEEP,
                span(place, place + 1),
                format!(
                    "nested more than {MAX_DEPTH} deep, or more than {MAX_QUANTIFIERS} quantifiers \
                     in one declaration"
                ),
            )
            .help("give parts of it names with `define`"),
        );
        cut.pieces.retain(|piece| !(piece.start <= place && place < piece.end));
    }
    cut
}

fn closing(bracket: char) -> char {
    match bracket {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

enum Found {
    Comment,
    Open(char),
    Close,
    Quantifier,
    Unclosed,
}

/// Looks through a line for brackets and a comment, outside of texts.
fn scan(line: &str, mut tell: impl FnMut(usize, Found)) {
    let mut characters = line.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => {
                let mut closed = false;
                while let Some((_, inner)) = characters.next() {
                    match inner {
                        '\\' => drop(characters.next()),
                        '"' => {
                            closed = true;
                            break;
                        }
                        _ => {}
                    }
                }
                if !closed {
                    tell(at, Found::Unclosed);
                    return;
                }
            }
            '/' if line.get(at..).is_some_and(|rest| rest.starts_with("//")) => {
                if !line.get(at..).is_some_and(|rest| rest.starts_with("///")) {
                    tell(at, Found::Comment);
                }
                return;
            }
            '(' | '[' | '{' => tell(at, Found::Open(character)),
            ')' | ']' | '}' => tell(at, Found::Close),
            _ if character.is_ascii_alphabetic() => {
                let mut end = at + 1;
                while let Some((next, _)) =
                    characters.next_if(|(_, c)| c.is_ascii_alphanumeric() || *c == '_')
                {
                    end = next + 1;
                }
                if line.get(at..end).is_some_and(|word| QUANTIFIERS.contains(&word)) {
                    tell(at, Found::Quantifier);
                }
            }
            _ => {}
        }
    }
}
