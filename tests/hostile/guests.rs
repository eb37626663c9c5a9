//! Every guest in `guests/`, each followed by an honest one.

use std::time::{Duration, Instant};

use tidewaiter_engine::Detail;
use tidewaiter_host::{Host, HostFunctions, Plugin, PluginJurisdiction, Refusal};

use crate::functions::{RULES, decide_pack};
use crate::guest::Guest;
use crate::world::{assert_failed, assert_honest, decide, host, load, loaded, model, peak, plain};

/// How long a guest may take in all, compiled without optimization on a busy machine.
const LONGEST: Duration = Duration::from_secs(20);
/// How much more memory the host may have had at once after all of them, in MiB.
const MOST: u64 = 300;

fn guests() -> Vec<Guest> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/hostile/guests");
    let mut guests: Vec<Guest> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap();
            Guest::new(name, &std::fs::read_to_string(&path).unwrap())
        })
        .collect();
    guests.sort_by(|a, b| a.name.cmp(&b.name));
    guests
}

#[test]
fn each_ends_as_documented_and_harms_nobody() {
    let (host, model) = (host(), plain());
    let honest = loaded(&host, &Guest::new("honest", ""));
    assert_honest(&model, &honest, "nothing");
    let before = peak();
    for guest in guests() {
        let start = Instant::now();
        match guest.world() {
            "functions" => function(&host, &guest),
            _ => jurisdiction(&host, &guest),
        }
        assert!(start.elapsed() < LONGEST, "{} took {:?}", guest.name, start.elapsed());
        assert_honest(&model, &honest, &guest.name);
    }
    if let (Some(before), Some(after)) = (before, peak()) {
        assert!(after - before < MOST, "{} MiB more than before", after - before);
    }
}

fn jurisdiction(host: &Host, guest: &Guest) {
    let (model, name) = (plain(), &guest.name);
    let plugin = load(host, guest);
    if let Some(words) = guest.says("refused") {
        let bound = |plugin: &Plugin| PluginJurisdiction::new(&model, None, plugin).map(drop);
        return refused(name, words, plugin.and_then(|plugin| bound(&plugin)));
    }
    let plugin = plugin.unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
    // Twice: what fails, fails again, and nothing is learned from it.
    for _ in 0..2 {
        let found = match guest.says("answers") {
            Some(_) => decide(&model, &plugin, 1, Detail::Proof),
            None => decide(&model, &plugin, 3, Detail::Proof),
        };
        for found in found {
            if let Some(words) = guest.says("fails") {
                assert_failed(&found, words);
            } else if let Some(words) = guest.says("answers") {
                let json = serde_json::to_string(&found).unwrap();
                assert!(found.failure.is_none() && json.contains(words), "{name}: {json}");
            } else {
                panic!("{name} says nothing of what becomes of it");
            }
        }
    }
    let log = plugin.take_log();
    let clean = |line: &String| !line.contains('\u{1b}') && line.chars().count() <= 1_001;
    assert!(log.len() <= 200 && log.iter().all(clean), "{name}: {} lines", log.len());
}

fn refused(name: &str, words: &str, outcome: Result<(), Refusal>) {
    let refusal = outcome.err().unwrap_or_else(|| panic!("{name} was not refused"));
    assert!(refusal.message.contains(words), "{name}: {words:?} is not in {:?}", refusal.message);
    assert!(!refusal.help.is_empty(), "{name}: {}", refusal.message);
}

fn function(host: &Host, guest: &Guest) {
    let model = model(RULES);
    let plugins = crate::functions::plugins("harbor", loaded(host, guest));
    let functions = HostFunctions::bind(&model, &plugins).unwrap();
    let words = guest.says("fails").unwrap();
    for _ in 0..2 {
        let found = decide_pack(&model, &functions, r#"{ "buyer": "Acme" }"#);
        let failure = found.failure.clone().unwrap_or_default();
        assert!(failure.contains(words), "{}: {words:?} is not in {failure:?}", guest.name);
        crate::functions::assert_open(&found);
    }
}
