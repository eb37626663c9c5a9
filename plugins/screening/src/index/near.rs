//! Which words of the list are like a word, without looking at all of them.
//!
//! Every word is filed under keys that its likes share: its letters, its letters with one left
//! out, its sound, its consonants, its consonants with one left out, its group of spellings.
//! Two words one edit apart share a key of letters; two romanisations of one name mostly share
//! one of consonants.

use crate::table::{hash, more};
use crate::word::Word;

/// The file: pairs of a key's hash and a word, sorted.
#[derive(Debug, Default)]
pub(super) struct Near {
    pairs: Vec<(u32, u32)>,
    /// Where in `pairs` the hashes begin that have these upper 16 bits.
    starts: Vec<u32>,
    /// For each word its letters, a bit each, and how many they are: enough to leave most words
    /// that share a key by chance without looking at them.
    sketches: Vec<(u32, u8)>,
}

fn sketch(word: &Word) -> (u32, u8) {
    let letters = word.text.bytes().fold(0, |mask, b| mask | 1_u32 << (b % 32));
    (letters, u8::try_from(word.len()).unwrap_or(u8::MAX))
}

const TEXT: u8 = 1;
const SOUND: u8 = 2;
const BONES: u8 = 3;
const GROUP: u8 = 4;

/// The keys of a word; with each, whether words that share it must share most letters too.
fn keys(word: &Word, mut found: impl FnMut(u32, bool)) {
    if let Some(group) = word.group {
        found(hash(GROUP, group.id.to_le_bytes().into_iter()), false);
    }
    if word.number || word.len() < 2 {
        return;
    }
    found(hash(TEXT, word.text.bytes()), true);
    if word.len() >= 3 {
        shortened(TEXT, &word.text, &mut found);
    }
    found(hash(SOUND, word.fold.bytes()), false);
    if word.bones.len() >= 3 {
        found(hash(BONES, word.bones.bytes()), false);
    }
    if word.bones.len() >= 5 {
        shortened(BONES, &word.bones, &mut found);
    }
}

/// Keys of the letters with one left out.
fn shortened(seed: u8, text: &str, found: &mut impl FnMut(u32, bool)) {
    let mut before = hash(seed, std::iter::empty());
    let mut last = None;
    for (at, byte) in text.bytes().enumerate() {
        // Leaving out either of two equal neighbours is the same.
        // In a short word another first letter makes another word.
        if last != Some(byte) && (at > 0 || text.len() > 4) {
            found(more(before, text.bytes().skip(at + 1)), true);
        }
        before = more(before, std::iter::once(byte));
        last = Some(byte);
    }
}

impl Near {
    pub(super) fn new(words: &[Word]) -> Near {
        let mut pairs: Vec<(u32, u32)> = Vec::with_capacity(words.len() * 16);
        for (at, word) in words.iter().enumerate() {
            keys(word, |key, _| pairs.push((key, super::short(at))));
        }
        pairs.sort_unstable();
        pairs.dedup();
        let mut starts = vec![0_u32; (1 << 16) + 1];
        for (key, _) in &pairs {
            if let Some(count) = starts.get_mut(super::place(key >> 16) + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        Near { pairs, starts, sketches: words.iter().map(sketch).collect() }
    }

    /// The words that share a key with `word`, sorted, each once; `word` itself may be among
    /// them. Never more than `most`.
    pub(super) fn find(&self, word: &Word, most: usize, out: &mut Vec<u32>) {
        out.clear();
        let (letters, len) = sketch(word);
        let near = |at: u32| {
            self.sketches.get(super::place(at)).is_some_and(|(other, size)| {
                (letters ^ other).count_ones() <= 4 && len.abs_diff(*size) <= 2
            })
        };
        keys(word, |key, letters| {
            let bucket = super::place(key >> 16);
            let from = self.starts.get(bucket).copied().unwrap_or(0);
            let to = self.starts.get(bucket + 1).copied().unwrap_or(0);
            let bucket = self.pairs.get(super::place(from)..super::place(to)).unwrap_or(&[]);
            let first = bucket.partition_point(|(other, _)| *other < key);
            let same = bucket.iter().skip(first).take_while(|(other, _)| *other == key);
            let same = same.map(|(_, at)| *at).filter(|at| !letters || near(*at));
            out.extend(same.take(most.saturating_sub(out.len())));
        });
        out.sort_unstable();
        out.dedup();
    }
}
