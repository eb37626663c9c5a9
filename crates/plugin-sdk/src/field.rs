//! Fields of the vocabulary that a plugin reads, declared once.

use std::marker::PhantomData;

use crate::wire::facts;

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// True or false.
    Truth,
    /// A number in that unit; `1` is none.
    Number(&'static str),
    /// A share, as the plain number.
    Percent,
    /// An amount of money.
    Money,
    /// A day.
    Day,
    /// Text, or a constant by its name.
    Text,
}

impl Kind {
    fn wire(self) -> facts::Kind {
        match self {
            Self::Truth => facts::Kind::Truth,
            Self::Number(unit) => facts::Kind::Number(unit.to_owned()),
            Self::Percent => facts::Kind::Percent,
            Self::Money => facts::Kind::Money,
            Self::Day => facts::Kind::Day,
            Self::Text => facts::Kind::Text,
        }
    }
}

/// A field without its kind, as [`crate::Jurisdiction::FIELDS`] lists them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnyField {
    /// Its place among the columns.
    pub index: usize,
    /// Its path: `parties[].country`.
    pub path: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// What to ask where it is missing.
    pub question: &'static str,
    /// Of an enumeration its constants, where they were declared; so that answers name them.
    pub among: &'static [&'static str],
    /// How many lists lie on the way to it: each `[]` of its path is one.
    pub lists: usize,
}

impl AnyField {
    /// The field at that place among the columns.
    #[must_use]
    pub const fn new(index: usize, path: &'static str, kind: Kind, question: &'static str) -> Self {
        Self { index, path, kind, question, among: &[], lists: lists(path) }
    }

    /// With the constants that it can be.
    ///
    /// # Panics
    /// At compile time, where it is no text.
    #[must_use]
    pub const fn among(mut self, constants: &'static [&'static str]) -> Self {
        assert!(matches!(self.kind, Kind::Text), "only a text is among constants");
        self.among = constants;
        self
    }

    /// As it crosses.
    #[must_use]
    pub fn wire(&self) -> facts::Field {
        facts::Field { path: self.path.to_owned(), kind: self.kind.wire() }
    }
}

/// A field with its kind in the type, so that a text is never compared with a number. Made by
/// [`crate::fields!`].
#[derive(Debug)]
pub struct Field<K> {
    /// The same without the type.
    pub any: &'static AnyField,
    kind: PhantomData<K>,
}

impl<K> Clone for Field<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Field<K> {}

impl<K> Field<K> {
    /// That field with a kind, which is its own.
    #[must_use]
    pub const fn of(any: &'static AnyField) -> Self {
        Self { any, kind: PhantomData }
    }
}

/// Each `[]` in a path.
#[allow(clippy::indexing_slicing)]
const fn lists(path: &str) -> usize {
    let bytes = path.as_bytes();
    let (mut at, mut count) = (1, 0);
    while at < bytes.len() {
        if bytes[at - 1] == b'[' && bytes[at] == b']' {
            count += 1;
        }
        at += 1;
    }
    count
}

/// Kinds as types.
pub mod kinds {
    /// Of a field that is true or false.
    #[derive(Debug, Clone, Copy)]
    pub enum Truth {}
    /// Of a number or a share.
    #[derive(Debug, Clone, Copy)]
    pub enum Number {}
    /// Of an amount of money.
    #[derive(Debug, Clone, Copy)]
    pub enum Money {}
    /// Of a day.
    #[derive(Debug, Clone, Copy)]
    pub enum Day {}
    /// Of text and constants.
    #[derive(Debug, Clone, Copy)]
    pub enum Text {}
}

/// Declares the fields that a jurisdiction reads, as constants, and `FIELDS`, all of them in order.
///
/// A number is asked for in the unit named, whatever the transaction states it in; without a unit it
/// is a plain number. The kinds are `truth`, `number`, `percent`, `money`, `day` and `text`. Name the
/// constants of an enumeration with `among`, so that missing facts and changes propose them.
///
/// ```
/// tidewaiter_plugin_sdk::fields! {
///     ORIGIN: text = "origin", "From which country does the item leave?";
///     ACTIVITY: text among ["export", "transit"] = "activity", "What is being done?";
///     BANDWIDTH: number in "GB/s" = "item.memory.bandwidth", "What is its bandwidth?";
///     PARTY_COUNTRY: text = "parties[].country", "Where is the party?";
/// }
/// assert_eq!(FIELDS.len(), 4);
/// ```
#[macro_export]
macro_rules! fields {
    ($($(#[$attribute:meta])* $name:ident: $kind:ident $(in $unit:literal)? $(among [$($constant:literal),+ $(,)?])? = $path:literal, $question:literal;)+) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum FieldPlace { $($name),+ }
        $($(#[$attribute])* #[allow(missing_docs)]
        pub const $name: $crate::Field<$crate::field_kind!($kind)> = {
            const FIELD: $crate::AnyField =
                $crate::AnyField::new(FieldPlace::$name as usize, $path, $crate::field_value!($kind $(in $unit)?), $question)$(.among(&[$($constant),+]))?;
            $crate::Field::of(&FIELD)
        };)+
        /// Every field that is read.
        pub const FIELDS: &[$crate::AnyField] = &[$(*$name.any),+];
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! field_kind {
    (truth) => {
        $crate::kinds::Truth
    };
    (number) => {
        $crate::kinds::Number
    };
    (percent) => {
        $crate::kinds::Number
    };
    (money) => {
        $crate::kinds::Money
    };
    (day) => {
        $crate::kinds::Day
    };
    (text) => {
        $crate::kinds::Text
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! field_value {
    (truth) => {
        $crate::Kind::Truth
    };
    (number) => {
        $crate::Kind::Number("1")
    };
    (number in $unit:literal) => {
        $crate::Kind::Number($unit)
    };
    (percent) => {
        $crate::Kind::Percent
    };
    (money) => {
        $crate::Kind::Money
    };
    (day) => {
        $crate::Kind::Day
    };
    (text) => {
        $crate::Kind::Text
    };
}
