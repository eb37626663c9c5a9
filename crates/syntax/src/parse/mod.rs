//! Text to tree: a file is cut into declarations, and each is parsed alone, so that a mistake in
//! one leaves the others whole.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "pest's rules are one enum for the whole grammar; a node has a few of them"
)]

mod build;
mod dated;
mod expression;
mod mistake;
mod provision;
mod split;
mod test;
mod vocabulary;

use pest::Parser as _;

use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::span::{SourceId, Span};
use crate::tree::{Declaration, File, Name};
use build::Builder;
use split::{Piece, PieceKind, split};

/// The largest source that is read, in bytes.
pub const MAX_SOURCE: usize = 4 * 1024 * 1024;

/// What a source says, and what is wrong with it.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// What could be read.
    pub file: File,
    /// What could not.
    pub diagnostics: Vec<Diagnostic>,
    /// Its comments, in order.
    pub comments: Vec<Comment>,
}

/// A comment: `//` to the end of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Its text, with the slashes, without blanks at the end.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// The grammar's parser; private, so that pest's names reach nobody.
mod grammar {
    #![allow(missing_docs, reason = "made by pest from the grammar, which documents itself")]

    #[derive(pest_derive::Parser)]
    #[grammar = "tide.pest"]
    pub struct TideParser;
}

use grammar::{Rule, TideParser};

/// Parses a rule file. Never panics; goes on at the next declaration after a mistake.
#[must_use]
pub fn parse(source: SourceId, text: &str) -> Parsed {
    let mut parsed = Parsed {
        file: File { uses: Vec::new(), declarations: Vec::new() },
        diagnostics: Vec::new(),
        comments: Vec::new(),
    };
    if text.len() > MAX_SOURCE {
        let start = Span { source, start: 0, end: 0 };
        parsed.diagnostics.push(
            Diagnostic::error(codes::TOO_LARGE, start, "this file is larger than 4 MiB")
                .help("split it into several files; long lists belong in a CSV"),
        );
        return parsed;
    }
    let cut = split(source, text);
    parsed.diagnostics = cut.diagnostics;
    parsed.comments = cut.comments;
    for piece in cut.pieces {
        read(source, text, piece, &mut parsed);
    }
    parsed.diagnostics.sort_by_key(Diagnostic::span);
    parsed
}

/// Reads one piece; where it can't be read whole and seems to hold several declarations, reads them
/// one by one.
fn read(source: SourceId, text: &str, piece: Piece, parsed: &mut Parsed) {
    let Some(inside) = text.get(piece.start..piece.end) else { return };
    match piece.kind {
        PieceKind::Use => match name_of_use(source, &piece, inside) {
            Ok(name) => parsed.file.uses.push(name),
            Err(problem) => parsed.diagnostics.push(*problem),
        },
        PieceKind::Declaration => match declaration(source, &piece, inside) {
            Ok(declaration) => parsed.file.declarations.push(declaration),
            Err(problems) => {
                let parts = piece.parts(text);
                if parts.len() > 1 {
                    for part in parts {
                        read(source, text, part, parsed);
                    }
                } else {
                    // What is not closed is told already, and better.
                    let inside = |problem: &Diagnostic| {
                        let at = problem.span().map_or(usize::MAX, |span| span.start as usize);
                        piece.start <= at && at < piece.end
                    };
                    if !parsed.diagnostics.iter().any(inside) {
                        parsed.diagnostics.extend(problems);
                    }
                }
            }
        },
    }
}

fn name_of_use(source: SourceId, piece: &Piece, inside: &str) -> Result<Name, Box<Diagnostic>> {
    let tree = TideParser::parse(Rule::use_line, inside)
        .map_err(|error| Box::new(mistake::syntax(source, piece.start, inside, &error)))?;
    let builder = Builder::new(source, piece.start);
    let name = tree.flatten().find(|node| node.as_rule() == Rule::pack_name);
    name.map(|node| builder.spanned(&node, node.as_str().to_owned())).ok_or_else(|| {
        let span = builder.whole(inside);
        Box::new(Diagnostic::error(codes::SYNTAX, span, "`use` needs the name of a pack"))
    })
}

fn declaration(
    source: SourceId,
    piece: &Piece,
    inside: &str,
) -> Result<Declaration, Vec<Diagnostic>> {
    let mut tree = TideParser::parse(Rule::declaration, inside)
        .map_err(|error| vec![mistake::syntax(source, piece.start, inside, &error)])?;
    let mut builder = Builder::new(source, piece.start);
    let built = tree.next().and_then(|node| builder.declaration(node));
    match built {
        Some(declaration) if builder.problems.is_empty() => Ok(declaration),
        Some(_) | None if !builder.problems.is_empty() => Err(builder.problems),
        Some(_) | None => {
            let span = builder.whole(inside);
            Err(vec![
                Diagnostic::error(codes::SYNTAX, span, "this declaration could not be read")
                    .help("compare it with the forms in docs/language.md"),
            ])
        }
    }
}
