//! From a pairing to a score.
//!
//! Each side is *covered* by the weight of its paired words, each by its likeness. The score is
//! the lesser coverage, lifted towards the greater by how much was met in bits: `Hikvision`
//! alone says who is meant, `Wang` alone does not. Word order and legal form cost a little.

use crate::align::{Pair, Side, align, in_order};
use crate::forms::{self, Forms, Standing};
use crate::similarity::How;
use crate::weight::BIT;

/// The whole scale, parts per million: the score in fine.
pub(crate) const FULL: u64 = 1_000_000;
/// What other than the same words in the same order can reach.
const NEARLY: u64 = 999_000;
/// Bits met from which on the lift begins, and the span over which it grows.
const LIFT_FROM: u64 = 6 * BIT as u64;
const LIFT_SPAN: u64 = 16 * BIT as u64;
/// The most that the lift closes of the gap between the coverages.
const LIFT_MOST: u64 = 600_000;
/// Another order of words.
const ORDER: u64 = 12_000;
/// An acronym that no list states is this much and no more.
const ACRONYM: u64 = 550_000;

/// A comparison of two names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Scored {
    /// Parts per million.
    pub(crate) fine: u64,
    /// The lesser coverage, parts per million.
    pub(crate) covered: u64,
    /// How many words are the same, letter by letter.
    pub(crate) same: u32,
    pub(crate) pairs: Vec<Pair>,
    pub(crate) in_order: bool,
    pub(crate) acronym: bool,
    pub(crate) forms: Standing,
}

impl Scored {
    /// Parts per thousand.
    pub(crate) fn score(&self) -> u16 {
        u16::try_from(self.fine / 1000).unwrap_or(0)
    }
}

/// Coverage of both sides to parts per million, before word order and legal form.
/// `met` is in points times sixteenths of bits, the totals in sixteenths.
pub(crate) fn blend(met: u64, left: u64, right: u64) -> u64 {
    let cover = |total: u64| (met * 1000).checked_div(total).unwrap_or(0).min(FULL);
    let (a, b) = (cover(left), cover(right));
    let (lo, hi) = (a.min(b), a.max(b));
    let lift = (met / 1000).saturating_sub(LIFT_FROM).min(LIFT_SPAN) * LIFT_MOST / LIFT_SPAN;
    lo + (hi - lo) * lift / FULL
}

/// Compare two names.
pub(crate) fn score(
    left: Side<'_>,
    right: Side<'_>,
    left_forms: Forms,
    right_forms: Forms,
) -> Scored {
    let pairs = align(left, right);
    let forms = forms::compare(left_forms, right_forms);
    let met: u64 =
        pairs.iter().map(|pair| u64::from(pair.likeness.points) * u64::from(pair.weight)).sum();
    let paired: u64 = pairs.iter().map(|pair| u64::from(pair.weight)).sum();
    let alone = |side: Side<'_>, taken: u32| -> u64 {
        let words = side.weights.iter().enumerate().take(32);
        words.filter(|(at, _)| taken & (1 << at) == 0).map(|(_, weight)| u64::from(*weight)).sum()
    };
    let left_total = paired + alone(left, pairs.iter().fold(0, |mask, pair| mask | pair.left));
    let right_total = paired + alone(right, pairs.iter().fold(0, |mask, pair| mask | pair.right));
    let covered = (met * 1000).checked_div(left_total.max(right_total)).unwrap_or(0);
    let in_order = in_order(left, right, &pairs);
    let acronym = pairs.is_empty()
        && (is_acronym(left, right, right_forms) || is_acronym(right, left, left_forms));

    let mut fine = if acronym { ACRONYM } else { blend(met, left_total, right_total) };
    let perfect = covered == FULL && in_order && forms == Standing::Same;
    if !perfect {
        let form = match forms {
            Standing::Same => 0,
            Standing::Alike => 2_000,
            Standing::Missing => 4_000,
            Standing::Differ => 15_000,
        };
        let order = if in_order { 0 } else { ORDER };
        fine = fine.min(NEARLY).saturating_sub(form + order);
    }
    let same = pairs.iter().map(|pair| u32::from(pair.likeness.how == How::Same)).sum();
    Scored { fine, covered, same, pairs, in_order, acronym, forms }
}

/// Whether the one word of `short` is made of the first letters of `long`'s words, those of its
/// legal form perhaps after them (`SMIC`).
fn is_acronym(short: Side<'_>, long: Side<'_>, long_forms: Forms) -> bool {
    let [word] = short.words else { return false };
    if !(3..=8).contains(&word.len()) || long.words.len() < 3 {
        return false;
    }
    let small = |text: &str| matches!(text, "of" | "the" | "and" | "for" | "de" | "in");
    let letters = |skip: bool| -> String {
        let words = long.words.iter().filter(|word| !(skip && small(&word.text)));
        words.filter_map(|word| word.text.chars().next()).collect()
    };
    [false, true].into_iter().any(|skip| match word.text.strip_prefix(letters(skip).as_str()) {
        Some("") => true,
        Some("c" | "co" | "cl" | "i" | "l") => long_forms != Forms::default(),
        Some(_) | None => false,
    })
}
