//! Reading packs from folders, also from odd ones.

use crate::run::Folder;

#[test]
fn not_utf_8() {
    let folder = Folder::with_rules();
    folder.write("rules/harbor/lists/watched.csv", b"value\n\xff\n");
    folder
        .run(&["check"])
        .ends(2)
        .says("rules/harbor/lists/watched.csv: this is not UTF-8 text (line 2");
}

#[test]
fn hidden_folders_are_not_read() {
    let folder = Folder::with_rules();
    folder.write("rules/harbor/.git/x.tide", "not Tide at all {");
    folder.write("rules/.cache/pack.toml", "not toml at all [");
    folder.run(&["check"]).ends(0).says("2 packs");
}

#[cfg(unix)]
#[test]
fn links_that_lead_back() {
    let folder = Folder::with_rules();
    std::os::unix::fs::symlink("..", folder.at("rules/harbor/lists/back")).unwrap();
    folder.run(&["check"]).ends(2).says("leads back");
    folder.run(&["fmt"]).ends(2).says("leads back");
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere() {
    let folder = Folder::with_rules();
    std::os::unix::fs::symlink("gone.tide", folder.at("rules/harbor/other.tide")).unwrap();
    folder.run(&["check"]).ends(2).says("rules/harbor/other.tide: the link leads nowhere");
}

#[cfg(unix)]
#[test]
fn links_to_packs_are_followed() {
    let folder = Folder::with_rules();
    std::os::unix::fs::symlink("rules", folder.at("law")).unwrap();
    folder.run(&["check", "law"]).ends(0).says("2 packs");
    folder.run(&["check", "law/harbor", "rules/harbor"]).ends(0).says("1 pack");
}

#[test]
fn a_manifest_that_is_a_mess() {
    let folder = Folder::with_rules();
    folder.write("rules/harbor/pack.toml", "name = [");
    folder.run(&["check"]).ends(1).says("pack.toml");
    folder.write("rules/harbor/pack.toml", "");
    folder.run(&["check"]).ends(1).says("pack.toml");
}

#[test]
fn a_pack_is_named_from_within() {
    let folder = Folder::with_rules();
    let within = crate::run::program()
        .current_dir(folder.at("rules/harbor"))
        .args(["check", "."])
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(within.stdout).unwrap(), "1 pack: no findings\n");
}
