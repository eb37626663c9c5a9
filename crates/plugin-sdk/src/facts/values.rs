//! Truths, days and texts of the facts.

use super::{Compared, Facts};
use crate::condition::{Condition, Truth};
use crate::day::Day;
use crate::field::AnyField;
use crate::run::{ANOTHER, Given};
use crate::table::Cell;

/// The most texts that a comparison with several names; the rest are counted.
const NAMED: usize = 6;

/// A truth field of the facts.
#[derive(Debug, Clone, Copy)]
pub struct TruthFact<'a> {
    pub(super) facts: Facts<'a>,
    pub(super) field: &'static AnyField,
}

impl TruthFact<'_> {
    /// Its value; none where it is not known.
    #[must_use]
    pub fn value(&self) -> Option<bool> {
        if let Some(Given::Truth(value)) = self.facts.supposed(self.field) {
            return Some(*value);
        }
        match self.facts.cell(self.field)? {
            Cell::Truth(value) => Some(value),
            Cell::Number(_) | Cell::Money(..) | Cell::Day(_) | Cell::Text(_) => None,
        }
    }

    /// It is true.
    #[must_use]
    pub fn holds(&self) -> Condition {
        let value = self.value();
        self.facts.compared(self.field, Truth::of(value), || Compared {
            text: "is true".to_owned(),
            known: value.map(Given::Truth),
            sides: vec![Given::Truth(false), Given::Truth(true)],
        })
    }
}

/// A day of the facts.
#[derive(Debug, Clone, Copy)]
pub struct DayFact<'a> {
    pub(super) facts: Facts<'a>,
    pub(super) field: &'static AnyField,
}

impl DayFact<'_> {
    /// Its value; none where it is not known.
    #[must_use]
    pub fn value(&self) -> Option<Day> {
        if let Some(Given::Day(value)) = self.facts.supposed(self.field) {
            return Some(Day(*value));
        }
        match self.facts.cell(self.field)? {
            Cell::Day(value) => Some(Day(value)),
            Cell::Truth(_) | Cell::Money(..) | Cell::Number(_) | Cell::Text(_) => None,
        }
    }

    /// On that day or later.
    #[must_use]
    pub fn from(&self, first: Day) -> Condition {
        self.turns("is", " or later", first, first.plus(-1), |value| value >= first)
    }

    /// Before that day.
    #[must_use]
    pub fn before(&self, first: Day) -> Condition {
        self.turns("is before", "", first, first.plus(-1), |value| value < first)
    }

    fn turns(
        &self,
        before: &str,
        after: &str,
        day: Day,
        other: Day,
        holds: impl Fn(Day) -> bool,
    ) -> Condition {
        let value = self.value();
        self.facts.compared(self.field, Truth::of(value.map(holds)), || Compared {
            text: [before, " ", &day.to_string(), after].concat(),
            known: value.map(|value| Given::Day(value.0)),
            sides: vec![Given::Day(other.0), Given::Day(day.0)],
        })
    }
}

/// A text or constant of the facts.
#[derive(Debug, Clone, Copy)]
pub struct TextFact<'a> {
    pub(super) facts: Facts<'a>,
    pub(super) field: &'static AnyField,
}

impl<'a> TextFact<'a> {
    /// Its value; none where it is not known.
    #[must_use]
    pub fn value(&self) -> Option<&'a str> {
        if let Some(Given::Text(value)) = self.facts.supposed(self.field) {
            return Some(value);
        }
        match self.facts.cell(self.field)? {
            Cell::Text(value) => Some(value),
            Cell::Truth(_) | Cell::Money(..) | Cell::Number(_) | Cell::Day(_) => None,
        }
    }

    /// It is that text, letter by letter.
    #[must_use]
    pub fn is(&self, text: &str) -> Condition {
        self.compared(&[text], |value| value == text, || ["is ", text].concat())
    }

    /// It is one of those texts.
    #[must_use]
    pub fn one_of(&self, texts: &[&str]) -> Condition {
        let words = || {
            let mut words = "is one of ".to_owned();
            let named: Vec<&str> = texts.iter().take(NAMED).copied().collect();
            words.push_str(&named.join(", "));
            let more = texts.len().saturating_sub(NAMED);
            if more > 0 {
                words.push_str(&[" and ", &more.to_string(), " more"].concat());
            }
            words
        };
        self.compared(texts, |value| texts.contains(&value), words)
    }

    /// It is as `test` wants it, in those words: `begins with 3B`. No value is proposed for it.
    #[must_use]
    pub fn meets(&self, words: &str, test: impl Fn(&str) -> bool) -> Condition {
        let value = self.value();
        self.facts.compared(self.field, Truth::of(value.map(test)), || Compared {
            text: words.to_owned(),
            known: value.map(|value| Given::Text(value.to_owned())),
            sides: Vec::new(),
        })
    }

    fn compared(
        &self,
        texts: &[&str],
        holds: impl Fn(&str) -> bool,
        words: impl FnOnce() -> String,
    ) -> Condition {
        let value = self.value();
        self.facts.compared(self.field, Truth::of(value.map(holds)), || {
            let among = self.field.among;
            if let Some(strange) =
                texts.iter().find(|text| !among.contains(text)).filter(|_| !among.is_empty())
            {
                self.facts.run.note_mistake(&[
                    self.field.path,
                    " is compared with `",
                    strange,
                    "`, which is not among the constants that it was declared with",
                ]);
            }
            // What else the field can be: its constants where they were declared, else anything.
            let others = self.field.among.iter().filter(|constant| !texts.contains(constant));
            let free = self.field.among.is_empty().then_some(&ANOTHER);
            Compared {
                text: words(),
                known: value.map(|value| Given::Text(value.to_owned())),
                sides: texts
                    .iter()
                    .chain(others)
                    .chain(free)
                    .map(|text| Given::Text((*text).to_owned()))
                    .collect(),
            }
        })
    }
}
