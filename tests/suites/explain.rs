//! `tidewaiter explain`

use crate::run::Folder;

#[test]
fn every_code_that_is_listed_is_explained() {
    let folder = Folder::empty();
    let list = folder.run(&["explain"]).ends(0).out;
    let codes: Vec<&str> = list
        .lines()
        .filter(|line| !line.starts_with(' '))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(codes.len() > 10, "{list}");
    for code in &codes {
        let ran = folder.run(&["explain", code]).ends(0).says(code);
        assert!(ran.out.lines().count() > 2, "{}", ran.out);
    }
    let lower = codes[0].to_lowercase();
    assert_eq!(
        folder.run(&["explain", &lower]).ends(0).out,
        folder.run(&["explain", codes[0]]).out
    );
}

#[test]
fn an_unknown_code_has_a_nearest() {
    let folder = Folder::empty();
    folder
        .run(&["explain", "T00O1"])
        .ends(2)
        .says("there is no code `T00O1`")
        .says("the nearest is T0001");
}
