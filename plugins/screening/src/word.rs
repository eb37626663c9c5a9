//! A plain word with what is compared of it.

use std::sync::LazyLock;

use crate::sound;
use crate::table::{Map, rows};

/// A word of a name.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// Its letters.
    pub(crate) text: Box<str>,
    /// As it sounds, see [`sound::fold`].
    pub(crate) fold: Box<str>,
    /// Its consonants, see [`sound::bones`].
    pub(crate) bones: Box<str>,
    /// Which letters and digits are in it, a bit each.
    pub(crate) letters: u64,
    /// The group of `data/variants.csv` that it belongs to.
    pub(crate) group: Option<Group>,
    /// Whether it holds a digit: numbers are the same or not.
    pub(crate) number: bool,
}

/// Words that are one word: spellings of a name, or ways to say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    /// Place in the table, from 0.
    pub(crate) id: u16,
    /// Spellings of one name; otherwise forms, abbreviations and translations of one word.
    pub(crate) name: bool,
}

static GROUPS: LazyLock<Map<&'static str, Group>> = LazyLock::new(|| {
    let mut groups = Map::default();
    for (id, row) in rows(include_str!("../data/variants.csv")).enumerate() {
        let (Some(kind), Some(words), Ok(id)) = (row.first(), row.get(1), u16::try_from(id)) else {
            continue;
        };
        for word in words.split(' ') {
            groups.entry(word).or_insert(Group { id, name: *kind == "name" });
        }
    }
    groups
});

/// The group of a word.
pub(crate) fn group(text: &str) -> Option<Group> {
    GROUPS.get(text).copied()
}

impl Word {
    /// Look at a plain word.
    pub(crate) fn new(text: &str) -> Word {
        let fold = sound::fold(text);
        let bones = sound::bones(&fold);
        let letters = text.bytes().fold(0, |mask, b| mask | 1_u64 << (b % 64));
        Word {
            text: text.into(),
            fold: fold.into(),
            bones: bones.into(),
            letters,
            group: group(text),
            number: text.bytes().any(|b| b.is_ascii_digit()),
        }
    }

    /// Number of letters.
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }
}
