//! From a file to a plugin that can be asked.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use wasmtime::Engine;
use wasmtime::component::Component;

use crate::bindings::{capability, controls, functions, jurisdiction};
use crate::cache;
use crate::compile::{self, CompileLimits, Compiler};
use crate::describe::described;
use crate::inspect::{World, not_too_large, outline, validate};
use crate::limits::{Import, Limits};
use crate::refusal::Refusal;
use crate::session::{Patience, Ready, Session, TICK, linker};
use crate::trust::{Keys, digest_of, pinned};

/// What the user has settled for all plugins.
#[derive(Debug, Clone)]
pub struct HostConfig {
    /// Where components are compiled.
    pub compiler: Compiler,
    /// What compiling one may take.
    pub compile: CompileLimits,
    /// Where compiled code is kept; none keeps none.
    pub cache: Option<PathBuf>,
    /// Above these no manifest goes.
    pub cap: Limits,
    /// What plugins may import where their manifest asks for it.
    pub grants: BTreeSet<Import>,
    /// Keys of which one must have signed every plugin; none asks for no signature.
    pub keys: Option<Keys>,
}

/// Where a plugin comes from, and what its manifest says of it.
#[derive(Debug, Clone)]
pub struct Origin<'a> {
    /// The file.
    pub bytes: &'a [u8],
    /// The digest that a manifest pins; none where a person names the file.
    pub pin: Option<&'a str>,
    /// The signature file beside it.
    pub signature: Option<&'a [u8]>,
    /// What the manifest asks to import.
    pub asks: BTreeSet<Import>,
    /// The limits that the manifest asks for.
    pub limits: Limits,
}

/// Runs plugins. One for a process.
pub struct Host {
    /// By the stack that plugins have in them; the code of a component is the same for all.
    engines: Mutex<BTreeMap<usize, Engine>>,
    config: HostConfig,
}

impl std::fmt::Debug for Host {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Host").field("config", &self.config).finish_non_exhaustive()
    }
}

/// A plugin, ready to be asked.
pub struct Plugin {
    /// SHA-256 of its file.
    pub digest: String,
    /// What it says of itself.
    pub kind: PluginKind,
    /// What it imports.
    pub imports: BTreeSet<Import>,
    /// The limits of each call.
    pub limits: Limits,
    /// Whether its code was found in the cache.
    pub cached: bool,
    pub(crate) component: Component,
    pub(crate) ready: Ready,
    pub(crate) patience: Patience,
    log: Mutex<Vec<String>>,
}

/// What a plugin says of itself.
#[derive(Debug, Clone)]
pub enum PluginKind {
    /// Of a jurisdiction.
    Jurisdiction(controls::Description),
    /// Of functions.
    Functions(capability::Description),
}

impl PluginKind {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            PluginKind::Jurisdiction(description) => &description.name,
            PluginKind::Functions(description) => &description.name,
        }
    }

    /// Its version.
    #[must_use]
    pub fn version(&self) -> &str {
        match self {
            PluginKind::Jurisdiction(description) => &description.version,
            PluginKind::Functions(description) => &description.version,
        }
    }
}

impl std::fmt::Debug for Plugin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Plugin").field("kind", &self.kind).finish_non_exhaustive()
    }
}

/// Lines of the log that are kept, at most.
const LOG: usize = 1_000;

impl Plugin {
    /// What it logged since this was last asked.
    #[must_use]
    pub fn take_log(&self) -> Vec<String> {
        self.log.lock().map(|mut log| std::mem::take(&mut *log)).unwrap_or_default()
    }

    /// Makes an instance and drops it again, as each batch does before its first row.
    ///
    /// # Errors
    /// Why it does not start within its limits, in words that follow "the plugin".
    pub fn instantiate(&self) -> Result<(), String> {
        Session::start(self, Arc::default()).map(drop)
    }

    pub(crate) fn keep_log(&self, lines: Vec<String>) {
        if let Ok(mut log) = self.log.lock() {
            let room = LOG.saturating_sub(log.len());
            log.extend(lines.into_iter().take(room));
        }
    }
}

impl Host {
    /// A host for plugins of the usual stack; others get theirs as they come.
    ///
    /// # Errors
    /// Where this machine can run no WebAssembly.
    pub fn new(config: HostConfig) -> Result<Host, Refusal> {
        let host = Host { engines: Mutex::default(), config };
        host.engine(Limits::DEFAULT.stack)?;
        Ok(host)
    }

    /// The engine for plugins of that stack, in bytes.
    fn engine(&self, stack: usize) -> Result<Engine, Refusal> {
        // Whoever panicked while holding it left whole engines behind.
        let mut engines = self.engines.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(engine) = engines.get(&stack) {
            return Ok(engine.clone());
        }
        let engine = Engine::new(compile::config().max_wasm_stack(stack)).map_err(|error| {
            Refusal::new(format!("plugins cannot be run on this machine: {error:#}"), "")
        })?;
        start_clock(&engine)?;
        engines.insert(stack, engine.clone());
        Ok(engine)
    }

    /// Loads a plugin: digest and signature first, then what it is, then its code, then what it says
    /// of itself.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn load(&self, origin: &Origin<'_>) -> Result<Plugin, Refusal> {
        not_too_large(origin.bytes)?;
        let digest = digest_of(origin.bytes);
        if let Some(pin) = origin.pin {
            pinned(&digest, pin)?;
        }
        if let Some(keys) = &self.config.keys {
            keys.verify(origin.bytes, origin.signature)?;
        }
        let inspected = outline(origin.bytes)?;
        for import in &inspected.imports {
            let word = import.word();
            let verb = if *import == Import::Handles { "makes" } else { "imports" };
            if !origin.asks.contains(import) {
                return Err(Refusal::new(
                    format!("it {verb} `{word}`, and its manifest does not ask for that"),
                    format!(
                        "write imports = [\"{word}\"] for it in pack.toml, where it should have it"
                    ),
                ));
            }
            if !self.config.grants.contains(import) {
                return Err(Refusal::new(
                    format!("it {verb} `{word}`, which was not granted"),
                    format!("grant it with --grant {word}, or in the file of --plugin-config"),
                ));
            }
        }
        let limits = origin.limits.capped(self.config.cap);
        let engine = self.engine(limits.stack)?;
        let (component, cached) = self.component(&engine, origin.bytes, &digest)?;
        let ready = ready(&component, inspected.world).map_err(|error| {
            Refusal::new(
                format!("it does not fit the contract: {error:#}"),
                format!("build it against tidewaiter:plugin@{}", crate::INTERFACE),
            )
        })?;
        let kind = PluginKind::Functions(capability::Description {
            name: String::new(),
            version: String::new(),
            issuer: String::new(),
            functions: Vec::new(),
        });
        let mut plugin = Plugin {
            digest,
            kind,
            imports: inspected.imports,
            limits,
            cached,
            component,
            ready,
            patience: Patience::default(),
            log: Mutex::default(),
        };
        plugin.kind = described(&plugin, inspected.world)?;
        Ok(plugin)
    }

    fn component(
        &self,
        engine: &Engine,
        bytes: &[u8],
        digest: &str,
    ) -> Result<(Component, bool), Refusal> {
        let folder = self.config.cache.as_deref();
        let found = folder.and_then(|folder| cache::find(folder, engine, digest));
        if let Some(Ok(component)) = found.map(|code| cache::loaded(engine, &code)) {
            return Ok((component, true));
        }
        // What is in the cache was valid when it was put there.
        validate(bytes)?;
        let code = compile::compiled(engine, &self.config.compiler, self.config.compile, bytes)?;
        let component = cache::loaded(engine, &code)?;
        if let Some(folder) = folder {
            cache::keep(folder, engine, digest, &code);
        }
        Ok((component, false))
    }
}

fn ready(component: &Component, world: World) -> wasmtime::Result<Ready> {
    let instance = linker(component.engine())?.instantiate_pre(component)?;
    Ok(match world {
        World::Jurisdiction => Ready::Jurisdiction(jurisdiction::JurisdictionPre::new(instance)?),
        World::Functions => Ready::Functions(functions::FunctionsPre::new(instance)?),
    })
}

/// Starts the clock of an engine, which ends with it. Without one nothing would stop a plugin that takes
/// too long.
fn start_clock(engine: &Engine) -> Result<(), Refusal> {
    let clock = engine.weak();
    let tick = move || {
        while let Some(engine) = clock.upgrade() {
            engine.increment_epoch();
            drop(engine);
            std::thread::sleep(TICK);
        }
    };
    let started = std::thread::Builder::new().name("plugin-clock".to_owned()).spawn(tick);
    started.map(drop).map_err(|error| {
        Refusal::new(format!("plugins cannot be run without a clock: {error}"), "")
    })
}
