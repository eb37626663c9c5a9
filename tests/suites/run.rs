//! A folder to run in, and the program run in it.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// The root of the project.
pub fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ is in the project").to_path_buf()
}

/// What a run gave.
#[derive(Debug)]
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// All that a user sees, for snapshots.
    pub fn seen(&self) -> String {
        let mut seen = format!("status: {}\n", self.status);
        for (name, text) in [("out", &self.out), ("err", &self.err)] {
            if !text.is_empty() {
                seen.push_str(&format!("--- {name}\n{text}"));
            }
        }
        seen
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}\n{}", self.seen()))
    }

    #[track_caller]
    pub fn ends(self, status: i32) -> Ran {
        assert_eq!(self.status, status, "{}", self.seen());
        self
    }

    #[track_caller]
    pub fn says(self, text: &str) -> Ran {
        assert!(self.out.contains(text) || self.err.contains(text), "no `{text}`\n{}", self.seen());
        self
    }
}

/// A folder of its own, removed at the end.
pub struct Folder {
    path: PathBuf,
}

static COUNT: AtomicU32 = AtomicU32::new(0);

impl Folder {
    /// Empty.
    pub fn empty() -> Folder {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path =
            std::env::temp_dir().join(format!("tidewaiter-tests-{}-{count}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Folder { path: path.canonicalize().unwrap() }
    }

    /// With the packs of `tests/packs` in `rules/`.
    pub fn with_rules() -> Folder {
        let folder = Folder::empty();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("packs"), &folder.path.join("rules"));
        folder
    }

    /// With an ordinary transaction as well, `chip.json`.
    pub fn with_transaction() -> Folder {
        let folder = Folder::with_rules();
        folder.write("chip.json", CHIP);
        folder
    }

    pub fn at(&self, path: &str) -> PathBuf {
        self.path.join(path)
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap()
    }

    /// Puts one text in the place of another in a file.
    pub fn change(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "no `{from}` in {path}");
        self.write(path, text.replace(from, to));
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, b"")
    }

    /// With standard input.
    pub fn run_with(&self, arguments: &[&str], input: &[u8]) -> Ran {
        self.run_by(&mut program(), arguments, input)
    }

    /// With an environment of its own.
    pub fn run_by(&self, program: &mut Command, arguments: &[&str], input: &[u8]) -> Ran {
        let mut child = program
            .current_dir(&self.path)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A program that refuses its arguments does not read its input.
        let _ = child.stdin.take().unwrap().write_all(input);
        let output = child.wait_with_output().unwrap();
        Ran {
            status: output.status.code().expect("ended by itself"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// The program, in an environment that does not depend on who runs the tests. What it compiles of
/// plugins it keeps in the target directory.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tidewaiter-tested"));
    command.env_remove("NO_COLOR").env_remove("COLUMNS").env_remove("TIDEWAITER_PLUGIN_CONFIG");
    command.env("TERM", "xterm-256color");
    command.env("TIDEWAITER_CACHE", CACHE);
    command
}

/// Where the runs of these tests keep compiled plugins.
pub const CACHE: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/plugin-cache");

pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// A chip to China, every fact given.
pub const CHIP: &str = r#"{
  "id": "T-1",
  "date": "2024-01-15",
  "item": { "description": "Trial chip", "kind": "integrated_circuit", "tpp": 4500, "die_area": "814 mm2" },
  "destination": "CN",
  "value": "30000.00 USD",
  "parties": [{ "name": "Buyer", "headquarters": "CN" }],
  "judgments": { "harbor.end_user_suspicious": false }
}
"#;
