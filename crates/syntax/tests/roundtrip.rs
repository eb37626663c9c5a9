//! Every rule file of the project, and damaged copies of it, through parser and formatter.
#![allow(
    missing_docs,
    clippy::panic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout
)]
use proptest::prelude::*;
use std::path::{Path, PathBuf};
use tidewaiter_syntax::{SourceId, format, parse, tree};

fn files(dir: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, out)
        } else if path.extension().is_some_and(|e| e == "tide") {
            out.push(path)
        }
    }
}
fn texts() -> Vec<(PathBuf, String)> {
    let root = std::env::var("TIDE_RULES")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules").into());
    let mut paths = Vec::new();
    files(Path::new(&root), &mut paths);
    paths.sort();
    paths
        .into_iter()
        .map(|p| {
            let t = std::fs::read_to_string(&p).unwrap();
            (p, t)
        })
        .collect()
}
fn tree_of(text: &str) -> tree::File {
    parse(SourceId(0), text).file
}

/// What a text says must not change when it is formatted, nor its comments go missing.
fn problems(text: &str) -> Option<String> {
    let once = match format(text) {
        Ok(t) => t,
        Err(_) => return None,
    };
    let again = match format(&once) {
        Ok(t) => t,
        Err(d) => return Some(format!("formatted text does not parse: {:?}\n{once}", d.first())),
    };
    if tree_of(text) != tree_of(&once) {
        return Some(format!("the tree changed\n{once}"));
    }
    if once != again {
        return Some(format!("not idempotent\n--- once\n{once}\n--- twice\n{again}"));
    }
    let count = |t: &str| {
        let mut v: Vec<String> =
            parse(SourceId(0), t).comments.iter().map(|c| c.text.trim().to_owned()).collect();
        v.sort();
        v
    };
    if count(text) != count(&once) {
        return Some(format!("comments changed {:?} {:?}", count(text), count(&once)));
    }
    None
}
#[test]
fn rules() {
    let mut bad = 0;
    let mut fixed = 0;
    let all = texts();
    for (p, t) in &all {
        let d = parse(SourceId(0), t).diagnostics;
        if !d.is_empty() {
            bad += 1;
            println!("PARSE {} {:?}", p.display(), d.first());
        }
        if let Some(why) = problems(t) {
            bad += 1;
            println!(
                "FORMAT {} {}",
                p.display(),
                why.lines().take(3).collect::<Vec<_>>().join(" | ")
            );
        }
        if format(t).ok().as_deref() == Some(t.as_str()) {
            fixed += 1
        }
    }
    println!("{} files, {fixed} fixed points, {bad} bad", all.len());
    assert_eq!(bad, 0);
}
proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]
    #[test]
    fn any_text(text in "\\PC{0,200}") { let _ = parse(SourceId(0), &text); let _ = format(&text); }
    #[test]
    fn any_brackets(text in "[{}()\\[\\]\"/|\\- a1.,:\\n]{0,300}") { let _ = parse(SourceId(0), &text); let _ = format(&text); }
    #[test]
    fn words(words in proptest::collection::vec(prop::sample::select(vec!["rule","define","x","{","}","(",")","any","all","not","and","or","1","mm2","-","\"t\"","..","2023-11-17",":","=","|","// c\n","/// d\n","\n","test","given","cases","when","force","cite","version","[","]",",","is","in","truth"]), 0..60)) {
        let text = words.join(" "); let _ = parse(SourceId(0), &text); let _ = format(&text);
    }
    /// A comment on a line of its own, or at a line's end, anywhere in a real file.
    #[test]
    fn comments_anywhere(file in any::<prop::sample::Index>(), line in any::<prop::sample::Index>(), trailing in any::<bool>()) {
        let all = texts(); let (p, t) = file.get(&all);
        let mut lines: Vec<String> = t.lines().map(str::to_owned).collect();
        let at = line.index(lines.len());
        if trailing { lines[at].push_str(" // put in") } else { lines.insert(at, "// put in".into()) }
        let text = lines.join("\n") + "\n";
        if let Some(why) = problems(&text) { panic!("{} line {at} trailing {trailing}: {}", p.display(), why.chars().take(1500).collect::<String>()) }
    }
    /// Pieces cut out of real files and put elsewhere.
    #[test]
    fn mutated(file in any::<prop::sample::Index>(), a in any::<prop::sample::Index>(), n in 0usize..40, with in "[{}()|\"/a-z0-9 \\n]{0,6}") {
        let all = texts(); let (_, t) = file.get(&all);
        let mut c: Vec<char> = t.chars().collect(); let s = a.index(c.len()); let e = (s + n).min(c.len());
        c.splice(s..e, with.chars()); let text: String = c.into_iter().collect();
        if let Some(why) = problems(&text) { panic!("{}", why.chars().take(1500).collect::<String>()) }
    }
}
#[test]
fn deep_and_large() {
    for open in ["(", "{", "[", "not ", "-", "any {", "all { (a) ", "f("] {
        for n in [10usize, 63, 64, 65, 100_000] {
            let t = format!("define x: truth = {}", open.repeat(n));
            let _ = parse(SourceId(0), &t);
            let _ = tidewaiter_syntax::format(&t);
        }
    }
    let chain = format!("define x: truth = a{}", " and a".repeat(20_000));
    assert!(parse(SourceId(0), &chain).diagnostics.is_empty());
    let t = " ".repeat(5 << 20);
    assert!(!parse(SourceId(0), &t).diagnostics.is_empty());
}
