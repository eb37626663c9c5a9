//! `tidewaiter check`

use insta::assert_snapshot;

use crate::run::Folder;

fn with_mistakes() -> Folder {
    let folder = Folder::with_rules();
    folder.change("rules/harbor/harbor.tide", "destination in watched", "destination in wtched");
    folder.change("rules/harbor/harbor.tide", "then  prohibited", "then  prohibted");
    folder
}

#[test]
fn clean_packs() {
    let folder = Folder::with_rules();
    folder.run(&["check"]).ends(0).says("2 packs: no findings");
    folder.run(&["check", "rules/harbor"]).ends(0).says("1 pack: no findings");
    folder.run(&["check", "rules", "rules/harbor", "rules/goods/"]).ends(0).says("2 packs");
}

#[test]
fn mistakes_for_people() {
    assert_snapshot!(with_mistakes().run(&["check"]).seen());
}

#[test]
fn mistakes_as_json() {
    let json = with_mistakes().run(&["check", "--format", "json"]).ends(1).json();
    let findings = json["findings"].as_array().unwrap();
    let is_error = |finding: &&serde_json::Value| finding["severity"] == "error";
    let errors: Vec<_> = findings.iter().filter(is_error).collect();
    assert_eq!(json["errors"], errors.len());
    assert!(errors.len() >= 2);
    let place = &errors[0]["places"][0];
    assert_eq!(place["path"], "rules/harbor/harbor.tide");
    assert!(place["line"].as_u64().unwrap() > 1);
}

#[test]
fn mistakes_for_github() {
    let ran = with_mistakes().run(&["check", "--format", "github"]).ends(1);
    let is_error = |line: &&str| line.starts_with("::error file=rules/harbor/harbor.tide,line=");
    assert!(ran.out.lines().filter(is_error).count() >= 2, "{}", ran.out);
    assert!(ran.out.lines().all(|line| is_error(&line) || line.starts_with("::notice ")));
}

#[test]
fn sarif_as_code_hosts_read_it() {
    let json = with_mistakes().run(&["check", "--format", "sarif"]).ends(1).json();
    assert_eq!(json["version"], "2.1.0");
    assert_eq!(json["$schema"], "https://json.schemastore.org/sarif-2.1.0.json");
    let run = &json["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "tidewaiter");
    let rules = driver["rules"].as_array().unwrap();
    for rule in rules {
        assert!(rule["id"].is_string() && rule["shortDescription"]["text"].is_string());
        assert!(rule["help"]["text"].as_str().unwrap().len() > 20, "{rule}");
    }
    let results = run["results"].as_array().unwrap();
    assert!(results.len() >= 2);
    let mut fingerprints = Vec::new();
    for result in results {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(result["ruleId"], rule["id"]);
        assert_eq!(result["level"], rule["defaultConfiguration"]["level"]);
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "rules/harbor/harbor.tide");
        assert_eq!(place["artifactLocation"]["uriBaseId"], "%SRCROOT%");
        let at = |name: &str| place["region"][name].as_u64().unwrap();
        assert!(at("startLine") >= 1 && at("startColumn") >= 1);
        assert!((at("endLine"), at("endColumn")) >= (at("startLine"), at("startColumn")));
        fingerprints.push(result["partialFingerprints"]["primaryLocationLineHash"].to_string());
    }
    let count = fingerprints.len();
    fingerprints.sort();
    fingerprints.dedup();
    assert_eq!(fingerprints.len(), count);
}

#[test]
fn sarif_fingerprints_stay_when_lines_move() {
    let folder = with_mistakes();
    let fingerprints = || {
        let json = folder.run(&["check", "--format", "sarif"]).json();
        let results = json["runs"][0]["results"].as_array().unwrap().clone();
        results.iter().map(|result| result["partialFingerprints"].clone()).collect::<Vec<_>>()
    };
    let before = fingerprints();
    let text = folder.read("rules/harbor/harbor.tide");
    folder.write("rules/harbor/harbor.tide", format!("// One line more.\n\n{text}"));
    assert_eq!(before, fingerprints());
}

#[test]
fn sarif_without_findings_is_whole() {
    let json = Folder::with_rules().run(&["check", "--format", "sarif"]).ends(0).json();
    assert_eq!(json["runs"][0]["results"], serde_json::json!([]));
    assert_eq!(json["runs"][0]["tool"]["driver"]["rules"], serde_json::json!([]));
}

#[test]
fn a_pack_depended_on_is_found_and_not_reported() {
    let folder = Folder::with_rules();
    folder.run(&["check", "rules/harbor"]).ends(0);
    std::fs::remove_dir_all(folder.at("rules/goods")).unwrap();
    folder.run(&["check", "rules/harbor"]).ends(1).says("goods");
}

#[test]
fn a_mistake_in_a_pack_depended_on_is_not_hidden() {
    let folder = Folder::with_rules();
    folder.change("rules/goods/goods.tide", "description: text", "description: txt");
    let ran = folder.run(&["check", "rules/harbor"]).ends(1).says("goods.tide");
    assert!(ran.out.contains("error"));
}

#[test]
fn usage() {
    let folder = Folder::with_rules();
    folder.run(&["check", "nowhere"]).ends(2).says("no such");
    folder.run(&["check", "rules/harbor/harbor.tide"]).ends(2).says("a rule pack is a folder");
    folder.write("empty/readme.txt", "x");
    folder.run(&["check", "empty"]).ends(2).says("no rule pack");
    folder.run(&["check", "--format", "xml"]).ends(2).says("possible values");
    Folder::empty().run(&["check"]).ends(2).says("rules");
}
