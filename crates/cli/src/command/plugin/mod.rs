//! `tidewaiter plugin`: one file a command.

mod build;
mod check;
mod inspect;
mod new;
mod sdk;
mod sign;
mod toolchain;
mod verify;

use crate::arguments::Plugin;
use crate::outside::{self, Ended, Outside, Status};

/// Runs a command about plugins.
pub fn run(which: &Plugin, outside: &mut Outside) -> Ended {
    match which {
        Plugin::New(arguments) => new::run(arguments, outside),
        Plugin::Build(arguments) => build::run(arguments, outside),
        Plugin::Check(arguments) => check::run(arguments, outside),
        Plugin::Inspect(arguments) => inspect::run(arguments, outside),
        Plugin::Sign(arguments) => sign::run(arguments, outside),
        Plugin::Verify(arguments) => verify::run(arguments, outside),
        Plugin::Compile => compile(outside),
    }
}

/// The child's side of compiling: its words go back to the parent, which tells the user.
fn compile(outside: &mut Outside) -> Ended {
    if let Err(why) = outside::compile_isolated() {
        outside.complain(&format!("{why}\n"));
        return Ok(Status::Wrong);
    }
    Ok(Status::Done)
}
