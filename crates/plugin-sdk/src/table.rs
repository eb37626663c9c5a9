//! Columns as the host sends them, with the places of list elements worked out once.

use crate::exact::Exact;
use crate::wire::facts::{Column, Decimals, Numbers, Values};

/// The columns of a batch.
#[derive(Debug)]
pub struct Table {
    columns: Vec<Placed>,
}

#[derive(Debug)]
struct Placed {
    column: Column,
    /// For each level where the elements of each element above begin; one more than those.
    starts: Vec<Vec<usize>>,
    /// Ten to the power of the scale, for decimals.
    unit: i64,
}

/// A value, borrowed from its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'a> {
    /// True or false.
    Truth(bool),
    /// A number or share.
    Number(Exact),
    /// An amount and its currency.
    Money(Exact, &'a str),
    /// Days since 1970-01-01.
    Day(i32),
    /// Text or a constant.
    Text(&'a str),
}

impl Table {
    /// The columns with their list elements placed.
    #[must_use]
    pub fn new(columns: Vec<Column>) -> Table {
        Table { columns: columns.into_iter().map(Placed::new).collect() }
    }

    /// The elements, at a level, of element `above` of the level before; none where the list is not
    /// known.
    #[must_use]
    pub fn elements(
        &self,
        column: usize,
        level: usize,
        above: usize,
    ) -> Option<std::ops::Range<usize>> {
        let placed = self.columns.get(column)?;
        if !*placed.column.levels.get(level)?.known.get(above)? {
            return None;
        }
        let starts = placed.starts.get(level)?;
        Some(*starts.get(above)?..*starts.get(above + 1)?)
    }

    /// The value at a place of a column; none where it is not known.
    #[must_use]
    pub fn cell(&self, column: usize, place: usize) -> Option<Cell<'_>> {
        let placed = self.columns.get(column)?;
        if !*placed.column.known.get(place)? {
            return None;
        }
        match &placed.column.values {
            Values::Truths(values) => values.get(place).copied().map(Cell::Truth),
            Values::Numbers(numbers) => placed.number(numbers, place).map(Cell::Number),
            Values::Money(money) => {
                let currency = text(&money.currencies, place)?;
                placed.number(&money.amounts, place).map(|amount| Cell::Money(amount, currency))
            }
            Values::Days(values) => values.get(place).copied().map(Cell::Day),
            Values::Texts(texts) => text(texts, place).map(Cell::Text),
        }
    }

    /// The integer and the power of ten above which it stands, of a column of decimals: the short
    /// road for comparisons.
    pub(crate) fn scaled(&self, column: usize, place: usize) -> Option<(i64, i64)> {
        let placed = self.columns.get(column)?;
        let Values::Numbers(Numbers::Decimals(decimals)) = &placed.column.values else {
            return None;
        };
        let known = *placed.column.known.get(place)?;
        decimals.values.get(place).filter(|_| known).map(|value| (*value, placed.unit))
    }
}

impl Placed {
    fn new(column: Column) -> Placed {
        let starts = column
            .levels
            .iter()
            .map(|level| {
                let mut starts = Vec::with_capacity(level.lengths.len() + 1);
                let mut at = 0_usize;
                starts.push(at);
                for length in &level.lengths {
                    at = at.saturating_add(usize::try_from(*length).unwrap_or(usize::MAX));
                    starts.push(at);
                }
                starts
            })
            .collect();
        let scale = match &column.values {
            Values::Numbers(Numbers::Decimals(decimals)) => decimals.scale,
            Values::Numbers(Numbers::Fractions(_))
            | Values::Money(_)
            | Values::Truths(_)
            | Values::Days(_)
            | Values::Texts(_) => 0,
        };
        Placed { column, starts, unit: 10_i64.checked_pow(u32::from(scale)).unwrap_or(i64::MAX) }
    }

    fn number(&self, numbers: &Numbers, place: usize) -> Option<Exact> {
        match numbers {
            Numbers::Decimals(decimals) => {
                Exact::decimal(*decimals.values.get(place)?, decimals.scale)
            }
            Numbers::Fractions(texts) => Exact::fraction(texts.get(place)?),
        }
    }
}

fn text(texts: &crate::wire::facts::Texts, place: usize) -> Option<&str> {
    let entry = usize::try_from(*texts.places.get(place)?).ok()?;
    texts.dictionary.get(entry).map(String::as_str)
}

/// Decimals of the fewest places where each value is one and fits, else fractions.
pub(crate) fn numbers(values: &[Exact]) -> Numbers {
    let scale = values
        .iter()
        .map(|value| value.places())
        .try_fold(0, |scale: u8, places| places.map(|places| scale.max(places)));
    let scaled = scale.and_then(|scale| {
        let values = values.iter().map(|value| value.scaled(scale)).collect::<Option<_>>()?;
        Some(Decimals { scale, values })
    });
    scaled.map_or_else(
        || {
            let fraction = |value: &Exact| {
                let (numerator, denominator) = value.parts();
                if denominator == 1 {
                    numerator.to_string()
                } else {
                    format!("{numerator}/{denominator}")
                }
            };
            Numbers::Fractions(values.iter().map(fraction).collect())
        },
        Numbers::Decimals,
    )
}
