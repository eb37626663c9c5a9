//! `tidewaiter test`

use tidewaiter_engine::{CaseReport, Functions};
use tidewaiter_model::{Model, PackId, Test as PackTest};
use tidewaiter_syntax::Sources;

use super::{untroubled, with_plugins};
use crate::arguments::{PluginFiles, Test, TestFormat};
use crate::outside::{Ended, Outside, Status, Stop};
use crate::report::tests::{self, Case, Results, SeenOf};
use crate::report::{Place, junit};

/// Runs the tests in packs.
pub fn run(arguments: &Test, outside: &mut Outside) -> Ended {
    let hosting = (&arguments.hosting, &PluginFiles::default());
    let (loaded, sources, plugins) =
        with_plugins(&arguments.paths, tidewaiter_model::check, hosting, outside)?;
    let model = plugins.model();
    let bound = untroubled(plugins.bound(), &sources, outside)?;
    let functions = bound.supplied().functions;
    let filter = arguments.filter.as_ref().map(|text| text.to_lowercase());
    let mut results = Results { cases: Vec::new(), coverage: Vec::new() };
    let mut ran: Vec<&PackTest> = Vec::new();
    for test in &model.tests {
        let Some(place) = Place::of(&sources, test.span) else { continue };
        if !loaded.is_named(&place.path) {
            continue;
        }
        ran.push(test);
        for report in tidewaiter_engine::run_test(model, functions, test) {
            let case = case(model, &sources, test, report);
            let wanted = filter.as_ref().is_none_or(|text| {
                [case.name(), case.path.clone()].iter().any(|it| it.to_lowercase().contains(text))
            });
            if wanted {
                results.cases.push(case);
            }
        }
    }
    if results.cases.is_empty() {
        let stop = match &arguments.filter {
            Some(text) => {
                Stop::new(format!("no test ran: no name, case or file has `{text}` in it"))
            }
            None => Stop::new("no test ran: there is none in these packs")
                .help("write tests in tests/*.tide of the pack"),
        };
        outside.stop(&stop);
        return Ok(Status::Found);
    }
    if filter.is_none() {
        results.coverage = coverage(model, &sources, functions, &ran);
    }
    let text = match arguments.format {
        TestFormat::Human => tests::human(&results, outside.out),
        TestFormat::Json => tests::json(&results),
        TestFormat::Junit => junit::junit(&results),
    };
    outside.print(&text);
    Ok(if results.failed() == 0 { Status::Done } else { Status::Found })
}

fn case(model: &Model, sources: &Sources, test: &PackTest, report: CaseReport) -> Case {
    let place = Place::of(sources, report.span);
    let (path, line) = place.map(|place| (place.path, place.line)).unwrap_or_default();
    Case {
        pack: model.pack(test.pack).map(|pack| pack.name.clone()).unwrap_or_default(),
        test: test.title.clone(),
        case: report.name,
        path,
        line,
        passed: report.passed,
        failures: report.failures,
        range: report.determination.range,
        determination: report.determination,
    }
}

/// What the tests of each pack have seen of its own limbs, exceptions and thresholds.
fn coverage(
    model: &Model,
    sources: &Sources,
    functions: Option<&dyn Functions>,
    ran: &[&PackTest],
) -> Vec<SeenOf> {
    let packs = (0..).map(PackId).zip(&model.packs);
    packs
        .filter_map(|(id, pack)| {
            let own: Vec<&PackTest> = ran.iter().copied().filter(|test| test.pack == id).collect();
            if own.is_empty() {
                return None;
            }
            let coverage = tidewaiter_engine::coverage(model, functions, &[id], &own);
            let places = coverage.unseen.iter().filter_map(|s| Place::of(sources, *s));
            Some(SeenOf { pack: pack.name.clone(), unseen: places.collect(), coverage })
        })
        .collect()
}
