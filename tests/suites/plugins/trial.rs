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

/// Reads `destination`, and answers by whether it is known: what is open where it is, is settled
/// where it is not.
const SURE_OF_WHAT_IT_DOES_NOT_KNOW: &str = r#"
(data (i32.const 0xa0) "\00\30\00\00\01\00\00\00")
(data (i32.const 0x3000) "\00\31\00\00\0b\00\00\00\05")
(data (i32.const 0x3100) "destination")
(func $decide (type $decide) (local $row i32) (local $range i32) (local $known i32)
  (drop (call $answer (local.get 0) (local.get 6) (i32.const 7) (i32.const 7)))
  (local.set $range (i32.load (i32.const 0x44)))
  (local.set $known (i32.load offset=8 (local.get 1)))
  (loop $next
    (if (i32.load8_u (local.get $known))
      (then (i32.store8 (local.get $range) (i32.const 1))))
    (local.set $range (i32.add (local.get $range) (i32.const 2)))
    (local.set $known (i32.add (local.get $known) (i32.const 1)))
    (local.set $row (i32.add (local.get $row) (i32.const 1)))
    (br_if $next (i32.lt_u (local.get $row) (local.get 0))))
  (i32.const 0x40))
"#;

#[test]
fn one_that_is_sure_of_what_it_does_not_know() {
    assert_snapshot!(seen(&check(SURE_OF_WHAT_IT_DOES_NOT_KNOW).ends(1)));
}

/// The example with one country misspelled, as a slip of the author's would have it: HQ for HM.
#[test]
fn one_that_compares_with_no_constant() {
    let folder = with_example();
    let whole = std::fs::read(folder.at("bouvet.wasm")).unwrap();
    let slip: Vec<u8> = (0..whole.len())
        .map(|at| if at > 0 && whole[at - 1..=at] == *b"HM" { b'Q' } else { whole[at] })
        .collect();
    folder.write("slip.wasm", slip);
    folder
        .run(&["plugin", "check", "slip.wasm"])
        .ends(1)
        .says("with `HQ`, which is no constant of the vocabulary");
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
