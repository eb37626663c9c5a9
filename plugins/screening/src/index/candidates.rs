//! The names of a list that are worth the whole comparison with a query.

use std::cmp::Reverse;

use super::search::Asked;
use super::{Index, place, whole};
use crate::entry::Query;
use crate::score::{FULL, blend};
use crate::similarity;
use crate::word::Word;

/// A name may score this much more than it promised, parts per million.
pub(super) const SLACK: u64 = 200_000;
/// Names that go through the whole comparison.
const FULL_LOOKS: usize = 32;
/// Words of the list that are looked at as likes of one word, and kept.
pub(super) const LOOKED: usize = 160;
const LIKES: usize = 16;
/// Names visited for one query: rare words are followed first, so what is left out are names
/// that share nothing but common words.
const VISITS: usize = 4_000;
/// Words of a query that are looked up; the rest still counts in the comparison.
const LOOKUPS: usize = 16;

/// Room to work in.
#[derive(Debug, Default)]
pub(super) struct Room {
    /// For each name what was met so far; all zero between queries.
    met: Vec<u64>,
    touched: Vec<u32>,
    likes: Vec<u32>,
}

/// The names worth a full look, by what their words alone promise.
pub(super) fn candidates(
    index: &Index,
    asked: &Asked<'_>,
    query: &Query,
    limit: usize,
    room: &mut Room,
) -> Vec<(Reverse<u64>, u32)> {
    let (leads, asked_total) = leads(index, asked, &mut room.likes);
    room.met.resize(index.names.len(), 0);
    room.touched.clear();
    let mut visits = 0;
    for lead in &leads {
        let holders = index.holders(lead.word);
        // Once rarer words have brought names, a long row is left out, and a word that tells
        // next to nothing; the full look counts them all the same.
        if visits > 0 && (visits + holders.len() > VISITS || lead.gain < asked_total * 50) {
            continue;
        }
        visits += holders.len();
        for name in holders {
            if let Some(met) = room.met.get_mut(place(*name)) {
                if *met == 0 {
                    room.touched.push(*name);
                }
                *met += lead.gain;
            }
        }
    }
    let least = least_met(asked_total, query.at_least);
    let mut promising: Vec<(Reverse<u64>, u32)> = Vec::with_capacity(FULL_LOOKS * 8);
    for at in &room.touched {
        let Some(met) = room.met.get_mut(place(*at)).map(std::mem::take) else { continue };
        if met < least {
            continue;
        }
        let Some(name) = index.names.get(place(*at)) else { continue };
        if index.entries.get(place(name.entry)).is_some_and(|entry| entry.in_force(query.on)) {
            let promise = blend(met, asked_total, u64::from(name.total));
            if promise + SLACK >= u64::from(query.at_least) * 1000 {
                promising.push((Reverse(promise), *at));
            }
        }
    }
    for at in wholes(index, asked) {
        let entry =
            index.names.get(place(at)).and_then(|name| index.entries.get(place(name.entry)));
        if entry.is_some_and(|entry| entry.in_force(query.on)) {
            promising.retain(|(_, other)| *other != at);
            promising.push((Reverse(FULL), at));
        }
    }
    let looks = FULL_LOOKS.max(limit * 4);
    if promising.len() > looks {
        promising.select_nth_unstable(looks);
        promising.truncate(looks);
    }
    promising.sort_unstable();
    promising
}

/// The names of the very words of the query: always looked at, common as they may be.
fn wholes(index: &Index, asked: &Asked<'_>) -> Vec<u32> {
    let ids: Option<Vec<u32>> =
        asked.words.iter().map(|word| index.by_text.get(&word.text).copied()).collect();
    let Some(key) = ids.filter(|ids| !ids.is_empty()).map(|ids| whole(&ids)) else {
        return Vec::new();
    };
    let first = index.wholes.partition_point(|(other, _)| *other < key);
    let same = index.wholes.iter().skip(first).take_while(|(other, _)| *other == key);
    same.map(|(_, at)| *at).take(FULL_LOOKS).collect()
}

/// What a name must have met to come near the score that is asked for, were it covered by that
/// altogether: found by halving, since the score grows with it. The promise is rough, so half
/// the score is enough.
fn least_met(asked_total: u64, at_least: u16) -> u64 {
    let wanted = u64::from(at_least) * 1000 / 2;
    let (mut low, mut high) = (0, asked_total * 1000);
    while low < high {
        let middle = low.midpoint(high);
        if blend(middle, asked_total, (middle / 1000).max(1)) < wanted {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// A word of the list that stands for a word of the query.
#[derive(Clone, Copy, Debug)]
struct Lead {
    word: u32,
    /// Points times weight.
    gain: u64,
}

/// The words of the list that stand for words of the query, the most telling first, and what
/// the query's words weigh in all.
fn leads(index: &Index, asked: &Asked<'_>, likes: &mut Vec<u32>) -> (Vec<Lead>, u64) {
    let mut leads = Vec::new();
    let mut total = 0;
    let mut lead = |word: u32, points: u64| {
        let gain = points * u64::from(index.weights.get(place(word)).copied().unwrap_or(0));
        leads.push(Lead { word, gain });
    };
    let known = |text: &str| index.by_text.get(text).copied();
    // The heaviest words first, should there be more than are looked up.
    let mut order: Vec<(usize, &Word)> = asked.words.iter().enumerate().collect();
    order.sort_by_key(|(at, _)| Reverse(asked.side.weights.get(*at).copied().unwrap_or(0)));
    for (at, word) in order.into_iter().take(LOOKUPS) {
        // A word that the name repeats is looked up once, and counts as often.
        if asked.words.iter().take(at).any(|before| before.same(word)) {
            continue;
        }
        let times = asked.words.iter().filter(|other| other.same(word)).count() as u64;
        index.near.find(word, LOOKED, likes);
        if (word.number || word.len() == 1)
            && let Some(id) = known(&word.text)
        {
            likes.push(id);
        }
        let alike = likes.iter().filter_map(|id| {
            let points = similarity::compare(word, index.words.get(place(*id))?)?.points;
            Some((Reverse(points), *id))
        });
        let mut alike: Vec<(Reverse<u16>, u32)> = alike.collect();
        // A word that the list does not know, but likes of it, counts as they do.
        let own = asked.side.weights.get(at).copied().unwrap_or(0);
        let theirs = alike.iter().filter_map(|(_, id)| index.weights.get(place(*id))).max();
        total += u64::from(theirs.map_or(own, |theirs| own.min(*theirs))) * times;
        alike.sort_unstable();
        alike.dedup();
        for (points, id) in alike.into_iter().take(LIKES) {
            lead(id, u64::from(points.0) * times);
        }
        // Written in one here, apart in the list.
        // One letter is no word, one digit is.
        let edge = if word.number { 1 } else { 2 };
        for split in edge..(word.len() + 1).saturating_sub(edge) {
            let Some((head, tail)) = word.text.split_at_checked(split) else { continue };
            if let (Some(head), Some(tail)) = (known(head), known(tail)) {
                lead(head, 900);
                lead(tail, 900);
            }
        }
        // Written apart here, in one in the list.
        let mut run = word.text.to_string();
        for next in asked.words.iter().skip(at + 1).take(3) {
            run.push_str(&next.text);
            if let Some(id) = known(&run) {
                lead(id, 985);
            }
        }
    }
    leads.sort_unstable_by_key(|lead| (lead.word, Reverse(lead.gain)));
    leads.dedup_by_key(|lead| lead.word);
    leads.sort_unstable_by_key(|lead| (Reverse(lead.gain), lead.word));
    (leads, total)
}
