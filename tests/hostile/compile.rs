//! Components that are made to keep a compiler busy: stopped by the limits of a child process.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use tidewaiter_host::{CompileLimits, Compiler, Host, HostConfig, Plugin, Refusal};

use crate::guest::Guest;
use crate::world::{assert_honest, config, load, peak, plain};

fn host(compile: CompileLimits) -> Host {
    let child = Compiler::Child(env!("CARGO_BIN_EXE_tidewaiter-compiles").into(), Vec::new());
    Host::new(HostConfig { compile, ..config(child) }).unwrap()
}

/// 600 KB of conditions in one another.
pub fn nested_conditions() -> Guest {
    let depth = 60_000;
    let mut text = String::from("(func $bomb (param i32) (result i32)\n");
    for _ in 0..depth {
        text.push_str("local.get 0 if (result i32) ");
    }
    text.push_str("i32.const 1 ");
    for _ in 0..depth {
        text.push_str("else local.get 0 end ");
    }
    text.push_str(")\n");
    Guest::new("conditions", &text)
}

/// Sums over a thousand variables in a loop with many ways back to its start: 250 KB that take an
/// optimized compiler 6 s and little memory. (Without the ways back they take it no time.)
pub fn many_sums() -> Guest {
    let mut text = String::from("(func $bomb (param i32) (result i32) (local");
    text.push_str(&" i32".repeat(1_000));
    text.push_str(")\n(loop\n");
    for i in 0..25_000_u32 {
        let (a, b, c) = (i % 1_000 + 1, i * 7 % 1_000 + 1, i * 13 % 1_000 + 1);
        writeln!(text, "local.get {a} local.get {b} i32.add local.set {c}").unwrap();
        if i % 8 == 0 {
            writeln!(text, "local.get {a} br_if 0").unwrap();
        }
    }
    text.push_str(") local.get 1)\n");
    Guest::new("sums", &text)
}

fn refused(host: &Host, guest: &Guest) -> (Refusal, Duration) {
    let bytes = guest.component();
    let start = Instant::now();
    let refusal = crate::world::load_bytes(host, guest, &bytes).map(|_: Plugin| ()).unwrap_err();
    (refusal, start.elapsed())
}

#[test]
fn bombs_are_stopped_by_the_clock() {
    let host = host(CompileLimits { time: Duration::from_secs(2), ..CompileLimits::DEFAULT });
    for bomb in [nested_conditions(), many_sums()] {
        let before = peak();
        let (refusal, took) = refused(&host, &bomb);
        let stopped = ["takes longer than 2 s to compile", "MiB of memory to compile"];
        assert!(
            stopped.iter().any(|words| refusal.message.contains(words)),
            "{}: {refusal:?}",
            bomb.name
        );
        assert!(took < Duration::from_secs(20), "{} took {took:?}", bomb.name);
        if let (Some(before), Some(after)) = (before, peak()) {
            assert!(after - before < 200, "{}: {} MiB more", bomb.name, after - before);
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn bombs_are_stopped_by_their_memory() {
    let host = host(CompileLimits { memory: 160 << 20, time: Duration::from_secs(120) });
    // Enough for what is honest.
    load(&host, &Guest::new("honest", "")).unwrap();
    let (refusal, _) = refused(&host, &nested_conditions());
    assert_eq!(refusal.message, "the component takes more than 160 MiB of memory to compile");
}

/// The limits leave room for an honest plugin: what a child may map is counted, not what it uses.
#[test]
fn an_honest_plugin_is_compiled_in_a_child() {
    let honest = load(&host(CompileLimits::DEFAULT), &Guest::new("honest", "")).unwrap();
    assert_honest(&plain(), &honest, "the bombs");
}

#[test]
fn a_child_that_is_not_there_or_gives_nothing() {
    let guest = Guest::new("honest", "");
    for (program, words) in [
        ("/nonexistent/compiler", "does not start"),
        ("/bin/true", "the compiled code cannot be used"),
        ("/bin/false", "to compile"),
    ] {
        let host = Host::new(config(Compiler::Child(program.into(), Vec::new()))).unwrap();
        let (refusal, _) = refused(&host, &guest);
        assert!(refusal.message.contains(words), "{program}: {refusal:?}");
    }
}

/// What the bombs take without limits to speak of. Run by hand, as that of `steady`:
/// `-- --ignored --nocapture bombs_cost`.
#[test]
#[ignore = "a measurement"]
fn bombs_cost() {
    for bomb in [nested_conditions(), many_sums()] {
        let size = bomb.component().len() >> 10;
        for memory in [4 << 30, CompileLimits::DEFAULT.memory] {
            let host = host(CompileLimits { memory, time: Duration::from_secs(300) });
            let start = Instant::now();
            let loaded = load(&host, &bomb).map(drop).map_err(|refusal| refusal.message);
            println!(
                "{}, {size} KiB, {} MiB: {:?}, {loaded:?}",
                bomb.name,
                memory >> 20,
                start.elapsed()
            );
        }
    }
}
