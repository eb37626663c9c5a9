//! A plain word with what is compared of it.

use std::sync::LazyLock;

use crate::sound;
use crate::table::{Map, hash, rows};

/// A word of a name.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// Hashes of the three spellings below: two words mostly differ, and mostly here.
    text_hash: u32,
    fold_hash: u32,
    bones_hash: u32,
    /// The first letter.
    pub(crate) first: u8,
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
    /// Whether it cannot well be spoken and so is made of initials.
    pub(crate) initials: bool,
    /// Whether it was written in a script that leaves out vowels.
    pub(crate) unvowelled: bool,
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
    /// Look at a plain word, and how it was written if that was in another script.
    pub(crate) fn new(text: &str, written: Option<&str>) -> Word {
        let fold = sound::fold(text);
        let bones = sound::bones(&fold);
        let letters = text.bytes().fold(0, |mask, b| mask | 1_u64 << (b % 64));
        let unvowelled = written
            .and_then(|text| text.chars().next())
            .is_some_and(|c| matches!(c, '\u{590}'..='\u{6ff}'));
        let of = |text: &str| hash(0, text.bytes());
        Word {
            text_hash: of(text),
            fold_hash: of(&fold),
            bones_hash: of(&bones),
            first: text.as_bytes().first().copied().unwrap_or(0),
            text: text.into(),
            fold: fold.into(),
            bones: bones.into(),
            letters,
            group: group(text),
            number: text.bytes().any(|b| b.is_ascii_digit()),
            initials: !unvowelled && initials(text),
            unvowelled,
        }
    }

    /// Whether the letters are the same.
    pub(crate) fn same(&self, other: &Word) -> bool {
        self.text_hash == other.text_hash && self.text == other.text
    }

    /// Whether the sound is the same.
    pub(crate) fn sounds(&self, other: &Word) -> bool {
        self.fold_hash == other.fold_hash && self.fold == other.fold
    }

    /// Whether the consonants are the same.
    pub(crate) fn consonants(&self, other: &Word) -> bool {
        self.bones_hash == other.bones_hash && self.bones == other.bones
    }

    /// Number of letters.
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }
}

/// Up to four letters that are no syllable: no vowel, or consonants side by side at an end that
/// do not stand there in names. `ABC`, `KPI`, `FZE`; not `Jon`, `Ann`, `Zhu`.
fn initials(text: &str) -> bool {
    const HEADS: &str = "bl br ch cl cr dj dm dr dz fl fr gh gl gr gw hr hs kh kl kn kr kw ll mb ng \
                         nk ph pl pr rh sh sk sl sm sn sp st sv sw th tr ts tw tz vl wh wr zh zl";
    const TAILS: &str = "bb bd ch ck dd dt ff ft gg gh ht hm hn hr kh ld lf lk ll lm lp ls lt lz mb mm \
                         mp nc nd ng nk nn ns nt nz ph pp rb rc rd rf rg rk rl rm rn rp rr rs rt rz sh \
                         sk sm sr ss st th tr ts tt tz wl wn xt zz";
    let vowel = |c: u8| matches!(c, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let hard = |two: &str, known: &str| {
        !two.bytes().any(vowel) && !known.split_ascii_whitespace().any(|k| k == two)
    };
    if !(2..=4).contains(&text.len()) {
        return false;
    }
    if !text.bytes().any(vowel) {
        return text != "ng";
    }
    // Four letters that two misplaced consonants make hard to speak are rather a slip (KAMZ).
    let row = |three: &[u8]| !three.iter().any(|c| vowel(*c));
    if text.len() == 4 && !text.as_bytes().windows(3).any(row) {
        return false;
    }
    let head = text.get(..2).is_some_and(|two| hard(two, HEADS));
    head || text.get(text.len() - 2..).is_some_and(|two| hard(two, TAILS))
}
