//! Days, as they cross: counted from 1970-01-01.

use std::fmt;

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(
    /// Days since 1970-01-01.
    pub i32,
);

/// The day in `text`, for dates written as constants: `const START: Day = day("2023-09-01");`
///
/// # Panics
/// At compile time, where the text is no day from 1900 to 2999.
#[must_use]
#[allow(clippy::indexing_slicing)]
pub const fn day(text: &str) -> Day {
    let bytes = text.as_bytes();
    assert!(bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-', "write days as 2023-09-01");
    let (year, month, day) = (digits(bytes, 0, 4), digits(bytes, 5, 7), digits(bytes, 8, 10));
    assert!(year >= 1900 && year < 3000 && month >= 1 && month <= 12, "there is no such month");
    assert!(day >= 1 && day <= days_in(year, month), "there is no such day");
    count(year, month, day)
}

#[allow(clippy::indexing_slicing)]
const fn digits(bytes: &[u8], from: usize, to: usize) -> i32 {
    let (mut at, mut value) = (from, 0);
    while at < to {
        assert!(bytes[at].is_ascii_digit(), "write days as 2023-09-01");
        value = value * 10 + (bytes[at] - b'0') as i32;
        at += 1;
    }
    value
}

impl Day {
    /// The day in `text`, as `2023-09-01`; none where it is none from 1900 to 2999.
    #[must_use]
    pub fn read(text: &str) -> Option<Day> {
        let mut parts = text.split('-').map(|part| {
            let digits = part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse::<i32>().ok().filter(|_| digits)
        });
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        let sound = text.len() == 10 && (1900..3000).contains(&year) && (1..=12).contains(&month);
        let exists = sound && day >= 1 && day <= days_in(year, month) && parts.next().is_none();
        exists.then(|| count(year, month, day))
    }

    /// The day that many days later, or earlier.
    #[must_use]
    pub fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(days))
    }
}

/// Days from 0000-03-01, so that the day of a leap year comes last; then from 1970-01-01.
const fn count(year: i32, month: i32, day: i32) -> Day {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1;
    Day(days - 719_468)
}

const fn days_in(year: i32, month: i32) -> i32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Day {
    /// As `2023-09-01`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = i64::from(self.0) + 719_468;
        let era = count.div_euclid(146_097);
        let of_era = count.rem_euclid(146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let (month, carry) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        write!(f, "{:04}-{month:02}-{day:02}", year + era * 400 + carry)
    }
}
