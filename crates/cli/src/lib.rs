//! The command line of Tidewaiter: one file a command, reports for people and for machines.
//!
//! Holds no logic worth testing alone: it reads files, asks the crates below, and shows the answer.

mod arguments;
mod command;
mod load;
mod outside;
mod plugins;
mod report;

use std::process::ExitCode;

/// Runs the program with the arguments, the streams and the folder of the process.
#[must_use]
pub fn main() -> ExitCode {
    outside::main()
}
