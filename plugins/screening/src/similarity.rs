//! How alike two words are, in parts per thousand, and in what way.

use strsim::osa_distance;

use crate::word::Word;

/// In what way two words, or runs of words, are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// The same letters.
    Same,
    /// Known spellings of one name.
    Variant,
    /// Forms, abbreviations or translations of one word.
    Meaning,
    /// Spelled differently, sounding the same.
    Sound,
    /// The same consonants, other vowels.
    Consonants,
    /// So many letters differ.
    Letters(u8),
    /// One begins with the other.
    Beginning,
    /// One is the first letter of the other.
    Initial,
    /// Written in one on one side, apart on the other.
    Joined,
}

/// How alike: parts per thousand, and the way. Below 600 words count as different, an initial
/// excepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Likeness {
    pub(crate) points: u16,
    pub(crate) how: How,
}

/// An initial stands for its word by half.
pub(crate) const INITIAL: u16 = 500;
const LEAST: u16 = 600;

/// Compare two words; `None`: different ones. Symmetric.
pub(crate) fn compare(a: &Word, b: &Word) -> Option<Likeness> {
    let likeness = |points, how| Some(Likeness { points, how });
    if a.text == b.text {
        return likeness(1000, How::Same);
    }
    if let (Some(x), Some(y)) = (a.group, b.group)
        && x.id == y.id
    {
        return if x.name { likeness(960, How::Variant) } else { likeness(970, How::Meaning) };
    }
    if a.number || b.number {
        return None;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() == 1 {
        return if long.text.starts_with(&*short.text) {
            likeness(INITIAL, How::Initial)
        } else {
            None
        };
    }
    // Letters that only one of them has: each edit accounts for two at most.
    if (a.letters ^ b.letters).count_ones() > 6 && a.bones != b.bones {
        return begins(short, long);
    }
    if a.fold == b.fold {
        return match short.len() {
            0..=3 => likeness(850, How::Sound),
            4 => likeness(900, How::Sound),
            _ => likeness(940, How::Sound),
        };
    }
    [consonants(short, long), spelled(short, long), begins(short, long)]
        .into_iter()
        .flatten()
        .max_by_key(|likeness| likeness.points)
}

/// Two runs of letters put together on one side: equal, or nearly, for long ones.
pub(crate) fn joined(run: &str, word: &str) -> Option<Likeness> {
    if run == word {
        return Some(Likeness { points: 985, how: How::Joined });
    }
    let near = run.len() >= 6
        && word.len() >= 6
        && run.len().abs_diff(word.len()) <= 1
        && osa_distance(run, word) == 1;
    near.then_some(Likeness { points: 880, how: How::Joined })
}

fn consonants(short: &Word, long: &Word) -> Option<Likeness> {
    if short.bones != long.bones || short.bones.len() < 2 {
        return None;
    }
    // A word without vowels comes from a script that does not write them.
    let unvowelled = short.bones.len() >= 3 && short.fold == short.bones;
    let points = match short.bones.len() {
        2 => 800,
        3 => 860,
        _ => 890,
    };
    (unvowelled || short.len() * 3 >= long.len() * 2)
        .then_some(Likeness { points, how: How::Consonants })
}

/// By edit distance, softened for short words: one letter of two, three, four, eight costs
/// 250, 200, 167, 100. More where the first letter differs.
fn spelled(short: &Word, long: &Word) -> Option<Likeness> {
    let most: usize = match long.len() {
        0..=4 => 1,
        5..=8 => 2,
        _ => 3,
    };
    if long.len() - short.len() > most {
        return None;
    }
    let distance = osa_distance(&short.text, &long.text);
    if distance > most {
        return None;
    }
    let cost = distance * 1000 / (long.len() + 2);
    let head = if short.text.as_bytes().first() == long.text.as_bytes().first() { 0 } else { 60 };
    let points = u16::try_from(1000_usize.saturating_sub(cost + head)).unwrap_or(0);
    let distance = u8::try_from(distance).unwrap_or(u8::MAX);
    (points >= LEAST).then_some(Likeness { points, how: How::Letters(distance) })
}

fn begins(short: &Word, long: &Word) -> Option<Likeness> {
    let begins =
        short.len() >= 4 && long.len() >= short.len() + 2 && long.text.starts_with(&*short.text);
    begins.then_some(Likeness { points: LEAST, how: How::Beginning })
}
