//! A name as it is written, to plain words: lower case, Latin letters and digits, no accents.
//!
//! Full-width and compatibility letters through Unicode NFKC; apostrophes join (`Xi'an` is
//! `xian`), hyphens and all other marks separate; `&` is `and`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::entry::Kind;
use crate::forms::{self, Forms};
use crate::letters;
use crate::word::Word;

/// A name is read this far, in characters; the rest is left out, and the reason says so.
pub const MAX_CHARS: usize = 512;
/// No more words than this of a name are read.
pub const MAX_WORDS: usize = 32;
/// No more letters than this of a word are read.
const MAX_LETTERS: usize = 48;

/// A name in plain words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plain {
    /// The words, legal forms taken out.
    pub(crate) words: Vec<String>,
    /// For a word that was written in another script, how it was written.
    pub(crate) written: Vec<Option<String>>,
    /// The legal forms.
    pub(crate) forms: Forms,
    /// How many words stand before the first comma, where words follow it: `SURNAME, Given`.
    pub(crate) comma: Option<usize>,
    /// Whether some of the name was left out.
    pub(crate) cut: bool,
}

impl Plain {
    /// The words with what is compared of them.
    pub(crate) fn look(&self) -> Vec<Word> {
        let both = self.words.iter().zip(&self.written);
        both.map(|(text, written)| Word::new(text, written.as_deref())).collect()
    }
}

#[derive(Debug, Default)]
struct Reader {
    words: Vec<(String, Option<String>)>,
    comma: Option<usize>,
    word: String,
    written: String,
    foreign: bool,
    han: Vec<char>,
    cut: bool,
}

impl Reader {
    fn push(&mut self, word: String, written: Option<String>) {
        if word.is_empty() {
            return;
        }
        if self.words.len() < MAX_WORDS {
            self.words.push((word, written));
        } else {
            self.cut = true;
        }
    }

    fn end(&mut self) {
        if !self.word.is_empty() {
            let word = std::mem::take(&mut self.word);
            let written = self.foreign.then(|| self.written.clone());
            self.push(word, written);
        }
        self.written.clear();
        self.foreign = false;
        if !self.han.is_empty() {
            let run = std::mem::take(&mut self.han);
            for (word, written) in letters::han(&run) {
                let word = word.chars().take(MAX_LETTERS).collect();
                self.push(word, Some(written));
            }
        }
    }

    fn add(&mut self, text: &str) {
        for c in text.chars().filter(char::is_ascii_alphanumeric) {
            if self.word.len() < MAX_LETTERS {
                self.word.push(c.to_ascii_lowercase());
            } else {
                self.cut = true;
            }
        }
    }

    fn ascii(&mut self, c: char) {
        if !self.han.is_empty() {
            self.end();
        }
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' => {
                if self.word.len() < MAX_LETTERS {
                    self.word.push(c.to_ascii_lowercase());
                    if self.foreign {
                        self.written.push(c);
                    }
                } else {
                    self.cut = true;
                }
            }
            '\'' | '`' => {}
            '&' => {
                self.end();
                self.push("and".to_owned(), None);
            }
            ',' => {
                self.end();
                if self.comma.is_none() && !self.words.is_empty() {
                    self.comma = Some(self.words.len());
                }
            }
            _ => self.end(),
        }
    }

    fn other(&mut self, c: char) {
        if is_combining_mark(c)
            || matches!(
                c,
                '‘' | '’' | 'ʼ' | 'ʻ' | 'ʽ' | 'ʾ' | 'ʿ' | '′' | '\u{200b}'..='\u{200f}' | '\u{ad}'
            )
        {
            return;
        }
        if letters::is_han(c) {
            if !self.word.is_empty() {
                self.end();
            }
            self.han.push(c);
            return;
        }
        if !self.han.is_empty() {
            self.end();
        }
        match letters::latin(c) {
            Some(text) => {
                self.foreign |= !matches!(c, '\u{80}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}');
                if self.written.is_empty() {
                    self.written.clone_from(&self.word);
                }
                self.written.push(c);
                self.add(text);
                // The Arabic article is written in one with its noun.
                if self.written == "ال" {
                    self.end();
                }
            }
            None if matches!(c, '，' | '、') => self.ascii(','),
            None => self.end(),
        }
    }
}

/// Read a name. Only of a natural person no legal forms are taken out.
pub(crate) fn read(name: &str, kind: Option<Kind>) -> Plain {
    let mut reader = Reader::default();
    if name.len() <= MAX_CHARS && name.is_ascii() {
        name.bytes().for_each(|b| reader.ascii(char::from(b)));
    } else {
        reader.cut = name.chars().nth(MAX_CHARS).is_some();
        for c in name.chars().take(MAX_CHARS).nfkc() {
            if c.is_ascii() { reader.ascii(c) } else { reader.other(c) }
        }
    }
    reader.end();
    plain(reader, kind)
}

fn plain(reader: Reader, kind: Option<Kind>) -> Plain {
    let Reader { words: mut found, comma, cut, .. } = reader;
    let mut forms = Forms::default();
    let mut before = comma.unwrap_or(0);
    if kind != Some(Kind::Person) {
        let words: Vec<&str> = found.iter().map(|(word, _)| word.as_str()).collect();
        let (taken, legal) = forms::take(&words);
        forms = legal;
        before -= taken.iter().take(before).filter(|slot| **slot).count();
        if taken.iter().any(|slot| *slot) {
            let mut taken = taken.into_iter();
            found.retain(|_| !taken.next().unwrap_or(false));
        }
    }
    let comma = (before > 0 && before < found.len()).then_some(before);
    let (words, written) = found.into_iter().unzip();
    Plain { words, written, forms, comma, cut }
}
