//! Packs as text, from folders or made up.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use std::sync::Arc;

use tidewaiter_host::{
    CompileLimits, Compiler, Host, HostConfig, HostFunctions, Import, Limits, Origin, Plugin,
};
use tidewaiter_model::{Checked, Model, PackText, check};

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A pack's folder as text.
pub fn pack_text(folder: &Path) -> PackText {
    let mut files = BTreeMap::new();
    gather(folder, folder, &mut files);
    PackText { folder: folder.display().to_string(), files }
}

fn gather(folder: &Path, root: &Path, files: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, root, files);
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            files.insert(name, std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// Packs that must be sound.
pub fn sound(packs: &[PackText]) -> Checked {
    let checked = check(packs);
    let errors: Vec<_> = checked
        .diagnostics
        .iter()
        .filter(|d| d.severity == tidewaiter_syntax::Severity::Error)
        .map(|d| format!("{} {} ({})", d.code.0, d.message, d.help))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    checked
}

/// The packs in `rules/`.
pub fn real() -> Vec<PackText> {
    ["trade", "us-chips", "cn-rare-earths"]
        .iter()
        .map(|name| pack_text(&root().join("rules").join(name)))
        .collect()
}

/// The plugins that the real packs name, loaded: rules call their functions.
pub struct Plugins {
    model: Arc<Model>,
    named: BTreeMap<(String, String), Plugin>,
}

impl Plugins {
    /// Loads them, their code from the cache in the target folder where it was compiled before.
    pub fn of(checked: &Checked) -> Plugins {
        let config = HostConfig {
            compiler: Compiler::Here,
            compile: CompileLimits::DEFAULT,
            cache: Some(Path::new(env!("CARGO_TARGET_TMPDIR")).join("plugin-cache")),
            cap: Limits::DEFAULT,
            grants: Import::ALL.into(),
            keys: None,
        };
        let host = Host::new(config).unwrap();
        let mut named = BTreeMap::new();
        for pack in &checked.model.packs {
            for plugin in &pack.plugins {
                let path = root().join("rules").join(&pack.name).join(&plugin.path);
                let origin = Origin {
                    bytes: &std::fs::read(path).unwrap(),
                    pin: Some(&plugin.sha256),
                    signature: None,
                    asks: Import::ALL.into(),
                    limits: Limits::DEFAULT,
                };
                let loaded = host.load(&origin).unwrap();
                named.insert((pack.name.clone(), plugin.name.clone()), loaded);
            }
        }
        Plugins { model: Arc::new(checked.model.clone()), named }
    }

    /// Their functions, bound to the packs.
    pub fn functions(&self) -> HostFunctions<'_> {
        HostFunctions::bind(&self.model, &self.named).unwrap()
    }
}

/// A made-up pack of one rule file.
pub fn made_up(text: &str) -> PackText {
    let manifest = "name = \"made-up\"\nversion = \"0.1.0\"\ntitle = \"Made up\"\n\
                    jurisdiction = \"XX\"\nissuer = \"Nobody\"\nengine = \"0.1\"\n";
    let files = BTreeMap::from([
        ("pack.toml".to_owned(), manifest.to_owned()),
        ("rules.tide".to_owned(), text.to_owned()),
    ]);
    PackText { folder: "made-up".to_owned(), files }
}
