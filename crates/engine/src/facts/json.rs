//! JSON to a document, by serde_json's raw values, which keep the digits of numbers.

use std::fmt;

use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::document::{Document, DocumentKind, Position};
use super::problem::{DUPLICATE_KEY, FactProblem, NOT_A_DOCUMENT};

/// Reads JSON. The nesting has been bounded before.
pub fn read(text: &str) -> Result<Document, Vec<FactProblem>> {
    let raw: &RawValue = serde_json::from_str(text).map_err(|error| {
        vec![
            FactProblem::new(NOT_A_DOCUMENT, "", format!("this is no JSON: {}", reason(&error)))
                .help("correct it there; a text that begins with `{` is read as JSON")
                .at((error.line(), error.column())),
        ]
    })?;
    let reader = Reader { text };
    reader.node(raw.get(), "").map_err(|problem| vec![*problem])
}

/// serde_json's message without its position, which is told apart.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or_default().to_owned()
}

struct Reader<'t> {
    text: &'t str,
}

impl Reader<'_> {
    /// The position of a part of the text.
    fn position(&self, part: &str) -> Position {
        let offset = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let before = self.text.get(..offset).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        (line, before.rsplit('\n').next().unwrap_or_default().chars().count() + 1)
    }

    fn node(&self, raw: &str, path: &str) -> Result<Document, Box<FactProblem>> {
        let position = self.position(raw);
        let malformed = |what: &str| {
            Box::new(FactProblem::new(NOT_A_DOCUMENT, path, what.to_owned()).at(position))
        };
        let kind = match raw.as_bytes().first() {
            Some(b'{') => {
                let entries: Entries<'_> = serde_json::from_str(raw)
                    .map_err(|_| malformed("this object can't be read"))?;
                let mut map: Vec<(String, Document)> = Vec::new();
                let mut keys = std::collections::HashSet::new();
                for (key, value) in entries.0 {
                    let inside =
                        if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                    if !keys.insert(key.clone()) {
                        return Err(Box::new(
                            FactProblem::new(
                                DUPLICATE_KEY,
                                &inside,
                                format!("`{key}` stands twice"),
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
