//! Laws of the parser and the formatter, held against generated trees of every construct.
#![allow(
    missing_docs,
    clippy::panic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm
)]

mod clauses;
mod declarations;
mod expressions;
mod words;

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use tidewaiter_syntax::{SourceId, format, format_tree, parse, tree};

/// A tree that a failing test shows as its text.
#[derive(Clone)]
struct Shown(tree::File);

impl std::fmt::Debug for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&format_tree(&self.0))
    }
}

fn file() -> impl Strategy<Value = Shown> {
    declarations::file().prop_map(Shown)
}

/// The tree of a text that must be Tide.
fn parsed(text: &str) -> tree::File {
    let parsed = parse(SourceId(0), text);
    assert!(parsed.diagnostics.is_empty(), "{:#?}\n{text}", parsed.diagnostics);
    parsed.file
}

/// Where a comment may be put in: before a line, or behind it.
fn with_comment(text: &str, line: usize, behind: bool) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let line = line % lines.len().max(1);
    match lines.get_mut(line) {
        // What stands behind `///` is documentation.
        Some(here) if behind && !here.trim_start().starts_with("///") => {
            here.push_str(" // put in")
        }
        _ => lines.insert(line, "// put in".to_owned()),
    }
    lines.join("\n") + "\n"
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// A tree written out and read is the same tree, and its text is already canonical.
    #[test]
    fn a_tree_written_out_is_read_back(Shown(file) in file()) {
        let text = format_tree(&file);
        prop_assert!(parsed(&text) == file, "another tree:\n{}", text);
        prop_assert_eq!(&format(&text).unwrap(), &text);
    }

    /// A tree written without any of the formatter's care for lines is the same tree.
    #[test]
    fn white_space_means_nothing(Shown(file) in file(), seed in any::<u64>()) {
        let text = format_tree(&file);
        let squeezed = words::respaced(&text, seed);
        prop_assert!(parsed(&squeezed) == file, "another tree:\n{}", squeezed);
        // Documentation and short declarations may stand closer together; the tree may not differ.
        let formatted = format(&squeezed).unwrap();
        prop_assert!(parsed(&formatted) == file, "another tree:\n{}", formatted);
        prop_assert_eq!(&format(&formatted).unwrap(), &formatted);
    }

    /// A comment put anywhere is still there, once, and changes neither tree nor idempotence.
    #[test]
    fn a_comment_stays(Shown(file) in file(), line in any::<usize>(), behind in any::<bool>()) {
        let text = with_comment(&format_tree(&file), line, behind);
        prop_assert!(parsed(&text) == file, "another tree:\n{}", text);
        let formatted = format(&text).unwrap();
        prop_assert!(parsed(&formatted) == file, "another tree:\n{}\n{}", text, formatted);
        let comments = parse(SourceId(0), &formatted).comments;
        let put_in = comments.iter().filter(|comment| comment.text == "// put in").count();
        prop_assert_eq!((comments.len(), put_in), (1, 1), "{}\n{}", text, formatted);
        prop_assert_eq!(&format(&formatted).unwrap(), &formatted, "{}", text);
    }
}

/// The generated trees use every keyword of the grammar and every kind of expression, so that a
/// construct which is new to the grammar can't be left out of the laws.
#[test]
fn every_construct_is_generated() {
    let grammar = include_str!("../../src/tide.pest");
    let keywords: BTreeSet<&str> = grammar
        .lines()
        .filter(|line| line.starts_with("kw_"))
        .filter_map(|line| line.split('"').nth(1))
        .collect();
    assert!(keywords.len() > 60, "{keywords:?}");
    let mut runner = TestRunner::deterministic();
    let (mut words, mut kinds) = (BTreeSet::new(), BTreeSet::new());
    for _ in 0..1500 {
        let file = declarations::file().new_tree(&mut runner).unwrap().current();
        let text = format_tree(&file);
        for line in text.lines() {
            let outside_of_texts = line.split('"').step_by(2);
            for piece in outside_of_texts {
                let word = |c: char| !c.is_ascii_alphanumeric() && c != '_';
                words.extend(piece.split(word).map(str::to_owned));
            }
        }
        expressions::kinds_in(&format!("{file:?}"), &mut kinds);
    }
    let missing: Vec<_> = keywords.iter().filter(|word| !words.contains(**word)).collect();
    assert!(missing.is_empty(), "never generated: {missing:?}");
    let missing: Vec<_> = expressions::KINDS.iter().filter(|k| !kinds.contains(**k)).collect();
    assert!(missing.is_empty(), "never generated: {missing:?}");
}
