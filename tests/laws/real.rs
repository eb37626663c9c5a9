//! Laws held against the real packs, with the facts of their own tests.

use std::collections::BTreeMap;

use tidewaiter_engine::{
    Asked, Detail, Facts, Functions, Judged, Law, Path, Posture, RulePack, Step, Supplied,
    Transaction, complete, decide_with, derived_value, read_transaction, to_json,
};
use tidewaiter_model::{FactId, JudgmentId, Model, PackId, TestCase, Value};

use crate::packs::{Plugins, real, sound};

fn facts_of(model: &Model, case: &TestCase) -> Facts {
    let mut facts = Facts::unknown(model);
    for (fact, value) in &case.facts {
        facts.set(*fact, Some(value.clone()));
    }
    for (judgment, answer) in &case.judgments {
        facts.judge(*judgment, Some(Judged::anonymous(*answer)));
    }
    complete(model, facts, &|body, record| derived_value(model, body, record)).unwrap()
}

fn asked(case: &TestCase) -> Asked {
    let posture = if case.as_written { Posture::AsWritten } else { Posture::AsEnforced };
    Asked { on: case.on, known: case.known.unwrap_or(case.on), posture }
}

/// The places of everything known: facts, fields, elements, judgments.
fn places(facts: &Facts) -> Vec<Path> {
    fn inside(value: &Value, path: &Path, found: &mut Vec<Path>) {
        found.push(path.clone());
        match value {
            Value::Record(fields) => {
                for (place, field) in (0..).zip(fields.iter()) {
                    if let Some(field) = field {
                        inside(field, &path.step(Step::Field(place)), found);
                    }
                }
            }
            Value::List(elements) => {
                for (place, element) in (0..).zip(elements.iter()) {
                    if let Some(element) = element {
                        inside(element, &path.step(Step::Index(place)), found);
                    }
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    for (id, value) in (0..).map(FactId).zip(&facts.values) {
        if let Some(value) = value {
            inside(value, &Path::Fact(id, Vec::new()), &mut found);
        }
    }
    for (id, judged) in (0..).map(JudgmentId).zip(&facts.judgments) {
        if judged.is_some() {
            found.push(Path::Judgment(id));
        }
    }
    found
}

fn jurisdictions(model: &Model) -> Vec<PackId> {
    let packs = (0..).map(PackId).zip(&model.packs);
    packs.filter(|(_, pack)| pack.jurisdiction.is_some()).map(|(id, _)| id).collect()
}

/// Taking a fact away never makes the most restrictive end milder, and what was decided with it
/// stays inside the range: no path turns a missing fact into `no_license_required`.
#[test]
fn a_missing_fact_only_widens_the_range() {
    let checked = sound(&real());
    let model = &checked.model;
    let plugins = Plugins::of(&checked);
    let functions = plugins.functions();
    let functions: Option<&dyn Functions> = Some(&functions);
    let mut tried = 0_usize;
    for test in &model.tests {
        for case in &test.cases {
            let law = Law::new(model, asked(case));
            let facts = facts_of(model, case);
            let pack = RulePack::of(model, test.pack, functions);
            let with = pack.range(&law, &facts);
            for place in places(&facts) {
                let without = pack.range(&law, &place.with(model, &facts, None));
                tried += 1;
                assert!(
                    without.contains(with),
                    "{} / {}: without {} the range is {without:?}, with it {with:?}",
                    test.title,
                    case.name,
                    place.display(model)
                );
            }
        }
    }
    assert!(tried > 10_000, "{tried}");
}

/// Every decision replays to the same bytes from the transaction that it records.
#[test]
fn every_decision_replays_to_the_same_bytes() {
    let checked = sound(&real());
    let model = &checked.model;
    let plugins = Plugins::of(&checked);
    let functions = plugins.functions();
    let supplied = Supplied { functions: Some(&functions), ..Supplied::default() };
    for test in model.tests.iter().step_by(7) {
        for case in &test.cases {
            let facts = facts_of(model, case);
            let transaction = Transaction { id: None, date: Some(case.on), facts };
            let first = decide_with(model, supplied, &transaction, asked(case), Detail::Proof);
            let recorded = first.transaction.to_string();
            let again = read_transaction(model, recorded.as_bytes()).unwrap();
            let second = decide_with(model, supplied, &again, asked(case), Detail::Proof);
            assert_eq!(
                serde_json::to_string(&first).unwrap(),
                serde_json::to_string(&second).unwrap(),
                "{} / {}",
                test.title,
                case.name
            );
        }
    }
}

/// A transaction written and read back is the same.
#[test]
fn a_transaction_survives_its_json() {
    let checked = sound(&real());
    let model = &checked.model;
    for test in &model.tests {
        for case in &test.cases {
            let facts = facts_of(model, case);
            let transaction = Transaction { id: Some("x".into()), date: Some(case.on), facts };
            let json = to_json(model, &transaction).to_string();
            assert_eq!(read_transaction(model, json.as_bytes()).unwrap(), transaction, "{json}");
        }
    }
}

/// The order of packs, files and declarations changes no determination.
#[test]
fn order_changes_nothing() {
    let forward = sound(&real());
    let mut packs = real();
    packs.reverse();
    for pack in &mut packs {
        // Files under names that sort the other way round, declarations in reverse.
        let files = std::mem::take(&mut pack.files);
        let mut reversed = BTreeMap::new();
        for (number, (path, text)) in files.iter().rev().enumerate() {
            let name = match path.rsplit_once('/') {
                _ if !path.ends_with(".tide") => path.clone(),
                Some((folder, file)) => format!("{folder}/{number:03}-{file}"),
                None => format!("{number:03}-{path}"),
            };
            let text = if path.ends_with(".tide") { reverse(text) } else { text.clone() };
            reversed.insert(name, text);
        }
        pack.files = reversed;
    }
    let backward = sound(&packs);
    let cases = |checked: &tidewaiter_model::Checked| -> BTreeMap<String, String> {
        let model = &checked.model;
        let plugins = Plugins::of(checked);
        let functions = plugins.functions();
        let functions: Option<&dyn Functions> = Some(&functions);
        let mut decided = BTreeMap::new();
        for test in &model.tests {
            for case in &test.cases {
                let law = Law::new(model, asked(case));
                let facts = facts_of(model, case);
                for pack in jurisdictions(model) {
                    let range = RulePack::of(model, pack, functions).range(&law, &facts);
                    let pack = &model.packs[pack.index()].name;
                    let key = format!("{pack} / {} / {} / {}", test.title, case.name, case.on);
                    decided.insert(key, format!("{range:?}"));
                }
            }
        }
        decided
    };
    assert_eq!(cases(&forward), cases(&backward));
}

/// A rule file with its declarations in reverse order.
fn reverse(text: &str) -> String {
    let parsed = tidewaiter_syntax::parse(tidewaiter_syntax::SourceId(0), text);
    let mut file = parsed.file;
    file.declarations.reverse();
    tidewaiter_syntax::format_tree(&file)
}
