//! Types and values.

use std::sync::Arc;

use serde::Serialize;
use tidewaiter_syntax::Day;

use crate::number::Number;
use crate::unit::Unit;

/// An enumeration, by its place in [`crate::Model::enumerations`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct EnumerationId(pub u32);

/// A record type, by its place in [`crate::Model::records`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct RecordId(pub u32);

/// A type.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub enum Type {
    /// True or false (or unknown, as everything may be).
    Truth,
    /// A number of a dimension; the unit is the one that facts are shown in.
    Number(Unit),
    /// A share of a hundred. In arithmetic it is the plain number, 25 % being 0.25.
    Percent,
    /// An amount in a currency.
    Money,
    /// A day.
    Date,
    /// Text.
    Text,
    /// A constant of an enumeration.
    Enumeration(EnumerationId),
    /// A record.
    Record(RecordId),
    /// A list, in an order, complete where stated.
    List(Box<Type>),
    /// A set of constants or texts, complete where stated.
    Set(Box<Type>),
}

/// A known value. What is not known is the absence of one: `Option<Value>`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub enum Value {
    /// Of [`Type::Truth`].
    Truth(bool),
    /// Of [`Type::Number`], in base units, and of [`Type::Percent`], as the plain number.
    Number(Number),
    /// Of [`Type::Money`].
    Money(Money),
    /// Of [`Type::Date`].
    Date(Day),
    /// Of [`Type::Text`].
    Text(Arc<str>),
    /// Of [`Type::Enumeration`]: the place of the constant in its enumeration.
    Constant(EnumerationId, u32),
    /// Of [`Type::Record`]: the fields in the order of the declaration; `None` is unknown.
    Record(Arc<[Option<Value>]>),
    /// Of [`Type::List`] and [`Type::Set`]. An element that is unknown is `None`.
    List(Arc<[Option<Value>]>),
}

impl Value {
    /// A set in the one order that it has: constants as their enumeration declares them, texts by
    /// their letters, members that are not known last.
    ///
    /// # Errors
    /// A member that stands twice, by its later place in `members`. The members of a set differ,
    /// the unknown ones too, so that their number is known.
    pub fn set(members: Vec<Option<Value>>) -> Result<Value, usize> {
        let mut sorted: Vec<(usize, Option<Value>)> = members.into_iter().enumerate().collect();
        let key = |value: &Option<Value>| match value {
            Some(Value::Constant(_, place)) => (0, *place, None),
            Some(Value::Text(text)) => (1, 0, Some(text.clone())),
            // No set has members of another type.
            Some(
                Value::Truth(_)
                | Value::Number(_)
                | Value::Money(_)
                | Value::Date(_)
                | Value::Record(_)
                | Value::List(_),
            ) => (2, 0, None),
            None => (3, 0, None),
        };
        // The sort is stable, so that of two that are the same the later stands behind.
        sorted.sort_by_cached_key(|(_, value)| key(value));
        let pairs = sorted.iter().zip(sorted.iter().skip(1));
        let twice = pairs.filter(|(a, b)| a.1.is_some() && a.1 == b.1).map(|(_, b)| b.0).min();
        match twice {
            Some(place) => Err(place),
            None => Ok(Value::List(sorted.into_iter().map(|(_, value)| value).collect())),
        }
    }
}

/// An amount of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Money {
    /// How much.
    pub amount: Number,
    /// ISO 4217 code.
    pub currency: Currency,
}

/// A currency: three capital letters, as ISO 4217 has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The currency of that code, where it has the shape of one.
    #[must_use]
    pub fn new(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Self(bytes))
    }

    /// Its code.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }
}

impl Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}
