//! A jurisdiction tried out: alike each time, alike beside any others, and never milder for not knowing.

use std::sync::Arc;

use tidewaiter_engine::{Asked, Detail, Determination, Jurisdiction as _, Transaction, to_json};
use tidewaiter_model::{Model, Value};

use super::Trial;
use crate::jurisdiction::PluginJurisdiction;
use crate::plugin::Plugin;
use crate::refusal::Refusal;
use crate::shape::Step;

/// Transactions with a fact taken away, at most.
const TAKEN: usize = 50_000;

/// Tries a jurisdiction out on those transactions.
///
/// # Errors
/// Where it cannot be bound to the vocabulary.
pub fn tried(
    model: &Arc<Model>,
    plugin: &Plugin,
    transactions: &[Transaction],
    asked: Asked,
) -> Result<Trial, Refusal> {
    let bound = PluginJurisdiction::new(model, None, plugin)?;
    let trying = Trying { bound, model, asked };
    let batch: Vec<&Transaction> = transactions.iter().collect();
    let problems = trying.sound(&batch).err().into_iter().collect();
    Ok(Trial { asked: transactions.len(), problems })
}

/// What is wrong with it, in words.
type Problem = String;

struct Trying<'a> {
    bound: PluginJurisdiction<'a>,
    model: &'a Model,
    asked: Asked,
}

impl Trying<'_> {
    fn decide(&self, batch: &[&Transaction], detail: Detail) -> Vec<Determination> {
        self.bound.decide(batch, self.asked, detail)
    }

    /// Whether it is sound; else the first problem.
    fn sound(&self, batch: &[&Transaction]) -> Result<(), Problem> {
        let bare = self.alike(batch, Detail::Outcome)?;
        let proven = self.alike(batch, Detail::Proof)?;
        let mut pairs = batch.iter().zip(bare.iter().zip(&proven));
        if let Some((one, _)) = pairs.find(|(_, (a, b))| a.range != b.range) {
            let what = "with proof asked for, a verdict was another than without";
            return Err(format!("{what}: {}", self.shown(one)));
        }
        self.only_what_there_is(&proven)?;
        self.never_milder(batch, &bare)
    }

    /// What it answers; a problem where it does not, or another time otherwise.
    fn alike(&self, batch: &[&Transaction], detail: Detail) -> Result<Vec<Determination>, Problem> {
        let first = self.decide(batch, detail);
        if let Some(why) = first.iter().find_map(|found| found.failure.clone()) {
            return Err(self.failed(batch, detail, why));
        }
        if first != self.decide(batch, detail) {
            let what = "the same transactions were answered differently the second time";
            return Err(what.to_owned());
        }
        let alone = batch.iter().flat_map(|one| self.decide(&[*one], detail));
        if let Some((one, _)) = batch.iter().zip(alone.zip(&first)).find(|(_, (a, b))| a != *b) {
            let what = "a transaction was answered differently beside others";
            return Err(format!("{what}: {}", self.shown(one)));
        }
        Ok(first)
    }

    /// Why it does not answer, with the transaction where one alone is enough.
    fn failed(&self, batch: &[&Transaction], detail: Detail, why: String) -> String {
        let fails = |one: &&&Transaction| {
            self.decide(&[**one], detail).iter().any(|found| found.failure.is_some())
        };
        // Those that run out of time each take all of it.
        let quick = !why.contains(" ms");
        match batch.iter().filter(|_| quick).find(fails) {
            Some(one) => format!("{why}: {}", self.shown(one)),
            None => why,
        }
    }

    /// A problem where it proposes a value that the vocabulary does not have: it is compared with
    /// somewhere, and such a comparison never holds.
    fn only_what_there_is(&self, proven: &[Determination]) -> Result<(), Problem> {
        let missing = proven.iter().flat_map(|own| &own.missing).flat_map(|missing| {
            missing.answers.iter().map(|answer| (&missing.path, &answer.value))
        });
        let changes =
            proven.iter().flat_map(|own| &own.changes).map(|change| (&change.path, &change.to));
        for (path, values) in missing.chain(changes) {
            let Some(constants) = self.bound.constants(&plain(path)) else { continue };
            let strange = values.split(", ").find(|value| {
                // What is no constant, but stands for others: `(another)`, `and 3 more`.
                let stands = value.starts_with('(') || value.starts_with("and ");
                !stands && !constants.iter().any(|constant| constant.name == **value)
            });
            if let Some(strange) = strange {
                return Err(format!(
                    "it compares {path} with `{strange}`, which is no constant of the vocabulary: \
                     that never holds"
                ));
            }
        }
        Ok(())
    }

    /// A problem where a fact that is taken away leads out of the range, which was `known` before: what
    /// is not known widens it, and never moves it.
    fn never_milder(&self, batch: &[&Transaction], known: &[Determination]) -> Result<(), Problem> {
        let mut taken = Vec::new();
        for (one, own) in batch.iter().zip(known) {
            for field in self.bound.fields() {
                for depth in 0..=field.shape.steps.len() {
                    let steps = field.shape.steps.get(..depth).unwrap_or_default();
                    let less = without(one, field.fact, steps);
                    taken.extend(less.map(|less| (less, *one, own.range)));
                }
            }
            if taken.len() >= TAKEN {
                break;
            }
        }
        let less: Vec<&Transaction> = taken.iter().map(|(less, ..)| less).collect();
        for (found, (less, one, known)) in self.decide(&less, Detail::Outcome).iter().zip(&taken) {
            if let Some(why) = &found.failure {
                return Err(format!("{why}: {}", self.shown(less)));
            }
            if !found.range.contains(*known) {
                return Err(format!(
                    "it says {known} of {}, and {} where a fact of it is not known: {}; the second \
                     must leave open what the first says",
                    self.shown(one),
                    found.range,
                    self.shown(less)
                ));
            }
        }
        Ok(())
    }

    fn shown(&self, transaction: &Transaction) -> String {
        to_json(self.model, transaction).to_string()
    }
}

/// A path without the places of elements: `parties[0].roles[1]` to `parties[].roles[]`.
fn plain(path: &str) -> String {
    let mut parts = path.split('[');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| {
        let after = part.split_once(']').map_or("", |(_, after)| after);
        plain + "[]" + after
    })
}

/// A transaction without what those steps lead to; none where it is not known anyway.
fn without(transaction: &Transaction, fact: usize, steps: &[Step]) -> Option<Transaction> {
    let value = transaction.facts.values.get(fact)?.as_ref()?;
    let rest = match steps {
        [] => None,
        steps => Some(cut(value, steps)?),
    };
    let mut less = transaction.clone();
    *less.facts.values.get_mut(fact)? = rest;
    Some(less)
}

/// A value without what those steps, of which there is one, lead to; none where that is not there.
fn cut(value: &Value, steps: &[Step]) -> Option<Value> {
    let (step, rest) = steps.split_first()?;
    let inside = |value: &Option<Value>| match (value, rest) {
        (None, _) | (Some(_), []) => None,
        (Some(value), rest) => Some(cut(value, rest).unwrap_or_else(|| value.clone())),
    };
    match (step, value) {
        (Step::Field(place), Value::Record(fields)) => {
            let mut fields = fields.to_vec();
            let field = fields.get_mut(*place)?;
            let less = inside(field);
            let differs = less != *field;
            *field = less;
            differs.then(|| Value::Record(fields.into()))
        }
        (Step::Elements, Value::List(elements)) => {
            let less: Vec<Option<Value>> = elements.iter().map(inside).collect();
            (less != elements.as_ref()).then(|| Value::List(less.into()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_without_places() {
        for (path, wanted) in [
            ("destination", "destination"),
            ("parties[12].country", "parties[].country"),
            ("parties[0].roles[1]", "parties[].roles[]"),
            ("parties[", "parties[]"),
        ] {
            assert_eq!(plain(path), wanted);
        }
    }

    #[test]
    fn what_is_cut_is_not_known() {
        let known = |truth: bool| Some(Value::Truth(truth));
        let list = Value::List([known(true), None].into());
        let record = Value::Record([Some(list.clone()), known(false)].into());
        let cut_to = |steps: &[Step]| cut(&record, steps);
        let without = |list: Option<Value>| Some(Value::Record([list, known(false)].into()));
        assert_eq!(cut_to(&[Step::Field(0)]), without(None));
        let unknown = Value::List([None, None].into());
        assert_eq!(cut_to(&[Step::Field(0), Step::Elements]), without(Some(unknown)));
        // Nothing to take, and no way there.
        assert_eq!(cut(&list, &[Step::Field(0)]), None);
        assert_eq!(cut(&Value::Record([None].into()), &[Step::Field(0)]), None);
        assert_eq!(cut(&Value::Record([None].into()), &[Step::Field(7)]), None);
    }
}
