//! Every diagnostic, as its author sees it: a pack in, problems out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use tidewaiter_model::{PackText, catalogue, check};

const MANIFEST: &str = "name = \"p\"\nversion = \"0.1.0\"\ntitle = \"P\"\njurisdiction = \"XX\"\n\
                        issuer = \"Nobody\"\nengine = \"0.1\"\n";
/// What most cases need: a scope, some facts, a rule.
const BASE: &str = "unit m \"metre\"\nunit s \"second\"\nenumeration color \"Color\" {\n  red\n  green\n}\n\
    record box \"Box\" {\n  /// Length.\n  length: number in m\n  /// Color.\n  color: color\n}\n\
    fact box: box\nfact a: truth\nfact note: text\nfact value: money\nfact day: date\nfact boxes: list of box\n\
    scope s \"S\" { cite \"1\" force 2020-01-01 .. }\n";

fn problems(packs: &[PackText]) -> String {
    let checked = check(packs);
    let mut seen = String::new();
    for problem in &checked.diagnostics {
        let at = problem.span().map_or((0, 0), |span| checked.sources.position(span));
        let place = problem.labels.first().map(|label| checked.sources.text(label.span));
        let place = place.unwrap_or_default().lines().next().unwrap_or_default();
        let file = problem
            .span()
            .and_then(|span| checked.sources.get(span.source))
            .map(|source| source.name.as_str())
            .unwrap_or_default();
        let _ = writeln!(
            seen,
            "{:?} {} {file}:{}:{} `{place}`\n  {}\n  help: {}",
            problem.severity, problem.code.0, at.0, at.1, problem.message, problem.help
        );
        for also in problem.labels.iter().skip(1) {
            let (line, column) = checked.sources.position(also.span);
            let _ = writeln!(seen, "  also {line}:{column} {}", also.text);
        }
    }
    seen
}

fn pack(name: &str, files: &[(&str, &str)]) -> PackText {
    let files: BTreeMap<String, String> =
        files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    PackText { folder: name.to_owned(), files }
}

/// A pack of the base and a text.
fn with(text: &str) -> Vec<PackText> {
    vec![pack("p", &[("pack.toml", MANIFEST), ("base.tide", BASE), ("p.tide", text)])]
}

fn rule(clauses: &str) -> String {
    format!(
        "rule r \"R\" {{\n  cite \"1\"\n  force 2020-01-01 ..\n  {clauses}\n  then prohibited\n}}\n"
    )
}

/// Cases, each with what it shows.
fn cases() -> Vec<(&'static str, Vec<PackText>)> {
    let list_csv = |csv: &'static str| {
        let text = "list l: color \"L\" {\n  cite \"1\"\n  2020-01-01 ..: from \"l.csv\"\n}\n";
        let used = rule("when box.color in l");
        vec![pack(
            "p",
            &[
                ("pack.toml", MANIFEST),
                ("base.tide", BASE),
                ("p.tide", &format!("{text}{used}")),
                ("l.csv", csv),
            ],
        )]
    };
    let table_csv = |csv: &'static str| {
        let text =
            "table t(c: color): truth \"T\" {\n  cite \"1\"\n  2020-01-01 ..: from \"t.csv\"\n}\n";
        let used = rule("when t(box.color)");
        vec![pack(
            "p",
            &[
                ("pack.toml", MANIFEST),
                ("base.tide", BASE),
                ("p.tide", &format!("{text}{used}")),
                ("t.csv", csv),
            ],
        )]
    };
    let head = "cite \"1\" force 2020-01-01 ..";
    vec![
        ("not Tide", with("rule r \"R\" {\n  cite \"1\"\n  fource 2020-01-01 ..\n}\n")),
        ("a text that is not closed", with("rule r \"R {\n}\n")),
        ("a brace that is not closed", with("rule r \"R\" {\n  cite \"1\"\n")),
        ("no such day", with(&rule("when day > 2023-02-30"))),
        ("too many digits", with(&rule("when box.length > 12345678901234567890123456789 m"))),
        ("too deep", with(&rule(&format!("when {}a{}", "(".repeat(70), ")".repeat(70))))),
        ("said twice", with(&rule("when a\n  when a"))),
        (
            "cells",
            with(
                "test \"t\" on 2024-01-01 {\n  cases {\n    | a | expect |\n    | true |\n  }\n}\n",
            ),
        ),
        ("no manifest", vec![pack("p", &[("p.tide", "")])]),
        (
            "an unknown key in the manifest",
            vec![pack("p", &[("pack.toml", "name = \"p\"\nversoin = \"1\"\n")])],
        ),
        (
            "another engine",
            vec![pack(
                "p",
                &[("pack.toml", &MANIFEST.replace("engine = \"0.1\"", "engine = \"9.9\""))],
            )],
        ),
        (
            "a pack that is not here",
            vec![pack("p", &[("pack.toml", &format!("{MANIFEST}[packs]\nq = \"0.1\"\n"))])],
        ),
        (
            "packs in a circle",
            vec![
                pack("p", &[("pack.toml", &format!("{MANIFEST}[packs]\nq = \"0.1\"\n"))]),
                pack(
                    "q",
                    &[(
                        "pack.toml",
                        &format!("{}[packs]\np = \"0.1\"\n", MANIFEST.replace("\"p\"", "\"q\"")),
                    )],
                ),
            ],
        ),
        ("used but not named", with("use trade\n")),
        (
            "unknown fact, unit, field, type, constant",
            with(&format!(
                "fact x: colour\n{}",
                rule(
                    "when any {\n    boxx is boxx\n    box.lenght > 1 m\n    box.length > 1 meter\n    box.color is rad\n  }"
                )
            )),
        ),
        ("declared twice", with("fact a: truth\n")),
        ("an enumeration as a value", with(&rule("when value()"))),
        (
            "types",
            with(&rule(
                "when any {\n    note > 1\n    a is 3\n    note + note is note\n    any b in a has true\n    note is red\n  }",
            )),
        ),
        ("units", with(&rule("when any {\n    box.length > 3 s\n    box.length + 1 > 2\n  }"))),
        (
            "arguments",
            with(&format!(
                "define f(b: box): truth = b.color is red\n{}",
                rule("when f(box, box) or f")
            )),
        ),
        ("a record in itself", with("record loop \"L\" {\n  /// In.\n  inner: list of loop\n}\n")),
        ("reversed", with(&rule("when a\n  suspended 2024-02-01 .. 2024-01-01 cite \"2\""))),
        (
            "overlap and gap",
            with(&format!(
                "parameter x: number \"X\" {{\n  2020-01-01 .. 2021-01-01: 1 cite \"1\"\n  2021-01-01 .. 2022-01-01: 2 cite \"1\"\n  2022-02-01 ..: 3 cite \"1\"\n}}\n{}",
                rule("when box.length > x * 1 m")
            )),
        ),
        ("no citation, no start", with("rule r \"R\" {\n  when a\n  then prohibited\n}\n")),
        (
            "no such file",
            with(&format!(
                "list l: color \"L\" {{\n  cite \"1\"\n  2020-01-01 ..: from \"colors.csv\"\n}}\n{}",
                rule("when box.color in l")
            )),
        ),
        ("a heading", list_csv("colour\nred\n")),
        (
            "an end that is announced where there is none",
            with(&format!(
                "list l: color \"L\" {{\n  cite \"1\"\n  2020-01-01 ..: red ended announced 2021-01-01\n}}\n{}",
                rule("when box.color in l\n  ended announced 2021-01-01")
            )),
        ),
        (
            "a row whose end is announced and that has none",
            list_csv("value,end_announced\nred,2024-03-15\n"),
        ),
        (
            "suspensions",
            with(&format!(
                "suspension idle \"Idle\" {{\n  cite \"1\"\n}}\nsuspension bare {{\n  suspended 2024-02-01 .. 2024-01-01 unconfirmed \"Its days\"\n}}\n{}{}",
                rule(
                    "suspended by bar\n  suspended by a\n  suspended by bare\n  suspended by bare\n  when bare"
                ),
                "test \"t\" on 2024-01-01 {\n  given bare: true\n  expect applies bare\n}\n",
            )),
        ),
        (
            "a suspension without its word",
            with("suspension truce \"Truce\" {\n  2024-01-01 .. 2024-02-01 cite \"1\"\n}\n"),
        ),
        ("cells of a row", list_csv("value,announced\nred\n")),
        (
            "a set in which something stands twice",
            vec![pack(
                "p",
                &[
                    ("pack.toml", MANIFEST),
                    ("base.tide", BASE),
                    (
                        "p.tide",
                        &format!(
                            "fact tones: set of color\nrecord paint \"Paint\" {{\n  /// Tones.\n  tones: set of color\n}}\nlist l: paint \"L\" {{\n  cite \"1\"\n  2020-01-01 ..: from \"l.csv\"\n}}\ntest \"t\" on 2024-01-01 {{\n  given tones: [red, green, red]\n  expect prohibited\n}}\n{}",
                            rule("when any p in l has red in p.tones")
                        ),
                    ),
                    ("l.csv", "tones\nred;green;red\n"),
                ],
            )],
        ),
        ("a unit of two packs", {
            let unit = |name: &str, worth: &str| {
                let text = format!("unit g \"gram\"\nunit t = {worth} g \"tonne\"\n");
                pack(
                    name,
                    &[
                        (
                            "pack.toml",
                            &format!(
                                "name = \"{name}\"\nversion = \"0.1.0\"\ntitle = \"P\"\nissuer = \"Nobody\"\nengine = \"0.1\"\n"
                            ),
                        ),
                        ("units.tide", &text),
                    ],
                )
            };
            vec![unit("p", "1000000"), unit("q", "907184")]
        }),
        ("a cell", list_csv("value,announced\nred,2024-13-01\nblue,\n")),
        ("two rows with one key", table_csv("c,value\nred,true\nred,false\n")),
        (
            "clauses that do not fit",
            with(&format!(
                "class c \"C\" {{\n  {head}\n  then prohibited\n}}\nrule r \"R\" {{\n  {head}\n  then available\n}}\nrule q \"Q\" {{\n  {head}\n}}\n"
            )),
        ),
        (
            "targets",
            with(&format!(
                "exception e \"E\" {{\n  {head}\n  then available\n}}\nexception x to a \"X\" {{\n  {head}\n  then available\n}}\nreview v of s \"V\" {{\n  {head}\n  then case_by_case\n}}\n"
            )),
        ),
        ("no scope", vec![pack("p", &[("pack.toml", MANIFEST), ("p.tide", &rule(""))])]),
        (
            "a change that changes nothing",
            with(&format!(
                "list l: color \"L\" {{\n  cite \"1\"\n  2020-01-01 ..: red\n  2021-01-01: + red, - green\n}}\n{}",
                rule("when box.color in l")
            )),
        ),
        ("a test that is incomplete", with("test \"t\" {\n  given a: true\n}\n")),
        (
            "given facts",
            with(
                "test \"t\" on 2024-01-01 {\n  given a: 3, box { length: [1 m], size: 2 m }, boxes: { }, s: true, nothing\n  expect prohibited\n}\n",
            ),
        ),
        (
            "a circle",
            with(&format!("define f: truth = g\ndefine g: truth = f\n{}", rule("when f"))),
        ),
        (
            "an exception in a circle",
            with(&format!(
                "{}exception x to r, y \"X\" {{\n  {head}\n  then available\n}}\nexception y to x \"Y\" {{\n  {head}\n  then available\n}}\n",
                rule("when a")
            )),
        ),
        (
            "a conflict",
            with(&format!(
                "{}exception x to r \"X\" {{\n  {head}\n  when a\n  then available\n}}\nexception y to r \"Y\" {{\n  {head}\n  when note is \"x\"\n  then lifted\n}}\n",
                rule("when a")
            )),
        ),
        (
            "no conflict where one excludes the other",
            with(&format!(
                "{}exception x to r \"X\" {{\n  {head}\n  when a\n  then available\n}}\nexception y to r \"Y\" {{\n  {head}\n  when not a\n  then lifted\n}}\n",
                rule("when a")
            )),
        ),
        (
            "too large",
            with(&{
                let mut text = "define d0: truth = a\n".to_owned();
                for n in 1..20 {
                    let _ = writeln!(text, "define d{n}: truth = d{0} or d{0}", n - 1);
                }
                text + &rule("when d19")
            }),
        ),
        (
            "unused and unconfirmed",
            vec![pack(
                "p",
                &[
                    ("pack.toml", MANIFEST),
                    ("base.tide", BASE),
                    (
                        "p.tide",
                        &format!(
                            "define f: truth = a\ntable t(c: color): truth \"T\" {{\n  cite \"1\"\n  2020-01-01 ..: from \"t.csv\" unconfirmed \"The table\"\n}}\n{}",
                            rule("when t(box.color)\n  unconfirmed \"The day\"")
                        ),
                    ),
                    ("t.csv", "c,value\nred,true\n"),
                ],
            )],
        ),
    ]
}

#[test]
fn problems_are_told_in_the_authors_terms() {
    let mut seen = String::new();
    for (name, packs) in cases() {
        let _ = writeln!(seen, "== {name}\n{}", problems(&packs));
    }
    insta::assert_snapshot!(seen);
}

#[test]
fn every_code_has_a_case() {
    let seen: BTreeSet<&str> = cases()
        .iter()
        .flat_map(|(_, packs)| check(packs).diagnostics)
        .map(|problem| problem.code.0)
        .collect();
    // A file of 4 MiB is tested where the parser is.
    // T0106 and T0107 are found where plugins are loaded: their cases are in tests/suites/plugins.
    let elsewhere = ["T0007", "T0106", "T0107"];
    let missing: Vec<&str> = catalogue()
        .map(|explanation| explanation.code)
        .filter(|code| !seen.contains(code) && !elsewhere.contains(code))
        .collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
}

#[test]
fn every_code_is_explained_with_a_remedy() {
    let mut codes = BTreeSet::new();
    for explanation in catalogue() {
        assert!(codes.insert(explanation.code), "{} stands for two things", explanation.code);
        assert!(!explanation.title.is_empty(), "{explanation:?}");
        let remedy =
            ["To mend it", "to mend it"].iter().any(|words| explanation.text.contains(words));
        assert!(remedy, "{explanation:?}");
    }
}
