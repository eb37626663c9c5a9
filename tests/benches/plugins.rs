//! What the crossing into a plugin costs, beside the same law run natively.
//!
//! `cargo bench -p tidewaiter-tests --bench plugins`. Machines are noisy: compare the lines of one run.
//! There are two laws, both invented. That of `docs/plugins`, in Rust, has one rule, one exception and
//! five fields, one of them in a list. `controls` has twenty-four rules over twenty-four fields.

#[path = "../laws/packs.rs"]
#[allow(dead_code)]
mod packs;

// By its file: as a package it takes the SDK from another folder, and cargo would see two SDKs.
#[path = "../../plugins/controls/src/lib.rs"]
mod controls;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use bouvet_memory::BouvetMemory;
use controls::Controls;
use divan::Bencher;
use divan::counter::ItemsCount;
use packs::{pack_text, root};
use tidewaiter_engine::{
    Asked, Detail, Functions as _, Jurisdiction as _, Law, Posture, Transaction, read_transaction,
};
use tidewaiter_host::{
    CompileLimits, Compiler, Host, HostConfig, HostFunctions, Import, Limits, Origin, Plugin,
    PluginJurisdiction,
};
use tidewaiter_model::{FunctionId, Model, PackText, Value, check};
use tidewaiter_plugin_sdk::wire::controls::{Batch, Detail as WireDetail, Posture as WirePosture};
use tidewaiter_plugin_sdk::wire::facts::{Column, Decimals, Level, Numbers, Texts, Values};

fn main() {
    divan::main();
}

fn bytes(path: &str) -> Vec<u8> {
    std::fs::read(root().join(path)).unwrap()
}

/// A pack in `rules/`, without its tests.
fn pack(name: &str) -> PackText {
    let mut pack = pack_text(&root().join("rules").join(name));
    pack.files.retain(|path, _| !path.starts_with("tests/"));
    pack
}

static VOCABULARY: LazyLock<Arc<Model>> = LazyLock::new(|| Arc::new(check(&[pack("trade")]).model));

fn host(cache: Option<PathBuf>) -> Host {
    Host::new(HostConfig {
        compiler: Compiler::Here,
        compile: CompileLimits::DEFAULT,
        cache,
        cap: Limits::DEFAULT,
        grants: Import::ALL.into(),
        keys: None,
    })
    .unwrap()
}

fn load(host: &Host, bytes: &[u8]) -> Plugin {
    host.load(&Origin {
        bytes,
        pin: None,
        signature: None,
        asks: Import::ALL.into(),
        limits: Limits::DEFAULT,
    })
    .unwrap()
}

static LAW: LazyLock<Vec<u8>> = LazyLock::new(|| bytes("docs/plugins/rust/example.wasm"));
static PLUGIN: LazyLock<Plugin> = LazyLock::new(|| load(&host(None), &LAW));

fn asked() -> Asked {
    let day = "2025-06-02".parse().unwrap();
    Asked { on: day, known: day, posture: Posture::AsEnforced }
}

/// Transactions of which some are under the law, some not, and some leave it open.
fn transactions(count: usize) -> Vec<Transaction> {
    (0..count)
        .map(|number| {
            let origin = if number % 3 == 0 { "BV" } else { "NO" };
            let bandwidth = 100 + number % 900;
            let known = if number % 7 == 0 {
                String::new()
            } else {
                format!(r#""item":{{"chip":{{"dram_bandwidth":"{bandwidth} GB/s"}}}},"#)
            };
            let text = format!(
                r#"{{{known}"origin":"{origin}","destination":"HM","end_use":{{"kind":"civil"}},
                "parties":[{{"country":"BV"}},{{"country":"TF"}}]}}"#
            );
            read_transaction(&VOCABULARY, text.as_bytes()).unwrap()
        })
        .collect()
}

/// The same transactions as the columns that cross.
fn batch(count: usize, detail: WireDetail) -> Batch {
    let texts = |pick: &dyn Fn(usize) -> u32, dictionary: &[&str], rows: usize| Column {
        levels: Vec::new(),
        known: vec![true; rows],
        values: Values::Texts(Texts {
            dictionary: dictionary.iter().map(|text| (*text).to_owned()).collect(),
            places: (0..rows).map(pick).collect(),
        }),
    };
    let numbers = Column {
        levels: Vec::new(),
        known: (0..count).map(|number| number % 7 != 0).collect(),
        values: Values::Numbers(Numbers::Decimals(Decimals {
            scale: 0,
            values: (0..count).map(|number| 100 + number as i64 % 900).collect(),
        })),
    };
    let parties = Column {
        levels: vec![Level { known: vec![true; count], lengths: vec![2; count] }],
        ..texts(&|place| place as u32 % 2, &["BV", "TF"], 2 * count)
    };
    Batch {
        rows: count as u32,
        columns: vec![
            texts(&|number| u32::from(number % 3 != 0), &["BV", "NO"], count),
            numbers,
            texts(&|_| 0, &["HM"], count),
            parties,
            texts(&|_| 0, &["civil"], count),
        ],
        on: 20_241,
        known: 20_241,
        posture: WirePosture::AsEnforced,
        detail,
    }
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn compile_cold(bencher: Bencher) {
    bencher.bench_local(|| load(&host(None), &LAW));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn compile_cold_screening(bencher: Bencher) {
    let bytes = bytes("plugins/screening/screening.wasm");
    bencher.bench_local(|| load(&host(None), &bytes));
}

#[divan::bench(sample_count = 20)]
fn load_from_cache(bencher: Bencher) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-cache");
    let host = host(Some(folder));
    load(&host, &LAW);
    bencher.bench_local(|| load(&host, &LAW));
}

#[divan::bench(sample_count = 20)]
fn load_from_cache_screening(bencher: Bencher) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-cache");
    let host = host(Some(folder));
    let bytes = bytes("plugins/screening/screening.wasm");
    load(&host, &bytes);
    bencher.bench_local(|| load(&host, &bytes));
}

#[divan::bench]
fn instantiate(bencher: Bencher) {
    let plugin = &*PLUGIN;
    bencher.bench_local(|| plugin.instantiate().unwrap());
}

/// A fresh instance and one call, as every batch has them.
#[divan::bench(args = [1, 1_000])]
fn plugin_outcome(bencher: Bencher, count: usize) {
    let jurisdiction = PluginJurisdiction::new(&VOCABULARY, None, &PLUGIN).unwrap();
    let transactions = transactions(count);
    let rows: Vec<&Transaction> = transactions.iter().collect();
    bencher
        .counter(ItemsCount::new(count))
        .bench_local(|| jurisdiction.decide(&rows, asked(), Detail::Outcome));
}

#[divan::bench(args = [1, 1_000])]
fn native_outcome(bencher: Bencher, count: usize) {
    bencher
        .counter(ItemsCount::new(count))
        .with_inputs(|| batch(count, WireDetail::Outcome))
        .bench_local_values(|batch| tidewaiter_plugin_sdk::answer::<BouvetMemory>(batch).unwrap());
}

#[divan::bench(args = [1, 1_000], sample_count = 20)]
fn plugin_proof(bencher: Bencher, count: usize) {
    let jurisdiction = PluginJurisdiction::new(&VOCABULARY, None, &PLUGIN).unwrap();
    let transactions = transactions(count);
    let rows: Vec<&Transaction> = transactions.iter().collect();
    bencher
        .counter(ItemsCount::new(count))
        .bench_local(|| jurisdiction.decide(&rows, asked(), Detail::Proof));
}

#[divan::bench(args = [1, 1_000], sample_count = 20)]
fn native_proof(bencher: Bencher, count: usize) {
    bencher
        .counter(ItemsCount::new(count))
        .with_inputs(|| batch(count, WireDetail::Proof))
        .bench_local_values(|batch| tidewaiter_plugin_sdk::answer::<BouvetMemory>(batch).unwrap());
}

/// The vocabulary of the controls: a record of numbers, truths and texts.
static DEVICES: LazyLock<Arc<Model>> = LazyLock::new(|| {
    let mut text = "unit GHz \"gigahertz\"\nrecord device \"A device\" {\n".to_owned();
    for (name, ty) in [("number", "number in GHz"), ("truth", "truth"), ("text", "text")] {
        for place in 0..8 {
            text += &format!("  {name}_{place}: {ty}\n");
        }
    }
    text += "}\nfact device: device\n";
    let manifest = "name = \"devices\"\nversion = \"0.1.0\"\ntitle = \"Devices\"\nissuer = \"Nobody\"\nengine = \"0.1\"\n";
    let files = [("pack.toml", manifest), ("vocabulary.tide", &text)];
    let files = files.map(|(name, text)| (name.to_owned(), text.to_owned())).into();
    let checked = check(&[PackText { folder: "devices".to_owned(), files }]);
    assert!(checked.is_usable(), "{:?}", checked.diagnostics);
    Arc::new(checked.model)
});

/// Of device `row` what stands in field `place` of its kind; one in nine is not known.
fn device(row: usize, place: usize) -> Option<usize> {
    (!(row + place).is_multiple_of(9)).then_some(row * 7 + place * 13)
}

const WORDS: [&str; 4] = ["camera", "fiber", "laser", "radar"];

fn devices(count: usize) -> Vec<Transaction> {
    let written = |row| {
        let mut fields = Vec::new();
        for place in 0..8 {
            let Some(seed) = device(row, place) else { continue };
            fields.push(format!(r#""number_{place}":"{}.5 GHz""#, seed % 40));
            fields.push(format!(r#""truth_{place}":{}"#, seed % 3 == 0));
            fields.push(format!(r#""text_{place}":"{}""#, WORDS[seed % 4]));
        }
        format!(r#"{{"device":{{{}}}}}"#, fields.join(","))
    };
    (0..count).map(|row| read_transaction(&DEVICES, written(row).as_bytes()).unwrap()).collect()
}

/// The same devices as the columns that cross.
fn device_batch(count: usize) -> Batch {
    let column = |place: usize, values: fn(Vec<usize>) -> Values| {
        let seeds: Vec<Option<usize>> = (0..count).map(|row| device(row, place)).collect();
        let known = seeds.iter().map(Option::is_some).collect();
        let seeds = seeds.into_iter().map(Option::unwrap_or_default).collect();
        Column { levels: Vec::new(), known, values: values(seeds) }
    };
    let numbers = |seeds: Vec<usize>| {
        let values = seeds.iter().map(|seed| (seed % 40) as i64 * 10 + 5).collect();
        Values::Numbers(Numbers::Decimals(Decimals { scale: 1, values }))
    };
    let truths =
        |seeds: Vec<usize>| Values::Truths(seeds.iter().map(|seed| seed % 3 == 0).collect());
    let texts = |seeds: Vec<usize>| {
        let dictionary = WORDS.map(str::to_owned).into();
        let places = seeds.iter().map(|seed| (seed % 4) as u32).collect();
        Values::Texts(Texts { dictionary, places })
    };
    let kinds: [fn(Vec<usize>) -> Values; 3] = [numbers, truths, texts];
    let columns = kinds.iter().flat_map(|kind| (0..8).map(|place| column(place, *kind))).collect();
    Batch { columns, rows: count as u32, ..batch(0, WireDetail::Outcome) }
}

static CONTROLS: LazyLock<Plugin> =
    LazyLock::new(|| load(&host(None), &bytes("plugins/controls/controls.wasm")));

#[divan::bench(args = [1, 1_000])]
fn plugin_controls(bencher: Bencher, count: usize) {
    let jurisdiction = PluginJurisdiction::new(&DEVICES, None, &CONTROLS).unwrap();
    let transactions = devices(count);
    let rows: Vec<&Transaction> = transactions.iter().collect();
    // The two roads lead to the same place.
    let native = tidewaiter_plugin_sdk::answer::<Controls>(device_batch(count)).unwrap().ranges;
    let found = jurisdiction.decide(&rows, asked(), Detail::Outcome);
    let open =
        |range: &tidewaiter_plugin_sdk::wire::determinations::Range| range.least != range.most;
    let native: Vec<bool> = native.iter().map(open).collect();
    assert_eq!(found.iter().map(|own| !own.settled).collect::<Vec<_>>(), native);
    bencher
        .counter(ItemsCount::new(count))
        .bench_local(|| jurisdiction.decide(&rows, asked(), Detail::Outcome));
}

#[divan::bench(args = [1, 1_000])]
fn native_controls(bencher: Bencher, count: usize) {
    bencher
        .counter(ItemsCount::new(count))
        .with_inputs(|| device_batch(count))
        .bench_local_values(|batch| tidewaiter_plugin_sdk::answer::<Controls>(batch).unwrap());
}

/// A name against the Entity List of us-chips: asked for the first time, and again.
#[divan::bench(args = [false, true])]
fn name_hits(bencher: Bencher, again: bool) {
    let model = Arc::new(check(&[pack("trade"), pack("us-chips")]).model);
    let host = host(Some(Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-cache")));
    let screening = load(&host, &bytes("plugins/screening/screening.wasm"));
    let key = ("us-chips".to_owned(), "screening".to_owned());
    let named = BTreeMap::from([(key, screening)]);
    let functions = HostFunctions::bind(&model, &named).unwrap();
    let law = Law::new(&model, asked());
    let place = model.functions.iter().position(|f| f.meta.name == "name_hits").unwrap();
    let mut number = 0;
    bencher.bench_local(|| {
        number += u32::from(!again);
        let name = format!("Huawei Tecnologies {number}");
        let arguments = [Value::Text(name.into()), Value::Text("entity_list".into())];
        functions.call(&law, FunctionId(place as u32), &arguments).unwrap()
    });
}
