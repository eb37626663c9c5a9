//! Why: every step of a verdict with the values that decided it.
//!
//! The proof is made by asking the interpreter again about each part of a condition, so that it
//! cannot say anything else than the verdict does.

mod bindings;
mod consider;
mod evidence;
mod explain;
mod show;
mod words;

pub use bindings::Bindings;
pub use consider::consider_all;
pub use show::show_value;
