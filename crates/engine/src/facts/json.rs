//! JSON to a document, by serde_json's raw values, which keep the digits of numbers.

use std::cell::Cell;
use std::fmt;

use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::document::{Document, DocumentKind, MAX_VALUES, Position};
use super::problem::{DUPLICATE_KEY, FactProblem, NOT_A_DOCUMENT, cut, inside, too_many_values};

/// Reads JSON. The nesting has been bounded before.
pub fn read(text: &str) -> Result<Document, Vec<FactProblem>> {
    let raw: &RawValue = serde_json::from_str(text).map_err(|error| {
        vec![
            FactProblem::new(NOT_A_DOCUMENT, "", format!("this is no JSON: {}", reason(&error)))
                .help("correct it there; a text that begins with `{` is read as JSON")
                .at(position_of(text, &error)),
        ]
    })?;
    let reader = Reader { text, reached: Cell::new(Reached::default()) };
    reader.node(raw.get(), "").map_err(|problem| vec![*problem])
}

/// serde_json's message without its position, which is told apart.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or_default().to_owned()
}

/// serde_json counts bytes, and none at the head of a line; a position counts characters from 1.
fn position_of(text: &str, error: &serde_json::Error) -> Position {
    let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
    let before = error.column().saturating_sub(1);
    let characters = line.char_indices().take_while(|(place, _)| *place < before).count();
    (error.line(), characters + 1)
}

struct Reader<'t> {
    text: &'t str,
    reached: Cell<Reached>,
}

/// How far the reading is: parts come in the order of the text, so that each byte is counted once.
#[derive(Debug, Default, Clone, Copy)]
struct Reached {
    offset: usize,
    lines: usize,
    columns: usize,
    values: usize,
}

impl Reader<'_> {
    /// The position of a part of the text, not before the last one asked for.
    fn position(&self, part: &str) -> Position {
        let mut reached = self.reached.get();
        let offset = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        for character in self.text.get(reached.offset..offset).unwrap_or_default().chars() {
            if character == '\n' {
                reached.lines += 1;
                reached.columns = 0;
            } else {
                reached.columns += 1;
            }
        }
        reached.offset = reached.offset.max(offset);
        self.reached.set(reached);
        (reached.lines + 1, reached.columns + 1)
    }

    /// Counts one value more.
    fn count(&self) -> Result<(), Box<FactProblem>> {
        let mut reached = self.reached.get();
        reached.values += 1;
        self.reached.set(reached);
        if reached.values > MAX_VALUES { Err(Box::new(too_many_values())) } else { Ok(()) }
    }

    fn node(&self, raw: &str, path: &str) -> Result<Document, Box<FactProblem>> {
        self.count()?;
        let position = self.position(raw);
        // The whole is well-formed JSON already; what is left are halves of surrogate pairs.
        let malformed = |what: &str| {
            Box::new(
                FactProblem::new(NOT_A_DOCUMENT, path, what.to_owned())
                    .help("correct its escapes; `\\ud83d` alone is half a character")
                    .at(position),
            )
        };
        let kind = match raw.as_bytes().first() {
            Some(b'{') => {
                let entries: Entries<'_> = serde_json::from_str(raw)
                    .map_err(|_| malformed("this object can't be read"))?;
                let mut map: Vec<(String, Document)> = Vec::new();
                let mut keys = std::collections::HashSet::new();
                for (key, value) in entries.0 {
                    let inside = inside(path, &key);
                    if !keys.insert(key.clone()) {
                        return Err(Box::new(
                            FactProblem::new(
                                DUPLICATE_KEY,
                                &inside,
                                format!("`{}` stands twice", cut(&key)),
                            )
                            .help("keep one of them")
                            .at(self.position(value.get())),
                        ));
                    }
                    map.push((key, self.node(value.get(), &inside)?));
                }
                DocumentKind::Map(map)
            }
            Some(b'[') => {
                let elements: Vec<&RawValue> =
                    serde_json::from_str(raw).map_err(|_| malformed("this list can't be read"))?;
                let elements = elements.iter().enumerate();
                DocumentKind::List(
                    elements
                        .map(|(place, value)| self.node(value.get(), &format!("{path}[{place}]")))
                        .collect::<Result<_, _>>()?,
                )
            }
            Some(b'"') => DocumentKind::Text(
                serde_json::from_str(raw).map_err(|_| malformed("this text can't be read"))?,
            ),
            Some(b't') => DocumentKind::Truth(true),
            Some(b'f') => DocumentKind::Truth(false),
            Some(b'n') | None => DocumentKind::Null,
            Some(_) => DocumentKind::Number(raw.to_owned()),
        };
        Ok(Document { kind, position })
    }
}

/// The entries of an object in the order written, a key that stands twice twice.
struct Entries<'t>(Vec<(String, &'t RawValue)>);

impl<'de> serde::Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Entries<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<Self::Value, A::Error> {
                Err(serde::de::Error::custom("an object is expected"))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}
