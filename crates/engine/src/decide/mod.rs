//! The reference interpreter: the executable meaning of the language, written for reading.

mod arithmetic;
mod evaluate;
mod frame;
mod name;
mod provision;
mod truth;
mod verdict;

pub use evaluate::{Evaluator, Functions};
pub use frame::Frame;
pub use verdict::{RuleRange, Verdicts};
