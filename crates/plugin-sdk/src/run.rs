//! One row of a batch, what is supposed of it, and what was looked at.

use std::cell::RefCell;

use crate::day::Day;
use crate::exact::{Exact, exact};
use crate::field::{AnyField, Kind};
use crate::table::Table;

/// Elements that a list is only supposed to have stand at this place and above.
pub const SUPPOSED: usize = usize::MAX - 1_024;

pub const HUNDRED: Exact = exact("100");

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
    /// The first mistake of the law's author that showed.
    pub(crate) mistake: RefCell<Option<String>>,
}

/// Which fact: a field at a place, or a list on the way to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The path of the field, or that of the list with its `[]`.
    pub(crate) path: &'static str,
    /// The place; of a list that of the element above.
    pub(crate) place: usize,
}

/// A fact's value for the sake of argument.
#[derive(Debug, Clone, PartialEq)]
pub struct Hypothesis {
    pub(crate) spot: Spot,
    pub(crate) value: Given,
}

/// A value that a fact may be given.
#[derive(Debug, Clone, PartialEq)]
pub enum Given {
    Truth(bool),
    Number(Exact),
    Day(i32),
    Text(String),
    List(Vec<Given>),
}

/// What stands for "anything else" where a text is supposed.
pub const ANOTHER: &str = "(another)";

/// A comparison of a fact, with values on both sides of its turn.
#[derive(Debug, Clone)]
pub struct Reading {
    pub(crate) field: &'static AnyField,
    pub(crate) spot: Spot,
    /// The path with the places of list elements in it.
    pub(crate) path: String,
    pub(crate) known: Option<Given>,
    pub(crate) sides: Vec<Given>,
}

impl<'a> Run<'a> {
    pub(crate) fn new(
        table: &'a Table,
        row: usize,
        proof: bool,
        hypothesis: Option<Hypothesis>,
    ) -> Run<'a> {
        let (readings, mistake) = (RefCell::default(), RefCell::default());
        Run { table, row, proof, hypothesis, readings, mistake }
    }

    /// Notes a mistake of the law's author: the batch is refused with the first.
    pub(crate) fn note_mistake(&self, mistake: &[&str]) {
        self.mistake.borrow_mut().get_or_insert_with(|| mistake.concat());
    }

    pub(crate) fn supposed(&self, spot: Spot) -> Option<&Given> {
        let supposed = self.hypothesis.as_ref()?;
        (supposed.spot == spot).then_some(&supposed.value)
    }
}

impl Given {
    /// As people read it, with the field's unit.
    pub(crate) fn shown(&self, field: &AnyField) -> String {
        match (self, field.kind) {
            (Given::Truth(value), _) => value.to_string(),
            (Given::Number(value), Kind::Number(unit)) if unit != "1" => format!("{value} {unit}"),
            (Given::Number(value), Kind::Percent) => percent(*value),
            (Given::Number(value), _) => value.to_string(),
            (Given::Day(value), _) => Day(*value).to_string(),
            (Given::Text(value), _) => value.clone(),
            (Given::List(values), _) if values.is_empty() => "(none)".to_owned(),
            (Given::List(values), _) => {
                let shown: Vec<String> = values.iter().map(|value| value.shown(field)).collect();
                shown.join(", ")
            }
        }
    }
}

/// A share as people write it: `2.5 %`.
fn percent(share: Exact) -> String {
    match share.times(HUNDRED) {
        Some(hundredths) => [&hundredths.to_string(), " %"].concat(),
        None => share.to_string(),
    }
}
