//! Limits at their edges: none at all, the stack, and a plugin that lets its time run out each time.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use tidewaiter_engine::Detail;
use tidewaiter_host::{Host, LARGEST_STACK, Limits, Origin, Plugin};

use crate::guest::Guest;
use crate::world::{LIMITS, assert_failed, assert_honest, decide, host, loaded, plain};

fn with(host: &Host, guest: &Guest, limits: Limits) -> Plugin {
    let bytes = guest.component();
    let asks = BTreeSet::new();
    host.load(&Origin { bytes: &bytes, pin: None, signature: None, asks, limits }).unwrap()
}

/// Limits without end are limits still: no sum of them overflows.
#[test]
fn the_largest_limits() {
    let host = host();
    let bytes = Guest::new("honest", "").component();
    let limits = Limits {
        fuel: u64::MAX,
        time: Duration::MAX,
        memory: usize::MAX,
        table: usize::MAX,
        stack: usize::MAX,
        answer: usize::MAX,
    };
    assert_eq!(limits.capped(Limits::DEFAULT), Limits::DEFAULT);
    let origin = tidewaiter_host::Origin {
        bytes: &bytes,
        pin: None,
        signature: None,
        asks: BTreeSet::new(),
        limits,
    };
    assert_eq!(host.load(&origin).unwrap().limits, Limits::DEFAULT);
    let mut config = crate::world::config(tidewaiter_host::Compiler::Here);
    config.cap = limits;
    let plugin = tidewaiter_host::Host::new(config).unwrap().load(&origin).unwrap();
    crate::world::assert_honest(&plain(), &plugin, "the largest limits");
}

/// Five thousand calls in one another, for which 64 KiB of stack are too few; then an honest answer.
const DEEP: &str = "
(func $deep (param i32) (result i32) (local i64 i64 i64 i64)
  (if (result i32) (local.get 0)
    (then (i32.add (i32.const 1) (call $deep (i32.sub (local.get 0) (i32.const 1)))))
    (else (i32.const 0))))
(func $decide (type $decide)
  (drop (call $deep (i32.const 5000)))
  (call $answer (local.get 0) (local.get 6) (i32.const 7) (i32.const 7)))
";

/// Each plugin has the stack that its manifest asks for, in one host; and none has more than there is.
#[test]
fn the_stack_is_each_plugins_own() {
    let (host, model, guest) = (host(), plain(), Guest::new("deep", DEEP));
    let small = with(&host, &guest, Limits { stack: 64 << 10, ..LIMITS });
    let large = with(&host, &guest, Limits { stack: 512 << 10, ..LIMITS });
    let ask = |plugin: &Plugin| decide(&model, plugin, 1, Detail::Outcome).remove(0);
    for _ in 0..2 {
        assert_failed(&ask(&small), "used up its 64 KiB of stack");
        assert_honest(&model, &large, "one of a small stack");
    }
    let most = Limits { stack: usize::MAX, ..Limits::DEFAULT };
    assert_eq!(most.capped(most).stack, LARGEST_STACK);
}

/// Three times its whole time is lost; then it is asked no more, and the others still are.
#[test]
fn one_that_is_always_late_is_asked_no_more() {
    let (host, model) = (host(), plain());
    let honest = loaded(&host, &Guest::new("honest", ""));
    let late = loaded(
        &host,
        &Guest::new("late", "(func $decide (type $decide) (loop $again (br $again)) unreachable)"),
    );
    let ask = || decide(&model, &late, 1, Detail::Outcome).remove(0);
    for _ in 0..3 {
        assert_failed(&ask(), "did not answer within 200 ms");
    }
    let start = Instant::now();
    for _ in 0..100 {
        assert_failed(&ask(), "let its 200 ms run out 3 times in a row, and is asked no more");
    }
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    assert_honest(&model, &honest, "one that is late");
}
