//! Text in, text out: pairs of names, and queries against the extract of real entries.
// Outside the wall: tests and benchmarks may stop at once.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

mod common;

use std::fmt::Write;

use screening::{Index, Query, compare};

#[test]
fn pairs() {
    let mut out = String::new();
    for line in include_str!("data/pairs.txt").lines() {
        match line.split_once(" | ") {
            Some((a, b)) => {
                let found = compare(a, b);
                writeln!(out, "{:>4}  {a} | {b}\n      {}", found.score, found.reason).unwrap();
            }
            None => writeln!(out, "{line}").unwrap(),
        }
    }
    insta::assert_snapshot!(out);
}

#[test]
fn queries() {
    let index = Index::new(common::extract());
    let mut out = String::new();
    for line in include_str!("data/queries.txt").lines().filter(|line| !line.starts_with('#')) {
        let (rest, day) = line.split_once(" on ").map_or((line, None), |(a, b)| (a, Some(b)));
        let (name, country) = rest.split_once(" @ ").map_or((rest, None), |(a, b)| (a, Some(b)));
        let mut query = Query::new(name);
        query.limit = 3;
        query.on = day.map(|day| day.parse().unwrap());
        query.countries = country.map(str::to_owned).into_iter().collect();
        writeln!(out, "{line}").unwrap();
        let found = index.best(&query);
        if found.is_empty() {
            writeln!(out, "      nothing from {} on", query.at_least).unwrap();
        }
        for m in found {
            writeln!(out, "{:>4}  {}", m.score, m.reason).unwrap();
        }
    }
    insta::assert_snapshot!(out);
}
