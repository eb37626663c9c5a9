//! How long it takes to load and check the real packs, and to decide with and without proof.
//!
//! `cargo bench -p tidewaiter-tests`. Machines are noisy: compare the lines of one run.

use std::collections::BTreeMap;
use std::path::Path;

use tidewaiter_engine::{Asked, Detail, Law, Posture, RulePack, decide, read_transaction};
use tidewaiter_model::{Checked, PackText, check};

fn main() {
    divan::main();
}

fn root() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn texts() -> Vec<PackText> {
    fn gather(folder: &Path, root: &Path, files: &mut BTreeMap<String, String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                gather(&path, root, files);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                files.insert(name, std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    ["trade", "us-chips", "cn-rare-earths"]
        .iter()
        .map(|name| {
            let folder = root().join("rules").join(name);
            let mut files = BTreeMap::new();
            gather(&folder, &folder, &mut files);
            PackText { folder: (*name).to_owned(), files }
        })
        .collect()
}

/// The packs without their tests, as a decision needs them.
fn without_tests() -> Vec<PackText> {
    let mut packs = texts();
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
    let packs = texts();
    bencher.bench_local(|| check(&packs));
}

#[divan::bench(sample_count = 20)]
fn load_and_check_without_tests(bencher: divan::Bencher) {
    let packs = without_tests();
    bencher.bench_local(|| check(&packs));
}

#[divan::bench]
fn law_of_a_day(bencher: divan::Bencher) {
    let Checked { model, .. } = check(&texts());
    bencher.bench_local(|| Law::new(&model, asked()));
}

#[divan::bench]
fn read_a_transaction(bencher: divan::Bencher) {
    let Checked { model, .. } = check(&texts());
    let bytes = example();
    bencher.bench_local(|| read_transaction(&model, &bytes));
}

#[divan::bench]
fn decide_without_proof_both_packs(bencher: divan::Bencher) {
    let Checked { model, .. } = check(&texts());
    let transaction = read_transaction(&model, &example()).unwrap();
    let law = Law::new(&model, asked());
    let packs = RulePack::all(&model, None);
    bencher.bench_local(|| {
        packs.iter().map(|pack| pack.range(&law, &transaction.facts)).collect::<Vec<_>>()
    });
}

#[divan::bench(sample_count = 20)]
fn decide_with_proof_both_packs(bencher: divan::Bencher) {
    let Checked { model, .. } = check(&texts());
    let transaction = read_transaction(&model, &example()).unwrap();
    bencher.bench_local(|| decide(&model, &transaction, asked(), Detail::Proof));
}
