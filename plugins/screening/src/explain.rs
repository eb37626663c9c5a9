//! A comparison in words that a reviewer can check against the two names.

use crate::align::{Pair, Side};
use crate::forms::{Forms, Standing};
use crate::normalize::Plain;
use crate::score::Scored;
use crate::similarity::How;
use crate::weight::{COMMON, RARE};

/// One side as it is told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told<'a> {
    pub(crate) plain: &'a Plain,
    pub(crate) side: Side<'a>,
    /// How the side is called: "the name", "the list name", "the first name".
    pub(crate) called: &'a str,
}

/// What was met and what was not, and something `besides`, as one sentence.
pub(crate) fn explain(
    left: Told<'_>,
    right: Told<'_>,
    scored: &Scored,
    besides: Option<&str>,
) -> String {
    let mut parts = Vec::new();
    for pair in &scored.pairs {
        parts.push(pair_text(left, right, pair));
    }
    if scored.acronym {
        parts.push("one could be the initials of the other, which no list states: this alone is never a match".to_owned());
    } else if scored.pairs.is_empty() {
        parts.push("no word of one is like a word of the other".to_owned());
    }
    if !scored.acronym {
        parts.extend(alone(left, scored.pairs.iter().fold(0, |mask, pair| mask | pair.left)));
        parts.extend(alone(right, scored.pairs.iter().fold(0, |mask, pair| mask | pair.right)));
    }
    if !scored.in_order {
        parts.push("the words stand in another order".to_owned());
    }
    parts.extend(forms(left.plain.forms, right.plain.forms, scored.forms, right.called));
    for told in [left, right] {
        parts.extend(readings(told.plain));
        if told.plain.cut {
            let (chars, words) = (crate::MAX_CHARS, crate::MAX_WORDS);
            parts.push(format!(
                "{} is too long: only its first {chars} characters and {words} words were read",
                told.called
            ));
        }
    }
    let met: u32 = scored.pairs.iter().map(|pair| pair.weight).sum();
    if met > 0 && met <= COMMON + 2 * crate::weight::BIT && scored.score() >= crate::REVIEW {
        parts.push("so short or common a name is weak evidence".to_owned());
    }
    parts.extend(besides.map(str::to_owned));
    let mut text = parts.join("; ");
    if !text.ends_with('.') {
        text.push('.');
    }
    text
}

/// How words of another script were read.
fn readings(plain: &Plain) -> Vec<String> {
    let mut readings: Vec<(&str, String)> = Vec::new();
    for (word, written) in plain.words.iter().zip(&plain.written) {
        let Some(written) = written.as_deref() else { continue };
        match readings.last_mut() {
            // Several words from one (国际 is one, 研究院 two).
            Some((last, read)) if *last == written => {
                read.push(' ');
                read.push_str(&word.to_uppercase());
            }
            _ => readings.push((written, word.to_uppercase())),
        }
    }
    readings.into_iter().map(|(written, read)| format!("{written} read as {read}")).collect()
}

fn words(told: Told<'_>, mask: u32) -> String {
    let taken =
        told.plain.words.iter().enumerate().take(32).filter(|(at, _)| mask & (1 << at) != 0);
    let taken: Vec<String> = taken.map(|(_, word)| word.to_uppercase()).collect();
    taken.join(" ")
}

fn pair_text(left: Told<'_>, right: Told<'_>, pair: &Pair) -> String {
    let (a, b) = (words(left, pair.left), words(right, pair.right));
    let rarity = rarity(&a, pair.weight);
    match pair.likeness.how {
        How::Same => format!("{a} exact{rarity}"),
        How::Variant => format!("{a} is a spelling of {b}{rarity}"),
        How::Meaning => format!("{a} means {b}{rarity}"),
        How::Sound => format!("{a} sounds like {b}{rarity}"),
        How::Consonants => format!("{a} has the consonants of {b}{rarity}"),
        How::Letters(1) => format!("{a} is nearly {b}, 1 letter differs{rarity}"),
        How::Letters(n) => format!("{a} is nearly {b}, {n} letters differ{rarity}"),
        How::Beginning => format!("one of {a} and {b} begins with the other{rarity}"),
        How::Initial => format!("one of {a} and {b} is the initial of the other"),
        How::Joined if pair.likeness.points > 900 => {
            format!("{a} is {b}, written in one or apart{rarity}")
        }
        How::Joined => format!("{a} is nearly {b}, written in one or apart{rarity}"),
    }
}

/// What is said of a word's weight: rare, common, or too short to tell much; a number is neither.
fn rarity(word: &str, weight: u32) -> &'static str {
    match weight {
        _ if word.bytes().any(|b| b.is_ascii_digit()) => "",
        RARE.. => " (rare)",
        0..=COMMON if word.len() <= 2 => " (short)",
        0..=COMMON => " (common)",
        _ => "",
    }
}

fn alone(told: Told<'_>, taken: u32) -> Option<String> {
    let left: Vec<String> = told
        .plain
        .words
        .iter()
        .zip(told.side.weights)
        .enumerate()
        .take(32)
        .filter(|(at, _)| taken & (1 << at) == 0)
        .map(|(_, (word, weight))| format!("{}{}", word.to_uppercase(), rarity(word, *weight)))
        .collect();
    let has = if left.len() == 1 { "has" } else { "have" };
    (!left.is_empty())
        .then(|| format!("{} of {} {has} no counterpart", left.join(", "), told.called))
}

fn forms(left: Forms, right: Forms, standing: Standing, right_called: &str) -> Option<String> {
    match standing {
        Standing::Same => None,
        Standing::Alike => {
            Some(format!("legal form written differently ({} / {})", left.shown(), right.shown()))
        }
        Standing::Differ => {
            Some(format!("legal form differs ({} / {})", left.shown(), right.shown()))
        }
        Standing::Missing => {
            let (l, r) = (left.shown(), right.shown());
            let (form, whose) = if l.is_empty() {
                (r, format!("only {right_called} has"))
            } else {
                (l, format!("{right_called} lacks"))
            };
            Some(format!("{whose} the legal form {form}"))
        }
    }
}
