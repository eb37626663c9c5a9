//! Every example in the documentation is what it says it is.

use tidewaiter_syntax::{Severity, SourceId, parse};

use crate::packs::{pack_text, root, sound};

/// The blocks of a language in a page.
fn blocks<'p>(page: &'p str, language: &str) -> Vec<&'p str> {
    let fence = format!("```{language}\n");
    page.split(&fence).skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

fn page(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

#[test]
fn the_tutorial_is_its_pack() {
    let tutorial = page("docs/tutorial.md");
    let pack = "docs/tutorial/harbor-cameras";
    let files = ["vocabulary.tide", "order-7.tide", "tests/order-7.tide"];
    let shown = blocks(&tutorial, "tide");
    assert_eq!(shown.len(), files.len());
    for (block, file) in shown.iter().zip(files) {
        assert_eq!(*block, page(&format!("{pack}/{file}")), "{file}");
        assert_eq!(tidewaiter_syntax::format(block).as_deref(), Ok(*block), "{file}");
    }
    assert_eq!(blocks(&tutorial, "toml"), [page(&format!("{pack}/pack.toml"))]);
    assert_eq!(blocks(&tutorial, "json"), [page("docs/tutorial/camera.json")]);
    let checked = sound(&[pack_text(&root().join(pack))]);
    assert!(checked.diagnostics.is_empty(), "{:?}", checked.diagnostics);
    let mut cases = 0;
    for test in &checked.model.tests {
        for case in tidewaiter_engine::run_test(&checked.model, None, test) {
            assert!(case.passed, "{}: {:?}", test.title, case.failures);
            cases += 1;
        }
    }
    assert_eq!(cases, 13);
}

/// Examples that leave something out with `...` are for reading; every other one parses.
#[test]
fn the_language_reference_parses() {
    let reference = page("docs/language.md");
    let mut parsed_blocks = 0;
    for block in blocks(&reference, "tide") {
        if block.contains("...") || !block.contains(['{', '=', ':']) || block.starts_with("any ") {
            continue;
        }
        let parsed = parse(SourceId(0), block);
        let errors: Vec<_> =
            parsed.diagnostics.iter().filter(|d| d.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{errors:#?}\n{block}");
        parsed_blocks += 1;
    }
    assert!(parsed_blocks >= 6, "{parsed_blocks}");
}

/// The rule that the README shows beside its paragraph is the one in the pack.
#[test]
fn the_readme_shows_the_real_rule() {
    let readme = page("README.md");
    let pack = page("rules/cn-rare-earths/announcement-61.tide")
        + &page("rules/us-chips/classification.tide");
    for block in blocks(&readme, "tide") {
        assert!(pack.contains(block.trim_end()), "not in the packs:\n{block}");
    }
}
