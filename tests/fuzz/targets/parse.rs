//! Any text is parsed without a panic, and what formats formats to itself and to the same tree.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_syntax::{SourceId, format, parse};

fuzz_target!(|text: &str| {
    let parsed = parse(SourceId(0), text);
    if let Ok(formatted) = format(text) {
        let again = parse(SourceId(0), &formatted);
        assert_eq!(parsed.file, again.file, "formatting changed the tree of\n{text}\n{formatted}");
        assert_eq!(format(&formatted).as_ref(), Ok(&formatted), "formatting twice differs");
    }
});
