//! Fixtures and tests.

use super::build::{Builder, Node, inside};
use super::grammar::Rule;
use super::provision::policy;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::span::Spanned;
use crate::tree::{
    CaseCell, CaseRow, Cases, Expectation, ExpectationKind, ExpectedOutcome, ExpressionKind,
    FixtureDeclaration, GivenEntry, GivenKind, GivenValue, OutcomeWord, TestDeclaration,
};

impl Builder {
    pub(super) fn fixture(&mut self, node: Node<'_>) -> Option<FixtureDeclaration> {
        let mut nodes = inside(node);
        let name = self.name(&nodes.next()?);
        Some(FixtureDeclaration { name, entries: self.given_entries(nodes.next()?)? })
    }

    fn given_entries(&mut self, node: Node<'_>) -> Option<Vec<GivenEntry>> {
        inside(node).map(|entry| self.given_entry(entry)).collect()
    }

    fn given_entry(&mut self, node: Node<'_>) -> Option<GivenEntry> {
        let span = self.span(&node);
        let mut nodes = inside(node);
        let path = self.path(nodes.next()?);
        match nodes.next() {
            None => {
                let name = path.value.first()?.clone();
                if path.value.len() > 1 {
                    self.problem(
                        Diagnostic::error(codes::SYNTAX, span, "this fact is given no value")
                            .help("write a value behind it, as in `item.kind: material`"),
                    );
                }
                Some(GivenEntry::Fixture(name))
            }
            Some(value) if value.as_rule() == Rule::given_record => {
                let span = self.span(&value);
                let entries = self.given_entries(inside(value).next()?)?;
                Some(GivenEntry::Fact(path, Spanned { value: GivenKind::Record(entries), span }))
            }
            Some(value) => Some(GivenEntry::Fact(path, self.given_value(value)?)),
        }
    }

    fn given_value(&mut self, node: Node<'_>) -> Option<GivenValue> {
        let span = self.span(&node);
        let inner = inside(node).next()?;
        let value = match inner.as_rule() {
            Rule::given_unknown => GivenKind::Unknown,
            Rule::given_list => {
                GivenKind::List(inside(inner).map(|v| self.given_value(v)).collect::<Option<_>>()?)
            }
            Rule::given_record => GivenKind::Record(self.given_entries(inside(inner).next()?)?),
            _ => GivenKind::Literal(self.literal(inner)?),
        };
        Some(Spanned { value, span })
    }

    pub(super) fn test(&mut self, node: Node<'_>) -> Option<TestDeclaration> {
        let mut nodes = inside(node);
        let mut test = TestDeclaration {
            title: self.text(nodes.next()?),
            on: None,
            known: None,
            as_written: false,
            given: Vec::new(),
            cases: None,
            expectations: Vec::new(),
        };
        for part in nodes {
            let (rule, span) = (part.as_rule(), self.span(&part));
            let again = match rule {
                Rule::on => test.on.is_some(),
                Rule::known => test.known.is_some(),
                Rule::as_written => test.as_written,
                _ => false,
            };
            if again {
                self.problem(
                    Diagnostic::error(codes::SAID_TWICE, span, "the head of a test says this once")
                        .help("keep one of the two"),
                );
            }
            match rule {
                Rule::on => test.on = Some(self.day(&inside(part).next()?)?),
                Rule::known => test.known = Some(self.day(&inside(part).next()?)?),
                Rule::as_written => test.as_written = true,
                Rule::given => test.given.extend(self.given_entries(inside(part).next()?)?),
                Rule::cases => {
                    let span = self.span(&part);
                    if test.cases.is_some() {
                        self.problem(
                            Diagnostic::error(codes::SAID_TWICE, span, "a test has one `cases`")
                                .help("put the rows into one table, or make two tests"),
                        );
                    }
                    test.cases = Some(self.cases(part)?);
                }
                Rule::expect => test.expectations.push(self.expectation(inside(part).next()?)?),
                _ => return None,
            }
        }
        Some(test)
    }

    fn cases(&mut self, node: Node<'_>) -> Option<Cases> {
        let span = self.span(&node);
        let mut nodes = inside(node);
        let heading = nodes.next()?;
        let heading_span = self.span(&heading);
        let columns: Vec<_> = inside(heading).map(|path| self.path(path)).collect();
        let mut rows = Vec::new();
        for row in nodes {
            let row_span = self.span(&row);
            let cells: Vec<Node<'_>> = inside(row).collect();
            if cells.len() != columns.len() {
                self.problem(
                    Diagnostic::error(
                        codes::CELLS,
                        row_span,
                        format!("this row has {} cells", cells.len()),
                    )
                    .also(heading_span, format!("the heading has {}", columns.len()))
                    .help("give each row a cell for each column"),
                );
                continue;
            }
            let mut built = Vec::new();
            for (cell, column) in cells.into_iter().zip(&columns) {
                let expects = column.value.len() == 1
                    && column.value.first().is_some_and(|name| name.value == "expect");
                built.push(self.cell(cell, expects)?);
            }
            rows.push(CaseRow { cells: built, span: row_span });
        }
        Some(Cases { columns, rows, span })
    }

    fn cell(&mut self, node: Node<'_>, expects: bool) -> Option<CaseCell> {
        let span = self.span(&node);
        let text = node.as_str().trim().to_owned();
        let inner = inside(node).next()?;
        let expectation = inner.as_rule() == Rule::expectation;
        if expects && !expectation {
            self.problem(Diagnostic::error(codes::CELLS, span, "this is no expectation").help(
                "under `expect` write an outcome, such as `no_license_required` or \
                     `license_required review case_by_case`",
            ));
            return None;
        }
        Some(match (expects, expectation) {
            (true, _) => CaseCell::Expect(self.expectation(inner)?),
            // A constant that has the same name as an outcome.
            (false, true) => CaseCell::Value(Spanned {
                value: GivenKind::Literal(ExpressionKind::Name(text)),
                span,
            }),
            (false, false) => CaseCell::Value(self.given_value(inner)?),
        })
    }

    fn expectation(&mut self, node: Node<'_>) -> Option<Expectation> {
        let span = self.span(&node);
        let what = inside(node).next()?;
        let rule = what.as_rule();
        let mut nodes = inside(what);
        let value = match rule {
            Rule::expect_outcome => {
                let least = outcome(nodes.next()?)?;
                let most = match nodes.next() {
                    Some(node) => outcome(node)?,
                    None => least,
                };
                ExpectationKind::Outcome { least, most }
            }
            Rule::expect_applies => ExpectationKind::Applies(self.name(&nodes.next()?)),
            Rule::expect_not => ExpectationKind::NotApplies(self.name(&nodes.next()?)),
            Rule::expect_undetermined => ExpectationKind::Undetermined(self.name(&nodes.next()?)),
            Rule::expect_missing => ExpectationKind::Missing(self.place(nodes.next()?)),
            _ => return None,
        };
        Some(Spanned { value, span })
    }
}

fn outcome(node: Node<'_>) -> Option<ExpectedOutcome> {
    let mut nodes = inside(node);
    let outcome = match nodes.next()?.as_str().trim() {
        "not_subject" => OutcomeWord::NotSubject,
        "no_license_required" => OutcomeWord::NoLicenseRequired,
        "exception_available" => OutcomeWord::ExceptionAvailable,
        "license_required" => OutcomeWord::LicenseRequired,
        "prohibited" => OutcomeWord::Prohibited,
        _ => return None,
    };
    let review = match nodes.next() {
        Some(node) => Some(policy(&node)?),
        None => None,
    };
    Some(ExpectedOutcome { outcome, review })
}
