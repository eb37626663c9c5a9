//! What can be wrong with a transaction.

use super::document::{MAX_NESTING, MAX_VALUES, Position};

/// One problem of a transaction: where, what is wrong, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactProblem {
    /// Its stable code.
    pub code: &'static str,
    /// The path inside the document, `parties[0].headquarters`; empty for the whole.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// What was expected, and the nearest known name.
    pub help: String,
    /// Line and column, both from 1, where they are known.
    pub position: Option<Position>,
}

impl FactProblem {
    /// A problem at a path.
    pub fn new(code: &'static str, path: &str, message: impl Into<String>) -> Self {
        Self {
            code,
            path: path.to_owned(),
            message: message.into(),
            help: String::new(),
            position: None,
        }
    }

    /// With the remedy.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    /// With its place.
    #[must_use]
    pub fn at(mut self, position: Position) -> Self {
        self.position = Some(position);
        self
    }
}

/// A text of the transaction as a message shows it: its beginning, where it is long.
pub fn cut(text: &str) -> String {
    const SHOWN: usize = 60;
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}...", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// The path of what has this name inside of a path.
pub fn inside(path: &str, name: &str) -> String {
    if path.is_empty() { cut(name) } else { format!("{path}.{}", cut(name)) }
}

/// More than a transaction has.
pub fn too_many_values() -> FactProblem {
    FactProblem::new(UNREADABLE, "", format!("it holds more than {MAX_VALUES} values"))
        .help("give each transaction a file of its own")
}

/// Deeper than a transaction is.
pub fn too_deep() -> FactProblem {
    FactProblem::new(UNREADABLE, "", format!("nested more than {MAX_NESTING} deep"))
        .help("a transaction is nowhere near as deep")
}

/// Not UTF-8, empty, too large or too deep.
pub const UNREADABLE: &str = "F0101";
/// Neither JSON nor YAML, or a form of them that a transaction does not use.
pub const NOT_A_DOCUMENT: &str = "F0102";
/// A key stands twice in one object, or a member in a set.
pub const DUPLICATE_KEY: &str = "F0103";
/// A field that the vocabulary does not have.
pub const UNKNOWN_FIELD: &str = "F0201";
/// A value of another type than the field's.
pub const WRONG_TYPE: &str = "F0202";
/// A quantity without a unit, or with one of another dimension.
pub const WRONG_UNIT: &str = "F0203";
/// A word that is none of the enumeration's.
pub const UNKNOWN_VALUE: &str = "F0204";
/// A stated fact that contradicts what follows from the others.
pub const CONTRADICTION: &str = "F0301";

/// Every code with its title and its explanation.
pub const FACT_CODES: &[(&str, &str, &str)] = &[
    (
        UNREADABLE,
        "The transaction can't be read",
        "The text is not UTF-8, is empty, is larger than 16 MiB, holds more than a million values, or is nested more than 64 deep.\n\nTo mend it, save it as UTF-8; give one transaction a file.",
    ),
    (
        NOT_A_DOCUMENT,
        "This is neither JSON nor YAML",
        "A transaction is one JSON or YAML object. Anchors, aliases, tags and several documents in one file are not read, and numbers are written without an exponent.\n\nTo mend it, look at the place named; a text that begins with `{` is read as JSON.",
    ),
    (
        DUPLICATE_KEY,
        "A key or member stands twice",
        "A key stands twice in one object, and which of the two values is meant would be a guess; or a member stands twice in a set, whose members differ, so that they can be counted.\n\nTo mend it, keep one.",
    ),
    (
        UNKNOWN_FIELD,
        "The vocabulary has no such field",
        "Nothing of a transaction is dropped in silence, so a field that the vocabulary does not have is refused.\n\nTo mend it, take the name that is suggested, or see the records and facts of the vocabulary pack.",
    ),
    (
        WRONG_TYPE,
        "The value has the wrong type",
        "A date is written \"2023-11-17\", a percentage \"0.1 %\", money \"1000.00 USD\", a list [a, b].\n\nTo mend it, write the value as the message says. An unknown fact is left out, or null.",
    ),
    (
        WRONG_UNIT,
        "The unit is missing or wrong",
        "A field with a unit takes a text such as \"814 mm2\" or \"3.35 TB/s\", in any unit of the same dimension. A bare number would be a guess. So would be a rounded one, so the number must have an exact decimal of at most 28 digits in the field's unit or in one that is declared.\n\nTo mend it, write the number with its unit in quotation marks.",
    ),
    (
        UNKNOWN_VALUE,
        "No such value",
        "The field takes the constants of an enumeration, spelled as declared.\n\nTo mend it, take the one that is suggested.",
    ),
    (
        CONTRADICTION,
        "Facts contradict each other",
        "A field that follows from others, such as total processing performance from the processing units, is stated with another value than it follows to.\n\nTo mend it, correct one of them or leave the derived one out.",
    ),
];
