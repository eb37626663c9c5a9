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
    if a.same(b) {
        return likeness(1000, How::Same);
    }
    if let (Some(x), Some(y)) = (a.group, b.group) {
        match (x.id == y.id, x.name && y.name) {
            (true, true) => return likeness(960, How::Variant),
            (true, false) => return likeness(970, How::Meaning),
            // Two known names, however near in letters: Hassan is not Hussein.
            (false, true) => return None,
            (false, false) => {}
        }
    }
    // Numbers and initials of companies are the same or not: ABC is not ABD.
    if a.number || b.number || a.initials || b.initials {
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
    if a.sounds(b) {
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
        && distance(run, word) == 1;
    near.then_some(Likeness { points: 880, how: How::Joined })
}

/// The same consonants: other vowels cost half of other letters. Where one is written in a
/// script without vowels, they are all there is.
fn consonants(short: &Word, long: &Word) -> Option<Likeness> {
    if !short.consonants(long) || short.bones.len() < 2 {
        return None;
    }
    let points = if short.unvowelled || long.unvowelled {
        if short.bones.len() < 3 { 750 } else { 880 }
    } else {
        let cost = distance(&short.fold, &long.fold) * 800 / (long.fold.len() + 2);
        let head = if short.first == long.first { 0 } else { 60 };
        u16::try_from(940_usize.saturating_sub(cost + head)).unwrap_or(0)
    };
    // Of two consonants at most, vowels are most of the word.
    let enough = short.unvowelled || long.unvowelled || short.bones.len() > 2;
    (enough && points >= LEAST).then_some(Likeness { points, how: How::Consonants })
}

/// By edit distance, softened for short words: one letter of two, three, four, eight costs
/// 350, 250, 167, 100. More where the first letter differs, so much in a short word that it
/// counts as another.
fn spelled(short: &Word, long: &Word) -> Option<Likeness> {
    // A common word has its forms in the table; two letters off, it is another word.
    let known = [short, long].iter().any(|word| word.group.is_some_and(|group| !group.name));
    let most: usize = match long.len() {
        0..=5 => 1,
        _ if known => 1,
        6..=8 => 2,
        _ => 3,
    };
    // Letters that only one of them has: each edit accounts for two at most.
    let apart = (short.letters ^ long.letters).count_ones() as usize;
    if long.len() - short.len() > most || apart > 2 * most {
        return None;
    }
    let distance = distance(&short.text, &long.text);
    if distance > most {
        return None;
    }
    let cost = match long.len() {
        2 => 350,
        3 => 250,
        len => distance * 1000 / (len + 2),
    };
    let head = match (short.first == long.first, long.len()) {
        (true, _) => 0,
        (false, 0..=4) => return None,
        (false, 5) => 150,
        (false, _) => 80,
    };
    let points = u16::try_from(1000_usize.saturating_sub(cost + head)).unwrap_or(0);
    let distance = u8::try_from(distance).unwrap_or(u8::MAX);
    (points >= LEAST).then_some(Likeness { points, how: How::Letters(distance) })
}

/// Edit distance; what the two have in common at either end is left out first.
fn distance(a: &str, b: &str) -> usize {
    let head = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(head..).unwrap_or(a), b.get(head..).unwrap_or(b));
    let tail = a.bytes().rev().zip(b.bytes().rev()).take_while(|(x, y)| x == y).count();
    let a = a.get(..a.len() - tail).unwrap_or(a);
    let b = b.get(..b.len() - tail).unwrap_or(b);
    match (a.len(), b.len()) {
        (0, len) | (len, 0) => len,
        (1, 1) => 1,
        _ => osa_distance(a, b),
    }
}

fn begins(short: &Word, long: &Word) -> Option<Likeness> {
    let begins =
        short.len() >= 4 && long.len() >= short.len() + 2 && long.text.starts_with(&*short.text);
    begins.then_some(Likeness { points: LEAST, how: How::Beginning })
}
