//! `pack.toml`: what a pack is and what it depends on.

use std::collections::BTreeMap;

use serde::Deserialize;
use tidewaiter_syntax::{Diagnostic, SourceId, Span};
use toml::Spanned;

use crate::codes;
use crate::model::{Plugin, PluginLimits};

/// The version of Tidewaiter, to the extent that packs name it.
const ENGINE: &str = concat!(env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"));

/// A manifest as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The pack's name.
    pub name: Spanned<String>,
    /// Its version.
    pub version: Spanned<String>,
    /// What it is.
    pub title: String,
    /// Whose law it states.
    pub jurisdiction: Option<String>,
    /// Who makes that law.
    pub issuer: String,
    /// The version of Tidewaiter for which it was written.
    pub engine: Spanned<String>,
    /// The packs it depends on, with their versions.
    #[serde(default)]
    pub packs: BTreeMap<Spanned<String>, Spanned<String>>,
    /// Its plugins.
    #[serde(default)]
    plugins: BTreeMap<Spanned<String>, PluginTable>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct PluginTable {
    path: Spanned<String>,
    sha256: Spanned<String>,
    #[serde(default)]
    imports: Vec<Spanned<String>>,
    #[serde(default)]
    limits: PluginLimits,
}

/// What a plugin may ask to import.
const IMPORTS: [&str; 3] = ["lists", "log", "handles"];

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// What is wrong with it, at its place.
    pub fn read(source: SourceId, text: &str) -> Result<Self, Vec<Diagnostic>> {
        let manifest: Manifest = toml::from_str(text).map_err(|error| {
            let span = span(source, error.span().unwrap_or_default());
            vec![Diagnostic::error(codes::MANIFEST, span, error.message().trim().to_owned()).help(
                "a manifest has name, version, title, issuer and engine, and may have \
                     jurisdiction, [packs] and [plugins]",
            )]
        })?;
        let mut problems = Vec::new();
        if manifest.engine.get_ref() != ENGINE {
            let at = span(source, manifest.engine.span());
            let written = manifest.engine.get_ref();
            problems.push(
                Diagnostic::error(
                    codes::ENGINE_VERSION,
                    at,
                    format!("this pack was written for Tidewaiter {written}, this is {ENGINE}"),
                )
                .help(format!("check the pack against {ENGINE}, then write engine = \"{ENGINE}\"")),
            );
        }
        let named = manifest.name.get_ref();
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        if named.is_empty() || !named.chars().all(plain) {
            let at = span(source, manifest.name.span());
            problems.push(
                Diagnostic::error(codes::MANIFEST, at, "this is no name for a pack")
                    .help("use letters, digits, `-` and `_`, as in us-chips"),
            );
        }
        problems.extend(manifest.plugins.values().flat_map(|plugin| plugin.problems(source)));
        if problems.is_empty() { Ok(manifest) } else { Err(problems) }
    }

    /// The plugins, by name.
    pub fn plugins(&self, source: SourceId) -> Vec<Plugin> {
        self.plugins
            .iter()
            .map(|(name, plugin)| Plugin {
                name: name.get_ref().clone(),
                path: plugin.path.get_ref().clone(),
                sha256: plugin.sha256.get_ref().to_ascii_lowercase(),
                imports: plugin.imports.iter().map(|word| word.get_ref().clone()).collect(),
                limits: plugin.limits,
                span: span(source, name.span()),
            })
            .collect()
    }
}

impl PluginTable {
    fn problems(&self, source: SourceId) -> Vec<Diagnostic> {
        let wrong = |at: &Spanned<String>, message: String| {
            Diagnostic::error(codes::MANIFEST, span(source, at.span()), message)
        };
        let mut problems = Vec::new();
        let digest = self.sha256.get_ref();
        if digest.len() != 64 || !digest.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            problems.push(wrong(&self.sha256, "this is no SHA-256".to_owned()).help(
                "it has 64 hexadecimal digits; `tidewaiter plugin inspect FILE` prints that of a file",
            ));
        }
        let path = self.path.get_ref();
        if path.is_empty() || path.starts_with(['/', '\\']) || path.contains(':') {
            problems.push(
                wrong(&self.path, "the path of a plugin is relative".to_owned())
                    .help("write it from the folder of pack.toml, as in screening.wasm"),
            );
        }
        for import in &self.imports {
            if !IMPORTS.contains(&import.get_ref().as_str()) {
                let message = format!("a plugin cannot import `{}`", import.get_ref());
                problems.push(
                    wrong(import, message).help("it may ask for `lists`, `log` and `handles`"),
                );
            }
        }
        problems
    }
}

/// Whether a version satisfies a requirement: the same, or the same up to a dot.
pub fn satisfies(version: &str, required: &str) -> bool {
    version.strip_prefix(required).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// A place in a manifest.
pub fn span(source: SourceId, range: std::ops::Range<usize>) -> Span {
    let offset = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    Span { source, start: offset(range.start), end: offset(range.end) }
}
