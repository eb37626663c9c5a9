//! Whole days, the only time that the language knows.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A calendar day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(Date);

impl Day {
    /// The next day; the same one at the end of the calendar.
    #[must_use]
    pub fn next(self) -> Day {
        self.plus(1).unwrap_or(self)
    }

    /// The day `days` later (earlier where negative), if the calendar has it.
    #[must_use]
    pub fn plus(self, days: i64) -> Option<Day> {
        let span = jiff::Span::new().try_days(days).ok()?;
        self.0.checked_add(span).ok().map(Day)
    }

    /// Whole days from `earlier` to this one.
    #[must_use]
    pub fn days_since(self, earlier: Day) -> i64 {
        self.0.since(earlier.0).map_or(0, |span| i64::from(span.get_days()))
    }
}

impl FromStr for Day {
    type Err = String;

    /// Reads `YYYY-MM-DD`, and nothing else.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let shape = text.len() == 10
            && text.bytes().enumerate().all(|(i, b)| match i {
                4 | 7 => b == b'-',
                _ => b.is_ascii_digit(),
            });
        if !shape {
            return Err(format!("`{text}` is not a date; write it as 2023-11-17"));
        }
        text.parse::<Date>().map(Day).map_err(|_| format!("there is no day {text} in the calendar"))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> String {
        day.to_string()
    }
}

impl TryFrom<String> for Day {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}
