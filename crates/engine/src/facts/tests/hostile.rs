//! Transactions that mean harm are refused, or read, in time that grows with their length.

use std::time::{Duration, Instant};

use super::seen;
use crate::facts::{MAX_TRANSACTION, read_document};

const LENGTH: usize = 400_000;

/// Sees a text, in a time in which nothing quadratic is done.
fn quick(text: impl AsRef<[u8]>) -> String {
    let start = Instant::now();
    let seen = seen(text.as_ref());
    let took = start.elapsed();
    let head = String::from_utf8_lossy(text.as_ref()).chars().take(40).collect::<String>();
    assert!(took < Duration::from_secs(10), "{head}: {took:?}");
    let told = if seen.starts_with('F') { seen.len() } else { 0 };
    assert!(told < 20_000, "{head}: {told} bytes are told");
    seen
}

fn repeated(part: &str) -> String {
    part.repeat(LENGTH / part.len())
}

#[test]
fn too_large_or_too_deep() {
    let large = vec![b'['; 100 * 1024 * 1024];
    assert!(quick(&large).starts_with("F0101 - : it has 104857600 bytes"));
    let largest = vec![b'['; MAX_TRANSACTION];
    assert!(quick(&largest).starts_with("F0101 - : nested more than 64 deep"));
    for deep in ["[", "{\"a\":", "- ", "? ", "a: [", "{a: ", "- [", "- - {a: "] {
        let seen = quick(repeated(deep));
        assert!(seen.starts_with("F010"), "{deep}: {seen}");
    }
    let indented: String = (0..500).map(|i| format!("{}a:\n", " ".repeat(i))).collect();
    assert!(quick(indented).contains("nested more than 64 deep"));
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(read_document(nested(64).as_bytes()).is_ok());
    assert!(read_document(nested(65).as_bytes()).is_err());
    assert!(read_document(format!("a: {}", nested(63)).as_bytes()).is_ok());
    assert!(read_document(format!("a: {}", nested(64)).as_bytes()).is_err());
}

#[test]
fn many_values() {
    quick(format!("{{\"route\":[{}\"CN\"]}}", repeated("\"CN\",")));
    quick(format!("{{\"route\":[{}1]}}", repeated("1,")));
    quick(format!("{{\"parties\":[{}{{}}]}}", repeated("{},")));
    quick(format!("route:\n{}", repeated("- CN\n")));
    quick(format!("route: [{}]", repeated("CN, ")));
}

#[test]
fn many_keys() {
    let keys = |separator: &str, of: fn(usize) -> String| {
        (0..40_000).map(of).collect::<Vec<_>>().join(separator)
    };
    quick(format!("{{{}}}", keys(",", |i| format!("\"k{i}\":1"))));
    quick(keys("\n", |i| format!("k{i}: 1")));
    quick(format!("{{\"judgments\":{{{}}}}}", keys(",", |i| format!("\"k{i}\":true"))));
}

#[test]
fn long_words() {
    let long = "x".repeat(LENGTH);
    let digits = "9".repeat(LENGTH);
    for text in [
        format!("{{\"{long}\":1}}"),
        format!("{{\"destination\":\"{long}\"}}"),
        format!("{{\"weight\":{digits}}}"),
        format!("{{\"weight\":0.{digits}}}"),
        format!("{{\"weight\":1e{digits}}}"),
        format!("{{\"weight\":\"1 {long}\"}}"),
        format!("{{\"item\":{{\"made\":\"{long}\"}}}}"),
        format!("{{\"item\":{{\"value\":\"1 {long}\"}}}}"),
        format!("{{\"item\":{{\"chip\":{{\"area\":\"1 {}mm2\"}}}}}}", "mm2/".repeat(LENGTH / 4)),
        format!("{{\"judgments\":{{\"{long}\":true}}}}"),
        format!("{long}: 1\n{long}: 1"),
    ] {
        let seen = quick(&text);
        assert!(
            seen.starts_with('F') && seen.len() < 2_000,
            "{seen:.200} {} bytes are told",
            seen.len()
        );
    }
    assert!(quick(format!("{{\"id\":\"{long}\"}}")).starts_with('{'));
}

/// Written out, the last of these holds 2^40 records; whether one has a default is asked once.
#[test]
fn record_types_that_double() {
    let mut text = String::from("record r0 \"R\" { a: truth }\n");
    for i in 1..40 {
        text.push_str(&format!("record r{i} \"R\" {{ a: r{0} b: r{0} }}\n", i - 1));
    }
    text.push_str("fact f: r39\nscope s \"S\" { cite \"1\" force 2020-01-01 .. }\n");
    let model = super::model(&text);
    let start = Instant::now();
    super::read_transaction(&model, b"{\"f\":{\"a\":{}}}").unwrap();
    assert!(start.elapsed() < Duration::from_secs(10));
}
