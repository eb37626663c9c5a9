//! The best pairing of two names' words, whatever their order.
//!
//! A pair is a word of each side, or a run of up to four words of one side that is one word of
//! the other (`Hua Wei`, `Huawei`). No word is in two pairs. Of all pairings the one that
//! explains most weight is taken: greedily first, then by a search with a bound on its steps.

use crate::similarity::{self, How, Likeness};
use crate::word::Word;

/// One side of a comparison: words with their weights.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Side<'a> {
    pub(crate) words: &'a [&'a Word],
    pub(crate) weights: &'a [u32],
    /// Words before the comma, see [`crate::normalize::Plain::comma`].
    pub(crate) comma: Option<usize>,
}

/// Words of the left that answer to words of the right; places as bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) left: u32,
    pub(crate) right: u32,
    pub(crate) likeness: Likeness,
    /// What the pair counts for, in sixteenths of bits: the lesser of the two sides' weights, so
    /// that a misspelling, being rare, does not make a common word tell much.
    pub(crate) weight: u32,
}

impl Pair {
    fn gain(&self) -> u64 {
        u64::from(self.likeness.points) * u64::from(self.weight)
    }

    fn meets(&self, other: &Pair) -> bool {
        self.left & other.left != 0 || self.right & other.right != 0
    }
}

/// Longest run of words read as one.
const RUN: usize = 4;
/// Steps of the search, at most; from there on the best found so far stands.
const STEPS: u32 = 600;

/// The best pairing, in the order of the left side's words.
pub(crate) fn align(left: Side<'_>, right: Side<'_>) -> Vec<Pair> {
    if let Some(pairs) = identical(left, right) {
        return pairs;
    }
    let mut pairs = Vec::new();
    for (i, (a, wa)) in left.words.iter().zip(left.weights).enumerate().take(32) {
        for (j, (b, wb)) in right.words.iter().zip(right.weights).enumerate().take(32) {
            if let Some(likeness) = similarity::compare(a, b) {
                // A letter or a beginning leaves what the rest of the word tells unmet.
                let weight = match likeness.how {
                    How::Initial | How::Beginning => (*wa).max(*wb),
                    How::Same
                    | How::Variant
                    | How::Meaning
                    | How::Sound
                    | How::Consonants
                    | How::Letters(_)
                    | How::Joined => (*wa).min(*wb),
                };
                pairs.push(Pair { left: 1 << i, right: 1 << j, likeness, weight });
            }
        }
    }
    runs(left, right, |run, word, likeness, weight| {
        pairs.push(Pair { left: run, right: word, likeness, weight })
    });
    runs(right, left, |run, word, likeness, weight| {
        pairs.push(Pair { left: word, right: run, likeness, weight })
    });
    pairs.sort_by(|x, y| y.gain().cmp(&x.gain()).then((x.left, x.right).cmp(&(y.left, y.right))));

    let mut best = Vec::new();
    let mut clash = false;
    for pair in &pairs {
        if best.iter().any(|taken: &Pair| taken.meets(pair)) {
            clash = true;
        } else {
            best.push(*pair);
        }
    }
    if clash {
        let mut search = Search {
            best_gain: best.iter().map(Pair::gain).sum(),
            best,
            chosen: Vec::new(),
            steps: 0,
        };
        let rest = pairs.iter().map(Pair::gain).sum();
        search.step(&pairs, 0, rest);
        best = search.best;
    }
    // An initial stands for a word only beside a word that is really there.
    if best.iter().all(|pair| pair.likeness.how == How::Initial) {
        best.clear();
    }
    best.sort_by_key(|pair| pair.left);
    best
}

/// The pairing of two names of the same words in the same order.
fn identical(left: Side<'_>, right: Side<'_>) -> Option<Vec<Pair>> {
    let same = left.words.len() == right.words.len()
        && left.words.iter().zip(right.words).all(|(a, b)| a.same(b));
    let likeness = Likeness { points: 1000, how: How::Same };
    let weights = left.weights.iter().zip(right.weights).take(32).enumerate();
    let pair = |(at, (a, b)): (usize, (&u32, &u32))| {
        let place = 1 << at;
        Pair { left: place, right: place, likeness, weight: *a.min(b) }
    };
    same.then(|| weights.map(pair).collect())
}

/// Every run of 2 to 4 words of `many` that is one word of `one`.
fn runs(many: Side<'_>, one: Side<'_>, mut found: impl FnMut(u32, u32, Likeness, u32)) {
    for (j, (word, weight)) in one.words.iter().zip(one.weights).enumerate().take(32) {
        if word.len() < 3 {
            continue;
        }
        for i in 0..many.words.len().min(32) {
            let mut len = 0;
            for (more, part) in many.words.iter().skip(i).take(RUN).enumerate() {
                len += part.len();
                if len > word.len() + 1 || i + more >= 32 {
                    break;
                }
                if more == 0 || len + 1 < word.len() {
                    continue;
                }
                let run: String =
                    many.words.iter().skip(i).take(more + 1).map(|part| &*part.text).collect();
                if let Some(likeness) = similarity::joined(&run, &word.text) {
                    let sum: u32 = many.weights.iter().skip(i).take(more + 1).sum();
                    let bits = ((1_u64 << (more + 1)) - 1) << i;
                    let Ok(bits) = u32::try_from(bits) else { break };
                    found(bits, 1 << j, likeness, sum.min(*weight));
                }
            }
        }
    }
}

struct Search {
    best: Vec<Pair>,
    best_gain: u64,
    chosen: Vec<Pair>,
    steps: u32,
}

impl Search {
    /// Try the pairs in turn, with and without; `rest` is what all of them would gain.
    fn step(&mut self, pairs: &[Pair], gain: u64, rest: u64) {
        if gain > self.best_gain {
            self.best_gain = gain;
            self.best.clone_from(&self.chosen);
        }
        self.steps += 1;
        let Some((pair, after)) = pairs.split_first() else { return };
        if self.steps > STEPS || gain + rest <= self.best_gain {
            return;
        }
        let rest = rest - pair.gain();
        if !self.chosen.iter().any(|taken| taken.meets(pair)) {
            self.chosen.push(*pair);
            self.step(after, gain + pair.gain(), rest);
            self.chosen.pop();
        }
        self.step(after, gain, rest);
    }
}

/// Whether paired words come in the same order on both sides, `SURNAME, Given` being read
/// either way round.
pub(crate) fn in_order(left: Side<'_>, right: Side<'_>, pairs: &[Pair]) -> bool {
    if pairs.len() < 2 {
        return true;
    }
    let turns = |side: Side<'_>| {
        let len = side.words.len();
        [Some(0), side.comma].into_iter().flatten().map(move |by| (by, len))
    };
    let place = |mask: u32, (by, len): (usize, usize)| {
        let at = usize::try_from(mask.trailing_zeros()).unwrap_or(0);
        if at >= by { at - by } else { at + len - by }
    };
    turns(left).any(|l| {
        turns(right).any(|r| {
            let mut places: Vec<(usize, usize)> =
                pairs.iter().map(|p| (place(p.left, l), place(p.right, r))).collect();
            places.sort_unstable();
            places.windows(2).all(|two| matches!(two, [(_, a), (_, b)] if a < b))
        })
    })
}
