//! The examples of the documentation, under the project's own rules.

use std::process::Output;

use crate::run::{program, project};

fn decide(example: &str, arguments: &[&str]) -> Output {
    program()
        .current_dir(project())
        .args(["decide", &format!("docs/examples/{example}")])
        .args(arguments)
        .output()
        .unwrap()
}

fn range(example: &str, arguments: &[&str]) -> (String, String) {
    let output = decide(example, &[&["--format", "json"], arguments].concat());
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{told}");
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let end = |name: &str| json["range"][name]["outcome"].as_str().unwrap().to_owned();
    (end("least"), end("most"))
}

#[test]
fn h20_to_shenzhen_needs_a_license_by_letter() {
    let license = ("license_required".to_owned(), "license_required".to_owned());
    assert_eq!(range("h20-to-shenzhen.json", &[]), license);
    // Before the letter of 9 April 2025 none was needed.
    let (least, _) = range("h20-to-shenzhen.json", &["--on", "2025-03-01"]);
    assert_eq!(least, "no_license_required");
}

#[test]
fn a_dysprosium_magnet_to_germany_needs_a_license() {
    let license = ("license_required".to_owned(), "license_required".to_owned());
    assert_eq!(range("dysprosium-magnet-to-germany.yaml", &[]), license);
    let (least, _) = range("dysprosium-magnet-to-germany.yaml", &["--on", "2025-04-03"]);
    assert!(least < license.0 || least == "no_license_required");
}

#[test]
fn a_buyer_without_headquarters_leaves_it_open() {
    let (least, most) = range("h100-buyer-unknown.json", &[]);
    assert_ne!(least, most);
    let told = String::from_utf8(decide("h100-buyer-unknown.json", &[]).stdout).unwrap();
    assert!(told.contains("headquarters"), "{told}");
}

#[test]
fn every_example_is_decided_for_people_too() {
    for entry in std::fs::read_dir(project().join("docs/examples")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.ends_with(".json") || name.ends_with(".yaml") {
            let output = decide(&name, &[]);
            assert_eq!(output.status.code(), Some(0), "{name}");
        }
    }
}
