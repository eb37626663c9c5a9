//! Columns to values: what a plugin gives, held against the shapes that are due.

use std::sync::Arc;

use tidewaiter_model::{Currency, Model, Money, Number, Type, Value};
use tidewaiter_syntax::Day;

use crate::bindings::facts::{Column, Numbers, Texts, Values};
use crate::shape::{Leaf, Shape, Step};

/// Values that an answer may have in all its columns, and bytes of a text in it. What comes of an
/// answer may be many times its size: a text to which a million places point is looked at a million
/// times.
pub(super) const CELLS: usize = 1 << 18;
pub(super) const TEXT: usize = 4 << 10;

/// A plugin's columns that are not what they should be, in words.
pub type Nonsense = String;

/// The value of each row, from the columns of its fields.
///
/// # Errors
/// Where a column is not of its shape: too short, of another kind, or with values that the model's
/// type does not have.
pub fn decode(
    model: &Model,
    ty: &Type,
    shapes: &[Shape],
    columns: &[Column],
    rows: usize,
) -> Result<Vec<Option<Value>>, Nonsense> {
    if shapes.len() != columns.len() {
        return Err(format!("{} columns were due and {} came", shapes.len(), columns.len()));
    }
    let mut readers = Vec::with_capacity(columns.len());
    for (shape, column) in shapes.iter().zip(columns) {
        readers.push(Reader::new(shape, column, rows)?);
    }
    let cells = readers.iter().fold(0_usize, |sum, reader| sum.saturating_add(reader.cells));
    if cells > CELLS {
        return Err(format!("{cells} values came, and {CELLS} are the most"));
    }
    let readers: Vec<&Reader<'_>> = readers.iter().collect();
    (0..rows).map(|row| value(model, ty, &readers, 0, 0, row)).collect()
}

struct Reader<'c> {
    shape: &'c Shape,
    column: &'c Column,
    /// For each level where the elements of each element above begin.
    starts: Vec<Vec<usize>>,
    /// Each text once, however many places point to it.
    dictionary: Vec<Arc<str>>,
    /// Its values, and the lists in which they are.
    cells: usize,
}

impl<'c> Reader<'c> {
    fn new(shape: &'c Shape, column: &'c Column, rows: usize) -> Result<Self, Nonsense> {
        if column.levels.len() != shape.levels() {
            return Err("a column has the wrong number of levels".to_owned());
        }
        let (mut above, mut cells) = (rows, 0_usize);
        let mut starts = Vec::new();
        for level in &column.levels {
            if level.known.len() != above || level.lengths.len() != above {
                return Err("a level of a column has the wrong length".to_owned());
            }
            let mut at = 0_usize;
            let mut begin = vec![0];
            for length in &level.lengths {
                at = at.saturating_add(usize::try_from(*length).unwrap_or(usize::MAX));
                begin.push(at);
            }
            starts.push(begin);
            cells = cells.saturating_add(above);
            above = at;
        }
        let count = match &column.values {
            Values::Truths(values) => values.len(),
            Values::Numbers(numbers) => count(numbers),
            Values::Money(money) => count(&money.amounts).min(money.currencies.places.len()),
            Values::Days(values) => values.len(),
            Values::Texts(texts) => texts.places.len(),
        };
        if column.known.len() != above || count != above {
            return Err(format!("a column has {count} values where {above} are due"));
        }
        let dictionary = match &column.values {
            Values::Texts(texts) if texts.dictionary.iter().any(|text| text.len() > TEXT) => {
                return Err(format!("a text has more than {TEXT} bytes"));
            }
            Values::Texts(texts) => {
                texts.dictionary.iter().map(|text| text.as_str().into()).collect()
            }
            Values::Truths(_) | Values::Numbers(_) | Values::Money(_) | Values::Days(_) => {
                Vec::new()
            }
        };
        Ok(Reader { shape, column, starts, dictionary, cells: cells.saturating_add(above) })
    }
}

fn count(numbers: &Numbers) -> usize {
    match numbers {
        Numbers::Decimals(decimals) => decimals.values.len(),
        Numbers::Fractions(fractions) => fractions.len(),
    }
}

/// The value at a place, from those columns whose first `done` steps lead there.
fn value(
    model: &Model,
    ty: &Type,
    readers: &[&Reader<'_>],
    done: usize,
    level: usize,
    place: usize,
) -> Result<Option<Value>, Nonsense> {
    match ty {
        Type::Record(record) => {
            let fields = model.record(*record).map(|r| r.fields.as_slice()).unwrap_or_default();
            let mut values = Vec::with_capacity(fields.len());
            for (field_place, field) in fields.iter().enumerate() {
                let inside: Vec<&Reader<'_>> = readers
                    .iter()
                    .copied()
                    .filter(|reader| {
                        reader.shape.steps.get(done) == Some(&Step::Field(field_place))
                    })
                    .collect();
                values.push(if inside.is_empty() {
                    None
                } else {
                    value(model, &field.ty, &inside, done + 1, level, place)?
                });
            }
            Ok(Some(Value::Record(Arc::from(values))))
        }
        Type::List(element) | Type::Set(element) => {
            let Some(first) = readers.first() else { return Ok(None) };
            let bounds = |reader: &Reader<'_>| {
                let starts = reader.starts.get(level)?;
                let known = *reader.column.levels.get(level)?.known.get(place)?;
                Some((known, *starts.get(place)?, *starts.get(place + 1)?))
            };
            let own = bounds(first);
            if readers.iter().any(|reader| bounds(reader) != own) {
                return Err("the columns of one list have different lengths".to_owned());
            }
            let Some((true, from, to)) = own else { return Ok(None) };
            let mut elements = (from..to)
                .map(|place| value(model, element, readers, done + 1, level + 1, place))
                .collect::<Result<Vec<_>, _>>()?;
            if let Type::Set(_) = ty {
                let mut seen = std::collections::HashSet::new();
                elements.retain(|element| seen.insert(element.clone()));
            }
            Ok(Some(Value::List(Arc::from(elements))))
        }
        Type::Truth
        | Type::Number(_)
        | Type::Percent
        | Type::Money
        | Type::Date
        | Type::Text
        | Type::Enumeration(_) => match readers.first() {
            Some(reader) if reader.column.known.get(place) == Some(&true) => {
                leaf(model, reader, place).map(Some)
            }
            Some(_) | None => Ok(None),
        },
    }
}

fn leaf(model: &Model, reader: &Reader<'_>, place: usize) -> Result<Value, Nonsense> {
    let nonsense = || "a column is of another kind than was declared".to_owned();
    match (&reader.shape.leaf, &reader.column.values) {
        (Leaf::Truth, Values::Truths(values)) => {
            values.get(place).copied().map(Value::Truth).ok_or_else(nonsense)
        }
        (Leaf::Number(worth), Values::Numbers(numbers)) => {
            let number = number(numbers, place)?.times(*worth);
            number.map(Value::Number).ok_or_else(|| "a number is too large".to_owned())
        }
        (Leaf::Money, Values::Money(money)) => {
            let amount = number(&money.amounts, place)?;
            let currency = text(&money.currencies, place)?;
            let currency =
                Currency::new(currency).ok_or_else(|| format!("{currency:?} is no currency"))?;
            Ok(Value::Money(Money { amount, currency }))
        }
        (Leaf::Day, Values::Days(values)) => {
            let epoch: Option<Day> = "1970-01-01".parse().ok();
            let day = values.get(place).and_then(|days| epoch?.plus(i64::from(*days)));
            day.map(Value::Date).ok_or_else(|| "a day is outside the calendar".to_owned())
        }
        (Leaf::Text, Values::Texts(texts)) => {
            let entry = texts.places.get(place).and_then(|entry| usize::try_from(*entry).ok());
            let text = entry.and_then(|entry| reader.dictionary.get(entry));
            text.cloned().map(Value::Text).ok_or_else(|| OUTSIDE.to_owned())
        }
        (Leaf::Constant(id), Values::Texts(texts)) => {
            let text = text(texts, place)?;
            let enumeration = model.enumeration(*id);
            let constants = enumeration.map(|found| found.constants.as_slice()).unwrap_or_default();
            let found = constants.iter().position(|constant| constant.name == text);
            found
                .and_then(|place| u32::try_from(place).ok())
                .map(|place| Value::Constant(*id, place))
                .ok_or_else(|| format!("{text:?} is no constant of the enumeration"))
        }
        (
            Leaf::Truth
            | Leaf::Number(_)
            | Leaf::Money
            | Leaf::Day
            | Leaf::Text
            | Leaf::Constant(_),
            _,
        ) => Err(nonsense()),
    }
}

fn number(numbers: &Numbers, place: usize) -> Result<Number, Nonsense> {
    let found = match numbers {
        Numbers::Decimals(decimals) => decimals.values.get(place).and_then(|value| {
            let places = u32::from(decimals.scale);
            let unit = (places <= 18).then(|| 10_i128.checked_pow(places))??;
            Number::ratio(i128::from(*value), unit)
        }),
        Numbers::Fractions(fractions) => fractions.get(place).and_then(|text| {
            let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
            Number::ratio(numerator.parse().ok()?, denominator.parse().ok()?)
        }),
    };
    found.ok_or_else(|| "a column holds something that is no number".to_owned())
}

const OUTSIDE: &str = "a text points outside its dictionary";

fn text(texts: &Texts, place: usize) -> Result<&str, Nonsense> {
    texts
        .places
        .get(place)
        .and_then(|entry| texts.dictionary.get(usize::try_from(*entry).ok()?))
        .map(String::as_str)
        .ok_or_else(|| OUTSIDE.to_owned())
}
