//! The library as a plugin: functions that rule packs call by name.

use std::collections::HashMap;

use tidewaiter_plugin_sdk::{Arguments, Capability, Function, Kind, Lists, Output, Returns};

use crate::{Entry, Index, Query, compare};

/// Matches below this score are not given, in thousandths: no threshold that anyone would set is
/// lower.
const LEAST: u16 = 600;
/// Matches given of one name, at most.
const MOST: usize = 10;

/// The functions, with the indexes of the lists that were asked for.
#[derive(Debug, Default)]
pub struct Screening {
    indexes: HashMap<Asked, Index>,
}

/// A list as it stands on a day, as published by another.
type Asked = (String, i32, i32);

const NAME_HITS: usize = 0;

impl Capability for Screening {
    const NAME: &'static str = "screening";
    const VERSION: &'static str = env!("CARGO_PKG_VERSION");
    const ISSUER: &'static str = "Tidewaiter";
    const FUNCTIONS: &'static [Function] = &[
        Function {
            name: "name_hits",
            parameters: &[("name", Kind::Text), ("list", Kind::Text)],
            returns: &[
                ("[].listed", Kind::Text),
                ("[].matched", Kind::Text),
                ("[].score", Kind::Percent),
                ("[].reason", Kind::Text),
            ],
        },
        Function {
            name: "name_match",
            parameters: &[("a", Kind::Text), ("b", Kind::Text)],
            returns: &[("", Kind::Percent)],
        },
    ];

    fn compute(
        &mut self,
        function: usize,
        arguments: &Arguments,
        lists: &dyn Lists,
        returns: &mut Returns,
    ) -> Result<(), String> {
        for row in 0..arguments.rows {
            let (first, second) = (arguments.text(0, row)?, arguments.text(1, row)?);
            if function == NAME_HITS {
                let asked = (second.to_owned(), arguments.on.0, arguments.known.0);
                returns.records(self.hits(first, asked, lists)?);
            } else {
                let score = compare(first, second).score;
                returns.value(Some(Output::Thousandths(i64::from(score))));
            }
        }
        Ok(())
    }
}

impl Screening {
    /// The entries of a list that a name may be, best first.
    fn hits(
        &mut self,
        name: &str,
        asked: Asked,
        lists: &dyn Lists,
    ) -> Result<Vec<Vec<Output>>, String> {
        if !self.indexes.contains_key(&asked) {
            let index = Index::new(entries(&asked.0, lists)?);
            self.indexes.insert(asked.clone(), index);
        }
        let index = self.indexes.get(&asked).ok_or("the index is gone")?;
        let query = Query { limit: MOST, at_least: LEAST, ..Query::new(name) };
        let records = index.best(&query).into_iter().map(|found| {
            vec![
                Output::Text(found.id),
                Output::Text(found.name),
                Output::Thousandths(i64::from(found.score)),
                Output::Text(found.reason),
            ]
        });
        Ok(records.collect())
    }
}

/// The entries of a list: records with `entity`, the official column, and `aliases`.
fn entries(list: &str, lists: &dyn Lists) -> Result<Vec<Entry>, String> {
    let (count, table) = lists.read(list, &[("entity", Kind::Text), ("aliases[]", Kind::Text)])?;
    let text = |column: usize, place: usize| match table.cell(column, place) {
        Some(tidewaiter_plugin_sdk::Cell::Text(text)) => Some(text.to_owned()),
        Some(_) | None => None,
    };
    let entry = |row: usize| {
        let aliases = table.elements(1, 0, row).into_iter().flatten();
        let name = text(0, row)?;
        Some(Entry {
            id: name.clone(),
            name,
            aliases: aliases.filter_map(|place| text(1, place)).collect(),
            ..Entry::default()
        })
    };
    // An entry without a name can be met under its other names alone, and has nothing to be told by.
    Ok((0..count).filter_map(entry).collect())
}

tidewaiter_plugin_sdk::functions!(Screening);
