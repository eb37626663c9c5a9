//! The facts of one row, as the author reads them.

use std::cell::RefCell;

use crate::condition::{Condition, Truth, quantified};
use crate::day::Day;
use crate::exact::Exact;
use crate::field::{AnyField, Field, kinds};
use crate::proof::Step;
use crate::table::{Cell, Table};
use crate::wire::determinations::{Evidence, EvidenceKind};

/// How deep lists lie in lists, at most.
const DEPTH: usize = 4;

/// One row of a batch, and what is asked about it.
#[derive(Debug)]
pub struct Run<'a> {
    pub(crate) table: &'a Table,
    pub(crate) row: usize,
    pub(crate) proof: bool,
    /// A value that one fact is taken to have, to see where that leads.
    pub(crate) hypothesis: Option<Hypothesis>,
    /// What was looked at, with the values at which a condition turns.
    pub(crate) readings: RefCell<Vec<Reading>>,
}

/// A fact's value for the sake of argument.
#[derive(Debug, Clone, PartialEq)]
pub struct Hypothesis {
    pub(crate) field: usize,
    pub(crate) place: usize,
    pub(crate) value: Given,
}

/// A value that a fact may be given.
#[derive(Debug, Clone, PartialEq)]
pub enum Given {
    Truth(bool),
    Number(Exact),
    Day(i32),
    Text(String),
}

/// A comparison of a fact, with values on both sides of its turn.
#[derive(Debug, Clone)]
pub struct Reading {
    pub(crate) field: AnyField,
    pub(crate) place: usize,
    pub(crate) path: String,
    pub(crate) known: Option<Given>,
    pub(crate) sides: Vec<Given>,
}

/// The facts of a transaction, or of one element of a list in it.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    run: &'a Run<'a>,
    /// The places of the elements on the way, the row first.
    places: [usize; DEPTH],
    depth: usize,
}

impl<'a> Facts<'a> {
    pub(crate) fn of(run: &'a Run<'a>) -> Facts<'a> {
        let mut places = [0; DEPTH];
        places[0] = run.row;
        Facts { run, places, depth: 0 }
    }

    /// A field that is true or false.
    #[must_use]
    pub fn truth(&self, field: Field<kinds::Truth>) -> TruthFact<'a> {
        TruthFact { facts: *self, field: field.any }
    }

    /// A number or share.
    #[must_use]
    pub fn number(&self, field: Field<kinds::Number>) -> NumberFact<'a> {
        NumberFact { facts: *self, field: field.any }
    }

    /// A day.
    #[must_use]
    pub fn day(&self, field: Field<kinds::Day>) -> DayFact<'a> {
        DayFact { facts: *self, field: field.any }
    }

    /// Text, or a constant.
    #[must_use]
    pub fn text(&self, field: Field<kinds::Text>) -> TextFact<'a> {
        TextFact { facts: *self, field: field.any }
    }

    /// An amount of money and its currency; none where it is not known.
    #[must_use]
    pub fn money(&self, field: Field<kinds::Money>) -> Option<(Exact, &'a str)> {
        match self.cell(&field.any)? {
            Cell::Money(amount, currency) => Some((amount, currency)),
            Cell::Truth(_) | Cell::Number(_) | Cell::Day(_) | Cell::Text(_) => None,
        }
    }

    /// Holds where the condition does of some element of the list on the way to `field`. A list that
    /// is not known leaves it unknown; an empty one makes it false.
    #[must_use]
    pub fn any<K>(&self, field: Field<K>, condition: impl Fn(Facts<'a>) -> Condition) -> Condition {
        self.over(field.any, false, condition)
    }

    /// Holds where the condition does of every element of the list on the way to `field`. A list that
    /// is not known leaves it unknown; an empty one makes it true.
    #[must_use]
    pub fn every<K>(
        &self,
        field: Field<K>,
        condition: impl Fn(Facts<'a>) -> Condition,
    ) -> Condition {
        self.over(field.any, true, condition)
    }

    fn over(
        &self,
        field: AnyField,
        every: bool,
        condition: impl Fn(Facts<'a>) -> Condition,
    ) -> Condition {
        let above = self.places.get(self.depth).copied().unwrap_or_default();
        let elements = self.run.table.elements(field.index, self.depth, above);
        let Some(elements) = elements.filter(|_| self.depth + 1 < DEPTH) else {
            let mut step = Step::new(Truth::Unknown, "the list is complete");
            step.because.push(self.evidence(field.path, "unknown"));
            let step = self.run.proof.then(|| Box::new(step));
            return Condition { truth: Truth::Unknown, step };
        };
        let inner = elements.map(|place| {
            let mut facts = *self;
            facts.depth += 1;
            if let Some(slot) = facts.places.get_mut(facts.depth) {
                *slot = place;
            }
            condition(facts)
        });
        quantified(every, inner, self.run.proof)
    }

    fn place(&self) -> usize {
        self.places.get(self.depth).copied().unwrap_or_default()
    }

    fn cell(&self, field: &AnyField) -> Option<Cell<'a>> {
        self.run.table.cell(field.index, self.place())
    }

    fn hypothesis(&self, field: &AnyField) -> Option<&'a Given> {
        let supposed = self.run.hypothesis.as_ref()?;
        let same = supposed.field == field.index && supposed.place == self.place();
        same.then_some(&supposed.value)
    }

    fn evidence(&self, name: &str, value: &str) -> Evidence {
        Evidence {
            kind: EvidenceKind::Fact,
            name: name.to_owned(),
            value: value.to_owned(),
            note: String::new(),
        }
    }

    /// The field's path with the places of the list elements in it: `parties[0].country`.
    fn path(&self, field: &AnyField) -> String {
        let mut path = String::new();
        let mut level = 0;
        let mut rest = field.path;
        while let Some((before, after)) = rest.split_once("[]") {
            let above = self.places.get(level).copied().unwrap_or_default();
            let first = self.run.table.elements(field.index, level, above);
            let here = self.places.get(level + 1).copied().unwrap_or_default();
            let position = here.saturating_sub(first.map_or(0, |elements| elements.start));
            path.push_str(&format!("{before}[{position}]"));
            rest = after;
            level += 1;
        }
        path + rest
    }

    /// The condition that a comparison makes; where proof is asked, with its step, and with what was
    /// looked at noted down.
    fn compared(
        &self,
        field: &AnyField,
        truth: Truth,
        words: impl FnOnce() -> Compared,
    ) -> Condition {
        if !self.run.proof {
            return Condition::bare(truth);
        }
        let Compared { text, known, sides } = words();
        let path = self.path(field);
        let value = known.as_ref().map_or_else(|| "unknown".to_owned(), |known| known.shown(field));
        let mut step = Step::new(truth, &format!("{path} {text}"));
        step.because.push(self.evidence(&path, &value));
        let reading = Reading { field: *field, place: self.place(), path, known, sides };
        self.run.readings.borrow_mut().push(reading);
        Condition { truth, step: Some(Box::new(step)) }
    }
}

/// What a comparison says of itself where proof is asked.
struct Compared {
    text: String,
    known: Option<Given>,
    sides: Vec<Given>,
}

impl Given {
    /// As people read it, with the field's unit.
    pub(crate) fn shown(&self, field: &AnyField) -> String {
        match (self, field.kind) {
            (Given::Truth(value), _) => value.to_string(),
            (Given::Number(value), crate::Kind::Number(unit)) if unit != "1" => {
                format!("{value} {unit}")
            }
            (Given::Number(value), _) => value.to_string(),
            (Given::Day(value), _) => Day(*value).to_string(),
            (Given::Text(value), _) => value.clone(),
        }
    }
}

/// A truth field of the facts.
#[derive(Debug, Clone, Copy)]
pub struct TruthFact<'a> {
    facts: Facts<'a>,
    field: AnyField,
}

impl TruthFact<'_> {
    /// Its value; none where it is not known.
    #[must_use]
    pub fn value(&self) -> Option<bool> {
        if let Some(Given::Truth(value)) = self.facts.hypothesis(&self.field) {
            return Some(*value);
        }
        match self.facts.cell(&self.field)? {
            Cell::Truth(value) => Some(value),
            Cell::Number(_) | Cell::Money(..) | Cell::Day(_) | Cell::Text(_) => None,
        }
    }

    /// It is true.
    #[must_use]
    pub fn holds(&self) -> Condition {
        let value = self.value();
        self.facts.compared(&self.field, Truth::of(value), || Compared {
            text: "holds".to_owned(),
            known: value.map(Given::Truth),
            sides: vec![Given::Truth(false), Given::Truth(true)],
        })
    }
}

/// A number field of the facts.
#[derive(Debug, Clone, Copy)]
pub struct NumberFact<'a> {
    facts: Facts<'a>,
    field: AnyField,
}

impl NumberFact<'_> {
    /// Its value; none where it is not known.
    #[must_use]
    pub fn value(&self) -> Option<Exact> {
        if let Some(Given::Number(value)) = self.facts.hypothesis(&self.field) {
            return Some(*value);
        }
        match self.facts.cell(&self.field)? {
            Cell::Number(value) => Some(value),
            Cell::Truth(_) | Cell::Money(..) | Cell::Day(_) | Cell::Text(_) => None,
        }
    }

    /// `>=`
    #[must_use]
    pub fn at_least(&self, limit: Exact) -> Condition {
        self.compare(limit, ">=", false, |order| order.is_ge())
    }

    /// `<=`
    #[must_use]
    pub fn at_most(&self, limit: Exact) -> Condition {
        self.compare(limit, "<=", true, |order| order.is_le())
    }

    /// `>`
    #[must_use]
    pub fn above(&self, limit: Exact) -> Condition {
        self.compare(limit, ">", true, |order| order.is_gt())
    }

    /// `<`
    #[must_use]
    pub fn below(&self, limit: Exact) -> Condition {
        self.compare(limit, "<", false, |order| order.is_lt())
    }

    /// From `least` to `most`, both included.
    #[must_use]
    pub fn within(&self, least: Exact, most: Exact) -> Condition {
        crate::all([self.at_least(least), self.at_most(most)])
    }

    fn compare(
        &self,
        limit: Exact,
        sign: &str,
        turns_above: bool,
        holds: impl Fn(std::cmp::Ordering) -> bool,
    ) -> Condition {
        let truth = Truth::of(self.order(limit).map(holds));
        self.facts.compared(&self.field, truth, || Compared {
            text: format!("{sign} {}", Given::Number(limit).shown(&self.field)),
            known: self.value().map(Given::Number),
            // The limit itself is on one side, its neighbor on the other.
            sides: limit
                .neighbor(turns_above)
                .into_iter()
                .chain([limit])
                .map(Given::Number)
                .collect(),
        })
    }

    fn order(&self, limit: Exact) -> Option<std::cmp::Ordering> {
        let table = self.facts.run.table;
        if self.facts.run.hypothesis.is_none()
            && let Some((value, unit)) = table.scaled(self.field.index, self.facts.place())
        {
            let (numerator, denominator) = limit.parts();
            let products = (
                i128::from(value).checked_mul(denominator),
                numerator.checked_mul(i128::from(unit)),
            );
            if let (Some(left), Some(right)) = products {
                return Some(left.cmp(&right));
            }
        }
        self.value().map(|value| value.cmp(&limit))
    }
}

/// A day of the facts.
#[derive(Debug, Clone, Copy)]
pub struct DayFact<'a> {
    facts: Facts<'a>,
    field: AnyField,
}

impl DayFact<'_> {
    /// Its value; none where it is not known.
    #[must_use]
    pub fn value(&self) -> Option<Day> {
        if let Some(Given::Day(value)) = self.facts.hypothesis(&self.field) {
            return Some(Day(*value));
        }
        match self.facts.cell(&self.field)? {
            Cell::Day(value) => Some(Day(value)),
            Cell::Truth(_) | Cell::Money(..) | Cell::Number(_) | Cell::Text(_) => None,
        }
    }

    /// On that day or later.
    #[must_use]
    pub fn from(&self, first: Day) -> Condition {
        let value = self.value();
        self.facts.compared(&self.field, Truth::of(value.map(|value| value >= first)), || {
            Compared {
                text: format!("is {first} or later"),
                known: value.map(|value| Given::Day(value.0)),
                sides: vec![Given::Day(first.0.saturating_sub(1)), Given::Day(first.0)],
            }
        })
    }
}

/// A text or constant of the facts.
#[derive(Debug, Clone, Copy)]
pub struct TextFact<'a> {
    facts: Facts<'a>,
    field: AnyField,
}

/// What stands for "anything else" where a text is supposed.
const OTHERWISE: &str = "(any other)";

impl<'a> TextFact<'a> {
    /// Its value; none where it is not known.
    #[must_use]
    pub fn value(&self) -> Option<&'a str> {
        if let Some(Given::Text(value)) = self.facts.hypothesis(&self.field) {
            return Some(value);
        }
        match self.facts.cell(&self.field)? {
            Cell::Text(value) => Some(value),
            Cell::Truth(_) | Cell::Money(..) | Cell::Number(_) | Cell::Day(_) => None,
        }
    }

    /// It is that text, letter by letter.
    #[must_use]
    pub fn is(&self, text: &str) -> Condition {
        let value = self.value();
        self.facts.compared(&self.field, Truth::of(value.map(|value| value == text)), || Compared {
            text: format!("is {text}"),
            known: value.map(|value| Given::Text(value.to_owned())),
            sides: vec![Given::Text(OTHERWISE.to_owned()), Given::Text(text.to_owned())],
        })
    }

    /// It is one of those texts.
    #[must_use]
    pub fn one_of(&self, texts: &[&str]) -> Condition {
        let value = self.value();
        self.facts.compared(
            &self.field,
            Truth::of(value.map(|value| texts.contains(&value))),
            || {
                let first = texts.first().map(|text| Given::Text((*text).to_owned()));
                Compared {
                    text: format!("is one of {}", texts.join(", ")),
                    known: value.map(|value| Given::Text(value.to_owned())),
                    sides: [Given::Text(OTHERWISE.to_owned())].into_iter().chain(first).collect(),
                }
            },
        )
    }
}
