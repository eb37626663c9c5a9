//! Exact numbers against fractions of any size.

use std::cmp::Ordering;

use proptest::prelude::*;
use tidewaiter_plugin_sdk::{Exact, exact};

/// A product in limbs of 32 bits, least first.
fn product(a: u128, b: u128) -> Vec<u32> {
    let limbs = |n: u128| (0..4).map(|i| (n >> (32 * i)) as u32).collect::<Vec<_>>();
    let mut out = vec![0_u32; 8];
    for (i, a) in limbs(a).into_iter().enumerate() {
        let mut carry = 0_u64;
        for (j, b) in limbs(b).into_iter().enumerate() {
            let sum = u64::from(a) * u64::from(b) + u64::from(out[i + j]) + carry;
            out[i + j] = sum as u32;
            carry = sum >> 32;
        }
        out[i + 4] = carry as u32;
    }
    out
}

fn magnitude(a: u128, b: u128, c: u128, d: u128) -> Ordering {
    product(a, d).into_iter().rev().cmp(product(c, b).into_iter().rev())
}

fn fraction(numerator: i128, denominator: i128) -> Exact {
    Exact::fraction(&format!("{numerator}/{denominator}")).unwrap()
}

fn wide() -> impl Strategy<Value = (i128, i128)> {
    let part = prop_oneof![-1000..1000_i128, (i128::MIN + 1)..=i128::MAX];
    (part.clone(), part.prop_map(|n| n.abs().max(1)))
}

fn small() -> impl Strategy<Value = (i128, i128)> {
    (-1_000_000..1_000_000_i128, 1..1_000_000_i128)
}

proptest! {
    #[test]
    fn order_is_that_of_big_fractions((a, b) in wide(), (c, d) in wide()) {
        let size = magnitude(a.unsigned_abs(), b.unsigned_abs(), c.unsigned_abs(), d.unsigned_abs());
        let expected = match (a.signum(), c.signum()) {
            (-1, -1) => size.reverse(),
            (x, y) if x == y => size,
            (x, y) => x.cmp(&y),
        };
        prop_assert_eq!(fraction(a, b).cmp(&fraction(c, d)), expected);
    }

    #[test]
    fn arithmetic_is_that_of_fractions((a, b) in small(), (c, d) in small()) {
        let (x, y) = (fraction(a, b), fraction(c, d));
        prop_assert_eq!(x.plus(y), Some(fraction(a * d + c * b, b * d)));
        prop_assert_eq!(x.minus(y), Some(fraction(a * d - c * b, b * d)));
        prop_assert_eq!(x.times(y), Some(fraction(a * c, b * d)));
        let quotient = (c != 0).then(|| fraction(a * d * c.signum(), b * c.abs()));
        prop_assert_eq!(x.over(y), quotient);
    }

    #[test]
    fn arithmetic_never_overflows_in_silence((a, b) in wide(), (c, d) in wide()) {
        let (x, y) = (fraction(a, b), fraction(c, d));
        if let Some(sum) = x.plus(y) {
            prop_assert_eq!(sum.minus(y).unwrap_or(x), x);
        }
        if let Some(product) = x.times(y) && y != Exact::ZERO {
            prop_assert_eq!(product.over(y).unwrap_or(x), x);
        }
    }

    #[test]
    fn text_and_back(value in any::<i64>(), scale in 0_u8..=18) {
        let number = Exact::decimal(value, scale).unwrap();
        prop_assert_eq!(Exact::read(&number.to_string()), Some(number));
        prop_assert_eq!(number.scaled(number.places().unwrap()).is_some(), true);
    }

    #[test]
    fn neighbors_lie_on_both_sides((a, b) in small(), places in 2_u8..=6) {
        let floor = fraction(a, b).floor(places).unwrap();
        prop_assert!(floor <= fraction(a, b));
        prop_assert!(floor.plus(Exact::decimal(1, places).unwrap()).unwrap() > fraction(a, b));
        prop_assert!(floor.neighbor(true).unwrap() > floor && floor.neighbor(false).unwrap() < floor);
    }
}

#[test]
fn limits_as_they_are_written() {
    const OVERLAY: Exact = exact("1.50");
    assert_eq!(OVERLAY.to_string(), "1.5");
    assert_eq!(exact("-0.25").to_string(), "-0.25");
    assert_eq!(Exact::read("48.25/1.35").unwrap().to_string(), "965/27");
    assert_eq!(exact("4800").neighbor(true), Some(exact("4800.01")));
    for text in ["", ".", "1.", "+1", "1.x", "1/0", "1 ", "0x1", "1/-"] {
        assert_eq!(Exact::read(text), None, "{text}");
    }
}
