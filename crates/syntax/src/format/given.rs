//! Fixtures and tests.

use super::WIDTH;
use super::expression::flat;
use super::printer::Printer;
use super::wording;
use crate::span::{Span, Spanned};
use crate::tree::{
    CaseCell, Cases, ExpectationKind, ExpectedOutcome, GivenEntry, GivenKind, GivenValue,
    TestDeclaration,
};

impl Printer<'_> {
    /// Given entries, each on its line.
    pub fn entries(&mut self, entries: &[GivenEntry]) {
        for entry in entries {
            self.item(entry_span(entry), |printer| printer.entry(entry));
        }
    }

    fn entry(&mut self, entry: &GivenEntry) {
        match entry {
            GivenEntry::Fixture(name) => self.write(&name.value),
            GivenEntry::Fact(path, value) => {
                let path = wording::path(path);
                if let GivenKind::Record(_) = value.value {
                    self.write(&format!("{path} "));
                } else {
                    self.write(&format!("{path}: "));
                }
                self.value(value);
            }
        }
    }

    fn value(&mut self, value: &GivenValue) {
        if let Some(flat) = flat_value(value)
            && self.column() + flat.chars().count() <= WIDTH
            && !self.has_comment(value.span)
        {
            self.write(&flat);
            return;
        }
        match &value.value {
            GivenKind::Record(entries) => {
                self.block(value.span.end, |printer| printer.entries(entries));
            }
            GivenKind::List(elements) => {
                self.write("[");
                self.newline();
                for element in elements {
                    self.indent(1);
                    self.element(element);
                    self.write(",");
                    self.newline();
                }
                self.indent(0);
                self.write("]");
            }
            GivenKind::Literal(_) | GivenKind::Unknown => {
                self.write(&flat_value(value).unwrap_or_default());
            }
        }
    }

    /// An element of a list that is broken over lines: its entries behind each other, broken where
    /// they don't fit.
    fn element(&mut self, element: &GivenValue) {
        let GivenKind::Record(entries) = &element.value else {
            self.write(&flat_value(element).unwrap_or_default());
            return;
        };
        self.write("{ ");
        for (place, entry) in entries.iter().enumerate() {
            let text = flat_entry(entry);
            if place > 0 {
                self.write(",");
                if self.column() + text.chars().count() + 3 > WIDTH {
                    self.newline();
                    self.indent(2);
                } else {
                    self.write(" ");
                }
            }
            self.write(&text);
        }
        self.write(" }");
    }

    /// The body of a test.
    pub fn test(&mut self, test: &TestDeclaration) {
        if !test.given.is_empty() {
            let start = test.given.first().map_or(no_span(), entry_span);
            let flat = test.given.iter().map(flat_entry).collect::<Vec<_>>().join(", ");
            let last = test.given.last().map_or(no_span(), entry_span);
            let fits = flat.chars().count() + 10 <= WIDTH && !flat.contains('\n');
            self.comments_before(start.start as usize);
            if fits && !self.has_comment(last) {
                self.item(start, |printer| printer.write(&format!("given  {flat}")));
            } else {
                self.item(start, |printer| printer.write("given"));
                self.deeper(|printer| printer.entries(&test.given));
            }
        }
        if let Some(cases) = &test.cases {
            self.item(cases.span, |printer| {
                printer.write("cases ");
                printer.block(cases.span.end, |printer| printer.table(cases));
            });
        }
        for expectation in &test.expectations {
            self.item(expectation.span, |printer| {
                printer.write(&format!("expect {}", expected(&expectation.value)));
            });
        }
    }

    fn table(&mut self, cases: &Cases) {
        let heading: Vec<String> = cases.columns.iter().map(wording::path).collect();
        let rows: Vec<Vec<String>> =
            cases.rows.iter().map(|row| row.cells.iter().map(cell).collect()).collect();
        let width = |column: usize| {
            let cells = rows.iter().filter_map(|row| row.get(column)).chain(heading.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..heading.len()).map(width).collect();
        let line = |cells: &[String]| {
            let mut line = String::from("|");
            for (cell, width) in cells.iter().zip(&widths) {
                line.push_str(&format!(" {cell:<width$} |"));
            }
            line
        };
        let start = cases.columns.first().map_or(no_span(), |column| column.span);
        self.item(start, |printer| printer.write(&line(&heading)));
        for (row, cells) in cases.rows.iter().zip(&rows) {
            self.item(row.span, |printer| printer.write(&line(cells)));
        }
    }
}

fn no_span() -> Span {
    Span { source: crate::span::SourceId(0), start: 0, end: 0 }
}

fn entry_span(entry: &GivenEntry) -> Span {
    match entry {
        GivenEntry::Fixture(name) => name.span,
        GivenEntry::Fact(path, value) => path.span.to(value.span),
    }
}

fn flat_entry(entry: &GivenEntry) -> String {
    match entry {
        GivenEntry::Fixture(name) => name.value.clone(),
        GivenEntry::Fact(path, value) => {
            let path = wording::path(path);
            let shown = flat_value(value).unwrap_or_default();
            match value.value {
                GivenKind::Record(_) => format!("{path} {shown}"),
                GivenKind::Literal(_) | GivenKind::Unknown | GivenKind::List(_) => {
                    format!("{path}: {shown}")
                }
            }
        }
    }
}

fn flat_value(value: &GivenValue) -> Option<String> {
    Some(match &value.value {
        GivenKind::Unknown => "unknown".to_owned(),
        GivenKind::Literal(literal) => flat(&Spanned { value: literal.clone(), span: value.span })?,
        GivenKind::List(elements) => {
            let elements: Option<Vec<String>> = elements.iter().map(flat_value).collect();
            format!("[{}]", elements?.join(", "))
        }
        GivenKind::Record(entries) if entries.is_empty() => "{ }".to_owned(),
        GivenKind::Record(entries) => {
            format!("{{ {} }}", entries.iter().map(flat_entry).collect::<Vec<_>>().join(", "))
        }
    })
}

fn cell(cell: &CaseCell) -> String {
    match cell {
        CaseCell::Value(value) => flat_value(value).unwrap_or_default(),
        CaseCell::Expect(expectation) => expected(&expectation.value),
    }
}

fn expected(expectation: &ExpectationKind) -> String {
    match expectation {
        ExpectationKind::Outcome { least, most } if least == most => outcome(least),
        ExpectationKind::Outcome { least, most } => {
            format!("{} .. {}", outcome(least), outcome(most))
        }
        ExpectationKind::Applies(name) => format!("applies {}", name.value),
        ExpectationKind::NotApplies(name) => format!("not applies {}", name.value),
        ExpectationKind::Undetermined(name) => format!("undetermined {}", name.value),
        ExpectationKind::Missing(place) => format!("missing {}", wording::place(place)),
    }
}

fn outcome(expected: &ExpectedOutcome) -> String {
    match expected.review {
        Some(review) => format!("{} review {}", expected.outcome.word(), review.word()),
        None => expected.outcome.word().to_owned(),
    }
}
