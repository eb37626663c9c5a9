//! Declarations of a made-up pack.

use proptest::prelude::*;
use proptest::sample::select;

use super::conditions::condition;

/// The data of every pack.
pub const CSV: &[(&str, &str)] = &[
    (
        "entries.csv",
        "name,country,in_force_from,in_force_to,announced,end_announced\n\
         Acme Co Ltd,XA,,,,\n\
         Beta,XB,2024-03-01,2024-12-31,2024-04-01,2024-06-15\n\
         x,,2024-01-01,,,\n",
    ),
    (
        "chart.csv",
        "place,note,value,in_force_from,in_force_to,announced,end_announced\n\
         XA,x,true,,2024-06-30,,2024-07-01\n\
         XA,x,false,2024-07-01,,2024-06-15,\n\
         XB,x,true,,,,\n",
    ),
    ("worth.csv", "place,value\nXA,1\nXB,3\n"),
];

/// What every pack has, beside provisions.
pub const COMMON: &[&str] = &[
    "judgment j \"Is it so?\" { cite \"1\" guidance \"Look.\" }",
    "judgment k \"Really?\" { cite \"1\" }",
    "parameter limit: number { 2020-01-01 .. 2024-03-31: 2 cite \"1\" 2024-04-01 ..: 1 cite \"2\" announced 2024-03-01 }",
    "parameter threshold: number in kg { 2020-01-01 ..: 2 t cite \"1\" }",
    "parameter quota: percent { 2024-01-01 .. 2024-12-31: 1.5 % cite \"1\" ended announced 2024-07-01 }",
    "list listed: country \"Listed\" { cite \"1\" 2020-01-01 .. 2024-06-30: XA 2024-03-01: + XB, - XA announced 2024-06-15 2024-07-01 ..: XC }",
    "list entries: entry \"Entries\" { cite \"1\" 2020-01-01 ..: from \"entries.csv\" }",
    "table charted(place: country, note: text): truth \"Chart\" { cite \"1\" 2020-01-01 ..: from \"chart.csv\" missing false because \"No mark\" }",
    "table worth(place: country): number \"Worth\" { cite \"1\" 2020-01-01 ..: from \"worth.csv\" }",
    "define twice(x: number): number = x + x",
    "define cheap(p: part): truth = p.value < limit or p.double is 0",
    "define both: truth = a and k",
];

const HOT: &str = "any p in parts where hot(p) has p.double >= n";
const CLASSES: [&str; 3] = ["klass", "hot(part)", HOT];

const POLICIES: [&str; 4] =
    ["presumption_of_approval", "case_by_case", "presumption_of_denial", "policy_of_denial"];

fn policy() -> BoxedStrategy<&'static str> {
    select(POLICIES.to_vec()).boxed()
}

/// When a version has effect.
fn standing() -> BoxedStrategy<String> {
    let when = |words: &'static str| {
        condition(&[]).prop_map(move |c| words.replace("CONDITION", &format!("({c})")))
    };
    prop_oneof![
        6 => Just(String::new()),
        1 => Just("suspended 2024-03-01 .. 2024-12-31 announced 2024-04-01 cite \"2\"".to_owned()),
        2 => when("suspended 2024-01-01 .. when CONDITION announced 2024-03-01 cite \"2\""),
        2 => Just("suspended by truce".to_owned()),
        1 => Just("not enforced 2024-04-01 .. 2024-12-31 announced 2024-03-31 cite \"2\"".to_owned()),
        1 => Just("compliance 2024-06-15".to_owned()),
        1 => Just("contested 2024-01-01 .. \"Two courts\" cite \"2\"".to_owned()),
        1 => Just("unconfirmed \"The day\"".to_owned()),
    ]
    .boxed()
}

/// The body of a provision: one version or two, with the rest behind the condition.
fn body(names: &'static [&'static str], rest: BoxedStrategy<String>) -> BoxedStrategy<String> {
    let carve_out = prop_oneof![
        3 => Just(String::new()),
        1 => condition(names).prop_map(|c| format!("unless {c}\n")),
        1 => condition(names).prop_map(|c| format!("binds {c}\n")),
    ];
    let clauses = (condition(names), carve_out, standing(), rest).prop_map(
        |(when, unless, standing, rest)| format!("when {when}\n{unless}{rest}\n{standing}\n"),
    );
    // A binding letter comes before its condition in no particular order: clauses are a set.
    prop_oneof![
        3 => clauses.clone().prop_map(|c| format!("cite \"1\"\nforce 2024-01-01 ..\n{c}")),
        1 => clauses.clone().prop_map(|c| {
            format!("cite \"1\"\nforce 2024-01-01 .. 2024-06-30\nended announced 2024-04-01\n{c}")
        }),
        1 => (clauses.clone(), clauses).prop_map(|(c, d)| {
            format!(
                "version {{\ncite \"1\"\nforce 2023-01-01 .. 2024-03-31\n{c}}}\n\
                 version {{\ncite \"2\"\nforce 2024-04-01 ..\nannounced 2024-03-01\n{d}}}\n"
            )
        }),
    ]
    .boxed()
}

fn rule_effect() -> BoxedStrategy<String> {
    prop_oneof![
        4 => policy().prop_map(|p| format!("then license required, review {p}")),
        1 => Just("then license required, review unstated".to_owned()),
        1 => Just("then prohibited".to_owned()),
    ]
    .boxed()
}

fn lifts() -> BoxedStrategy<String> {
    prop_oneof![
        2 => Just("then available\nduty \"Tell\" cite \"3\"".to_owned()),
        1 => Just("then lifted".to_owned()),
    ]
    .boxed()
}

fn nothing() -> BoxedStrategy<String> {
    Just(String::new()).boxed()
}

fn declared(
    head: &'static str,
    names: &'static [&'static str],
    rest: BoxedStrategy<String>,
) -> BoxedStrategy<String> {
    body(names, rest).prop_map(move |body| format!("{head} {{\n{body}}}\n")).boxed()
}

/// The declarations of one pack.
pub fn declarations() -> BoxedStrategy<Vec<String>> {
    let warned = rule_effect().prop_map(|then| format!("{then}\nflag \"Look out\"")).boxed();
    let classes = (
        declared(
            "class hot(z: part) \"Hot\"",
            &["z.ready", "z.value > limit", "cheap(z)", "any q in z.pieces has q.origin is place"],
            nothing(),
        ),
        declared("class klass \"Klass\"", &[], nothing()),
    );
    let truce = condition(&[]).prop_map(|c| {
        format!(
            "suspension truce \"Truce\" {{\ncite \"4\"\nsuspended 2024-03-01 .. 2024-03-31\n\
             suspended 2024-04-01 .. 2024-12-31 when {c} announced 2024-03-31 unconfirmed \"Its end\"\n}}\n"
        )
    });
    let rules = (
        // A scope is addressed to nobody.
        declared("scope s \"S\"", &CLASSES, nothing())
            .prop_map(|scope| scope.replace("\nbinds ", "\nunless ")),
        declared("rule r \"R\"", &CLASSES, rule_effect()),
        declared("rule q \"Q\"", &["klass", HOT, "r", "f"], warned),
        declared("rule u \"U\"", &["klass", "hot(part)", "r", "q"], rule_effect()),
        declared("flag f \"F\"", &CLASSES, nothing()),
        declared("duty d \"D\"", &["r"], nothing()),
    );
    let reviewed = || policy().prop_map(|p| format!("then {p}")).boxed();
    let reviews = (
        declared("review v of r, q \"V\"", &CLASSES, reviewed()),
        declared("review w of q, u \"W\"", &["r"], reviewed()),
    );
    let exceptions = (
        declared("exception x to r \"X\"", &["klass", HOT, "q"], lifts()),
        declared("exception y to r, q, u \"Y\"", &["r"], lifts()),
        declared("exception x_not to x, v \"Not X\"", &CLASSES, nothing()),
        declared("exception x_again to x_not \"X again\"", &["q"], nothing()),
        declared("exception y_not to y, w \"Not Y\"", &[], nothing()),
    );
    let left_out = condition(&[]).prop_map(|c| {
        format!("not encoded e \"E\" {{\ncite \"5\"\nreason \"Too much\"\nwhen {c}\n}}\n")
    });
    (classes, truce, rules, reviews, exceptions, left_out)
        .prop_map(|((hot, klass), truce, (s, r, q, u, f, d), (v, w), (x, y, xn, xa, yn), e)| {
            let mut all: Vec<String> = COMMON.iter().map(|text| (*text).to_owned()).collect();
            all.extend([hot, klass, truce, s, r, q, u, f, d, v, w, x, y, xn, xa, yn, e]);
            all
        })
        .boxed()
}
