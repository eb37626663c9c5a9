//! `tidewaiter timeline`

use insta::assert_snapshot;

use crate::run::Folder;

#[test]
fn the_stretches_for_people() {
    let folder = Folder::with_transaction();
    folder.change(
        "chip.json",
        "\"harbor.end_user_suspicious\": false",
        "\"harbor.end_user_suspicious\": true",
    );
    let ran = folder.run(&["timeline", "chip.json", "--from", "2019-12-01", "--to", "2024-12-31"]);
    assert_snapshot!(ran.seen());
}

#[test]
fn the_stretches_for_programs_leave_no_gap() {
    let folder = Folder::with_transaction();
    let ran = folder.run(&[
        "timeline",
        "chip.json",
        "--from",
        "2022-12-30",
        "--to",
        "2023-01-02",
        "--format",
        "json",
    ]);
    let json = ran.ends(0).json();
    let stretches = json["stretches"].as_array().unwrap();
    assert_eq!(stretches.len(), 2);
    assert_eq!(stretches[0]["from"], "2022-12-30");
    assert_eq!(stretches[0]["to"], "2022-12-31");
    assert_eq!(stretches[1]["from"], "2023-01-01");
    assert_eq!(stretches[1]["to"], "2023-01-02");
    assert_eq!(stretches[1]["range"]["most"]["outcome"], "license_required");
    assert_eq!(stretches[1]["turned_by"][0]["id"], "harbor.floor");
}

#[test]
fn as_written_knows_no_end_of_enforcement() {
    let folder = Folder::with_transaction();
    folder.change("chip.json", "\"destination\": \"CN\"", "\"destination\": \"DE\"");
    let span = ["timeline", "chip.json", "--from", "2025-01-15", "--to", "2025-02-15"];
    folder
        .run(&span)
        .ends(0)
        .says("2025-02-01 .. 2025-02-15 no license")
        .says("[harbor.worldwide]: from");
    let written = [&span[..], &["--as-written"]].concat();
    folder.run(&written).ends(0).says("2025-01-15 .. 2025-02-15 license required");
}

#[test]
fn the_span_has_bounds() {
    let folder = Folder::with_transaction();
    let span = |from, to| folder.run(&["timeline", "chip.json", "--from", from, "--to", to]);
    span("2024-01-15", "2024-01-15").ends(0).says("2024-01-15 .. 2024-01-15");
    span("2024-01-16", "2024-01-15").ends(2).says("after");
    span("1900-01-01", "2024-01-15").ends(2).says("40 years");
    span("0001-01-01", "9999-12-31").ends(2).says("40 years");
    folder.run(&["timeline", "chip.json", "--from", "2024-01-15"]).ends(2).says("--to");
}
