//! `tidewaiter plugin inspect` and `plugin build`: files that are plugins, and files that are none.

use insta::assert_snapshot;
use tidewaiter_host::digest_of;

use super::{LOUD, guest, screening};
use crate::run::{Folder, project};

#[test]
fn a_jurisdiction_is_inspected() {
    let folder = Folder::empty();
    let bytes = guest("strait", LOUD);
    folder.write("strait.wasm", &bytes);
    let inspect = ["plugin", "inspect", "strait.wasm"];
    let human = folder.run(&inspect).ends(0).seen();
    let hidden = human.replace(&digest_of(&bytes), "DIGEST");
    assert_snapshot!(hidden.replace(&format!("{} bytes", bytes.len()), "N bytes"));
    let json = folder.run(&[&inspect[..], &["--format", "json"]].concat()).ends(0).json();
    assert_eq!(
        json,
        serde_json::json!({
            "file": "strait.wasm", "sha256": digest_of(&bytes), "bytes": bytes.len(),
            "interface": "0.1.0", "world": "jurisdiction", "imports": ["log"], "signature": false,
        })
    );
    folder.write("strait.wasm.sig", "x");
    folder.run(&inspect).ends(0).says("beside it");
}

#[test]
fn functions_are_inspected() {
    let folder = Folder::empty();
    folder.write("screening.wasm", screening(""));
    let inspect = ["plugin", "inspect", "screening.wasm"];
    folder.run(&inspect).ends(0).says("functions (tidewaiter:plugin@0.1.0)").says("nothing");
}

#[test]
fn files_that_are_none() {
    let folder = Folder::empty();
    let whole = guest("strait", "");
    let core = wat::parse_str("(module)").unwrap();
    let other = wat::parse_str(
        "(component (instance $i) (export \"tidewaiter:plugin/controls@0.9.0\" (instance $i)))",
    );
    let files: [(&str, &[u8]); 7] = [
        ("text.wasm", b"not wasm"),
        ("empty.wasm", b""),
        ("core.wasm", &core),
        ("header.wasm", &whole[..6]),
        ("half.wasm", &whole[..whole.len() / 2]),
        ("other.wasm", &other.unwrap()),
        ("plain.wasm", &wat::parse_str("(component)").unwrap()),
    ];
    let mut all = String::new();
    for (name, bytes) in files {
        folder.write(name, bytes);
        let ran = folder.run(&["plugin", "inspect", name]).ends(2);
        assert_eq!(ran.out, "");
        all.push_str(&format!("# {name}\n{}\n", ran.seen()));
        let json = folder.run(&["plugin", "inspect", name, "--format", "json"]).ends(2).json();
        assert!(json.to_string().contains(name), "{json}");
    }
    all.push_str(&folder.run(&["plugin", "inspect", "nowhere.wasm"]).ends(2).seen());
    assert_snapshot!(all);
    folder.run(&["plugin", "inspect", "."]).ends(2).says("folder");
}

#[test]
fn what_cannot_be_built() {
    let folder = Folder::empty();
    folder.write("empty/README.md", "nothing");
    folder.write("core.wasm", wat::parse_str("(module)").unwrap());
    folder.write("text.wasm", "not wasm");
    folder.write("component.wasm", guest("strait", ""));
    let mut all = String::new();
    for source in ["empty", "nowhere", "core.wasm", "text.wasm", "component.wasm"] {
        let ran = folder.run(&["plugin", "build", source]).ends(2);
        assert_eq!(ran.out, "");
        all.push_str(&format!("# {source}\n{}\n", ran.seen()));
    }
    assert_snapshot!(all);
    assert!(!folder.at("core.component.wasm").exists());
}

/// What another toolchain makes: a core module with the names of the contract, and its types.
fn module() -> Vec<u8> {
    let mut module = wat::parse_str(
        r#"(module
            (memory (export "memory") 1)
            (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) unreachable)
            (func (export "tidewaiter:plugin/controls@0.1.0#describe") (result i32) unreachable)
            (func (export "tidewaiter:plugin/controls@0.1.0#decide")
              (param i32 i32 i32 i32 i32 i32 i32) (result i32) unreachable))"#,
    )
    .unwrap();
    let wit = std::fs::read_to_string(project().join("crates/plugin-sdk/wit/plugin.wit")).unwrap();
    let mut resolve = wit_parser::Resolve::default();
    let package = resolve.push_source("plugin.wit", &wit).unwrap();
    let world = resolve.select_world(&[package], Some("jurisdiction")).unwrap();
    let encoding = wit_component::StringEncoding::UTF8;
    wit_component::embed_component_metadata(&mut module, &resolve, world, encoding, false).unwrap();
    module
}

/// A module that another toolchain built becomes a component, as wit-component makes it.
#[test]
fn a_module_becomes_a_component() {
    let folder = Folder::empty();
    let module = module();
    folder.write("strait.wasm", &module);
    let ran = folder.run(&["plugin", "build", "strait.wasm"]).ends(0);
    let made = std::fs::read(folder.at("strait.component.wasm")).unwrap();
    ran.says("strait.component.wasm: ").says(&digest_of(&made)).says("world jurisdiction");
    let mut encoder = wit_component::ComponentEncoder::default();
    encoder.module(&module).unwrap();
    assert_eq!(made, encoder.encode().unwrap());
    folder.run(&["plugin", "inspect", "strait.component.wasm"]).ends(0);
    // The same from the same, and a difference is told.
    let check = ["plugin", "build", "strait.wasm", "--check"];
    folder.run(&check).ends(0).says("it is what the source gives");
    folder.write("strait.component.wasm", screening(""));
    folder.run(&check).ends(1).says("and the source gives");
    std::fs::remove_file(folder.at("strait.component.wasm")).unwrap();
    folder.run(&check).ends(2).says("strait.component.wasm");
    let out = ["plugin", "build", "strait.wasm", "--out", "made.wasm"];
    folder.run(&out).ends(0);
    assert_eq!(std::fs::read(folder.at("made.wasm")).unwrap(), made);
    assert!(!folder.at("strait.component.wasm").exists());
}
