//! `tidewaiter plugin new`

use std::path::Path;

use super::sdk;
use crate::arguments::{PluginNew, PluginWorld};
use crate::outside::{self, Ended, Outside, Status, Stop};

/// The files of a guest: path, text. `GUEST_NAME` stands for its name, and
/// `GUEST_LIBRARY` for its library's.
const SHARED: [(&str, &str); 2] =
    [("Cargo.toml", include_str!("template/manifest.toml")), (".gitignore", "target\n")];
const JURISDICTION: [(&str, &str); 3] = [
    ("src/lib.rs", include_str!("template/jurisdiction.rs")),
    ("tests/cases.rs", include_str!("template/jurisdiction_cases.rs")),
    ("README.md", include_str!("template/jurisdiction.md")),
];
const FUNCTIONS: [(&str, &str); 3] = [
    ("src/lib.rs", include_str!("template/functions.rs")),
    ("tests/cases.rs", include_str!("template/functions_cases.rs")),
    ("README.md", include_str!("template/functions.md")),
];

/// Writes a guest project with the SDK beside it, so that nothing has to be fetched from us.
pub fn run(arguments: &PluginNew, outside: &mut Outside) -> Ended {
    let name = arguments.name.as_str();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let starts_well = name.starts_with(|c: char| c.is_ascii_lowercase());
    if !starts_well || !name.chars().all(plain) || name.len() > 64 {
        return Err(Stop::new(format!("`{name}` is no name for a plugin")).help(
            "use lower-case letters, digits and `-`, beginning with a letter: nl-equipment",
        ));
    }
    let folder = Path::new(name);
    if outside::stands(folder).is_ok() {
        return Err(Stop::new(format!("{name}: it is there already"))
            .help("choose another name; nothing that is there is written over"));
    }
    outside::create_folder(folder)?;
    let own = match arguments.world {
        PluginWorld::Jurisdiction => JURISDICTION,
        PluginWorld::Functions => FUNCTIONS,
    };
    let fill = |text: &str| {
        text.replace("GUEST_LIBRARY", &name.replace('-', "_")).replace("GUEST_NAME", name)
    };
    for (path, text) in SHARED.into_iter().chain(own) {
        outside::write(&folder.join(path), fill(text).as_bytes())?;
    }
    for (path, text) in sdk::FILES {
        outside::write(&folder.join("sdk").join(path), text.as_bytes())?;
    }
    let packs = match arguments.world {
        PluginWorld::Jurisdiction => " --pack FOLDER/rules/trade",
        PluginWorld::Functions => "",
    };
    outside.print(&format!(
        "{name}/ is a plugin that builds:\n  cd {name}\n  cargo test\n  tidewaiter plugin build\n  tidewaiter plugin check {name}.wasm{packs}\n"
    ));
    Ok(Status::Done)
}
