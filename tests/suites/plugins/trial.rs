//! `tidewaiter plugin check`: a plugin tried out.

use insta::assert_snapshot;

use super::{LOUD, guest, screening, seen, with_example};
use crate::run::{Folder, Ran};

fn check(text: &str) -> Ran {
    let folder = Folder::with_rules();
    folder.write("strait.wasm", guest("strait", text));
    folder.run(&["plugin", "check", "strait.wasm", "--transactions", "20", "--grant", "log"])
}

#[test]
fn an_honest_jurisdiction() {
    let folder = with_example();
    let check = ["plugin", "check", "bouvet.wasm", "--transactions", "20"];
    assert_snapshot!(seen(&folder.run(&check).ends(0)));
}

#[test]
fn functions() {
    let folder = Folder::with_rules();
    folder.write("screening.wasm", screening(""));
    let check = ["plugin", "check", "screening.wasm", "--transactions", "20"];
    assert_snapshot!(seen(&folder.run(&check).ends(0)));
}

#[test]
fn one_that_answers_by_what_it_was_asked_with() {
    // Milder where it is asked alone.
    let ran = check(
        "(func $decide (type $decide)\n  (call $answer (local.get 0) (local.get 6)\n    \
         (i32.const 1) (select (i32.const 1) (i32.const 7) (i32.eq (local.get 0) (i32.const 1)))))\n",
    );
    assert_snapshot!(seen(&ran.ends(1)));
}

#[test]
fn one_that_answers_by_the_proof() {
    // Milder where no proof is asked for.
    let ran = check(
        "(func $decide (type $decide)\n  (call $answer (local.get 0) (local.get 6)\n    \
         (i32.const 1) (select (i32.const 7) (i32.const 1) (local.get 6))))\n",
    );
    ran.ends(1).says("trial: ");
}

#[test]
fn one_that_stops() {
    let ran = check("(func $decide (type $decide) unreachable)\n").ends(1);
    assert_snapshot!(seen(&ran.says("unreachable")));
}

#[test]
fn one_that_only_logs() {
    check(LOUD).ends(0).says("imports: log").says("answered alike");
}

#[test]
fn what_is_refused() {
    let folder = Folder::with_rules();
    let check = |file: &str, more: &[&str]| {
        folder.run(&[&["plugin", "check", file], more].concat()).ends(2)
    };
    check("nowhere.wasm", &[]).says("nowhere.wasm");
    folder.write("text.wasm", "not wasm");
    check("text.wasm", &[]).says("text.wasm: this is not WebAssembly");
    folder.write("loud.wasm", guest("strait", LOUD));
    check("loud.wasm", &[]).says("which was not granted").says("--grant log");
    folder.write("strait.wasm", guest("strait", ""));
    check("strait.wasm", &["--transactions", "0"]).says("--transactions");
    check("strait.wasm", &["--transactions", "10001"]).says("--transactions");
    check("strait.wasm", &["--pack", "nowhere"]).says("nowhere");
    // It reads what the small vocabulary of these tests does not have.
    let example = std::fs::read(crate::run::project().join("docs/plugins/c/example.wasm")).unwrap();
    folder.write("bouvet.wasm", example);
    assert_snapshot!(check("bouvet.wasm", &[]).seen());
}
