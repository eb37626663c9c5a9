//! Days against a calendar that is counted through one by one.

use tidewaiter_plugin_sdk::{Day, day};

const FIRST: Day = day("1970-01-01");
const LEAP: Day = day("2024-02-29");

#[test]
fn every_day_from_1900_to_2100() {
    let mut count = -25_567;
    for year in 1900..2100 {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let february = if leap { 29 } else { 28 };
        for (month, days) in
            [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].into_iter().enumerate()
        {
            for of_month in 1..=days {
                let text = format!("{year:04}-{:02}-{of_month:02}", month + 1);
                assert_eq!(Day::read(&text), Some(Day(count)), "{text}");
                assert_eq!(Day(count).to_string(), text);
                assert_eq!(day(&text), Day(count));
                count += 1;
            }
            assert_eq!(Day::read(&format!("{year:04}-{:02}-{:02}", month + 1, days + 1)), None);
        }
    }
    assert_eq!((FIRST, LEAP.plus(1)), (Day(0), day("2024-03-01")));
}

#[test]
fn what_is_no_day() {
    for text in ["", "2024", "2024-1-01", "2024-13-01", "2024-00-01", "2024-01-00", "1899-12-31"] {
        assert_eq!(Day::read(text), None, "{text}");
    }
    for text in
        ["2024-01-01-", "2024-01-0x", "+024-01-01", "2024/01/01", "-024-01-01", "3000-01-01"]
    {
        assert_eq!(Day::read(text), None, "{text}");
    }
}
