//! JUnit XML, as continuous integration reads it.

use super::clean;
use super::tests::{Case, Results};

/// The results, a suite for each pack.
pub fn junit(results: &Results) -> String {
    let mut packs: Vec<&str> = results.cases.iter().map(|case| case.pack.as_str()).collect();
    packs.dedup();
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    text.push_str(&format!(
        "<testsuites name=\"tidewaiter\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n",
        results.cases.len(),
        results.failed()
    ));
    for pack in packs {
        let cases: Vec<&Case> = results.cases.iter().filter(|case| case.pack == pack).collect();
        text.push_str(&format!(
            "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">\n",
            escaped(pack),
            cases.len(),
            cases.iter().filter(|case| !case.passed).count()
        ));
        for case in cases {
            text.push_str(&one(case));
        }
        text.push_str("  </testsuite>\n");
    }
    text.push_str("</testsuites>\n");
    text
}

fn one(case: &Case) -> String {
    let head = format!(
        "    <testcase classname=\"{}\" name=\"{}\" file=\"{}\" line=\"{}\"",
        escaped(&case.pack),
        escaped(&case.name()),
        escaped(&case.path),
        case.line
    );
    if case.passed {
        return format!("{head}/>\n");
    }
    let first = case.failures.first().map(String::as_str).unwrap_or("an expectation does not hold");
    let all = case.failures.join("\n");
    format!(
        "{head}>\n      <failure message=\"{}\" type=\"expectation\">{}</failure>\n    </testcase>\n",
        escaped(first),
        escaped(&all)
    )
}

fn escaped(text: &str) -> String {
    clean(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\n', "&#10;")
        .replace('\t', "&#9;")
}
