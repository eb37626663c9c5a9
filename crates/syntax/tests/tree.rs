//! What the parser makes of a text, and how the formatter writes it.

use tidewaiter_syntax::{SourceId, format, parse};

const UNTIDY: &str = r#"use trade // the vocabulary
/// TPP over area.
define pd(c:chip):number per mm2=c.tpp/c.area cite "Note 4"
parameter floor:number "Floor"{2022-10-07..2023-11-16:4800 cite "a" // old
2023-11-17 ..: 4800.50 cite "b" announced 2023-10-17}
rule r "R"{cite "1(a)","1(b)" force 2023-11-17 ..
// why
when (a or b) and any{(1) pd(item.chip)>=5.92 per mm2 (2) "two" not destination in {CN,MO}}
unless x is not y then license required,review case_by_case duty "D" cite "2"}
test "T" on 2024-01-01{given item{kind:ic,chip{tpp:1}},destination:CN cases{|item.chip.tpp|expect|
|4800|license_required review case_by_case|
|unknown|no_license_required .. license_required|}}
"#;

#[test]
fn a_text_becomes_a_tree() {
    let parsed = parse(SourceId(0), UNTIDY);
    assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
    // Spans make a tree long; what they say is tested with the diagnostics.
    let tree = format!("{:#?}", parsed.file);
    let mut shown = String::new();
    let mut skipping = false;
    for line in tree.lines() {
        if line.trim_start().starts_with("span: Span {") {
            skipping = true;
        }
        if !skipping {
            shown.push_str(line);
            shown.push('\n');
        }
        if skipping && line.trim() == "}," {
            skipping = false;
        }
    }
    insta::assert_snapshot!(
        shown.lines().filter(|l| !l.contains("source: SourceId")).collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn a_text_is_written_in_its_canonical_form() {
    let formatted = format(UNTIDY).unwrap();
    insta::assert_snapshot!(formatted);
    assert_eq!(format(&formatted).unwrap(), formatted);
}

/// The mark that some editors put before a text says nothing, and goes when the text is formatted.
#[test]
fn a_byte_order_mark_is_passed_over() {
    let parsed = parse(SourceId(0), "\u{feff}use trade\n\nfact a: truth\n");
    assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
    assert_eq!(parsed.file.uses.len(), 1);
    assert_eq!(format("\u{feff}fact a: truth\n").unwrap(), "fact a: truth\n");
}

/// Comments stay where they were, inside of a condition too; a block stands further in than the line
/// on which it begins.
#[test]
fn comments_and_blocks_inside_of_conditions() {
    let text = r#"rule r "R" {
  cite  "1"
  force 2024-01-01 ..
  when  a // the first
    // of its own
    and b in {CN, // China
      // Macau
      MO} and c
  unless something_that_is_long_enough_to_fill_half_a_line is something_that_fills_the_other_half and any { (1) d // d
    (2) e or f
    // before g
    or g }
  then  prohibited
}
"#;
    let formatted = format(text).unwrap();
    insta::assert_snapshot!(formatted);
    assert_eq!(format(&formatted).unwrap(), formatted);
    assert_eq!(parse(SourceId(0), &formatted).file, parse(SourceId(0), text).file);
}
