//! Reading a list into an index.

use std::sync::Mutex;

use super::{Index, Name, near::Near, place, short, whole};
use crate::entry::Entry;
use crate::normalize::{Plain, read};
use crate::table::Map;
use crate::weight::weigh;
use crate::word::Word;

pub(super) fn build(entries: Vec<Entry>) -> Index {
    let mut names = Vec::with_capacity(entries.len() * 2);
    let mut spelled: Vec<u32> = Vec::with_capacity(entries.len() * 8);
    let mut words: Vec<Word> = Vec::new();
    let mut by_text: Map<Box<str>, u32> = Map::default();
    for (at, entry) in entries.iter().enumerate() {
        let aliases =
            entry.aliases.iter().enumerate().map(|(at, alias)| (u16::try_from(at).ok(), alias));
        for (alias, text) in std::iter::once((None, &entry.name)).chain(aliases) {
            let Plain { words: plain, written, forms, comma, .. } = read(text, entry.kind);
            let start = short(spelled.len());
            for (word, written) in plain.iter().zip(&written) {
                let id = match by_text.get(word.as_str()) {
                    Some(id) => *id,
                    None => {
                        let id = short(words.len());
                        words.push(Word::new(word, written.as_deref()));
                        by_text.insert(word.as_str().into(), id);
                        id
                    }
                };
                spelled.push(id);
            }
            let len = u8::try_from(plain.len()).unwrap_or(u8::MAX);
            let comma = comma.and_then(|at| u8::try_from(at).ok());
            names.push(Name { entry: short(at), alias, start, len, comma, total: 0, forms });
        }
    }
    let mut index = Index {
        entries,
        names,
        spelled,
        near: Near::new(&words),
        weights: Vec::new(),
        words,
        by_text,
        wholes: Vec::new(),
        postings: Vec::new(),
        starts: Vec::new(),
        rooms: Mutex::new(Vec::new()),
    };
    let names = index.names.iter().enumerate();
    index.wholes = names.map(|(at, name)| (whole(index.words_of(name)), short(at))).collect();
    index.wholes.sort_unstable();
    post(&mut index);
    weigh_all(&mut index);
    index
}

/// File the names under their words: counted first, then laid down, so that all lie in one row.
fn post(index: &mut Index) {
    let mut starts = vec![0_u32; index.words.len() + 1];
    let mut last = vec![u32::MAX; index.words.len()];
    let mut each = |index: &Index, found: &mut dyn FnMut(u32, u32)| {
        last.fill(u32::MAX);
        for (at, name) in index.names.iter().enumerate() {
            for word in index.words_of(name) {
                // A word that stands twice in a name is filed once.
                if let Some(last) = last.get_mut(place(*word))
                    && *last != short(at)
                {
                    *last = short(at);
                    found(*word, short(at));
                }
            }
        }
    };
    each(index, &mut |word, _| {
        if let Some(count) = starts.get_mut(place(word) + 1) {
            *count += 1;
        }
    });
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut postings = vec![0_u32; place(sum)];
    let mut next = starts.clone();
    each(index, &mut |word, name| {
        if let Some(at) = next.get_mut(place(word)) {
            if let Some(slot) = postings.get_mut(place(*at)) {
                *slot = name;
            }
            *at += 1;
        }
    });
    index.postings = postings;
    index.starts = starts;
}

fn weigh_all(index: &mut Index) {
    let count = |at: usize| short(index.holders(short(at)).len());
    let mut groups: Map<u16, u32> = Map::default();
    for (at, word) in index.words.iter().enumerate() {
        if let Some(group) = word.group {
            *groups.entry(group.id).or_insert(0) += count(at);
        }
    }
    let names = short(index.names.len());
    let weights: Vec<u32> = index
        .words
        .iter()
        .enumerate()
        .map(|(at, word)| {
            let found = word
                .group
                .and_then(|group| groups.get(&group.id).copied())
                .unwrap_or_else(|| count(at));
            weigh(word, found, names)
        })
        .collect();
    let totals: Vec<u32> = index
        .names
        .iter()
        .map(|name| index.words_of(name).iter().filter_map(|word| weights.get(place(*word))).sum())
        .collect();
    for (name, total) in index.names.iter_mut().zip(totals) {
        name.total = total;
    }
    index.weights = weights;
}
