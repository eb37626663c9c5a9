//! Compiled plugins on disk.

use std::fs;
use std::path::PathBuf;

use super::with_strait;
use crate::run::{Folder, Ran, program};

fn decide(folder: &Folder) -> Ran {
    let mut program = program();
    program.env("TIDEWAITER_CACHE", folder.at("cache"));
    folder.run_by(&mut program, &["decide", "chip.json", "--format", "json"], b"").ends(0)
}

/// The one file of compiled code.
fn kept(folder: &Folder) -> PathBuf {
    let files: Vec<PathBuf> =
        fs::read_dir(folder.at("cache")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    files[0].clone()
}

fn written(folder: &Folder) -> std::time::SystemTime {
    fs::metadata(kept(folder)).unwrap().modified().unwrap()
}

#[test]
fn a_second_run_uses_it() {
    let folder = with_strait();
    let first = decide(&folder);
    let (when, bytes) = (written(&folder), fs::read(kept(&folder)).unwrap());
    let second = decide(&folder);
    assert_eq!(first.out, second.out);
    assert_eq!(written(&folder), when);
    assert_eq!(fs::read(kept(&folder)).unwrap(), bytes);
    // `plugin check` tries out the file, and not what was compiled of it before.
    let mut program = program();
    program.env("TIDEWAITER_CACHE", folder.at("other"));
    let check = ["plugin", "check", "rules/strait-law/strait.wasm", "--transactions", "1"];
    folder.run_by(&mut program, &check, b"").ends(0);
    assert!(!folder.at("other").exists());
}

/// A file that was changed, cut short or emptied is compiled anew; none of it is run.
#[test]
fn a_damaged_file_is_not_used() {
    let folder = with_strait();
    let first = decide(&folder);
    let whole = fs::read(kept(&folder)).unwrap();
    let mut changed = whole.clone();
    let place = changed.len() / 2;
    changed[place] ^= 1;
    let mut sealed = whole.clone();
    sealed[3] ^= 1;
    for damaged in [&changed[..], &sealed, &whole[..whole.len() - 1], &whole[..64], b"x", b""] {
        fs::write(kept(&folder), damaged).unwrap();
        assert_eq!(decide(&folder).out, first.out);
        // It was compiled anew, and what is kept is whole again.
        assert_eq!(fs::read(kept(&folder)).unwrap().len(), whole.len());
        assert_ne!(fs::read(kept(&folder)).unwrap(), damaged);
    }
}

/// A cache that cannot be written costs time and nothing else.
#[test]
fn no_folder_for_it() {
    let folder = with_strait();
    folder.write("cache", "a file in its place");
    decide(&folder);
    assert_eq!(folder.read("cache"), "a file in its place");
}

#[cfg(unix)]
#[test]
fn a_folder_that_others_may_write_is_left_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = with_strait();
    fs::create_dir(folder.at("cache")).unwrap();
    fs::set_permissions(folder.at("cache"), fs::Permissions::from_mode(0o777)).unwrap();
    decide(&folder);
    assert_eq!(fs::read_dir(folder.at("cache")).unwrap().count(), 0);
}

/// The tests themselves leave the user's folders alone.
#[test]
fn the_tests_have_a_cache_of_their_own() {
    let own = program();
    let cache = own.get_envs().find(|(name, _)| *name == "TIDEWAITER_CACHE");
    let cache = cache.and_then(|(_, value)| value).expect("a folder");
    assert_eq!(cache, crate::run::CACHE);
}
