//! What is missing, and what would change the answer: found by deciding again.

use std::cmp::Ordering;

use crate::exact::Exact;
use crate::field::AnyField;
use crate::run::{ANOTHER, Given, Hypothesis, Reading, Spot};
use crate::verdict::Range;
use crate::wire::determinations as wire;

/// Facts that are looked at again, at most.
const MOST_FACTS: usize = 64;
/// Values that are tried for each, at most.
const MOST_VALUES: usize = 64;
/// The most values named in one answer; the rest are counted.
const NAMED: usize = 6;

/// One fact, with the values at which conditions on it turn.
struct Fact<'a> {
    reading: &'a Reading,
    sides: Vec<Given>,
}

/// The missing facts, the one that would settle most first; and the changes in one known fact that
/// lead to a milder verdict. `open` names the facts that leave a condition open that matters.
pub fn settle(
    range: Range,
    readings: &[Reading],
    open: &[String],
    decide: impl Fn(Hypothesis) -> Range,
) -> (Vec<wire::Missing>, Vec<wire::Change>) {
    let (mut missing, mut changes) = (Vec::new(), Vec::new());
    for fact in facts(readings) {
        match &fact.reading.known {
            None if range.least != range.most && open.contains(&fact.reading.path) => {
                missing.push(ask(range, &fact, &decide));
            }
            None => {}
            Some(known) => changes.extend(change(range, &fact, known, &decide)),
        }
    }
    missing.sort_by(|a, b| b.settles.cmp(&a.settles).then_with(|| a.path.cmp(&b.path)));
    changes.sort_by(|a, b| a.leads_to.most.cmp(&b.leads_to.most).then_with(|| a.path.cmp(&b.path)));
    (missing, changes)
}

/// The facts that were looked at, each once, with all its sides.
fn facts(readings: &[Reading]) -> Vec<Fact<'_>> {
    let mut facts: Vec<Fact<'_>> = Vec::new();
    for reading in readings {
        let place = facts.iter().position(|fact| fact.reading.spot == reading.spot);
        let place = place.unwrap_or_else(|| {
            facts.push(Fact { reading, sides: Vec::new() });
            facts.len() - 1
        });
        let Some(fact) = facts.get_mut(place) else { continue };
        for side in &reading.sides {
            if fact.sides.len() < MOST_VALUES && !fact.sides.contains(side) {
                fact.sides.push(side.clone());
            }
        }
    }
    facts.truncate(MOST_FACTS);
    facts
}

fn suppose(spot: Spot, value: &Given) -> Hypothesis {
    Hypothesis { spot, value: value.clone() }
}

/// A missing fact: where the answers to it would lead, those that lead to the same place together.
fn ask(range: Range, fact: &Fact<'_>, decide: &impl Fn(Hypothesis) -> Range) -> wire::Missing {
    let mut groups: Vec<(Range, Vec<&Given>)> = Vec::new();
    for side in &fact.sides {
        let leads_to = decide(suppose(fact.reading.spot, side));
        match groups.iter_mut().find(|(group, _)| *group == leads_to) {
            Some((_, values)) => values.push(side),
            None => groups.push((leads_to, vec![side])),
        }
    }
    groups.sort_by_key(|(leads_to, _)| (leads_to.most, leads_to.least));
    let field = &fact.reading.field;
    wire::Missing {
        path: fact.reading.path.clone(),
        question: field.question.to_owned(),
        settles: settles(range, &groups),
        answers: groups
            .into_iter()
            .map(|(leads_to, values)| wire::Answer {
                value: named(field, &values),
                leads_to: leads_to.wire(),
            })
            .collect(),
    }
}

/// The share of the range that goes away, on average over the answers that lead to different
/// ranges, in hundredths: as rule packs count it.
fn settles(range: Range, groups: &[(Range, Vec<&Given>)]) -> u8 {
    let width = |range: Range| usize::from(range.most as u8).saturating_sub(range.least as usize);
    let whole = width(range) * groups.len();
    let left: usize = groups.iter().map(|(range, _)| width(*range)).sum();
    let gone = (whole.saturating_sub(left) * 100).checked_div(whole).unwrap_or(0);
    u8::try_from(gone).unwrap_or(100)
}

/// Values in words: the first few, and how many more; "another" last.
fn named(field: &AnyField, values: &[&Given]) -> String {
    let another = Given::Text(ANOTHER.to_owned());
    let said: Vec<&&Given> = values.iter().filter(|value| ***value != another).collect();
    let mut named: Vec<String> = said.iter().take(NAMED).map(|value| value.shown(field)).collect();
    if said.len() > NAMED {
        named.push(["and ", &(said.len() - NAMED).to_string(), " more"].concat());
    }
    if said.len() < values.len() {
        named.push(ANOTHER.to_owned());
    }
    named.join(", ")
}

/// The nearest other values of a known fact with which every verdict left open is milder than each
/// now. Texts have no distance: all that lead to the mildest verdict are told together, and only
/// such as one can state.
fn change(
    range: Range,
    fact: &Fact<'_>,
    known: &Given,
    decide: &impl Fn(Hypothesis) -> Range,
) -> Option<wire::Change> {
    if range.least < wire::Verdict::LicenseRequiredPresumptionOfApproval {
        return None;
    }
    let stated = |side: &&Given| *side != known && !mentions_another(side);
    let mut sides: Vec<&Given> = fact.sides.iter().filter(stated).collect();
    sides.sort_by(|a, b| nearness(known, a, b));
    let mut found: Vec<(Range, &Given)> = sides
        .into_iter()
        .map(|side| (decide(suppose(fact.reading.spot, side)), side))
        .filter(|(leads_to, _)| leads_to.most < range.least)
        .collect();
    let field = &fact.reading.field;
    let (leads_to, to) = match known {
        Given::Number(_) | Given::Day(_) | Given::Truth(_) => {
            let (leads_to, side) = found.first()?;
            (*leads_to, side.shown(field))
        }
        Given::Text(_) | Given::List(_) => {
            let mildest = *found.iter().map(|(leads_to, _)| leads_to).min_by_key(|r| r.most)?;
            found.retain(|(leads_to, _)| *leads_to == mildest);
            let values: Vec<&Given> = found.iter().map(|(_, side)| *side).collect();
            (mildest, named(field, &values))
        }
    };
    let from = known.shown(field);
    Some(wire::Change { path: fact.reading.path.clone(), from, to, leads_to: leads_to.wire() })
}

/// "Another" is an answer to a question, and no value that one can state.
fn mentions_another(value: &Given) -> bool {
    match value {
        Given::Text(text) => text == ANOTHER,
        Given::List(values) => values.iter().any(mentions_another),
        Given::Truth(_) | Given::Number(_) | Given::Day(_) => false,
    }
}

/// Which of two numbers or days is nearer to the known one; others keep their order.
fn nearness(known: &Given, a: &Given, b: &Given) -> Ordering {
    match (known, a, b) {
        (Given::Number(known), Given::Number(a), Given::Number(b)) => {
            let gap = |value: &Exact| {
                let gap = if value > known { value.minus(*known) } else { known.minus(*value) };
                (gap.is_none(), gap.unwrap_or(Exact::ZERO))
            };
            gap(a).cmp(&gap(b))
        }
        (Given::Day(known), Given::Day(a), Given::Day(b)) => {
            a.abs_diff(*known).cmp(&b.abs_diff(*known))
        }
        (
            Given::Truth(_) | Given::Number(_) | Given::Day(_) | Given::Text(_) | Given::List(_),
            _,
            _,
        ) => Ordering::Equal,
    }
}
