//! Exact numbers. Nothing here is ever rounded.

use std::cmp::Ordering;
use std::fmt;

/// An exact fraction, as facts and limits are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Exact {
    numerator: i128,
    denominator: i128,
}

/// The most places after the point that a column of decimals has.
const MAX_SCALE: u32 = 18;

/// The decimal in `text`, for limits written as constants: `const LIMIT: Exact = exact("1.50");`
///
/// # Panics
/// At compile time, where the text is no decimal of at most 30 digits.
#[must_use]
#[allow(clippy::panic, clippy::indexing_slicing)]
pub const fn exact(text: &str) -> Exact {
    let bytes = text.as_bytes();
    let (mut at, mut numerator, mut denominator) = (0, 0_i128, 1_i128);
    let negative = !bytes.is_empty() && bytes[0] == b'-';
    if negative {
        at = 1;
    }
    let (mut digits, mut fraction) = (0, false);
    while at < bytes.len() {
        match bytes[at] {
            b'.' if !fraction => fraction = true,
            digit @ b'0'..=b'9' => {
                numerator = numerator * 10 + (digit - b'0') as i128;
                denominator *= if fraction { 10 } else { 1 };
                digits += 1;
            }
            _ => panic!("a limit is written as a decimal, such as 1.50"),
        }
        at += 1;
    }
    assert!(digits > 0 && digits <= 30, "a limit has from 1 to 30 digits");
    lowest(if negative { -numerator } else { numerator }, denominator)
}

const fn lowest(numerator: i128, denominator: i128) -> Exact {
    let (mut a, mut b) = (numerator.unsigned_abs(), denominator.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    let divisor = if a == 0 { 1 } else { a as i128 };
    Exact { numerator: numerator / divisor, denominator: denominator / divisor }
}

/// The fraction in lowest terms, where both parts have room.
fn sound(numerator: i128, denominator: i128) -> Option<Exact> {
    (numerator != i128::MIN && denominator > 0).then(|| lowest(numerator, denominator))
}

impl Exact {
    /// Zero.
    pub const ZERO: Exact = Exact { numerator: 0, denominator: 1 };
    /// One.
    pub const ONE: Exact = Exact { numerator: 1, denominator: 1 };

    /// `value` divided by ten to the power of `scale`; none where there are more than 18 places.
    #[must_use]
    pub fn decimal(value: i64, scale: u8) -> Option<Exact> {
        let places = u32::from(scale);
        (places <= MAX_SCALE).then(|| lowest(i128::from(value), 10_i128.pow(places)))
    }

    /// The fraction in `text`, as it crosses: `2/3`, `-5`; none where it is none.
    #[must_use]
    pub fn fraction(text: &str) -> Option<Exact> {
        let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
        let (numerator, denominator) = (numerator.parse().ok()?, denominator.parse().ok()?);
        let sound = numerator != i128::MIN && denominator > 0;
        sound.then(|| lowest(numerator, denominator))
    }

    /// The number in `text`, as people write it: `1.50`, `-5`, `2/3`; none where it is none.
    #[must_use]
    pub fn read(text: &str) -> Option<Exact> {
        if let Some((numerator, denominator)) = text.split_once('/') {
            return Exact::read(numerator)?.over(Exact::read(denominator)?);
        }
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let places = u32::try_from(fraction.len()).ok()?;
        let digits = fraction.bytes().all(|byte| byte.is_ascii_digit());
        let sound = digits && !whole.starts_with('+') && !(text.contains('.') && places == 0);
        let numerator: i128 = [whole, fraction].concat().parse().ok()?;
        let unit = 10_i128.checked_pow(places)?;
        (sound && numerator != i128::MIN).then(|| lowest(numerator, unit))
    }

    /// The sum; none where it is too large to be held exactly.
    #[must_use]
    pub fn plus(self, other: Exact) -> Option<Exact> {
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        sound(left.checked_add(right)?, self.denominator.checked_mul(other.denominator)?)
    }

    /// The difference; none where it is too large to be held exactly.
    #[must_use]
    pub fn minus(self, other: Exact) -> Option<Exact> {
        self.plus(Exact { numerator: other.numerator.checked_neg()?, ..other })
    }

    /// The product; none where it is too large to be held exactly.
    #[must_use]
    pub fn times(self, other: Exact) -> Option<Exact> {
        // Crosswise in lowest terms first, so that nothing grows that would cancel out.
        let left = sound(self.numerator, other.denominator)?;
        let right = sound(other.numerator, self.denominator)?;
        let numerator = left.numerator.checked_mul(right.numerator)?;
        sound(numerator, left.denominator.checked_mul(right.denominator)?)
    }

    /// The quotient; none where the divisor is zero, or it is too large to be held exactly.
    #[must_use]
    pub fn over(self, other: Exact) -> Option<Exact> {
        let sign = other.numerator.signum();
        let numerator = other.denominator.checked_mul(sign)?;
        let denominator = other.numerator.checked_mul(sign)?;
        (sign != 0).then_some(Exact { numerator, denominator }).and_then(|other| self.times(other))
    }

    /// Its two parts, in lowest terms; the second is above zero.
    #[must_use]
    pub fn parts(self) -> (i128, i128) {
        (self.numerator, self.denominator)
    }

    /// How `value / unit` stands to this number; `unit` is above zero.
    ///
    /// Products of 128 bits are slow in WebAssembly, and few facts need them: what is multiplied here
    /// has 32 bits where it can.
    #[must_use]
    pub(crate) fn order_of(self, value: i64, unit: i64) -> Ordering {
        let short = |value: i128| i32::try_from(value).ok().map(i64::from);
        let parts = (
            short(value.into()),
            short(unit.into()),
            short(self.numerator),
            short(self.denominator),
        );
        if let (Some(value), Some(unit), Some(numerator), Some(denominator)) = parts {
            return (value * denominator).cmp(&(numerator * unit));
        }
        Exact { numerator: value.into(), denominator: unit.into() }.cmp(&self)
    }

    /// As an integer over a power of ten with that many places, where it is one and fits.
    #[must_use]
    pub fn scaled(self, scale: u8) -> Option<i64> {
        let ten = 10_i128.checked_pow(u32::from(scale))?;
        let whole = ten.checked_rem(self.denominator)? == 0;
        let value = self.numerator.checked_mul(ten.checked_div(self.denominator)?)?;
        whole.then(|| i64::try_from(value).ok())?
    }

    /// The fewest places after the point with which it is written out; none where it has no end or
    /// more than 18.
    #[must_use]
    pub fn places(self) -> Option<u8> {
        (0..=18)
            .find(|places| 10_i128.pow(u32::from(*places)).checked_rem(self.denominator) == Some(0))
    }

    /// The greatest number of that many places after the point that is not above it.
    #[must_use]
    pub fn floor(self, places: u8) -> Option<Exact> {
        let unit = 10_i128.checked_pow(u32::from(places))?;
        let scaled = self.numerator.checked_mul(unit)?.checked_div_euclid(self.denominator)?;
        sound(scaled, unit)
    }

    /// The nearest number below or above with the same places after the point, but at least two:
    /// what is tried as the other side of a limit.
    #[must_use]
    pub fn neighbor(self, above: bool) -> Option<Exact> {
        let unit = 10_i128.pow(u32::from(self.places()?.max(2)));
        let scaled = self.numerator.checked_mul(unit.checked_div(self.denominator)?)?;
        let next = if above { scaled.checked_add(1)? } else { scaled.checked_sub(1)? };
        Some(lowest(next, unit))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        let products = (
            self.numerator.checked_mul(other.denominator),
            other.numerator.checked_mul(self.denominator),
        );
        if let (Some(left), Some(right)) = products {
            return left.cmp(&right);
        }
        // The signs tell, or both have the same one and the magnitudes do.
        let sign = self.numerator.signum().cmp(&other.numerator.signum());
        let size =
            wide(self.numerator, other.denominator).cmp(&wide(other.numerator, self.denominator));
        sign.then(if self.numerator < 0 { size.reverse() } else { size })
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The product of two magnitudes in 256 bits, high half first.
fn wide(a: i128, b: i128) -> (u128, u128) {
    const LOW: u128 = u64::MAX as u128;
    let (a, b) = (a.unsigned_abs(), b.unsigned_abs());
    let ((a_high, a_low), (b_high, b_low)) = ((a >> 64, a & LOW), (b >> 64, b & LOW));
    let low = a_low * b_low;
    let middle = a_high * b_low + (low >> 64);
    let middle_low = (middle & LOW) + a_low * b_high;
    (a_high * b_high + (middle >> 64) + (middle_low >> 64), (middle_low << 64) | (low & LOW))
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(places) = self.places() else {
            return write!(f, "{}/{}", self.numerator, self.denominator);
        };
        let unit = 10_u128.pow(u32::from(places));
        let factor = unit / self.denominator.unsigned_abs();
        let Some(scaled) = self.numerator.unsigned_abs().checked_mul(factor) else {
            return write!(f, "{}/{}", self.numerator, self.denominator);
        };
        let sign = if self.numerator < 0 { "-" } else { "" };
        if places == 0 {
            return write!(f, "{sign}{scaled}");
        }
        write!(f, "{sign}{}.{:0width$}", scaled / unit, scaled % unit, width = usize::from(places))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Numbers on both sides of what the short road takes.
    fn near_32_bits() -> impl Strategy<Value = i64> {
        let edge = i64::from(i32::MAX);
        prop_oneof![-5..5_i64, edge - 2..edge + 3, -edge - 3..-edge + 2, any::<i64>()]
    }

    proptest! {
        #[test]
        fn the_short_road_leads_where_the_long_one_does(
            value in near_32_bits(),
            scale in 0_u8..=18,
            numerator in near_32_bits(),
            denominator in near_32_bits(),
        ) {
            let limit = lowest(numerator.into(), i128::from(denominator).abs().max(1));
            let long = Exact::decimal(value, scale).unwrap().cmp(&limit);
            let unit = 10_i64.checked_pow(scale.into()).unwrap();
            prop_assert_eq!(limit.order_of(value, unit), long);
        }
    }
}
