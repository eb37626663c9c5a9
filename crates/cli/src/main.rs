//! The program `tidewaiter`.

use std::process::ExitCode;

fn main() -> ExitCode {
    tidewaiter::main()
}
