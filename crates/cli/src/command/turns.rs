//! What made the answer turn from one day to the next.

use std::collections::{BTreeMap, BTreeSet};

use tidewaiter_engine::{Considered, Decision, ProofStep, Truth};
use tidewaiter_model::{
    Interval, List, Meta, Model, Parameter, Provision, Row, Table, Timeline, Version,
};
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
    let turned: BTreeSet<&str> = after
        .determinations
        .iter()
        .filter(|now| {
            let then = before.determinations.iter().find(|then| then.pack == now.pack);
            then.is_none_or(|then| then.range != now.range)
        })
        .map(|now| &*now.pack)
        .collect();
    let (was, is) = (considered(before, &turned), considered(after, &turned));
    let changed = changed_between(&was, &is);
    let mut ids = BTreeSet::new();
    for considered in changed.iter().flat_map(|id| [was.get(id), is.get(id)]).flatten() {
        ids.insert(considered.id.clone());
        let proof = considered.proof.iter();
        proof.for_each(|step| gather(step, considered.applies, &mut ids));
    }
    // First what began, ended or was suspended on that very day, of all that the proofs rest on.
    let days = (yesterday, today);
    let provisions = model.provisions.iter().filter(|it| ids.contains(&it.meta.id));
    let parameters = model.parameters.iter().filter(|it| ids.contains(&it.meta.id));
    let lists = model.lists.iter().filter(|it| ids.contains(&it.meta.id));
    let tables = model.tables.iter().filter(|it| ids.contains(&it.meta.id));
    let mut turns: Vec<Turn> = provisions.filter_map(|it| provision(it, days)).collect();
    turns.extend(parameters.filter_map(|it| parameter(model, it, days)));
    turns.extend(lists.filter_map(|it| list(it, days)));
    turns.extend(tables.filter_map(|it| table(it, days)));
    if turns.is_empty() {
        turns = changed.iter().filter_map(|id| came_to_apply(was.get(id), is.get(id))).collect();
    }
    turns
}

type AllConsidered<'a> = BTreeMap<&'a str, &'a Considered>;

fn considered<'a>(decision: &'a Decision, packs: &BTreeSet<&str>) -> AllConsidered<'a> {
    let own = decision.determinations.iter().filter(|it| packs.contains(&*it.pack));
    own.flat_map(|it| &it.considered).map(|it| (it.id.as_str(), it)).collect()
}

/// The ids of everything dated on which the truth of a provision rests.
fn gather(step: &ProofStep, truth: Truth, ids: &mut BTreeSet<String>) {
    if step.truth != truth {
        return;
    }
    // The id of a step begins with that of its provision: `us-chips.ac_license/A`.
    ids.extend(step.id.split('/').next().map(str::to_owned));
    ids.extend(step.because.iter().map(|evidence| evidence.name.clone()));
    // Under a negation the truth turns round.
    let negated = step.steps.iter().all(|inner| inner.truth == !truth);
    let inner = if negated { !truth } else { truth };
    step.steps.iter().for_each(|step| gather(step, inner, ids));
}

fn turn(meta: &Meta, what: impl Into<String>, cite: &[String]) -> Turn {
    Turn { id: meta.id.clone(), title: meta.title.clone(), what: what.into(), cite: cite.to_vec() }
}

/// Whether it is in force as known then, on either day.
fn in_force(timeline: &Timeline, (yesterday, today): (Day, Day)) -> (bool, bool) {
    (timeline.in_force(yesterday, yesterday), timeline.in_force(today, today))
}

/// What happened to a parameter.
fn parameter(model: &Model, parameter: &Parameter, days: (Day, Day)) -> Option<Turn> {
    let shown = |value| tidewaiter_engine::show_value(model, &parameter.ty, value);
    let of = |which: fn((bool, bool)) -> bool| {
        parameter.values.iter().find(|(timeline, _)| which(in_force(timeline, days)))
    };
    match (of(|(then, _)| then), of(|(_, now)| now)) {
        (Some((_, then)), Some((timeline, now))) if then != now => {
            let what = format!("{} became {}", shown(then), shown(now));
            Some(turn(&parameter.meta, what, &timeline.cite))
        }
        (None, Some((timeline, now))) => {
            Some(turn(&parameter.meta, format!("became {}", shown(now)), &timeline.cite))
        }
        (Some((timeline, _)), None) => {
            Some(turn(&parameter.meta, "went out of force", &timeline.cite))
        }
        (Some(_), Some(_)) | (None, None) => None,
    }
}

/// What happened to a list: a version, a change or a row began or ended.
fn list(list: &List, days: (Day, Day)) -> Option<Turn> {
    let versions = list.versions.iter().map(|version| (&version.timeline, &version.rows));
    let changes = list.changes.iter().map(|change| &change.timeline);
    changed(&list.meta, versions, changes, days)
}

/// What happened to a table.
fn table(table: &Table, days: (Day, Day)) -> Option<Turn> {
    let versions = table.versions.iter().map(|version| (&version.timeline, &version.rows));
    changed(&table.meta, versions, std::iter::empty(), days)
}

fn changed<'a>(
    meta: &Meta,
    versions: impl Iterator<Item = (&'a Timeline, &'a Vec<Row>)>,
    changes: impl Iterator<Item = &'a Timeline>,
    days: (Day, Day),
) -> Option<Turn> {
    let (yesterday, today) = days;
    let moved = |timeline: &Timeline| {
        let (then, now) = in_force(timeline, days);
        then != now
    };
    let row_moved = |row: &Row| row.in_force(yesterday, yesterday) != row.in_force(today, today);
    let whole = versions
        .filter(|(timeline, rows)| moved(timeline) || rows.iter().any(row_moved))
        .map(|(timeline, _)| timeline);
    let timeline = whole.chain(changes.filter(|timeline| moved(timeline))).next()?;
    Some(turn(meta, "changed", &timeline.cite))
}

/// What happened to a provision on a day.
fn provision(provision: &Provision, (yesterday, today): (Day, Day)) -> Option<Turn> {
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
    Some(turn(&provision.meta, what, cite))
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

/// The provisions that came to apply, or no longer do, or give something else.
fn changed_between<'a>(was: &AllConsidered<'a>, is: &AllConsidered<'a>) -> Vec<&'a str> {
    let ids: BTreeSet<&str> = was.keys().chain(is.keys()).copied().collect();
    let differs = |id: &&str| {
        let state = |all: &AllConsidered<'_>| {
            all.get(id).map_or((Truth::False, None), |it| (it.applies, it.gives))
        };
        state(was) != state(is)
    };
    ids.into_iter().filter(differs).collect()
}

fn came_to_apply(then: Option<&&Considered>, now: Option<&&Considered>) -> Option<Turn> {
    let truth = |it: Option<&&Considered>| it.map_or(Truth::False, |it| it.applies);
    let either = now.or(then)?;
    let kind = words::kind(either.kind);
    let what = if truth(then) == truth(now) {
        format!("the {kind} gives something else")
    } else {
        format!("the {kind} {} and now {}", applied(truth(then)), applies(truth(now)))
    };
    Some(Turn {
        id: either.id.clone(),
        title: either.title.clone(),
        what,
        cite: either.cite.clone(),
    })
}

fn applied(truth: Truth) -> &'static str {
    match truth {
        Truth::True => "applied",
        Truth::False => "did not apply",
        Truth::Unknown => "was undetermined",
    }
}

fn applies(truth: Truth) -> &'static str {
    match truth {
        Truth::True => "applies",
        Truth::False => "does not apply",
        Truth::Unknown => "is undetermined",
    }
}
