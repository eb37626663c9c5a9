//! The index against the slow and plain way: every name of the list through the whole
//! comparison.

#[path = "../../tests/common/mod.rs"]
mod common;

use super::search::top_of_all;
use super::{Index, Query};

/// Where the best score of all is at the threshold or above, the index finds it.
#[test]
fn finds_what_a_scan_of_every_name_finds() {
    let list = common::real_list().unwrap_or_else(common::extract);
    let index = Index::new(list);
    let mut dice = common::Dice(99);
    let (mut tried, mut missed) = (0, 0);
    let (people, companies) = common::drawn();
    let drawn = people.into_iter().chain(companies).step_by(83);
    let listed: Vec<String> = (0..60)
        .map(|_| {
            let entry = &index.entries()[dice.roll(index.entries().len())];
            let mut letters: Vec<char> = entry.name.chars().collect();
            let at = dice.roll(letters.len());
            letters.remove(at);
            letters.into_iter().collect()
        })
        .collect();
    for name in listed.into_iter().chain(drawn) {
        let query = Query::new(name);
        let all = top_of_all(&index, &query);
        if all < crate::REVIEW {
            continue;
        }
        tried += 1;
        let found = index.best(&query).first().map_or(0, |best| best.score);
        if found < all {
            missed += 1;
            println!("{}: {found} of {all}", query.name);
        }
    }
    println!("{missed} of {tried} queries have a better match than the index finds");
    assert!(missed * 100 <= tried * 3, "{missed} of {tried}");
}
