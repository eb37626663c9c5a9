//! YAML to a document, by the events of a YAML parser. Scalars keep their text: `NO` is Norway.

use std::collections::HashSet;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::document::{Document, DocumentKind, MAX_NESTING, MAX_VALUES, Position};
use super::problem::{
    DUPLICATE_KEY, FactProblem, NOT_A_DOCUMENT, UNREADABLE, cut, inside, too_deep, too_many_values,
};

/// Something begun and not yet ended.
enum Open {
    List(Vec<Document>, Position),
    Map(OpenMap, Position),
}

/// A map so far.
#[derive(Default)]
struct OpenMap {
    entries: Vec<(String, Document)>,
    /// The names of the entries, and the one whose value comes next.
    names: HashSet<String>,
    next: Option<String>,
}

/// Reads YAML: one document, without anchors, aliases or tags.
pub fn read(text: &str) -> Result<Document, Vec<FactProblem>> {
    let mut open: Vec<Open> = Vec::new();
    let mut whole: Option<Document> = None;
    let mut values = 0_usize;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| {
            let marker = error.marker();
            vec![
                FactProblem::new(NOT_A_DOCUMENT, "", format!("this is no YAML: {}", error.info()))
                    .help("correct it there; check the indentation")
                    .at((marker.line(), marker.col() + 1)),
            ]
        })?;
        let position = place(&span);
        let refuse = |what: &str| {
            vec![
                FactProblem::new(NOT_A_DOCUMENT, "", format!("{what} are not read"))
                    .help("write the values out, in one document")
                    .at(position),
            ]
        };
        let done = match event {
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => None,
            Event::DocumentStart(_) if whole.is_some() => return Err(refuse("several documents")),
            Event::DocumentStart(_) => None,
            Event::Alias(_) => return Err(refuse("aliases")),
            Event::Scalar(_, _, anchor, _)
            | Event::SequenceStart(anchor, _)
            | Event::MappingStart(anchor, _)
                if anchor != 0 =>
            {
                return Err(refuse("anchors"));
            }
            Event::Scalar(_, _, _, Some(_))
            | Event::SequenceStart(_, Some(_))
            | Event::MappingStart(_, Some(_)) => return Err(refuse("tags")),
            Event::Scalar(text, style, _, None) => {
                Some(Document { kind: scalar(&text, style), position })
            }
            Event::SequenceStart(..) => {
                open.push(Open::List(Vec::new(), position));
                None
            }
            Event::MappingStart(..) => {
                open.push(Open::Map(OpenMap::default(), position));
                None
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(Open::List(elements, position)) => {
                    Some(Document { kind: DocumentKind::List(elements), position })
                }
                Some(Open::Map(map, position)) => {
                    Some(Document { kind: DocumentKind::Map(map.entries), position })
                }
                None => None,
            },
        };
        if open.len() > MAX_NESTING {
            return Err(vec![too_deep().at(position)]);
        }
        if let Some(node) = done {
            values += 1;
            if values > MAX_VALUES {
                return Err(vec![too_many_values()]);
            }
            put(&mut open, &mut whole, node)?;
        }
    }
    whole.ok_or_else(|| {
        vec![FactProblem::new(UNREADABLE, "", "there is nothing in it").help("write a transaction")]
    })
}

/// Puts a node where it belongs.
fn put(
    open: &mut [Open],
    whole: &mut Option<Document>,
    node: Document,
) -> Result<(), Vec<FactProblem>> {
    let Some((last, outer)) = open.split_last_mut() else {
        *whole = Some(node);
        return Ok(());
    };
    match last {
        Open::List(elements, _) => elements.push(node),
        Open::Map(map, _) => match map.next.take() {
            Some(name) => map.entries.push((name, node)),
            None => {
                let position = node.position;
                let name = match node.kind {
                    DocumentKind::Text(name) | DocumentKind::Number(name) => name,
                    DocumentKind::Truth(truth) => truth.to_string(),
                    DocumentKind::Null | DocumentKind::List(_) | DocumentKind::Map(_) => {
                        return Err(vec![
                            FactProblem::new(
                                NOT_A_DOCUMENT,
                                &path(outer),
                                "this is no name for a field",
                            )
                            .help("write name: value")
                            .at(position),
                        ]);
                    }
                };
                if !map.names.insert(name.clone()) {
                    let message = format!("`{}` stands twice", cut(&name));
                    return Err(vec![
                        FactProblem::new(DUPLICATE_KEY, &inside(&path(outer), &name), message)
                            .help("keep one of them")
                            .at(position),
                    ]);
                }
                map.next = Some(name);
            }
        },
    }
    Ok(())
}

/// The path of what is begun inside of these.
fn path(open: &[Open]) -> String {
    open.iter().fold(String::new(), |path, open| match open {
        Open::List(elements, _) => format!("{path}[{}]", elements.len()),
        Open::Map(map, _) => inside(&path, map.next.as_deref().unwrap_or_default()),
    })
}

fn place(span: &Span) -> Position {
    (span.start.line(), span.start.col() + 1)
}

/// A plain scalar may be a number, a truth value or nothing; a quoted one is text.
fn scalar(text: &str, style: ScalarStyle) -> DocumentKind {
    if style != ScalarStyle::Plain {
        return DocumentKind::Text(text.to_owned());
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    let number = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
        && digits.matches('.').count() <= 1;
    match text {
        "" | "~" | "null" => DocumentKind::Null,
        "true" => DocumentKind::Truth(true),
        "false" => DocumentKind::Truth(false),
        _ if number => DocumentKind::Number(text.to_owned()),
        _ => DocumentKind::Text(text.to_owned()),
    }
}
