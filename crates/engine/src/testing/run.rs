//! Runs a test: each case is decided and its expectations are held against the determination.

use tidewaiter_model::{
    Expectation, ExpectationKind, ExpectedOutcome, Model, OutcomeWord, ProvisionId, ProvisionKind,
    Test, TestCase,
};
use tidewaiter_syntax::Span;

use crate::decide::{Evaluator, Functions};
use crate::determination::{
    Asked, Determination, Outcome, Posture, Review, Standing, Truth, Verdict,
};
use crate::facts::{Facts, Judged};
use crate::jurisdiction::{Detail, RulePack, completed};
use crate::plan::Law;

/// What became of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseReport {
    /// The case's name; empty where the test has one case.
    pub name: String,
    /// Where it is written.
    pub span: Span,
    /// Whether every expectation holds.
    pub passed: bool,
    /// For each that does not hold: expected against got.
    pub failures: Vec<String>,
    /// The determination, with its proof where the case failed.
    pub determination: Determination,
}

/// The facts of a case, derived ones included; none where they contradict each other.
pub fn case_facts(model: &Model, case: &TestCase) -> Option<Facts> {
    let mut facts = Facts::unknown(model);
    for (fact, value) in &case.facts {
        facts.set(*fact, Some(value.clone()));
    }
    for (judgment, answer) in &case.judgments {
        facts.judge(*judgment, Some(Judged::anonymous(*answer)));
    }
    completed(model, facts)
}

/// What a case asks.
#[must_use]
pub fn case_asked(case: &TestCase) -> Asked {
    let posture = if case.as_written { Posture::AsWritten } else { Posture::AsEnforced };
    Asked { on: case.on, known: case.known.unwrap_or(case.on), posture }
}

/// Runs every case of a test, with the functions that plugins supply.
#[must_use]
pub fn run_test(model: &Model, functions: Option<&dyn Functions>, test: &Test) -> Vec<CaseReport> {
    test.cases.iter().map(|case| run_case(model, functions, test, case)).collect()
}

fn run_case(
    model: &Model,
    functions: Option<&dyn Functions>,
    test: &Test,
    case: &TestCase,
) -> CaseReport {
    let law = Law::new(model, case_asked(case));
    let pack = RulePack::of(model, test.pack, functions);
    let Some(facts) = case_facts(model, case) else {
        let facts = Facts::unknown(model);
        return CaseReport {
            name: case.name.clone(),
            span: case.span,
            passed: false,
            failures: vec![
                "the facts given contradict each other: a derived fact is stated otherwise than it \
                 follows from the rest"
                    .to_owned(),
            ],
            determination: pack.determine(&law, &facts, Detail::Outcome),
        };
    };
    let evaluator = Evaluator::new(&law, &facts, functions);
    let asks_missing =
        case.expectations.iter().any(|e| matches!(e.kind, ExpectationKind::Missing(_)));
    let detail = if asks_missing { Detail::Proof } else { Detail::Outcome };
    let mut determination = pack.determine(&law, &facts, detail);
    let failures: Vec<String> = case
        .expectations
        .iter()
        .filter_map(|expectation| fails(model, &evaluator, &determination, expectation))
        .collect();
    if !failures.is_empty() && !asks_missing {
        determination = pack.determine(&law, &facts, Detail::Proof);
    }
    CaseReport {
        name: case.name.clone(),
        span: case.span,
        passed: failures.is_empty(),
        failures,
        determination,
    }
}

/// Expected against got, where an expectation does not hold.
fn fails(
    model: &Model,
    evaluator: &Evaluator<'_>,
    determination: &Determination,
    expectation: &Expectation,
) -> Option<String> {
    match &expectation.kind {
        ExpectationKind::Outcome(least, most) => {
            let range = determination.range;
            let holds = agrees(*least, range.least) && agrees(*most, range.most);
            (!holds).then(|| {
                let expected = if least == most {
                    expected_words(*least)
                } else {
                    format!("{} .. {}", expected_words(*least), expected_words(*most))
                };
                format!("expected {expected}, got {range}")
            })
        }
        ExpectationKind::Provision(id, expected) => {
            let got = holds(model, evaluator, *id);
            let wanted = Truth::from_option(*expected);
            (got != wanted).then(|| {
                let name = model.provision(*id).map(|p| p.meta.name.clone()).unwrap_or_default();
                let standing = standing_words(evaluator.standing(*id));
                let (wanted, got) = (truth_words(wanted), truth_words(got));
                format!("expected {name} {wanted}, got {got} (it is {standing})")
            })
        }
        ExpectationKind::Missing(path) => {
            let named = |missing: &&crate::determination::Missing| {
                missing.path == *path || missing.path.ends_with(&format!(".{path}"))
            };
            determination.missing.iter().find(named).is_none().then(|| {
                let got: Vec<&str> =
                    determination.missing.iter().map(|missing| missing.path.as_str()).collect();
                let got = if got.is_empty() { "nothing".to_owned() } else { got.join(", ") };
                format!("expected {path} to be missing, got {got}")
            })
        }
    }
}

/// Whether a provision holds as a test asks it: an exception or review is met, the rest applies.
fn holds(model: &Model, evaluator: &Evaluator<'_>, id: ProvisionId) -> Truth {
    match model.provision(id).map(|provision| provision.kind) {
        Some(ProvisionKind::Exception | ProvisionKind::Review) => evaluator.met(id),
        Some(
            ProvisionKind::Scope
            | ProvisionKind::Class
            | ProvisionKind::Rule
            | ProvisionKind::Flag
            | ProvisionKind::Duty
            | ProvisionKind::NotEncoded,
        )
        | None => evaluator.applies(id),
    }
}

fn agrees(expected: ExpectedOutcome, got: Verdict) -> bool {
    let review = expected.review.map(Review::from);
    outcome(expected.outcome) == got.outcome && (review.is_none() || review == got.review)
}

fn outcome(word: OutcomeWord) -> Outcome {
    match word {
        OutcomeWord::NotSubject => Outcome::NotSubject,
        OutcomeWord::NoLicenseRequired => Outcome::NoLicenseRequired,
        OutcomeWord::ExceptionAvailable => Outcome::ExceptionAvailable,
        OutcomeWord::LicenseRequired => Outcome::LicenseRequired,
        OutcomeWord::Prohibited => Outcome::Prohibited,
    }
}

fn expected_words(expected: ExpectedOutcome) -> String {
    let review = expected.review.map(|review| format!(" review {}", review.word()));
    format!("{}{}", expected.outcome.word(), review.unwrap_or_default())
}

fn truth_words(truth: Truth) -> &'static str {
    match truth {
        Truth::True => "to apply",
        Truth::False => "not to apply",
        Truth::Unknown => "to be undetermined",
    }
}

fn standing_words(standing: Standing) -> &'static str {
    match standing {
        Standing::InForce => "in force",
        Standing::NotInForce => "not in force on this day",
        Standing::ComplianceNotDue => "compliance not yet due",
        Standing::Suspended => "suspended",
        Standing::PerhapsSuspended => "perhaps suspended",
        Standing::NotEnforced => "not enforced",
    }
}
