//! A transaction's text as a tree, before it means anything. Numbers keep their digits.

/// The largest transaction that is read, in bytes.
pub const MAX_TRANSACTION: usize = 16 * 1024 * 1024;

/// How deep a transaction may be nested.
pub const MAX_NESTING: usize = 64;

/// How many values a transaction may hold.
pub const MAX_VALUES: usize = 1_000_000;

/// Where in the text: line and column, both from 1.
pub type Position = (usize, usize);

/// A node of a transaction's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What it is.
    pub kind: DocumentKind,
    /// Where.
    pub position: Position,
}

/// The kinds of node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentKind {
    /// `null`
    Null,
    /// `true`, `false`
    Truth(bool),
    /// A number, as written.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Document>),
    /// A map, in the order written, no key twice.
    Map(Vec<(String, Document)>),
}

impl Document {
    /// What it is, in words.
    pub fn words(&self) -> &'static str {
        match self.kind {
            DocumentKind::Null => "nothing",
            DocumentKind::Truth(_) => "a truth value",
            DocumentKind::Number(_) => "a number",
            DocumentKind::Text(_) => "a text",
            DocumentKind::List(_) => "a list",
            DocumentKind::Map(_) => "an object",
        }
    }

    /// The node at a path such as `parties[0].country`.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<&Document> {
        path.split('.').try_fold(self, |node, step| {
            let (name, places) = step.split_at(step.find('[').unwrap_or(step.len()));
            let DocumentKind::Map(entries) = &node.kind else { return None };
            let (_, node) = entries.iter().find(|(key, _)| key == name)?;
            places.split_terminator(']').try_fold(node, |node, place| {
                let DocumentKind::List(elements) = &node.kind else { return None };
                elements.get(place.strip_prefix('[')?.parse::<usize>().ok()?)
            })
        })
    }
}
