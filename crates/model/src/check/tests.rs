//! Tests: one case for each row of their tables, each with its day, its facts and what it expects.

use tidewaiter_syntax::tree::{self, CaseCell, DeclarationKind, GivenKind, Path};
use tidewaiter_syntax::{Day, Diagnostic, Span};

use super::given::Given;
use super::{Checker, Declared, Namespace, Symbol, Visible};
use crate::codes;
use crate::model::{Expectation, ExpectationKind, ExpectedOutcome, ProvisionKind, Test, TestCase};

/// The days of a case, before its row is read.
#[derive(Debug, Clone, Copy, Default)]
struct Days {
    on: Option<Day>,
    known: Option<Day>,
}

impl Checker<'_> {
    pub(super) fn all_tests(&mut self) {
        for declared in self.declared.clone() {
            if let DeclarationKind::Test(d) = &declared.declaration.kind {
                let test = self.test(&declared, d);
                self.model.tests.push(test);
            } else if let DeclarationKind::Fixture(d) = &declared.declaration.kind {
                // A fixture that no test uses is checked too.
                self.give(&d.entries, &declared.visible, &mut Given::default(), 0);
            }
        }
    }

    fn test(&mut self, declared: &Declared, d: &tree::TestDeclaration) -> Test {
        let visible = &declared.visible;
        let span = declared.declaration.span;
        let mut given = Given::default();
        self.give(&d.given, visible, &mut given, 0);
        let expectations: Vec<Expectation> =
            d.expectations.iter().filter_map(|e| self.expectation(e, visible)).collect();
        let days = Days {
            on: d.on.as_ref().map(|day| day.value),
            known: d.known.as_ref().map(|day| day.value),
        };
        let cases = match &d.cases {
            None => {
                self.complete(d.title.span, days.on, expectations.len());
                days.on
                    .map(|on| TestCase {
                        name: String::new(),
                        on,
                        known: days.known,
                        as_written: d.as_written,
                        facts: given.facts.into_iter().collect(),
                        judgments: given.judgments.into_iter().collect(),
                        expectations,
                        span,
                    })
                    .into_iter()
                    .collect()
            }
            Some(cases) => cases
                .rows
                .iter()
                .filter_map(|row| self.case(d, cases, row, &given, &expectations, days, visible))
                .collect(),
        };
        if d.cases.as_ref().is_some_and(|cases| cases.rows.is_empty()) {
            self.report(
                Diagnostic::error(
                    codes::TEST_INCOMPLETE,
                    d.title.span,
                    "this test has a heading and no case",
                )
                .help("add a row for each case"),
            );
        }
        Test { pack: declared.pack, title: d.title.value.clone(), cases, span }
    }

    fn complete(&mut self, span: Span, on: Option<Day>, expectations: usize) {
        if on.is_none() {
            self.report(
                Diagnostic::error(codes::TEST_INCOMPLETE, span, "on which day?")
                    .help("write on DATE in the head of the test, or a column `on`"),
            );
        }
        if expectations == 0 {
            self.report(
                Diagnostic::error(codes::TEST_INCOMPLETE, span, "this test expects nothing")
                    .help("write expect OUTCOME, or a column `expect`"),
            );
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a row is read against all that stands above it")]
    fn case(
        &mut self,
        d: &tree::TestDeclaration,
        cases: &tree::Cases,
        row: &tree::CaseRow,
        given: &Given,
        expectations: &[Expectation],
        days: Days,
        visible: &Visible,
    ) -> Option<TestCase> {
        let mut given = given.clone();
        let mut expectations = expectations.to_vec();
        let mut days = days;
        let mut name = None;
        let mut told = Vec::new();
        for (column, cell) in cases.columns.iter().zip(&row.cells) {
            match cell {
                CaseCell::Expect(expectation) => {
                    expectations.extend(self.expectation(expectation, visible));
                }
                CaseCell::Value(value) => {
                    let text = self.sources.text(value.span).trim().to_owned();
                    match single(column) {
                        Some("on") => days.on = self.day_cell(value),
                        Some("known") => days.known = self.day_cell(value),
                        Some("case") => {
                            name = Some(text.trim_matches('"').to_owned());
                            continue;
                        }
                        _ => self.give_at(&column.value, value, visible, &mut given),
                    }
                    told.push(text);
                }
            }
        }
        self.complete(row.span, days.on, expectations.len());
        Some(TestCase {
            name: name.unwrap_or_else(|| told.join(", ")),
            on: days.on?,
            known: days.known,
            as_written: d.as_written,
            facts: given.facts.into_iter().collect(),
            judgments: given.judgments.into_iter().collect(),
            expectations,
            span: row.span,
        })
    }

    fn day_cell(&mut self, value: &tree::GivenValue) -> Option<Day> {
        match &value.value {
            GivenKind::Literal(tree::ExpressionKind::Date(day)) => Some(*day),
            GivenKind::Unknown => None,
            GivenKind::Literal(_) | GivenKind::List(_) | GivenKind::Record(_) => {
                self.report(
                    Diagnostic::error(codes::GIVEN, value.span, "this is no date")
                        .help("write a day such as 2023-11-17"),
                );
                None
            }
        }
    }

    fn expectation(
        &mut self,
        expectation: &tree::Expectation,
        visible: &Visible,
    ) -> Option<Expectation> {
        let kind = match &expectation.value {
            tree::ExpectationKind::Outcome { least, most } => {
                let outcome = |expected: &tree::ExpectedOutcome| ExpectedOutcome {
                    outcome: expected.outcome,
                    review: expected.review,
                };
                ExpectationKind::Outcome(outcome(least), outcome(most))
            }
            tree::ExpectationKind::Applies(name) => {
                self.expected_provision(name, Some(true), visible)?
            }
            tree::ExpectationKind::NotApplies(name) => {
                self.expected_provision(name, Some(false), visible)?
            }
            tree::ExpectationKind::Undetermined(name) => {
                self.expected_provision(name, None, visible)?
            }
            tree::ExpectationKind::Missing(place) => {
                let first = &place.value.first()?.name;
                match self.find(Namespace::Values, visible, &first.value) {
                    Some(Symbol::Fact(_) | Symbol::Judgment(_)) => {}
                    _ => self.unknown(Namespace::Values, visible, "fact or judgment", first),
                }
                let steps: Vec<String> = place.value.iter().map(ToString::to_string).collect();
                ExpectationKind::Missing(steps.join("."))
            }
        };
        Some(Expectation { kind, span: expectation.span })
    }

    fn expected_provision(
        &mut self,
        name: &tree::Name,
        truth: Option<bool>,
        visible: &Visible,
    ) -> Option<ExpectationKind> {
        let found = self.find(Namespace::Values, visible, &name.value);
        let Some(Symbol::Provision(id)) = found else {
            if found.is_some() {
                let message = format!("`{}` is no provision", name.value);
                self.report(Diagnostic::error(codes::WRONG_KIND, name.span, message).help(
                    "name a rule, review, exception, class, flag, duty or not-encoded provision",
                ));
            } else {
                self.unknown(Namespace::Values, visible, "provision", name);
            }
            return None;
        };
        let provision = self.model.provision(id)?;
        if provision.kind == ProvisionKind::Class && !provision.arguments.is_empty() {
            self.report(
                Diagnostic::error(codes::WRONG_KIND, name.span, "this class needs an argument")
                    .help("expect a rule, or a class without parameters"),
            );
            return None;
        }
        Some(ExpectationKind::Provision(id, truth))
    }
}

/// The name of a column that is one name.
fn single(path: &Path) -> Option<&str> {
    match path.value.as_slice() {
        [name] => Some(name.value.as_str()),
        _ => None,
    }
}
