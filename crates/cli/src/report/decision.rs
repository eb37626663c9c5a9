//! A decision for people: the answer first, then why, one screen in an ordinary case.

use std::cmp::Reverse;

use tidewaiter_engine::{
    Answer, Considered, Decision, Determination, Kind, Notice, Posture, Range, Standing, Truth,
};

use super::{Page, Style, Tone, proof, words};

/// Entries shown of a list of things to do or to know, unless the whole proof is asked for.
const SHOWN: usize = 6;

/// Changes shown, unless the whole proof is asked for.
const CHANGES: usize = 4;

/// Limbs shown of one provision, unless the whole proof is asked for.
const LIMBS: usize = 12;

/// Limbs shown of an exception or a review.
const FEWER_LIMBS: usize = 5;

/// The decision as a page.
pub fn decision(decision: &Decision, style: Style, whole: bool) -> String {
    let mut page = Page::new(style);
    head(&mut page, decision);
    // Those that decide come first.
    let mut determinations: Vec<&Determination> = decision.determinations.iter().collect();
    determinations.sort_by_key(|own| (Reverse(own.range.most), Reverse(own.range.least)));
    for determination in determinations {
        page.gap();
        jurisdiction(&mut page, determination, decision.posture, whole);
    }
    page.finish()
}

fn head(page: &mut Page, decision: &Decision) {
    let answer = capitals(&words::range(decision.range));
    let tone = words::tone(decision.range);
    let open = if decision.settled { "" } else { " (not settled)" };
    page.parts(0, 2, &[(tone, &answer), (Tone::Plain, open)]);
    let mut asked = format!("On {}", decision.on);
    if decision.known != decision.on {
        asked.push_str(&format!(", under the law as published by {}", decision.known));
    }
    asked.push_str(&format!(", {}.", words::posture(decision.posture)));
    let what = decision.transaction.pointer("/item/description").and_then(|text| text.as_str());
    let to = decision.transaction.get("destination").and_then(|text| text.as_str());
    match (what, to) {
        (Some(what), Some(to)) => asked.push_str(&format!(" {what}, to {to}.")),
        (Some(what), None) => asked.push_str(&format!(" {what}.")),
        (None, _) => {}
    }
    page.line(0, &asked);
}

/// The first word in capitals reads as a headline in plain text too.
fn capitals(text: &str) -> String {
    match text.split_once(',') {
        Some((outcome, rest)) if !outcome.contains(" to ") => {
            format!("{},{rest}", outcome.to_uppercase())
        }
        _ => text.to_uppercase(),
    }
}

fn jurisdiction(page: &mut Page, determination: &Determination, posture: Posture, whole: bool) {
    let name = format!("{}: ", determination.jurisdiction);
    let Determination { issuer, pack, version, .. } = determination;
    let issuer = format!("  [{issuer}; {pack} {version}]");
    let answer = words::range(determination.range);
    let tone = words::tone(determination.range);
    page.parts(0, 3, &[(Tone::Strong, &name), (tone, &answer), (Tone::Faint, &issuer)]);
    if let Some(other) = determination.other_posture {
        let reading = match posture {
            Posture::AsEnforced => "As written, not as enforced: ",
            Posture::AsWritten => "As enforced, not as written: ",
        };
        page.parts(2, 4, &[(Tone::Plain, reading), (words::tone(other), &words::range(other))]);
    }
    let of = |kind: Kind| determination.considered.iter().filter(move |c| c.kind == kind);
    if whole {
        for considered in &determination.considered {
            full(page, considered);
        }
    } else {
        if of(Kind::Rule).all(|rule| rule.applies == Truth::False) {
            for scope in of(Kind::Scope).filter(|scope| scope.applies != Truth::False).take(1) {
                requirement(page, scope);
            }
        }
        for rule in of(Kind::Rule).filter(|rule| rule.applies != Truth::False) {
            requirement(page, rule);
        }
        for rule in of(Kind::Rule).filter(|rule| would_apply(rule)) {
            idle(page, rule);
        }
        for review in of(Kind::Review).filter(|review| review.applies != Truth::False) {
            requirement(page, review);
        }
        exceptions(page, of(Kind::Exception).collect());
        if matches_not_subject(determination.range) {
            for scope in of(Kind::Scope).filter(|scope| scope.standing == Standing::InForce) {
                let why = scope.decided_by.first().map(|why| format!(": {why}"));
                let parts = [
                    (Tone::Plain, "scope not reached: "),
                    (Tone::Strong, scope.title.as_str()),
                    (Tone::Plain, &why.unwrap_or_default()),
                ];
                page.parts(2, 4, &parts);
            }
        }
    }
    missing(page, determination, whole);
    notices(page, "Duties", &determination.duties, whole);
    notices(page, "Red flags", &determination.flags, whole);
    left_out(page, &determination.not_encoded, whole);
    changes(page, determination, whole);
    // What is not encoded has been listed.
    let listed = |remark: &&String| !remark.ends_with("see not_encoded");
    for remark in determination.remarks.iter().filter(listed) {
        page.parts(2, 4, &[(Tone::Faint, &format!("Note: {remark}"))]);
    }
}

fn matches_not_subject(range: Range) -> bool {
    range == Range::exactly(tidewaiter_engine::Verdict::NOT_SUBJECT)
}

/// A rule that would apply but for its being suspended and the like.
fn would_apply(rule: &Considered) -> bool {
    rule.applies == Truth::False && !rule.proof.is_empty() && rule.standing != Standing::InForce
}

fn heading(page: &mut Page, considered: &Considered) {
    let doubt = if considered.applies == Truth::Unknown { "perhaps " } else { "" };
    let kind = format!("{doubt}{}: ", words::kind(considered.kind));
    let cite = proof::cited(&considered.cite);
    let force = if considered.force.is_empty() {
        String::new()
    } else {
        format!(", in force {}", considered.force)
    };
    let parts = [
        (Tone::Plain, kind.as_str()),
        (Tone::Strong, considered.title.as_str()),
        (Tone::Faint, &cite),
        (Tone::Faint, &force),
    ];
    page.parts(2, 4, &parts);
    if considered.standing != Standing::InForce {
        page.parts(4, 4, &[(Tone::Caution, words::standing(considered.standing))]);
    }
}

fn requirement(page: &mut Page, considered: &Considered) {
    heading(page, considered);
    if let Some(gives) = considered.gives {
        let text = words::range(gives);
        page.parts(4, 6, &[(Tone::Plain, "gives "), (words::tone(gives), &text)]);
    }
    limbs(page, considered);
    remarks(page, considered);
}

fn limbs(page: &mut Page, considered: &Considered) {
    let proof = (considered.proof.as_slice(), considered.applies);
    let most = match considered.kind {
        Kind::Exception | Kind::Review => FEWER_LIMBS,
        Kind::Scope | Kind::Class | Kind::Rule | Kind::Flag | Kind::Duty | Kind::NotEncoded => {
            LIMBS
        }
    };
    let more = proof::limbs_that_matter(page, 4, proof, most);
    if more > 0 {
        let text = format!("and {} more: --proof shows all", words::count(more, "limb"));
        page.parts(4, 4, &[(Tone::Faint, &text)]);
    }
}

fn remarks(page: &mut Page, considered: &Considered) {
    for remark in &considered.remarks {
        page.parts(4, 6, &[(Tone::Faint, &format!("* {remark}"))]);
    }
}

fn idle(page: &mut Page, rule: &Considered) {
    let standing = words::standing(rule.standing);
    let cite = proof::cited(&rule.cite);
    // The remark that tells of the standing tells the days and the source as well.
    let told = rule.remarks.iter().find(|remark| remark.starts_with(standing));
    let told = told.map_or(standing, String::as_str);
    let parts = [
        (Tone::Plain, "without effect: "),
        (Tone::Strong, rule.title.as_str()),
        (Tone::Faint, &cite),
        (Tone::Plain, ": its conditions are met or may be, but it is "),
        (Tone::Caution, told),
    ];
    page.parts(2, 4, &parts);
}

fn exceptions(page: &mut Page, exceptions: Vec<&Considered>) {
    for exception in exceptions.iter().filter(|e| e.applies != Truth::False) {
        let word = if exception.applies == Truth::True { "met" } else { "undetermined" };
        let tone = if exception.applies == Truth::True { Tone::Good } else { Tone::Caution };
        let cite = proof::cited(&exception.cite);
        let parts = [
            (Tone::Plain, "exception "),
            (tone, word),
            (Tone::Plain, ": "),
            (Tone::Strong, exception.title.as_str()),
            (Tone::Faint, &cite),
        ];
        page.parts(2, 4, &parts);
        limbs(page, exception);
        remarks(page, exception);
    }
    for exception in exceptions.iter().filter(|e| e.applies == Truth::False) {
        let cite = proof::cited(&exception.cite);
        let lacks = if exception.standing == Standing::InForce {
            exception.decided_by.first().cloned().unwrap_or_else(|| "its conditions".to_owned())
        } else {
            words::standing(exception.standing).to_owned()
        };
        let parts = [
            (Tone::Plain, "exception not met: "),
            (Tone::Strong, exception.title.as_str()),
            (Tone::Faint, &cite),
            (Tone::Plain, ": "),
            (Tone::Plain, &lacks),
        ];
        page.parts(2, 4, &parts);
    }
}

fn full(page: &mut Page, considered: &Considered) {
    heading(page, considered);
    let applies = match considered.applies {
        Truth::True => "applies",
        Truth::False => "does not apply",
        Truth::Unknown => "undetermined",
    };
    let id = format!(" [{}]", considered.id);
    page.parts(4, 6, &[(words::mark_tone(considered.applies), applies), (Tone::Faint, &id)]);
    if let Some(gives) = considered.gives {
        page.parts(4, 6, &[(Tone::Plain, "gives "), (words::tone(gives), &words::range(gives))]);
    }
    if considered.proof.is_empty() {
        for reason in &considered.decided_by {
            page.parts(4, 6, &[(Tone::Faint, &format!("decided by: {reason}"))]);
        }
    }
    proof::whole(page, 4, &considered.proof);
    remarks(page, considered);
}

/// The entries shown, and how many are not.
fn some<T>(all: &[T], whole: bool) -> (&[T], usize) {
    let shown = if whole { all.len() } else { all.len().min(SHOWN) };
    (all.get(..shown).unwrap_or(all), all.len() - shown)
}

fn rest(page: &mut Page, more: usize) {
    if more > 0 {
        let text = format!("and {more} more: --proof shows all");
        page.parts(4, 4, &[(Tone::Faint, &text)]);
    }
}

fn missing(page: &mut Page, determination: &Determination, whole: bool) {
    let all = &determination.missing;
    if all.is_empty() {
        return;
    }
    page.parts(2, 2, &[(Tone::Strong, "Missing, what would settle most first:")]);
    let (shown, more) = some(all, whole);
    for missing in shown {
        let question = format!(": {}", missing.question.trim_end_matches('.'));
        page.parts(4, 6, &[(Tone::Caution, &missing.path), (Tone::Plain, &question)]);
        // An answer that leaves all as it is need not be told.
        let tells = |answer: &&Answer| answer.leads_to != determination.range;
        for answer in missing.answers.iter().filter(tells).take(4) {
            let leads = words::range(answer.leads_to);
            let value = format!("{}: ", answer.value);
            page.parts(6, 8, &[(Tone::Plain, &value), (words::tone(answer.leads_to), &leads)]);
        }
        if whole && !missing.guidance.is_empty() {
            page.parts(6, 8, &[(Tone::Faint, &missing.guidance)]);
        }
    }
    rest(page, more);
}

fn notices(page: &mut Page, title: &str, all: &[Notice], whole: bool) {
    if all.is_empty() {
        return;
    }
    page.parts(2, 2, &[(Tone::Strong, title), (Tone::Strong, ":")]);
    let (shown, more) = some(all, whole);
    for notice in shown {
        let doubt = if notice.applies == Truth::Unknown { "perhaps: " } else { "" };
        let cite = proof::cited(&notice.cite);
        page.parts(
            4,
            6,
            &[(Tone::Caution, doubt), (Tone::Plain, &notice.text), (Tone::Faint, &cite)],
        );
    }
    rest(page, more);
}

fn left_out(page: &mut Page, all: &[Considered], whole: bool) {
    if all.is_empty() {
        return;
    }
    page.parts(2, 2, &[(Tone::Strong, "Not encoded in this pack, and could matter:")]);
    let (shown, more) = some(all, whole);
    for considered in shown {
        let cite = proof::cited(&considered.cite);
        page.parts(4, 6, &[(Tone::Plain, &considered.title), (Tone::Faint, &cite)]);
        if whole {
            remarks(page, considered);
        }
    }
    rest(page, more);
}

fn changes(page: &mut Page, determination: &Determination, whole: bool) {
    if determination.changes.is_empty() {
        return;
    }
    page.parts(
        2,
        2,
        &[(Tone::Strong, "What the answer turns on; check that these facts are right:")],
    );
    let fewer = determination.changes.get(..CHANGES).filter(|_| !whole);
    let shown = fewer.unwrap_or(&determination.changes);
    let more = determination.changes.len() - shown.len();
    for change in shown {
        let text = format!("{}: {} instead of {}, ", change.path, change.to, change.from);
        let leads = words::range(change.leads_to);
        page.parts(4, 6, &[(Tone::Plain, &text), (words::tone(change.leads_to), &leads)]);
    }
    rest(page, more);
}
