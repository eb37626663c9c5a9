//! Which Rust compiles a guest, and how.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::arguments::Toolchain;
use crate::outside::{self, Stands, Stop};

/// The target of every guest.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's compiler for the web, which has no standard library for the target and builds it.
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_LIBRARY: &str = "/usr/lib/rustlib/src/rust/library";

/// How a guest is compiled: a program, its arguments and its environment.
#[derive(Debug)]
pub struct Recipe {
    /// `cargo`.
    pub cargo: PathBuf,
    /// Arguments after `build --release --target ...`.
    pub arguments: Vec<&'static str>,
    /// Variables to set.
    pub variables: Vec<(&'static str, OsString)>,
}

/// The recipe for a toolchain.
pub fn recipe(toolchain: Toolchain) -> Result<Recipe, Stop> {
    match toolchain {
        Toolchain::Ordinary if has_target() => Ok(ordinary()),
        Toolchain::Debian if has_debian() => Ok(debian()),
        Toolchain::Auto if has_target() => Ok(ordinary()),
        Toolchain::Auto if has_debian() => Ok(debian()),
        Toolchain::Ordinary => Err(Stop::new(format!("this Rust has no target {TARGET}"))
            .help(format!("`rustup target add {TARGET}`"))),
        Toolchain::Debian => Err(Stop::new("Debian's Rust for the web is not all here")
            .help("`apt-get install rustc-web cargo-web rust-web-src lld`")),
        Toolchain::Auto => {
            Err(Stop::new(format!("no Rust here compiles to {TARGET}")).help(format!(
                "`rustup target add {TARGET}`; or on Debian `apt-get install rustc-web cargo-web \
             rust-web-src lld`"
            )))
        }
    }
}

fn has_target() -> bool {
    let libraries = outside::output("rustc", &["--print", "target-libdir", "--target", TARGET]);
    libraries.is_ok_and(|folder| outside::stands(Path::new(folder.trim())) == Ok(Stands::Folder))
}

fn has_debian() -> bool {
    let file = |path: &str| outside::stands(Path::new(path)).is_ok();
    file(DEBIAN_RUSTC)
        && file(DEBIAN_CARGO)
        && file(DEBIAN_LIBRARY)
        && outside::output("wasm-ld", &["--version"]).is_ok()
}

fn ordinary() -> Recipe {
    Recipe { cargo: PathBuf::from("cargo"), arguments: Vec::new(), variables: Vec::new() }
}

fn debian() -> Recipe {
    Recipe {
        cargo: PathBuf::from(DEBIAN_CARGO),
        arguments: vec!["-Z", "build-std=std,panic_abort"],
        variables: vec![
            ("RUSTC", DEBIAN_RUSTC.into()),
            ("RUSTDOC", "/usr/bin/rustdoc".into()),
            ("RUSTC_BOOTSTRAP", "1".into()),
            ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld".into()),
        ],
    }
}
