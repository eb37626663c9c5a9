//! How long it takes to load and check the real packs, and to decide with and without proof.
//!
//! `cargo bench -p tidewaiter-tests`. Machines are noisy: compare the lines of one run.

#[path = "../laws/packs.rs"]
#[allow(dead_code)]
mod packs;

use packs::{Plugins, real, root};
use tidewaiter_engine::{
    Asked, Detail, Functions, Law, Posture, RulePack, Supplied, decide_with, read_transaction,
};
use tidewaiter_model::{Checked, PackText, check};

fn main() {
    divan::main();
}

/// The packs without their tests, as a decision needs them.
fn without_tests() -> Vec<PackText> {
    let mut packs = real();
    for pack in &mut packs {
        pack.files.retain(|path, _| !path.starts_with("tests/"));
    }
    packs
}

fn asked() -> Asked {
    let day = "2025-09-02".parse().unwrap();
    Asked { on: day, known: day, posture: Posture::AsEnforced }
}

fn example() -> Vec<u8> {
    std::fs::read(root().join("docs/examples/samarium-cobalt-to-huawei.json")).unwrap()
}

#[divan::bench(sample_count = 20)]
fn load_and_check_with_tests(bencher: divan::Bencher) {
    let packs = real();
    bencher.bench_local(|| check(&packs));
}

#[divan::bench(sample_count = 20)]
fn load_and_check_without_tests(bencher: divan::Bencher) {
    let packs = without_tests();
    bencher.bench_local(|| check(&packs));
}

#[divan::bench]
fn law_of_a_day(bencher: divan::Bencher) {
    let Checked { model, .. } = check(&real());
    bencher.bench_local(|| Law::new(&model, asked()));
}

#[divan::bench]
fn read_a_transaction(bencher: divan::Bencher) {
    let Checked { model, .. } = check(&real());
    let bytes = example();
    bencher.bench_local(|| read_transaction(&model, &bytes));
}

#[divan::bench]
fn decide_without_proof_both_packs(bencher: divan::Bencher) {
    let checked = check(&real());
    let (model, plugins) = (&checked.model, Plugins::of(&checked));
    let functions = plugins.functions();
    let functions: Option<&dyn Functions> = Some(&functions);
    let transaction = read_transaction(model, &example()).unwrap();
    let law = Law::new(model, asked());
    let packs = RulePack::all(model, functions);
    bencher.bench_local(|| {
        packs.iter().map(|pack| pack.range(&law, &transaction.facts)).collect::<Vec<_>>()
    });
}

#[divan::bench(sample_count = 20)]
fn decide_with_proof_both_packs(bencher: divan::Bencher) {
    let checked = check(&real());
    let (model, plugins) = (&checked.model, Plugins::of(&checked));
    let functions = plugins.functions();
    let supplied = Supplied { functions: Some(&functions), ..Supplied::default() };
    let transaction = read_transaction(model, &example()).unwrap();
    bencher.bench_local(|| decide_with(model, supplied, &transaction, asked(), Detail::Proof));
}
