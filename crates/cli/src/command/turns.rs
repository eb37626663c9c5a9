//! What made the answer turn from one day to the next.

use std::collections::{BTreeMap, BTreeSet};

use tidewaiter_engine::{Considered, Decision, EvidenceKind, ProofStep, Truth};
use tidewaiter_model::{Interval, Model, Provision, Version};
use tidewaiter_syntax::Day;

use crate::report::timeline::Turn;
use crate::report::words;

/// The provisions that made the turn between two decisions of adjoining days.
pub fn between(
    model: &Model,
    before: &Decision,
    after: &Decision,
    (yesterday, today): (Day, Day),
) -> Vec<Turn> {
    let (was, is) = (Looked::at(before), Looked::at(after));
    let mut turns = Vec::new();
    // First what began, ended or was suspended on that very day, of all that the proofs rest on.
    for (_, provision) in model.provisions() {
        let id = provision.meta.id.as_str();
        if was.provisions.contains(id) || is.provisions.contains(id) {
            turns.extend(happened(provision, yesterday, today));
        }
    }
    for ((_, name), now) in &is.dated {
        let then = was.dated.iter().find(|((_, other), _)| other == name);
        if let Some((_, then)) = then.filter(|(_, then)| *then != now) {
            turns.push(Turn {
                id: name.clone(),
                title: name.rsplit('.').next().unwrap_or(name).to_owned(),
                what: format!("{} became {}", told(then), told(now)),
                cite: Vec::new(),
            });
        }
    }
    if turns.is_empty() {
        turns = considered(before, after);
    }
    turns
}

fn told((value, note): &(String, String)) -> String {
    if note.is_empty() { value.clone() } else { format!("{value} ({note})") }
}

/// What a decision rests on.
#[derive(Debug, Default)]
struct Looked {
    provisions: BTreeSet<String>,
    dated: BTreeMap<(EvidenceKind, String), (String, String)>,
}

impl Looked {
    fn at(decision: &Decision) -> Looked {
        let mut looked = Looked::default();
        for considered in decision.determinations.iter().flat_map(|own| &own.considered) {
            looked.provisions.insert(considered.id.clone());
            for step in &considered.proof {
                looked.step(step);
            }
        }
        looked
    }

    fn step(&mut self, step: &ProofStep) {
        // The id of a step begins with that of its provision: `us-chips.ac_license/A`.
        if let Some(id) = step.id.split('/').next() {
            self.provisions.insert(id.to_owned());
        }
        for evidence in &step.because {
            match evidence.kind {
                EvidenceKind::Parameter | EvidenceKind::List | EvidenceKind::Table => {
                    let value = (evidence.value.clone(), evidence.note.clone());
                    self.dated.insert((evidence.kind, evidence.name.clone()), value);
                }
                EvidenceKind::Computed => {
                    self.provisions.insert(evidence.name.clone());
                }
                EvidenceKind::Fact | EvidenceKind::Judgment => {}
            }
        }
        for inner in &step.steps {
            self.step(inner);
        }
    }
}

/// What happened to a provision on a day.
fn happened(provision: &Provision, yesterday: Day, today: Day) -> Option<Turn> {
    let known = |version: &Version, day: Day| version.timeline.in_force(day, day);
    let then = provision.versions.iter().find(|version| known(version, yesterday));
    let now = provision.versions.iter().find(|version| known(version, today));
    let (what, cite) = match (then, now) {
        (None, Some(now)) => ("came into force".to_owned(), &now.timeline.cite),
        (Some(then), None) => ("went out of force".to_owned(), &then.timeline.cite),
        (Some(then), Some(now)) if then.timeline.force != now.timeline.force => {
            ("a new version came into force".to_owned(), &now.timeline.cite)
        }
        (Some(_), Some(now)) => {
            if now.compliance == Some(today) {
                ("compliance became due".to_owned(), &now.timeline.cite)
            } else {
                let suspended = now.suspended.iter().map(|s| (&s.interval, "suspended"));
                let idle = now.not_enforced.iter().map(|interval| (interval, "not enforced"));
                suspended
                    .chain(idle)
                    .find_map(|(interval, word)| covered(interval, word, yesterday, today))?
            }
        }
        (None, None) => return None,
    };
    Some(Turn {
        id: provision.meta.id.clone(),
        title: provision.meta.title.clone(),
        what,
        cite: cite.clone(),
    })
}

fn covered<'a>(
    interval: &'a Interval,
    word: &str,
    yesterday: Day,
    today: Day,
) -> Option<(String, &'a Vec<String>)> {
    match (interval.covers(yesterday, yesterday), interval.covers(today, today)) {
        (false, true) => Some((format!("from this day on {word}"), &interval.cite)),
        (true, false) => Some((format!("no longer {word}"), &interval.cite)),
        (true, true) | (false, false) => None,
    }
}

/// The rules, reviews and exceptions that came to apply, or no longer do.
fn considered(before: &Decision, after: &Decision) -> Vec<Turn> {
    let all = |decision: &Decision| -> BTreeMap<String, Considered> {
        let considered = decision.determinations.iter().flat_map(|own| &own.considered);
        considered.map(|it| (it.id.clone(), it.clone())).collect()
    };
    let (was, is) = (all(before), all(after));
    let ids: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
    ids.into_iter()
        .filter_map(|id| {
            let (then, now) = (was.get(id), is.get(id));
            let truth = |it: Option<&Considered>| it.map_or(Truth::False, |it| it.applies);
            let either = now.or(then)?;
            if truth(then) == truth(now) && then.map(|it| it.gives) == now.map(|it| it.gives) {
                return None;
            }
            let what = format!(
                "{}: {} became {}",
                words::kind(either.kind),
                applies(truth(then)),
                applies(truth(now))
            );
            Some(Turn {
                id: id.clone(),
                title: either.title.clone(),
                what,
                cite: either.cite.clone(),
            })
        })
        .collect()
}

fn applies(truth: Truth) -> &'static str {
    match truth {
        Truth::True => "applies",
        Truth::False => "does not apply",
        Truth::Unknown => "undetermined",
    }
}
