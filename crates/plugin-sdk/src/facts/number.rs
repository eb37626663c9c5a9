//! Numbers of the facts, compared with limits.

use std::cmp::Ordering;

use super::{Compared, Facts, Quantity};
use crate::condition::{Condition, Truth};
use crate::exact::Exact;
use crate::field::AnyField;
use crate::run::{Given, SUPPOSED};
use crate::table::Cell;

/// A number field of the facts.
#[derive(Debug, Clone, Copy)]
pub struct NumberFact<'a> {
    pub(super) facts: Facts<'a>,
    pub(super) field: &'static AnyField,
}

/// Where a comparison turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    AtLeast,
    AtMost,
    Above,
    Below,
}

impl Sign {
    pub(super) fn words(self) -> &'static str {
        match self {
            Sign::AtLeast => ">=",
            Sign::AtMost => "<=",
            Sign::Above => ">",
            Sign::Below => "<",
        }
    }

    pub(super) fn holds(self, order: Ordering) -> bool {
        match self {
            Sign::AtLeast => order.is_ge(),
            Sign::AtMost => order.is_le(),
            Sign::Above => order.is_gt(),
            Sign::Below => order.is_lt(),
        }
    }

    /// Whether the number next to the limit on its other side lies above it.
    fn turns_above(self) -> bool {
        matches!(self, Sign::AtMost | Sign::Above)
    }
}

impl<'a> NumberFact<'a> {
    /// Its value; none where it is not known.
    #[must_use]
    pub fn value(&self) -> Option<Exact> {
        if let Some(Given::Number(value)) = self.facts.supposed(self.field) {
            return Some(*value);
        }
        match self.facts.cell(self.field)? {
            Cell::Number(value) => Some(value),
            Cell::Truth(_) | Cell::Money(..) | Cell::Day(_) | Cell::Text(_) => None,
        }
    }

    /// The same for sums, products and comparisons with other fields.
    #[must_use]
    pub fn quantity(&self) -> Quantity<'a> {
        Quantity::from(*self)
    }

    /// `>=`
    #[must_use]
    #[inline]
    pub fn at_least(&self, limit: Exact) -> Condition {
        self.compare(limit, Sign::AtLeast)
    }

    /// `<=`
    #[must_use]
    #[inline]
    pub fn at_most(&self, limit: Exact) -> Condition {
        self.compare(limit, Sign::AtMost)
    }

    /// `>`
    #[must_use]
    #[inline]
    pub fn above(&self, limit: Exact) -> Condition {
        self.compare(limit, Sign::Above)
    }

    /// `<`
    #[must_use]
    #[inline]
    pub fn below(&self, limit: Exact) -> Condition {
        self.compare(limit, Sign::Below)
    }

    /// From `least` to `most`, both included.
    #[must_use]
    pub fn within(&self, least: Exact, most: Exact) -> Condition {
        crate::all([self.at_least(least), self.at_most(most)])
    }

    #[inline]
    fn compare(&self, limit: Exact, sign: Sign) -> Condition {
        let truth = Truth::of(self.order(limit).map(|order| sign.holds(order)));
        self.facts.compared(self.field, truth, || Compared {
            text: [sign.words(), " ", &Given::Number(limit).shown(self.field)].concat(),
            known: self.value().map(Given::Number),
            // The limit itself is on one side, its neighbor on the other.
            sides: limit
                .neighbor(sign.turns_above())
                .into_iter()
                .chain([limit])
                .map(Given::Number)
                .collect(),
        })
    }

    /// The short road: decimals against a limit, without making fractions of them.
    #[inline]
    fn order(&self, limit: Exact) -> Option<Ordering> {
        let place = self.facts.place();
        if self.facts.run.hypothesis.is_none()
            && place < SUPPOSED
            && self.field.lists == self.facts.depth
            && let Some((value, unit)) = self.facts.run.table.scaled(self.field.index, place)
        {
            return Some(limit.order_of(value, unit));
        }
        self.value().map(|value| value.cmp(&limit))
    }
}
