//! The wasm plugins of a run: those that manifests name, and those named on the command line.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Deserialize;
use tidewaiter_engine::{Jurisdiction, PackDigest, Supplied};
use tidewaiter_host::{
    CompileLimits, Compiler, Host, HostConfig, HostFunctions, Import, Keys, LARGEST_STACK, Limits,
    Origin, Plugin, PluginJurisdiction, PluginKind, Refusal,
};
use tidewaiter_model::{Model, PackId, PluginLimits, codes};
use tidewaiter_syntax::Diagnostic;

use crate::arguments::{Hosting, PluginFiles};
use crate::load::Loaded;
use crate::outside::{self, Stop};

/// The subcommand in which the program compiles a plugin, as its own child.
pub const COMPILE: [&str; 2] = ["plugin", "compile"];

/// The plugins of a run, loaded.
#[derive(Debug)]
pub struct Plugins {
    model: Arc<Model>,
    /// Those of manifests, by pack and name.
    named: BTreeMap<(String, String), Plugin>,
    /// Those of the command line, with their files.
    further: Vec<(String, Plugin)>,
}

/// The plugins of a run, bound to its packs.
#[derive(Debug)]
pub struct Bound<'a> {
    functions: HostFunctions<'a>,
    jurisdictions: Vec<Box<dyn Jurisdiction + 'a>>,
    digests: Vec<PackDigest>,
}

impl Bound<'_> {
    /// Stops where neither a pack nor a plugin states a law: to decide under none would read as an
    /// answer.
    pub fn some_law(&self, model: &Model) -> Result<(), Stop> {
        let stated = model.packs.iter().any(|pack| pack.jurisdiction.is_some());
        if stated || !self.jurisdictions.is_empty() {
            return Ok(());
        }
        Err(Stop::new("there is no law to decide under; nothing was decided").help(
            "name a pack that states a jurisdiction's law with --pack, or a plugin with --plugin",
        ))
    }

    /// What they supply to a decision.
    pub fn supplied(&self) -> Supplied<'_> {
        Supplied {
            jurisdictions: &self.jurisdictions,
            functions: Some(&self.functions),
            plugins: &self.digests,
        }
    }
}

/// What keeps plugins from being used.
#[derive(Debug)]
pub enum Trouble {
    /// Usage, or a file on the command line.
    Stop(Stop),
    /// What manifests and rule files say of plugins.
    Findings(Vec<Diagnostic>),
}

impl From<Stop> for Trouble {
    fn from(stop: Stop) -> Self {
        Trouble::Stop(stop)
    }
}

impl Plugins {
    /// Loads the plugins of the packs, and further ones.
    pub fn load(
        model: Model,
        loaded: &Loaded,
        hosting: &Hosting,
        further: &PluginFiles,
    ) -> Result<Plugins, Trouble> {
        let mut plugins =
            Plugins { model: Arc::new(model), named: BTreeMap::new(), further: Vec::new() };
        let model = Arc::clone(&plugins.model);
        if further.plugin.is_empty() && model.packs.iter().all(|pack| pack.plugins.is_empty()) {
            return Ok(plugins);
        }
        let host = host(hosting, true)?;
        let mut findings = Vec::new();
        for pack in &model.packs {
            for entry in &pack.plugins {
                let folder = loaded.folder_of(&pack.name).unwrap_or(Path::new(""));
                match of_manifest(&host, folder, entry) {
                    Ok(plugin) => {
                        plugins.named.insert((pack.name.clone(), entry.name.clone()), plugin);
                    }
                    Err(refusal) => {
                        let message = format!("the plugin {}: {}", entry.name, refusal.message);
                        let found = Diagnostic::error(codes::PLUGIN, entry.span, message);
                        findings.push(found.help(refusal.help));
                    }
                }
            }
        }
        if !findings.is_empty() {
            return Err(Trouble::Findings(findings));
        }
        for file in &further.plugin {
            plugins.further.push((outside::shown(file), of_file(&host, file)?));
        }
        Ok(plugins)
    }

    /// The checked packs.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Binds them to the packs: functions to their declarations, jurisdictions to the vocabulary.
    pub fn bound(&self) -> Result<Bound<'_>, Trouble> {
        let functions = HostFunctions::bind(&self.model, &self.named).map_err(|refused| {
            let finding = |(id, refusal): (tidewaiter_model::FunctionId, Refusal)| {
                let span = self.model.functions.get(id.index())?.meta.span;
                let found = Diagnostic::error(codes::FUNCTION, span, refusal.message);
                Some(found.help(refusal.help))
            };
            Trouble::Findings(refused.into_iter().filter_map(finding).collect())
        })?;
        let mut bound = Bound { functions, jurisdictions: Vec::new(), digests: Vec::new() };
        // Two determinations of one name could not be told apart, and a plugin could pass for a pack.
        let mut names: BTreeSet<&str> =
            self.model.packs.iter().map(|pack| pack.name.as_str()).collect();
        let mut findings = Vec::new();
        for ((pack, name), plugin) in &self.named {
            if let PluginKind::Jurisdiction(_) = &plugin.kind {
                let place = self.model.packs.iter().position(|own| own.name == *pack);
                let id = place.and_then(|place| u32::try_from(place).ok()).map(PackId);
                match self.jurisdiction(id, plugin, &mut names) {
                    Ok(jurisdiction) => bound.jurisdictions.push(Box::new(jurisdiction)),
                    Err(refusal) => findings.extend(self.finding(pack, name, refusal)),
                }
            }
            bound.digests.push(digest(plugin));
        }
        if !findings.is_empty() {
            return Err(Trouble::Findings(findings));
        }
        for (file, plugin) in &self.further {
            let jurisdiction = self
                .jurisdiction(None, plugin, &mut names)
                .map_err(|refusal| stop(file, refusal))?;
            bound.jurisdictions.push(Box::new(jurisdiction));
            bound.digests.push(digest(plugin));
        }
        Ok(bound)
    }

    fn jurisdiction<'a>(
        &'a self,
        pack: Option<PackId>,
        plugin: &'a Plugin,
        names: &mut BTreeSet<&'a str>,
    ) -> Result<PluginJurisdiction<'a>, Refusal> {
        let jurisdiction = PluginJurisdiction::new(&self.model, pack, plugin)?;
        let name = plugin.kind.name();
        if names.insert(name) {
            return Ok(jurisdiction);
        }
        Err(Refusal::new(
            format!("a pack or plugin is called {name} already"),
            "use one of the two, or ask an author to rename",
        ))
    }

    fn finding(&self, pack: &str, name: &str, refusal: Refusal) -> Option<Diagnostic> {
        let pack = self.model.packs.iter().find(|own| own.name == pack)?;
        let entry = pack.plugins.iter().find(|entry| entry.name == name)?;
        let message = format!("the plugin {name}: {}", refusal.message);
        Some(Diagnostic::error(codes::PLUGIN, entry.span, message).help(refusal.help))
    }

    /// What they logged, a line each.
    pub fn take_log(&self) -> Vec<String> {
        let all = self.named.values().chain(self.further.iter().map(|(_, plugin)| plugin));
        all.flat_map(|plugin| {
            let name = plugin.kind.name();
            plugin.take_log().into_iter().map(move |line| format!("plugin {name}: {line}\n"))
        })
        .collect()
    }
}

fn digest(plugin: &Plugin) -> PackDigest {
    PackDigest {
        name: plugin.kind.name().to_owned(),
        version: plugin.kind.version().to_owned(),
        digest: plugin.digest.clone(),
    }
}

/// A refusal of a file on the command line.
pub fn stop(name: &str, refusal: Refusal) -> Stop {
    Stop::new(format!("{name}: {}", refusal.message)).help(refusal.help)
}

fn of_manifest(
    host: &Host,
    folder: &Path,
    entry: &tidewaiter_model::Plugin,
) -> Result<Plugin, Refusal> {
    let path = folder.join(&entry.path);
    let bytes = outside::bytes_of(&path, false).map_err(|stop| {
        Refusal::new(stop.message, "put the file where `path` in pack.toml says, or correct it")
    })?;
    let signature = signature_beside(&path);
    let asks = entry.imports.iter().filter_map(|word| Import::named(word)).collect();
    host.load(&Origin {
        bytes: &bytes,
        pin: Some(&entry.sha256),
        signature: signature.as_deref(),
        asks,
        limits: Limits::DEFAULT.with(&entry.limits),
    })
}

/// A plugin that a person names: it has no manifest, so it may ask for whatever it imports.
pub fn of_file(host: &Host, file: &Path) -> Result<Plugin, Stop> {
    let bytes = outside::bytes_of(file, false)?;
    let signature = signature_beside(file);
    host.load(&Origin {
        bytes: &bytes,
        pin: None,
        signature: signature.as_deref(),
        asks: Import::ALL.into(),
        limits: Limits::DEFAULT,
    })
    .map_err(|refusal| stop(&outside::shown(file), refusal))
}

/// The file beside a plugin in which its signature stands.
pub fn signature_path(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".sig");
    PathBuf::from(name)
}

fn signature_beside(file: &Path) -> Option<Vec<u8>> {
    outside::bytes_of(&signature_path(file), false).ok()
}

/// What the user has settled for all plugins, in the file of `--plugin-config`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Config {
    /// What plugins may import where their manifest asks for it.
    grant: Option<Vec<String>>,
    /// A file of public keys, of which one must have signed each plugin.
    require_signed: Option<PathBuf>,
    /// Above these no manifest goes.
    #[serde(default)]
    limits: PluginLimits,
}

/// The host of this run; with or without the cache of compiled plugins.
pub fn host(hosting: &Hosting, cached: bool) -> Result<Host, Stop> {
    let config = config(hosting)?;
    // Lists are the pack's own data and are granted unless the user says otherwise.
    let words = config.grant.unwrap_or_else(|| vec![Import::Lists.word().to_owned()]);
    let mut grants = BTreeSet::new();
    for word in words.iter().chain(&hosting.grant) {
        let import = Import::named(word).ok_or_else(|| {
            Stop::new(format!("a plugin cannot be granted `{word}`"))
                .help("there are `lists`, `log` and `handles`")
        })?;
        grants.insert(import);
    }
    let keys = hosting.require_signed.as_ref().or(config.require_signed.as_ref());
    let program = outside::program()?;
    Host::new(HostConfig {
        compiler: Compiler::Child(program, COMPILE.map(str::to_owned).to_vec()),
        compile: CompileLimits::DEFAULT,
        cache: if cached { outside::cache_folder() } else { None },
        cap: CAP.with(&config.limits),
        grants,
        keys: keys.map(|file| keys_of(file)).transpose()?,
    })
    .map_err(|refusal| Stop::new(refusal.message).help(refusal.help))
}

/// Where the user settles nothing, a manifest may ask for up to four times the defaults; of the stack
/// for as much as there can be.
const CAP: Limits = Limits {
    fuel: Limits::DEFAULT.fuel * 4,
    time: Limits::DEFAULT.time.saturating_mul(4),
    memory: Limits::DEFAULT.memory * 4,
    table: Limits::DEFAULT.table * 4,
    stack: LARGEST_STACK,
    answer: Limits::DEFAULT.answer * 4,
};

/// The public keys in a file.
pub fn keys_of(file: &Path) -> Result<Keys, Stop> {
    let text = outside::text_of(file, false)?;
    Keys::read(&text).map_err(|refusal| stop(&outside::shown(file), refusal))
}

fn config(hosting: &Hosting) -> Result<Config, Stop> {
    let Some(file) = &hosting.plugin_config else { return Ok(Config::default()) };
    let text = outside::text_of(file, false)?;
    let mut config: Config = toml::from_str(&text).map_err(|error| {
        let name = outside::shown(file);
        let before = error.span().and_then(|span| text.get(..span.start));
        let line = before.map_or(1, |before| before.matches('\n').count() + 1);
        Stop::new(format!("{name}, line {line}: {}", error.message().trim())).help(
            "it may have grant = [\"lists\"], require_signed = \"keys.pem\", and [limits] with fuel, \
             time_ms, memory_mib, table_elements, stack_kib, answer_mib",
        )
    })?;
    // A path in a file is read from where the file is.
    if let (Some(keys), Some(folder)) = (&mut config.require_signed, file.parent()) {
        *keys = folder.join(&*keys);
    }
    Ok(config)
}
