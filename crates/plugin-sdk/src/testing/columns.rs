//! Cases to columns, as the host makes them of transactions.

use super::case::Case;
use crate::day::Day;
use crate::exact::Exact;
use crate::field::{AnyField, Kind};
use crate::run::HUNDRED;
use crate::table::numbers;
use crate::wire::facts::{Amounts, Column, Level, Texts, Values};

/// One column for each field.
pub fn columns(fields: &[AnyField], cases: &[Case]) -> Result<Vec<Column>, String> {
    for case in cases {
        for (path, _) in case.stated() {
            let plain = plain(path);
            if !fields.iter().any(|field| field.path == plain) {
                return Err(format!("the jurisdiction reads no field {plain}"));
            }
        }
    }
    fields.iter().map(|field| column(field, cases)).collect()
}

/// A path without the places of elements: `parties[0].country` to `parties[].country`.
fn plain(path: &str) -> String {
    let mut plain = String::new();
    let mut inside = false;
    for c in path.chars() {
        match c {
            '[' => inside = true,
            ']' => inside = false,
            _ if inside => continue,
            _ => {}
        }
        plain.push(c);
    }
    plain
}

struct Writer<'c> {
    case: &'c Case,
    levels: Vec<Level>,
    cells: Vec<Option<String>>,
}

impl Writer<'_> {
    /// Writes what stands at `before`, with `rest` of the field's path still to go.
    fn walk(&mut self, before: &str, rest: &str, level: usize) {
        let Some((name, rest)) = rest.split_once("[]") else {
            let path = format!("{before}{rest}");
            let value = self.case.stated().find(|(stated, _)| *stated == path);
            self.cells.push(value.map(|(_, value)| value.to_owned()));
            return;
        };
        let list = format!("{before}{name}");
        let length = self.length(&list);
        if let Some(here) = self.levels.get_mut(level) {
            here.known.push(length.is_some());
            here.lengths.push(length.unwrap_or_default());
        }
        for place in 0..length.unwrap_or_default() {
            self.walk(&format!("{list}[{place}]"), rest, level + 1);
        }
    }

    /// How many elements a list has; none where it is not known.
    fn length(&self, list: &str) -> Option<u32> {
        let places = self.case.paths().filter_map(|path| {
            let (place, _) = path.strip_prefix(list)?.strip_prefix('[')?.split_once(']')?;
            place.parse::<u32>().ok()?.checked_add(1)
        });
        places.max().or_else(|| self.case.is_empty(list).then_some(0))
    }
}

fn column(field: &AnyField, cases: &[Case]) -> Result<Column, String> {
    let mut levels = vec![Level { known: Vec::new(), lengths: Vec::new() }; field.lists];
    let mut cells = Vec::new();
    for case in cases {
        let mut writer = Writer { case, levels, cells };
        writer.walk("", field.path, 0);
        Writer { levels, cells, .. } = writer;
    }
    let known = cells.iter().map(Option::is_some).collect();
    Ok(Column { levels, known, values: values(field, &cells)? })
}

fn values(field: &AnyField, cells: &[Option<String>]) -> Result<Values, String> {
    let wrong = |cell: &str| format!("{cell:?} is no value of {}", field.path);
    let read = |cell: &Option<String>| match cell {
        Some(text) => Exact::read(text).ok_or_else(|| wrong(text)),
        None => Ok(Exact::ZERO),
    };
    // As a transaction has it, with its sign: `4` could be four hundredths, or four hundred.
    let share = |cell: &Option<String>| match cell {
        Some(text) => text
            .strip_suffix('%')
            .and_then(|hundredths| Exact::read(hundredths.trim_end())?.over(HUNDRED))
            .ok_or_else(|| {
                [&wrong(text), ": write the percentage with its sign, as in 4 %"].concat()
            }),
        None => Ok(Exact::ZERO),
    };
    match field.kind {
        Kind::Truth => {
            let truth = |cell: &Option<String>| match cell.as_deref() {
                Some("true") => Ok(true),
                Some("false") | None => Ok(false),
                Some(other) => Err(wrong(other)),
            };
            cells.iter().map(truth).collect::<Result<_, _>>().map(Values::Truths)
        }
        Kind::Number(_) => {
            let values = cells.iter().map(read).collect::<Result<Vec<_>, _>>()?;
            Ok(Values::Numbers(numbers(&values)))
        }
        Kind::Percent => {
            let values = cells.iter().map(share).collect::<Result<Vec<_>, _>>()?;
            Ok(Values::Numbers(numbers(&values)))
        }
        Kind::Money => {
            let split = |cell: &Option<String>| match cell {
                Some(text) => {
                    let (amount, currency) = text.split_once(' ').ok_or_else(|| wrong(text))?;
                    let amount = Exact::read(amount).ok_or_else(|| wrong(text))?;
                    Ok((amount, Some(currency.to_owned())))
                }
                None => Ok((Exact::ZERO, None)),
            };
            let parts = cells.iter().map(split).collect::<Result<Vec<_>, String>>()?;
            let (amounts, currencies): (Vec<Exact>, Vec<Option<String>>) =
                parts.into_iter().unzip();
            let currencies = texts(&currencies);
            Ok(Values::Money(Amounts { amounts: numbers(&amounts), currencies }))
        }
        Kind::Day => {
            let day = |cell: &Option<String>| match cell {
                Some(text) => Day::read(text).map(|day| day.0).ok_or_else(|| wrong(text)),
                None => Ok(0),
            };
            cells.iter().map(day).collect::<Result<_, _>>().map(Values::Days)
        }
        Kind::Text => Ok(Values::Texts(texts(cells))),
    }
}

fn texts(cells: &[Option<String>]) -> Texts {
    let (mut dictionary, mut places) = (Vec::<String>::new(), Vec::new());
    for cell in cells {
        let place = cell.as_ref().map_or(0, |text| {
            dictionary.iter().position(|known| known == text).unwrap_or_else(|| {
                dictionary.push(text.clone());
                dictionary.len() - 1
            })
        });
        places.push(u32::try_from(place).unwrap_or(u32::MAX));
    }
    Texts { dictionary, places }
}
