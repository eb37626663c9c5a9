//! What goes in and comes out: entries of a list, a query, a match.

use crate::day::Day;

/// What a party is. It decides only whether legal forms are read out of its names
/// (`SA` ends a company, and is a given name), and breaks ties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A natural person.
    Person,
    /// A company, bank, institute, authority.
    Organization,
    /// A ship.
    Vessel,
    /// An aircraft.
    Aircraft,
}

/// One party of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The list's own name for the entry; handed back in a match, never read.
    pub id: String,
    /// The primary name, as the list prints it.
    pub name: String,
    /// Other names of the same party.
    pub aliases: Vec<String>,
    /// Countries of its addresses, in whatever code the query uses too (ISO 3166 alpha-2).
    pub countries: Vec<String>,
    /// What it is, where the list says.
    pub kind: Option<Kind>,
    /// First day in force; `None`: since ever.
    pub from: Option<Day>,
    /// Last day in force, included; `None`: open.
    pub until: Option<Day>,
}

impl Entry {
    /// Whether the entry is in force on a day; without a day, always.
    pub fn in_force(&self, on: Option<Day>) -> bool {
        on.is_none_or(|day| {
            self.from.is_none_or(|first| first <= day) && self.until.is_none_or(|last| day <= last)
        })
    }
}

/// A name to be screened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// The name as the transaction gives it.
    pub name: String,
    /// Countries known of the party. They order matches of equal score and nothing else.
    pub countries: Vec<String>,
    /// What the party is, where known.
    pub kind: Option<Kind>,
    /// The day of the transaction: entries not in force on it cannot match. `None`: all entries.
    pub on: Option<Day>,
    /// How many matches to return at most; no more than 100 are.
    pub limit: usize,
    /// Leave out matches below this score, parts per thousand.
    pub at_least: u16,
}

impl Query {
    /// A query for a name: the five best, from half of the scale on.
    pub fn new(name: impl Into<String>) -> Query {
        Query {
            name: name.into(),
            countries: Vec::new(),
            kind: None,
            on: None,
            limit: 5,
            at_least: 500,
        }
    }

    /// The same as of a day.
    #[must_use]
    pub fn on(mut self, day: Day) -> Query {
        self.on = Some(day);
        self
    }

    /// The same with a country of the party.
    #[must_use]
    pub fn country(mut self, code: impl Into<String>) -> Query {
        self.countries.push(code.into());
        self
    }
}

/// How the countries of query and entry stand. It never changes a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Countries {
    /// Both are given and have none in common.
    Differ,
    /// One of the two is not given.
    Unknown,
    /// They have one in common.
    Agree,
}

/// An entry that a name may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Parts per thousand; 1000: the same name, words, order and legal form.
    pub score: u16,
    /// The entry's `id`.
    pub id: String,
    /// Place of the entry in the list as it was given, from 0.
    pub entry: usize,
    /// The name that was met, as the list prints it.
    pub name: String,
    /// Which alias it is, from 0; `None`: the primary name.
    pub alias: Option<usize>,
    /// How the countries stand.
    pub countries: Countries,
    /// Why, in words.
    pub reason: String,
}
