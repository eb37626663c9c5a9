//! `tidewaiter replay`

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;
use tidewaiter_engine::{Asked, Decision, Detail, PackDigest, Range, Supplied};
use tidewaiter_model::{Model, check_without_tests};
use tidewaiter_syntax::Day;

use super::{checked, untroubled};
use crate::arguments::{Replay, TwoFormats};
use crate::load::{self, Loaded};
use crate::outside::{self, Ended, Outside, Status, Stop};
use crate::plugins::Plugins;
use crate::report::{Page, Tone, json, words};

/// What came of a replay, as JSON.
#[derive(Debug, Serialize)]
struct Replayed<'a> {
    /// The format of this document: 1.
    format: u32,
    /// The decision that was run again.
    decision: &'a str,
    /// Whether it came out byte for byte.
    same: bool,
    /// What differs, in words.
    differences: &'a [String],
}

/// Differences told one by one; the rest are counted.
const TOLD: usize = 12;

/// Runs a decision again and says what differs.
pub fn run(arguments: &Replay, outside: &mut Outside) -> Ended {
    let text = outside::text_of(&arguments.decision, true)?;
    let name = outside::shown(&arguments.decision);
    let document: Value = serde_json::from_str(&text)
        .map_err(|error| Stop::new(format!("{name}: this is not JSON: {error}")))?;
    let recorded: Decision = serde_json::from_value(document.clone()).map_err(|error| {
        Stop::new(format!("{name}: this is not a decision: {error}"))
            .help("make one with `tidewaiter decide TRANSACTION --format json`")
    })?;
    let asked = asked(&recorded).map_err(|message| Stop::new(format!("{name}: {message}")))?;

    let loaded = only_recorded(load::packs(&arguments.packs.pack)?, &recorded, arguments);
    let checked = checked(&loaded, check_without_tests, outside)?;
    let plugins = Plugins::load(checked.model, &loaded, &arguments.hosting, &arguments.plugins);
    let plugins = untroubled(plugins, &checked.sources, outside)?;
    let bound = untroubled(plugins.bound(), &checked.sources, outside)?;
    let model = plugins.model();
    let mut differs = packs(model, &recorded);
    differs.extend(digests(bound.supplied().plugins, &recorded.plugins));
    match again(model, bound.supplied(), &recorded, asked) {
        Ok(decided) => {
            if decided.facts_digest != recorded.facts_digest {
                differs.push(format!(
                    "facts: the digest is {}, and the decision says {}",
                    decided.facts_digest, recorded.facts_digest
                ));
            }
            differs.extend(outcomes(&recorded, &decided));
            let rerun = json::decision(&decided);
            if rerun != text {
                differs.extend(bytes(&document, &rerun, &text));
            }
        }
        Err(problems) => differs.extend(problems),
    }
    match arguments.format {
        TwoFormats::Human => report(&name, &recorded, &differs, outside),
        TwoFormats::Json => outside.print(&json::document(&Replayed {
            format: 1,
            decision: &name,
            same: differs.is_empty(),
            differences: &differs,
        })),
    }
    Ok(if differs.is_empty() { Status::Done } else { Status::Found })
}

fn asked(recorded: &Decision) -> Result<Asked, String> {
    let day = |text: &str| text.parse::<Day>();
    Ok(Asked { on: day(&recorded.on)?, known: day(&recorded.known)?, posture: recorded.posture })
}

/// Of the packs in `rules/`, those with which the decision was made; those that were named, all.
fn only_recorded(mut loaded: Loaded, recorded: &Decision, arguments: &Replay) -> Loaded {
    if arguments.packs.pack.is_empty() {
        let names: BTreeSet<&str> = recorded.packs.iter().map(|pack| pack.name.as_str()).collect();
        loaded
            .packs
            .retain(|pack| load::pack_name(pack).is_none_or(|name| names.contains(name.as_str())));
    }
    loaded
}

fn again(
    model: &Model,
    supplied: Supplied<'_>,
    recorded: &Decision,
    asked: Asked,
) -> Result<Decision, Vec<String>> {
    let bytes = recorded.transaction.to_string();
    let transaction =
        tidewaiter_engine::read_transaction(model, bytes.as_bytes()).map_err(|problems| {
            let told = |problem: &tidewaiter_engine::FactProblem| {
                format!("facts: {}: {}", problem.path, problem.message)
            };
            problems.iter().map(told).collect::<Vec<String>>()
        })?;
    Ok(tidewaiter_engine::decide_with(model, supplied, &transaction, asked, Detail::Proof))
}

fn packs(model: &Model, recorded: &Decision) -> Vec<String> {
    let mut differs = Vec::new();
    for pack in &recorded.packs {
        match model.packs.iter().find(|own| own.name == pack.name) {
            None => differs.push(format!("pack {}: it is not here", pack.name)),
            Some(own) if own.digest != pack.digest => differs.push(format!(
                "pack {}: the digest is {} (version {}), and the decision was made with {} (version {})",
                pack.name, own.digest, own.version, pack.digest, pack.version
            )),
            Some(own) if own.version != pack.version => differs.push(format!(
                "pack {}: the version is {}, and the decision was made with {}",
                pack.name, own.version, pack.version
            )),
            Some(_) => {}
        }
    }
    for own in &model.packs {
        if !recorded.packs.iter().any(|pack| pack.name == own.name) {
            differs.push(format!("pack {}: the decision was made without it", own.name));
        }
    }
    differs
}

/// What differs of the plugins.
fn digests(own: &[PackDigest], recorded: &[PackDigest]) -> Vec<String> {
    let mut differs = Vec::new();
    // Two packs may pin different files of one name.
    for before in recorded.iter().filter(|before| !own.contains(before)) {
        match own.iter().find(|own| own.name == before.name) {
            None => differs.push(format!("plugin {}: it is not here", before.name)),
            Some(own) => differs.push(format!(
                "plugin {}: the digest is {} (version {}), and the decision was made with {} (version {})",
                own.name, own.digest, own.version, before.digest, before.version
            )),
        }
    }
    for own in own.iter().filter(|own| !recorded.iter().any(|before| before.name == own.name)) {
        differs.push(format!("plugin {}: the decision was made without it", own.name));
    }
    differs
}

fn outcomes(recorded: &Decision, decided: &Decision) -> Vec<String> {
    let mut differs = Vec::new();
    let mut compare = |what: &str, before: Range, now: Range| {
        if before != now {
            differs.push(format!("{what}: {now}, and the decision says {before}"));
        }
    };
    compare("outcome", recorded.range, decided.range);
    for own in &decided.determinations {
        if let Some(before) = recorded.determinations.iter().find(|it| it.pack == own.pack) {
            compare(&format!("outcome of {}", own.pack), before.range, own.range);
        }
    }
    differs
}

/// Where two documents whose bytes differ do so.
fn bytes(document: &Value, rerun: &str, text: &str) -> Vec<String> {
    let mut places = Vec::new();
    if let Ok(rerun) = serde_json::from_str::<Value>(rerun) {
        compare("", document, &rerun, &mut places);
    }
    let first = rerun.bytes().zip(text.bytes()).take_while(|(a, b)| a == b).count();
    if places.is_empty() {
        return vec![format!("bytes: the same values, written differently from byte {first} on")];
    }
    let more = places.len().saturating_sub(TOLD);
    places.truncate(TOLD);
    let mut differs: Vec<String> =
        places.iter().map(|place| format!("bytes: at {place}")).collect();
    if more > 0 {
        differs.push(format!("bytes: and at {}", words::count(more, "further place")));
    }
    differs
}

/// The places, as JSON pointers, at which two values differ.
fn compare(place: &str, before: &Value, now: &Value, places: &mut Vec<String>) {
    match (before, now) {
        (Value::Object(before), Value::Object(now)) => {
            let keys: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
            for key in keys {
                let inside = format!("{place}/{}", key.replace('~', "~0").replace('/', "~1"));
                match (before.get(key), now.get(key)) {
                    (Some(before), Some(now)) => compare(&inside, before, now, places),
                    (Some(_), None) => places.push(format!("{inside} (is no longer there)")),
                    (None, _) => places.push(format!("{inside} (was not there)")),
                }
            }
        }
        (Value::Array(before), Value::Array(now)) if before.len() == now.len() => {
            for (index, (before, now)) in before.iter().zip(now).enumerate() {
                compare(&format!("{place}/{index}"), before, now, places);
            }
        }
        _ if before == now => {}
        _ => places.push(if place.is_empty() { "/".to_owned() } else { place.to_owned() }),
    }
}

fn report(name: &str, recorded: &Decision, differs: &[String], outside: &mut Outside) {
    let mut page = Page::new(outside.out);
    if differs.is_empty() {
        let outcome = words::range(recorded.range);
        let parts = [
            (Tone::Good, "same: "),
            (Tone::Plain, name),
            (Tone::Plain, &format!(" comes out byte for byte: {outcome}")),
        ];
        page.parts(0, 2, &parts);
    } else {
        page.parts(0, 2, &[(Tone::Bad, "differs: "), (Tone::Plain, name)]);
        for difference in differs {
            page.parts(2, 4, &[(Tone::Plain, difference)]);
        }
    }
    outside.print(&page.finish());
}
