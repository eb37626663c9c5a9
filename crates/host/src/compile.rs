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

use crate::inspect::features;
use crate::refusal::Refusal;

/// The machine code that it may make, in bytes.
const CODE: u64 = 256 << 20;

/// How many times as long as its processor time a child may take on the clock.
const PATIENCE: u32 = 10;

/// What a compilation in a child process may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CompileLimits {
    /// Time of a processor, so that a busy machine refuses no plugin that an idle one takes. The clock
    /// on the wall stops the child after [`PATIENCE`] times as long, and alone where the system cannot
    /// limit processor time.
    pub time: Duration,
    /// Bytes of memory.
    pub memory: u64,
}

impl CompileLimits {
    /// Where the user names no others: 30 s and 1 GiB.
    pub const DEFAULT: CompileLimits =
        CompileLimits { time: Duration::from_secs(30), memory: 1 << 30 };

    /// As the child reads them, before the component.
    fn written(self) -> [[u8; 8]; 2] {
        let milliseconds = u64::try_from(self.time.as_millis()).unwrap_or(u64::MAX);
        [milliseconds.to_le_bytes(), self.memory.to_le_bytes()]
    }

    fn read(mut input: impl std::io::Read) -> std::io::Result<CompileLimits> {
        let mut number = || {
            let mut bytes = [0; 8];
            input.read_exact(&mut bytes).map(|()| u64::from_le_bytes(bytes))
        };
        Ok(CompileLimits { time: Duration::from_millis(number()?), memory: number()? })
    }
}

/// Where components are compiled.
#[derive(Debug, Clone)]
pub enum Compiler {
    /// In this process, without limits: for components that were compiled before, as in benchmarks.
    Here,
    /// In a child process: a program and the arguments with which it calls [`compile_isolated`].
    Child(PathBuf, Vec<String>),
}

/// What is settled for every plugin: deterministic, interruptible, bounded. The stack alone is a
/// plugin's own, and changes nothing of its code.
pub(crate) fn config() -> Config {
    let mut config = Config::new();
    config
        .wasm_component_model(true)
        .wasm_relaxed_simd(false)
        .wasm_memory64(false)
        // No guest may use it (see `inspect`), but wasmtime's own adapters between the components of a
        // component do, and its translator panics without it.
        .wasm_multi_memory(true)
        .cranelift_nan_canonicalization(true)
        .cranelift_opt_level(OptLevel::Speed)
        .consume_fuel(true)
        .epoch_interruption(true)
        .memory_guard_size(32 << 20)
        .wasm_backtrace_max_frames(None);
    config
}

/// The name of the settings, of wasmtime's version and of ours, as part of the key of the cache. What
/// was found valid by other rules is looked at again.
pub(crate) fn settings(engine: &Engine) -> u64 {
    use std::hash::{Hash as _, Hasher as _};
    let mut hasher = std::hash::DefaultHasher::new();
    engine.precompile_compatibility_hash().hash(&mut hasher);
    (env!("CARGO_PKG_VERSION"), features().bits()).hash(&mut hasher);
    hasher.finish()
}

/// Machine code for a component.
pub(crate) fn compiled(
    engine: &Engine,
    compiler: &Compiler,
    limits: CompileLimits,
    bytes: &[u8],
) -> Result<Vec<u8>, Refusal> {
    match compiler {
        Compiler::Here => {
            engine.precompile_component(bytes).map_err(|error| cannot(&format!("{error:#}")))
        }
        Compiler::Child(program, arguments) => in_child(program, arguments, limits, bytes),
    }
}

fn cannot(why: &str) -> Refusal {
    Refusal::new(format!("the component cannot be compiled: {why}"), "")
}

fn in_child(
    program: &PathBuf,
    arguments: &[String],
    limits: CompileLimits,
    bytes: &[u8],
) -> Result<Vec<u8>, Refusal> {
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
            let _ = input.map(|mut input| {
                input.write_all(limits.written().as_flattened())?;
                input.write_all(bytes)
            });
        });
        let code = scope.spawn(move || read(output, CODE));
        let why = scope.spawn(move || read(complaints, 1 << 16));
        let ended = wait(&mut child, limits.time.saturating_mul(PATIENCE));
        (code.join().unwrap_or_default(), why.join().unwrap_or_default(), ended)
    });
    match ended {
        Ended::Well if u64::try_from(code.len()).is_ok_and(|length| length < CODE) => Ok(code),
        Ended::Well => Err(cannot(&format!("it makes more than {} MiB of code", CODE >> 20))),
        Ended::TooLong => Err(Refusal::new(
            format!("the component takes longer than {} s to compile", limits.time.as_secs_f32()),
            "such a component is a mistake or an attack; ask its author",
        )),
        Ended::Badly => {
            let why = String::from_utf8_lossy(&why);
            let why = why.lines().next().unwrap_or_default().trim();
            // Out of memory, a process dies without a word, or with one of these.
            let memory = ["memory allocation", "allocate memory", "out of memory"];
            if why.is_empty() || memory.iter().any(|words| why.contains(words)) {
                return Err(Refusal::new(
                    format!(
                        "the component takes more than {} MiB of memory to compile",
                        limits.memory >> 20
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

fn wait(child: &mut Child, most: Duration) -> Ended {
    let start = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ended::Well,
            Ok(Some(status)) if used_up_its_time(status) => return Ended::TooLong,
            Ok(Some(_)) => return Ended::Badly,
            Err(_) => {
                end(child);
                return Ended::Badly;
            }
            Ok(None) if start.elapsed() > most => {
                end(child);
                return Ended::TooLong;
            }
            Ok(None) => std::thread::sleep(pause),
        }
        pause = (pause * 2).min(Duration::from_millis(20));
    }
}

/// Whether the system stopped a child because its processor time was used up.
#[cfg(unix)]
fn used_up_its_time(status: std::process::ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt as _;
    status.signal() == Some(rustix::process::Signal::XCPU.as_raw())
}

#[cfg(not(unix))]
fn used_up_its_time(_: std::process::ExitStatus) -> bool {
    false
}

/// Ends a child that has not ended: its pipes close, and whoever reads them goes on.
fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

/// The child's side: limits itself, compiles what comes in, and gives the machine code.
///
/// # Errors
/// Why it cannot be compiled, in words.
pub fn compile_isolated(
    mut input: impl std::io::Read,
    mut output: impl std::io::Write,
) -> Result<(), String> {
    let limits = CompileLimits::read(&mut input).map_err(|error| error.to_string())?;
    limit_this_process(limits);
    let mut bytes = Vec::new();
    input.take(COMPONENT_MOST).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    let engine = Engine::new(&config()).map_err(|error| format!("{error:#}"))?;
    let code = engine.precompile_component(&bytes).map_err(|error| format!("{error:#}"))?;
    output.write_all(&code).and_then(|()| output.flush()).map_err(|error| error.to_string())
}

/// One byte more than a component may have, so that a longer one is seen to be.
const COMPONENT_MOST: u64 = crate::limits::LARGEST_COMPONENT as u64 + 1;

#[cfg(unix)]
fn limit_this_process(limits: CompileLimits) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limit = |most: u64| Rlimit { current: Some(most), maximum: Some(most) };
    // Where the system refuses a limit the parent's clock still stops the child.
    let _ = setrlimit(Resource::As, limit(limits.memory));
    // At the first the system asks it to end, at the second it ends it.
    let seconds = limits.time.as_secs().max(1);
    let processor = Rlimit { current: Some(seconds), maximum: Some(seconds.saturating_add(2)) };
    let _ = setrlimit(Resource::Cpu, processor);
    let _ = setrlimit(Resource::Core, limit(0));
}

#[cfg(not(unix))]
fn limit_this_process(_: CompileLimits) {}
