//! Values to columns.

use std::collections::HashMap;

use tidewaiter_model::{Constant, Currency, EnumerationId, Model, Number, Value};

use super::days;
use crate::bindings::facts::{Amounts, Column, Decimals, Level, Numbers, Texts, Values};
use crate::shape::{Leaf, Shape, Step};

/// A column of a shape, from the values of each row; none is unknown.
pub fn encode<'v>(
    model: &'v Model,
    shape: &'v Shape,
    rows: impl ExactSizeIterator<Item = Option<&'v Value>>,
) -> Column {
    let mut encoder = Encoder::new(model, shape, rows.len());
    rows.for_each(|row| encoder.push(row));
    encoder.finish()
}

/// A column in the making. Those of a batch are made side by side, row after row: a transaction is
/// then looked at once, and not once for each field.
pub struct Encoder<'v> {
    steps: &'v [Step],
    levels: Vec<Level>,
    known: Vec<bool>,
    cells: Cells<'v>,
}

/// The values so far.
enum Cells<'v> {
    Truths(Vec<bool>),
    /// In the unit that a number of this worth makes.
    Numbers(Number, Vec<Option<Number>>),
    Money(Vec<Option<Number>>, Dictionary<Currency>),
    Days(Vec<i32>),
    Texts(Dictionary<&'v str>),
    Constants(Constants<'v>),
}

impl<'v> Encoder<'v> {
    /// An empty column, with room for so many rows.
    pub fn new(model: &'v Model, shape: &'v Shape, rows: usize) -> Encoder<'v> {
        Encoder {
            steps: &shape.steps,
            levels: vec![Level { known: Vec::new(), lengths: Vec::new() }; shape.levels()],
            known: Vec::with_capacity(rows),
            cells: match &shape.leaf {
                Leaf::Truth => Cells::Truths(Vec::with_capacity(rows)),
                Leaf::Number(worth) => Cells::Numbers(*worth, Vec::with_capacity(rows)),
                Leaf::Money => Cells::Money(Vec::new(), Dictionary::new(rows)),
                Leaf::Day => Cells::Days(Vec::with_capacity(rows)),
                Leaf::Text => Cells::Texts(Dictionary::new(rows)),
                Leaf::Constant(id) => Cells::Constants(Constants::new(model, *id, rows)),
            },
        }
    }

    /// One row more.
    pub fn push(&mut self, row: Option<&'v Value>) {
        self.walk(row, self.steps, 0);
    }

    /// The column.
    pub fn finish(self) -> Column {
        let values = match self.cells {
            Cells::Truths(values) => Values::Truths(values),
            Cells::Numbers(_, values) => Values::Numbers(numbers(&values)),
            Cells::Money(values, currencies) => Values::Money(Amounts {
                amounts: numbers(&values),
                currencies: currencies.texts(|currency| currency.code().to_owned()),
            }),
            Cells::Days(values) => Values::Days(values),
            Cells::Texts(texts) => Values::Texts(texts.texts(|text| (*text).to_owned())),
            Cells::Constants(constants) => Values::Texts(constants.texts),
        };
        Column { levels: self.levels, known: self.known, values }
    }

    fn walk(&mut self, mut value: Option<&'v Value>, steps: &'v [Step], level: usize) {
        let mut steps = steps.iter();
        while let Some(step) = steps.next() {
            match (step, value) {
                (Step::Field(place), Some(Value::Record(fields))) => {
                    value = fields.get(*place).and_then(Option::as_ref);
                }
                (Step::Field(_), _) => value = None,
                (Step::Elements, Some(Value::List(elements))) => {
                    self.list(level, Some(elements.len()));
                    for element in elements.iter() {
                        self.walk(element.as_ref(), steps.as_slice(), level + 1);
                    }
                    return;
                }
                (Step::Elements, _) => {
                    self.list(level, None);
                    return;
                }
            }
        }
        self.known.push(value.is_some());
        self.cells.push(value);
    }

    fn list(&mut self, level: usize, length: Option<usize>) {
        if let Some(here) = self.levels.get_mut(level) {
            here.known.push(length.is_some());
            here.lengths.push(u32::try_from(length.unwrap_or(0)).unwrap_or(u32::MAX));
        }
    }
}

impl<'v> Cells<'v> {
    fn push(&mut self, value: Option<&'v Value>) {
        match (self, value) {
            (Cells::Truths(values), value) => {
                values.push(matches!(value, Some(Value::Truth(true))));
            }
            (Cells::Numbers(worth, values), Some(Value::Number(number))) => {
                values.push(in_unit(*number, *worth));
            }
            (Cells::Numbers(_, values), _) => values.push(None),
            (Cells::Money(values, currencies), Some(Value::Money(money))) => {
                values.push(Some(money.amount));
                currencies.push(Some(money.currency));
            }
            (Cells::Money(values, currencies), _) => {
                values.push(None);
                currencies.push(None);
            }
            (Cells::Days(values), Some(Value::Date(day))) => values.push(days(*day)),
            (Cells::Days(values), _) => values.push(0),
            (Cells::Texts(texts), Some(Value::Text(text))) => texts.push(Some(text)),
            (Cells::Texts(texts), _) => texts.push(None),
            (Cells::Constants(constants), Some(Value::Constant(_, constant))) => {
                constants.push(Some(*constant));
            }
            (Cells::Constants(constants), _) => constants.push(None),
        }
    }
}

/// Values by their places among those that differ.
struct Dictionary<T> {
    entries: Vec<T>,
    /// The places of those that come after the first few.
    known: HashMap<T, u32>,
    places: Vec<u32>,
}

/// Entries of a dictionary that are looked through one by one: for so few that is quicker than hashing,
/// and most columns have no more.
const FEW: usize = 8;

impl<T: Copy + Eq + std::hash::Hash> Dictionary<T> {
    fn new(rows: usize) -> Dictionary<T> {
        let places = Vec::with_capacity(rows);
        Dictionary { entries: Vec::new(), known: HashMap::new(), places }
    }

    fn push(&mut self, value: Option<T>) {
        let place = value.map_or(0, |value| self.place(value));
        self.places.push(place);
    }

    fn place(&mut self, value: T) -> u32 {
        let next = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let among = self.entries.iter().take(FEW).position(|entry| *entry == value);
        if let Some(place) = among.and_then(|place| u32::try_from(place).ok()) {
            return place;
        }
        if self.entries.len() < FEW {
            self.entries.push(value);
            return next;
        }
        *self.known.entry(value).or_insert_with(|| {
            self.entries.push(value);
            next
        })
    }

    fn texts(self, text: impl Fn(&T) -> String) -> Texts {
        Texts { dictionary: self.entries.iter().map(text).collect(), places: self.places }
    }
}

/// Constants by their names. Each is a small number already, and its place in the dictionary is looked
/// up by that.
struct Constants<'v> {
    names: &'v [Constant],
    /// For each constant its place in the dictionary, where it has one.
    known: Vec<Option<u32>>,
    texts: Texts,
}

impl<'v> Constants<'v> {
    fn new(model: &'v Model, id: EnumerationId, rows: usize) -> Constants<'v> {
        let found = model.enumeration(id);
        let names = found.map(|found| found.constants.as_slice()).unwrap_or_default();
        let texts = Texts { dictionary: Vec::new(), places: Vec::with_capacity(rows) };
        Constants { names, known: vec![None; names.len()], texts }
    }

    fn push(&mut self, constant: Option<u32>) {
        let place = constant.and_then(|constant| self.place(constant));
        self.texts.places.push(place.unwrap_or(0));
    }

    fn place(&mut self, constant: u32) -> Option<u32> {
        let constant = usize::try_from(constant).ok()?;
        let known = self.known.get_mut(constant)?;
        if known.is_none() {
            *known = u32::try_from(self.texts.dictionary.len()).ok();
            self.texts.dictionary.push(self.names.get(constant)?.name.clone());
        }
        *known
    }
}

/// A number as an integer, where it is one of 64 bits.
fn whole(number: Number) -> Option<i64> {
    let (numerator, denominator) = number.parts();
    (denominator == 1).then(|| i64::try_from(numerator).ok())?
}

fn in_unit(number: Number, worth: Number) -> Option<Number> {
    if worth == Number::ONE {
        return Some(number);
    }
    // Whole multiples of a whole unit, as most are, need no fractions.
    if let (Some(value), Some(unit)) = (whole(number), whole(worth))
        && value.checked_rem(unit) == Some(0)
    {
        return value.checked_div(unit).map(Number::whole);
    }
    number.over(worth)
}

/// Decimals of the fewest places, where each value is one and fits; else fractions.
fn numbers(numbers: &[Option<Number>]) -> Numbers {
    let scale = numbers.iter().flatten().try_fold(0_u8, |scale, number| {
        if number.parts().1 == 1 {
            Some(scale)
        } else {
            places(*number).map(|places| scale.max(places))
        }
    });
    let scaled = |scale: u8| -> Option<Vec<i64>> {
        let unit = 10_i128.checked_pow(u32::from(scale))?;
        let value = |number: &Option<Number>| match number {
            None => Some(0),
            Some(number) => {
                let (numerator, denominator) = number.parts();
                // Division of 128 bits is slow, and most numbers are whole.
                let times = if denominator == 1 { unit } else { unit.checked_div(denominator)? };
                let value = numerator.checked_mul(times)?;
                // Larger integers cross as fractions: some languages have no exact ones above 2^53.
                i64::try_from(value).ok().filter(|value| value.unsigned_abs() < 1 << 53)
            }
        };
        numbers.iter().map(value).collect()
    };
    if let Some(scale) = scale
        && let Some(values) = scaled(scale)
    {
        return Numbers::Decimals(Decimals { scale, values });
    }
    let fraction = |number: &Option<Number>| {
        let (numerator, denominator) = number.unwrap_or(Number::ZERO).parts();
        if denominator == 1 { numerator.to_string() } else { format!("{numerator}/{denominator}") }
    };
    Numbers::Fractions(numbers.iter().map(fraction).collect())
}

/// The places after the point with which a number is written out, where it has an end within 18.
fn places(number: Number) -> Option<u8> {
    // Ten to the eighteenth has 64 bits, and division of 128 is slow.
    let denominator = u64::try_from(number.parts().1).ok()?;
    let mut unit = 1_u64;
    for places in 0..=18 {
        if unit.checked_rem(denominator) == Some(0) {
            return Some(places);
        }
        unit = unit.checked_mul(10)?;
    }
    None
}
