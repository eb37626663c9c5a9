//! The commands, one file each.

mod check;
mod decide;
mod explain;
mod fmt;
mod replay;
mod schema;
mod test;
mod timeline;
mod turns;

use std::path::{Path, PathBuf};

use tidewaiter_engine::Transaction;
use tidewaiter_model::{Checked, Model, PackText};
use tidewaiter_syntax::{Diagnostic, Severity};

use crate::arguments::Command;
use crate::load::{self, Loaded};
use crate::outside::{self, Ended, Outside, Stop};
use crate::report::findings;

/// Runs a command.
pub fn run(command: &Command, outside: &mut Outside) -> Ended {
    match command {
        Command::Decide(arguments) => decide::run(arguments, outside),
        Command::Replay(arguments) => replay::run(arguments, outside),
        Command::Timeline(arguments) => timeline::run(arguments, outside),
        Command::Check(arguments) => check::run(arguments, outside),
        Command::Fmt(arguments) => fmt::run(arguments, outside),
        Command::Test(arguments) => test::run(arguments, outside),
        Command::Explain(arguments) => explain::run(arguments, outside),
        Command::Schema(which) => schema::run(which, outside),
    }
}

/// The packs at these paths, checked. Stops where they cannot be used, having shown why.
fn usable(
    paths: &[PathBuf],
    check: fn(&[PackText]) -> Checked,
    outside: &mut Outside,
) -> Result<(Loaded, Checked), Stop> {
    let loaded = load::packs(paths)?;
    let checked = checked(&loaded, check, outside)?;
    Ok((loaded, checked))
}

/// Checks packs that have been read. Stops where they cannot be used, having shown why.
fn checked(
    loaded: &Loaded,
    check: fn(&[PackText]) -> Checked,
    outside: &mut Outside,
) -> Result<Checked, Stop> {
    let checked = check(&loaded.packs);
    if checked.is_usable() {
        return Ok(checked);
    }
    let errors: Vec<&Diagnostic> =
        checked.diagnostics.iter().filter(|found| found.severity == Severity::Error).collect();
    outside.findings(&checked.sources, &errors);
    Err(Stop::new(format!("the rule packs have mistakes: {}", findings::summary(&errors)))
        .help("`tidewaiter check` lists the findings, `tidewaiter explain CODE` explains one"))
}

/// The transaction at a path. Stops where it is refused, having shown every problem.
fn transaction(model: &Model, path: &Path, outside: &mut Outside) -> Result<Transaction, Stop> {
    let bytes = outside::bytes_of(path, true)?;
    tidewaiter_engine::read_transaction(model, &bytes).map_err(|problems| {
        let is_input = path == Path::new("-");
        let name = if is_input { "standard input".to_owned() } else { outside::shown(path) };
        outside.fact_problems(&name, &problems);
        let count = crate::report::words::count(problems.len(), "problem");
        Stop::new(format!("the transaction has {count}; nothing was decided"))
    })
}
