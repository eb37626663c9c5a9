//! `tidewaiter test`

use tidewaiter_engine::CaseReport;
use tidewaiter_model::{Checked, PackId, Test as PackTest};

use super::usable;
use crate::arguments::{Test, TestFormat};
use crate::outside::{Ended, Outside, Status, Stop};
use crate::report::tests::{self, Case, Results, SeenOf};
use crate::report::{Place, junit};

/// Runs the tests in packs.
pub fn run(arguments: &Test, outside: &mut Outside) -> Ended {
    let (loaded, checked) = usable(&arguments.paths, tidewaiter_model::check, outside)?;
    let model = &checked.model;
    let filter = arguments.filter.as_ref().map(|text| text.to_lowercase());
    let mut results = Results { cases: Vec::new(), coverage: Vec::new() };
    let mut ran: Vec<&PackTest> = Vec::new();
    for test in &model.tests {
        let Some(place) = Place::of(&checked.sources, test.span) else { continue };
        if !loaded.is_named(&place.path) {
            continue;
        }
        ran.push(test);
        for report in tidewaiter_engine::run_test(model, test) {
            let case = case(&checked, test, report);
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
        results.coverage = coverage(&checked, &ran);
    }
    let text = match arguments.format {
        TestFormat::Human => tests::human(&results, outside.out),
        TestFormat::Json => tests::json(&results),
        TestFormat::Junit => junit::junit(&results),
    };
    outside.print(&text);
    Ok(if results.failed() == 0 { Status::Done } else { Status::Found })
}

fn case(checked: &Checked, test: &PackTest, report: CaseReport) -> Case {
    let place = Place::of(&checked.sources, report.span);
    let (path, line) = place.map(|place| (place.path, place.line)).unwrap_or_default();
    Case {
        pack: checked.model.pack(test.pack).map(|pack| pack.name.clone()).unwrap_or_default(),
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
fn coverage(checked: &Checked, ran: &[&PackTest]) -> Vec<SeenOf> {
    let packs = (0..).map(PackId).zip(&checked.model.packs);
    packs
        .filter_map(|(id, pack)| {
            let own: Vec<&PackTest> = ran.iter().copied().filter(|test| test.pack == id).collect();
            if own.is_empty() {
                return None;
            }
            let coverage = tidewaiter_engine::coverage(&checked.model, &[id], &own);
            let places = coverage.unseen.iter().filter_map(|s| Place::of(&checked.sources, *s));
            Some(SeenOf { pack: pack.name.clone(), unseen: places.collect(), coverage })
        })
        .collect()
}
