//! A small world for guests to misbehave in: packs, a transaction, a host with short limits.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use tidewaiter_engine::{
    Asked, Detail, Determination, Jurisdiction as _, Posture, Range, Transaction, Verdict,
    read_transaction,
};
use tidewaiter_host::{
    CompileLimits, Compiler, Host, HostConfig, Import, Limits, Origin, Plugin, PluginJurisdiction,
    Refusal,
};
use tidewaiter_model::{Model, PackId, PackText, check};

use crate::guest::Guest;

/// The limits under which guests run here.
pub const LIMITS: Limits = Limits {
    fuel: 20_000_000_000,
    time: Duration::from_millis(200),
    memory: 16 << 20,
    table: 1_000,
    stack: 256 << 10,
    answer: 1 << 20,
};

pub fn config(compiler: Compiler) -> HostConfig {
    HostConfig {
        compiler,
        compile: CompileLimits::DEFAULT,
        cache: None,
        cap: Limits::DEFAULT,
        grants: BTreeSet::from([Import::Lists, Import::Log]),
        keys: None,
    }
}

/// A host that compiles in this process: the guests are small.
pub fn host() -> Host {
    Host::new(config(Compiler::Here)).unwrap()
}

pub fn load(host: &Host, guest: &Guest) -> Result<Plugin, Refusal> {
    load_bytes(host, guest, &guest.component())
}

pub fn load_bytes(host: &Host, guest: &Guest, bytes: &[u8]) -> Result<Plugin, Refusal> {
    let fuel = guest.says("fuel").map_or(LIMITS.fuel, |fuel| fuel.parse().unwrap());
    let asks = guest.says("asks").unwrap_or_default();
    host.load(&Origin {
        bytes,
        pin: None,
        signature: None,
        asks: asks.split(", ").filter_map(Import::named).collect(),
        limits: Limits { fuel, ..LIMITS },
    })
}

/// A guest that must load.
pub fn loaded(host: &Host, guest: &Guest) -> Plugin {
    load(host, guest).unwrap_or_else(|refusal| panic!("{}: {refusal}", guest.name))
}

/// What every pack with a rule must have.
const SCOPE: &str =
    "scope everything \"Everything\" {\n cite \"Act, s. 0\"\n force 2020-01-01 ..\n}\n";

const MANIFEST: &str =
    "version = \"0.1.0\"\ntitle = \"T\"\nissuer = \"Nobody\"\nengine = \"0.1\"\n";

/// A pack named `harbor` with those rules, whose function is from the plugin `screening`.
pub fn model(rules: &str) -> Arc<Model> {
    model_of(&[("harbor", rules)])
}

/// Packs, each of a name and its rules.
pub fn model_of(packs: &[(&str, &str)]) -> Arc<Model> {
    let packs: Vec<PackText> = packs
        .iter()
        .map(|(name, rules)| {
            let packs = if rules.contains("use trade") { "[packs]\ntrade = \"0.1\"\n" } else { "" };
            let manifest = format!(
                "name = \"{name}\"\njurisdiction = \"XX\"\n{MANIFEST}{packs}[plugins.screening]\npath = \"s.wasm\"\nsha256 = \"{}\"\n",
                "0".repeat(64)
            );
            let scope = if rules.contains("\nrule ") { SCOPE } else { "" };
            let files = BTreeMap::from([
                ("pack.toml".to_owned(), manifest),
                ("rules.tide".to_owned(), format!("{rules}\n{scope}")),
            ]);
            PackText { folder: (*name).to_owned(), files }
        })
        .collect();
    let checked = check(&packs);
    let problems: Vec<&str> =
        checked.diagnostics.iter().map(|found| found.message.as_str()).collect();
    assert!(checked.is_usable(), "{problems:?}");
    Arc::new(checked.model)
}

/// What most guests are bound to.
pub fn plain() -> Arc<Model> {
    model(
        "fact buyer: text
list watched: text \"Watched\" {
  cite \"Act, s. 2\"
  2020-01-01 ..: \"x\"
}
",
    )
}

pub fn asked() -> Asked {
    let day = "2026-01-01".parse().unwrap();
    Asked { on: day, known: day, posture: Posture::AsEnforced }
}

pub fn transaction(model: &Model, json: &str) -> Transaction {
    read_transaction(model, json.as_bytes()).unwrap()
}

/// Decides that many empty transactions.
pub fn decide(
    model: &Arc<Model>,
    plugin: &Plugin,
    rows: usize,
    detail: Detail,
) -> Vec<Determination> {
    let bound = PluginJurisdiction::new(model, Some(PackId(0)), plugin).unwrap();
    let transaction = transaction(model, "{}");
    bound.decide(&vec![&transaction; rows], asked(), detail)
}

/// The answer is open over the full range, with words that say why.
pub fn assert_failed(found: &Determination, words: &str) {
    let failure = found.failure.as_deref().unwrap_or_else(|| panic!("{words}: {found:#?}"));
    assert!(failure.contains(words), "{words:?} is not in {failure:?}");
    assert_eq!(found.range, Range::FULL, "{failure}");
    assert!(!found.settled && found.considered.is_empty(), "{failure}");
    assert_eq!(found.remarks, [failure]);
}

/// The honest guest answers as it should: prohibited, under its one rule.
pub fn assert_honest(model: &Arc<Model>, honest: &Plugin, after: &str) {
    for detail in [Detail::Outcome, Detail::Proof] {
        for found in decide(model, honest, 3, detail) {
            assert_eq!(found.failure, None, "after {after}");
            assert_eq!(found.range, Range::exactly(Verdict::PROHIBITED), "after {after}");
            let due = usize::from(detail == Detail::Proof);
            assert_eq!(found.considered.len(), due, "after {after}");
        }
    }
}

/// The most memory that this process has had at once, in MiB.
pub fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kib| kib >> 10)
}
