//! The proof tree: the limbs that matter, or all of them.

use std::collections::BTreeSet;

use tidewaiter_engine::{Evidence, ProofStep, Truth};

use super::{Page, Tone, words};

/// Limbs within limbs, as far as they are indented.
const DEEPEST: usize = 4;

/// The longest text of a limb that rests on others, in characters.
const LONGEST: usize = 90;

/// The limbs on which the truth of a provision rests, so many at most, and how many are left.
pub fn limbs_that_matter(
    page: &mut Page,
    indent: usize,
    (steps, truth): (&[ProofStep], Truth),
    most: usize,
) -> usize {
    let mut limbs = Vec::new();
    let mut told = BTreeSet::new();
    for step in steps.iter().filter(|step| step.truth == truth) {
        gather(step, 0, &mut limbs, &mut told);
    }
    let all = limbs.len();
    if all > most {
        // The deepest say least: they go first, as long as enough are left.
        let within = |deepest: usize| limbs.iter().filter(|(depth, ..)| *depth <= deepest).count();
        let deepest = (0..=DEEPEST).rev().find(|deepest| within(*deepest) <= most).unwrap_or(0);
        limbs.retain(|(depth, ..)| *depth <= deepest);
        limbs.truncate(most);
    }
    let more = all - limbs.len();
    for (depth, step, leaf) in limbs {
        limb(page, indent + 2 * depth, step, leaf);
    }
    more
}

fn gather<'a>(
    step: &'a ProofStep,
    depth: usize,
    limbs: &mut Vec<(usize, &'a ProofStep, bool)>,
    told: &mut BTreeSet<(&'a str, &'a [Evidence])>,
) {
    let inner: Vec<&ProofStep> =
        step.steps.iter().filter(|inner| inner.truth == step.truth).collect();
    // A step that only joins others says nothing of its own. One of an element that was found, and not
    // stated, says what was found.
    let leaf = inner.is_empty();
    let own = leaf || is_found(step) || !step.label.is_empty() || !step.cite.is_empty();
    if own {
        // What was said once, of the same things, holds wherever it is asked again.
        if step.label.is_empty() && !told.insert((&step.text, &step.because)) {
            return;
        }
        limbs.push((depth.min(DEEPEST), step, leaf));
    }
    for inner in inner {
        gather(inner, depth + usize::from(own), limbs, told);
    }
}

/// Whether a step is that of an element of a list that the pack or a plugin has.
fn is_found(step: &ProofStep) -> bool {
    step.id.ends_with(']') && step.text.contains(" = entry ")
}

fn limb(page: &mut Page, indent: usize, step: &ProofStep, leaf: bool) {
    let whole = leaf || is_found(step);
    let text = if whole { step.text.clone() } else { shortened(&step.text) };
    let because = if leaf { reasons(step) } else { String::new() };
    let cite = cited(&step.cite);
    let label = if step.label.is_empty() { "-" } else { &step.label };
    let parts = [
        (Tone::Plain, label),
        (Tone::Plain, " "),
        (Tone::Plain, &text),
        (Tone::Strong, &because),
        (Tone::Faint, &cite),
    ];
    page.parts(indent, indent + label.len() + 1, &parts);
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(LONGEST).collect();
    if let Some(space) = short.rfind(' ') {
        short.truncate(space);
    }
    format!("{short} ...")
}

/// The values on which a step rests, those apart that its text already says.
fn reasons(step: &ProofStep) -> String {
    let says =
        |evidence: &&Evidence| step.text != format!("{} is {}", evidence.name, evidence.value);
    let told: Vec<String> = step.because.iter().filter(says).map(reason).collect();
    if told.is_empty() { String::new() } else { format!(" [{}]", told.join("; ")) }
}

fn reason(evidence: &Evidence) -> String {
    let note =
        if evidence.note.is_empty() { String::new() } else { format!(" ({})", evidence.note) };
    format!("{} = {}{note}", evidence.name, evidence.value)
}

/// Sources, in brackets of their own.
pub fn cited(cite: &[String]) -> String {
    if cite.is_empty() { String::new() } else { format!(" ({})", cite.join("; ")) }
}

/// Every step, with its truth.
pub fn whole(page: &mut Page, indent: usize, steps: &[ProofStep]) {
    for step in steps {
        let because = reasons(step);
        let cite = cited(&step.cite);
        let mark = format!("{:<4}", words::mark(step.truth));
        let label = if step.label.is_empty() { String::new() } else { format!("{} ", step.label) };
        let text = if step.steps.is_empty() { step.text.clone() } else { shortened(&step.text) };
        let parts = [
            (words::mark_tone(step.truth), mark.as_str()),
            (Tone::Plain, label.as_str()),
            (Tone::Plain, &text),
            (Tone::Strong, &because),
            (Tone::Faint, &cite),
        ];
        page.parts(indent, indent + 4, &parts);
        whole(page, indent + 2, &step.steps);
    }
}
