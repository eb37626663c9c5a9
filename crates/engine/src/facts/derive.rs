//! Fields that follow from others, and declared defaults.

use std::fmt::Write as _;
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
    let mut completion = Completion {
        model,
        derive,
        concerned: concerned(model),
        path: Vec::new(),
        problems: Vec::new(),
    };
    let mut facts = facts;
    for (fact, slot) in model.facts.iter().zip(&mut facts.values) {
        completion.fill(fact, slot);
    }
    if completion.problems.is_empty() { Ok(facts) } else { Err(completion.problems) }
}

/// For each record type whether it has a derived field or a default, itself or inside.
///
/// Each type is looked at once, whatever its number of uses: types may be shared without end.
fn concerned(model: &Model) -> Vec<bool> {
    let mut concerned = vec![false; model.records.len()];
    let mut used_in: Vec<Vec<usize>> = vec![Vec::new(); model.records.len()];
    let mut open = Vec::new();
    for (place, record) in model.records.iter().enumerate() {
        if record.fields.iter().any(|field| field.derived.is_some() || field.default.is_some()) {
            open.push(place);
        }
        for field in &record.fields {
            if let Some(users) = record_in(&field.ty).and_then(|id| used_in.get_mut(id)) {
                users.push(place);
            }
        }
    }
    while let Some(place) = open.pop() {
        if let Some(flag) = concerned.get_mut(place)
            && !std::mem::replace(flag, true)
        {
            open.extend(used_in.get(place).into_iter().flatten());
        }
    }
    concerned
}

/// The record type that a type is, or lists, by its place.
fn record_in(ty: &Type) -> Option<usize> {
    match ty {
        Type::Record(id) => Some(id.0 as usize),
        Type::List(element) | Type::Set(element) => record_in(element),
        Type::Truth
        | Type::Number(_)
        | Type::Percent
        | Type::Money
        | Type::Date
        | Type::Text
        | Type::Enumeration(_) => None,
    }
}

struct Completion<'c> {
    model: &'c Model,
    derive: Derive<'c>,
    concerned: Vec<bool>,
    /// Where it is; made into text for a problem only.
    path: Vec<Segment<'c>>,
    problems: Vec<FactProblem>,
}

enum Segment<'c> {
    Name(&'c str),
    Place(usize),
}

impl<'c> Completion<'c> {
    fn fill(&mut self, field: &'c Field, slot: &mut Option<Value>) {
        if slot.is_none() {
            *slot = field.default.as_ref().map(|(value, _)| value.clone());
        }
        let concerned = record_in(&field.ty).and_then(|id| self.concerned.get(id));
        if let Some(value) = slot
            && concerned == Some(&true)
        {
            self.path.push(Segment::Name(&field.meta.name));
            if let Some(completed) = self.value(&field.ty, value) {
                *slot = Some(completed);
            }
            self.path.pop();
        }
    }

    /// A value of a concerned type with what is inside completed.
    fn value(&mut self, ty: &'c Type, value: &Value) -> Option<Value> {
        match (ty, value) {
            (Type::Record(id), Value::Record(fields)) => {
                let record = self.model.record(*id)?;
                let mut fields = fields.to_vec();
                for (field, slot) in record.fields.iter().zip(&mut fields) {
                    self.fill(field, slot);
                }
                self.derived(&record.fields, &mut fields);
                Some(Value::Record(Arc::from(fields)))
            }
            (Type::List(element) | Type::Set(element), Value::List(elements)) => {
                let mut completed = elements.to_vec();
                for (place, slot) in completed.iter_mut().enumerate() {
                    self.path.push(Segment::Place(place));
                    let done = slot.as_ref().and_then(|value| self.value(element, value));
                    *slot = done.or_else(|| slot.take());
                    self.path.pop();
                }
                Some(Value::List(Arc::from(completed)))
            }
            _ => None,
        }
    }

    /// Fills in the derived fields of a record until none follows any more, then holds against
    /// them what is stated: a stated one may follow from another that had to be computed first.
    fn derived(&mut self, fields: &'c [Field], values: &mut [Option<Value>]) {
        let derived: Vec<(usize, &Field, &Body)> = fields
            .iter()
            .enumerate()
            .filter_map(|(place, field)| Some((place, field, field.derived.as_ref()?)))
            .collect();
        let stated: Vec<bool> =
            derived.iter().map(|(place, ..)| matches!(values.get(*place), Some(Some(_)))).collect();
        for _ in &derived {
            let mut changed = false;
            for (place, _, body) in &derived {
                if !matches!(values.get(*place), Some(None)) {
                    continue;
                }
                let record = Value::Record(Arc::from(&*values));
                let follows = (self.derive)(body, &record);
                changed |= follows.is_some();
                if let Some(slot) = values.get_mut(*place) {
                    *slot = follows;
                }
            }
            if !changed {
                break;
            }
        }
        if !stated.contains(&true) {
            return;
        }
        let record = Value::Record(Arc::from(&*values));
        for ((place, field, body), _) in derived.iter().zip(&stated).filter(|(_, stated)| **stated)
        {
            let Some(Some(stated)) = values.get(*place) else { continue };
            if let Some(follows) = (self.derive)(body, &record)
                && follows != *stated
            {
                self.contradiction(field, stated, &follows);
            }
        }
    }

    fn contradiction(&mut self, field: &Field, stated: &Value, follows: &Value) {
        let show = |value: &Value| show_value(self.model, &field.ty, value);
        let message = format!("stated as {}, but it follows as {}", show(stated), show(follows));
        let mut path = String::new();
        for segment in &self.path {
            let _ = match segment {
                Segment::Name(name) if path.is_empty() => write!(path, "{name}"),
                Segment::Name(name) => write!(path, ".{name}"),
                Segment::Place(place) => write!(path, "[{place}]"),
            };
        }
        let path = format!("{path}.{}", field.meta.name);
        self.problems.push(
            FactProblem::new(CONTRADICTION, &path, message)
                .help("correct one of them, or leave this one out"),
        );
    }
}
