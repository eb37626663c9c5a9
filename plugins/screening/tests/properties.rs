//! What holds of any text: no panic, bounded work, the same answer each time.
// Outside the wall: tests and benchmarks may stop at once.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

mod common;

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use screening::{Day, Index, Query, compare};

static INDEX: LazyLock<Index> = LazyLock::new(|| Index::new(common::extract()));

/// Text of any kind, of letters that occur in names, and of real words put together.
fn names() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[A-Za-z .,'-]{0,40}",
        "[a-c ]{0,60}",
        "[\\p{Han}\\p{Arabic}\\p{Cyrillic}\\p{Latin}0-9 ,.()&]{0,40}",
        prop::collection::vec(
            prop::sample::select(vec![
                "Huawei",
                "hua",
                "wei",
                "Co.,",
                "Ltd.",
                "LLC",
                "GmbH",
                "J.",
                "John",
                "Jon",
                "Al-Rashid",
                "al",
                "rashid",
                "Mohammed",
                "Muhammad",
                "International",
                "Trading",
                "SMIC",
                "S.A.",
                "有限公司",
                "华为",
                "Путин",
                "1",
                "38",
            ]),
            0..10
        )
        .prop_map(|words| words.join(" ")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn compared_either_way_round_alike(a in names(), b in names()) {
        let (there, back) = (compare(&a, &b), compare(&b, &a));
        prop_assert_eq!(there.score, back.score);
        prop_assert!(there.score <= 1000);
        prop_assert_eq!(compare(&a, &b), there);
    }

    #[test]
    fn a_name_is_itself(a in names()) {
        let readable = compare(&a, "x").reason != compare("", "x").reason;
        prop_assert_eq!(compare(&a, &a).score, if readable { 1000 } else { 0 });
    }

    #[test]
    fn asked_twice_answered_alike(name in names(), country in "[A-Z]{2}") {
        let mut query = Query::new(name).country(country);
        query.at_least = 1;
        let found = INDEX.best(&query);
        prop_assert!(found.windows(2).all(|two| two[0].score >= two[1].score));
        prop_assert!(found.len() <= query.limit);
        prop_assert_eq!(INDEX.best(&query), found);
    }

    #[test]
    fn countries_change_no_score(name in names(), country in "[A-Z]{2}") {
        let mut query = Query::new(name);
        query.limit = 100;
        let scores = |query: &Query| INDEX.best(query).iter().map(|m| m.score).collect::<Vec<u16>>();
        let without = scores(&query);
        query.countries.push(country);
        prop_assert_eq!(scores(&query), without);
    }

    #[test]
    fn a_list_of_anything_is_read(list in prop::collection::vec(names(), 0..8), name in names()) {
        let entry = |name: String| screening::Entry { aliases: vec![name.clone()], name, ..Default::default() };
        Index::new(list.into_iter().map(entry)).best(&Query::new(name));
    }

    #[test]
    fn days_are_read_as_they_are_written(text in "[0-9]{4}-[0-9]{2}-[0-9]{2}") {
        if let Ok(day) = text.parse::<Day>() {
            prop_assert_eq!(day.to_string(), text);
        }
    }
}

#[test]
fn a_megabyte_is_cut_and_told() {
    let hostile = [
        "a".repeat(1 << 20),
        "ab ".repeat(1 << 18),
        "华".repeat(1 << 18),
        "ﷺ".repeat(1 << 18),
        "a\u{301}".repeat(1 << 18),
        "Mohammed Muhammad al al ".repeat(1 << 15),
    ];
    for name in hostile {
        let start = Instant::now();
        let found = compare(&name, &name);
        assert_eq!(found.score, 1000);
        assert!(found.reason.contains("too long"), "{}", found.reason);
        compare(&name, "Mohammed al Muhammad");
        INDEX.best(&Query::new(name));
        assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    }
}
