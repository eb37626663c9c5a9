//! `tidewaiter check`

use tidewaiter_model::Model;
use tidewaiter_syntax::{Diagnostic, Severity};

use crate::arguments::{Check, CheckFormat, PluginFiles};
use crate::load::{self, Loaded};
use crate::outside::{Ended, Outside, Status, Stop};
use crate::plugins::{Plugins, Trouble};
use crate::report::{findings, github, json, sarif, words};

/// What is wrong with the plugins that the manifests name, and with the functions declared from them.
fn of_plugins(model: Model, loaded: &Loaded, arguments: &Check) -> Result<Vec<Diagnostic>, Stop> {
    let plugins = Plugins::load(model, loaded, &arguments.hosting, &PluginFiles::default());
    let troubled = plugins.and_then(|plugins| plugins.bound().map(drop));
    match troubled {
        Ok(()) => Ok(Vec::new()),
        Err(Trouble::Findings(found)) => Ok(found),
        Err(Trouble::Stop(stop)) => Err(stop),
    }
}

/// Checks packs and shows the findings.
pub fn run(arguments: &Check, outside: &mut Outside) -> Ended {
    let loaded = load::packs(&arguments.paths)?;
    let mut checked = tidewaiter_model::check(&loaded.packs);
    if checked.is_usable() {
        // Plugins are looked at under packs that are sound, so that one mistake is told once.
        let found = of_plugins(checked.model.clone(), &loaded, arguments)?;
        checked.diagnostics.extend(found);
    }
    let is_named = |found: &Diagnostic| {
        let source = found.span().and_then(|span| checked.sources.get(span.source));
        source.is_none_or(|source| loaded.is_named(&source.name))
    };
    let mut found: Vec<&Diagnostic> =
        checked.diagnostics.iter().filter(|found| is_named(found)).collect();
    // Where nothing in the packs named is to blame, what they depend on is.
    let is_error = |found: &&Diagnostic| found.severity == Severity::Error;
    if !checked.is_usable() && !found.iter().any(is_error) {
        found.extend(checked.diagnostics.iter().filter(|d| is_error(d) && !is_named(d)));
    }
    let text = match arguments.format {
        CheckFormat::Human => {
            let drawn = findings::drawn(&checked.sources, &found, outside.out);
            let packs = words::count(loaded.named.len(), "pack");
            format!("{drawn}{packs}: {}\n", findings::summary(&found))
        }
        CheckFormat::Json => json::findings(&checked.sources, &found),
        CheckFormat::Sarif => sarif::findings(&checked.sources, &found),
        CheckFormat::Github => github::findings(&checked.sources, &found),
    };
    outside.print(&text);
    let fails = found.iter().any(|found| found.severity != Severity::Note) || !checked.is_usable();
    Ok(if fails { Status::Found } else { Status::Done })
}
