//! The tests in packs: run, and counted by what they have seen.

mod coverage;
mod run;

pub use coverage::{Coverage, Tally, coverage};
pub use run::{CaseReport, run_test};
