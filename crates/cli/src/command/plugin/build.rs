//! `tidewaiter plugin build`

use std::path::{Path, PathBuf};

use serde::Deserialize;
use tidewaiter_host::{INTERFACE, component_of, digest_of};

use super::toolchain::{TARGET, recipe};
use crate::arguments::{PluginBuild, Toolchain};
use crate::outside::{self, Ended, Outside, Stands, Status, Stop};
use crate::plugins::stop;

/// Makes a component of a guest or a module, and writes it or compares it with the one that is there.
pub fn run(arguments: &PluginBuild, outside: &mut Outside) -> Ended {
    let name = outside::shown(&arguments.source);
    let (module, file) = match outside::stands(&arguments.source)? {
        Stands::Folder => compiled(&arguments.source, arguments.toolchain)?,
        Stands::File | Stands::Else => {
            let file = arguments.source.with_extension("component.wasm");
            (module_of(&arguments.source, &name)?, file)
        }
    };
    let file = arguments.out.clone().unwrap_or(file);
    let (component, inspected) = component_of(&module).map_err(|refusal| stop(&name, refusal))?;
    let digest = digest_of(&component);
    let shown = outside::shown(&file);
    if arguments.check {
        let there = outside::bytes_of(&file, false)?;
        if there != component {
            let message =
                format!("{shown}: it is {}, and the source gives {digest}", digest_of(&there));
            outside.stop(&Stop::new(message).help(
                "build it again with `tidewaiter plugin build`; another Rust gives another digest",
            ));
            return Ok(Status::Found);
        }
        outside.print(&format!("{shown}: it is what the source gives, {digest}\n"));
        return Ok(Status::Done);
    }
    outside::write(&file, &component)?;
    outside.print(&format!(
        "{shown}: {} bytes, world {} of tidewaiter:plugin@{INTERFACE}\nsha256 {digest}\n",
        component.len(),
        inspected.world.word()
    ));
    Ok(Status::Done)
}

/// A file that was built elsewhere, where it can be a module: what else it is, is said in our words.
fn module_of(file: &Path, name: &str) -> Result<Vec<u8>, Stop> {
    let bytes = outside::bytes_of(file, false)?;
    // After the magic number and the version stands the layer: 0 is a module, 1 a component.
    let is_component = bytes.starts_with(b"\0asm") && bytes.get(6) == Some(&1);
    let (what, help) = if bytes.is_empty() {
        ("the file is empty", "name a guest's folder, or a core module")
    } else if !bytes.starts_with(b"\0asm") {
        ("this is not WebAssembly", "name a guest's folder, or a core module")
    } else if is_component {
        ("this is a component already", "`tidewaiter plugin check FILE` tries it out")
    } else {
        return Ok(bytes);
    };
    Err(Stop::new(format!("{name}: {what}")).help(help))
}

/// Compiles a guest: its module, and where its component is to stand.
fn compiled(folder: &Path, toolchain: Toolchain) -> Result<(Vec<u8>, PathBuf), Stop> {
    let guest = Guest::at(folder)?;
    let recipe = recipe(toolchain)?;
    let mut arguments = vec!["build", "--release", "--target", TARGET, "--quiet"];
    arguments.extend(&recipe.arguments);
    let mut variables = recipe.variables;
    variables.push(("CARGO_ENCODED_RUSTFLAGS", guest.flags().into()));
    outside::run_in(&guest.folder, &recipe.cargo, &arguments, &variables)?;
    let module = outside::bytes_of(&guest.module(), false)?;
    Ok((module, folder.join(format!("{}.wasm", guest.name))))
}

/// A guest project, as cargo sees it.
#[derive(Debug)]
struct Guest {
    folder: PathBuf,
    /// The package's name, which is that of the component's file.
    name: String,
    /// The library's name, which is that of the module's file.
    library: String,
    metadata: Metadata,
}

/// What `cargo metadata` says, as far as it is needed.
#[derive(Debug, Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    target_directory: PathBuf,
    workspace_root: PathBuf,
}

#[derive(Debug, Deserialize)]
struct Package {
    name: String,
    manifest_path: PathBuf,
    /// None for a package that is a folder on this machine.
    source: Option<String>,
    targets: Vec<Target>,
}

#[derive(Debug, Deserialize)]
struct Target {
    name: String,
    crate_types: Vec<String>,
}

impl Guest {
    fn at(folder: &Path) -> Result<Guest, Stop> {
        let name = outside::shown(folder);
        let manifest = folder.join("Cargo.toml");
        if outside::stands(&manifest) != Ok(Stands::File) {
            return Err(Stop::new(format!(
                "{name}: this is no guest project: it has no Cargo.toml"
            ))
            .help("`tidewaiter plugin new NAME` starts one"));
        }
        let folder = outside::true_path(folder)?;
        let manifest = outside::shown(&folder.join("Cargo.toml"));
        let text = outside::output(
            "cargo",
            &["metadata", "--format-version", "1", "--manifest-path", &manifest],
        )?;
        let metadata: Metadata = serde_json::from_str(&text)
            .map_err(|error| Stop::new(format!("cargo metadata is not understood: {error}")))?;
        let own = metadata
            .packages
            .iter()
            .find(|package| package.manifest_path.parent() == Some(folder.as_path()))
            .ok_or_else(|| Stop::new(format!("{name}: cargo does not know this package")))?;
        let is_library = |target: &&Target| target.crate_types.iter().any(|ty| ty == "cdylib");
        let library = own.targets.iter().find(is_library).ok_or_else(|| {
            Stop::new(format!("{name}: the package makes no module"))
                .help("write crate-type = [\"cdylib\", \"rlib\"] under [lib] in its Cargo.toml")
        })?;
        let (name, library) = (own.name.clone(), library.name.replace('-', "_"));
        Ok(Guest { folder, name, library, metadata })
    }

    fn module(&self) -> PathBuf {
        let folder = self.metadata.target_directory.join(TARGET).join("release");
        folder.join(format!("{}.wasm", self.library))
    }

    /// Flags by which no folder of this machine gets into the module: the same source gives the same
    /// digest wherever it lies. Of those that fit, the compiler takes the last.
    fn flags(&self) -> String {
        let mut flags = vec![remap(&self.metadata.workspace_root, "workspace")];
        if let Some(home) = outside::cargo_home() {
            flags.push(remap(&home, "cargo"));
        }
        for package in self.metadata.packages.iter().filter(|package| package.source.is_none()) {
            if let Some(folder) = package.manifest_path.parent() {
                flags.push(remap(folder, &package.name));
            }
        }
        flags.join("\u{1f}")
    }
}

fn remap(folder: &Path, name: &str) -> String {
    format!("--remap-path-prefix={}=/{name}", folder.display())
}
