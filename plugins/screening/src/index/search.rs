//! One name against the list.

use std::cmp::Reverse;

use super::{Index, Name, place, short, whole};
use crate::align::Side;
use crate::entry::{Countries, Entry, Match, Query};
use crate::explain::{Told, explain};
use crate::normalize::{Plain, read};
use crate::score::{FULL, Scored, blend, score};
use crate::similarity;
use crate::weight::weigh;
use crate::word::Word;

/// Matches returned, at most.
const MOST: usize = 100;
/// A name may score this much more than it promised, parts per million.
const SLACK: u64 = 200_000;
/// Names that go through the whole comparison.
const FULL_LOOKS: usize = 32;
/// Words of the list that are looked at as likes of one word, and kept.
const LOOKED: usize = 160;
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

/// A name of the query with what is compared of it.
struct Asked<'a> {
    plain: &'a Plain,
    words: &'a [Word],
    side: Side<'a>,
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
    for (Reverse(promise), at) in candidates(index, &asked, query, room) {
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
            index.near.find(word, LOOKED, &mut likes);
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

/// The names worth a full look, by what their words alone promise.
fn candidates(
    index: &Index,
    asked: &Asked<'_>,
    query: &Query,
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
    let looks = FULL_LOOKS.max(query.limit.min(MOST) * 4);
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
        for split in 2..word.len().saturating_sub(1) {
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
        explain(left, right, scored)
    });
    let which = if alias.is_some() { "alias" } else { "name" };
    let mut reason = format!("matches the {which} \"{text}\" of entry {}", entry.id);
    if alias.is_some() {
        reason.push_str(&format!(" (\"{}\")", entry.name));
    }
    reason.push_str(&format!(": {why}"));
    match countries {
        Countries::Agree => reason.push_str("; the country agrees"),
        Countries::Differ => reason.push_str("; the country differs"),
        Countries::Unknown => {}
    }
    reason.push('.');
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
