//! `tidewaiter plugin sign`

use std::path::Path;

use tidewaiter_host::{inspect, new_keys, sign};

use crate::arguments::PluginSign;
use crate::outside::{self, Ended, Outside, Status, Stop};
use crate::plugins::{signature_path, stop};

/// Signs a component, or makes a pair of keys.
pub fn run(arguments: &PluginSign, outside: &mut Outside) -> Ended {
    if let Some(name) = &arguments.new_key {
        return new_key(name, outside);
    }
    // clap lets neither be missing where no key is made.
    let (Some(file), Some(key)) = (&arguments.file, &arguments.key) else {
        return Err(Stop::new("name the component and --key KEYFILE"));
    };
    let bytes = outside::bytes_of(file, false)?;
    inspect(&bytes).map_err(|refusal| stop(&outside::shown(file), refusal))?;
    let signature = sign(&bytes, &outside::text_of(key, false)?)
        .map_err(|refusal| stop(&outside::shown(key), refusal))?;
    let beside = signature_path(file);
    outside::write(&beside, signature.as_bytes())?;
    outside.print(&format!("signed {}: {}\n", outside::shown(file), outside::shown(&beside)));
    Ok(Status::Done)
}

fn new_key(name: &Path, outside: &mut Outside) -> Ended {
    let keys = new_keys().map_err(|refusal| stop("the new keys", refusal))?;
    let (private, public) = (with_ending(name, ".pem"), with_ending(name, ".pub.pem"));
    // A key that is there may have signed something: it is never written over. Both places are looked
    // at first, so that no half of a pair is left where the other's is taken.
    for path in [&private, &public] {
        if outside::stands(path).is_ok() {
            return Err(Stop::new(format!("{}: it is there already", outside::shown(path)))
                .help("choose another name: a key is never written over"));
        }
    }
    outside::write_new(&private, keys.private.as_bytes(), true)?;
    outside::write_new(&public, keys.public.as_bytes(), false)?;
    outside.print(&format!(
        "{}: sign with it, and keep it secret\n{}: give it to whoever verifies\n",
        outside::shown(&private),
        outside::shown(&public)
    ));
    Ok(Status::Done)
}

fn with_ending(name: &Path, ending: &str) -> std::path::PathBuf {
    let mut name = name.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
