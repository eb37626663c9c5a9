//! `tidewaiter fmt`

use crate::run::Folder;

const UGLY: &str = "fact   a :   truth\nfact b:truth\n";

fn formatted() -> String {
    Folder::empty().run_with(&["fmt", "-"], UGLY.as_bytes()).ends(0).out
}

#[test]
fn standard_input_to_standard_output() {
    let folder = Folder::empty();
    let ran = folder.run_with(&["fmt", "-"], UGLY.as_bytes()).ends(0);
    assert!(ran.out.contains("fact a: truth\n"), "{}", ran.out);
    let again = folder.run_with(&["fmt", "-"], ran.out.as_bytes()).ends(0);
    assert_eq!(ran.out, again.out);
    folder.run_with(&["fmt", "--check", "-"], UGLY.as_bytes()).ends(1).says("standard input");
    folder.run_with(&["fmt", "--check", "-"], ran.out.as_bytes()).ends(0);
}

#[test]
fn files_are_written_only_when_they_differ() {
    let folder = Folder::empty();
    folder.write("rules/p/a.tide", UGLY);
    folder.write("rules/p/b.tide", formatted());
    folder.write("rules/p/deep/c.tide", UGLY);
    folder.write("rules/p/.hidden/d.tide", UGLY);
    let before = std::fs::metadata(folder.at("rules/p/b.tide")).unwrap().modified().unwrap();
    let ran = folder.run(&["fmt"]).ends(0);
    assert_eq!(ran.out, "formatted rules/p/a.tide\nformatted rules/p/deep/c.tide\n");
    assert_eq!(folder.read("rules/p/a.tide"), formatted());
    assert_eq!(folder.read("rules/p/.hidden/d.tide"), UGLY);
    assert_eq!(before, std::fs::metadata(folder.at("rules/p/b.tide")).unwrap().modified().unwrap());
    assert_eq!(folder.run(&["fmt", "rules/p", "rules/p/a.tide"]).ends(0).out, "");
    let names: Vec<_> = std::fs::read_dir(folder.at("rules/p")).unwrap().collect();
    assert_eq!(names.len(), 4, "nothing is left over");
}

#[test]
fn check_lists_and_changes_nothing() {
    let folder = Folder::empty();
    folder.write("a.tide", UGLY);
    folder.write("b.tide", formatted());
    let ran = folder.run(&["fmt", "--check", "."]).ends(1);
    assert_eq!(ran.out, "a.tide\n");
    assert_eq!(folder.read("a.tide"), UGLY);
}

#[test]
fn what_cannot_be_parsed_stays() {
    let folder = Folder::empty();
    folder.write("a.tide", "fact a b c\n");
    folder.write("b.tide", UGLY);
    folder.write("c.tide", b"fact \xff\n");
    folder
        .run(&["fmt", "."])
        .ends(2)
        .says("a.tide")
        .says("stays as it is")
        .says("c.tide: this is not UTF-8");
    assert_eq!(folder.read("a.tide"), "fact a b c\n");
    assert_eq!(folder.read("b.tide"), formatted(), "the others are formatted all the same");
    folder.run(&["fmt", "--check", "a.tide"]).ends(2);
}

#[test]
fn usage() {
    let folder = Folder::empty();
    folder.run(&["fmt", "nowhere.tide"]).ends(2).says("no such");
    folder.write("empty/readme.txt", "x");
    folder.run(&["fmt", "empty"]).ends(2).says("no rule file");
    folder.run(&["fmt"]).ends(2).says("rules");
}

#[cfg(unix)]
#[test]
fn modes_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = Folder::empty();
    folder.write("a.tide", UGLY);
    std::fs::set_permissions(folder.at("a.tide"), std::fs::Permissions::from_mode(0o640)).unwrap();
    symlink("a.tide", folder.at("link.tide")).unwrap();
    folder.run(&["fmt", "link.tide"]).ends(0);
    assert!(std::fs::symlink_metadata(folder.at("link.tide")).unwrap().is_symlink());
    assert_eq!(folder.read("a.tide"), formatted());
    let mode = std::fs::metadata(folder.at("a.tide")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

#[test]
fn the_packs_of_the_tests_are_formatted() {
    Folder::with_rules().run(&["fmt", "--check"]).ends(0);
}
