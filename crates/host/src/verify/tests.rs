use super::*;

fn about() -> Description {
    Description {
        name: "nl".to_owned(),
        version: "1".to_owned(),
        jurisdiction: "NL".to_owned(),
        issuer: "Minister".to_owned(),
        fields: Vec::new(),
    }
}

const PROHIBITED: wire::Range =
    wire::Range { least: wire::Verdict::Prohibited, most: wire::Verdict::Prohibited };
const NOTHING: wire::Range =
    wire::Range { least: wire::Verdict::NoLicenseRequired, most: wire::Verdict::NoLicenseRequired };
const OUTSIDE: wire::Range =
    wire::Range { least: wire::Verdict::NotSubject, most: wire::Verdict::NotSubject };

fn provision(id: &str, kind: wire::ProvisionKind) -> wire::Provision {
    wire::Provision {
        id: id.to_owned(),
        kind,
        title: "Title".to_owned(),
        cite: vec!["Act, s. 1".to_owned()],
        applies: wire::Truth::Holds,
        force: "2020-01-01 ..".to_owned(),
        standing: wire::Standing::InForce,
        gives: (kind == wire::ProvisionKind::Rule).then_some(PROHIBITED),
        targets: Vec::new(),
        decided_by: Vec::new(),
        remarks: Vec::new(),
        proof: vec![step(0, "a"), step(1, "b"), step(0, "")],
    }
}

fn step(depth: u32, label: &str) -> wire::Step {
    wire::Step {
        depth,
        label: label.to_owned(),
        text: "text".to_owned(),
        truth: wire::Truth::Holds,
        because: Vec::new(),
        cite: Vec::new(),
    }
}

fn honest() -> Answers {
    Answers {
        ranges: vec![PROHIBITED],
        determinations: vec![wire::Determination {
            considered: vec![
                provision("scope", wire::ProvisionKind::Scope),
                provision("rule", wire::ProvisionKind::Rule),
            ],
            not_encoded: vec![provision("left-out", wire::ProvisionKind::NotEncoded)],
            duties: vec![wire::Notice {
                text: "Keep records".to_owned(),
                cite: vec!["Act, s. 9".to_owned()],
                from: "rule".to_owned(),
                applies: wire::Truth::Holds,
            }],
            red_flags: Vec::new(),
            missing: vec![wire::Missing {
                path: "destination".to_owned(),
                question: "Where to?".to_owned(),
                answers: vec![wire::Answer { value: "NL".to_owned(), leads_to: NOTHING }],
                settles: 100,
            }],
            changes: Vec::new(),
            remarks: Vec::new(),
        }],
    }
}

fn read(answers: Answers) -> Result<Vec<Determination>, Failure> {
    let about = about();
    determinations(&Expected { about: &about, rows: 1, detail: Detail::Proof }, answers, 10_000)
}

#[test]
fn an_honest_answer_is_a_determination() {
    let found = read(honest()).unwrap().remove(0);
    let ids: Vec<&str> = found.considered.iter().map(|found| found.id.as_str()).collect();
    assert_eq!(ids, ["nl.scope", "nl.rule"]);
    let steps = &found.considered[1].proof;
    let names = [&steps[0].id, &steps[0].steps[0].id, &steps[1].id];
    assert_eq!(names, ["nl.rule/a", "nl.rule/a/b", "nl.rule/2"]);
    assert_eq!(found.duties[0].from, "nl.rule");
    assert_eq!((found.settled, found.failure), (true, None));
}

type Change = fn(&mut Answers);

#[test]
fn nonsense_is_refused_in_words() {
    let table: &[(&str, Change)] = &[
        ("gave 2 verdicts and 1 determinations where 1 and 1 are due", |a| a.ranges.push(NOTHING)),
        ("gave 0 verdicts and 1 determinations where 1 and 1 are due", |a| a.ranges.clear()),
        ("gave 1 verdicts and 0 determinations where 1 and 1 are due", |a| {
            a.determinations.clear()
        }),
        ("whose least is above its most", |a| a.ranges[0].most = wire::Verdict::NotSubject),
        ("without a rule that makes it", |a| {
            a.determinations[0].considered.retain(|found| found.kind == wire::ProvisionKind::Scope);
        }),
        ("without a rule that makes it", |a| {
            a.determinations[0].considered[1].applies = wire::Truth::Fails;
        }),
        ("gave a milder verdict than its own rule nl.rule", |a| a.ranges[0] = NOTHING),
        ("gave a milder verdict than its own rule nl.rule", |a| a.ranges[0] = OUTSIDE),
        ("gave a milder verdict than its own rule nl.rule", |a| {
            a.ranges[0] = NOTHING;
            a.determinations[0].considered[1].applies = wire::Truth::Unknown;
        }),
        ("gave a milder verdict than its own rule nl.rule", |a| {
            a.ranges[0] = NOTHING;
            a.determinations[0].considered[1].standing = wire::Standing::PerhapsSuspended;
        }),
        ("gave the provision rule without a citation", |a| {
            a.determinations[0].considered[1].cite.clear();
        }),
        ("gave the provision left-out without a citation", |a| {
            a.determinations[0].not_encoded[0].cite = vec![" \n".to_owned()];
        }),
        ("gave the provision rule without a citation", |a| {
            a.determinations[0].duties[0].cite.clear();
        }),
        ("without a proper id", |a| a.determinations[0].considered[0].id.clear()),
        ("without a proper id", |a| {
            a.determinations[0].considered[0].id = "\u{1b}\u{7}".to_owned()
        }),
        ("without a proper id", |a| a.determinations[0].considered[0].id = "rule/a".to_owned()),
        ("without a proper id", |a| a.determinations[0].considered[0].id = "a rule".to_owned()),
        ("gave the provision rule twice", |a| {
            a.determinations[0].considered[0].id = "rule".to_owned()
        }),
        ("gave the provision rule twice", |a| {
            a.determinations[0].considered[0].id = "ru\u{200b}le".to_owned();
        }),
        ("gave the provision rule twice", |a| {
            a.determinations[0].not_encoded[0].id = "rule".to_owned();
        }),
        ("whose least is above its most", |a| {
            a.determinations[0].considered[1].gives =
                Some(wire::Range { most: wire::Verdict::NotSubject, ..PROHIBITED });
        }),
        ("whose steps do not follow one another", |a| {
            a.determinations[0].considered[1].proof = vec![step(1, "a")];
        }),
        ("whose steps do not follow one another", |a| {
            a.determinations[0].considered[1].proof = vec![step(0, "a"), step(2, "b")];
        }),
        ("whose steps do not follow one another", |a| {
            a.determinations[0].considered[1].proof = vec![step(u32::MAX, "a")];
        }),
        ("whose steps do not follow one another", |a| {
            a.determinations[0].considered[1].proof =
                (0..100).map(|depth| step(depth, "")).collect();
        }),
        ("whose names take too much memory", |a| {
            a.determinations[0].considered[1].proof =
                (0..60).map(|depth| step(depth, "a label of some length")).collect();
        }),
        ("settles more than everything", |a| a.determinations[0].missing[0].settles = 101),
        ("whose least is above its most", |a| {
            a.determinations[0].missing[0].answers[0].leads_to =
                wire::Range { most: wire::Verdict::NotSubject, ..PROHIBITED };
        }),
        ("whose least is above its most", |a| {
            let leads_to = wire::Range { most: wire::Verdict::NotSubject, ..PROHIBITED };
            let text = String::new;
            let change = wire::Change { path: text(), from: text(), to: text(), leads_to };
            a.determinations[0].changes.push(change);
        }),
    ];
    for (words, change) in table {
        let mut answers = honest();
        change(&mut answers);
        let why = read(answers).expect_err(words);
        assert!(why.contains(words), "{words:?} is not in {why:?}");
    }
}

/// What looks like those and makes sense.
#[test]
fn what_is_no_nonsense() {
    let table: &[Change] = &[
        // Outside the scope the law's rules make nothing.
        |a| {
            a.ranges[0] = OUTSIDE;
            a.determinations[0].considered[0].applies = wire::Truth::Fails;
        },
        // A rule that is not enforced makes nothing.
        |a| {
            a.ranges[0] = NOTHING;
            a.determinations[0].considered[1].standing = wire::Standing::NotEnforced;
        },
        // Nor does one that an exception lifts.
        |a| {
            a.ranges[0] = NOTHING;
            a.determinations[0].considered[1].gives = Some(NOTHING);
        },
        |a| a.ranges[0].least = wire::Verdict::NotSubject,
    ];
    for (place, change) in table.iter().enumerate() {
        let mut answers = honest();
        change(&mut answers);
        assert!(read(answers).is_ok(), "{place}");
    }
}

#[test]
fn without_proof_there_are_ranges_only() {
    let about = about();
    let expected = Expected { about: &about, rows: 1, detail: Detail::Outcome };
    let answers = Answers { ranges: vec![PROHIBITED], determinations: Vec::new() };
    let found = determinations(&expected, answers, 0).unwrap();
    assert_eq!(found, [empty(&about, Range::exactly(Verdict::PROHIBITED))]);
    assert!(determinations(&expected, honest(), 0).is_err());
}
