//! Laws held against generated packs, facts and trees.

use std::fmt::Write as _;

use proptest::prelude::*;
use tidewaiter_engine::{Asked, Facts, Judged, Law, Posture, Range, RulePack};
use tidewaiter_model::{FactId, JudgmentId, Model, Number, PackId, Value};

use crate::packs::{made_up, sound};

/// The facts of generated packs: four truth values, two numbers, a judgment.
const VOCABULARY: &str = "
fact a: truth
fact b: truth
fact c: truth
fact n: number
fact m: number
judgment j \"Is it so?\" { cite \"1\" }
";

/// A random condition over them.
fn condition() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("a".to_owned()),
        Just("b".to_owned()),
        Just("c".to_owned()),
        Just("j".to_owned()),
        (0..4_i64).prop_map(|k| format!("n >= {k}")),
        (0..4_i64).prop_map(|k| format!("n < m + {k}")),
        (0..4_i64).prop_map(|k| format!("n / m > {k}")),
        Just("n in {0, 2}".to_owned()),
        Just("a is b".to_owned()),
        Just("true".to_owned()),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(x, y)| format!("({x}) and ({y})")),
            (inner.clone(), inner.clone()).prop_map(|(x, y)| format!("({x}) or ({y})")),
            inner.clone().prop_map(|x| format!("not ({x})")),
            (inner.clone(), inner.clone())
                .prop_map(|(x, y)| format!("any {{\n(1) {x}\n(2) {y}\n}}")),
            (inner.clone(), inner).prop_map(|(x, y)| format!("all {{\n(i) {x}\n(ii) {y}\n}}")),
        ]
    })
}

const POLICIES: [&str; 4] =
    ["presumption_of_approval", "case_by_case", "presumption_of_denial", "policy_of_denial"];

prop_compose! {
    /// A pack of a scope, two rules, two reviews, two exceptions, an exception to one of these.
    fn pack()(
        conditions in proptest::collection::vec(condition(), 9),
        policies in proptest::collection::vec(0..4_usize, 4),
        prohibited in any::<bool>(),
        lifted in any::<bool>(),
        suspended in any::<bool>(),
    ) -> String {
        let mut text = VOCABULARY.to_owned();
        let head = "cite \"1\"\nforce 2024-01-01 ..\n";
        let mut put = |what: &str, condition: &str, rest: &str| {
            let _ = write!(text, "{what} {{\n{head}when {condition}\n{rest}\n}}\n");
        };
        let policy = |i: usize| POLICIES[policies[i]];
        put("scope s \"S\"", &conditions[0], "");
        let then = if prohibited { "prohibited".to_owned() }
            else { format!("license required, review {}", policy(0)) };
        let suspension = if suspended {
            "suspended 2024-01-01 .. when j announced 2024-01-01 cite \"1\""
        } else { "" };
        put("rule r \"R\"", &conditions[1], &format!("unless {}\nthen {then}\n{suspension}", conditions[8]));
        put("rule q \"Q\"", &conditions[2], &format!("then license required, review {}", policy(1)));
        put("review v of r, q \"V\"", &conditions[3], &format!("then {}", policy(2)));
        put("review w of q \"W\"", &conditions[4], &format!("then {}", policy(3)));
        put("exception x to r \"X\"", &conditions[5], "then available");
        put("exception y to r, q \"Y\"", &conditions[6],
            if lifted { "then lifted" } else { "then available" });
        put("exception z to x, v \"Z\"", &conditions[7], "");
        text
    }
}

/// What is known: each fact, or nothing.
type Known = ([Option<bool>; 3], [Option<i64>; 2], Option<bool>);

fn complete_facts() -> impl Strategy<Value = ([bool; 3], [i64; 2], bool)> {
    (any::<[bool; 3]>(), [0..4_i64, 0..4_i64], any::<bool>())
}

fn facts(model: &Model, known: &Known) -> Facts {
    let mut facts = Facts::unknown(model);
    let (truths, numbers, judgment) = known;
    for (name, value) in ["a", "b", "c"].iter().zip(truths) {
        facts.set(id(model, name), value.map(Value::Truth));
    }
    for (name, value) in ["n", "m"].iter().zip(numbers) {
        facts.set(id(model, name), value.map(|n| Value::Number(Number::whole(n))));
    }
    facts.judge(JudgmentId(0), judgment.map(Judged::anonymous));
    facts
}

fn id(model: &Model, name: &str) -> FactId {
    let place = model.facts.iter().position(|fact| fact.meta.name == name).unwrap();
    FactId(u32::try_from(place).unwrap())
}

fn range(model: &Model, known: &Known) -> Range {
    let day = "2024-06-01".parse().unwrap();
    let law = Law::new(model, Asked { on: day, known: day, posture: Posture::AsEnforced });
    RulePack::of(model, PackId(0), None).range(&law, &facts(model, known))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// Whatever the unknown turns out to be, the verdict is inside the range announced; and the
    /// less is known, the wider the range.
    #[test]
    fn filling_in_stays_inside_the_range(
        text in pack(),
        (truths, numbers, judgment) in complete_facts(),
        masks in any::<([bool; 6], [bool; 6])>(),
    ) {
        let checked = sound(&[made_up(&text)]);
        let mask = |mask: [bool; 6]| -> Known {
            (
                [0, 1, 2].map(|i| mask[i].then_some(truths[i])),
                [0, 1].map(|i| mask[3 + i].then_some(numbers[i])),
                mask[5].then_some(judgment),
            )
        };
        let whole = range(&checked.model, &mask([true; 6]));
        let some = range(&checked.model, &mask(masks.0));
        let both = std::array::from_fn(|i| masks.0[i] && masks.1[i]);
        let fewer = range(&checked.model, &mask(both));
        prop_assert!(some.contains(whole), "{some:?} {whole:?}\n{text}");
        prop_assert!(fewer.contains(some), "{fewer:?} {some:?}\n{text}");
    }

    /// Formatting keeps the tree, and formatting again changes nothing.
    #[test]
    fn formatting_keeps_the_tree(text in pack()) {
        let source = tidewaiter_syntax::SourceId(0);
        let parsed = tidewaiter_syntax::parse(source, &text);
        let formatted = tidewaiter_syntax::format(&text).unwrap();
        prop_assert_eq!(&parsed.file, &tidewaiter_syntax::parse(source, &formatted).file);
        prop_assert_eq!(&tidewaiter_syntax::format(&formatted).unwrap(), &formatted);
        prop_assert_eq!(&tidewaiter_syntax::format_tree(&parsed.file), &formatted);
    }
}
