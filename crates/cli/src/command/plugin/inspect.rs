//! `tidewaiter plugin inspect`

use serde::Serialize;
use tidewaiter_host::{INTERFACE, Import, digest_of, inspect};

use crate::arguments::{PluginInspect, TwoFormats};
use crate::outside::{self, Ended, Outside, Stands, Status};
use crate::plugins::{signature_path, stop};
use crate::report::{Page, Tone, json};

/// What a component is, as JSON.
#[derive(Debug, Serialize)]
struct About {
    file: String,
    sha256: String,
    bytes: usize,
    interface: &'static str,
    world: &'static str,
    imports: Vec<&'static str>,
    signature: bool,
}

/// Says what a component is, without compiling or running any of it.
pub fn run(arguments: &PluginInspect, outside: &mut Outside) -> Ended {
    let bytes = outside::bytes_of(&arguments.file, false)?;
    let file = outside::shown(&arguments.file);
    let inspected = inspect(&bytes).map_err(|refusal| stop(&file, refusal))?;
    let about = About {
        sha256: digest_of(&bytes),
        bytes: bytes.len(),
        interface: INTERFACE,
        world: inspected.world.word(),
        imports: inspected.imports.iter().map(|import| Import::word(*import)).collect(),
        signature: outside::stands(&signature_path(&arguments.file)) == Ok(Stands::File),
        file,
    };
    let text = match arguments.format {
        TwoFormats::Json => json::document(&about),
        TwoFormats::Human => {
            let mut page = Page::new(outside.out);
            page.parts(0, 2, &[(Tone::Strong, &about.file)]);
            let imports = if about.imports.is_empty() {
                "nothing".to_owned()
            } else {
                about.imports.join(", ")
            };
            let signature = if about.signature { "beside it" } else { "none" };
            let rows = [
                ("world", format!("{} (tidewaiter:plugin@{INTERFACE})", about.world)),
                ("imports", imports),
                ("size", format!("{} bytes", about.bytes)),
                ("sha256", about.sha256.clone()),
                ("signature", signature.to_owned()),
            ];
            for (name, value) in rows {
                page.parts(2, 4, &[(Tone::Faint, &format!("{name}: ")), (Tone::Plain, &value)]);
            }
            page.finish()
        }
    };
    outside.print(&text);
    Ok(Status::Done)
}
