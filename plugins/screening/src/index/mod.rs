//! A party list, made ready to be asked.
//!
//! `build` reads every name once; `near` finds the list's words that are like a word;
//! `candidates` gathers the names that hold them; `search` sends the best few through the whole
//! comparison.

mod build;
mod candidates;
mod near;
mod search;
#[cfg(test)]
mod tests;

use std::sync::Mutex;

use crate::entry::{Entry, Match, Query};
use crate::forms::Forms;
use crate::table::Map;
use crate::word::Word;

/// A party list with its index.
#[derive(Debug)]
pub struct Index {
    entries: Vec<Entry>,
    /// All names, primary ones and aliases, in the order of the list.
    names: Vec<Name>,
    /// The words of all names, one after the other, as places in `words`.
    spelled: Vec<u32>,
    words: Vec<Word>,
    weights: Vec<u32>,
    by_text: Map<Box<str>, u32>,
    near: near::Near,
    /// The names by all of their words, whatever the order: hash and name, sorted.
    wholes: Vec<(u64, u32)>,
    /// For each word the names that hold it: from `starts[word]` to `starts[word + 1]`.
    postings: Vec<u32>,
    starts: Vec<u32>,
    /// Room to work in, used again from one query to the next.
    rooms: Mutex<Vec<candidates::Room>>,
}

/// A name of an entry.
#[derive(Clone, Copy, Debug)]
struct Name {
    entry: u32,
    alias: Option<u16>,
    /// Where its words begin in `spelled`, and how many they are.
    start: u32,
    len: u8,
    comma: Option<u8>,
    /// Weight of all its words.
    total: u32,
    forms: Forms,
}

impl Index {
    /// Read a list. Its order matters for ties alone: of two equal matches the earlier entry
    /// comes first.
    pub fn new(entries: impl IntoIterator<Item = Entry>) -> Index {
        build::build(entries.into_iter().collect())
    }

    /// The entries, in the order given.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entries that the name may be, best first, each by the best of its names.
    ///
    /// Order: score, countries, the score in fine, coverage, words that are the same, primary
    /// name before alias, kind, order of the list.
    pub fn best(&self, query: &Query) -> Vec<Match> {
        let mut room = self.rooms.lock().ok().and_then(|mut rooms| rooms.pop()).unwrap_or_default();
        let found = search::search(self, query, &mut room);
        if let Ok(mut rooms) = self.rooms.lock() {
            rooms.push(room);
        }
        found
    }

    fn words_of(&self, name: &Name) -> &[u32] {
        let start = usize::try_from(name.start).unwrap_or(usize::MAX);
        self.spelled.get(start..start.saturating_add(usize::from(name.len))).unwrap_or(&[])
    }

    fn holders(&self, word: u32) -> &[u32] {
        let Ok(at) = usize::try_from(word) else { return &[] };
        let (Some(from), Some(to)) = (self.starts.get(at), self.starts.get(at + 1)) else {
            return &[];
        };
        let (Ok(from), Ok(to)) = (usize::try_from(*from), usize::try_from(*to)) else { return &[] };
        self.postings.get(from..to).unwrap_or(&[])
    }
}

/// A number as a place in a slice.
fn place(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

/// A length as a place; lists are far shorter than that.
fn short(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// One number for the words of a name, in any order.
fn whole(words: &[u32]) -> u64 {
    let mix =
        |word: &u32| (u64::from(*word) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    words
        .iter()
        .fold(0, |sum, word| sum.wrapping_add(mix(word).wrapping_mul(0xbf58_476d_1ce4_e5b9)))
}
