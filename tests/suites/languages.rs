//! The example law of `docs/plugins` in four languages: the cases of the guide, and the same
//! determinations from each.
//!
//! All four components are committed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use serde_json::Value;
use tidewaiter_engine::{
    Asked, Detail, Determination, Jurisdiction as _, Outcome, Posture, Range, Transaction,
    read_transaction,
};
use tidewaiter_host::{
    CompileLimits, Compiler, Host, HostConfig, Import, Limits, Origin, Plugin, PluginJurisdiction,
};
use tidewaiter_model::{Model, PackText, check_without_tests};

use crate::run::{CACHE, Folder, project};

fn host() -> Host {
    Host::new(HostConfig {
        compiler: Compiler::Here,
        compile: CompileLimits::DEFAULT,
        cache: Some(CACHE.into()),
        // A debug build on a busy machine is no measure of time.
        cap: Limits { time: std::time::Duration::from_secs(120), ..Limits::DEFAULT },
        // What the JavaScript toolchain stubs of WASI makes handles.
        grants: BTreeSet::from([Import::Handles]),
        keys: None,
    })
    .unwrap()
}

/// The vocabulary alone.
fn vocabulary() -> Arc<Model> {
    let folder = project().join("rules/trade");
    let mut files = BTreeMap::new();
    read(&folder, &folder, &mut files);
    let checked = check_without_tests(&[PackText { folder: "rules/trade".to_owned(), files }]);
    assert!(checked.is_usable());
    Arc::new(checked.model)
}

fn read(root: &Path, folder: &Path, files: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            files.insert(name, std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// A case of the guide.
struct Case {
    name: String,
    transaction: Transaction,
    asked: Asked,
    expect: Range,
}

fn cases(model: &Model) -> Vec<Case> {
    let text = std::fs::read_to_string(project().join("docs/plugins/cases.json")).unwrap();
    let json: Value = serde_json::from_str(&text).unwrap();
    let all = json["cases"].as_array().unwrap();
    all.iter()
        .map(|case| {
            let name = case["name"].as_str().unwrap().to_owned();
            let transaction =
                read_transaction(model, case["transaction"].to_string().as_bytes()).unwrap();
            let on = transaction.date.unwrap_or_else(|| panic!("{name}: no date"));
            let known = case["known"].as_str().map_or(on, |day| day.parse().unwrap());
            let asked = Asked { on, known, posture: Posture::AsEnforced };
            let expect = serde_json::from_value(case["expect"].clone()).unwrap();
            Case { name, transaction, asked, expect }
        })
        .collect()
}

/// The components, by language.
fn plugins(host: &Host) -> Vec<(&'static str, Plugin)> {
    let load = |language: &'static str| {
        let file = project().join(format!("docs/plugins/{language}/example.wasm"));
        let bytes = std::fs::read(file).unwrap();
        let origin = Origin {
            bytes: &bytes,
            pin: None,
            signature: None,
            asks: Import::ALL.into(),
            limits: Limits { time: std::time::Duration::from_secs(120), ..Limits::DEFAULT },
        };
        (language, host.load(&origin).unwrap_or_else(|why| panic!("{language}: {why}")))
    };
    ["c", "javascript", "rust", "zig"].into_iter().map(load).collect()
}

/// All cases, asked together where they ask of the same day, and one by one.
fn decided(bound: &PluginJurisdiction<'_>, cases: &[Case], detail: Detail) -> Vec<Determination> {
    let mut days: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for (place, case) in cases.iter().enumerate() {
        let day = (case.asked.on.to_string(), case.asked.known.to_string());
        days.entry(day).or_default().push(place);
    }
    let mut found = BTreeMap::new();
    for places in days.values() {
        let batch: Vec<&Transaction> =
            places.iter().map(|place| &cases[*place].transaction).collect();
        let answers = bound.decide(&batch, cases[places[0]].asked, detail);
        assert_eq!(answers.len(), batch.len());
        found.extend(places.iter().copied().zip(answers));
    }
    found.into_values().collect()
}

#[test]
fn every_language_meets_the_cases_and_all_say_the_same() {
    let (model, host) = (vocabulary(), host());
    let (cases, plugins) = (cases(&model), plugins(&host));
    assert!(cases.len() >= 20, "{}", cases.len());
    let mut all = Vec::new();
    for (language, plugin) in &plugins {
        let bound = PluginJurisdiction::new(&model, None, plugin).unwrap();
        let mut proven = decided(&bound, &cases, Detail::Proof);
        let bare = decided(&bound, &cases, Detail::Outcome);
        for ((case, found), bare) in cases.iter().zip(&proven).zip(&bare) {
            let what = format!("{language}: {}", case.name);
            assert_eq!(found.failure, None, "{what}");
            assert_eq!(found.range, case.expect, "{what}: {found:#?}");
            assert_eq!(bare.range, case.expect, "{what}, without proof");
            assert_eq!(found.settled, case.expect.least == case.expect.most, "{what}");
            assert!(bare.considered.is_empty(), "{what}");
        }
        // A row the same beside any other rows.
        for place in [0, cases.len() / 2, cases.len() - 1] {
            let case = &cases[place];
            let alone = bound.decide(&[&case.transaction], case.asked, Detail::Proof);
            assert_eq!(alone, [proven[place].clone()], "{language}: {}", case.name);
        }
        assert_eq!((plugin.kind.name(), plugin.kind.version()), ("bouvet-memory", "0.1.0"));
        all.push((language, std::mem::take(&mut proven)));
    }
    // The guide: the same provisions, citations and limbs; what a step is called is each author's own.
    let (first, reference) = &all[0];
    for (language, found) in &all[1..] {
        for ((case, one), other) in cases.iter().zip(reference).zip(found) {
            // What is out of scope need not be looked at further.
            if case.expect.most.outcome != Outcome::NotSubject {
                assert_eq!(essence(one), essence(other), "{}: {first} and {language}", case.name);
            }
        }
    }
}

/// Of each provision that applies or may its id, citations, whether it applies, and its limbs with their truths.
fn essence(found: &Determination) -> Vec<(Value, Value, Value, Vec<String>)> {
    let found = serde_json::to_value(found).unwrap();
    let considered = found["considered"].as_array().unwrap();
    let of = |own: &Value| {
        let mut limbs = Vec::new();
        labels(&own["proof"], &mut limbs);
        (own["id"].clone(), own["cite"].clone(), own["applies"].clone(), limbs)
    };
    considered.iter().filter(|own| own["applies"] != "false").map(of).collect()
}

fn labels(step: &Value, limbs: &mut Vec<String>) {
    if let Some(all) = step.as_array() {
        all.iter().for_each(|step| labels(step, limbs));
    } else if step.is_object() {
        if let Some(label) = step["label"].as_str() {
            limbs.push(format!("{label} {}", step["truth"]));
        }
        labels(&step["steps"], limbs);
    }
}

/// The program decides as the guide says, for the worked example of the guide.
#[test]
fn the_batch_worked_by_hand() {
    let (model, host) = (vocabulary(), host());
    let rows = [
        r#"{ "origin": "BV", "destination": "HM", "item": { "chip": { "dram_bandwidth": "600 GB/s" } },
             "end_use": { "kind": "civil" }, "parties": [{ "country": "BV" }, { "country": "HM" }] }"#,
        r#"{ "origin": "BV", "destination": "NO", "item": { "chip": { "dram_bandwidth": "612.75 GB/s" } },
             "end_use": { "kind": "emergency_medical" }, "parties": [{ "country": "NO" }, {}] }"#,
        r#"{ "origin": "BV" }"#,
    ]
    .map(|row| read_transaction(&model, row.as_bytes()).unwrap());
    let day = "2024-06-03".parse().unwrap();
    let asked = Asked { on: day, known: day, posture: Posture::AsEnforced };
    let (_, plugin) = &plugins(&host)[0];
    let bound = PluginJurisdiction::new(&model, None, plugin).unwrap();
    let found = bound.decide(&rows.each_ref(), asked, Detail::Proof);
    let ranges: Vec<Value> =
        found.iter().map(|found| serde_json::to_value(found.range).unwrap()).collect();
    let license = serde_json::json!({ "outcome": "license_required", "review": "case_by_case" });
    let verdict = |word: &str| serde_json::json!({ "outcome": word });
    let range = |least: &Value, most: &Value| serde_json::json!({ "least": least, "most": most });
    let free = verdict("no_license_required");
    assert_eq!(ranges[0], range(&license, &license));
    assert_eq!(ranges[1], range(&free, &verdict("exception_available")));
    assert_eq!(ranges[2], range(&free, &license));
    let text = serde_json::to_string(&found[1]).unwrap();
    for id in ["bouvet-memory.license/1/(b)/(1)", "parties[1].country", "Fast memory"] {
        assert!(text.contains(id), "{id}: {text}");
    }
    assert_eq!(found[1].missing[0].path, "parties[1].country");
    assert_eq!(found[1].missing.len(), 1, "{:#?}", found[1].missing);
}

/// Whoever follows the guide finds the files it names.
#[test]
fn the_guide_names_what_is_there() {
    let guide = std::fs::read_to_string(project().join("docs/plugins/README.md")).unwrap();
    let links = guide.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    for link in links.filter(|link| !link.starts_with("http") && !link.starts_with('#')) {
        let path = project().join("docs/plugins").join(link.split('#').next().unwrap());
        assert!(path.exists(), "{link}");
    }
    Folder::empty().run(&["plugin", "--help"]).ends(0).says("inspect").says("verify");
}
