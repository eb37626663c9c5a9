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
