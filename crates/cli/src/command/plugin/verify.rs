//! `tidewaiter plugin verify`

use crate::arguments::PluginVerify;
use crate::outside::{self, Ended, Outside, Stands, Status};
use crate::plugins::{keys_of, signature_path};

/// Verifies the signature of a component.
pub fn run(arguments: &PluginVerify, outside: &mut Outside) -> Ended {
    let keys = keys_of(&arguments.key)?;
    let bytes = outside::bytes_of(&arguments.file, false)?;
    let beside = signature_path(&arguments.file);
    let signature = match outside::stands(&beside) {
        Ok(Stands::File) => Some(outside::bytes_of(&beside, false)?),
        Ok(Stands::Folder | Stands::Else) | Err(_) => None,
    };
    let name = outside::shown(&arguments.file);
    match keys.verify(&bytes, signature.as_deref()) {
        Ok(()) => {
            outside.print(&format!("{name}: signed by one of the keys\n"));
            Ok(Status::Done)
        }
        Err(refusal) => {
            outside.stop(&crate::plugins::stop(&name, refusal));
            Ok(Status::Found)
        }
    }
}
