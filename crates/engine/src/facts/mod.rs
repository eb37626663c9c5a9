//! The facts of a transaction: read, checked against the vocabulary, completed, written back.

mod derive;
mod document;
mod json;
mod path;
mod problem;
mod quantity;
mod read;
mod scalar;
#[cfg(test)]
mod tests;
mod write;
mod yaml;

pub use derive::{Derive, complete};
pub use document::{Document, DocumentKind, MAX_NESTING, MAX_TRANSACTION, MAX_VALUES, Position};
pub use path::{Path, Step};
pub use problem::{FACT_CODES, FactProblem};
pub use read::{from_document, read_document, read_transaction};
pub use write::{facts_digest, to_json};

use tidewaiter_model::{FactId, JudgmentId, Model, Value};
use tidewaiter_syntax::Day;

/// The facts of a transaction, by slot. `None` is unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// A value for each fact of the model.
    pub values: Vec<Option<Value>>,
    /// An answer for each judgment of the model.
    pub judgments: Vec<Option<Judged>>,
}

/// A person's answer to a judgment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The answer.
    pub answer: bool,
    /// Who gave it.
    pub by: Option<String>,
    /// When.
    pub on: Option<Day>,
    /// On what grounds.
    pub because: Option<String>,
}

impl Judged {
    /// An answer without a record of who gave it.
    #[must_use]
    pub fn anonymous(answer: bool) -> Self {
        Self { answer, by: None, on: None, because: None }
    }
}

impl Facts {
    /// Nothing known.
    #[must_use]
    pub fn unknown(model: &Model) -> Self {
        Self { values: vec![None; model.facts.len()], judgments: vec![None; model.judgments.len()] }
    }

    /// The value of a fact.
    #[must_use]
    pub fn get(&self, fact: FactId) -> Option<&Value> {
        self.values.get(fact.index()).and_then(Option::as_ref)
    }

    /// The answer to a judgment.
    #[must_use]
    pub fn judged(&self, judgment: JudgmentId) -> Option<&Judged> {
        self.judgments.get(judgment.index()).and_then(Option::as_ref)
    }

    /// Sets a fact.
    pub fn set(&mut self, fact: FactId, value: Option<Value>) {
        if let Some(slot) = self.values.get_mut(fact.index()) {
            *slot = value;
        }
    }

    /// Answers a judgment.
    pub fn judge(&mut self, judgment: JudgmentId, answer: Option<Judged>) {
        if let Some(slot) = self.judgments.get_mut(judgment.index()) {
            *slot = answer;
        }
    }
}

/// A transaction: its facts, and what the engine itself needs of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transaction {
    /// Its id, where it has one.
    pub id: Option<String>,
    /// Its own date, on which it is decided where nothing else is asked.
    pub date: Option<Day>,
    /// Its facts, derived ones included.
    pub facts: Facts,
}
