//! Arithmetic and order of known values. What has no result is `None`: unknown, with a reason.

use std::cmp::Ordering;

use tidewaiter_model::{Arithmetic, Money, Number, Relation, Value};

use crate::determination::Truth;

/// The result of an operation; `None` for a quotient by zero, two currencies, or a number out of
/// bounds.
pub fn compute(operation: Arithmetic, left: &Value, right: &Value) -> Option<Value> {
    match (left, right) {
        (Value::Number(a), Value::Number(b)) => number(operation, *a, *b).map(Value::Number),
        (Value::Money(a), Value::Money(b)) if one_currency(a, b) => match operation {
            Arithmetic::Plus => a.amount.plus(b.amount).map(|n| money(named(a, b), n)),
            Arithmetic::Minus => a.amount.minus(b.amount).map(|n| money(named(a, b), n)),
            Arithmetic::Over => a.amount.over(b.amount).map(Value::Number),
            Arithmetic::Times => None,
        },
        (Value::Money(a), Value::Number(b)) => match operation {
            Arithmetic::Times => a.amount.times(*b).map(|n| money(*a, n)),
            Arithmetic::Over => a.amount.over(*b).map(|n| money(*a, n)),
            Arithmetic::Plus | Arithmetic::Minus => None,
        },
        (Value::Number(a), Value::Money(b)) if operation == Arithmetic::Times => {
            a.times(b.amount).map(|n| money(*b, n))
        }
        (Value::Date(day), Value::Number(days)) => match operation {
            Arithmetic::Plus => day.plus(days.to_whole()?).map(Value::Date),
            Arithmetic::Minus => day.plus(days.to_whole()?.checked_neg()?).map(Value::Date),
            Arithmetic::Times | Arithmetic::Over => None,
        },
        (Value::Number(days), Value::Date(day)) if operation == Arithmetic::Plus => {
            day.plus(days.to_whole()?).map(Value::Date)
        }
        (Value::Date(a), Value::Date(b)) if operation == Arithmetic::Minus => {
            Some(Value::Number(Number::whole(a.days_since(*b))))
        }
        _ => None,
    }
}

fn number(operation: Arithmetic, a: Number, b: Number) -> Option<Number> {
    match operation {
        Arithmetic::Plus => a.plus(b),
        Arithmetic::Minus => a.minus(b),
        Arithmetic::Times => a.times(b),
        Arithmetic::Over => a.over(b),
    }
}

/// Whether two amounts can be set against each other: nothing is nothing in every currency.
fn one_currency(a: &Money, b: &Money) -> bool {
    a.currency == b.currency || a.amount.is_zero() || b.amount.is_zero()
}

/// Of two amounts the one whose currency the result has.
fn named(a: &Money, b: &Money) -> Money {
    if a.amount.is_zero() { *b } else { *a }
}

fn money(like: Money, amount: Number) -> Value {
    Value::Money(Money { amount, currency: like.currency })
}

/// Whether a relation holds between two known values.
pub fn relate(relation: Relation, left: &Value, right: &Value) -> Truth {
    match relation {
        Relation::Is => equal(left, right),
        Relation::IsNot => !equal(left, right),
        Relation::AtLeast => ordered(left, right, Ordering::is_ge),
        Relation::AtMost => ordered(left, right, Ordering::is_le),
        Relation::Above => ordered(left, right, Ordering::is_gt),
        Relation::Below => ordered(left, right, Ordering::is_lt),
    }
}

/// Whether two sets are the same, or not: the order of their members says nothing.
pub fn relate_sets(relation: Relation, left: &Value, right: &Value) -> Truth {
    let (Value::List(a), Value::List(b)) = (left, right) else {
        return relate(relation, left, right);
    };
    let same = same_members(a, b);
    if relation == Relation::IsNot { !same } else { same }
}

/// A member that only one set is known to have must be among the unknown ones of the other.
fn same_members(a: &[Option<Value>], b: &[Option<Value>]) -> Truth {
    let alone = |these: &[Option<Value>], those: &[Option<Value>]| {
        these.iter().filter(|member| member.is_some() && !those.contains(member)).count()
    };
    let unknown = |of: &[Option<Value>]| of.iter().filter(|member| member.is_none()).count();
    if alone(a, b) > unknown(b) || alone(b, a) > unknown(a) {
        Truth::False
    } else if unknown(a) + unknown(b) == 0 {
        Truth::True
    } else {
        Truth::Unknown
    }
}

fn ordered(left: &Value, right: &Value, holds: fn(Ordering) -> bool) -> Truth {
    let ordering = match (left, right) {
        (Value::Number(a), Value::Number(b)) => Some(a.cmp(b)),
        (Value::Date(a), Value::Date(b)) => Some(a.cmp(b)),
        (Value::Money(a), Value::Money(b)) if one_currency(a, b) => Some(a.amount.cmp(&b.amount)),
        _ => None,
    };
    Truth::from_option(ordering.map(holds))
}

/// Equality. Money of two currencies is not known to be equal or not; neither is a record or list
/// with something unknown in it, unless the rest differs.
pub fn equal(left: &Value, right: &Value) -> Truth {
    match (left, right) {
        (Value::Money(a), Value::Money(b)) if !one_currency(a, b) => Truth::Unknown,
        (Value::Money(a), Value::Money(b)) => (a.amount == b.amount).into(),
        (Value::Record(a), Value::Record(b)) => pairwise(a, b),
        (Value::List(a), Value::List(b)) if a.len() == b.len() => pairwise(a, b),
        (a, b) => Truth::from(a == b),
    }
}

fn pairwise(left: &[Option<Value>], right: &[Option<Value>]) -> Truth {
    Truth::all(left.iter().zip(right).map(|pair| match pair {
        (Some(a), Some(b)) => equal(a, b),
        (None, _) | (_, None) => Truth::Unknown,
    }))
}
