//! Values worth trying for a fact: those at which the law turns.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tidewaiter_model::{Expr, ExprKind, FactId, Model, Number, RecordId, Type, Value};
use tidewaiter_syntax::Day;

use crate::decide::{Evaluator, Frame};
use crate::facts::{Facts, Path, Step};
use crate::plan::Law;

/// Which fact or field a landmark belongs to, wherever the record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Fact(FactId),
    Field(RecordId, u32),
}

/// The values with which the law of a day compares each fact.
#[derive(Debug, Default)]
pub struct Landmarks {
    values: BTreeMap<Key, Vec<Value>>,
}

impl Landmarks {
    /// Gathers them from every condition in force.
    #[must_use]
    pub fn of(law: &Law<'_>) -> Self {
        let nothing = Facts::unknown(law.model);
        let evaluator = Evaluator::new(law, &nothing, None);
        let mut landmarks = Self::default();
        for define in &law.model.defines {
            landmarks.gather(&evaluator, &define.body.expression);
        }
        for (id, _) in law.model.provisions() {
            let Some(version) = law.operation(id).and_then(|operation| operation.version) else {
                continue;
            };
            for condition in [&version.binds, &version.when, &version.unless].into_iter().flatten()
            {
                landmarks.gather(&evaluator, condition);
            }
        }
        landmarks
    }

    fn gather(&mut self, evaluator: &Evaluator<'_>, expr: &Expr) {
        if let ExprKind::Compare(_, left, right) | ExprKind::SameName(left, right) = &expr.kind {
            for (fact, other) in [(left, right), (right, left)] {
                if let Some(value) = evaluator.value(other, &mut Frame::default()) {
                    self.add(fact, value);
                }
            }
        } else if let ExprKind::In { element, collection, .. } = &expr.kind {
            let members = evaluator.elements(collection, &mut Frame::default());
            for member in members.unwrap_or_default().iter().flatten() {
                self.add(element, member.clone());
            }
        }
        for inner in expr.children() {
            self.gather(evaluator, inner);
        }
    }

    fn add(&mut self, fact: &Expr, value: Value) {
        let key = if let ExprKind::Fact(id) = &fact.kind {
            Key::Fact(*id)
        } else if let ExprKind::Field { record, field, .. } = &fact.kind {
            Key::Field(*record, *field)
        } else {
            return;
        };
        let values = self.values.entry(key).or_default();
        if !values.contains(&value) {
            values.push(value);
        }
    }

    /// The values worth trying at a place, the present one left out.
    #[must_use]
    pub fn candidates(
        &self,
        model: &Model,
        place: &Path,
        on: Day,
        now: Option<&Value>,
    ) -> Vec<Value> {
        if let Path::Judgment(_) = place {
            return others(vec![Value::Truth(true), Value::Truth(false)], now);
        }
        let Some((ty, _)) = place.describe(model) else { return Vec::new() };
        let marks = key(model, place).and_then(|key| self.values.get(&key));
        let marks = marks.map(Vec::as_slice).unwrap_or_default();
        others(values_of(model, ty, marks, on, now), now)
    }
}

fn others(values: Vec<Value>, now: Option<&Value>) -> Vec<Value> {
    values.into_iter().filter(|value| Some(value) != now).collect()
}

/// The fact, or the field of the innermost record, at a place.
fn key(model: &Model, place: &Path) -> Option<Key> {
    let Path::Fact(fact, steps) = place else { return None };
    let mut ty = &model.facts.get(fact.index())?.ty;
    let mut key = Key::Fact(*fact);
    for step in steps {
        match (ty, step) {
            (Type::Record(record), Step::Field(field)) => {
                key = Key::Field(*record, *field);
                ty = &model.record(*record)?.fields.get(*field as usize)?.ty;
            }
            (Type::List(element) | Type::Set(element), Step::Index(_)) => ty = element,
            _ => return None,
        }
    }
    Some(key)
}

fn values_of(
    model: &Model,
    ty: &Type,
    marks: &[Value],
    on: Day,
    now: Option<&Value>,
) -> Vec<Value> {
    match ty {
        Type::Truth => vec![Value::Truth(false), Value::Truth(true)],
        Type::Enumeration(id) => {
            let constants = model.enumeration(*id).map_or(0, |e| e.constants.len());
            (0..u32::try_from(constants).unwrap_or(0)).map(|n| Value::Constant(*id, n)).collect()
        }
        Type::Number(unit) => numbers(marks, unit.factor, now),
        Type::Percent => {
            let step = Number::ONE.over(Number::whole(1000)).unwrap_or(Number::ONE);
            numbers(marks, step, now)
        }
        Type::Date => dates(marks, on, now),
        Type::Text => {
            let mut values = marks.to_vec();
            values.push(Value::Text(Arc::from("(another)")));
            values
        }
        Type::Set(element) | Type::List(element) => {
            let mut values = vec![Value::List(Arc::from(Vec::new()))];
            if let Type::Enumeration(id) = element.as_ref() {
                let constants = model.enumeration(*id).map_or(0, |e| e.constants.len());
                values.extend(
                    (0..u32::try_from(constants).unwrap_or(0))
                        .map(|n| Value::List(Arc::from(vec![Some(Value::Constant(*id, n))]))),
                );
            }
            values
        }
        Type::Money | Type::Record(_) => Vec::new(),
    }
}

/// Each landmark, one step to either side of it, and fractions and multiples of the present value.
fn numbers(marks: &[Value], unit: Number, now: Option<&Value>) -> Vec<Value> {
    let mut found = BTreeSet::new();
    for mark in marks {
        let Value::Number(mark) = mark else { continue };
        let step = last_place(*mark, unit);
        found.extend([mark.minus(step), Some(*mark), mark.plus(step)].into_iter().flatten());
    }
    if let Some(Value::Number(now)) = now {
        let percent = Number::ONE.over(Number::whole(100));
        for share in [0, 25, 50, 75, 90, 99, 101, 110, 150, 200, 400, 1000] {
            let scaled = percent.and_then(|p| p.times(Number::whole(share)));
            found.extend(scaled.and_then(|share| now.times(share)));
        }
    } else if found.is_empty() {
        found.extend([Number::ZERO, unit]);
        found.extend(unit.times(Number::whole(1_000_000)));
    }
    found.into_iter().filter(|value| *value >= Number::ZERO).map(Value::Number).collect()
}

/// One in the last place of a number as it is written in its unit: 1 for 4800, 0.01 for 5.92.
#[must_use]
pub fn last_place(number: Number, unit: Number) -> Number {
    let shown = number.over(unit).and_then(Number::to_decimal).unwrap_or_default();
    let places = shown.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let ten = Number::whole(10);
    (0..places).try_fold(unit, |step, _| step.over(ten)).unwrap_or(unit)
}

fn dates(marks: &[Value], on: Day, now: Option<&Value>) -> Vec<Value> {
    let mut found = BTreeSet::new();
    let mut centers = vec![on];
    let known = marks.iter().chain(now);
    centers.extend(
        known.filter_map(|value| if let Value::Date(day) = value { Some(*day) } else { None }),
    );
    for center in centers {
        for days in [-3650, -365, -90, -60, -30, -15, -7, -1, 0, 1, 7, 15, 30, 60, 90, 365, 3650] {
            found.extend(center.plus(days));
        }
    }
    found.into_iter().map(Value::Date).collect()
}
