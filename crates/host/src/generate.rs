//! Transactions made up from a vocabulary, to try plugins out on: some facts known, some not, numbers
//! on both sides of zero and of the usual limits, texts in several scripts.

use std::sync::Arc;

use tidewaiter_engine::{Facts, Transaction, completed};
use tidewaiter_model::{Currency, FactId, Model, Money, Number, Type, Value};
use tidewaiter_syntax::Day;

/// How deep records and lists are filled in.
const DEPTH: u32 = 6;
/// Elements of a list, at most.
const ELEMENTS: u64 = 3;

const TEXTS: [&str; 8] = [
    "Huawei Technologies Co., Ltd.",
    "NVIDIA Corporation",
    "",
    "H100",
    "3A090.a",
    "\u{4e2d}\u{82af}\u{56fd}\u{9645}",
    "\u{41e}\u{41e}\u{41e} \u{ab}\u{420}\u{43e}\u{43c}\u{430}\u{448}\u{43a}\u{430}\u{bb}",
    "a\u{301} \u{202e}\u{0}",
];

/// That many transactions; always the same for the same vocabulary.
#[must_use]
pub fn made_up(model: &Model, count: usize) -> Vec<Transaction> {
    let mut chance = Chance(0x7469_6465);
    let mut transactions = Vec::with_capacity(count);
    // Facts that contradict what follows from the others are thrown away; most do not.
    for _ in 0..count.saturating_mul(4) {
        if transactions.len() == count {
            break;
        }
        let mut facts = Facts::unknown(model);
        for (id, fact) in (0..).map(FactId).zip(&model.facts) {
            facts.set(id, value(model, &fact.ty, &mut chance, 0));
        }
        if let Some(facts) = completed(model, facts) {
            transactions.push(Transaction { id: None, date: None, facts });
        }
    }
    transactions
}

/// A small source of numbers that look like chance (SplitMix64).
#[derive(Debug)]
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 up to, and not with, `end`.
    fn below(&mut self, end: u64) -> u64 {
        self.next().checked_rem(end).unwrap_or_default()
    }

    fn of<'t, T>(&mut self, choices: &'t [T]) -> Option<&'t T> {
        let place = self.below(u64::try_from(choices.len()).unwrap_or_default());
        choices.get(usize::try_from(place).unwrap_or_default())
    }
}

/// A value of a type, or none: one in four is not known.
fn value(model: &Model, ty: &Type, chance: &mut Chance, depth: u32) -> Option<Value> {
    if chance.below(4) == 0 || depth > DEPTH {
        return None;
    }
    Some(match ty {
        Type::Truth => Value::Truth(chance.below(2) == 0),
        Type::Number(_) => Value::Number(number(chance)),
        Type::Percent => Value::Number(Number::ratio(i128::from(chance.below(1_001)), 1_000)?),
        Type::Money => {
            let currency = Currency::new(chance.of(&["USD", "EUR", "CNY"])?)?;
            Value::Money(Money { amount: number(chance), currency })
        }
        Type::Date => {
            let first: Day = "2020-01-01".parse().ok()?;
            Value::Date(first.plus(i64::try_from(chance.below(4_000)).ok()?)?)
        }
        Type::Text => Value::Text((*chance.of(&TEXTS)?).into()),
        Type::Enumeration(id) => {
            let constants = u64::try_from(model.enumeration(*id)?.constants.len()).ok()?;
            Value::Constant(*id, u32::try_from(chance.below(constants)).ok()?)
        }
        Type::Record(id) => {
            let fields = &model.record(*id)?.fields;
            let fields = fields.iter().map(|field| match field.derived {
                // What follows is left to follow.
                Some(_) => None,
                None => value(model, &field.ty, chance, depth + 1),
            });
            Value::Record(fields.collect::<Vec<_>>().into())
        }
        Type::List(element) => {
            let count = chance.below(ELEMENTS + 1);
            let elements = (0..count).map(|_| value(model, element, chance, depth + 1));
            Value::List(elements.collect::<Vec<_>>().into())
        }
        Type::Set(element) => {
            let count = chance.below(ELEMENTS + 1);
            let mut elements: Vec<Option<Value>> = Vec::new();
            for _ in 0..count {
                let element = value(model, element, chance, depth + 1);
                if element.is_some() && !elements.contains(&element) {
                    elements.push(element);
                }
            }
            Value::List(Arc::from(elements))
        }
    })
}

fn number(chance: &mut Chance) -> Number {
    let magnitude = *chance.of(&[1, 10, 100, 1_000, 10_000, 100_000]).unwrap_or(&1);
    let whole = i128::from(chance.below(10 * magnitude));
    let scale = *chance.of(&[1_i128, 1, 10, 100, 3]).unwrap_or(&1);
    Number::ratio(whole, scale).unwrap_or(Number::ZERO)
}
