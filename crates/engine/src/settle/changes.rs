//! What would change the answer: the smallest change in one fact that leads to a milder verdict.

use tidewaiter_model::{Number, ProvisionId, Type, Value};
use tidewaiter_syntax::Day;

use super::candidates::{Landmarks, last_place};
use super::hypothesis::Hypotheses;
use super::missing::name;
use super::places::{Places, Wanted};
use crate::decide::{Evaluator, Verdicts};
use crate::determination::{Change, Outcome, Range};
use crate::facts::Path;
use crate::proof::show_value;

/// The most changes that are told.
const TOLD: usize = 8;
/// The most halvings of the distance to a number at which the verdict turns.
const HALVINGS: usize = 40;

/// Changes in a single known fact that lead to a less restrictive verdict, the smallest first.
///
/// Only where the outcome is settled and something is required. Names of parties are not changed:
/// another party is another transaction.
#[must_use]
pub fn changes(
    evaluator: &Evaluator<'_>,
    hypotheses: &Hypotheses<'_>,
    on: Day,
    verdicts: &Verdicts,
    scopes: &[ProvisionId],
) -> Vec<Change> {
    let range = verdicts.range;
    if !range.is_settled() || range.least.outcome < Outcome::LicenseRequired {
        return Vec::new();
    }
    let landmarks = Landmarks::of(evaluator.law);
    let mut found: Vec<(Number, Change)> =
        Places::of_verdicts(evaluator, Wanted::All, verdicts, scopes)
            .iter()
            .filter_map(|place| smallest(hypotheses, &landmarks, place, on, range))
            .collect();
    found.sort_by(|(a, x), (b, y)| a.cmp(b).then_with(|| x.path.cmp(&y.path)));
    found.truncate(TOLD);
    found.into_iter().map(|(_, change)| change).collect()
}

/// The smallest change at one place, with its size: for a number or date relative to its value,
/// for anything else one.
fn smallest(
    hypotheses: &Hypotheses<'_>,
    landmarks: &Landmarks,
    place: &Path,
    on: Day,
    range: Range,
) -> Option<(Number, Change)> {
    let model = hypotheses.model();
    let now = place.get(hypotheses.facts)?;
    let truth = Type::Truth;
    let ty = place.describe(model).map_or(&truth, |(ty, _)| ty);
    if matches!(ty, Type::Text | Type::Money | Type::Record(_) | Type::List(_) | Type::Set(_)) {
        return None;
    }
    let milder = |value: &Value| {
        hypotheses.range_with(place, value.clone()).filter(|then| then.most < range.least)
    };
    let mut found: Vec<(Number, Value, Range)> = landmarks
        .candidates(model, place, on, Some(&now))
        .into_iter()
        .filter_map(|value| milder(&value).map(|then| (distance(&now, &value), value, then)))
        .collect();
    found.sort_by_key(|(distance, _, then)| (*distance, then.most));
    let (mut size, mut nearest, mut then) = found.first()?.clone();
    let change = |to: String, leads_to: Range| Change {
        path: place.display(model),
        from: show_value(model, ty, &now),
        to,
        leads_to,
    };
    if let (Type::Number(_) | Type::Percent, Value::Number(from), Value::Number(to)) =
        (ty, &now, &nearest)
    {
        let unit = if let Type::Number(unit) = ty { unit.factor } else { Number::ONE };
        if let Some((turned, leads_to)) = approach(*from, *to, last_place(*from, unit), &milder) {
            nearest = Value::Number(turned);
            size = distance(&now, &nearest);
            then = leads_to;
        }
        return Some((size, change(show_value(model, ty, &nearest), then)));
    }
    // Constants have no distance: all that lead to the mildest verdict are told together.
    if matches!(ty, Type::Enumeration(_)) {
        let mildest = found.iter().map(|(_, _, then)| then.most).min()?;
        let values: Vec<Value> = found
            .iter()
            .filter(|(_, _, then)| then.most == mildest)
            .map(|(_, value, _)| value.clone())
            .collect();
        let leads_to = found.iter().find(|(_, _, then)| then.most == mildest)?.2;
        return Some((size, change(name(hypotheses, place, &values), leads_to)));
    }
    Some((size, change(show_value(model, ty, &nearest), then)))
}

/// Halves the way from a number whose verdict is as it is to one whose verdict is milder, down to
/// one in the last place as written.
fn approach(
    from: Number,
    to: Number,
    step: Number,
    milder: &dyn Fn(&Value) -> Option<Range>,
) -> Option<(Number, Range)> {
    let (mut near, mut far) = (from, to);
    let mut best = None;
    for _ in 0..HALVINGS {
        let middle = near.plus(far)?.over(Number::whole(2))?.floor_to(step)?;
        if middle == near || middle == far {
            break;
        }
        match milder(&Value::Number(middle)) {
            Some(then) => {
                far = middle;
                best = Some((middle, then));
            }
            None => near = middle,
        }
    }
    best
}

fn distance(now: &Value, then: &Value) -> Number {
    match (now, then) {
        (Value::Number(a), Value::Number(b)) => {
            let gap = a.minus(*b).map(Number::magnitude);
            gap.and_then(|gap| gap.over(a.magnitude())).unwrap_or(Number::ONE)
        }
        (Value::Date(a), Value::Date(b)) => Number::whole(a.days_since(*b))
            .magnitude()
            .over(Number::whole(365))
            .unwrap_or(Number::ONE),
        _ => Number::ONE,
    }
}
