//! Fields that follow from others, and declared defaults.

use std::sync::Arc;

use tidewaiter_model::{Body, Field, Model, Type, Value};

use super::Facts;
use super::problem::{CONTRADICTION, FactProblem};
use crate::proof::show_value;

/// Computes the value of a derived field from its record.
pub type Derive<'d> = &'d dyn Fn(&Body, &Value) -> Option<Value>;

/// The facts with derived fields and defaults filled in.
///
/// # Errors
/// Fields that are stated otherwise than they follow from the rest.
pub fn complete(
    model: &Model,
    facts: Facts,
    derive: Derive<'_>,
) -> Result<Facts, Vec<FactProblem>> {
    let mut completion = Completion { model, derive, problems: Vec::new() };
    let mut facts = facts;
    for (fact, slot) in model.facts.iter().zip(&mut facts.values) {
        completion.fill(fact, slot, &fact.meta.name);
    }
    if completion.problems.is_empty() { Ok(facts) } else { Err(completion.problems) }
}

struct Completion<'c> {
    model: &'c Model,
    derive: Derive<'c>,
    problems: Vec<FactProblem>,
}

impl Completion<'_> {
    fn fill(&mut self, field: &Field, slot: &mut Option<Value>, path: &str) {
        if slot.is_none() {
            *slot = field.default.as_ref().map(|(value, _)| value.clone());
        }
        if let Some(value) = slot
            && self.concerns(&field.ty)
            && let Some(completed) = self.value(&field.ty, value, path)
        {
            *slot = Some(completed);
        }
    }

    /// Whether a type has a derived field or a default inside. Records do not contain themselves.
    fn concerns(&self, ty: &Type) -> bool {
        match ty {
            Type::Record(id) => self.model.record(*id).is_some_and(|record| {
                record
                    .fields
                    .iter()
                    .any(|f| f.derived.is_some() || f.default.is_some() || self.concerns(&f.ty))
            }),
            Type::List(element) | Type::Set(element) => self.concerns(element),
            Type::Truth
            | Type::Number(_)
            | Type::Percent
            | Type::Money
            | Type::Date
            | Type::Text
            | Type::Enumeration(_) => false,
        }
    }

    /// A value with what is inside completed; none where nothing is to be done.
    fn value(&mut self, ty: &Type, value: &Value, path: &str) -> Option<Value> {
        match (ty, value) {
            (Type::Record(id), Value::Record(fields)) => {
                let record = self.model.record(*id)?;
                let mut fields = fields.to_vec();
                for (field, slot) in record.fields.iter().zip(&mut fields) {
                    self.fill(field, slot, &format!("{path}.{}", field.meta.name));
                }
                self.derived(&record.fields, &mut fields, path);
                Some(Value::Record(Arc::from(fields)))
            }
            (Type::List(element) | Type::Set(element), Value::List(elements)) => {
                let completed = elements.iter().enumerate().map(|(place, old)| {
                    let old = old.as_ref()?;
                    let inside = format!("{path}[{place}]");
                    Some(self.value(element, old, &inside).unwrap_or_else(|| old.clone()))
                });
                Some(Value::List(completed.collect()))
            }
            _ => None,
        }
    }

    /// Fills in the derived fields of a record, one that follows from another after it.
    fn derived(&mut self, fields: &[Field], values: &mut Vec<Option<Value>>, path: &str) {
        let rounds = fields.iter().filter(|field| field.derived.is_some()).count();
        for round in 0..rounds {
            let mut changed = false;
            for (place, field) in fields.iter().enumerate() {
                let Some(body) = &field.derived else { continue };
                let record = Value::Record(Arc::from(values.as_slice()));
                let Some(follows) = (self.derive)(body, &record) else { continue };
                let Some(slot) = values.get_mut(place) else { continue };
                match slot {
                    None => {
                        *slot = Some(follows);
                        changed = true;
                    }
                    Some(stated) if *stated != follows && round == 0 => {
                        let show = |value: &Value| show_value(self.model, &field.ty, value);
                        let message = format!(
                            "stated as {}, but it follows as {}",
                            show(stated),
                            show(&follows)
                        );
                        let path = format!("{path}.{}", field.meta.name);
                        self.problems.push(
                            FactProblem::new(CONTRADICTION, &path, message)
                                .help("correct one of them, or leave this one out"),
                        );
                    }
                    Some(_) => {}
                }
            }
            if !changed {
                break;
            }
        }
    }
}
