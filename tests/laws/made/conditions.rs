//! Conditions over the facts of made-up packs.

use proptest::prelude::*;
use proptest::sample::select;

/// A condition; it may name what is in `names`, beside the facts and what every pack declares.
pub fn condition(names: &[&'static str]) -> BoxedStrategy<String> {
    let mut named = vec!["a", "b", "c", "j", "k", "true", "false", "both"];
    named.extend(names);
    let leaf = prop_oneof![
        select(named).prop_map(str::to_owned),
        numbers(),
        places("place"),
        others(),
        quantified(),
        part_condition("part"),
    ];
    compound(leaf.boxed(), 2)
}

/// Conditions joined and nested.
fn compound(leaf: BoxedStrategy<String>, depth: u32) -> BoxedStrategy<String> {
    leaf.prop_recursive(depth, 8, 3, |inner| {
        let two = (inner.clone(), inner.clone());
        prop_oneof![
            two.clone().prop_map(|(x, y)| format!("({x}) and ({y})")),
            two.clone().prop_map(|(x, y)| format!("({x}) or ({y})")),
            inner.clone().prop_map(|x| format!("not ({x})")),
            two.clone().prop_map(|(x, y)| format!("any {{\n(1) {x}\n(2) \"two\" {y}\n}}")),
            two.prop_map(|(x, y)| format!("all {{\n(i) {x}\n(ii) {y}\n}}")),
        ]
    })
    .boxed()
}

fn number() -> BoxedStrategy<String> {
    let leaf = prop_oneof![
        (0..4_i64).prop_map(|n| n.to_string()),
        select(vec!["n", "m", "limit", "part.double", "worth(place)", "twice(n)"])
            .prop_map(str::to_owned),
        select(vec![
            "(sum of p.value for p in parts)",
            "(sum of p.value * 2 for p in parts where p.ready)",
            "(count of p in parts)",
            "(count of p in parts where p.origin in listed)",
        ])
        .prop_map(str::to_owned),
    ];
    leaf.prop_recursive(1, 3, 2, |inner| {
        (inner.clone(), select(vec!["+", "-", "*", "/"]), inner)
            .prop_map(|(x, sign, y)| format!("({x} {sign} {y})"))
    })
    .boxed()
}

fn numbers() -> BoxedStrategy<String> {
    let compare = select(vec![">=", "<=", ">", "<", "is", "is not"]);
    prop_oneof![
        (number(), compare, number()).prop_map(|(x, sign, y)| format!("{x} {sign} {y}")),
        number().prop_map(|x| format!("{x} in {{0, 2, 4}}")),
    ]
    .boxed()
}

fn places(of: &'static str) -> BoxedStrategy<String> {
    select(vec!["is XA", "is not XB", "in {XA, XC}", "in listed", "not in listed"])
        .prop_map(move |test| format!("{of} {test}"))
        .boxed()
}

fn others() -> BoxedStrategy<String> {
    select(vec![
        "mass >= 2 t",
        "mass < threshold",
        "share > 0.1 %",
        "share <= quota",
        "price >= 100 USD",
        "signed >= 2024-03-01",
        "date - signed > 10 days",
        "signed + 30 days < date",
        "note is \"x\"",
        "same_name(note, \"ACME Co., Ltd.\")",
        "charted(place, note)",
        "any e in entries has same_name(e.name, note)",
        "any e in entries where e.country is place has (same_name(e.name, note) or a)",
        "no e in entries has e.country is place",
    ])
    .prop_map(str::to_owned)
    .boxed()
}

/// A condition on a part that a path or variable names.
fn part_condition(of: &'static str) -> BoxedStrategy<String> {
    let at = |test: &'static str| Just(format!("{of}.{test}"));
    let leaf = prop_oneof![
        at("ready"),
        at("value >= limit"),
        at("double > 3"),
        Just(format!("buyer in {of}.roles")),
        Just(format!("cheap({of})")),
        Just(format!("any r in {of}.roles has r is user")),
        Just(format!("any q in {of}.pieces has q.weight > 1 t")),
        Just(format!("every q in {of}.pieces where q.origin in listed has q.weight < threshold")),
        Just(format!("(sum of q.weight for q in {of}.pieces) >= 3 kg")),
        Just(format!("any e in entries has same_name(e.name, {of}.name)")),
        places(match of {
            "p" => "p.origin",
            _ => "part.origin",
        }),
    ];
    compound(leaf.boxed(), 1)
}

fn quantified() -> BoxedStrategy<String> {
    let filter = prop::option::of(part_condition("p"));
    (select(vec!["any", "every", "no"]), filter, part_condition("p"))
        .prop_map(|(quantifier, filter, body)| {
            let filter = filter.map(|filter| format!(" where ({filter})")).unwrap_or_default();
            format!("{quantifier} p in parts{filter} has ({body})")
        })
        .boxed()
}
