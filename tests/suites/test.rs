//! `tidewaiter test`

use insta::assert_snapshot;

use crate::run::Folder;

fn failing() -> Folder {
    let folder = Folder::with_rules();
    folder.change(
        "rules/harbor/tests/harbor.tide",
        "| 3999     | 2024-01-15 | no_license_required |",
        "| 4001     | 2024-01-15 | no_license_required |",
    );
    folder
}

#[test]
fn all_pass() {
    assert_snapshot!(Folder::with_rules().run(&["test"]).seen());
}

#[test]
fn one_fails() {
    assert_snapshot!(failing().run(&["test"]).seen());
}

#[test]
fn results_as_json() {
    let json = failing().run(&["test", "--format", "json"]).ends(1).json();
    assert_eq!((&json["passed"], &json["failed"]), (&3.into(), &1.into()));
    assert_eq!(json["coverage"][0]["pack"], "harbor");
    let failed: Vec<_> =
        json["cases"].as_array().unwrap().iter().filter(|case| case["passed"] == false).collect();
    assert_eq!(failed.len(), 1);
    assert_eq!(failed[0]["path"], "rules/harbor/tests/harbor.tide");
    assert!(failed[0]["failures"][0].as_str().unwrap().contains("expected"));
}

#[test]
fn results_as_junit() {
    let ran = failing().run(&["test", "--format", "junit"]).ends(1);
    assert!(ran.out.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"tidewaiter\" tests=\"4\" failures=\"1\""));
    assert!(ran.out.contains("<testsuite name=\"harbor\" tests=\"4\" failures=\"1\""));
    assert_eq!(ran.out.matches("<failure ").count(), 1);
    assert_eq!(ran.out.matches("<testcase ").count(), 4);
}

#[test]
fn a_filter() {
    let folder = Folder::with_rules();
    folder.run(&["test", "--filter", "BOTH sides"]).ends(0).says("3 passed, 0 failed");
    folder.run(&["test", "--filter", "harbor.tide"]).ends(0).says("4 passed, 0 failed");
    folder.run(&["test", "--filter", "nothing such"]).ends(1).says("no test ran");
}

#[test]
fn no_test_is_a_failure() {
    let folder = Folder::with_rules();
    folder.run(&["test", "rules/goods"]).ends(1).says("no test ran");
}

#[test]
fn broken_packs_run_no_test() {
    let folder = Folder::with_rules();
    folder.change("rules/harbor/harbor.tide", "then  prohibited", "then  prohibted");
    folder.run(&["test"]).ends(2).says("prohibted");
    folder.run(&["test", "nowhere"]).ends(2).says("no such");
}
