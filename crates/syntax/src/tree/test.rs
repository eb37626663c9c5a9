//! Fixtures and tests.

use std::fmt;

use crate::day::Day;
use crate::span::{Span, Spanned};

use super::{ExpressionKind, Name, ReviewPolicy, Text};

/// Named facts that tests share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixtureDeclaration {
    /// Its name.
    pub name: Name,
    /// Its facts.
    pub entries: Vec<GivenEntry>,
}

/// One thing given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GivenEntry {
    /// A fixture's name.
    Fixture(Name),
    /// `path: value`, or `path { ... }` as `path: { ... }`
    Fact(Path, GivenValue),
}

/// `item.chip.tpp`
pub type Path = Spanned<Vec<Name>>;

/// A value given to a fact.
pub type GivenValue = Spanned<GivenKind>;

/// The kinds of given value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GivenKind {
    /// A literal or a constant's name.
    Literal(ExpressionKind),
    /// `unknown`
    Unknown,
    /// `[a, b]`
    List(Vec<GivenValue>),
    /// `{ name: value }`
    Record(Vec<GivenEntry>),
}

/// A test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestDeclaration {
    /// Its name.
    pub title: Text,
    /// `on D`
    pub on: Option<Spanned<Day>>,
    /// `known D`
    pub known: Option<Spanned<Day>>,
    /// `as written`
    pub as_written: bool,
    /// Everything given, in order.
    pub given: Vec<GivenEntry>,
    /// The table of cases.
    pub cases: Option<Cases>,
    /// What must hold (in every case).
    pub expectations: Vec<Expectation>,
}

/// A table of cases.
#[derive(Debug, Clone)]
pub struct Cases {
    /// The heading: paths, or `on`, `known`, `expect`, `case`.
    pub columns: Vec<Path>,
    /// The rows.
    pub rows: Vec<CaseRow>,
    /// Where.
    pub span: Span,
}

impl PartialEq for Cases {
    fn eq(&self, other: &Self) -> bool {
        self.columns == other.columns && self.rows == other.rows
    }
}

impl Eq for Cases {}

/// A row of a table of cases, a cell for each column.
#[derive(Debug, Clone)]
pub struct CaseRow {
    /// The cells.
    pub cells: Vec<CaseCell>,
    /// Where.
    pub span: Span,
}

impl PartialEq for CaseRow {
    fn eq(&self, other: &Self) -> bool {
        self.cells == other.cells
    }
}

impl Eq for CaseRow {}

/// A cell: under `expect` an expectation, else a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseCell {
    /// Under any other heading.
    Value(GivenValue),
    /// Under `expect`.
    Expect(Expectation),
}

/// What a test expects.
pub type Expectation = Spanned<ExpectationKind>;

/// The kinds of expectation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExpectationKind {
    /// `OUTCOME`, or `OUTCOME .. OUTCOME`
    Outcome {
        /// The least restrictive end.
        least: ExpectedOutcome,
        /// The most restrictive end; the same as `least` where one was written.
        most: ExpectedOutcome,
    },
    /// `applies NAME`
    Applies(Name),
    /// `not applies NAME`
    NotApplies(Name),
    /// `undetermined NAME`
    Undetermined(Name),
    /// `missing PLACE`
    Missing(Place),
}

/// A place in the facts: a path with the positions of list elements, `parties[0].country`.
pub type Place = Spanned<Vec<PlaceStep>>;

/// A step on the way to a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceStep {
    /// The name.
    pub name: Name,
    /// Of a list, which element; the first is 0.
    pub position: Option<u32>,
}

impl fmt::Display for PlaceStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name.value)?;
        self.position.map_or(Ok(()), |position| write!(f, "[{position}]"))
    }
}

/// An outcome as a test writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExpectedOutcome {
    /// Which.
    pub outcome: OutcomeWord,
    /// `review POLICY`, where it matters to the test.
    pub review: Option<ReviewPolicy>,
}

/// The words for outcomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OutcomeWord {
    /// `not_subject`
    NotSubject,
    /// `no_license_required`
    NoLicenseRequired,
    /// `exception_available`
    ExceptionAvailable,
    /// `license_required`
    LicenseRequired,
    /// `prohibited`
    Prohibited,
}

impl OutcomeWord {
    /// The word, as written.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NotSubject => "not_subject",
            Self::NoLicenseRequired => "no_license_required",
            Self::ExceptionAvailable => "exception_available",
            Self::LicenseRequired => "license_required",
            Self::Prohibited => "prohibited",
        }
    }
}
