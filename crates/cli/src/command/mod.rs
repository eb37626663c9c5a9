//! The commands, one file each.

mod check;
mod decide;
mod explain;
mod fmt;
mod plugin;
mod replay;
mod schema;
mod test;
mod timeline;
mod turns;

use std::path::{Path, PathBuf};

use tidewaiter_engine::Transaction;
use tidewaiter_model::{Checked, Model, PackText};
use tidewaiter_syntax::{Diagnostic, Severity, Sources};

use crate::arguments::{Command, Hosting, PluginFiles};
use crate::load::{self, Loaded};
use crate::outside::{self, Ended, Outside, Stop};
use crate::plugins::{Plugins, Trouble};
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
        Command::Plugin(which) => plugin::run(which, outside),
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

/// The packs at these paths with their plugins. Stops where either cannot be used, having shown why.
fn with_plugins(
    paths: &[PathBuf],
    check: fn(&[PackText]) -> Checked,
    (hosting, further): (&Hosting, &PluginFiles),
    outside: &mut Outside,
) -> Result<(Loaded, Sources, Plugins), Stop> {
    let (loaded, checked) = usable(paths, check, outside)?;
    let plugins = Plugins::load(checked.model, &loaded, hosting, further);
    let plugins = untroubled(plugins, &checked.sources, outside)?;
    Ok((loaded, checked.sources, plugins))
}

/// Stops where plugins cannot be used, having shown why.
fn untroubled<T>(
    found: Result<T, Trouble>,
    sources: &Sources,
    outside: &mut Outside,
) -> Result<T, Stop> {
    found.map_err(|trouble| match trouble {
        Trouble::Stop(stop) => stop,
        Trouble::Findings(found) => {
            let found: Vec<&Diagnostic> = found.iter().collect();
            outside.findings(sources, &found);
            Stop::new("the plugins of the rule packs cannot be used; nothing was decided")
                .help("`tidewaiter explain CODE` explains a finding")
        }
    })
}

/// Shows what plugins logged.
fn show_log(plugins: &Plugins, outside: &mut Outside) {
    for line in plugins.take_log() {
        outside.complain(&line);
    }
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
