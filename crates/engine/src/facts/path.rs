//! Where in a transaction a value is: `item.chip.tpp`, `parties[0].headquarters`.

use std::fmt::Write as _;
use std::sync::Arc;

use tidewaiter_model::{FactId, JudgmentId, Model, Type, Value};

use super::{Facts, Judged};

/// A step into a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// A field of a record, by its place.
    Field(u32),
    /// An element of a list, by its place.
    Index(u32),
}

/// The place of a value in a transaction.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Path {
    /// A fact, or a value inside it.
    Fact(FactId, Vec<Step>),
    /// A judgment.
    Judgment(JudgmentId),
}

impl Path {
    /// The path one step further; a judgment has no inside.
    #[must_use]
    pub fn step(&self, step: Step) -> Path {
        match self {
            Path::Fact(fact, steps) => {
                let mut steps = steps.clone();
                steps.push(step);
                Path::Fact(*fact, steps)
            }
            Path::Judgment(id) => Path::Judgment(*id),
        }
    }

    /// As it is written: `item.chip.tpp`, or the judgment's id.
    #[must_use]
    pub fn display(&self, model: &Model) -> String {
        match self {
            Path::Judgment(id) => {
                model.judgments.get(id.index()).map(|j| j.meta.id.clone()).unwrap_or_default()
            }
            Path::Fact(fact, steps) => {
                let Some(field) = model.facts.get(fact.index()) else { return String::new() };
                let mut text = field.meta.name.clone();
                let mut ty = Some(&field.ty);
                for step in steps {
                    ty = ty.and_then(|ty| write_step(model, &mut text, ty, *step));
                }
                text
            }
        }
    }

    /// The type and documentation of what is there.
    #[must_use]
    pub fn describe<'m>(&self, model: &'m Model) -> Option<(&'m Type, &'m str)> {
        let Path::Fact(fact, steps) = self else { return None };
        let field = model.facts.get(fact.index())?;
        let (mut ty, mut doc) = (&field.ty, field.meta.doc.as_str());
        for step in steps {
            (ty, doc) = match (ty, step) {
                (Type::Record(id), Step::Field(place)) => {
                    let field = model.record(*id)?.fields.get(*place as usize)?;
                    (&field.ty, field.meta.doc.as_str())
                }
                (Type::List(element) | Type::Set(element), Step::Index(_)) => {
                    (element.as_ref(), doc)
                }
                _ => return None,
            };
        }
        Some((ty, doc))
    }

    /// The value there; `None` where it, or something it is inside of, is unknown.
    #[must_use]
    pub fn get(&self, facts: &Facts) -> Option<Value> {
        match self {
            Path::Judgment(id) => facts.judged(*id).map(|judged| Value::Truth(judged.answer)),
            Path::Fact(fact, steps) => {
                let mut value = facts.get(*fact)?;
                for step in steps {
                    value = match (value, step) {
                        (Value::Record(fields), Step::Field(place)) => {
                            fields.get(*place as usize)?.as_ref()?
                        }
                        (Value::List(elements), Step::Index(place)) => {
                            elements.get(*place as usize)?.as_ref()?
                        }
                        _ => return None,
                    };
                }
                Some(value.clone())
            }
        }
    }

    /// The facts with another value there. Records that are unknown on the way become records of
    /// unknown fields; an element of an unknown list can't be set, and the facts stay as they are.
    #[must_use]
    pub fn with(&self, model: &Model, facts: &Facts, value: Option<Value>) -> Facts {
        let mut facts = facts.clone();
        match self {
            Path::Judgment(id) => {
                let answer = match value {
                    Some(Value::Truth(answer)) => Some(Judged::anonymous(answer)),
                    _ => None,
                };
                facts.judge(*id, answer);
            }
            Path::Fact(fact, steps) => {
                if let Some(field) = model.facts.get(fact.index()) {
                    let changed = put(model, &field.ty, facts.get(*fact), steps, value);
                    facts.set(*fact, changed);
                }
            }
        }
        facts
    }
}

/// Writes one step and gives the type of what is there.
fn write_step<'m>(
    model: &'m Model,
    text: &mut String,
    ty: &'m Type,
    step: Step,
) -> Option<&'m Type> {
    match (ty, step) {
        (Type::Record(id), Step::Field(place)) => {
            let field = model.record(*id)?.fields.get(place as usize)?;
            let _ = write!(text, ".{}", field.meta.name);
            Some(&field.ty)
        }
        (Type::List(element) | Type::Set(element), Step::Index(place)) => {
            let _ = write!(text, "[{place}]");
            Some(element)
        }
        _ => None,
    }
}

fn put(
    model: &Model,
    ty: &Type,
    old: Option<&Value>,
    steps: &[Step],
    new: Option<Value>,
) -> Option<Value> {
    let Some((step, rest)) = steps.split_first() else { return new };
    match (ty, step) {
        (Type::Record(id), Step::Field(place)) => {
            let record = model.record(*id)?;
            let mut fields: Vec<Option<Value>> = match old {
                Some(Value::Record(fields)) => fields.to_vec(),
                _ => vec![None; record.fields.len()],
            };
            let field = record.fields.get(*place as usize)?;
            let slot = fields.get_mut(*place as usize)?;
            *slot = put(model, &field.ty, slot.as_ref(), rest, new);
            Some(Value::Record(Arc::from(fields)))
        }
        (Type::List(element) | Type::Set(element), Step::Index(place)) => {
            let Some(Value::List(elements)) = old else { return old.cloned() };
            let mut elements = elements.to_vec();
            if let Some(slot) = elements.get_mut(*place as usize) {
                *slot = put(model, element, slot.as_ref(), rest, new);
            }
            Some(Value::List(Arc::from(elements)))
        }
        _ => old.cloned(),
    }
}
