//! Reads the packs, puts them in order, and gathers their declarations.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use sha2::{Digest as _, Sha256};
use tidewaiter_syntax::{Diagnostic, SourceId, Span, parse};

use super::manifest::{Manifest, satisfies, span};
use super::names::named;
use super::{Checker, Declared, PackText, Visible};
use crate::codes;
use crate::model::{Pack, PackId};

impl Checker<'_> {
    pub(super) fn load_packs(&mut self) {
        let mut manifests: BTreeMap<String, (usize, SourceId, Manifest)> = BTreeMap::new();
        for (place, pack) in self.packs.iter().enumerate() {
            let name = format!("{}/pack.toml", pack.folder);
            let Some(text) = pack.files.get("pack.toml") else {
                let source = self.sources.add(name, "");
                let at = Span { source, start: 0, end: 0 };
                self.report(
                    Diagnostic::error(codes::MANIFEST, at, "this folder has no pack.toml").help(
                        "a pack is a folder with a manifest; see docs/language.md, \"Packs\"",
                    ),
                );
                continue;
            };
            let source = self.sources.add(name, text.as_str());
            match Manifest::read(source, text) {
                Err(problems) => self.diagnostics.extend(problems),
                Ok(manifest) => {
                    let at = span(source, manifest.name.span());
                    let named = manifest.name.get_ref().clone();
                    match manifests.entry(named) {
                        Entry::Vacant(entry) => {
                            entry.insert((place, source, manifest));
                        }
                        Entry::Occupied(entry) => {
                            let message = format!("another pack is called `{}` too", entry.key());
                            self.report(
                                Diagnostic::error(codes::DUPLICATE, at, message)
                                    .help("load one of them, or rename one"),
                            );
                        }
                    }
                }
            }
        }
        let order = self.order_packs(&manifests);
        for name in &order {
            if let Some((place, source, manifest)) = manifests.get(name) {
                self.add_pack(*place, *source, manifest);
            }
        }
        self.gather(&order, &manifests);
    }

    /// Each pack behind those it depends on, ties by name.
    fn order_packs(
        &mut self,
        manifests: &BTreeMap<String, (usize, SourceId, Manifest)>,
    ) -> Vec<String> {
        let mut order: Vec<String> = Vec::new();
        let mut open: Vec<&String> = manifests.keys().collect();
        loop {
            let ready = open.iter().position(|name| {
                manifests.get(*name).is_some_and(|(_, _, manifest)| {
                    manifest.packs.keys().all(|on| {
                        order.contains(on.get_ref()) || !manifests.contains_key(on.get_ref())
                    })
                })
            });
            match ready {
                Some(place) => order.push(open.remove(place).clone()),
                None => break,
            }
        }
        for name in open {
            if let Some((_, source, manifest)) = manifests.get(name) {
                self.report(
                    Diagnostic::error(
                        codes::PACK_CYCLE,
                        span(*source, manifest.name.span()),
                        format!("`{name}` depends on itself through its packs"),
                    )
                    .help("move what they share into a pack of its own"),
                );
            }
        }
        order
    }

    fn add_pack(&mut self, place: usize, source: SourceId, manifest: &Manifest) {
        let mut depends = Vec::new();
        for (name, version) in &manifest.packs {
            let found = self.model.packs.iter().position(|pack| pack.name == *name.get_ref());
            let Some(found) = found else {
                self.report(
                    Diagnostic::error(
                        codes::NO_SUCH_PACK,
                        span(source, name.span()),
                        format!("the pack `{}` is not here", name.get_ref()),
                    )
                    .help("put it beside this pack, or name its folder with --pack"),
                );
                continue;
            };
            let has = self.model.packs.get(found).map(|p| p.version.clone()).unwrap_or_default();
            if !satisfies(&has, version.get_ref()) {
                self.report(
                    Diagnostic::error(
                        codes::NO_SUCH_PACK,
                        span(source, version.span()),
                        format!("`{}` is here in version {has}", name.get_ref()),
                    )
                    .help("ask for that version, or load the one asked for"),
                );
            }
            depends.push(PackId(u32::try_from(found).unwrap_or(u32::MAX)));
        }
        self.order.push(place);
        let digest = self.packs.get(place).map(digest).unwrap_or_default();
        self.model.packs.push(Pack {
            name: manifest.name.get_ref().clone(),
            version: manifest.version.get_ref().clone(),
            title: manifest.title.clone(),
            jurisdiction: manifest.jurisdiction.clone(),
            issuer: manifest.issuer.clone(),
            packs: depends,
            plugins: manifest.plugins(source),
            digest,
        });
    }

    /// Parses the rule files of every pack and puts their declarations in order.
    fn gather(
        &mut self,
        order: &[String],
        manifests: &BTreeMap<String, (usize, SourceId, Manifest)>,
    ) {
        let mut declared = Vec::new();
        for (number, name) in order.iter().enumerate() {
            let Some((place, _, _)) = manifests.get(name) else { continue };
            let Some(text) = self.packs.get(*place) else { continue };
            let pack = PackId(u32::try_from(number).unwrap_or(u32::MAX));
            let read =
                |path: &str| path.ends_with(".tide") && (self.tests || !path.starts_with("tests/"));
            let files: Vec<_> = text.files.iter().filter(|(path, _)| read(path)).collect();
            for (path, content) in files {
                let source = self.sources.add(format!("{}/{path}", text.folder), content.as_str());
                let parsed = parse(source, content);
                self.diagnostics.extend(parsed.diagnostics);
                let mut visible = Visible { packs: vec![pack] };
                for used in &parsed.file.uses {
                    let depends =
                        self.model.pack(pack).map(|p| p.packs.clone()).unwrap_or_default();
                    let found = depends.into_iter().find(|id| {
                        self.model.pack(*id).is_some_and(|pack| pack.name == used.value)
                    });
                    match found {
                        Some(id) => visible.packs.push(id),
                        None => self.report(
                            Diagnostic::error(
                                codes::USE_NOT_NAMED,
                                used.span,
                                format!("the manifest names no pack `{}`", used.value),
                            )
                            .help(format!(
                                "add {} = \"...\" under [packs] in pack.toml",
                                used.value
                            )),
                        ),
                    }
                }
                declared.extend(parsed.file.declarations.into_iter().map(|declaration| Declared {
                    pack,
                    visible: visible.clone(),
                    declaration,
                }));
            }
        }
        // The sort is stable: tests, which have no names, stay as they stand.
        declared.sort_by(|a, b| {
            let key = |d: &Declared| {
                let name = named(&d.declaration.kind).map(|(_, name)| name.value.clone());
                (d.pack, name.is_none(), name)
            };
            key(a).cmp(&key(b))
        });
        self.declared = declared;
    }
}

/// SHA-256 over the paths and contents of a pack's files.
fn digest(pack: &PackText) -> String {
    let mut hasher = Sha256::new();
    for (path, content) in &pack.files {
        for part in [path, content] {
            // The length goes first, so that no two packs hash the same bytes.
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part.as_bytes());
        }
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
