//! From a component to machine code, in a child process under limits.
//!
//! A compiler has no limits of its own: 600 KB of nested conditions can keep it for a quarter of a
//! minute and two gigabytes. So it runs in a process that is stopped when it takes too long, and that
//! the system stops when it takes too much memory.

use std::io::{Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use wasmtime::{Config, Engine, OptLevel};

use crate::limits::STACK;
use crate::refusal::Refusal;

/// How long a compilation may take.
const TIME: Duration = Duration::from_secs(30);
/// The memory that it may take, in bytes.
const MEMORY: u64 = 1 << 30;
/// The machine code that it may make, in bytes.
const CODE: u64 = 512 << 20;

/// Where components are compiled.
#[derive(Debug, Clone)]
pub enum Compiler {
    /// In this process, without limits: for components that were compiled before, as in benchmarks.
    Here,
    /// In a child process: a program and the arguments with which it calls [`compile_isolated`].
    Child(PathBuf, Vec<String>),
}

/// What is settled for every plugin: deterministic, interruptible, bounded.
pub(crate) fn config() -> Config {
    let mut config = Config::new();
    config
        .wasm_component_model(true)
        .wasm_relaxed_simd(false)
        .wasm_memory64(false)
        .wasm_multi_memory(false)
        .cranelift_nan_canonicalization(true)
        .cranelift_opt_level(OptLevel::Speed)
        .consume_fuel(true)
        .epoch_interruption(true)
        .max_wasm_stack(STACK)
        .memory_guard_size(32 << 20)
        .wasm_backtrace_max_frames(None);
    config
}

/// The name of the settings and of wasmtime's version, as part of the key of the cache.
pub(crate) fn settings(engine: &Engine) -> u64 {
    use std::hash::{Hash as _, Hasher as _};
    let mut hasher = std::hash::DefaultHasher::new();
    engine.precompile_compatibility_hash().hash(&mut hasher);
    hasher.finish()
}

/// Machine code for a component.
pub(crate) fn compiled(
    engine: &Engine,
    compiler: &Compiler,
    bytes: &[u8],
) -> Result<Vec<u8>, Refusal> {
    match compiler {
        Compiler::Here => {
            engine.precompile_component(bytes).map_err(|error| cannot(&format!("{error:#}")))
        }
        Compiler::Child(program, arguments) => in_child(program, arguments, bytes),
    }
}

fn cannot(why: &str) -> Refusal {
    Refusal::new(format!("the component cannot be compiled: {why}"), "")
}

fn in_child(program: &PathBuf, arguments: &[String], bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| cannot(&format!("{} does not start: {error}", program.display())))?;
    let (input, output, complaints) =
        (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let (code, why, ended) = std::thread::scope(|scope| {
        scope.spawn(move || {
            // A child that ends early closes its input; its status tells why.
            let _ = input.map(|mut input| input.write_all(bytes));
        });
        let code = scope.spawn(move || read(output, CODE));
        let why = scope.spawn(move || read(complaints, 1 << 16));
        let ended = wait(&mut child);
        (code.join().unwrap_or_default(), why.join().unwrap_or_default(), ended)
    });
    match ended {
        Ended::Well => Ok(code),
        Ended::TooLong => Err(Refusal::new(
            format!("the component takes longer than {} s to compile", TIME.as_secs()),
            "such a component is a mistake or an attack; ask its author",
        )),
        Ended::Badly => {
            let why = String::from_utf8_lossy(&why);
            let why = why.lines().next().unwrap_or_default().trim();
            if why.is_empty() || why.contains("memory allocation") {
                return Err(Refusal::new(
                    format!(
                        "the component takes more than {} MiB of memory to compile",
                        MEMORY >> 20
                    ),
                    "such a component is a mistake or an attack; ask its author",
                ));
            }
            Err(cannot(why))
        }
    }
}

fn read(from: Option<impl std::io::Read>, most: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    // What cannot be read shows in the child's status.
    let _ = from.map(|from| from.take(most).read_to_end(&mut bytes));
    bytes
}

enum Ended {
    Well,
    Badly,
    TooLong,
}

fn wait(child: &mut Child) -> Ended {
    let start = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ended::Well,
            Ok(Some(_)) | Err(_) => return Ended::Badly,
            Ok(None) if start.elapsed() > TIME => {
                let _ = child.kill();
                let _ = child.wait();
                return Ended::TooLong;
            }
            Ok(None) => std::thread::sleep(pause),
        }
        pause = (pause * 2).min(Duration::from_millis(20));
    }
}

/// The child's side: limits itself, compiles what comes in, and gives the machine code.
///
/// # Errors
/// Why it cannot be compiled, in words.
pub fn compile_isolated(
    input: impl std::io::Read,
    mut output: impl std::io::Write,
) -> Result<(), String> {
    limit_this_process();
    let mut bytes = Vec::new();
    input.take(COMPONENT_MOST).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    let engine = Engine::new(&config()).map_err(|error| format!("{error:#}"))?;
    let code = engine.precompile_component(&bytes).map_err(|error| format!("{error:#}"))?;
    output.write_all(&code).and_then(|()| output.flush()).map_err(|error| error.to_string())
}

/// One byte more than a component may have, so that a longer one is seen to be.
const COMPONENT_MOST: u64 = crate::limits::COMPONENT as u64 + 1;

#[cfg(unix)]
fn limit_this_process() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limit = |most: u64| Rlimit { current: Some(most), maximum: Some(most) };
    // Where the system refuses a limit the parent's clock still stops the child.
    let _ = setrlimit(Resource::As, limit(MEMORY));
    let _ = setrlimit(Resource::Cpu, limit(TIME.as_secs() + 1));
    let _ = setrlimit(Resource::Core, limit(0));
}

#[cfg(not(unix))]
fn limit_this_process() {}
