//! Two names alone, without a list.

use crate::align::Side;
use crate::explain::{Told, explain};
use crate::normalize::{Plain, read};
use crate::score::score;
use crate::weight::weigh;
use crate::word::Word;

/// How alike two names are, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Parts per thousand; 1000: the same words in the same order, with the same legal form.
    pub score: u16,
    /// Why, in words.
    pub reason: String,
}

/// Compare two names. The score is the same either way round. How much a word tells comes from
/// the background table alone (`data/common.csv`). A name without a letter or digit is like
/// none, itself included: its score is 0.
///
/// ```
/// let found = screening::compare("Huawei Technologies Co., Ltd.", "华为技术有限公司");
/// assert!(found.score >= screening::REVIEW);
/// ```
pub fn compare(first: &str, second: &str) -> Comparison {
    // One order of the two, so that ties within the pairing fall the same way.
    let flip = first > second;
    let (a, b) = if flip { (second, first) } else { (first, second) };
    let (a, b) = (Read::new(read(a, None)), Read::new(read(b, None)));
    if a.words.is_empty() || b.words.is_empty() {
        return Comparison {
            score: 0,
            reason: "a name without a letter or digit can't be compared".to_owned(),
        };
    }
    let (a_words, b_words) = (a.refs(), b.refs());
    let (a_side, b_side) = (a.side(&a_words), b.side(&b_words));
    let mut scored = score(a_side, b_side, a.plain.forms, b.plain.forms);
    let (mut left, mut right) = (a.told(a_side), b.told(b_side));
    if flip {
        std::mem::swap(&mut left, &mut right);
        for pair in &mut scored.pairs {
            std::mem::swap(&mut pair.left, &mut pair.right);
        }
        scored.pairs.sort_by_key(|pair| pair.left);
    }
    left.called = "the first name";
    right.called = "the second name";
    Comparison { score: scored.score(), reason: explain(left, right, &scored, None) }
}

/// A name, weighed by the background alone.
struct Read {
    plain: Plain,
    words: Vec<Word>,
    weights: Vec<u32>,
}

impl Read {
    fn new(plain: Plain) -> Read {
        let words = plain.look();
        let weights = words.iter().map(|word| weigh(word, 0, 0)).collect();
        Read { plain, words, weights }
    }

    fn refs(&self) -> Vec<&Word> {
        self.words.iter().collect()
    }

    fn side<'a>(&'a self, words: &'a [&'a Word]) -> Side<'a> {
        Side { words, weights: &self.weights, comma: self.plain.comma }
    }

    fn told<'a>(&'a self, side: Side<'a>) -> Told<'a> {
        Told { plain: &self.plain, side, called: "" }
    }
}
