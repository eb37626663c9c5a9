//! Lists and tables as they stand on one day.

use std::collections::{HashMap, HashSet};

use tidewaiter_model::{List, ListVersion, Table, TableVersion, Value};
use tidewaiter_syntax::Day;

/// A list on one day.
#[derive(Debug)]
pub struct ActiveList<'m> {
    /// The version stated whole on which it rests.
    pub version: &'m ListVersion,
    /// What is listed, in the order of the version, then of the changes.
    pub values: Vec<Option<Value>>,
    /// How many changes since the version are in it.
    pub changes: usize,
    members: HashSet<Value>,
}

impl<'m> ActiveList<'m> {
    /// The list on `on` as known on `known`; none where no version is in force.
    #[must_use]
    pub fn of(list: &'m List, on: Day, known: Day) -> Option<Self> {
        let version = list.versions.iter().find(|v| v.timeline.in_force(on, known))?;
        let mut values: Vec<Value> = version
            .rows
            .iter()
            .filter(|row| row.in_force(on, known))
            .map(|row| row.value.clone())
            .collect();
        let mut changes = 0;
        for change in &list.changes {
            let since_version = change.timeline.force.first >= version.timeline.force.first;
            if since_version && change.timeline.in_force(on, known) {
                changes += 1;
                values.retain(|value| *value != change.value);
                if change.joins {
                    values.push(change.value.clone());
                }
            }
        }
        let members = values.iter().cloned().collect();
        Some(Self { version, values: values.into_iter().map(Some).collect(), changes, members })
    }

    /// Whether a value is listed.
    #[must_use]
    pub fn contains(&self, value: &Value) -> bool {
        self.members.contains(value)
    }
}

/// A table on one day.
#[derive(Debug)]
pub struct ActiveTable<'m> {
    /// The version in force.
    pub version: &'m TableVersion,
    rows: HashMap<&'m [Value], &'m Value>,
}

impl<'m> ActiveTable<'m> {
    /// The table on `on` as known on `known`; none where no version is in force.
    #[must_use]
    pub fn of(table: &'m Table, on: Day, known: Day) -> Option<Self> {
        let version = table.versions.iter().find(|v| v.timeline.in_force(on, known))?;
        let mut rows: Vec<_> = version.rows.iter().filter(|row| row.in_force(on, known)).collect();
        // Before the end of a row is known, its successor is: the later one holds.
        rows.sort_by_key(|row| row.force.map(|force| force.first));
        let rows = rows.into_iter().map(|row| (row.keys.as_slice(), &row.value)).collect();
        Some(Self { version, rows })
    }

    /// The value at those keys.
    #[must_use]
    pub fn get(&self, keys: &[Value]) -> Option<&'m Value> {
        self.rows.get(keys).copied()
    }
}
