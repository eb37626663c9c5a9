//! A transaction in a few words.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::Answer;
use super::columns::columns;
use crate::day::Day;
use crate::jurisdiction::{Jurisdiction, answer};
use crate::wire::controls::{Batch, Detail, Posture};

/// A transaction, and the day for which it is asked. What is not stated is unknown.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    on: String,
    known: Option<String>,
    as_written: bool,
    /// None is unknown: of an element that is in its list all the same.
    facts: BTreeMap<String, Option<String>>,
    empty: BTreeSet<String>,
}

impl Case {
    /// Nothing but a day, `2023-09-01`. The law counts as published by that day.
    #[must_use]
    pub fn on(day: &str) -> Case {
        Case {
            on: day.to_owned(),
            known: None,
            as_written: false,
            facts: BTreeMap::new(),
            empty: BTreeSet::new(),
        }
    }

    /// The same on another day.
    #[must_use]
    pub fn again_on(&self, day: &str) -> Case {
        Case { on: day.to_owned(), ..self.clone() }
    }

    /// With the law as published by another day.
    #[must_use]
    pub fn known(mut self, day: &str) -> Case {
        self.known = Some(day.to_owned());
        self
    }

    /// With the law as written, and not as enforced.
    #[must_use]
    pub fn as_written(mut self) -> Case {
        self.as_written = true;
        self
    }

    /// With a fact, by its path with the places of elements in it, and its value as people write it:
    /// `("origin", "NL")`, `("parties[0].country", "CN")`, `("item.value", "100.50 EUR")`. Lists are
    /// known and as long as the facts stated in them. The last value stated of a path counts.
    #[must_use]
    pub fn fact(mut self, path: &str, value: &str) -> Case {
        self.facts.insert(path.to_owned(), Some(value.to_owned()));
        self
    }

    /// With several facts.
    #[must_use]
    pub fn facts(self, facts: &[(&str, &str)]) -> Case {
        facts.iter().fold(self, |case, (path, value)| case.fact(path, value))
    }

    /// With a list or set that is known to be empty: `parties`.
    #[must_use]
    pub fn empty(mut self, list: &str) -> Case {
        self.empty.insert(list.to_owned());
        self
    }

    /// Without a fact: it is unknown then, and the element to which it belongs stays in its list. Of a
    /// list, its name leaves out the list.
    #[must_use]
    pub fn without(mut self, path: &str) -> Case {
        let inside = format!("{path}[");
        self.facts.retain(|stated, _| stated != path && !stated.starts_with(&inside));
        self.empty.remove(path);
        if path.contains('[') && !self.paths().any(|known| known.starts_with(&inside)) {
            self.facts.insert(path.to_owned(), None);
        }
        self
    }

    /// The facts that are stated.
    pub fn stated(&self) -> impl Iterator<Item = (&str, &str)> {
        self.facts.iter().filter_map(|(path, value)| Some((path.as_str(), value.as_deref()?)))
    }

    /// Every path that is named, unknown ones included.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.facts.keys().map(String::as_str)
    }

    /// The lists and sets that are stated, empty ones included, each by its name.
    #[must_use]
    pub fn lists(&self) -> BTreeSet<String> {
        let mut lists = self.empty.clone();
        for path in self.facts.keys() {
            for (at, _) in path.match_indices('[') {
                lists.extend(path.get(..at).map(str::to_owned));
            }
        }
        lists
    }

    /// Whether a list is stated to be empty.
    pub(super) fn is_empty(&self, list: &str) -> bool {
        self.empty.contains(list)
    }

    /// What the jurisdiction answers, with its proof.
    ///
    /// # Errors
    /// Where a stated fact is no field that it reads or no value of its kind, or the batch is refused.
    pub fn ask<J: Jurisdiction>(&self) -> Result<Answer, String> {
        let mut answers = ask_all::<J>(std::slice::from_ref(self))?;
        answers.pop().ok_or_else(|| "no answer came".to_owned())
    }

    fn day(text: &str) -> Result<i32, String> {
        Day::read(text).map(|day| day.0).ok_or_else(|| format!("{text:?} is no day"))
    }
}

/// What the jurisdiction answers to several cases in one batch. They are asked for the day and the
/// posture of the first.
///
/// # Errors
/// As [`Case::ask`].
pub fn ask_all<J: Jurisdiction>(cases: &[Case]) -> Result<Vec<Answer>, String> {
    let Some(first) = cases.first() else { return Ok(Vec::new()) };
    let batch = |detail: Detail| -> Result<Batch, String> {
        Ok(Batch {
            rows: u32::try_from(cases.len()).unwrap_or(u32::MAX),
            columns: columns(J::FIELDS, cases)?,
            on: Case::day(&first.on)?,
            known: Case::day(first.known.as_ref().unwrap_or(&first.on))?,
            posture: if first.as_written { Posture::AsWritten } else { Posture::AsEnforced },
            detail,
        })
    };
    let short = answer::<J>(batch(Detail::Outcome)?)?;
    let full = answer::<J>(batch(Detail::Proof)?)?;
    if short.ranges != full.ranges {
        return Err("the verdict with proof is not the verdict without".to_owned());
    }
    let answers = full.ranges.into_iter().zip(full.determinations);
    Ok(answers.map(|(range, determination)| Answer { range, determination }).collect())
}
