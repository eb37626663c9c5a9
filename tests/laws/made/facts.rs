//! Transactions for made-up packs.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

fn country() -> BoxedStrategy<&'static str> {
    select(vec!["XA", "XB", "XC"]).boxed()
}

fn name() -> BoxedStrategy<&'static str> {
    select(vec!["x", "acme co ltd", "BETA", "nobody"]).boxed()
}

fn mass() -> BoxedStrategy<String> {
    select(vec!["1 kg", "3 kg", "2 t", "2.5 t"]).prop_map(str::to_owned).boxed()
}

fn part() -> BoxedStrategy<Value> {
    let piece = (mass(), country()).prop_map(|(w, o)| json!({ "weight": w, "origin": o }));
    let roles = prop::sample::subsequence(vec!["buyer", "user", "maker"], 0..=3);
    let pieces = prop::collection::vec(piece, 0..3);
    (name(), 0..4_i64, country(), any::<bool>(), roles, pieces)
        .prop_map(|(name, value, origin, ready, roles, pieces)| {
            json!({
                "name": name, "value": value, "origin": origin, "ready": ready, "roles": roles,
                "pieces": pieces,
            })
        })
        .boxed()
}

/// A transaction in which everything is stated.
pub fn complete() -> BoxedStrategy<Value> {
    let truths = any::<([bool; 3], [bool; 4])>();
    let numbers = (0..4_i64, 0..4_i64, mass(), select(vec!["0 %", "0.1 %", "1.5 %", "20 %"]));
    let price = select(vec!["100 USD", "99.99 USD", "1000 EUR"]);
    let signed = select(vec!["2024-02-01", "2024-03-01", "2024-12-31"]);
    let parts = prop::collection::vec(part(), 0..4);
    (truths, numbers, price, signed, (country(), name()), part(), parts)
        .prop_map(|(truths, (n, m, mass, share), price, signed, (place, note), part, parts)| {
            let ([a, b, c], [j, k, l, o]) = truths;
            json!({
                "a": a, "b": b, "c": c, "n": n, "m": m, "mass": mass, "share": share,
                "price": price, "signed": signed, "place": place, "note": note, "part": part,
                "parts": parts,
                "judgments": { "one.j": j, "one.k": k, "two.j": l, "two.k": o },
            })
        })
        .boxed()
}

/// A transaction in which some of it is not known any more: facts, fields, elements, answers. The
/// more seeds, the less is known.
pub fn without(transaction: &Value, seeds: &[u64]) -> Value {
    fn taken(path: &str, seeds: &[u64]) -> bool {
        seeds.iter().any(|seed| {
            // FNV-1a, turned once more so that the low bits depend on all.
            let hash = path.bytes().fold(seed ^ 0xcbf29ce484222325, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x100000001b3)
            });
            (hash ^ (hash >> 29)).wrapping_mul(0x9e3779b97f4a7c15) >> 62 == 0
        })
    }
    fn inside(value: &Value, path: &str, seeds: &[u64]) -> Value {
        match value {
            Value::Object(fields) => {
                let mut kept = Map::new();
                for (name, field) in fields {
                    let path = format!("{path}.{name}");
                    // The answers to judgments are facts, their map is none. What the vocabulary has a
                    // default for is never unknown: not stated, it has another value.
                    if path == ".judgments" || path == ".c" || !taken(&path, seeds) {
                        kept.insert(name.clone(), inside(field, &path, seeds));
                    }
                }
                Value::Object(kept)
            }
            Value::Array(elements) => {
                let element = |(place, element): (usize, &Value)| {
                    let path = format!("{path}[{place}]");
                    if taken(&path, seeds) { Value::Null } else { inside(element, &path, seeds) }
                };
                Value::Array(elements.iter().enumerate().map(element).collect())
            }
            other => other.clone(),
        }
    }
    inside(transaction, "", seeds)
}
