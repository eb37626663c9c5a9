//! Tree to meaning: the checked model of rule packs, and the checker that makes it.
//!
//! Holds no fact and runs nothing. [`check`] gives a model *and* a list of problems.

mod catalogue;
mod check;
pub mod codes;
mod expression;
mod model;
mod number;
mod types;
mod unit;

pub use catalogue::{Explanation, catalogue, explain};
pub use check::{Checked, PackText, check, check_without_tests};
pub use expression::*;
pub use model::*;
pub use number::Number;
pub use types::{Currency, EnumerationId, Money, RecordId, Type, Value};
pub use unit::{BaseUnitId, DAY, Dimension, Unit};
