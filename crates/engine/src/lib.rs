//! Meaning to verdict: facts, the reference interpreter, proof, and settling what is unknown.
//!
//! Reads no file, clock or environment, and knows no country.

mod decide;
mod decision;
mod determination;
mod facts;
mod jurisdiction;
mod plan;
mod proof;
mod settle;
mod testing;

pub use decide::{Evaluator, Frame, Functions, RuleRange, Verdicts};
pub use decision::{Supplied, decide, decide_with, determine_all};
pub use determination::*;
pub use facts::*;
pub use jurisdiction::{Detail, Jurisdiction, RulePack, completed, derived_value};
pub use plan::{ActiveList, Law};
pub use proof::show_value;
pub use testing::{CaseReport, Coverage, Tally, coverage, run_test};
