//! Files that are no plugin, or not the one that was meant: refused before any of it is compiled.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use tidewaiter_host::{
    Compiler, Host, HostConfig, Keys, LARGEST_COMPONENT, Limits, Origin, Refusal, digest_of,
    new_keys, sign,
};

use crate::guest::Guest;
use crate::world::{config, host, load, load_bytes, peak};

/// A host that cannot compile: what is refused here was refused before.
fn reader() -> Host {
    Host::new(config(Compiler::Child("/nonexistent".into(), Vec::new()))).unwrap()
}

fn refusal(host: &Host, bytes: &[u8]) -> Refusal {
    load_bytes(host, &Guest::new("file", ""), bytes).expect_err("it should be refused")
}

fn honest() -> Vec<u8> {
    Guest::new("honest", "").component()
}

#[test]
fn files_that_are_no_plugin() {
    let core = wat::parse_str("(module)").unwrap();
    let component = |text: &str| wat::parse_str(text).unwrap();
    let table: &[(&[u8], &str)] = &[
        (b"", "the file is empty"),
        (b"\x7fELF\x02\x01", "this is not WebAssembly"),
        (b"\0asm", "the component is damaged at byte 4"),
        (b"\0asm\x63\0\x01\0", "the component is damaged at byte"),
        (&core, "this is a core module, not a component"),
        (&component("(component)"), "it exports neither `controls` nor `capability`"),
        (
            &component("(component (import \"wasi:clocks/wall-clock@0.2.0\" (instance))
                (instance $i) (export \"tidewaiter:plugin/controls@0.1.0\" (instance $i)))"),
            "it imports wasi:clocks/wall-clock@0.2.0, which no plugin is given",
        ),
        (
            &component("(component (instance $i) (export \"tidewaiter:plugin/controls@0.9.0\" (instance $i)))"),
            "it was built for version 0.9.0 of the plugin interface, this is 0.1.0",
        ),
        (
            &component("(component (instance $i) (export \"tidewaiter:plugin/controls@0.1.0\" (instance $i))
                (export \"tidewaiter:plugin/capability@0.1.0\" (instance $i)))"),
            "the component exports both",
        ),
    ];
    let host = reader();
    for (bytes, words) in table {
        let found = refusal(&host, bytes);
        assert!(found.message.contains(words), "{words:?} is not in {found:?}");
        assert!(!found.help.is_empty(), "{found:?}");
    }
}

/// What a component may not have: each would make two runs differ, or take memory that nothing counts.
#[test]
fn what_a_plugin_may_not_use() {
    let exported = "(instance $i) (export \"tidewaiter:plugin/controls@0.1.0\" (instance $i))";
    let mut globals = String::from("(core module");
    for _ in 0..100_001 {
        globals.push_str("(global i32 (i32.const 0))");
    }
    globals.push(')');
    let table = [
        ("(core module (memory 1 1 shared))", "is not valid"),
        ("(core module (memory i64 1))", "is not valid"),
        ("(core module (memory 1) (memory 1))", "is not valid"),
        (
            "(core module (func (param v128 v128) (result v128) (i8x16.relaxed_swizzle (local.get 0) (local.get 1))))",
            "is not valid",
        ),
        ("(core module (tag))", "is not valid"),
        ("(type $r (resource (rep i32))) (core func (canon resource.new $r))", "`handles`"),
        (&globals, "it has more than 100000 global variables"),
    ];
    let host = reader();
    for (part, words) in table {
        let found =
            refusal(&host, &wat::parse_str(format!("(component {part} {exported})")).unwrap());
        let shown: String = part.chars().take(80).collect();
        assert!(found.message.contains(words), "{shown}: {words:?} is not in {found:?}");
    }
}

/// A plugin cut short anywhere, or with any byte another: refused, or the same plugin still.
#[test]
fn damaged_files() {
    let (host, whole) = (reader(), honest());
    for end in (0..whole.len()).step_by(7) {
        refusal(&host, &whole[..end]);
    }
    for place in (0..whole.len()).step_by(13) {
        let mut damaged = whole.clone();
        damaged[place] ^= 0x55;
        // Never a panic. Some bytes are names and numbers, and what is left is a component still.
        refusal(&host, &damaged);
    }
}

#[test]
fn a_file_of_200_mib() {
    let honest = honest();
    // The system gives zeros only when they are looked at, and nobody looks.
    let mut large = vec![0; 200 << 20];
    large[..honest.len()].copy_from_slice(&honest);
    let host = reader();
    let start = Instant::now();
    let found = refusal(&host, &large);
    assert_eq!(found.message, "the file has 200 MiB, more than the 64 that a plugin may have");
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    assert!(large.len() > LARGEST_COMPONENT);
}

#[test]
fn not_the_file_that_was_pinned_or_signed() {
    let keys = new_keys().unwrap();
    let other = new_keys().unwrap();
    let bytes = honest();
    let config =
        HostConfig { keys: Some(Keys::read(&keys.public).unwrap()), ..config(Compiler::Here) };
    let host = Host::new(config).unwrap();
    let load = |pin: Option<&str>, signature: Option<&str>| {
        let origin = Origin {
            bytes: &bytes,
            pin,
            signature: signature.map(str::as_bytes),
            asks: BTreeSet::new(),
            limits: Limits::DEFAULT,
        };
        host.load(&origin).map(drop).map_err(|refusal| refusal.message)
    };
    let (right, digest) = (sign(&bytes, &keys.private).unwrap(), digest_of(&bytes));
    let wrong = "0".repeat(64);
    assert_eq!(load(Some(&digest), Some(&right)), Ok(()));
    assert!(
        load(Some(&wrong), Some(&right))
            .unwrap_err()
            .contains("not the one that the manifest pins")
    );
    assert!(load(Some(&digest), None).unwrap_err().contains("is not signed"));
    let by_other = sign(&bytes, &other.private).unwrap();
    assert!(load(None, Some(&by_other)).unwrap_err().contains("by none of the keys"));
    let of_other = sign(b"another file", &keys.private).unwrap();
    assert!(load(None, Some(&of_other)).unwrap_err().contains("by none of the keys"));
    assert!(load(None, Some("garbage")).unwrap_err().contains("not an Ed25519 signature"));
}

/// Types beyond number: the file is read and checked in this process, so that must stay bounded.
#[test]
fn a_file_of_types() {
    let mut text = String::from("(component ");
    for module in 0..8 {
        text.push_str("(core module ");
        for i in 0..4_000_u32 {
            let bits = (0..14).map(|bit| if (i >> bit) & 1 == 1 { "i32 " } else { "i64 " });
            let params: String = bits.collect();
            let results = "f32 ".repeat(module);
            write!(text, "(type (func (param {params}) (result {results})))").unwrap();
        }
        text.push(')');
    }
    text.push_str("(instance $i) (export \"tidewaiter:plugin/controls@0.1.0\" (instance $i)))");
    let bytes = wat::parse_str(&text).unwrap();
    let before = peak();
    refusal(&reader(), &bytes);
    if let (Some(before), Some(after)) = (before, peak()) {
        assert!(after - before < 200, "{} MiB for {} KiB", after - before, bytes.len() >> 10);
    }
}

#[test]
fn an_honest_file_is_loaded() {
    load(&host(), &Guest::new("honest", "")).unwrap();
}

/// From what the fuzz target starts: honest components as they are built here, of either world.
/// `UPDATE_SEEDS=1` writes them anew.
#[test]
fn seeds_of_the_fuzz_target() {
    for (name, text) in [("jurisdiction", ""), ("functions", ";; world: functions\n")] {
        let path = format!("{}/fuzz/seeds/load/{name}.wasm", env!("CARGO_MANIFEST_DIR"));
        let component = Guest::new("honest", text).component();
        if std::env::var_os("UPDATE_SEEDS").is_some() {
            std::fs::write(&path, &component).unwrap();
        }
        assert!(std::fs::read(&path).is_ok_and(|seed| seed == component), "{path}");
    }
}
