//! Exact numbers. No binary floating point: a threshold is decided on what was written.

use std::cmp::Ordering;
use std::fmt;

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Zero};
use serde::{Serialize, Serializer};

/// An exact rational number.
///
/// Every decimal that is written is one, and so is every quotient of two, so that comparing
/// `4736 / 800` with `5.92` rounds nothing. Arithmetic that leaves 127 bits gives `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Number(Ratio<i128>);

impl Number {
    /// Zero.
    pub const ZERO: Number = Number(Ratio::new_raw(0, 1));
    /// One.
    pub const ONE: Number = Number(Ratio::new_raw(1, 1));

    /// The most digits that a written decimal may have.
    pub const MAX_DIGITS: usize = 28;

    /// A whole number.
    #[must_use]
    pub fn whole(value: i64) -> Self {
        Self(Ratio::from_integer(i128::from(value)))
    }

    /// Reads a decimal such as `-5.92`: digits with an optional sign and fraction, no exponent.
    ///
    /// # Errors
    /// What is wrong, in words, where `text` is something else or has over 28 digits.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let well_formed = !whole.is_empty()
            && whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit())
            && !(unsigned.contains('.') && fraction.is_empty());
        if !well_formed {
            return Err(format!("`{text}` is not a decimal number such as 4800 or 5.92"));
        }
        if whole.len() + fraction.len() > Self::MAX_DIGITS {
            return Err(format!("`{text}` has more than {} digits", Self::MAX_DIGITS));
        }
        let too_large = || format!("`{text}` is too large");
        let digits: i128 = format!("{whole}{fraction}").parse().map_err(|_| too_large())?;
        let scale = u32::try_from(fraction.len())
            .ok()
            .and_then(|places| 10_i128.checked_pow(places))
            .ok_or_else(too_large)?;
        Ok(Self(Ratio::new(if negative { -digits } else { digits }, scale)))
    }

    /// The quotient of two whole numbers, where the second is not zero.
    #[must_use]
    pub fn ratio(numerator: i128, denominator: i128) -> Option<Self> {
        let sound = denominator > 0 && numerator != i128::MIN;
        sound.then(|| Self(Ratio::new(numerator, denominator)))
    }

    /// Numerator and denominator in lowest terms; the second is above zero.
    #[must_use]
    pub fn parts(self) -> (i128, i128) {
        (*self.0.numer(), *self.0.denom())
    }

    /// The sum, where it can be held.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(&other.0).map(Self)
    }

    /// The difference, where it can be held.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.0.checked_sub(&other.0).map(Self)
    }

    /// The product, where it can be held.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        self.0.checked_mul(&other.0).map(Self)
    }

    /// The quotient, where there is one (`other` is not zero) and it can be held.
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        if other.is_zero() { None } else { self.0.checked_div(&other.0).map(Self) }
    }

    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// The greatest multiple of `step` that is not above it, where there is one that fits.
    #[must_use]
    pub fn floor_to(self, step: Self) -> Option<Self> {
        let whole = Self(self.over(step)?.0.floor());
        whole.times(step)
    }

    /// The distance from zero.
    #[must_use]
    pub fn magnitude(self) -> Self {
        if self < Self::ZERO { Self::ZERO.minus(self).unwrap_or(self) } else { self }
    }

    /// The whole number, where it is one that fits.
    #[must_use]
    pub fn to_whole(self) -> Option<i64> {
        self.0.is_integer().then(|| i64::try_from(*self.0.numer()).ok()).flatten()
    }

    /// The decimal that equals it, where there is one; `1/3` has none.
    #[must_use]
    pub fn to_decimal(self) -> Option<String> {
        let mut denominator = *self.0.denom();
        let mut numerator = *self.0.numer();
        let mut places = 0_usize;
        while denominator != 1 {
            let factor = if denominator % 10 == 0 {
                denominator /= 10;
                1
            } else if denominator % 2 == 0 {
                denominator /= 2;
                5
            } else if denominator % 5 == 0 {
                denominator /= 5;
                2
            } else {
                return None;
            };
            numerator = numerator.checked_mul(factor)?;
            places += 1;
        }
        let sign = if numerator < 0 { "-" } else { "" };
        let digits = format!("{:0>width$}", numerator.unsigned_abs(), width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        Some(if places == 0 {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}.{fraction}")
        })
    }

    /// Ten significant digits or so of it, cut and not rounded, for reading only.
    fn approximate(self) -> String {
        let negative = *self.0.numer() < 0;
        let numerator = self.0.numer().unsigned_abs();
        let denominator = self.0.denom().unsigned_abs();
        let whole = numerator / denominator;
        let mut rest = numerator % denominator;
        let mut fraction = String::new();
        for _ in 0..6 {
            // A denominator near the limit would overflow; six places are for reading only.
            let Some(scaled) = rest.checked_mul(10) else { break };
            fraction.push_str(&(scaled / denominator).to_string());
            rest = scaled % denominator;
        }
        format!("{}{whole}.{fraction}...", if negative { "-" } else { "" })
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        let cross = self.0.numer().checked_mul(other.0.denom());
        let other_cross = other.0.numer().checked_mul(self.0.denom());
        match (cross, other_cross) {
            (Some(a), Some(b)) => a.cmp(&b),
            (None, _) | (_, None) => self.0.cmp(&other.0),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to_decimal() {
            Some(decimal) if decimal.len() <= 32 => f.write_str(&decimal),
            Some(_) | None => f.write_str(&self.approximate()),
        }
    }
}

impl Serialize for Number {
    /// As a fraction `n/d`, which loses nothing.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::parse(text).unwrap()
    }

    #[test]
    fn quotients_compare_exactly() {
        assert_eq!(number("4736").over(number("800")).unwrap(), number("5.92"));
        assert!(number("4736").over(number("800.0000000001")).unwrap() < number("5.92"));
        assert_eq!(number("1").over(Number::ZERO), None);
    }

    #[test]
    fn decimals_are_written_as_read() {
        for text in ["0", "-1.5", "4800", "0.001", "123456789012345678.0123456789"] {
            assert_eq!(number(text).to_string().trim_end_matches('0'), text.trim_end_matches('0'));
        }
        assert_eq!(number("1").over(number("3")).unwrap().to_string(), "0.333333...");
    }

    #[test]
    fn what_is_no_decimal_is_refused() {
        for text in
            ["", "-", "1.", ".5", "1e3", "0x10", "1,5", "NaN", "12345678901234567890123456789"]
        {
            assert!(Number::parse(text).is_err(), "{text}");
        }
    }
}
