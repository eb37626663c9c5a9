//! One name against the list.

use std::cmp::Reverse;

use super::candidates::{Room, SLACK, candidates};
use super::{Index, Name, place, short};
use crate::align::Side;
use crate::entry::{Countries, Entry, Match, Query};
use crate::explain::{Told, explain};
use crate::normalize::{Plain, read};
use crate::score::{Scored, score};
use crate::weight::weigh;
use crate::word::Word;

/// Matches returned, at most.
const MOST: usize = 100;

/// A name of the query with what is compared of it.
pub(super) struct Asked<'a> {
    plain: &'a Plain,
    pub(super) words: &'a [Word],
    pub(super) side: Side<'a>,
}

pub(super) fn search(index: &Index, query: &Query, room: &mut Room) -> Vec<Match> {
    let plain = read(&query.name, query.kind);
    let words = plain.look();
    let weights: Vec<u32> = words.iter().map(|word| weight(index, word)).collect();
    let refs: Vec<&Word> = words.iter().collect();
    let asked = Asked {
        plain: &plain,
        words: &words,
        side: Side { words: &refs, weights: &weights, comma: plain.comma },
    };
    let mut found: Vec<(Reverse<Rank>, &Name, Scored)> = Vec::new();
    // The scores so far, best first: once as many as asked for are better than a name promises,
    // and the promise is no better for those that follow, the rest is left.
    let mut best: Vec<u64> = Vec::new();
    for (Reverse(promise), at) in candidates(index, &asked, query, query.limit.min(MOST), room) {
        if best.get(query.limit.clamp(1, MOST) - 1).is_some_and(|least| *least > promise + SLACK) {
            break;
        }
        let Some(name) = index.names.get(place(at)) else { continue };
        let Some(entry) = index.entries.get(place(name.entry)) else { continue };
        let scored =
            with_side(index, name, |side| score(asked.side, side, plain.forms, name.forms));
        if scored.score() >= query.at_least.max(1) {
            let fine = scored.fine;
            if !found.iter().any(|(_, other, _)| other.entry == name.entry) {
                best.insert(best.partition_point(|other| *other >= fine), fine);
            }
            found.push((Reverse(rank(query, entry, name, &scored)), name, scored));
        }
    }
    found.sort_by_key(|(rank, _, _)| *rank);
    let mut seen = Vec::new();
    found.retain(|(_, name, _)| {
        let new = !seen.contains(&name.entry);
        seen.push(name.entry);
        new
    });
    found
        .into_iter()
        .take(query.limit.min(MOST))
        .filter_map(|(rank, name, scored)| tell(index, &asked, name, &scored, rank.0.countries))
        .collect()
}

fn weight(index: &Index, word: &Word) -> u32 {
    let known = index.by_text.get(&word.text).and_then(|id| index.weights.get(place(*id)));
    known.copied().unwrap_or_else(|| {
        // Unknown to the list; another word of its group may be known, and then weighs the same.
        let mut likes = Vec::new();
        if let Some(group) = word.group {
            index.near.find(word, super::candidates::LOOKED, &mut likes);
            let same = |id: &&u32| {
                index
                    .words
                    .get(place(**id))
                    .is_some_and(|like| like.group.is_some_and(|other| other.id == group.id))
            };
            if let Some(weight) =
                likes.iter().find(same).and_then(|id| index.weights.get(place(*id)))
            {
                return *weight;
            }
        }
        weigh(word, 0, short(index.names.len()))
    })
}

/// The order of matches, the greater the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    score: u16,
    countries: Countries,
    fine: u64,
    covered: u64,
    same: u32,
    primary: bool,
    kind: bool,
    order: Reverse<u32>,
    alias: Reverse<u16>,
}

fn rank(query: &Query, entry: &Entry, name: &Name, scored: &Scored) -> Rank {
    let countries = if query.countries.is_empty() || entry.countries.is_empty() {
        Countries::Unknown
    } else if query
        .countries
        .iter()
        .any(|code| entry.countries.iter().any(|other| other.eq_ignore_ascii_case(code)))
    {
        Countries::Agree
    } else {
        Countries::Differ
    };
    Rank {
        score: scored.score(),
        countries,
        fine: scored.fine,
        covered: scored.covered,
        same: scored.same,
        primary: name.alias.is_none(),
        kind: query.kind.is_some() && query.kind == entry.kind,
        order: Reverse(name.entry),
        alias: Reverse(name.alias.unwrap_or(0)),
    }
}

fn with_side<T>(index: &Index, name: &Name, use_it: impl FnOnce(Side<'_>) -> T) -> T {
    let ids = index.words_of(name);
    let words: Vec<&Word> = ids.iter().filter_map(|id| index.words.get(place(*id))).collect();
    let weights: Vec<u32> =
        ids.iter().filter_map(|id| index.weights.get(place(*id)).copied()).collect();
    use_it(Side { words: &words, weights: &weights, comma: name.comma.map(usize::from) })
}

fn tell(
    index: &Index,
    asked: &Asked<'_>,
    name: &Name,
    scored: &Scored,
    countries: Countries,
) -> Option<Match> {
    let entry = index.entries.get(place(name.entry))?;
    let alias = name.alias.map(usize::from);
    let text = match alias {
        Some(at) => entry.aliases.get(at)?,
        None => &entry.name,
    };
    let plain = read(text, entry.kind);
    let why = with_side(index, name, |side| {
        let left = Told { plain: asked.plain, side: asked.side, called: "the name" };
        let right = Told { plain: &plain, side, called: "the list's name" };
        let besides = match countries {
            Countries::Agree => Some("the country agrees"),
            Countries::Differ => Some("the country differs"),
            Countries::Unknown => None,
        };
        explain(left, right, scored, besides)
    });
    let which = if alias.is_some() { "alias" } else { "name" };
    let mut reason = format!("matches the {which} \"{text}\" of entry {}", entry.id);
    if alias.is_some() {
        reason.push_str(&format!(" (\"{}\")", entry.name));
    }
    reason.push_str(&format!(": {why}"));
    Some(Match {
        score: scored.score(),
        id: entry.id.clone(),
        entry: place(name.entry),
        name: text.clone(),
        alias,
        countries,
        reason,
    })
}

/// The best score of any name, the slow way: what the index is measured by.
#[cfg(test)]
pub(super) fn top_of_all(index: &Index, query: &Query) -> u16 {
    let plain = read(&query.name, query.kind);
    let words: Vec<Word> = plain.look();
    let weights: Vec<u32> = words.iter().map(|word| weight(index, word)).collect();
    let refs: Vec<&Word> = words.iter().collect();
    let asked = Side { words: &refs, weights: &weights, comma: plain.comma };
    let of =
        |name| with_side(index, name, |side| score(asked, side, plain.forms, name.forms).score());
    index.names.iter().map(of).max().unwrap_or(0)
}
