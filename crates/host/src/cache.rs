//! Compiled plugins on disk, so that the second start is quick.
//!
//! What is read from the cache is machine code and runs as it stands. So the folder and the file are
//! the user's own and closed to others, nobody else can put another in the folder's place, and what is
//! not so is left alone.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use wasmtime::Engine;
use wasmtime::component::Component;

use crate::compile::settings;
use crate::refusal::Refusal;
use crate::trust::digest_of;

/// A cached file begins with its seal, of this length; then comes the code.
const SEAL: usize = 64;

/// Where the code of a component is kept: by the component's digest, wasmtime's version and ours, and
/// the settings.
fn place(folder: &Path, engine: &Engine, digest: &str) -> PathBuf {
    folder.join(format!("{digest}-{:016x}.cwasm", settings(engine)))
}

/// Says that the code is whole, and of that component.
fn seal(digest: &str, code: &[u8]) -> String {
    digest_of(format!("{digest} {}", digest_of(code)).as_bytes())
}

/// The code of a component, where it was compiled before and the file is whole.
pub(crate) fn find(folder: &Path, engine: &Engine, digest: &str) -> Option<Vec<u8>> {
    let place = place(folder, engine, digest);
    let own = fs::symlink_metadata(&place).is_ok_and(|found| found.is_file() && is_own(&found));
    if !own || !is_private(folder) {
        return None;
    }
    let mut file = fs::File::open(place).ok()?;
    let mut found = [0; SEAL];
    file.read_exact(&mut found).ok()?;
    let mut code = Vec::new();
    file.read_to_end(&mut code).ok()?;
    (found == seal(digest, &code).as_bytes()).then_some(code)
}

/// Keeps the code of a component. A cache that cannot be written costs time and nothing else.
pub(crate) fn keep(folder: &Path, engine: &Engine, digest: &str, code: &[u8]) {
    if create_private(folder).is_err() || !is_private(folder) {
        return;
    }
    // Written beside and renamed, so that another process never reads half a file.
    if let Ok(mut file) = tempfile::NamedTempFile::new_in(folder) {
        let written =
            file.write_all(seal(digest, code).as_bytes()).and_then(|()| file.write_all(code));
        if written.is_ok() {
            let _ = file.persist(place(folder, engine, digest));
        }
    }
}

fn create_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Whether only this user can write there, and put another folder in its place.
fn is_private(folder: &Path) -> bool {
    let own = fs::symlink_metadata(folder).is_ok_and(|found| found.is_dir() && is_own(&found));
    let above = folder.canonicalize().is_ok_and(|whole| {
        whole
            .ancestors()
            .skip(1)
            .all(|above| fs::symlink_metadata(above).is_ok_and(|a| is_safe(&a)))
    });
    own && above
}

/// Whether it is this user's, and closed to others.
#[cfg(unix)]
fn is_own(found: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    found.uid() == rustix::process::geteuid().as_raw() && found.mode() & 0o022 == 0
}

#[cfg(not(unix))]
fn is_own(_: &fs::Metadata) -> bool {
    true
}

/// Whether strangers cannot rename what is in that folder: it is this user's or the system's, and
/// where everyone may write, only to what is their own, as in `/tmp`.
#[cfg(unix)]
fn is_safe(found: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let own = [0, rustix::process::geteuid().as_raw()].contains(&found.uid());
    own && (found.mode() & 0o002 == 0 || found.mode() & 0o1000 != 0)
}

#[cfg(not(unix))]
fn is_safe(_: &fs::Metadata) -> bool {
    true
}

/// Machine code as a component that can be run.
///
/// The one place in this project where the compiler takes our word: that the code is what wasmtime
/// made, in this process, in a child of it, or earlier and kept in the user's own folder.
#[allow(unsafe_code)]
pub(crate) fn loaded(engine: &Engine, code: &[u8]) -> Result<Component, Refusal> {
    // SAFETY: see above; wasmtime itself checks that its version and settings are the same.
    unsafe { Component::deserialize(engine, code) }
        .map_err(|error| Refusal::new(format!("the compiled code cannot be used: {error:#}"), ""))
}

#[cfg(test)]
mod tests;
