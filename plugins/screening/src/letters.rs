//! Letters of other scripts in Latin ones.
//!
//! Cyrillic and Arabic follow the romanisation that the US lists use (close to BGN/PCGN);
//! Chinese words of business and places are translated (`data/han.csv`), the rest is read as
//! pinyin; whatever else there is goes through `deunicode`.

use std::sync::LazyLock;

use crate::table::{Map, rows};

/// How a letter reads in Latin letters; `None`: it separates words.
pub(crate) fn latin(c: char) -> Option<&'static str> {
    if let Some(text) = cyrillic(c).or_else(|| arabic(c)) {
        return Some(text);
    }
    if !c.is_alphanumeric() {
        return None;
    }
    deunicode::deunicode_char(c)
}

/// Whether the character is a Chinese one: written without spaces, read in words by [`han`].
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// Words of a run of Chinese characters: what the table knows, by the longest first; the
/// characters between as pinyin in one word. Each word with the characters it was read from.
pub(crate) fn han(run: &[char]) -> Vec<(String, String)> {
    let mut words = Vec::new();
    let (mut reading, mut read) = (String::new(), String::new());
    let mut rest = run;
    while let Some((first, after)) = rest.split_first() {
        let known = (2..=LONGEST.min(rest.len())).rev().find_map(|len| {
            let (head, tail) = rest.split_at_checked(len)?;
            let head: String = head.iter().collect();
            GLOSSES.get(head.as_str()).map(|gloss| (head, *gloss, tail))
        });
        if let Some((head, gloss, tail)) = known {
            if !reading.is_empty() {
                words.push((std::mem::take(&mut reading), std::mem::take(&mut read)));
            }
            words.extend(gloss.split(' ').map(|word| (word.to_owned(), head.clone())));
            rest = tail;
        } else {
            let pinyin = deunicode::deunicode_char(*first).unwrap_or("");
            reading.extend(
                pinyin.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()),
            );
            read.push(*first);
            rest = after;
        }
    }
    if !reading.is_empty() {
        words.push((reading, read));
    }
    words
}

/// Longest of them, in characters.
const LONGEST: usize = 10;

static GLOSSES: LazyLock<Map<&'static str, &'static str>> = LazyLock::new(|| {
    rows(include_str!("../data/han.csv"))
        .filter_map(|row| Some((row.first().copied()?, row.get(1).copied()?)))
        .collect()
});

fn cyrillic(c: char) -> Option<&'static str> {
    if !matches!(c, '\u{400}'..='\u{4ff}') {
        return None;
    }
    let lower = c.to_lowercase().next().unwrap_or(c);
    Some(match lower {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'э' => "e",
        'ё' => "yo",
        'є' => "ye",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' => "i",
        'ї' => "yi",
        'й' | 'ы' => "y",
        'ј' => "j",
        'к' => "k",
        'л' | 'љ' => "l",
        'м' => "m",
        'н' | 'њ' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ў' => "w",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ю' => "yu",
        'я' => "ya",
        _ => return None,
    })
}

fn arabic(c: char) -> Option<&'static str> {
    Some(match c {
        'ا' | 'آ' | 'أ' | 'إ' | 'ٱ' | 'ى' | 'ة' => "a",
        'ب' => "b",
        'پ' => "p",
        'ت' | 'ط' => "t",
        'ث' => "th",
        'ج' => "j",
        'چ' => "ch",
        'ح' | 'ه' | 'ہ' | 'ھ' => "h",
        'خ' => "kh",
        'د' | 'ض' => "d",
        'ذ' => "dh",
        'ر' => "r",
        'ز' | 'ظ' => "z",
        'ژ' => "zh",
        'س' | 'ص' => "s",
        'ش' => "sh",
        'ع' | 'ء' | 'ـ' | 'ئ' | 'ؤ' => "",
        'غ' => "gh",
        'ف' => "f",
        'ق' => "q",
        'ك' | 'ک' => "k",
        'گ' => "g",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'و' => "u",
        'ي' | 'ی' => "i",
        _ => return None,
    })
}
