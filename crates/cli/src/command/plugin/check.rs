//! `tidewaiter plugin check`

use std::sync::Arc;

use tidewaiter_engine::{Asked, Posture};
use tidewaiter_host::{Import, Limits, Plugin, PluginKind, made_up, trial};
use tidewaiter_model::{Model, check_without_tests};

use super::super::usable;
use crate::arguments::PluginCheck;
use crate::outside::{self, Ended, Outside, Status, Stop};
use crate::plugins::{host, of_file, stop};
use crate::report::{Page, Tone, words};

/// Loads a plugin afresh, says what it is, and tries it out.
pub fn run(arguments: &PluginCheck, outside: &mut Outside) -> Ended {
    // What is tried out is what is in the file, and not what was compiled of it before.
    let host = host(&arguments.hosting, false)?;
    let plugin = of_file(&host, &arguments.file)?;
    // Functions read no vocabulary.
    let model = Arc::new(match &plugin.kind {
        PluginKind::Jurisdiction(_) => {
            usable(&arguments.packs.pack, check_without_tests, outside)?.1.model
        }
        PluginKind::Functions(_) => Model::default(),
    });
    let transactions = made_up(&model, arguments.transactions as usize);
    let day = "2026-01-01".parse().map_err(|why: String| Stop::new(why))?;
    let asked = Asked { on: day, known: day, posture: Posture::AsEnforced };
    let name = outside::shown(&arguments.file);
    let trial =
        trial(&model, &plugin, &transactions, asked).map_err(|refusal| stop(&name, refusal))?;

    let mut page = Page::new(outside.out);
    about(&mut page, &name, &plugin);
    let asked = words::count(trial.asked, "question");
    if trial.problems.is_empty() {
        let told =
            format!("{asked}, each asked more than once: answered alike, and as the contract says");
        page.parts(2, 4, &[(Tone::Good, "trial: "), (Tone::Plain, &told)]);
    }
    for problem in &trial.problems {
        page.parts(2, 4, &[(Tone::Bad, "trial: "), (Tone::Plain, problem)]);
    }
    outside.print(&page.finish());
    Ok(if trial.problems.is_empty() { Status::Done } else { Status::Found })
}

fn about(page: &mut Page, name: &str, plugin: &Plugin) {
    let (kind, says) = match &plugin.kind {
        PluginKind::Jurisdiction(about) => {
            let fields: Vec<&str> = about.fields.iter().map(|field| field.path.as_str()).collect();
            let law = format!("{}, {}", about.jurisdiction, about.issuer);
            ("jurisdiction", vec![("law", law), ("reads", list(&fields))])
        }
        PluginKind::Functions(about) => {
            let functions = about.functions.iter().map(tidewaiter_host::signature);
            ("functions", functions.map(|function| ("function", function)).collect())
        }
    };
    page.parts(0, 2, &[(Tone::Strong, name)]);
    let identity = format!("{} {}", plugin.kind.name(), plugin.kind.version());
    let imports: Vec<&str> = plugin.imports.iter().map(|import| Import::word(*import)).collect();
    let mut rows = vec![("name", identity), ("world", kind.to_owned())];
    rows.extend(says);
    rows.extend([
        ("imports", list(&imports)),
        ("limits", limits(plugin.limits)),
        ("sha256", plugin.digest.clone()),
    ]);
    for (name, value) in rows {
        page.parts(2, 4, &[(Tone::Faint, &format!("{name}: ")), (Tone::Plain, &value)]);
    }
}

fn list(words: &[&str]) -> String {
    if words.is_empty() { "nothing".to_owned() } else { words.join(", ") }
}

fn limits(limits: Limits) -> String {
    format!(
        "{} steps, {} ms, {} MiB of memory, {} table elements, {} KiB of stack, {} MiB an answer",
        limits.fuel,
        limits.time.as_millis(),
        limits.memory >> 20,
        limits.table,
        limits.stack >> 10,
        limits.answer >> 20
    )
}
