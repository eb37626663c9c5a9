//! Names, texts, days, numbers, types.

use proptest::prelude::*;
use proptest::sample::select;
use tidewaiter_syntax::tree::{
    Argument, DayRange, Name, Text, TypeExpression, TypeKind, UnitExpression,
};
use tidewaiter_syntax::{Day, SourceId, Span, Spanned};

pub fn nowhere() -> Span {
    Span { source: SourceId(0), start: 0, end: 0 }
}

pub fn at<T>(value: T) -> Spanned<T> {
    Spanned { value, span: nowhere() }
}

pub fn boxed<T: Clone + std::fmt::Debug>(
    strategy: impl Strategy<Value = T> + 'static,
) -> BoxedStrategy<T> {
    strategy.boxed()
}

/// Names, those among them that are words of the language elsewhere.
pub fn word() -> BoxedStrategy<String> {
    let plain = ["a", "b", "item", "x1", "long_name_of_something_that_fills_the_line", "CN", "B_2"];
    let keywords = [
        "list",
        "rule",
        "test",
        "force",
        "when",
        "then",
        "version",
        "from",
        "review",
        "to",
        "of",
        "on",
        "known",
        "missing",
        "default",
        "because",
        "duty",
        "date",
        "license",
        "number",
        "suspended",
        "suspension",
        "by",
        "prohibited",
        "expect_x",
        "scope",
        "use",
        "unit",
    ];
    boxed(prop_oneof![
        4 => select(plain.to_vec()).prop_map(str::to_owned),
        1 => select(keywords.to_vec()).prop_map(str::to_owned),
        1 => "[a-zA-Z][a-zA-Z0-9_]{0,6}".prop_filter("a reserved word", |w| !reserved(w)),
    ])
}

/// The words that are never names, and those that end an entry of a list or of what is given.
fn reserved(word: &str) -> bool {
    [
        "and",
        "or",
        "not",
        "is",
        "in",
        "has",
        "where",
        "for",
        "any",
        "every",
        "no",
        "all",
        "sum",
        "count",
        "true",
        "false",
        "unknown",
        "per",
        "cite",
        "announced",
        "ended",
        "unconfirmed",
        "given",
        "expect",
        "cases",
    ]
    .contains(&word)
}

pub fn name() -> BoxedStrategy<Name> {
    boxed(word().prop_map(at))
}

/// A unit: a name that may stand behind a number.
fn unit_name() -> BoxedStrategy<Name> {
    boxed(select(vec!["mm2", "GB", "s", "day", "USD", "list", "x"]).prop_map(|w| at(w.to_owned())))
}

pub fn units() -> BoxedStrategy<UnitExpression> {
    let some = (unit_name(), prop::collection::vec(unit_name(), 0..3));
    let per = prop::collection::vec(unit_name(), 1..3);
    boxed(prop_oneof![
        some.prop_map(|(over, under)| UnitExpression {
            numerator: Some(over),
            denominators: under,
            span: nowhere()
        }),
        per.prop_map(|under| UnitExpression {
            numerator: None,
            denominators: under,
            span: nowhere()
        }),
    ])
}

/// A text of any characters that stay on a line.
pub fn text_value() -> BoxedStrategy<String> {
    boxed(prop_oneof![
        3 => "[a-z (),.]{0,12}",
        1 => "[ -~]{0,20}",
        1 => "\\PC{0,12}",
        1 => Just("15 CFR 742.6(a)(6)(iii), a citation so long that two of them fill a line".to_owned()),
    ])
}

pub fn text() -> BoxedStrategy<Text> {
    boxed(text_value().prop_map(at))
}

pub fn title() -> BoxedStrategy<Option<Text>> {
    boxed(prop::option::of(text()))
}

pub fn cites(least: usize) -> BoxedStrategy<Vec<Text>> {
    boxed(prop::collection::vec(text(), least..3))
}

pub fn doc() -> BoxedStrategy<String> {
    let line = prop_oneof![
        "[a-z.]{1,12}( [a-z]{1,8}){0,3}",
        Just("// \"{ not closed".to_owned()),
        Just("  indented".to_owned()),
    ];
    boxed(prop_oneof![
        2 => Just(String::new()),
        1 => prop::collection::vec(line, 1..4).prop_map(|lines| lines.join("\n")),
    ])
}

pub fn number() -> BoxedStrategy<Spanned<String>> {
    boxed(prop_oneof![
        "-?[0-9]{1,6}".prop_map(at),
        "-?[0-9]{1,3}\\.[0-9]{1,4}".prop_map(at),
        Just(at("1234567890123456789012345678".to_owned())),
    ])
}

pub fn day_value() -> BoxedStrategy<Day> {
    let day = (1i32..=9999, 1u8..=12, 1u8..=28);
    boxed(day.prop_map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}").parse().unwrap()))
}

pub fn day() -> BoxedStrategy<Spanned<Day>> {
    boxed(day_value().prop_map(at))
}

pub fn range() -> BoxedStrategy<DayRange> {
    let range = (day(), prop::option::of(day()));
    boxed(range.prop_map(|(first, last)| DayRange { first, last, span: nowhere() }))
}

pub fn ty() -> BoxedStrategy<TypeExpression> {
    let named = word().prop_filter("a type of the language", |w| {
        !["truth", "percent", "money", "date", "text", "number", "list", "set"].contains(&&**w)
    });
    let element = boxed(
        prop_oneof![
            Just(TypeKind::Truth),
            Just(TypeKind::Percent),
            Just(TypeKind::Money),
            Just(TypeKind::Date),
            Just(TypeKind::Text),
            prop::option::of(units()).prop_map(TypeKind::Number),
            named.prop_map(|w| TypeKind::Named(at(w))),
        ]
        .prop_map(at),
    );
    boxed(prop_oneof![
        4 => element.clone(),
        1 => element.clone().prop_map(|e| at(TypeKind::List(Box::new(e)))),
        1 => element.prop_map(|e| at(TypeKind::Set(Box::new(e)))),
    ])
}

pub fn arguments(least: usize) -> BoxedStrategy<Vec<Argument>> {
    let argument = (name(), ty()).prop_map(|(name, ty)| Argument { name, ty });
    boxed(prop::collection::vec(argument, least..3))
}

/// A text whose blanks and line breaks, where they mean nothing, are others.
pub fn respaced(text: &str, seed: u64) -> String {
    let mut out = String::new();
    let mut state = seed | 1;
    let mut next = |n: u64| {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (state >> 33) % n
    };
    let mut depth = 0_i32;
    for line in text.lines() {
        let words = line.trim_start();
        if words.starts_with("///") {
            out.push_str(line);
            out.push('\n');
            continue;
        }
        // Inside of brackets, a line may be joined to the one before it, or stand anywhere.
        if depth > 0 {
            out.push_str(&" ".repeat(usize::try_from(next(7)).unwrap_or(0)));
        }
        let mut quoted = false;
        let mut escaped = false;
        for c in words.chars() {
            out.push(c);
            match c {
                _ if escaped => escaped = false,
                '\\' if quoted => escaped = true,
                '"' => quoted = !quoted,
                '{' | '(' | '[' if !quoted => depth += 1,
                '}' | ')' | ']' if !quoted => depth -= 1,
                ',' | '=' if !quoted && depth > 0 && next(4) == 0 => out.push('\t'),
                _ => {}
            }
        }
        out.push_str(if next(6) == 0 { "\n\n\n" } else { "\n" });
    }
    if next(3) == 0 { out.replace('\n', "\r\n") } else { out }
}
