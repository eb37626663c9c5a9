//! Restricted-party screening: names against dated party lists.
//!
//! A name goes one way through these files:
//!
//! ```text
//! normalize -> word -> similarity -> align -> score -> explain
//! letters      sound   (two words)   (two     (parts   (words for
//! forms        weight                 names)   per 1000) a reviewer)
//! ```
//!
//! [`Index`] finds the few list names worth that trip; [`compare`] makes it for two names
//! without a list. Everything is computed in whole numbers: the same input gives the same
//! answer on every machine. The method, the scale and what was measured: `README.md`.

// The tests' helpers are written for the outside.
#[cfg(test)]
extern crate self as screening;

mod align;
mod compare;
mod day;
mod entry;
mod explain;
mod forms;
mod index;
mod letters;
mod normalize;
mod plugin;
mod score;
mod similarity;
mod sound;
mod table;
mod weight;
mod word;

pub use compare::{Comparison, compare};
pub use day::{Day, NotADay};
pub use entry::{Countries, Entry, Kind, Match, Query};
pub use index::Index;
pub use normalize::{MAX_CHARS, MAX_WORDS};
pub use plugin::Screening;

/// The recommended threshold, parts per thousand: a match at or above it goes to a reviewer.
/// How it was chosen, and what it lets through: `README.md`.
pub const REVIEW: u16 = 800;
