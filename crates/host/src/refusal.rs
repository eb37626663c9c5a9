//! Why a plugin is not used.

use std::fmt;

use crate::words::printable;

/// Why a plugin is refused before it is asked anything: what is wrong, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong.
    pub message: String,
    /// How to mend it; may be empty.
    pub help: String,
}

impl Refusal {
    /// A refusal with its remedy. Much of it may be in the words of the file that is refused.
    pub fn new(message: impl AsRef<str>, help: impl AsRef<str>) -> Refusal {
        Refusal { message: printable(message.as_ref()), help: printable(help.as_ref()) }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Refusal {}
