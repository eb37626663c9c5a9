//! Units of measure: dimensions and exact factors.

use serde::Serialize;

use crate::number::Number;

/// A base unit, by its place in [`crate::Model::base_units`]. The first is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct BaseUnitId(pub u16);

/// The built-in unit of time between dates.
pub const DAY: BaseUnitId = BaseUnitId(0);

/// A product of powers of base units, in the order of the ids, no power zero.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
pub struct Dimension(pub Vec<(BaseUnitId, i8)>);

impl Dimension {
    /// No unit at all.
    pub const NONE: Dimension = Dimension(Vec::new());

    /// That of one base unit.
    #[must_use]
    pub fn of(unit: BaseUnitId) -> Self {
        Self(vec![(unit, 1)])
    }

    /// Whether a quantity of it is a plain number.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    /// The dimension of a product.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        self.combine(other, 1)
    }

    /// The dimension of a quotient.
    #[must_use]
    pub fn over(&self, other: &Self) -> Self {
        self.combine(other, -1)
    }

    fn combine(&self, other: &Self, sign: i8) -> Self {
        let mut powers = std::collections::BTreeMap::new();
        for &(unit, power) in &self.0 {
            *powers.entry(unit).or_insert(0_i8) += power;
        }
        for &(unit, power) in &other.0 {
            let entry = powers.entry(unit).or_insert(0_i8);
            *entry = entry.saturating_add(power.saturating_mul(sign));
        }
        Self(powers.into_iter().filter(|&(_, power)| power != 0).collect())
    }
}

/// A unit as a type or a literal names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Unit {
    /// Its dimension.
    pub dimension: Dimension,
    /// What one of it is worth in base units.
    pub factor: Number,
    /// How it is written after a number: `mm2`, `GB/s`, `per mm2`; empty for a plain number.
    pub symbol: String,
}

impl Unit {
    /// The unit of plain numbers.
    #[must_use]
    pub fn none() -> Self {
        Self { dimension: Dimension::NONE, factor: Number::ONE, symbol: String::new() }
    }

    /// Days.
    #[must_use]
    pub fn days() -> Self {
        Self { dimension: Dimension::of(DAY), factor: Number::ONE, symbol: "days".into() }
    }
}
