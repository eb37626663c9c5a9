//! Functions that fail: what a rule pack makes of them is never milder than what it would be.

use std::collections::BTreeMap;
use std::sync::Arc;

use tidewaiter_engine::{Detail, Determination, Functions, Law, Outcome, RulePack, Verdict};
use tidewaiter_host::{HostFunctions, Plugin};
use tidewaiter_model::Model;

use crate::guest::Guest;
use crate::world::{asked, host, loaded, model, model_of, transaction};

/// A rule that hangs on a plugin's function.
pub const RULES: &str = r#"
fact buyer: text
function score(name: text): number from "screening"
rule listed "Listed buyers" {
  cite "Act, s. 1"
  force 2020-01-01 ..
  when score(buyer) >= 1
  then prohibited
}
"#;

pub fn plugins(pack: &str, plugin: Plugin) -> BTreeMap<(String, String), Plugin> {
    BTreeMap::from([((pack.to_owned(), "screening".to_owned()), plugin)])
}

/// The first pack's determination.
pub fn decide_pack(model: &Arc<Model>, functions: &HostFunctions<'_>, json: &str) -> Determination {
    let transaction = transaction(model, json);
    let packs = RulePack::all(model, Some(functions as &dyn Functions));
    packs[0].determine(&Law::new(model, asked()), &transaction.facts, Detail::Proof)
}

/// Open up to the strictest verdict: the failure freed nobody.
pub fn assert_open(found: &Determination) {
    assert_eq!(found.range.most, Verdict::PROHIBITED, "{found:#?}");
    assert!(!found.settled, "{found:#?}");
}

/// The value of a failed call is unknown, wherever it stands.
#[test]
fn no_place_in_a_pack_turns_a_failure_into_leave() {
    let failing = "(func $compute (type $compute) unreachable)\n";
    let when = [
        "score(buyer) >= 1",
        "not (score(buyer) < 1)",
        "score(buyer) + 1 > 0",
        "any { (a) score(buyer) >= 1  (b) buyer is \"Nobody\" }",
        "all { (a) score(buyer) >= 1  (b) buyer is \"Acme\" }",
        "suspect",
        "(count of n in others where (score(n) >= 1)) >= 1",
        "any n in others has score(n) >= 1",
        "not (every n in others has score(n) < 1)",
    ];
    let host = host();
    for condition in when {
        let rules = format!(
            "fact buyer: text\nfact others: list of text\n\
             function score(name: text): number from \"screening\"\n\
             define suspect: truth = score(buyer) >= 1\n\
             rule listed \"Listed\" {{\n cite \"s. 1\"\n force 2020-01-01 ..\n when {condition}\n then prohibited\n}}\n"
        );
        check_open(&host, failing, &rules);
    }
    // An exception that hangs on it lifts nothing.
    for gives in ["available", "lifted"] {
        let rules = format!(
            "fact buyer: text\nfunction score(name: text): number from \"screening\"\n\
             rule all_of_it \"All\" {{\n cite \"s. 1\"\n force 2020-01-01 ..\n when buyer is \"Acme\"\n then prohibited\n}}\n\
             exception good to all_of_it \"Good\" {{\n cite \"s. 2\"\n force 2020-01-01 ..\n when score(buyer) < 1\n then {gives}\n}}\n"
        );
        check_open(&host, failing, &rules);
    }
}

fn check_open(host: &tidewaiter_host::Host, failing: &str, rules: &str) {
    let model = model(rules);
    let guest = Guest::new("failing", &format!(";; world: functions\n{failing}"));
    let plugins = plugins("harbor", loaded(host, &guest));
    let functions = HostFunctions::bind(&model, &plugins).unwrap();
    let json = if rules.contains("others") {
        r#"{ "buyer": "Acme", "others": ["A", "B"] }"#
    } else {
        r#"{ "buyer": "Acme" }"#
    };
    let found = decide_pack(&model, &functions, json);
    assert_open(&found);
    let failure = found.failure.unwrap_or_default();
    assert!(failure.contains("unreachable"), "{rules}: {failure}");
}

/// Counts its calls, and stops at the argument `!`.
const COUNTING: &str = r#";; world: functions
;; asks: log
(import "tidewaiter:plugin/log@0.1.0" "log" (func $log (param i32 i32)))
(func $compute (type $compute) (local $text i32)
  ;; The texts of the first argument: dictionary, then its first entry.
  (local.set $text (i32.load offset=20 (local.get 2)))
  (call $log (i32.load (local.get $text)) (i32.load offset=4 (local.get $text)))
  (if (i32.eq (i32.load8_u (i32.load (local.get $text))) (i32.const 33)) (then unreachable))
  (i32.store8 (i32.const 0x40) (i32.const 0))
  (i32.store (i32.const 0x44) (i32.const 0x600))
  (i32.store (i32.const 0x48) (i32.const 1))
  (i32.const 0x40))
"#;

#[test]
fn each_distinct_argument_is_asked_once_and_a_failure_is_of_its_own_transaction() {
    let (host, model) = (host(), model(RULES));
    let plugins = plugins("harbor", loaded(&host, &Guest::new("counting", COUNTING)));
    let functions = HostFunctions::bind(&model, &plugins).unwrap();
    let buyer =
        |name: &str| decide_pack(&model, &functions, &format!(r#"{{ "buyer": "{name}" }}"#));
    let log = || plugins.values().next().unwrap().take_log();
    assert_eq!(buyer("Acme").failure, None);
    assert_eq!(buyer("Acme").range.least.outcome, Outcome::Prohibited);
    assert_eq!(log(), ["Acme"]);
    // A failure, told for its transaction each time, and asked once.
    for _ in 0..2 {
        let failed = buyer("!");
        assert!(failed.failure.clone().unwrap_or_default().contains("unreachable"), "{failed:#?}");
        assert_open(&failed);
    }
    assert_eq!(log(), ["!"]);
    // The next is answered by a fresh instance, and says nothing of the failure before.
    let next = buyer("Beta");
    assert_eq!((next.failure.as_deref(), next.settled), (None, true));
    assert_eq!(log(), ["Beta"]);
}

/// Whether the first entry of the list is `x`: 1 where it is.
const READING: &str = r#";; world: functions
;; asks: lists
(import "tidewaiter:plugin/lists@0.1.0" "read" (func $read (param i32 i32 i32 i32 i32)))
(data (i32.const 0x3000) "watched")
(data (i32.const 0x3010) "\00\00\00\00\00\00\00\00\05")
(func $compute (type $compute) (local $columns i32) (local $text i32)
  (call $read (i32.const 0x3000) (i32.const 7) (i32.const 0x3010) (i32.const 1) (i32.const 0x3100))
  (if (i32.load8_u (i32.const 0x3100)) (then unreachable))
  (local.set $columns (i32.load (i32.const 0x3108)))
  (local.set $text (i32.load offset=20 (local.get $columns)))
  (i64.store (i32.const 0x648)
    (i64.extend_i32_u (i32.eq (i32.load8_u (i32.load (local.get $text))) (i32.const 120))))
  (i32.store8 (i32.const 0x40) (i32.const 0))
  (i32.store (i32.const 0x44) (i32.const 0x600))
  (i32.store (i32.const 0x48) (i32.const 1))
  (i32.const 0x40))
"#;

/// One file in two packs, each with a list of its own: neither reads the other's.
#[test]
fn packs_that_share_a_file_share_no_lists() {
    let rules = |first: &str, word: &str| {
        format!(
            "{first}\nlist watched: text \"Watched\" {{\n cite \"s. 1\"\n 2020-01-01 ..: \"{word}\"\n}}\n\
             function score(name: text): number from \"screening\"\n\
             rule listed \"Listed\" {{\n cite \"s. 1\"\n force 2020-01-01 ..\n when score(buyer) >= 1\n then prohibited\n}}\n"
        )
    };
    let (one, two) = (rules("use trade", "y"), rules("use trade", "x"));
    let host = host();
    let model = model_of(&[("trade", "fact buyer: text\n"), ("one", &one), ("two", &two)]);
    let plugins: BTreeMap<(String, String), Plugin> = ["one", "two"]
        .map(|pack| {
            let key = (pack.to_owned(), "screening".to_owned());
            (key, loaded(&host, &Guest::new("reading", READING)))
        })
        .into();
    let functions = HostFunctions::bind(&model, &plugins).unwrap();
    let transaction = transaction(&model, r#"{ "buyer": "Acme" }"#);
    let law = Law::new(&model, asked());
    let outcomes: Vec<(String, Outcome, Option<String>)> =
        RulePack::all(&model, Some(&functions as &dyn Functions))
            .iter()
            .map(|pack| pack.determine(&law, &transaction.facts, Detail::Proof))
            .map(|found| (found.pack.to_string(), found.range.most.outcome, found.failure))
            .filter(|(pack, ..)| pack != "trade")
            .collect();
    assert_eq!(
        outcomes,
        [
            ("one".to_owned(), Outcome::NoLicenseRequired, None),
            ("two".to_owned(), Outcome::Prohibited, None),
        ]
    );
}
