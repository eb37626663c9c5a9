//! Parameters, lists, tables, and the signatures of whatever else conditions name.

use tidewaiter_syntax::tree::{self, DeclarationKind, EntryNote, ListEntryKind, Text};
use tidewaiter_syntax::{Day, Diagnostic, Span, Spanned};

use super::expression::Context;
use super::rows::CsvRow;
use super::timeline::texts;
use super::{Checker, Declared};
use crate::codes;
use crate::expression::{Expr, ExprKind};
use crate::model::{
    Argument, Body, Define, Function, Judgment, List, ListChange, ListVersion, Parameter, Period,
    Provision, Row, Table, TableVersion, Timeline,
};
use crate::types::{Type, Value};

/// The columns that may date a row.
const DATES: [&str; 4] = ["in_force_from", "in_force_to", "announced", "end_announced"];

impl Checker<'_> {
    /// Everything that a condition may name, with its type and without its conditions.
    pub(super) fn signatures(&mut self) {
        for declared in self.declared.clone() {
            let visible = &declared.visible;
            match &declared.declaration.kind {
                DeclarationKind::Define(d) => {
                    let meta = self.meta(&declared, &d.name.value, None);
                    let arguments = self.parameters(&d.arguments, visible);
                    let ty = self.ty(&d.ty, visible).unwrap_or(Type::Truth);
                    // A stand-in of the right type, until the bodies are checked.
                    let expression = Expr { kind: ExprKind::Date, ty, span: d.body.span };
                    let body = Body { expression, slots: 0 };
                    self.model.defines.push(Define { meta, arguments, body, cite: texts(&d.cite) });
                }
                DeclarationKind::Parameter(d) => {
                    let title = d.title.as_ref().map(|t| t.value.as_str());
                    let meta = self.meta(&declared, &d.name.value, title);
                    let ty = self.ty(&d.ty, visible).unwrap_or(Type::Truth);
                    let values = self.parameter_values(&declared, d, &ty);
                    self.model.parameters.push(Parameter { meta, ty, values });
                }
                DeclarationKind::List(d) => {
                    let list = self.list(&declared, d);
                    self.model.lists.push(list);
                }
                DeclarationKind::Table(d) => {
                    let table = self.table(&declared, d);
                    self.model.tables.push(table);
                }
                DeclarationKind::Judgment(d) => {
                    let meta = self.meta(&declared, &d.name.value, Some(&d.question.value));
                    let cite = texts(&d.cite);
                    self.cited(&cite, d.name.span, "this judgment");
                    let guidance = d.guidance.as_ref().map(|g| g.value.clone()).unwrap_or_default();
                    self.model.judgments.push(Judgment { meta, cite, guidance });
                }
                DeclarationKind::Function(d) => {
                    let meta = self.meta(&declared, &d.name.value, None);
                    let arguments = self.parameters(&d.arguments, visible);
                    let ty = self.ty(&d.ty, visible).unwrap_or(Type::Truth);
                    let plugin = d.plugin.value.clone();
                    self.model.functions.push(Function { meta, arguments, ty, plugin });
                }
                DeclarationKind::Provision(d) => {
                    let title = d.title.as_ref().map(|t| t.value.as_str());
                    let meta = self.meta(&declared, &d.name.value, title);
                    let arguments = self.parameters(&d.arguments, visible);
                    self.model.provisions.push(Provision {
                        meta,
                        kind: d.kind,
                        arguments,
                        targets: Vec::new(),
                        targeted_by: Vec::new(),
                        versions: Vec::new(),
                    });
                }
                DeclarationKind::Unit(_)
                | DeclarationKind::Enumeration(_)
                | DeclarationKind::Record(_)
                | DeclarationKind::Fact(_)
                | DeclarationKind::Suspension(_)
                | DeclarationKind::Fixture(_)
                | DeclarationKind::Test(_) => {}
            }
        }
    }

    /// The expressions of definitions and of derived fields.
    pub(super) fn bodies(&mut self) {
        let mut place = 0;
        for declared in self.declared.clone() {
            if let DeclarationKind::Define(d) = &declared.declaration.kind {
                if let Some(define) = self.model.defines.get(place).cloned() {
                    let mut context = Context::new(declared.visible.clone(), &define.arguments);
                    let ty = define.body.expression.ty;
                    if let Some(mut expression) = self.expect(&d.body, &ty, &mut context) {
                        expression.ty = ty;
                        let body = Body { expression, slots: context.slots() };
                        if let Some(define) = self.model.defines.get_mut(place) {
                            define.body = body;
                        }
                    }
                }
                place += 1;
            }
        }
        self.field_bodies();
    }

    fn parameter_values(
        &mut self,
        declared: &Declared,
        d: &tree::ParameterDeclaration,
        ty: &Type,
    ) -> Vec<(Timeline, Value)> {
        let (mut values, mut ends) = (Vec::new(), Vec::new());
        for entry in &d.entries {
            let force = self.period(&entry.force);
            ends.extend(known_end(force, &entry.note));
            let timeline = self.entry_timeline(force, &entry.note, &[], entry.force.span);
            self.cited(&timeline.cite, entry.force.span, "this value");
            if let Some(value) = self.constant(&entry.value, ty, &declared.visible) {
                values.push((timeline, value));
            }
        }
        if d.entries.is_empty() {
            self.nothing(d.name.span, "this parameter has no value");
        }
        values.sort_by_key(|(timeline, _)| timeline.force.first);
        let mut timelines: Vec<&mut Timeline> = values.iter_mut().map(|(t, _)| t).collect();
        self.settle_timelines(&mut timelines, &ends);
        values
    }

    fn nothing(&mut self, span: Span, what: &str) {
        self.report(
            Diagnostic::error(codes::NO_START, span, what.to_owned())
                .help("state one with its days, such as 2023-11-17 ..: 4800"),
        );
    }

    fn list(&mut self, declared: &Declared, d: &tree::ListDeclaration) -> List {
        let title = d.title.as_ref().map(|t| t.value.as_str());
        let meta = self.meta(declared, &d.name.value, title);
        let ty = self.ty(&d.ty, &declared.visible).unwrap_or(Type::Text);
        let (mut versions, mut changes, mut ends) = (Vec::new(), Vec::new(), Vec::new());
        for entry in &d.entries {
            match &entry.kind {
                ListEntryKind::Values(range, values) => {
                    let force = self.period(range);
                    ends.extend(known_end(force, &entry.note));
                    let timeline = self.entry_timeline(force, &entry.note, &d.cite, entry.span);
                    let rows = values
                        .iter()
                        .filter_map(|value| self.constant(value, &ty, &declared.visible))
                        .map(|value| Row::undated(Vec::new(), value))
                        .collect();
                    versions.push(ListVersion { timeline, rows });
                }
                ListEntryKind::From(range, file) => {
                    let force = self.period(range);
                    ends.extend(known_end(force, &entry.note));
                    let timeline = self.entry_timeline(force, &entry.note, &d.cite, entry.span);
                    let rows = self.list_rows(declared, file, &ty);
                    versions.push(ListVersion { timeline, rows });
                }
                ListEntryKind::Change(day, joins) => {
                    let force = Period { first: day.value, last: None };
                    let timeline = self.entry_timeline(force, &entry.note, &d.cite, entry.span);
                    for change in joins {
                        if let Some(value) = self.constant(&change.value, &ty, &declared.visible) {
                            let timeline = timeline.clone();
                            changes.push(ListChange { timeline, joins: change.joins, value });
                        }
                    }
                }
            }
        }
        for timeline in
            versions.iter().map(|v| &v.timeline).chain(changes.iter().map(|c| &c.timeline))
        {
            let (cite, span) = (timeline.cite.clone(), timeline.span);
            self.cited(&cite, span, "this entry");
        }
        if versions.is_empty() {
            self.nothing(d.name.span, "this list is never stated whole");
        }
        versions.sort_by_key(|version| version.timeline.force.first);
        changes.sort_by_key(|change| change.timeline.force.first);
        let mut timelines: Vec<&mut Timeline> =
            versions.iter_mut().map(|version| &mut version.timeline).collect();
        self.settle_timelines(&mut timelines, &ends);
        self.list_changes(&versions, &changes);
        List { meta, ty, versions, changes }
    }

    /// Reports values that join a list in which they are, or leave one in which they are not.
    fn list_changes(&mut self, versions: &[ListVersion], changes: &[ListChange]) {
        for (place, change) in changes.iter().enumerate() {
            let day = change.timeline.force.first;
            let Some(version) = versions.iter().rfind(|v| v.timeline.force.contains(day)) else {
                self.report(
                    Diagnostic::warning(
                        codes::LIST_CHANGE,
                        change.timeline.span,
                        format!("no version of the list is in force on {day}"),
                    )
                    .help("state the list whole from an earlier day on"),
                );
                continue;
            };
            let mut inside = version.rows.iter().any(|row| row.value == change.value);
            for earlier in changes.iter().take(place) {
                let since = earlier.timeline.force.first >= version.timeline.force.first;
                if since && earlier.value == change.value {
                    inside = earlier.joins;
                }
            }
            if inside == change.joins {
                let what = if inside { "already in the list" } else { "not in the list" };
                self.report(
                    Diagnostic::warning(
                        codes::LIST_CHANGE,
                        change.timeline.span,
                        format!("a value of this change is {what} on {day}"),
                    )
                    .help("take it out of the change, or correct the list before it"),
                );
            }
        }
    }

    fn list_rows(&mut self, declared: &Declared, file: &Text, ty: &Type) -> Vec<Row> {
        let record = if let Type::Record(id) = ty { self.model.record(*id).cloned() } else { None };
        let fields: Vec<(String, Type)> = match &record {
            Some(record) => {
                record.fields.iter().map(|f| (f.meta.name.clone(), f.ty.clone())).collect()
            }
            None => vec![("value".to_owned(), ty.clone())],
        };
        let names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
        // A date column that is a field of the record itself is that field.
        let dates: Vec<&str> = DATES.into_iter().filter(|date| !names.contains(date)).collect();
        let mut rows = Vec::new();
        for row in self.rows(declared.pack, file, &names, &dates) {
            let cells: Vec<Option<Value>> = row
                .cells
                .iter()
                .zip(&fields)
                .map(|(cell, (_, ty))| self.cell_value(cell, ty))
                .collect();
            let Some(dates) = self.row_dates(&row, names.len(), &dates) else { continue };
            let value = match &record {
                Some(_) => Value::Record(cells.into()),
                None => match cells.into_iter().next().flatten() {
                    Some(value) => value,
                    None => continue,
                },
            };
            rows.push(dates.row(Vec::new(), value));
        }
        rows
    }

    fn cell_value(&mut self, cell: &Spanned<String>, ty: &Type) -> Option<Value> {
        match self.cell(&cell.value, ty) {
            Ok(value) => value,
            Err(why) => {
                self.report(
                    Diagnostic::error(codes::CSV_CELL, cell.span, why)
                        .help("correct the cell; an unknown value is an empty cell"),
                );
                None
            }
        }
    }

    /// The dates of a row, which stand behind `before` other cells; nothing where one is wrong.
    fn row_dates(&mut self, row: &CsvRow, before: usize, dates: &[&str]) -> Option<RowDates> {
        let mut days = [None; DATES.len()];
        for (slot, name) in days.iter_mut().zip(DATES) {
            let Some(place) = dates.iter().position(|date| *date == name) else { continue };
            let Some(cell) = row.cells.get(before + place) else { continue };
            if !cell.value.is_empty() {
                match self.cell_value(cell, &Type::Date) {
                    Some(Value::Date(day)) => *slot = Some(day),
                    _ => return None,
                }
            }
        }
        let [from, to, announced, end_announced] = days;
        let force = match (from, to) {
            (None, None) => None,
            (first, last) => Some(Period { first: first.or_else(beginning)?, last }),
        };
        if force.is_some_and(|force| force.last.is_some_and(|last| last < force.first)) {
            self.report(
                Diagnostic::error(
                    codes::RANGE_REVERSED,
                    row.span,
                    "this row ends before it begins",
                )
                .help("both days are inside"),
            );
        }
        if end_announced.is_some() && to.is_none() {
            self.report(
                Diagnostic::error(
                    codes::CSV_CELL,
                    row.span,
                    "the end of this row was announced, and it has no last day",
                )
                .help("write its last day under in_force_to, or leave end_announced empty"),
            );
        }
        Some(RowDates { force, announced, end_announced })
    }

    fn table(&mut self, declared: &Declared, d: &tree::TableDeclaration) -> Table {
        let title = d.title.as_ref().map(|t| t.value.as_str());
        let meta = self.meta(declared, &d.name.value, title);
        let visible = &declared.visible;
        let arguments = self.parameters(&d.arguments, visible);
        let ty = self.ty(&d.ty, visible).unwrap_or(Type::Truth);
        let (mut versions, mut ends): (Vec<TableVersion>, Vec<_>) = (Vec::new(), Vec::new());
        for entry in &d.entries {
            let force = self.period(&entry.force);
            ends.extend(known_end(force, &entry.note));
            let timeline = self.entry_timeline(force, &entry.note, &d.cite, entry.force.span);
            let cite = timeline.cite.clone();
            self.cited(&cite, entry.force.span, "this table");
            let rows = self.table_rows(declared, &entry.file, &arguments, &ty);
            versions.push(TableVersion { timeline, rows });
        }
        if versions.is_empty() {
            self.nothing(d.name.span, "this table has no version");
        }
        versions.sort_by_key(|version| version.timeline.force.first);
        let mut timelines: Vec<&mut Timeline> =
            versions.iter_mut().map(|v| &mut v.timeline).collect();
        self.settle_timelines(&mut timelines, &ends);
        let missing = d.missing.as_ref().and_then(|(value, reason)| {
            let value = self.constant(value, &ty, visible)?;
            Some((value, reason.value.clone()))
        });
        Table { meta, arguments, ty, versions, missing }
    }

    fn table_rows(
        &mut self,
        declared: &Declared,
        file: &Text,
        keys: &[Argument],
        ty: &Type,
    ) -> Vec<Row> {
        let mut names: Vec<&str> = keys.iter().map(|key| key.name.as_str()).collect();
        names.push("value");
        let mut rows: Vec<(Row, Span)> = Vec::new();
        for row in self.rows(declared.pack, file, &names, &DATES) {
            let types = keys.iter().map(|key| &key.ty).chain([ty]);
            let values: Option<Vec<Value>> = row
                .cells
                .iter()
                .zip(types)
                .map(|(cell, ty)| {
                    let value = self.cell_value(cell, ty);
                    if cell.value.is_empty() && value.is_none() {
                        self.report(
                            Diagnostic::error(
                                codes::CSV_CELL,
                                cell.span,
                                "a cell of a table is empty",
                            )
                            .help("give each row its keys and its value"),
                        );
                    }
                    value
                })
                .collect();
            let Some(dates) = self.row_dates(&row, names.len(), &DATES) else { continue };
            let Some(mut keys) = values else { continue };
            let Some(value) = keys.pop() else { continue };
            let twin = rows
                .iter()
                .find(|(other, _)| other.keys == keys && overlap(other.force, dates.force));
            if let Some((_, first)) = twin {
                let first = *first;
                self.report(
                    Diagnostic::error(
                        codes::CSV_DUPLICATE,
                        row.span,
                        "another row has the same keys on the same day",
                    )
                    .also(first, "the other row")
                    .help("keep one, or date them apart"),
                );
            }
            rows.push((dates.row(keys, value), row.span));
        }
        rows.into_iter().map(|(row, _)| row).collect()
    }
}

/// When a row is there, and when that was known.
#[derive(Debug, Clone, Copy)]
struct RowDates {
    force: Option<Period>,
    announced: Option<Day>,
    end_announced: Option<Day>,
}

impl RowDates {
    fn row(self, keys: Vec<Value>, value: Value) -> Row {
        let Self { force, announced, end_announced } = self;
        Row { keys, value, force, announced, end_announced }
    }
}

/// The day on which an entry's end became known, where it says so, by its first day.
fn known_end(force: Period, note: &EntryNote) -> Option<(Day, Day)> {
    note.ended.as_ref().map(|ended| (force.first, ended.announced.value))
}

/// The first day there is: a row without `in_force_from` has always been there.
pub fn beginning() -> Option<Day> {
    "0001-01-01".parse().ok()
}

fn overlap(a: Option<Period>, b: Option<Period>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return true };
    a.contains(b.first) || b.contains(a.first)
}
