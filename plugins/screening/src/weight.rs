//! How much a word tells: its rarity in bits, in sixteenths.
//!
//! A word in one name out of 2^n tells n bits. Frequencies are those of the list itself, on top
//! of a background of 65,536 names of ordinary business (`data/common.csv`), so that a list of
//! thirty names, or none at all, still knows that "international" tells little. A short word
//! cannot tell much, however rare: there are only so many.

use std::sync::LazyLock;

use crate::table::{Map, rows};
use crate::word::{Word, group};

/// One bit.
pub(crate) const BIT: u32 = 16;
/// Names in the background.
const BACKGROUND: u64 = 65_536;

/// A word counts for less by this for standing in the list: a brand with a hundred affiliates
/// on the list is common there, and in the world outside it still says who is meant.
const DAMP: u64 = 8;

/// From here on a word is told to be rare.
pub(crate) const RARE: u32 = 13 * BIT;
/// Up to here a word is told to be common.
pub(crate) const COMMON: u32 = 7 * BIT;

struct Common {
    words: Map<&'static str, u64>,
    groups: Map<u16, u64>,
}

static COMMON_WORDS: LazyLock<Common> = LazyLock::new(|| {
    let mut common = Common { words: Map::default(), groups: Map::default() };
    for row in rows(include_str!("../data/common.csv")) {
        let (Some(word), Some(Ok(names))) =
            (row.first(), row.get(1).map(|text| text.parse::<u64>()))
        else {
            continue;
        };
        common.words.insert(word, names);
        if let Some(group) = group(word) {
            *common.groups.entry(group.id).or_insert(0) += names;
        }
    }
    common
});

/// The weight of a word that stands in `found` names of a list of `names`; for a word of a
/// group, `found` counts the names with any word of the group.
pub(crate) fn weigh(word: &Word, found: u32, names: u32) -> u32 {
    let common = &*COMMON_WORDS;
    let own = common.words.get(&*word.text).copied().unwrap_or(0);
    let background = match word.group {
        Some(group) => common.groups.get(&group.id).copied().unwrap_or(0).max(own),
        None => own,
    };
    let total = BACKGROUND + u64::from(names);
    let seen = (background + u64::from(found) / DAMP + 1).min(total);
    let bits = log2(total).saturating_sub(log2(seen));
    bits.clamp(BIT / 2, ceiling(word))
}

/// The most that a word of this length can tell.
fn ceiling(word: &Word) -> u32 {
    let len = u32::try_from(word.len()).unwrap_or(u32::MAX);
    if word.number {
        return (3 * len.min(5) + 1) * BIT;
    }
    match len {
        0 | 1 => 3 * BIT,
        2 => 7 * BIT,
        3 => 9 * BIT,
        4 => 12 * BIT,
        5 => 14 * BIT,
        _ => 16 * BIT,
    }
}

/// Logarithm to the base 2, in sixteenths, rounded down; 0 of 0.
fn log2(x: u64) -> u32 {
    let Some(whole) = x.checked_ilog2() else { return 0 };
    // The mantissa in [1, 2), scaled by 2^31, squared four times: each time a binary digit.
    let mut mantissa = if whole > 31 { x >> (whole - 31) } else { x << (31 - whole) };
    let mut bits = whole;
    for _ in 0..4 {
        mantissa = (mantissa * mantissa) >> 31;
        let carry = mantissa >> 32;
        bits = bits * 2 + u32::from(carry == 1);
        mantissa >>= carry;
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms() {
        assert_eq!(log2(0), 0);
        assert_eq!(log2(1), 0);
        assert_eq!(log2(2), BIT);
        assert_eq!(log2(3), 25); // 1.585
        assert_eq!(log2(65_536), 16 * BIT);
        assert_eq!(log2(u64::MAX), 64 * BIT - 1);
    }
}
