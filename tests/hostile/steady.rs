//! The same input gives the same bytes, and nothing is left behind.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use tidewaiter_engine::Detail;

use crate::guest::Guest;
use crate::world::{decide, host, loaded, plain};

/// Numbers that are none, made in several ways, and what is left in memory: all into its remark.
const NOT_NUMBERS: &str = r#"
(data (i32.const 0x430) "\00\30\00\00\01\00\00\00")
(data (i32.const 0x3000) "\00\31\00\00\10\00\00\00")
(func $letters (param $at i32) (param $bits i32) (local $i i32)
  (loop $next
    (i32.store8 (i32.add (local.get $at) (local.get $i))
      (i32.add (i32.const 97) (i32.and (i32.shr_u (local.get $bits) (i32.mul (local.get $i) (i32.const 4))) (i32.const 15))))
    (local.set $i (i32.add (local.get $i) (i32.const 1)))
    (br_if $next (i32.lt_u (local.get $i) (i32.const 8)))))
(func $decide (type $decide)
  (call $letters (i32.const 0x3100) (i32.reinterpret_f32
    (f32.add (f32.div (f32.const 0) (f32.const 0)) (f32.const nan:0x212345))))
  (call $letters (i32.const 0x3108) (i32.wrap_i64 (i64.shr_u (i64.reinterpret_f64
    (f64.mul (f64.neg (f64.sqrt (f64.const -1))) (f64.const nan:0x4000000001234))) (i64.const 20))))
  (call $answer (local.get 0) (local.get 6) (i32.const 7) (i32.const 7)))
"#;

#[test]
fn the_same_input_gives_the_same_bytes() {
    let model = plain();
    let mut seen = BTreeSet::new();
    for _ in 0..3 {
        // Another engine, and in it several instances.
        let host = host();
        let plugin = loaded(&host, &Guest::new("steady", NOT_NUMBERS));
        for detail in [Detail::Proof, Detail::Proof, Detail::Proof] {
            seen.insert(serde_json::to_string(&decide(&model, &plugin, 50, detail)).unwrap());
        }
    }
    assert_eq!(seen.len(), 1);
    // A number that is none has one form only: 7fc00000, and in the middle of
    // 7ff8000000000000, 80000000; in letters, from the last digit to the first.
    let json = seen.first().unwrap();
    assert!(json.contains("\"remarks\":[\"aaaaamphaaaaaaai\"]"), "{json}");
}

/// Each host has a thread for its clock, which ends with it.
#[cfg(target_os = "linux")]
#[test]
fn hosts_leave_no_thread_behind() {
    let clocks = || {
        let tasks = std::fs::read_dir("/proc/self/task").unwrap();
        let name = |entry: std::io::Result<std::fs::DirEntry>| {
            std::fs::read_to_string(entry.ok()?.path().join("comm")).ok()
        };
        tasks.filter_map(name).filter(|name| name.trim() == "plugin-clock").count()
    };
    // A thread names itself once it runs, and ends when its host is seen to be gone; other tests have
    // hosts of their own at the same time; and a folder that changes while it is read is not read whole.
    // So it counts when it is seen several times in a row.
    let become_so = |so: &dyn Fn(usize) -> bool| {
        let start = Instant::now();
        let mut in_a_row = 0;
        while in_a_row < 3 && start.elapsed() < Duration::from_secs(60) {
            in_a_row = if so(clocks()) { in_a_row + 1 } else { 0 };
            std::thread::sleep(Duration::from_millis(20));
        }
        in_a_row == 3
    };
    let hosts: Vec<_> = (0..60).map(|_| host()).collect();
    assert!(become_so(&|count| count >= 60), "{}", clocks());
    drop(hosts);
    assert!(become_so(&|count| count < 30), "{}", clocks());
}

/// What a fresh instance for each batch costs, by rows of a batch. Run by hand:
/// `cargo test --release -p tidewaiter-tests --test hostile -- --ignored --nocapture fresh`.
#[test]
#[ignore = "a measurement"]
fn fresh_instances_cost() {
    let (host, model) = (host(), plain());
    let plugin = loaded(&host, &Guest::new("honest", ""));
    for rows in [1, 10, 100, 1_000] {
        let start = Instant::now();
        let rounds = 20_000 / rows;
        for _ in 0..rounds {
            decide(&model, &plugin, rows, Detail::Outcome);
        }
        let nanoseconds = start.elapsed().as_nanos() / u128::try_from(rounds * rows).unwrap();
        println!("{rows} rows a batch: {nanoseconds} ns a row");
    }
}
