//! What a plugin says of itself, held against what the host can bear.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::bindings::capability;
use crate::bindings::facts::{Field, Kind};
use crate::inspect::World;
use crate::plugin::{Plugin, PluginKind};
use crate::refusal::Refusal;
use crate::session::{DayLists, Session};

/// Characters of a name, and of the name of who makes the law.
const NAME: usize = 64;
const ISSUER: usize = 200;
/// Fields that it reads, or that one parameter or value has. Each becomes a column of every batch.
const FIELDS: usize = 1_000;
/// Bytes of a field's path, and of its unit.
const PATH: usize = 200;
/// Functions, and parameters of one.
const FUNCTIONS: usize = 200;
const PARAMETERS: usize = 32;

/// Asks a plugin what it is. It is asked once: what it would say later makes no difference.
pub(crate) fn described(plugin: &Plugin, world: World) -> Result<PluginKind, Refusal> {
    let refused = |why: String| {
        Refusal::new(
            format!("asked what it is, it {why}"),
            "where its manifest gives it little, raise the limit there; else ask its author for one that passes `tidewaiter plugin check`",
        )
    };
    let mut session = Session::start(plugin, Arc::new(DayLists::default())).map_err(refused)?;
    let kind = match world {
        World::Jurisdiction => {
            PluginKind::Jurisdiction(session.describe_controls().map_err(refused)?)
        }
        World::Functions => PluginKind::Functions(session.describe_capability().map_err(refused)?),
    };
    sound(&kind)?;
    Ok(kind)
}

fn sound(kind: &PluginKind) -> Result<(), Refusal> {
    // A dot would make `us.x` of a plugin what `x` is of a pack `us`.
    if !plain(kind.name(), "-_") || !plain(kind.version(), "-_.+") {
        let help = "a name has letters, digits, `-` and `_`, a version `.` and `+` too; at most 64";
        return Err(Refusal::new("it has no proper name and version", help));
    }
    match kind {
        PluginKind::Jurisdiction(about) => {
            for text in [&about.jurisdiction, &about.issuer] {
                if text.trim().is_empty() || text.len() > ISSUER {
                    let help = format!("each has from 1 to {ISSUER} bytes");
                    return Err(Refusal::new("it does not name its jurisdiction and issuer", help));
                }
            }
            fields(&about.fields)
        }
        PluginKind::Functions(about) => {
            let mut names = BTreeSet::new();
            if about.functions.len() > FUNCTIONS || about.issuer.len() > ISSUER {
                return Err(too_much(FUNCTIONS, "functions"));
            }
            for function in &about.functions {
                if !names.insert(&function.name) {
                    let what = format!("it has two functions named {}", function.name);
                    return Err(Refusal::new(what, "rule packs call a function by its name"));
                }
                signature(function)?;
            }
            Ok(())
        }
    }
}

fn signature(function: &capability::Signature) -> Result<(), Refusal> {
    let parameters = &function.parameters;
    let names = parameters.iter().map(|parameter| &parameter.name);
    if names.chain([&function.name]).any(|name| !plain(name, "_")) {
        let help = "each has letters, digits and `_`, at most 64, as in Tide";
        return Err(Refusal::new("a function or parameter has no proper name", help));
    }
    if parameters.len() > PARAMETERS {
        return Err(too_much(PARAMETERS, "parameters"));
    }
    parameters.iter().try_for_each(|parameter| fields(&parameter.fields))?;
    fields(&function.returns)
}

fn fields(fields: &[Field]) -> Result<(), Refusal> {
    if fields.len() > FIELDS {
        return Err(too_much(FIELDS, "fields"));
    }
    fields.iter().try_for_each(bounded)
}

/// Whether a field is short enough to be looked for.
///
/// # Errors
/// Where it is not.
pub(crate) fn bounded(field: &Field) -> Result<(), Refusal> {
    let unit = match &field.kind {
        Kind::Number(unit) => unit.len(),
        Kind::Truth | Kind::Percent | Kind::Money | Kind::Day | Kind::Text => 0,
    };
    if field.path.len() > PATH || unit > PATH {
        let help = format!("a path and a unit have at most {PATH} bytes each");
        return Err(Refusal::new("a field of it has too long a name", help));
    }
    Ok(())
}

fn too_much(most: usize, of: &str) -> Refusal {
    Refusal::new(
        format!("it has more than {most} {of}, or too long a name for its issuer"),
        "make two plugins of it",
    )
}

fn plain(text: &str, beside: &str) -> bool {
    let ok = |c: char| c.is_ascii_alphanumeric() || beside.contains(c);
    !text.is_empty() && text.len() <= NAME && text.chars().all(ok)
}
