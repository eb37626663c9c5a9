//! Sums, differences, products and quotients of facts, exact.

use std::ops::{Add, Div, Mul, Sub};

use super::fact;
use super::number::{NumberFact, Sign};
use crate::condition::{Condition, Truth};
use crate::exact::Exact;
use crate::proof::Step;
use crate::run::Given;
use crate::wire::determinations::Evidence;

/// The most places after the point of a value that is proposed.
const PLACES: u8 = 4;

/// A number made of facts: `facts.number(WAVELENGTH).quantity() * exact("0.25")`. It is not known
/// where one of them is not, where it is divided by zero, or where it is too large to be exact.
#[derive(Debug, Clone)]
pub struct Quantity<'a> {
    value: Option<Exact>,
    /// How it is made, where proof may be asked; none of a constant.
    made: Option<Box<Made<'a>>>,
}

#[derive(Debug, Clone)]
enum Made<'a> {
    Fact(NumberFact<'a>),
    /// A value that no single number can be proposed for, in words.
    Stated(String, Evidence),
    By(Operation, Quantity<'a>, Quantity<'a>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operation {
    Plus,
    Minus,
    Times,
    Over,
}

impl Operation {
    fn of(self, left: Exact, right: Exact) -> Option<Exact> {
        match self {
            Operation::Plus => left.plus(right),
            Operation::Minus => left.minus(right),
            Operation::Times => left.times(right),
            Operation::Over => left.over(right),
        }
    }

    fn sign(self) -> &'static str {
        match self {
            Operation::Plus => " + ",
            Operation::Minus => " - ",
            Operation::Times => " * ",
            Operation::Over => " / ",
        }
    }
}

impl From<Exact> for Quantity<'_> {
    fn from(value: Exact) -> Self {
        Quantity { value: Some(value), made: None }
    }
}

impl<'a> From<NumberFact<'a>> for Quantity<'a> {
    fn from(number: NumberFact<'a>) -> Self {
        let made = number.facts.run.proof.then(|| Box::new(Made::Fact(number)));
        Quantity { value: number.value(), made }
    }
}

impl<'a> Quantity<'a> {
    pub(super) fn zero() -> Quantity<'a> {
        Quantity::from(Exact::ZERO)
    }

    pub(super) fn unknown(path: &str, proof: bool) -> Quantity<'a> {
        Quantity::stated(None, proof, || (path.to_owned(), fact(path, "unknown")))
    }

    /// A value with its words and its evidence, where proof is asked.
    pub(super) fn stated(
        value: Option<Exact>,
        proof: bool,
        told: impl FnOnce() -> (String, Evidence),
    ) -> Quantity<'a> {
        let made = proof.then(|| {
            let (words, evidence) = told();
            Box::new(Made::Stated(words, evidence))
        });
        Quantity { value, made }
    }

    /// One that is not known, whatever the facts: what the law leaves open.
    #[must_use]
    pub fn unstated() -> Quantity<'a> {
        Quantity { value: None, made: None }
    }

    /// Its value; none where it is not known.
    #[must_use]
    pub fn value(&self) -> Option<Exact> {
        self.value
    }

    /// `>=`
    #[must_use]
    pub fn at_least(self, limit: impl Into<Quantity<'a>>) -> Condition {
        self.compare(limit.into(), Sign::AtLeast)
    }

    /// `<=`
    #[must_use]
    pub fn at_most(self, limit: impl Into<Quantity<'a>>) -> Condition {
        self.compare(limit.into(), Sign::AtMost)
    }

    /// `>`
    #[must_use]
    pub fn above(self, limit: impl Into<Quantity<'a>>) -> Condition {
        self.compare(limit.into(), Sign::Above)
    }

    /// `<`
    #[must_use]
    pub fn below(self, limit: impl Into<Quantity<'a>>) -> Condition {
        self.compare(limit.into(), Sign::Below)
    }

    fn by(operation: Operation, left: Quantity<'a>, right: Quantity<'a>) -> Quantity<'a> {
        // A sum over a list begins with nothing, which need not be told.
        let nothing = left.made.is_none() && left.value == Some(Exact::ZERO);
        if nothing && operation == Operation::Plus {
            return right;
        }
        let value = left.value.zip(right.value).and_then(|(a, b)| operation.of(a, b));
        let made = (left.made.is_some() || right.made.is_some())
            .then(|| Box::new(Made::By(operation, left, right)));
        Quantity { value, made }
    }

    fn compare(self, limit: Quantity<'a>, sign: Sign) -> Condition {
        let order = self.value.zip(limit.value).map(|(value, limit)| value.cmp(&limit));
        let truth = Truth::of(order.map(|order| sign.holds(order)));
        if self.made.is_none() && limit.made.is_none() {
            return Condition::bare(truth);
        }
        let text = [&self.words(), " ", sign.words(), " ", &limit.words()].concat();
        let mut step = Step::new(truth, &text);
        // The difference turns at zero.
        let difference = Quantity::by(Operation::Minus, self, limit);
        let mut facts = Vec::new();
        difference.facts(&mut facts, &mut step.because);
        for number in facts {
            let turn = difference.solved(&number, Exact::ZERO);
            let known = number.value().map(Given::Number);
            number.facts.note(number.field, known, around(turn));
        }
        Condition { truth, step: Some(Box::new(step)) }
    }

    /// The facts in it, each once, and the evidence of all.
    fn facts(&self, facts: &mut Vec<NumberFact<'a>>, because: &mut Vec<Evidence>) {
        match self.made.as_deref() {
            None => {}
            Some(Made::Fact(number)) if facts.iter().any(|known| same(known, number)) => {}
            Some(Made::Fact(number)) => {
                let value = self.value.map(|value| Given::Number(value).shown(number.field));
                let path = number.facts.path(number.field);
                because.push(fact(&path, value.as_deref().unwrap_or("unknown")));
                facts.push(*number);
            }
            Some(Made::Stated(_, evidence)) => because.push(evidence.clone()),
            Some(Made::By(_, left, right)) => {
                left.facts(facts, because);
                right.facts(facts, because);
            }
        }
    }

    fn words(&self) -> String {
        match self.made.as_deref() {
            None => self.value.map_or_else(|| "unknown".to_owned(), |value| value.to_string()),
            Some(Made::Fact(number)) => number.facts.path(number.field),
            Some(Made::Stated(words, _)) => words.clone(),
            Some(Made::By(operation, left, right)) => {
                let side = |side: &Quantity<'a>, tight: bool| match side.made.as_deref() {
                    Some(Made::By(..)) if tight => ["(", &side.words(), ")"].concat(),
                    _ => side.words(),
                };
                let tight = !matches!(operation, Operation::Plus);
                [side(left, tight), operation.sign().to_owned(), side(right, tight)].concat()
            }
        }
    }

    /// The value of a fact with which this comes to `aim`, the others as they are; none where there
    /// is none, or the fact stands in it more than once.
    fn solved(&self, fact: &NumberFact<'a>, aim: Exact) -> Option<Exact> {
        match self.made.as_deref()? {
            Made::Fact(number) => same(number, fact).then_some(aim),
            Made::Stated(..) => None,
            Made::By(operation, left, right) => match (left.holds(fact), right.holds(fact)) {
                (true, false) => {
                    let other = right.value?;
                    left.solved(
                        fact,
                        match operation {
                            Operation::Plus => aim.minus(other)?,
                            Operation::Minus => aim.plus(other)?,
                            Operation::Times => aim.over(other)?,
                            Operation::Over => aim.times(other)?,
                        },
                    )
                }
                (false, true) => {
                    let other = left.value?;
                    right.solved(
                        fact,
                        match operation {
                            Operation::Plus => aim.minus(other)?,
                            Operation::Minus => other.minus(aim)?,
                            Operation::Times => aim.over(other)?,
                            Operation::Over => other.over(aim)?,
                        },
                    )
                }
                (true, true) | (false, false) => None,
            },
        }
    }

    fn holds(&self, fact: &NumberFact<'a>) -> bool {
        match self.made.as_deref() {
            Some(Made::Fact(number)) => same(number, fact),
            Some(Made::By(_, left, right)) => left.holds(fact) || right.holds(fact),
            Some(Made::Stated(..)) | None => false,
        }
    }
}

fn same(a: &NumberFact<'_>, b: &NumberFact<'_>) -> bool {
    a.facts.spot(a.field) == b.facts.spot(b.field)
}

/// The turn itself where it can be written out, and the nearest numbers on both sides of it.
fn around(turn: Option<Exact>) -> Vec<Given> {
    let Some(turn) = turn else { return Vec::new() };
    let near = match turn.places() {
        Some(places) if places <= PLACES => {
            vec![turn.neighbor(false), Some(turn), turn.neighbor(true)]
        }
        Some(_) | None => {
            let below = turn.floor(PLACES);
            vec![below, below.and_then(|below| below.plus(Exact::decimal(1, PLACES)?))]
        }
    };
    near.into_iter().flatten().map(Given::Number).collect()
}

macro_rules! operation {
    ($name:ident, $method:ident, $operation:ident) => {
        impl<'a, T: Into<Quantity<'a>>> $name<T> for Quantity<'a> {
            type Output = Quantity<'a>;

            fn $method(self, other: T) -> Quantity<'a> {
                Quantity::by(Operation::$operation, self, other.into())
            }
        }
    };
}

operation!(Add, add, Plus);
operation!(Sub, sub, Minus);
operation!(Mul, mul, Times);
operation!(Div, div, Over);
