//! Signatures: `plugin sign`, `plugin verify`, and what asks for them.

use insta::assert_snapshot;

use super::{guest, with_strait};
use crate::run::Folder;

/// Keys of two, and a component that the first has signed.
fn signed() -> Folder {
    let folder = Folder::empty();
    folder.write("strait.wasm", guest("strait", ""));
    for name in ["anna", "bert"] {
        folder.run(&["plugin", "sign", "--new-key", name]).ends(0);
    }
    let ran = folder.run(&["plugin", "sign", "strait.wasm", "--key", "anna.pem"]).ends(0);
    assert_eq!(ran.out, "signed strait.wasm: strait.wasm.sig\n");
    folder
}

fn verify(folder: &Folder, key: &str) -> crate::run::Ran {
    folder.run(&["plugin", "verify", "strait.wasm", "--key", key])
}

#[test]
fn new_keys_are_never_written_over() {
    let folder = Folder::empty();
    let new = ["plugin", "sign", "--new-key", "anna"];
    assert_snapshot!(folder.run(&new).ends(0).seen());
    let (private, public) = (folder.read("anna.pem"), folder.read("anna.pub.pem"));
    assert!(private.starts_with("-----BEGIN PRIVATE KEY-----\n"), "{private}");
    assert!(public.starts_with("-----BEGIN PUBLIC KEY-----\n"), "{public}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |name| std::fs::metadata(folder.at(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode("anna.pem"), 0o600);
        assert_eq!(mode("anna.pub.pem") & 0o600, 0o600);
    }
    assert_snapshot!("keys_that_are_there", folder.run(&new).ends(2).seen());
    assert_eq!(folder.read("anna.pem"), private);
    assert_eq!(folder.read("anna.pub.pem"), public);
    // Half a pair is of no use: where the public key's place is taken, no private one is made.
    std::fs::remove_file(folder.at("anna.pem")).unwrap();
    folder.run(&new).ends(2).says("anna.pub.pem");
    assert!(!folder.at("anna.pem").exists());
    assert_eq!(folder.read("anna.pub.pem"), public);
    folder.run(&["plugin", "sign", "--new-key", "nowhere/anna"]).ends(2).says("nowhere/anna.pem");
}

#[test]
fn two_pairs_differ() {
    let folder = signed();
    assert_ne!(folder.read("anna.pem"), folder.read("bert.pem"));
    assert_ne!(folder.read("anna.pub.pem"), folder.read("bert.pub.pem"));
}

#[test]
fn what_is_signed_is_verified() {
    let folder = signed();
    let ran = verify(&folder, "anna.pub.pem").ends(0);
    assert_eq!(ran.out, "strait.wasm: signed by one of the keys\n");
    // One of several keys is enough.
    let both = format!("{}{}", folder.read("bert.pub.pem"), folder.read("anna.pub.pem"));
    folder.write("both.pem", both);
    verify(&folder, "both.pem").ends(0);
    // The same key signs to the same bytes.
    let signature = folder.read("strait.wasm.sig");
    folder.run(&["plugin", "sign", "strait.wasm", "--key", "anna.pem"]).ends(0);
    assert_eq!(folder.read("strait.wasm.sig"), signature);
}

#[test]
fn what_is_not_signed_so_is_told() {
    let folder = signed();
    let mut all = String::new();
    let mut tell = |what: &str, ran: crate::run::Ran| {
        all.push_str(&format!("# {what}\n{}\n", ran.seen()));
    };
    tell("another's key", verify(&folder, "bert.pub.pem").ends(1));
    let signature = folder.read("strait.wasm.sig");
    folder.write("strait.wasm.sig", "anna");
    tell("no signature in the file", verify(&folder, "anna.pub.pem").ends(1));
    folder.write("strait.wasm.sig", signature);
    folder.write("strait.wasm", guest("strait", "(data (i32.const 9) \"x\")"));
    tell("a changed file", verify(&folder, "anna.pub.pem").ends(1));
    std::fs::remove_file(folder.at("strait.wasm.sig")).unwrap();
    tell("no signature", verify(&folder, "anna.pub.pem").ends(1));
    tell("a private key", verify(&folder, "anna.pem").ends(2));
    folder.write("empty.pem", "");
    tell("no key", verify(&folder, "empty.pem").ends(2));
    tell("no key file", verify(&folder, "nowhere.pem").ends(2));
    assert_snapshot!(all);
}

#[test]
fn what_cannot_be_signed() {
    let folder = signed();
    folder.write("text.wasm", "not wasm");
    let sign = |file: &str, key: &str| folder.run(&["plugin", "sign", file, "--key", key]).ends(2);
    sign("text.wasm", "anna.pem").says("this is not WebAssembly");
    assert!(!folder.at("text.wasm.sig").exists());
    sign("nowhere.wasm", "anna.pem").says("nowhere.wasm");
    sign("strait.wasm", "anna.pub.pem").says("not an Ed25519 private key");
    sign("strait.wasm", "nowhere.pem").says("nowhere.pem");
    folder.run(&["plugin", "sign", "strait.wasm"]).ends(2).says("--key");
    folder.run(&["plugin", "sign"]).ends(2);
    let both = ["plugin", "sign", "strait.wasm", "--new-key", "carl"];
    folder.run(&both).ends(2).says("cannot be used with");
}

#[test]
fn signatures_are_asked_for() {
    let folder = with_strait();
    for name in ["anna", "bert"] {
        folder.run(&["plugin", "sign", "--new-key", name]).ends(0);
    }
    let decide = |key: &str| folder.run(&["decide", "chip.json", "--require-signed", key]);
    let ran = decide("anna.pub.pem").ends(2);
    assert_eq!(ran.out, "");
    assert_snapshot!("a_plugin_that_is_not_signed", ran.seen());
    let wasm = "rules/strait-law/strait.wasm";
    folder.run(&["plugin", "sign", wasm, "--key", "anna.pem"]).ends(0);
    decide("anna.pub.pem").ends(0).says("PROHIBITED");
    assert_eq!(decide("bert.pub.pem").ends(2).says("by none of the keys").out, "");
    assert_eq!(decide("nowhere.pem").ends(2).says("nowhere.pem").out, "");
    decide("anna.pem").ends(2).says("no public key");
    // The same from a file, whose paths are read from where it is.
    folder.write("config/plugins.toml", "require_signed = \"../bert.pub.pem\"\n");
    let config = ["--plugin-config", "config/plugins.toml"];
    let by = |more: &[&str]| folder.run(&[&["check"], more].concat());
    by(&config).ends(1).says("T0106").says("by none of the keys");
    folder.write("config/plugins.toml", "require_signed = \"../anna.pub.pem\"\n");
    by(&config).ends(0);
    by(&["--require-signed", "bert.pub.pem"]).ends(1).says("by none of the keys");
    // And for those that are named.
    folder.write("other.wasm", guest("other", ""));
    let named =
        ["decide", "chip.json", "--plugin", "other.wasm", "--require-signed", "anna.pub.pem"];
    folder.run(&named).ends(2).says("other.wasm: the plugin is not signed");
    let check = ["plugin", "check", "other.wasm", "--require-signed", "anna.pub.pem"];
    folder.run(&check).ends(2).says("not signed");
}
