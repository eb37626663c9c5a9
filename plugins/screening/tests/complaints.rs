//! What users of the known screeners complain of, one by one.
// Outside the wall: tests and benchmarks may stop at once.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

mod common;

use screening::{Countries, Day, Entry, Index, Query, REVIEW, compare};

fn score(a: &str, b: &str) -> u16 {
    compare(a, b).score
}

fn named(id: &str, name: &str, country: &str) -> Entry {
    Entry {
        id: id.to_owned(),
        name: name.to_owned(),
        countries: vec![country.to_owned()],
        ..Entry::default()
    }
}

#[test]
fn true_matches_are_not_scored_low() {
    for (a, b) in [
        ("Huawei Technologies", "Huawei Technologies Co., Ltd."),
        ("Vladimir Putin", "PUTIN, Vladimir Vladimirovich"),
        ("Путин Владимир", "PUTIN, Vladimir"),
        ("Muammar Qaddafi", "Moammar Gadhafi"),
        ("华为技术有限公司", "Huawei Technologies Co., Ltd."),
        ("Al Rashid Trust", "Alrashid Trust"),
    ] {
        assert!(score(a, b) >= REVIEW + 50, "{a} | {b}: {}", score(a, b));
    }
}

/// Birthdays and countries add nothing: they order equals.
#[test]
fn what_is_shared_besides_the_name_lifts_nothing() {
    let index =
        Index::new([named("weak", "Jon Smythe", "IR"), named("strong", "John Smith", "US")]);
    let found = index.best(&Query::new("John Smith").country("IR"));
    assert_eq!(
        found.first().map(|m| (m.id.as_str(), m.countries)),
        Some(("strong", Countries::Differ))
    );

    let index =
        Index::new([named("first", "John Smith", "US"), named("second", "John Smith", "IR")]);
    let found = index.best(&Query::new("John Smith").country("IR"));
    assert_eq!(found.iter().map(|m| m.id.as_str()).collect::<Vec<_>>(), ["second", "first"]);
    let found = index.best(&Query::new("John Smith"));
    assert_eq!(found.iter().map(|m| m.id.as_str()).collect::<Vec<_>>(), ["first", "second"]);
}

#[test]
fn the_top_is_no_tie() {
    let names = [
        "Wang Wei",
        "Wei Wang",
        "Wang Wei Ming",
        "Wang Wie",
        "Wang Wei Trading",
        "Wang Wen",
        "W. Wang",
    ];
    let index = Index::new(names.map(|name| named(name, name, "CN")));
    let mut query = Query::new("Wang Wei");
    query.limit = 10;
    let mut scores: Vec<u16> = index.best(&query).iter().map(|m| m.score).collect();
    assert!(scores.len() >= 6);
    scores.dedup();
    assert!(scores.len() >= 6, "{scores:?}");
}

#[test]
fn short_words_fall_off_no_cliff() {
    for (a, b) in
        [("Jon Smith", "John Smith"), ("Li Wu", "Lu Wu"), ("Jon", "John"), ("Kim Jong", "Kim Jung")]
    {
        assert!((780..990).contains(&score(a, b)), "{a} | {b}: {}", score(a, b));
    }
    assert!(score("Li Wu", "Lu Wu") < score("Jon Smith", "John Smith"));
    assert!(score("Li Wu", "Ka Po") < 300);
}

#[test]
fn companies_of_initials_match_only_themselves() {
    for (a, b) in [
        ("ABC Co., Ltd.", "ABD Co., Ltd."),
        ("A.B.C. Trading", "A Big Company Trading"),
        ("KPI Consulting", "KPP Consulting"),
        ("SMIC", "Semiconductor Manufacturing International Corporation"),
        ("J. S.", "John Smith"),
        ("A B C", "Alpha Beta Gamma"),
    ] {
        assert!(score(a, b) < REVIEW - 100, "{a} | {b}: {}", score(a, b));
    }
    assert!(score("IBM", "I.B.M.") >= 950);
    // Stated as an alias, an acronym is a name like any other.
    let entry = Entry {
        aliases: vec!["SMIC".to_owned()],
        ..named("1", "Semiconductor Manufacturing International", "CN")
    };
    assert_eq!(Index::new([entry]).best(&Query::new("SMIC")).first().map(|m| m.score), Some(1000));
}

#[test]
fn common_words_alone_are_no_match() {
    for (a, b) in [
        ("Alpha International Trading Co., Ltd.", "Beta International Trading Co., Ltd."),
        ("Shenzhen Evenline Electronics", "Shenzhen Northwave Electronics"),
        ("John Smith", "John Miller"),
        ("Wang Wei", "Wang Jian"),
    ] {
        assert!(score(a, b) < REVIEW - 100, "{a} | {b}: {}", score(a, b));
    }
}

#[test]
fn the_reason_names_what_was_met_and_what_was_not() {
    let entry = Entry {
        aliases: vec!["HiSilicon Tech (Suzhou) GmbH".to_owned()],
        ..named("123", "Haisi", "CN")
    };
    let found = Index::new([entry]).best(&Query::new("HiSilicon Suzhou Trading AG"));
    let reason = &found.first().expect("a match").reason;
    for part in [
        "matches the alias \"HiSilicon Tech (Suzhou) GmbH\" of entry 123",
        "HISILICON exact (rare)",
        "SUZHOU exact",
        "TRADING (common) of the name has no counterpart",
        "TECH (common) of the list's name has no counterpart",
        "legal form differs (AG / GmbH)",
    ] {
        assert!(reason.contains(part), "{part}: {reason}");
    }
}

#[test]
fn an_entry_out_of_force_cannot_match() {
    let day = |text: &str| text.parse::<Day>().ok();
    let entry = Entry {
        from: day("2022-12-16"),
        until: day("2024-01-31"),
        ..named("1", "Cambricon", "CN")
    };
    let index = Index::new([entry]);
    let hits = |text: &str| index.best(&Query { on: day(text), ..Query::new("Cambricon") }).len();
    assert_eq!(
        [hits("2022-12-15"), hits("2022-12-16"), hits("2024-01-31"), hits("2024-02-01")],
        [0, 1, 1, 0]
    );
    assert_eq!(index.best(&Query::new("Cambricon")).len(), 1);
}
