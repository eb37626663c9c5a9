//! Quantities as texts: `814 mm2`, `3.35 TB/s`, `5.92 per mm2`.

use tidewaiter_model::{Model, Number, Unit};

/// The number of a quantity and the unit behind it.
pub fn split(text: &str) -> (&str, &str) {
    let text = text.trim();
    match text.split_once([' ', '\t']) {
        Some((number, unit)) => (number, unit.trim()),
        None => (text, ""),
    }
}

/// The unit that a text names: `mm2`, `GB/s/mm2`, `per mm2`; nothing is the unit of plain numbers.
pub fn unit_named(model: &Model, text: &str) -> Option<Unit> {
    // No unit is as long; a quotient of thousands is a waste of time.
    const LONGEST: usize = 200;
    if text.is_empty() {
        return Some(Unit::none());
    }
    if text.len() > LONGEST {
        return None;
    }
    let find = |name: &str| {
        let place = model.units.binary_search_by(|unit| unit.name.as_str().cmp(name)).ok()?;
        model.units.get(place).map(|named| &named.unit)
    };
    let mut unit = Unit { symbol: text.to_owned(), ..Unit::none() };
    let under = match text.strip_prefix("per ") {
        Some(under) => Some(under.trim_start()),
        None => {
            let (over, under) = match text.split_once('/') {
                Some((over, under)) => (over, Some(under)),
                None => (text, None),
            };
            let over = find(over)?;
            unit.dimension = over.dimension.clone();
            unit.factor = over.factor;
            under
        }
    };
    for name in under.into_iter().flat_map(|under| under.split('/')) {
        let divisor = find(name)?;
        unit.dimension = unit.dimension.over(&divisor.dimension);
        unit.factor = unit.factor.over(divisor.factor)?;
    }
    Some(unit)
}

/// A number of a field as text that is read back as the same number: in the unit of the field, or
/// where it has no decimal there (a third of a minute), in another of its dimension that is declared,
/// or in a quotient of two (`1 GB/minute` in `GB/s`). A number that has one in none has no text.
pub fn written(model: &Model, unit: &Unit, number: Number) -> Option<String> {
    let in_unit = |unit: &Unit| {
        let decimal = exact(number.over(unit.factor)?)?;
        Some(if unit.symbol.is_empty() { decimal } else { format!("{decimal} {}", unit.symbol) })
    };
    let others = model.units.iter().map(|named| &named.unit);
    let declared = || {
        others
            .filter(|other| !unit.symbol.is_empty() && other.dimension == unit.dimension)
            .find_map(in_unit)
    };
    in_unit(unit).or_else(declared).or_else(|| quotients(model, unit).iter().find_map(in_unit))
}

/// The quotients of two declared units, and one over each, that have the dimension of a unit.
fn quotients(model: &Model, unit: &Unit) -> Vec<Unit> {
    let one = Unit::none();
    let declared = || model.units.iter().map(|named| &named.unit);
    let mut found = Vec::new();
    for over in std::iter::once(&one).chain(declared()) {
        for under in declared() {
            if unit.symbol.is_empty() || over.dimension.over(&under.dimension) != unit.dimension {
                continue;
            }
            let symbol = if over.symbol.is_empty() {
                format!("per {}", under.symbol)
            } else {
                format!("{}/{}", over.symbol, under.symbol)
            };
            if let Some(factor) = over.factor.over(under.factor) {
                found.push(Unit { dimension: unit.dimension.clone(), factor, symbol });
            }
        }
    }
    found
}

/// The decimal of a number, where it has one short enough to be read back.
pub fn exact(number: Number) -> Option<String> {
    let decimal = number.to_decimal()?;
    let digits = decimal.bytes().filter(u8::is_ascii_digit).count();
    (digits <= Number::MAX_DIGITS).then_some(decimal)
}

/// A number with an exponent, `1.5e3`, as the decimal that says the same, where there is a short
/// one: for the remedy.
pub fn without_exponent(text: &str) -> Option<String> {
    let (mantissa, exponent) = text.split_once(['e', 'E'])?;
    let exponent: i64 = exponent.parse().ok()?;
    // Every step moves the point by one place; more places than there are digits help nobody.
    let places =
        usize::try_from(exponent.unsigned_abs()).ok().filter(|p| *p <= Number::MAX_DIGITS)?;
    let mut number = Number::parse(mantissa).ok()?;
    for _ in 0..places {
        let ten = Number::whole(10);
        number = if exponent < 0 { number.over(ten)? } else { number.times(ten)? };
    }
    exact(number)
}
