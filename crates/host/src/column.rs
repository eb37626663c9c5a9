//! Values to columns and back.

use std::collections::HashMap;
use std::sync::Arc;

use tidewaiter_model::{Constant, Currency, EnumerationId, Model, Money, Number, Type, Value};
use tidewaiter_syntax::Day;

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
        let found = usize::try_from(id.0).ok().and_then(|place| model.enumerations.get(place));
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

/// Days since 1970-01-01.
pub fn days(day: Day) -> i32 {
    "1970-01-01"
        .parse()
        .map_or(0, |epoch: Day| i32::try_from(day.days_since(epoch)).unwrap_or_default())
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

/// Values that an answer may have in all its columns, and bytes of a text in it. What comes of an
/// answer may be many times its size: a text to which a million places point is looked at a million
/// times.
const CELLS: usize = 1 << 18;
const TEXT: usize = 4 << 10;

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
            let record = usize::try_from(record.0).unwrap_or(usize::MAX);
            let fields = model.records.get(record).map(|r| r.fields.as_slice()).unwrap_or_default();
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
            let enumeration = model.enumerations.get(usize::try_from(id.0).unwrap_or(usize::MAX));
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

#[cfg(test)]
mod tests;
