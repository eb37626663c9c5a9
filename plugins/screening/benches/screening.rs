//! Building the index, one name against it, and the same against a scan of every name.
//!
//! With the real list where it is present (`TIDEWAITER_SCREENING_LIST`), else the extract.
// Outside the wall: tests and benchmarks may stop at once.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

#[path = "../tests/common/mod.rs"]
mod common;

use std::hint::black_box;
use std::sync::LazyLock;

use divan::{Bencher, counter::ItemsCount};
use screening::{Entry, Index, Query, compare};

static LIST: LazyLock<Vec<Entry>> =
    LazyLock::new(|| common::real_list().unwrap_or_else(common::extract));
static INDEX: LazyLock<Index> = LazyLock::new(|| Index::new(LIST.clone()));
static NAMES: LazyLock<Vec<Query>> = LazyLock::new(|| {
    let listed = LIST.iter().step_by(97).map(|entry| entry.name.clone());
    let ordinary = common::ordinary().into_iter().map(str::to_owned);
    listed.chain(ordinary).map(Query::new).collect()
});

fn main() {
    divan::main();
}

/// The whole list read.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn build(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(|| LIST.clone()).bench_values(Index::new);
}

/// One name: a name of the list or an ordinary one, in turn.
#[divan::bench(sample_count = 2000, sample_size = 1)]
fn one_name(bencher: Bencher<'_, '_>) {
    let (index, names) = (&*INDEX, &*NAMES);
    let mut next = names.iter().cycle();
    bencher
        .with_inputs(|| next.next().expect("names"))
        .counter(ItemsCount::new(1_u32))
        .bench_local_values(|query| black_box(index.best(query)));
}

/// One name compared with every name of the list.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn scan(bencher: Bencher<'_, '_>) {
    let (list, names) = (&*LIST, &*NAMES);
    let mut next = names.iter().step_by(11).cycle();
    bencher.with_inputs(|| next.next().expect("names")).bench_local_values(|query| {
        let every =
            list.iter().flat_map(|entry| std::iter::once(&entry.name).chain(&entry.aliases));
        black_box(every.map(|name| compare(&query.name, name).score).max())
    });
}
