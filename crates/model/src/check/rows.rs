//! The rows of a CSV, each cell with its place.

use tidewaiter_syntax::{Diagnostic, SourceId, Span, Spanned, tree::Text};

use super::{Checker, names::nearest};
use crate::codes;
use crate::model::PackId;

/// A row: its cells in the order of the columns asked for, an absent optional one empty.
#[derive(Debug, Clone)]
pub struct CsvRow {
    /// The cells.
    pub cells: Vec<Spanned<String>>,
    /// The whole row.
    pub span: Span,
}

impl Checker<'_> {
    /// The source of a file of a pack; a problem where there is none.
    fn file(&mut self, pack: PackId, file: &Text) -> Option<SourceId> {
        let key = (pack, file.value.clone());
        if let Some(source) = self.files.get(&key) {
            return Some(*source);
        }
        let place = self.order.get(pack.index())?;
        let pack_text = self.packs.get(*place)?;
        let Some(text) = pack_text.files.get(&file.value) else {
            let known: Vec<&str> = pack_text
                .files
                .keys()
                .map(String::as_str)
                .filter(|p| p.ends_with(".csv"))
                .collect();
            let help = nearest(&file.value, known.iter().copied()).map_or_else(
                || {
                    "name a file by its path inside the pack, such as lists/countries.csv"
                        .to_owned()
                },
                |near| format!("did you mean \"{near}\"?"),
            );
            self.report(
                Diagnostic::error(
                    codes::NO_SUCH_FILE,
                    file.span,
                    format!("the pack has no file {}", file.value),
                )
                .help(help),
            );
            return None;
        };
        let source =
            self.sources.add(format!("{}/{}", pack_text.folder, file.value), text.as_str());
        self.files.insert(key, source);
        Some(source)
    }

    /// The rows of a CSV with those columns; what is wrong is reported and left out.
    pub(super) fn rows(
        &mut self,
        pack: PackId,
        file: &Text,
        required: &[&str],
        optional: &[&str],
    ) -> Vec<CsvRow> {
        let Some(source) = self.file(pack, file) else { return Vec::new() };
        let text = self.sources.get(source).map(|s| s.text.clone()).unwrap_or_default();
        let skipped = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let body = text.get(skipped..).unwrap_or_default();
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(body.as_bytes());
        let mut records = Vec::new();
        for record in reader.records() {
            match record {
                Ok(record) => records.push(record),
                Err(error) => {
                    let at = error.position().map_or(0, csv::Position::byte);
                    let start = u32::try_from(at).unwrap_or(u32::MAX);
                    let span = Span { source, start, end: start };
                    self.report(
                        Diagnostic::error(codes::CSV_CELL, span, format!("this is no CSV: {error}"))
                            .help("separate cells with commas; put a cell with a comma in quotation marks"),
                    );
                    return Vec::new();
                }
            }
        }
        let mut records = records.iter().map(|record| place(source, &text, skipped, record));
        let Some(heading) = records.next() else {
            let span = Span { source, start: 0, end: 0 };
            self.report(
                Diagnostic::error(codes::CSV_HEADING, span, "this file is empty")
                    .help(format!("its heading is {}", required.join(","))),
            );
            return Vec::new();
        };
        let Some(columns) = self.columns(&heading, required, optional) else { return Vec::new() };
        let mut rows = Vec::new();
        for record in records {
            if record.cells.iter().all(|cell| cell.value.is_empty()) {
                continue;
            }
            if record.cells.len() != heading.cells.len() {
                let (has, wants) = (record.cells.len(), heading.cells.len());
                self.report(
                    Diagnostic::error(
                        codes::CSV_CELLS,
                        record.span,
                        format!("this row has {has} cells, the heading has {wants}"),
                    )
                    .help("put a cell that contains a comma in quotation marks"),
                );
                continue;
            }
            let empty = || Spanned { value: String::new(), span: record.span };
            let cell = |column: &Option<usize>| {
                column.and_then(|at| record.cells.get(at)).cloned().unwrap_or_else(empty)
            };
            rows.push(CsvRow { cells: columns.iter().map(cell).collect(), span: record.span });
        }
        rows
    }

    /// The place of each wanted column in the heading.
    fn columns(
        &mut self,
        heading: &CsvRow,
        required: &[&str],
        optional: &[&str],
    ) -> Option<Vec<Option<usize>>> {
        let names: Vec<String> = heading.cells.iter().map(|cell| normal(&cell.value)).collect();
        let mut sound = true;
        for (place, cell) in heading.cells.iter().enumerate() {
            let name = names.get(place).map(String::as_str).unwrap_or_default();
            let known = || required.iter().chain(optional).copied();
            let problem = if names.iter().take(place).any(|other| other == name) {
                Some(format!("the column `{}` is there twice", cell.value))
            } else if known().all(|column| column != name) {
                Some(format!("there is no column `{}` in this list", cell.value))
            } else {
                None
            };
            if let Some(problem) = problem {
                sound = false;
                let help = nearest(name, known()).map_or_else(
                    || format!("its columns are {}", known().collect::<Vec<_>>().join(", ")),
                    |near| format!("did you mean `{near}`?"),
                );
                self.report(Diagnostic::error(codes::CSV_HEADING, cell.span, problem).help(help));
            }
        }
        for column in required {
            if !names.iter().any(|name| name == column) {
                sound = false;
                self.report(
                    Diagnostic::error(
                        codes::CSV_HEADING,
                        heading.span,
                        format!("the column `{column}` is missing"),
                    )
                    .help("add it to the heading, and a cell to each row"),
                );
            }
        }
        let at = |column: &&str| names.iter().position(|name| name == column);
        sound.then(|| required.iter().chain(optional).map(at).collect())
    }
}

/// A heading as a field's name: letters and digits in lower case, the rest as `_`.
fn normal(heading: &str) -> String {
    let mut name = String::new();
    for character in heading.trim().chars() {
        if character.is_alphanumeric() {
            name.extend(character.to_lowercase());
        } else if !name.ends_with('_') && !name.is_empty() {
            name.push('_');
        }
    }
    name.trim_end_matches('_').to_owned()
}

/// A record with the places of its cells.
fn place(source: SourceId, text: &str, skipped: usize, record: &csv::StringRecord) -> CsvRow {
    let offset = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    let begin = record.position().map_or(0, csv::Position::byte);
    let mut start = usize::try_from(begin).unwrap_or(usize::MAX).saturating_add(skipped);
    // The position may be that of blank lines before the row.
    let rest = text.get(start..).unwrap_or_default();
    start += rest.len() - rest.trim_start_matches(['\n', '\r']).len();
    let end = text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |n| start + n);
    let mut at = start;
    let cells = record
        .iter()
        .map(|cell| {
            let found = text.get(at..).and_then(|rest| rest.find(cell)).map_or(at, |n| at + n);
            at = found + cell.len();
            Spanned {
                value: cell.to_owned(),
                span: Span { source, start: offset(found), end: offset(at) },
            }
        })
        .collect();
    CsvRow { cells, span: Span { source, start: offset(start), end: offset(end.max(at)) } }
}
