//! From folders to the texts of packs.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use tidewaiter_model::PackText;

use crate::outside::{self, Stands, Stop};

/// Folders within folders, at most.
const DEPTH: usize = 16;

/// The packs of a run.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// Every pack that was named, and every one that these depend on.
    pub packs: Vec<PackText>,
    /// The folders of those that were named.
    pub named: Vec<String>,
}

impl Loaded {
    /// The folder of the pack of that name.
    pub fn folder_of(&self, name: &str) -> Option<&Path> {
        let found = self.packs.iter().find(|pack| pack_name(pack).as_deref() == Some(name))?;
        Some(Path::new(&found.folder))
    }

    /// Whether a source belongs to a pack that was named.
    pub fn is_named(&self, source: &str) -> bool {
        let inside = |folder: &&String| {
            source.strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('/'))
                || source == folder.as_str()
        };
        // Of a pack in a folder of another, the inner folder is the pack.
        let folders = self.packs.iter().map(|pack| &pack.folder);
        let own = folders.filter(inside).max_by_key(|folder| folder.len());
        own.is_none_or(|own| self.named.contains(own))
    }
}

/// The packs at these paths, each a pack or a folder of packs, with those they depend on; without
/// a path, those in the nearest `rules/`.
pub fn packs(paths: &[PathBuf]) -> Result<Loaded, Stop> {
    let found = if paths.is_empty() { vec![nearest_rules()?] } else { paths.to_vec() };
    let mut folders = Vec::new();
    for path in &found {
        folders.extend(pack_folders(path)?);
    }
    with_dependencies(&folders)
}

/// `rules/` of this folder, or of the nearest parent that has one.
pub fn nearest_rules() -> Result<PathBuf, Stop> {
    let here = outside::here()?;
    let mut up = PathBuf::new();
    for _ in here.ancestors() {
        let rules = up.join("rules");
        if outside::stands(&rules) == Ok(Stands::Folder) {
            return Ok(rules);
        }
        up.push("..");
    }
    Err(Stop::new("there is no folder `rules` here or in a folder above")
        .help("name a rule pack: --pack DIR, or for check, fmt and test its folder"))
}

/// The pack at a path, or the packs in the folder.
fn pack_folders(path: &Path) -> Result<Vec<PathBuf>, Stop> {
    let name = outside::shown(path);
    if outside::stands(path)? != Stands::Folder {
        return Err(Stop::new(format!("{name}: a rule pack is a folder, and this is a file"))
            .help("name the folder that has pack.toml in it"));
    }
    if is_pack(path) {
        return Ok(vec![path.to_path_buf()]);
    }
    let inside = outside::names_in(path)?;
    let packs: Vec<PathBuf> =
        inside.iter().map(|name| path.join(name)).filter(|folder| is_pack(folder)).collect();
    if packs.is_empty() {
        return Err(Stop::new(format!("{name}: there is no rule pack here"))
            .help("a rule pack is a folder with a manifest, pack.toml, in it"));
    }
    Ok(packs)
}

fn is_pack(folder: &Path) -> bool {
    outside::stands(&folder.join("pack.toml")) == Ok(Stands::File)
}

/// Reads the packs in these folders, and beside each those it depends on.
fn with_dependencies(folders: &[PathBuf]) -> Result<Loaded, Stop> {
    let mut loaded = Loaded::default();
    let mut seen = BTreeSet::new();
    let mut names = BTreeSet::new();
    let mut wanted: Vec<(PathBuf, Vec<String>)> = Vec::new();
    for folder in folders {
        if !seen.insert(outside::true_path(folder)?) {
            continue;
        }
        let pack = read_pack(folder)?;
        let manifest = Manifest::of(&pack);
        names.extend(manifest.name);
        wanted.push((folder.clone(), manifest.packs));
        loaded.named.push(pack.folder.clone());
        loaded.packs.push(pack);
    }
    let mut siblings = Siblings::default();
    while let Some((folder, needs)) = wanted.pop() {
        for need in needs {
            if names.contains(&need) {
                continue;
            }
            // One that is nowhere to be found is the checker's to report.
            let Some(found) = siblings.find(&folder, &need)? else { continue };
            names.insert(need);
            if seen.insert(outside::true_path(&found)?) {
                let pack = read_pack(&found)?;
                wanted.push((found, Manifest::of(&pack).packs));
                loaded.packs.push(pack);
            }
        }
    }
    loaded.packs.sort_by(|a, b| a.folder.cmp(&b.folder));
    loaded.named.sort();
    Ok(loaded)
}

/// The name of a pack in its manifest.
pub fn pack_name(pack: &PackText) -> Option<String> {
    Manifest::of(pack).name
}

/// What finding a pack needs of a manifest. What is wrong with it is the checker's to report.
#[derive(Debug, Default)]
struct Manifest {
    name: Option<String>,
    packs: Vec<String>,
}

impl Manifest {
    fn of(pack: &PackText) -> Manifest {
        pack.files.get("pack.toml").map(|text| Manifest::read(text)).unwrap_or_default()
    }

    fn read(text: &str) -> Manifest {
        let Ok(table) = text.parse::<toml::Table>() else { return Manifest::default() };
        let packs = table.get("packs").and_then(toml::Value::as_table);
        Manifest {
            name: table.get("name").and_then(toml::Value::as_str).map(str::to_owned),
            packs: packs.map(|packs| packs.keys().cloned().collect()).unwrap_or_default(),
        }
    }
}

/// The packs beside packs, by folder and name.
#[derive(Debug, Default)]
struct Siblings {
    known: BTreeMap<PathBuf, BTreeMap<String, PathBuf>>,
}

impl Siblings {
    fn find(&mut self, beside: &Path, name: &str) -> Result<Option<PathBuf>, Stop> {
        let folder = match beside.parent() {
            Some(parent) if beside.file_name().is_some() && parent != Path::new("") => {
                parent.to_path_buf()
            }
            Some(_) if beside.file_name().is_some() => PathBuf::from("."),
            _ => beside.join(".."),
        };
        if !self.known.contains_key(&folder) {
            let mut packs = BTreeMap::new();
            for inside in outside::names_in(&folder)? {
                let path = folder.join(inside);
                if is_pack(&path)
                    && let Ok(text) = outside::text_of(&path.join("pack.toml"), false)
                    && let Some(name) = Manifest::read(&text).name
                {
                    packs.insert(name, path);
                }
            }
            self.known.insert(folder.clone(), packs);
        }
        Ok(self.known.get(&folder).and_then(|packs| packs.get(name)).cloned())
    }
}

/// The texts of one pack: its manifest, its rule files and its data.
fn read_pack(folder: &Path) -> Result<PackText, Stop> {
    let mut files = BTreeMap::new();
    let is_text = |name: &str| name == "pack.toml" || has(name, ".tide") || has(name, ".csv");
    walk(folder, &is_text, &mut |path| {
        let inside = path.strip_prefix(folder).unwrap_or(path);
        files.insert(outside::shown(inside), outside::text_of(path, false)?);
        Ok(())
    })?;
    Ok(PackText { folder: outside::shown(folder), files })
}

/// The rule files at a path: itself, or those in the folder.
pub fn rule_files(path: &Path) -> Result<Vec<PathBuf>, Stop> {
    if outside::stands(path)? != Stands::Folder {
        return Ok(vec![path.to_path_buf()]);
    }
    let mut files = Vec::new();
    walk(path, &|name| has(name, ".tide"), &mut |path| {
        files.push(path.to_path_buf());
        Ok(())
    })?;
    Ok(files)
}

fn has(name: &str, ending: &str) -> bool {
    name.ends_with(ending)
}

/// Visits the files of a folder and of those in it whose names are wanted, in order.
fn walk(
    folder: &Path,
    wanted: &dyn Fn(&str) -> bool,
    visit: &mut dyn FnMut(&Path) -> Result<(), Stop>,
) -> Result<(), Stop> {
    walk_inside(folder, &mut Vec::new(), wanted, visit)
}

fn walk_inside(
    folder: &Path,
    above: &mut Vec<PathBuf>,
    wanted: &dyn Fn(&str) -> bool,
    visit: &mut dyn FnMut(&Path) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let name = outside::shown(folder);
    let own = outside::true_path(folder)?;
    if above.contains(&own) {
        return Err(Stop::new(format!("{name}: this link leads back to a folder that it is in"))
            .help("remove the link"));
    }
    if above.len() >= DEPTH {
        return Err(Stop::new(format!("{name}: folders lie more than {DEPTH} deep")));
    }
    above.push(own);
    for inside in outside::names_in(folder)? {
        let path = folder.join(&inside);
        match outside::stands(&path) {
            Ok(Stands::Folder) => walk_inside(&path, above, wanted, visit)?,
            Ok(Stands::File) if wanted(&inside) => visit(&path)?,
            Ok(Stands::Else) if wanted(&inside) => {
                let name = outside::shown(&path);
                return Err(Stop::new(format!("{name}: this is neither a file nor a folder")));
            }
            Err(stop) if wanted(&inside) => return Err(stop),
            Ok(Stands::File | Stands::Else) | Err(_) => {}
        }
    }
    above.pop();
    Ok(())
}
