//! Guests, each a few lines of WAT: what a guest does not define, an honest prelude does.
//!
//! A guest is the fields of a core module. Its first comments say what it is and what becomes of it:
//!
//! ```wat
//! ;; What it does.
//! ;; world: functions          (jurisdiction, where nothing is said)
//! ;; refused: words            (on loading)
//! ;; fails: words              (when asked)
//! ;; answers: words            (in the JSON of its determination)
//! ;; fuel: 100000              (in the place of the usual limit)
//! ;; asks: log                 (in its manifest; and granted)
//! ```

use std::fmt::Write as _;

use wit_component::{ComponentEncoder, StringEncoding, embed_component_metadata};
use wit_parser::Resolve;

const WIT: &str = include_str!("../../crates/plugin-sdk/wit/plugin.wit");

/// A guest as written.
#[derive(Debug, Clone)]
pub struct Guest {
    pub name: String,
    pub text: String,
}

impl Guest {
    pub fn new(name: &str, text: &str) -> Guest {
        Guest { name: name.to_owned(), text: text.to_owned() }
    }

    /// What its first comments say under a heading.
    pub fn says(&self, heading: &str) -> Option<&str> {
        let comments = self.text.lines().map_while(|line| line.strip_prefix(";; "));
        comments.filter_map(|line| line.strip_prefix(heading)?.strip_prefix(": ")).next()
    }

    pub fn world(&self) -> &str {
        self.says("world").unwrap_or("jurisdiction")
    }

    /// Its component.
    pub fn component(&self) -> Vec<u8> {
        let text = self.module();
        let module = wat::parse_str(&text).unwrap_or_else(|error| panic!("{}: {error}", self.name));
        component(module, self.world())
    }

    /// Its core module, in WAT: the prelude's parts that it does not define, and its own.
    fn module(&self) -> String {
        let mut module = String::from("(module\n");
        // Imports come first.
        let (imports, fields): (Vec<&str>, Vec<&str>) =
            self.text.lines().partition(|line| line.starts_with("(import "));
        module.extend(imports.iter().flat_map(|line| [line, "\n"]));
        let parts: &[(&str, &str)] = match self.world() {
            "functions" => &FUNCTIONS,
            _ => &JURISDICTION,
        };
        for (names, part) in PRELUDE.iter().chain(parts) {
            if !self.text.contains(names) {
                module.push_str(part);
            }
        }
        module.push_str(&data(&self.name, self.world()));
        module.extend(fields.iter().flat_map(|line| [line, "\n"]));
        module.push(')');
        module
    }
}

/// The component of a core module of a world.
pub fn component(mut module: Vec<u8>, world: &str) -> Vec<u8> {
    let mut resolve = Resolve::default();
    let package = resolve.push_source("plugin.wit", WIT).unwrap();
    let world = resolve.select_world(&[package], Some(world)).unwrap();
    embed_component_metadata(&mut module, &resolve, world, StringEncoding::UTF8, false).unwrap();
    ComponentEncoder::default().validate(true).module(&module).unwrap().encode().unwrap()
}

/// Parts for both worlds: by what a guest has in their place.
const PRELUDE: [(&str, &str); 3] = [
    ("(memory $memory", "(memory $memory (export \"memory\") 1)\n"),
    (
        "(func $realloc",
        r#"
(global $heap (mut i32) (i32.const 0x8000))
;; Memory that is never given back.
(func $realloc (export "cabi_realloc") (param i32 i32 i32) (param $size i32) (result i32)
  (local $at i32)
  (local.set $at (i32.and (i32.add (global.get $heap) (i32.const 7)) (i32.const -8)))
  (global.set $heap (i32.add (local.get $at) (local.get $size)))
  (block $enough (loop $more
    (br_if $enough (i32.le_u (global.get $heap) (i32.mul (memory.size) (i32.const 65536))))
    (br_if $more (i32.ne (memory.grow (i32.const 1)) (i32.const -1)))
    unreachable))
  (local.get $at))
"#,
    ),
    ("(func $describe", "(func $describe (result i32) (i32.const 0x80))\n"),
];

const JURISDICTION: [(&str, &str); 4] = [
    (
        "(type $decide (",
        r#"
;; rows, columns (two), on, known, posture, detail
(type $decide (func (param i32 i32 i32 i32 i32 i32 i32) (result i32)))
(export "tidewaiter:plugin/controls@0.1.0#describe" (func $describe))
(export "tidewaiter:plugin/controls@0.1.0#decide" (func $decide))
"#,
    ),
    (
        "(func $answer",
        r#"
;; An answer: the same range for each row, and where asked, for each the determination at 0x400.
(func $answer (param $rows i32) (param $detail i32) (param $least i32) (param $most i32) (result i32)
  (local $ranges i32) (local $proofs i32) (local $i i32)
  (local.set $ranges (call $realloc (i32.const 0) (i32.const 0) (i32.const 1)
    (i32.mul (local.get $rows) (i32.const 2))))
  (local.set $proofs (call $realloc (i32.const 0) (i32.const 0) (i32.const 4)
    (i32.mul (local.get $rows) (i32.const 56))))
  (block $done (loop $next
    (br_if $done (i32.ge_u (local.get $i) (local.get $rows)))
    (i32.store8 (i32.add (local.get $ranges) (i32.mul (local.get $i) (i32.const 2))) (local.get $least))
    (i32.store8 offset=1 (i32.add (local.get $ranges) (i32.mul (local.get $i) (i32.const 2))) (local.get $most))
    (memory.copy (i32.add (local.get $proofs) (i32.mul (local.get $i) (i32.const 56))) (i32.const 0x400) (i32.const 56))
    (local.set $i (i32.add (local.get $i) (i32.const 1)))
    (br $next)))
  (i32.store8 (i32.const 0x40) (i32.const 0))
  (i32.store (i32.const 0x44) (local.get $ranges))
  (i32.store (i32.const 0x48) (local.get $rows))
  (i32.store (i32.const 0x4c) (local.get $proofs))
  (i32.store (i32.const 0x50) (select (local.get $rows) (i32.const 0) (local.get $detail)))
  (i32.const 0x40))
"#,
    ),
    (
        "(func $refuse",
        r#"
;; An error, with the text at that place.
(func $refuse (param $at i32) (param $length i32) (result i32)
  (i32.store8 (i32.const 0x40) (i32.const 1))
  (i32.store (i32.const 0x44) (local.get $at))
  (i32.store (i32.const 0x48) (local.get $length))
  (i32.const 0x40))
"#,
    ),
    (
        "(func $decide",
        r#"
;; Prohibited, under one rule.
(func $decide (type $decide)
  (call $answer (local.get 0) (local.get 6) (i32.const 7) (i32.const 7)))
"#,
    ),
];

const FUNCTIONS: [(&str, &str); 2] = [
    (
        "(type $compute (",
        r#"
;; function, rows, arguments (two), on, known
(type $compute (func (param i32 i32 i32 i32 i32 i32) (result i32)))
(export "tidewaiter:plugin/capability@0.1.0#describe" (func $describe))
(export "tidewaiter:plugin/capability@0.1.0#compute" (func $compute))
"#,
    ),
    (
        "(func $compute",
        r#"
;; The column at 0x600.
(func $compute (type $compute)
  (i32.store8 (i32.const 0x40) (i32.const 0))
  (i32.store (i32.const 0x44) (i32.const 0x600))
  (i32.store (i32.const 0x48) (i32.const 1))
  (i32.const 0x40))
"#,
    ),
];

/// The records that the prelude returns. A guest changes them with data of its own.
///
/// Of a jurisdiction: at 0x80 the description; at 0x400 a determination with one rule at 0x480, cited
/// by the text at 0x500, and no remark (a text for one at 0x510). Of functions: `score(name: text) ->
/// number`, and at 0x600 a column with the number 1. Texts begin at 0x800.
fn data(name: &str, world: &str) -> String {
    let mut data = Data { text: String::new(), texts: 0x800 };
    for (place, text) in [(0x80, name), (0x88, "1.0.0"), (0x90, "XX"), (0x98, "Nobody")] {
        data.string(place, text);
    }
    if world == "functions" {
        data.string(0x90, "Nobody");
        data.words(0x98, &[0x100, 1]);
        data.string(0x100, "score");
        data.words(0x108, &[0x140, 1, 0x180, 1]);
        data.string(0x140, "name");
        data.words(0x148, &[0x160, 1]);
        data.words(0x160, &[0, 0, 5, 0, 0]);
        data.words(0x180, &[0, 0, 1]);
        data.string(0x18c, "1");
        // No levels, one known, a number, decimals, no places, one value.
        data.words(0x600, &[0, 0, 0x640, 1, 1, 0, 0, 0x648, 1]);
        data.words(0x640, &[1, 0, 1, 0]);
    } else {
        data.words(0xa0, &[0, 0]);
        data.words(0x400, &[0x480, 1]);
        data.string(0x480, "r");
        data.words(0x488, &[2]);
        data.string(0x48c, "A rule");
        data.words(0x494, &[0x500, 1]);
        data.words(0x49c, &[1]);
        data.string(0x4a0, "2020-01-01 ..");
        // In force; gives prohibited.
        data.bytes(0x4a8, &[0, 1, 7, 7]);
        data.string(0x500, "Act, s. 1");
        data.string(0x510, "A remark");
    }
    data.text
}

struct Data {
    text: String,
    texts: u32,
}

impl Data {
    fn bytes(&mut self, place: u32, bytes: &[u8]) {
        write!(self.text, "(data (i32.const {place:#x}) \"").unwrap();
        for byte in bytes {
            write!(self.text, "\\{byte:02x}").unwrap();
        }
        self.text.push_str("\")\n");
    }

    fn words(&mut self, place: u32, words: &[u32]) {
        let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        self.bytes(place, &bytes);
    }

    /// A text, and at `place` where it is.
    fn string(&mut self, place: u32, text: &str) {
        let (at, length) = (self.texts, u32::try_from(text.len()).unwrap());
        self.bytes(at, text.as_bytes());
        self.words(place, &[at, length]);
        self.texts += length;
    }
}
