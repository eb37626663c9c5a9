//! Any bytes are looked at as a plugin without a panic, and soon.
//!
//! What looks at them is taken from the host by file, without the rest of it: the host's crate would
//! bring a whole compiler, which takes minutes to build here and of which nothing is run.
#![no_main]
#![allow(dead_code)]

#[path = "../../../crates/host/src/inspect.rs"]
mod inspect;
#[path = "../../../crates/host/src/limits.rs"]
mod limits;
#[path = "../../../crates/host/src/refusal.rs"]
mod refusal;
#[path = "../../../crates/host/src/words.rs"]
mod words;

use libfuzzer_sys::fuzz_target;

/// As in the host.
const INTERFACE: &str = "0.1.0";

fuzz_target!(|bytes: &[u8]| {
    match inspect::inspect(bytes) {
        Ok(inspected) => {
            // What is accepted is accepted for what it is.
            assert!(bytes.starts_with(b"\0asm"), "{inspected:?}");
            assert!(inspected.imports.len() <= limits::Import::ALL.len());
        }
        Err(refusal) => {
            assert!(!refusal.message.is_empty() && !refusal.help.is_empty(), "{refusal:?}");
            let shown = format!("{}{}", refusal.message, refusal.help);
            assert!(!shown.contains(char::is_control), "{shown:?}");
        }
    }
});
