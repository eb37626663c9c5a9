//! Packs that mean harm, or are only odd: no panic, no hang, nothing that commands a terminal.

use std::time::{Duration, Instant};

use crate::run::{Folder, Ran};

/// Checks the harbor pack with this text in the place of its rules.
fn check(rules: impl AsRef<[u8]>) -> Ran {
    let folder = Folder::with_rules();
    folder.write("rules/harbor/harbor.tide", rules);
    let start = Instant::now();
    let ran = folder.run(&["check", "rules/harbor"]);
    // A debug build beside all the other tests.
    assert!(start.elapsed() < Duration::from_secs(60), "took {:?}", start.elapsed());
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
    assert!([0, 1, 2].contains(&ran.status), "{}", ran.seen());
    ran
}

#[test]
fn deep_expressions() {
    for (open, close) in [("(", ")"), ("not ", ""), ("all { ", " }"), ("any { (1) ", " }")] {
        let deep = format!("{}true{}", open.repeat(50_000), close.repeat(50_000));
        check(format!("define a: truth = {deep}\n")).ends(1);
    }
}

#[test]
fn long_chains() {
    let sum = "1 + ".repeat(20_000);
    check(format!("define a: number = {sum}1\n"));
    let or = "true or ".repeat(20_000);
    check(format!("define a: truth = {or}true\n"));
}

#[test]
fn many_mistakes() {
    let many: String = (0..2_000).map(|i| format!("fact a{i}: nothing_such\n")).collect();
    check(many).ends(1);
}

#[test]
fn numbers_without_end() {
    let digits = "9".repeat(20_000);
    check(format!("parameter a: number {{ 2020-01-01 ..: {digits} cite \"x\" }}\n"));
}

#[test]
fn odd_bytes() {
    check("\u{feff}use goods\n");
    check("use goods\r\n\r\nfact a: truth\r\n");
    check("\u{0}\u{1}\u{2}").ends(1);
    check(b"fact a: truth\0\n").ends(1);
    check("").ends(1).says("end_user_suspicious");
}

#[test]
fn mistakes_cannot_command_the_terminal() {
    let ran = check("fact a: tr\u{1b}[2J\u{202e}uth\u{9b}31m // \u{7}\n").ends(1);
    assert!(!ran.out.contains(['\u{1b}', '\u{202e}', '\u{9b}', '\u{7}']), "{:?}", ran.out);
}

/// Written out, the last of these has 2^60 expressions; the checker refuses it.
#[test]
fn definitions_that_double() {
    use std::fmt::Write as _;
    let mut rules = String::from("use goods\n\ndefine d0: number = item.tpp\n");
    for i in 1..60 {
        writeln!(rules, "define d{i}: number = d{0} + d{0}", i - 1).unwrap();
    }
    rules.push_str("rule r \"r\" {\n  cite \"c\"\n  force 2020-01-01 ..\n  when d59 > 1\n  then prohibited\n}\n");
    rules.push_str("scope s \"s\" {\n  cite \"c\"\n  force 2020-01-01 ..\n}\n");
    let folder = Folder::with_transaction();
    folder.write("rules/harbor/harbor.tide", &rules);
    folder.write("rules/harbor/tests/harbor.tide", "");
    folder.change("chip.json", ",\n  \"judgments\": { \"harbor.end_user_suspicious\": false }", "");
    let start = Instant::now();
    let ran = folder.run(&["decide", "chip.json"]);
    assert!(start.elapsed() < Duration::from_secs(30), "took {:?}", start.elapsed());
    ran.ends(2).says("too large");
}
