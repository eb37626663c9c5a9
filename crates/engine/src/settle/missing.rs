//! Missing facts, in the order of how much each would settle.

use tidewaiter_model::{ProvisionId, Value};
use tidewaiter_syntax::Day;

use super::candidates::Landmarks;
use super::hypothesis::{Hypotheses, width};
use super::places::{Places, Wanted};
use crate::decide::{Evaluator, Verdicts};
use crate::determination::{Answer, Missing, Range};
use crate::facts::Path;
use crate::proof::show_value;

/// The most missing facts that are told.
const TOLD: usize = 30;
/// The most values named in one answer; the rest are counted.
const NAMED: usize = 6;

/// The facts whose absence leaves the verdict open, each with the answers tried.
#[must_use]
pub fn missing(
    evaluator: &Evaluator<'_>,
    hypotheses: &Hypotheses<'_>,
    on: Day,
    verdicts: &Verdicts,
    scopes: &[ProvisionId],
) -> Vec<Missing> {
    if width(verdicts.range) == 0 {
        return Vec::new();
    }
    let places = Places::of_verdicts(evaluator, Wanted::Missing, verdicts, scopes);
    if places.is_empty() {
        return Vec::new();
    }
    let landmarks = Landmarks::of(evaluator.law);
    let mut missing: Vec<Missing> =
        places.iter().map(|place| ask(hypotheses, &landmarks, place, on, verdicts.range)).collect();
    missing.sort_by(|a, b| b.settles.cmp(&a.settles).then_with(|| a.path.cmp(&b.path)));
    missing.truncate(TOLD);
    missing
}

fn ask(
    hypotheses: &Hypotheses<'_>,
    landmarks: &Landmarks,
    place: &Path,
    on: Day,
    range: Range,
) -> Missing {
    let model = hypotheses.model();
    let tried: Vec<(Value, Range)> = landmarks
        .candidates(model, place, on, None)
        .into_iter()
        .filter_map(|value| hypotheses.range_with(place, value.clone()).map(|range| (value, range)))
        .collect();
    let mut groups: Vec<(Range, Vec<Value>)> = Vec::new();
    for (value, range) in tried {
        match groups.iter_mut().find(|(of, _)| *of == range) {
            Some((_, values)) => values.push(value),
            None => groups.push((range, vec![value])),
        }
    }
    groups.sort_by_key(|(range, _)| (range.most, range.least));
    let (question, guidance) = question(hypotheses, place);
    Missing {
        path: place.display(model),
        question,
        guidance,
        settles: settles(range, &groups),
        answers: groups
            .into_iter()
            .map(|(leads_to, values)| Answer { value: name(hypotheses, place, &values), leads_to })
            .collect(),
    }
}

/// The share of the range that goes away, on average over the answers that lead to different
/// ranges, in hundredths. Answers are weighed by where they lead and not by how many values lead
/// there: that a country group is small does not make it unlikely.
fn settles(range: Range, groups: &[(Range, Vec<Value>)]) -> u8 {
    let whole = width(range) * groups.len();
    let left: usize = groups.iter().map(|(range, _)| width(*range)).sum();
    let gone = (whole.saturating_sub(left) * 100).checked_div(whole).unwrap_or(0);
    u8::try_from(gone).unwrap_or(100)
}

fn question(hypotheses: &Hypotheses<'_>, place: &Path) -> (String, String) {
    let model = hypotheses.model();
    match place {
        Path::Judgment(id) => model
            .judgments
            .get(id.index())
            .map(|judgment| (judgment.meta.title.clone(), judgment.guidance.clone()))
            .unwrap_or_default(),
        Path::Fact(..) => {
            let doc = place.describe(model).map(|(_, doc)| doc.to_owned()).unwrap_or_default();
            (doc, String::new())
        }
    }
}

/// Values in words: the first few, and how many more.
pub fn name(hypotheses: &Hypotheses<'_>, place: &Path, values: &[Value]) -> String {
    let model = hypotheses.model();
    let truth = tidewaiter_model::Type::Truth;
    let ty = place.describe(model).map_or(&truth, |(ty, _)| ty);
    let mut named: Vec<String> =
        values.iter().take(NAMED).map(|value| show_value(model, ty, value)).collect();
    if values.len() > NAMED {
        named.push(format!("and {} more", values.len() - NAMED));
    }
    named.join(", ")
}
