//! Laws of the interpreter, the proof and the record, held against made-up packs of every construct.

use std::collections::BTreeMap;

use proptest::prelude::*;
use tidewaiter_engine::{
    Asked, Decision, Detail, Law, Range, RulePack, Transaction, decide, read_transaction,
};
use tidewaiter_model::{Model, PackId};

use crate::made::{asked, complete, made, without};
use crate::packs::sound;

fn read(model: &Model, transaction: &serde_json::Value) -> Transaction {
    read_transaction(model, transaction.to_string().as_bytes())
        .unwrap_or_else(|problems| panic!("{problems:#?}\n{transaction}"))
}

/// The range of each jurisdiction.
fn ranges(model: &Model, asked: Asked, transaction: &serde_json::Value) -> Vec<Range> {
    let law = Law::new(model, asked);
    let facts = read(model, transaction).facts;
    (0..)
        .map(PackId)
        .zip(&model.packs)
        .filter(|(_, pack)| pack.jurisdiction.is_some())
        .map(|(id, _)| RulePack::of(model, id, None).range(&law, &facts))
        .collect()
}

fn determinations(decision: &Decision) -> BTreeMap<String, String> {
    let all = decision.determinations.iter();
    all.map(|it| (it.pack.to_string(), serde_json::to_string(it).unwrap())).collect()
}

/// Whether the range of the whole is inside each, and nothing milder became the most that there is.
fn widens(fewer: &[Range], more: &[Range]) -> bool {
    fewer.iter().zip(more).all(|(fewer, more)| fewer.contains(*more) && fewer.most >= more.most)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, max_shrink_iters: 300, ..ProptestConfig::default() })]

    /// Whatever the unknown turns out to be, the verdict is inside the range that was announced; and
    /// the less is known, the wider the range: taking a fact away never makes its most restrictive
    /// end milder.
    #[test]
    fn filling_in_stays_inside_the_range(
        made in made(),
        asked in asked(),
        transaction in complete(),
        seeds in any::<[u64; 3]>(),
    ) {
        let checked = sound(&made.texts());
        let of = |seeds: &[u64]| ranges(&checked.model, asked, &without(&transaction, seeds));
        let whole = of(&[]);
        let mut more = whole;
        for known in 1..=seeds.len() {
            let fewer = of(&seeds[..known]);
            prop_assert!(
                widens(&fewer, &more),
                "{fewer:?} {more:?}\n{}",
                without(&transaction, &seeds[..known])
            );
            more = fewer;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, max_shrink_iters: 300, ..ProptestConfig::with_cases(32) })]

    /// The order of packs, files and declarations changes no determination, to the last byte.
    #[test]
    fn order_changes_nothing(
        made in made(),
        asked in asked(),
        transaction in complete(),
        seed in any::<u64>(),
        unknown in any::<u64>(),
    ) {
        let transaction = without(&transaction, &[unknown]);
        let decided = |packs: &[tidewaiter_model::PackText]| {
            let checked = sound(packs);
            let transaction = read(&checked.model, &transaction);
            determinations(&decide(&checked.model, &transaction, asked, Detail::Proof))
        };
        prop_assert_eq!(decided(&made.texts()), decided(&made.shuffled(seed)));
    }

    /// A decision, settled or not, replays to the same bytes from the transaction that it records.
    #[test]
    fn a_decision_replays_to_the_same_bytes(
        made in made(),
        asked in asked(),
        transaction in complete(),
        unknown in prop::option::of(any::<u64>()),
    ) {
        let checked = sound(&made.texts());
        let model = &checked.model;
        let seeds: Vec<u64> = unknown.into_iter().collect();
        let transaction = read(model, &without(&transaction, &seeds));
        let first = decide(model, &transaction, asked, Detail::Proof);
        let again = read_transaction(model, first.transaction.to_string().as_bytes()).unwrap();
        let second = decide(model, &again, asked, Detail::Proof);
        let bytes = |decision: &Decision| serde_json::to_string(decision).unwrap();
        prop_assert_eq!(bytes(&first), bytes(&second));
    }

    /// What is missing is what would settle it: where the range is open, facts are named, and a
    /// verdict that the whole facts lead to is among those announced for each answer tried.
    #[test]
    fn what_is_open_names_what_is_missing(
        made in made(),
        asked in asked(),
        transaction in complete(),
        unknown in any::<u64>(),
    ) {
        let checked = sound(&made.texts());
        let model = &checked.model;
        let whole = ranges(model, asked, &transaction);
        let some = read(model, &without(&transaction, &[unknown]));
        let decision = decide(model, &some, asked, Detail::Proof);
        let jurisdictions = decision.determinations.iter().zip(whole);
        for (determination, whole) in jurisdictions {
            prop_assert!(determination.range.contains(whole));
            let open = determination.range != whole;
            prop_assert!(!open || !determination.missing.is_empty(), "{determination:#?}");
            for missing in &determination.missing {
                for answer in &missing.answers {
                    prop_assert!(
                        determination.range.contains(answer.leads_to),
                        "{}: {answer:?} leaves {:?}", missing.path, determination.range
                    );
                }
            }
        }
    }
}

/// The made-up packs reach every outcome, every standing and every way in which something is left
/// open: laws that hold for want of cases are worth nothing.
#[test]
fn the_packs_made_reach_everything() {
    use proptest::strategy::ValueTree as _;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = (made(), asked(), complete(), any::<u64>());
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for _ in 0..60 {
        let (made, asked, transaction, unknown) = strategy.new_tree(&mut runner).unwrap().current();
        let checked = sound(&made.texts());
        let model = &checked.model;
        for transaction in [transaction.clone(), without(&transaction, &[unknown])] {
            let transaction = read(model, &transaction);
            let decision = decide(model, &transaction, asked, Detail::Proof);
            for it in &decision.determinations {
                let mut saw = |what: String| *seen.entry(what).or_insert(0) += 1;
                saw(format!("{:?}", it.range.most.outcome));
                saw(format!("settled {}", it.settled));
                saw(format!("postures differ {}", it.other_posture.is_some()));
                for considered in &it.considered {
                    let (kind, applies) = (considered.kind, considered.applies);
                    saw(format!("{kind:?} {applies:?}"));
                    saw(format!("{:?}", considered.standing));
                }
            }
        }
    }
    for wanted in [
        "NotSubject",
        "NoLicenseRequired",
        "ExceptionAvailable",
        "LicenseRequired",
        "Prohibited",
        "settled true",
        "settled false",
        "postures differ true",
        "Rule True",
        "Rule False",
        "Rule Unknown",
        "Review True",
        "Review Unknown",
        "Exception True",
        "Exception False",
        "Exception Unknown",
        "Scope Unknown",
        "InForce",
        "NotInForce",
        "ComplianceNotDue",
        "Suspended",
        "PerhapsSuspended",
        "NotEnforced",
    ] {
        assert!(seen.get(wanted).is_some_and(|times| *times >= 3), "{wanted}: {seen:#?}");
    }
}
