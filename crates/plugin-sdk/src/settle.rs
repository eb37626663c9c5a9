//! What is missing, and what would change the answer: found by deciding again.

use std::collections::BTreeMap;

use crate::exact::Exact;
use crate::facts::{Given, Hypothesis, Reading};
use crate::verdict::Range;
use crate::wire::determinations as wire;

/// Facts that are looked at again, at most.
const MOST_FACTS: usize = 64;
/// Values that are tried for each, at most.
const MOST_VALUES: usize = 12;

/// One fact, with the values at which conditions on it turn.
struct Fact<'a> {
    reading: &'a Reading,
    sides: Vec<Given>,
}

/// The missing facts, the one that would settle most first; and the changes in one known fact that
/// lead to a milder verdict.
pub fn settle(
    range: Range,
    readings: &[Reading],
    decide: impl Fn(Hypothesis) -> Range,
) -> (Vec<wire::Missing>, Vec<wire::Change>) {
    let mut facts: BTreeMap<(usize, usize), Fact<'_>> = BTreeMap::new();
    for reading in readings {
        let key = (reading.field.index, reading.place);
        let fact = facts.entry(key).or_insert(Fact { reading, sides: Vec::new() });
        for side in &reading.sides {
            if fact.sides.len() < MOST_VALUES && !fact.sides.contains(side) {
                fact.sides.push(side.clone());
            }
        }
    }
    let (mut missing, mut changes) = (Vec::new(), Vec::new());
    for fact in facts.into_values().take(MOST_FACTS) {
        match &fact.reading.known {
            None => missing.extend(ask(range, &fact, &decide)),
            Some(known) => changes.extend(change(range, &fact, known, &decide)),
        }
    }
    missing.sort_by(|a, b| b.settles.cmp(&a.settles).then_with(|| a.path.cmp(&b.path)));
    changes.sort_by(|a, b| a.leads_to.most.cmp(&b.leads_to.most).then_with(|| a.path.cmp(&b.path)));
    (missing, changes)
}

fn suppose(fact: &Fact<'_>, value: &Given) -> Hypothesis {
    Hypothesis { field: fact.reading.field.index, place: fact.reading.place, value: value.clone() }
}

/// A missing fact, where some answer to it would change what is left open.
fn ask(
    range: Range,
    fact: &Fact<'_>,
    decide: &impl Fn(Hypothesis) -> Range,
) -> Option<wire::Missing> {
    let mut answers: Vec<(Range, String)> = fact
        .sides
        .iter()
        .map(|side| (decide(suppose(fact, side)), side.shown(&fact.reading.field)))
        .collect();
    if answers.iter().all(|(leads_to, _)| *leads_to == range) {
        return None;
    }
    answers.sort_by_key(|(leads_to, _)| (leads_to.most, leads_to.least));
    let width =
        |range: &Range| u32::from(range.most as u8).saturating_sub(u32::from(range.least as u8));
    let count = u32::try_from(answers.len()).unwrap_or(1).max(1);
    let left: u32 = answers.iter().map(|(leads_to, _)| width(leads_to)).sum();
    let settled = match width(&range) {
        0 => 0,
        now => 100_u32.saturating_sub(100 * left / (count * now)),
    };
    Some(wire::Missing {
        path: fact.reading.path.clone(),
        question: fact.reading.field.question.to_owned(),
        answers: answers
            .into_iter()
            .map(|(leads_to, value)| wire::Answer { value, leads_to: leads_to.wire() })
            .collect(),
        settles: u8::try_from(settled).unwrap_or(100),
    })
}

/// The nearest other value of a known fact with which every verdict left open is milder than each
/// now.
fn change(
    range: Range,
    fact: &Fact<'_>,
    known: &Given,
    decide: &impl Fn(Hypothesis) -> Range,
) -> Option<wire::Change> {
    let settled_strictly = range.least >= wire::Verdict::LicenseRequiredPresumptionOfApproval;
    if !settled_strictly {
        return None;
    }
    let mut sides: Vec<&Given> = fact.sides.iter().filter(|side| *side != known).collect();
    sides.sort_by(|a, b| nearness(known, a, b));
    sides.into_iter().find_map(|side| {
        let leads_to = decide(suppose(fact, side));
        (leads_to.most < range.least).then(|| wire::Change {
            path: fact.reading.path.clone(),
            from: known.shown(&fact.reading.field),
            to: side.shown(&fact.reading.field),
            leads_to: leads_to.wire(),
        })
    })
}

/// Which of two numbers or days is nearer to the known one; others keep their order.
fn nearness(known: &Given, a: &Given, b: &Given) -> std::cmp::Ordering {
    match (known, a, b) {
        (Given::Number(known), Given::Number(a), Given::Number(b)) => {
            let same_side = (a > known) == (b > known);
            let outward = |a: &Exact, b: &Exact| if a > known { a.cmp(b) } else { b.cmp(a) };
            if same_side { outward(a, b) } else { std::cmp::Ordering::Equal }
        }
        (Given::Day(known), Given::Day(a), Given::Day(b)) => {
            a.abs_diff(*known).cmp(&b.abs_diff(*known))
        }
        (Given::Truth(_) | Given::Number(_) | Given::Day(_) | Given::Text(_), _, _) => {
            std::cmp::Ordering::Equal
        }
    }
}
