//! The results of tests, for people and programs.

use serde::Serialize;
use tidewaiter_engine::{Considered, Coverage, Determination, Kind, Range, Standing, Tally, Truth};

use super::{Page, Place, Style, Tone, proof, words};

/// Limbs shown of one provision.
const LIMBS: usize = 24;

/// A case that was run.
#[derive(Debug, Serialize)]
pub struct Case {
    /// The pack.
    pub pack: String,
    /// The test's title.
    pub test: String,
    /// The case's name; empty where the test has one case.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub case: String,
    /// The file.
    pub path: String,
    /// The line of the case.
    pub line: usize,
    /// Whether every expectation held.
    pub passed: bool,
    /// Expected against got.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub failures: Vec<String>,
    /// What was determined.
    pub range: Range,
    /// With its proof.
    #[serde(skip)]
    pub determination: Determination,
}

impl Case {
    /// The test and the case.
    pub fn name(&self) -> String {
        if self.case.is_empty() {
            self.test.clone()
        } else {
            format!("{} / {}", self.test, self.case)
        }
    }
}

/// All results.
#[derive(Debug)]
pub struct Results {
    /// Each case.
    pub cases: Vec<Case>,
    /// What the tests of each pack have seen; none where only some tests ran.
    pub coverage: Vec<SeenOf>,
}

/// What the tests of a pack have seen.
#[derive(Debug)]
pub struct SeenOf {
    /// The pack.
    pub pack: String,
    /// The counts.
    pub coverage: Coverage,
    /// What was not seen both true and false.
    pub unseen: Vec<Place>,
}

impl Results {
    /// How many passed.
    pub fn passed(&self) -> usize {
        self.cases.iter().filter(|case| case.passed).count()
    }

    /// How many failed.
    pub fn failed(&self) -> usize {
        self.cases.len() - self.passed()
    }
}

/// For people: what failed and why, what the tests have seen, and the count.
pub fn human(results: &Results, style: Style) -> String {
    let mut page = Page::new(style);
    for case in results.cases.iter().filter(|case| !case.passed) {
        failure(&mut page, case);
        page.gap();
    }
    for SeenOf { pack, coverage, .. } in &results.coverage {
        let kinds = [
            ("limbs", coverage.limbs),
            ("exceptions", coverage.exceptions),
            ("thresholds", coverage.thresholds),
        ];
        let told: Vec<String> =
            kinds.iter().filter_map(|(name, tally)| seen(name, *tally)).collect();
        let cases = results.cases.iter().filter(|case| case.pack == *pack).count();
        let head = format!("{pack}: ");
        let text = if told.is_empty() {
            words::count(cases, "case")
        } else {
            let told = told.join(", ");
            format!("{}; seen both true and false: {told}", words::count(cases, "case"))
        };
        page.parts(0, 2, &[(Tone::Strong, &head), (Tone::Plain, &text)]);
    }
    let (passed, failed) = (results.passed(), results.failed());
    let tone = if failed == 0 { Tone::Good } else { Tone::Bad };
    page.parts(0, 0, &[(tone, &format!("{passed} passed, {failed} failed"))]);
    page.finish()
}

fn seen(name: &str, tally: Tally) -> Option<String> {
    (tally.total > 0).then(|| format!("{} of {} {name}", tally.both, tally.total))
}

fn failure(page: &mut Page, case: &Case) {
    let place = format!(" ({}:{})", case.path, case.line);
    let name = case.name();
    page.parts(0, 2, &[(Tone::Bad, "FAILED "), (Tone::Strong, &name), (Tone::Faint, &place)]);
    for failure in &case.failures {
        page.line(2, failure);
    }
    let (idle, rest): (Vec<&Considered>, Vec<&Considered>) = case
        .determination
        .considered
        .iter()
        .filter(|considered| tells(considered))
        .partition(|considered| considered.standing == Standing::NotInForce);
    let (not, may): (Vec<&Considered>, Vec<&Considered>) =
        rest.into_iter().partition(|considered| considered.applies == Truth::False);
    for considered in may.into_iter().chain(not) {
        difference(page, considered);
    }
    if !idle.is_empty() {
        let names: Vec<&str> = idle.iter().map(|considered| considered.id.as_str()).collect();
        let text = format!("not in force on this day: {}", names.join(", "));
        page.parts(2, 4, &[(Tone::Faint, &text)]);
    }
}

/// Whether a provision may tell why an expectation does not hold.
fn tells(considered: &Considered) -> bool {
    match considered.kind {
        Kind::Rule | Kind::Scope => true,
        Kind::Exception | Kind::Review => considered.applies != Truth::False,
        Kind::Class | Kind::Flag | Kind::Duty | Kind::NotEncoded => false,
    }
}

fn difference(page: &mut Page, considered: &Considered) {
    let answer = match considered.applies {
        Truth::True => " applies",
        Truth::False => " does not apply",
        Truth::Unknown => " is undetermined",
    };
    let kind = format!("{} ", words::kind(considered.kind));
    let standing = if considered.standing == Standing::InForce {
        String::new()
    } else {
        format!(" ({})", words::standing(considered.standing))
    };
    let why = match considered.decided_by.first() {
        Some(reason) if considered.applies == Truth::False => format!(": {reason}"),
        Some(_) | None => String::new(),
    };
    let parts = [
        (Tone::Plain, kind.as_str()),
        (Tone::Strong, &considered.id),
        (words::mark_tone(considered.applies), answer),
        (Tone::Faint, &standing),
        (Tone::Faint, &why),
    ];
    page.parts(2, 4, &parts);
    if considered.applies != Truth::False {
        let proof = (considered.proof.as_slice(), considered.applies);
        let more = proof::limbs_that_matter(page, 4, proof, LIMBS);
        if more > 0 {
            let text = format!("and {} more", words::count(more, "limb"));
            page.parts(4, 4, &[(Tone::Faint, &text)]);
        }
    }
}

#[derive(Debug, Serialize)]
struct Document<'a> {
    format: u32,
    passed: usize,
    failed: usize,
    cases: &'a [Case],
    coverage: Vec<Seen<'a>>,
}

#[derive(Debug, Serialize)]
struct Seen<'a> {
    pack: &'a str,
    limbs: Counted,
    exceptions: Counted,
    thresholds: Counted,
    unseen: &'a [Place],
}

#[derive(Debug, Serialize)]
struct Counted {
    total: usize,
    both: usize,
    only_true: usize,
    only_false: usize,
    never: usize,
}

impl From<Tally> for Counted {
    fn from(tally: Tally) -> Self {
        Self {
            total: tally.total,
            both: tally.both,
            only_true: tally.only_true,
            only_false: tally.only_false,
            never: tally.never,
        }
    }
}

/// For programs.
pub fn json(results: &Results) -> String {
    super::json::document(&Document {
        format: 1,
        passed: results.passed(),
        failed: results.failed(),
        cases: &results.cases,
        coverage: results
            .coverage
            .iter()
            .map(|SeenOf { pack, coverage, unseen }| Seen {
                pack,
                limbs: coverage.limbs.into(),
                exceptions: coverage.exceptions.into(),
                thresholds: coverage.thresholds.into(),
                unseen,
            })
            .collect(),
    })
}
