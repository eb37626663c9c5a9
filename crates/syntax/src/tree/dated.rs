//! Parameters, lists and tables.

use crate::day::Day;
use crate::span::{Span, Spanned};

use super::{Argument, Expression, Name, Text, TypeExpression};

/// A dated value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParameterDeclaration {
    /// Its name.
    pub name: Name,
    /// Its type.
    pub ty: TypeExpression,
    /// Its title.
    pub title: Option<Text>,
    /// Its values.
    pub entries: Vec<ParameterEntry>,
}

/// `2023-11-17 ..: 4800 cite "88 FR 73458" announced 2023-10-17`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParameterEntry {
    /// In force on these days.
    pub force: DayRange,
    /// The value.
    pub value: Expression,
    /// Source and publication.
    pub note: EntryNote,
}

/// What may follow a dated entry.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EntryNote {
    /// `cite "..."`
    pub cite: Vec<Text>,
    /// `announced D`
    pub announced: Option<Spanned<Day>>,
    /// `ended announced D cite "..."`
    pub ended: Option<Ended>,
    /// `unconfirmed "..."`
    pub unconfirmed: Option<Text>,
}

/// `ended announced D cite "..."`: from when the end of a range was known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// The day on which the end became known.
    pub announced: Spanned<Day>,
    /// Its source; may be empty.
    pub cite: Vec<Text>,
}

/// Days, both ends included.
#[derive(Debug, Clone)]
pub struct DayRange {
    /// First day.
    pub first: Spanned<Day>,
    /// Last day; none where open.
    pub last: Option<Spanned<Day>>,
    /// Where.
    pub span: Span,
}

impl PartialEq for DayRange {
    fn eq(&self, other: &Self) -> bool {
        self.first == other.first && self.last == other.last
    }
}

impl Eq for DayRange {}

/// A dated list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListDeclaration {
    /// Its name.
    pub name: Name,
    /// What it lists.
    pub ty: TypeExpression,
    /// Its title.
    pub title: Option<Text>,
    /// Its source.
    pub cite: Vec<Text>,
    /// Its versions and changes.
    pub entries: Vec<ListEntry>,
}

/// A version of a list, or a change to it.
#[derive(Debug, Clone)]
pub struct ListEntry {
    /// What is said.
    pub kind: ListEntryKind,
    /// Source and publication.
    pub note: EntryNote,
    /// Where.
    pub span: Span,
}

impl PartialEq for ListEntry {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind && self.note == other.note
    }
}

impl Eq for ListEntry {}

/// What an entry of a list says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListEntryKind {
    /// `RANGE: A, B` or `RANGE:` with nothing, the empty list.
    Values(DayRange, Vec<Expression>),
    /// `RANGE: from "file.csv"`
    From(DayRange, Text),
    /// `DATE: + A, - B`
    Change(Spanned<Day>, Vec<ListChange>),
}

/// One value that joins or leaves a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListChange {
    /// `+` rather than `-`.
    pub joins: bool,
    /// The value.
    pub value: Expression,
}

/// A lookup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableDeclaration {
    /// Its name.
    pub name: Name,
    /// Its keys.
    pub arguments: Vec<Argument>,
    /// Its value's type.
    pub ty: TypeExpression,
    /// Its title.
    pub title: Option<Text>,
    /// Its source.
    pub cite: Vec<Text>,
    /// Its versions.
    pub entries: Vec<TableEntry>,
    /// `missing VALUE because "..."`
    pub missing: Option<(Expression, Text)>,
}

/// `RANGE: from "file.csv"`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableEntry {
    /// In force on these days.
    pub force: DayRange,
    /// The file.
    pub file: Text,
    /// Source and publication.
    pub note: EntryNote,
}

/// A suspension of several provisions by one instrument, each of which says `suspended by NAME`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuspensionDeclaration {
    /// Its name.
    pub name: Name,
    /// Its title.
    pub title: Option<Text>,
    /// Its source.
    pub cite: Vec<Text>,
    /// The stretches on which it suspends.
    pub stretches: Vec<SuspensionStretch>,
}

/// `suspended A .. B when c announced D cite "..." unconfirmed "..."`
#[derive(Debug, Clone)]
pub struct SuspensionStretch {
    /// The days.
    pub range: DayRange,
    /// The condition on which it hangs.
    pub when: Option<Expression>,
    /// Known from.
    pub announced: Option<Spanned<Day>>,
    /// Its source; that of the declaration where empty.
    pub cite: Vec<Text>,
    /// What the author could not confirm.
    pub unconfirmed: Option<Text>,
    /// Where.
    pub span: Span,
}

impl PartialEq for SuspensionStretch {
    fn eq(&self, other: &Self) -> bool {
        self.range == other.range
            && self.when == other.when
            && self.announced == other.announced
            && self.cite == other.cite
            && self.unconfirmed == other.unconfirmed
    }
}

impl Eq for SuspensionStretch {}
