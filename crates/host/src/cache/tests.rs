use super::*;
use crate::compile::config;

const CODE: &[u8] = b"machine code";

struct Place {
    above: tempfile::TempDir,
    folder: PathBuf,
    engine: Engine,
    digest: String,
}

fn kept() -> Place {
    let above = tempfile::tempdir().unwrap();
    let folder = above.path().join("cache/plugins");
    let engine = Engine::new(&config()).unwrap();
    let digest = digest_of(b"component");
    keep(&folder, &engine, &digest, CODE);
    Place { above, folder, engine, digest }
}

impl Place {
    fn found(&self) -> Option<Vec<u8>> {
        find(&self.folder, &self.engine, &self.digest)
    }

    fn file(&self) -> PathBuf {
        place(&self.folder, &self.engine, &self.digest)
    }
}

#[test]
fn what_is_kept_is_found() {
    let place = kept();
    assert_eq!(place.found().as_deref(), Some(CODE));
    assert_eq!(find(&place.folder, &place.engine, &digest_of(b"another")), None);
    assert_eq!(find(&place.above.path().join("none"), &place.engine, &place.digest), None);
    // Nothing is left of the writing.
    assert_eq!(fs::read_dir(&place.folder).unwrap().count(), 1);
}

#[test]
fn damaged_files_are_as_none() {
    let place = kept();
    let whole = fs::read(place.file()).unwrap();
    for end in [0, 10, SEAL, whole.len() - 1] {
        fs::write(place.file(), &whole[..end]).unwrap();
        assert_eq!(place.found(), None, "{end}");
    }
    for at in [0, SEAL - 1, SEAL, whole.len() - 1] {
        let mut damaged = whole.clone();
        damaged[at] ^= 1;
        fs::write(place.file(), damaged).unwrap();
        assert_eq!(place.found(), None, "{at}");
    }
    // And are replaced.
    keep(&place.folder, &place.engine, &place.digest, CODE);
    assert_eq!(place.found().as_deref(), Some(CODE));
}

#[test]
fn the_code_of_one_component_is_not_that_of_another() {
    let mut place = kept();
    let of_one = place.file();
    place.digest = digest_of(b"another");
    fs::copy(of_one, place.file()).unwrap();
    assert_eq!(place.found(), None);
}

#[test]
fn other_settings_find_nothing() {
    let place = kept();
    let mut other = config();
    other.consume_fuel(false);
    let other = Engine::new(&other).unwrap();
    assert_eq!(find(&place.folder, &other, &place.digest), None);
}

/// A digest is never taken from a file or a manifest, but made here: letters and digits.
#[test]
fn no_name_leads_out_of_the_folder() {
    let place = kept();
    assert_eq!(place.file().parent(), Some(place.folder.as_path()));
    assert!(place.digest.bytes().all(|byte| byte.is_ascii_hexdigit()));
}

#[cfg(unix)]
mod others {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    fn mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn the_folder_is_made_for_its_user_alone() {
        let place = kept();
        assert_eq!(fs::metadata(&place.folder).unwrap().permissions().mode() & 0o777, 0o700);
        assert_eq!(fs::metadata(place.file()).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_folder_open_to_others_is_left_alone() {
        for open in [0o777, 0o770, 0o722, 0o1777] {
            let place = kept();
            mode(&place.folder, open);
            assert_eq!(place.found(), None, "{open:o}");
            fs::remove_file(place.file()).unwrap();
            keep(&place.folder, &place.engine, &place.digest, CODE);
            assert!(!place.file().exists(), "{open:o}");
        }
    }

    #[test]
    fn a_file_open_to_others_is_left_alone() {
        let place = kept();
        mode(&place.file(), 0o666);
        assert_eq!(place.found(), None);
    }

    #[test]
    fn a_folder_that_others_could_rename_is_left_alone() {
        let place = kept();
        let parent = place.folder.parent().unwrap();
        mode(parent, 0o777);
        assert_eq!(place.found(), None);
        // As in /tmp, each may rename only what is his own.
        mode(parent, 0o1777);
        assert_eq!(place.found().as_deref(), Some(CODE));
    }

    #[test]
    fn links_are_not_followed() {
        let place = kept();
        let link = place.above.path().join("link");
        symlink(&place.folder, &link).unwrap();
        assert_eq!(find(&link, &place.engine, &place.digest), None);
        let elsewhere = place.above.path().join("elsewhere");
        fs::rename(place.file(), &elsewhere).unwrap();
        symlink(&elsewhere, place.file()).unwrap();
        assert_eq!(place.found(), None);
        // Keeping replaces the link, and not what it leads to.
        fs::write(&elsewhere, "mine").unwrap();
        keep(&place.folder, &place.engine, &place.digest, CODE);
        assert_eq!(fs::read(&elsewhere).unwrap(), b"mine");
        assert_eq!(place.found().as_deref(), Some(CODE));
    }
}
