//! The outside: arguments, streams, terminal and file system of the process. Nothing else in this
//! crate touches them.

use std::ffi::OsString;
use std::fs;
use std::io::{self, IsTerminal as _, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use clap::Parser as _;
use tidewaiter_engine::FactProblem;
use tidewaiter_syntax::{Diagnostic, Sources};

use crate::arguments::{Arguments, Color};
use crate::command;
use crate::report::json::{self, Problem};
use crate::report::{Style, findings, human};

/// The most that is read of one file or of standard input.
const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// The width of a page where there is no terminal.
const PLAIN_WIDTH: usize = 100;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// All is well.
    Done,
    /// It ran, and found something.
    Found,
    /// The input or the usage is wrong.
    Wrong,
}

/// Why a command cannot go on: what is wrong, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// What is wrong.
    pub message: String,
    /// How to mend it; may be empty.
    pub help: String,
}

impl Stop {
    /// Wrong, without a remedy beyond the obvious.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: String::new() }
    }

    /// With the remedy.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }
}

/// What a command gives.
pub type Ended = Result<Status, Stop>;

/// The streams, and how they are to look.
#[derive(Debug)]
pub struct Outside {
    /// How standard output looks.
    pub out: Style,
    /// How standard error looks.
    pub err: Style,
    /// Whether the result is wanted as JSON, and with it what goes wrong.
    as_json: bool,
    /// What went wrong, as long as it is not told: as JSON it is told in one document.
    problems: Vec<Problem>,
    broken: Option<io::Error>,
}

impl Outside {
    fn new(color: Color, as_json: bool) -> Self {
        let (out, err) = (io::stdout().is_terminal(), io::stderr().is_terminal());
        let (out, err) = (style(color, out), style(color, err));
        Self { out, err, as_json, problems: Vec::new(), broken: None }
    }

    /// Tells what is wrong with rule packs.
    pub fn findings(&mut self, sources: &Sources, found: &[&Diagnostic]) {
        if self.as_json {
            self.problems.extend(found.iter().map(|found| Problem::of_pack(sources, found)));
        } else {
            self.complain(&findings::drawn(sources, found, self.err));
        }
    }

    /// Tells what is wrong with the transaction of that name.
    pub fn fact_problems(&mut self, name: &str, found: &[FactProblem]) {
        if self.as_json {
            self.problems.extend(found.iter().map(|found| Problem::of_facts(name, found)));
        } else {
            self.complain(&human::fact_problems(name, found, self.err));
        }
    }

    /// Tells why there is no result.
    pub fn stop(&mut self, stop: &Stop) {
        if self.as_json {
            let problems = std::mem::take(&mut self.problems);
            self.print(&json::refusal(stop, &problems));
        } else {
            self.complain(&human::stop(stop, self.err));
        }
    }

    /// Writes to standard output. A reader that has gone away is no error: the status still tells.
    pub fn print(&mut self, text: &str) {
        let mut out = io::stdout().lock();
        if let Err(error) = out.write_all(text.as_bytes()).and_then(|()| out.flush())
            && error.kind() != io::ErrorKind::BrokenPipe
        {
            self.broken.get_or_insert(error);
        }
    }

    /// Writes to standard error, as well as can be.
    pub fn complain(&mut self, text: &str) {
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }
}

fn style(color: Color, terminal: bool) -> Style {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    let colored = match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => terminal && !set("NO_COLOR") && !dumb,
    };
    let measured = if terminal { terminal_size::terminal_size() } else { None };
    let width = measured.map_or(PLAIN_WIDTH, |(width, _)| usize::from(width.0).clamp(40, 120));
    Style { colored, width }
}

/// Runs the program.
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are asked for and go to standard output, the rest is a mistake.
            let wrong = error.use_stderr();
            let _ = error.print();
            return ExitCode::from(if wrong { 2 } else { 0 });
        }
    };
    let mut outside = Outside::new(arguments.color, arguments.command.as_json());
    let ended = command::run(&arguments.command, &mut outside);
    let mut status = match ended {
        Ok(status) => status,
        Err(stop) => {
            outside.stop(&stop);
            Status::Wrong
        }
    };
    if let Some(error) = outside.broken.take() {
        let stop = Stop::new(format!("standard output cannot be written: {}", because(&error)));
        // Standard output is what is broken.
        outside.complain(&human::stop(&stop, outside.err));
        status = Status::Wrong;
    }
    ExitCode::from(match status {
        Status::Done => 0,
        Status::Found => 1,
        Status::Wrong => 2,
    })
}

/// An error of the system in a few words, without its number.
fn because(error: &io::Error) -> String {
    let kind = error.kind();
    if kind == io::ErrorKind::NotFound {
        "there is no such file or folder".to_owned()
    } else if kind == io::ErrorKind::PermissionDenied {
        "permission denied".to_owned()
    } else {
        let text = error.to_string();
        text.split(" (os error").next().unwrap_or_default().to_lowercase()
    }
}

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// A folder.
    Folder,
    /// A regular file.
    File,
    /// A device, a socket, a pipe.
    Else,
}

/// What stands at a path, links followed.
pub fn stands(path: &Path) -> Result<Stands, Stop> {
    let found = fs::metadata(path).map_err(|error| {
        let dangling =
            error.kind() == io::ErrorKind::NotFound && fs::symlink_metadata(path).is_ok();
        if dangling {
            Stop::new(format!("{}: the link leads nowhere", shown(path)))
        } else {
            Stop::new(format!("{}: {}", shown(path), because(&error)))
        }
    })?;
    Ok(if found.is_dir() {
        Stands::Folder
    } else if found.is_file() {
        Stands::File
    } else {
        Stands::Else
    })
}

/// The one true path, for telling whether two are the same.
pub fn true_path(path: &Path) -> Result<PathBuf, Stop> {
    fs::canonicalize(path)
        .map_err(|error| Stop::new(format!("{}: {}", shown(path), because(&error))))
}

/// The names in a folder, in order. Hidden ones are left out.
pub fn names_in(folder: &Path) -> Result<Vec<String>, Stop> {
    let unreadable =
        |error: &io::Error| Stop::new(format!("{}: {}", shown(folder), because(error)));
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| unreadable(&error))? {
        let name = entry.map_err(|error| unreadable(&error))?.file_name();
        let Some(name) = name.to_str() else {
            let message = format!("{}: a file name in it is not UTF-8", shown(folder));
            return Err(Stop::new(message).help("rename the file"));
        };
        if !name.starts_with('.') {
            names.push(name.to_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// The bytes of a regular file; `-` is standard input where that is allowed.
pub fn bytes_of(path: &Path, or_input: bool) -> Result<Vec<u8>, Stop> {
    if or_input && path == Path::new("-") {
        return within_bounds(io::stdin().lock(), "standard input");
    }
    let name = shown(path);
    match stands(path)? {
        // A pipe is read too, as `<(command)` of a shell gives one.
        Stands::File | Stands::Else => {}
        Stands::Folder => return Err(Stop::new(format!("{name}: this is a folder, not a file"))),
    }
    let file =
        fs::File::open(path).map_err(|error| Stop::new(format!("{name}: {}", because(&error))))?;
    within_bounds(file, &name)
}

fn within_bounds(from: impl io::Read, name: &str) -> Result<Vec<u8>, Stop> {
    let mut bytes = Vec::new();
    from.take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Stop::new(format!("{name}: {}", because(&error))))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Stop::new(format!("{name}: more than 256 MiB is too large for one file")));
    }
    Ok(bytes)
}

/// The text of a file.
pub fn text_of(path: &Path, or_input: bool) -> Result<String, Stop> {
    let name = if path == Path::new("-") { "standard input".to_owned() } else { shown(path) };
    String::from_utf8(bytes_of(path, or_input)?).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = error.as_bytes().iter().take(good).filter(|byte| **byte == b'\n').count() + 1;
        Stop::new(format!("{name}: this is not UTF-8 text (line {line}, byte {good} of the file)"))
            .help("save the file as UTF-8")
    })
}

/// Puts a text in the place of a file, all of it or nothing: writes beside it, then renames.
pub fn replace(path: &Path, text: &str) -> Result<(), Stop> {
    let failed = |error: io::Error| {
        Stop::new(format!("{}: cannot be written: {}", shown(path), because(&error)))
    };
    // What a link points to is replaced, not the link.
    let path = &fs::canonicalize(path).map_err(failed)?;
    let permissions = fs::metadata(path).map_err(failed)?.permissions();
    if permissions.readonly() {
        return Err(Stop::new(format!("{}: the file is read-only", shown(path))));
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let written = fs::File::create(&beside)
        .and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()))
        .and_then(|()| fs::set_permissions(&beside, permissions))
        .and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        let _ = fs::remove_file(&beside);
        failed(error)
    })
}

/// Writes a file, with the folder that it is in.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Stop> {
    let failed = |error: io::Error| {
        Stop::new(format!("{}: cannot be written: {}", shown(path), because(&error)))
    };
    if let Some(folder) = path.parent().filter(|folder| *folder != Path::new("")) {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    fs::write(path, bytes).map_err(failed)
}

/// Writes a file that must not be there yet; where it is secret, for its owner's eyes only.
pub fn write_new(path: &Path, bytes: &[u8], secret: bool) -> Result<(), Stop> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, if secret { 0o600 } else { 0o644 });
    #[cfg(not(unix))]
    let _ = secret;
    let written = options.open(path).and_then(|mut file| file.write_all(bytes));
    written.map_err(|error| {
        let stop = Stop::new(format!("{}: cannot be written: {}", shown(path), because(&error)));
        if error.kind() == io::ErrorKind::AlreadyExists {
            stop.help("choose another name: a file that is there is never written over")
        } else {
            stop
        }
    })
}

/// Makes a folder that must not be there yet.
pub fn create_folder(path: &Path) -> Result<(), Stop> {
    fs::create_dir(path)
        .map_err(|error| Stop::new(format!("{}: cannot be made: {}", shown(path), because(&error))))
}

/// What a program prints, where it ends well.
pub fn output(program: &str, arguments: &[&str]) -> Result<String, Stop> {
    let ran = Command::new(program).args(arguments).output().map_err(|error| {
        Stop::new(format!("{program} does not start: {}", because(&error)))
            .help("install Rust: https://rustup.rs")
    })?;
    if !ran.status.success() {
        let why = String::from_utf8_lossy(&ran.stderr).trim().to_owned();
        return Err(Stop::new(format!("{program} failed: {why}")));
    }
    Ok(String::from_utf8_lossy(&ran.stdout).into_owned())
}

/// Runs a program in a folder, with what it prints for the user to see on standard error.
pub fn run_in(
    folder: &Path,
    program: &Path,
    arguments: &[&str],
    variables: &[(&str, OsString)],
) -> Result<(), Stop> {
    let name = shown(program);
    let ran = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .envs(variables.iter().map(|(name, value)| (name, value)))
        .stdin(Stdio::null())
        .stdout(io::stderr())
        .status()
        .map_err(|error| Stop::new(format!("{name} does not start: {}", because(&error))))?;
    if ran.success() {
        Ok(())
    } else {
        Err(Stop::new(format!("{name} could not compile the guest"))
            .help("mend what it says above"))
    }
}

/// The folder in which cargo keeps the sources of dependencies.
pub fn cargo_home() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    set("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| set("HOME").map(|home| Path::new(&home).join(".cargo")))
}

/// The program itself, for what is done in a child of it.
pub fn program() -> Result<PathBuf, Stop> {
    std::env::current_exe().map_err(|error| {
        Stop::new(format!("the program does not find itself: {}", because(&error)))
    })
}

/// Where compiled plugins are kept: the folder that `TIDEWAITER_CACHE` names, or that of the user's
/// caches; none where there is no such folder.
pub fn cache_folder() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let of_user = || {
        set("XDG_CACHE_HOME")
            .or_else(|| set("LOCALAPPDATA"))
            .map(PathBuf::from)
            .or_else(|| set("HOME").map(|home| Path::new(&home).join(".cache")))
            .map(|caches| caches.join("tidewaiter"))
    };
    set("TIDEWAITER_CACHE").map(PathBuf::from).or_else(of_user)
}

/// Standard input and output of the process as bytes, for the child that compiles a plugin.
pub fn compile_isolated() -> Result<(), String> {
    tidewaiter_host::compile_isolated(io::stdin().lock(), io::stdout().lock())
}

/// The folder in which the program was started.
pub fn here() -> Result<PathBuf, Stop> {
    std::env::current_dir()
        .map_err(|error| Stop::new(format!("the current folder: {}", because(&error))))
}

/// A path as it is shown: with `/`, and without a leading `./`.
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    let text = text.strip_prefix("./").map_or(text.as_str(), |rest| rest.trim_start_matches('/'));
    if text.is_empty() { ".".to_owned() } else { text.to_owned() }
}
