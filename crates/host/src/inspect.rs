//! What a file is, before anything of it is compiled: a component? of which world? with which
//! imports?

use std::collections::BTreeSet;

use wasmparser::{CanonicalFunction, Encoding, Parser, Payload, Validator, WasmFeatures};

use crate::INTERFACE;
use crate::limits::{Import, LARGEST_COMPONENT};
use crate::refusal::Refusal;

/// The two worlds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum World {
    /// It decides transactions.
    Jurisdiction,
    /// It computes functions for rule packs.
    Functions,
}

impl World {
    /// Its name in the contract.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            World::Jurisdiction => "jurisdiction",
            World::Functions => "functions",
        }
    }
}

/// What a component is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspected {
    /// Its world.
    pub world: World,
    /// What it imports beside types.
    pub imports: BTreeSet<Import>,
}

const PACKAGE: &str = "tidewaiter:plugin/";

/// Global variables of all its modules together. An instance takes memory for each, which no limit of
/// a call counts.
const GLOBALS: u32 = 100_000;

/// Looks at a file without running or compiling any of it.
///
/// # Errors
/// Where it is no valid component of a world and version that this host knows.
pub fn inspect(bytes: &[u8]) -> Result<Inspected, Refusal> {
    let inspected = outline(bytes)?;
    validate(bytes)?;
    Ok(inspected)
}

/// What a file says that it is, in its sections. Its code is passed over: it is still to be validated
/// before it is compiled.
///
/// # Errors
/// Where it is no component of a world and version that this host knows.
pub(crate) fn outline(bytes: &[u8]) -> Result<Inspected, Refusal> {
    not_too_large(bytes)?;
    let names = names(bytes)?;
    let world = world(&names)?;
    let mut imports = imports(&names)?;
    if names.handles {
        imports.insert(Import::Handles);
    }
    Ok(Inspected { world, imports })
}

/// Refuses a file by its size alone.
pub(crate) fn not_too_large(bytes: &[u8]) -> Result<(), Refusal> {
    if bytes.len() > LARGEST_COMPONENT {
        let size = bytes.len() >> 20;
        return Err(Refusal::new(
            format!(
                "the file has {size} MiB, more than the {} that a plugin may have",
                LARGEST_COMPONENT >> 20
            ),
            "build it for release and strip it: `tidewaiter plugin build` does both",
        ));
    }
    Ok(())
}

/// The names that a component imports and exports.
#[derive(Debug, Default)]
struct Names {
    imports: Vec<String>,
    exports: Vec<String>,
    globals: u32,
    /// Whether it makes handles to resources.
    handles: bool,
}

// The sections of a component are wasmparser's to name, and most say nothing here.
#[allow(clippy::wildcard_enum_match_arm)]
fn names(bytes: &[u8]) -> Result<Names, Refusal> {
    if !bytes.starts_with(b"\0asm") {
        let what = if bytes.is_empty() { "the file is empty" } else { "this is not WebAssembly" };
        let help = "a plugin is a WebAssembly component, as `tidewaiter plugin build` makes it";
        return Err(Refusal::new(what, help));
    }
    let mut names = Names::default();
    let mut depth = 0_usize;
    for payload in Parser::new(0).parse_all(bytes) {
        match payload.map_err(|error| damaged(&error))? {
            Payload::Version { encoding: Encoding::Module, .. } if depth == 0 => {
                return Err(Refusal::new(
                    "this is a core module, not a component",
                    "`tidewaiter plugin build` makes a component of it, or of a guest project",
                ));
            }
            Payload::ModuleSection { .. } | Payload::ComponentSection { .. } => depth += 1,
            Payload::End(_) => depth = depth.saturating_sub(1),
            Payload::ComponentImportSection(section) if depth == 0 => {
                for import in section {
                    let import = import.map_err(|error| damaged(&error))?;
                    names.imports.push(import.name.name.to_owned());
                }
            }
            Payload::ComponentExportSection(section) if depth == 0 => {
                for export in section {
                    let export = export.map_err(|error| damaged(&error))?;
                    names.exports.push(export.name.name.to_owned());
                }
            }
            Payload::ComponentCanonicalSection(section) => {
                for function in section {
                    let function = function.map_err(|error| damaged(&error))?;
                    names.handles |= makes_handles(&function)?;
                }
            }
            Payload::GlobalSection(section) => {
                names.globals = names.globals.saturating_add(section.count());
                if names.globals > GLOBALS {
                    let help = "build it for release; a compiler makes a few hundred at most";
                    let what = format!("it has more than {GLOBALS} global variables");
                    return Err(Refusal::new(what, help));
                }
            }
            _ => {}
        }
    }
    Ok(names)
}

/// Whether the component makes handles, beside calling and being called: they take memory that no limit
/// of a call counts. Whatever else a component can have from the host does too, and is refused.
#[allow(clippy::wildcard_enum_match_arm)]
fn makes_handles(function: &CanonicalFunction) -> Result<bool, Refusal> {
    match function {
        CanonicalFunction::Lift { .. } | CanonicalFunction::Lower { .. } => Ok(false),
        CanonicalFunction::ResourceNew { .. }
        | CanonicalFunction::ResourceDrop { .. }
        | CanonicalFunction::ResourceRep { .. } => Ok(true),
        _ => Err(Refusal::new(
            "it makes threads or streams, which no plugin is given",
            "build it against the contract alone, whose types are all plain values",
        )),
    }
}

fn damaged(error: &wasmparser::BinaryReaderError) -> Refusal {
    let place = error.offset();
    Refusal::new(
        format!("the component is damaged at byte {place}: {}", error.message()),
        "fetch or build it again, and compare its digest with the one its author gives",
    )
}

fn world(names: &Names) -> Result<World, Refusal> {
    let mut found = Vec::new();
    for name in &names.exports {
        let Some(rest) = name.strip_prefix(PACKAGE) else { continue };
        let (interface, version) = rest.split_once('@').unwrap_or((rest, ""));
        let world = match interface {
            "controls" => World::Jurisdiction,
            "capability" => World::Functions,
            _ => continue,
        };
        if version != INTERFACE {
            return Err(Refusal::new(
                format!(
                    "it was built for version {version} of the plugin interface, this is {INTERFACE}"
                ),
                format!(
                    "build it against tidewaiter:plugin@{INTERFACE}, or use the Tidewaiter that speaks {version}"
                ),
            ));
        }
        found.push(world);
    }
    match found.as_slice() {
        [world] => Ok(*world),
        [] => Err(Refusal::new(
            "the component is of no world of Tidewaiter: it exports neither `controls` nor `capability`",
            format!(
                "a plugin exports {PACKAGE}controls@{INTERFACE} or {PACKAGE}capability@{INTERFACE}"
            ),
        )),
        [..] => Err(Refusal::new(
            "the component exports both `controls` and `capability`",
            "make two plugins of it, one for each world",
        )),
    }
}

fn imports(names: &Names) -> Result<BTreeSet<Import>, Refusal> {
    let mut found = BTreeSet::new();
    for name in &names.imports {
        let own = name.strip_prefix(PACKAGE).and_then(|rest| rest.strip_suffix(INTERFACE));
        match own.and_then(|rest| rest.strip_suffix('@')) {
            Some("facts" | "determinations") => {}
            Some(interface @ ("lists" | "log")) => {
                found.extend(Import::named(interface));
            }
            Some(_) | None => {
                let help = if name.starts_with("wasi:") {
                    "plugins have no WASI: no clock, randomness, files or network. Build for wasm32-unknown-unknown"
                } else {
                    "a plugin may import `lists` and `log` of the contract, and nothing else"
                };
                return Err(Refusal::new(
                    format!("it imports {name}, which no plugin is given"),
                    help,
                ));
            }
        }
    }
    Ok(found)
}

/// What plugins may use of WebAssembly: nothing that could make two runs differ.
pub(crate) fn features() -> WasmFeatures {
    let none_of = WasmFeatures::THREADS
        | WasmFeatures::RELAXED_SIMD
        | WasmFeatures::SHARED_EVERYTHING_THREADS
        | WasmFeatures::MEMORY64
        | WasmFeatures::MULTI_MEMORY
        | WasmFeatures::GC
        | WasmFeatures::EXCEPTIONS
        | WasmFeatures::LEGACY_EXCEPTIONS
        | WasmFeatures::STACK_SWITCHING
        | WasmFeatures::CUSTOM_PAGE_SIZES
        | WasmFeatures::WIDE_ARITHMETIC;
    WasmFeatures::default().difference(none_of)
}

/// Whether the whole file is valid WebAssembly of the kinds that plugins may use.
///
/// # Errors
/// What is not, and where.
pub(crate) fn validate(bytes: &[u8]) -> Result<(), Refusal> {
    Validator::new_with_features(features()).validate_all(bytes).map(drop).map_err(|error| {
        let place = error.offset();
        Refusal::new(
            format!("the component is not valid at byte {place}: {}", error.message()),
            "plugins have no threads, no relaxed SIMD, no 64-bit memories and no exceptions; otherwise the file is damaged",
        )
    })
}
