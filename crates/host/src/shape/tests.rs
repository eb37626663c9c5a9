use super::*;
use crate::vocabulary::model;

fn field(path: &str, kind: Kind) -> Field {
    Field { path: path.to_owned(), kind }
}

fn unit(symbol: &str) -> Kind {
    Kind::Number(symbol.to_owned())
}

#[test]
fn fields_lead_to_values() {
    let model = model();
    let table = [
        ("weight", unit("kg"), 0),
        ("weight", unit("g"), 0),
        ("item.tpp", unit("1"), 0),
        ("item.kind", Kind::Text, 0),
        ("item.parts[].maker", Kind::Text, 1),
        ("item.parts[].codes[]", Kind::Text, 2),
        ("days[]", Kind::Day, 1),
    ];
    for (path, kind, levels) in table {
        let found =
            fact_shape(&model, &field(path, kind)).unwrap_or_else(|why| panic!("{path}: {why}"));
        assert_eq!(found.shape.levels(), levels, "{path}");
    }
}

#[test]
fn other_fields_are_refused_with_their_help() {
    let model = model();
    let long = "a".repeat(300);
    let brackets = "[]".repeat(50);
    let version =
        "the plugin was made for another version of the vocabulary; use the one that fits";
    let table = [
        (
            "wieght",
            unit("kg"),
            "it reads the field wieght, and there is no `wieght`",
            "did you mean `weight`?",
        ),
        (
            "item.knd",
            Kind::Text,
            "it reads the field item.knd, and there is no `knd`",
            "did you mean `kind`?",
        ),
        (
            "qqqqqqqqqq",
            Kind::Text,
            "it reads the field qqqqqqqqqq, and there is no `qqqqqqqqqq`",
            "a plugin reads fields of the vocabulary of the packs that it is used with",
        ),
        (
            "",
            Kind::Text,
            "it reads the field , and there is no ``",
            "a plugin reads fields of the vocabulary of the packs that it is used with",
        ),
        (
            "weight",
            Kind::Text,
            "it reads the field weight as text, and the field holds a number",
            version,
        ),
        (
            "weight",
            unit("m"),
            "it reads the field weight as a number in m, and the field holds a number in kg",
            version,
        ),
        (
            "item.tpp",
            unit("kg"),
            "it reads the field item.tpp as a number in kg, and the field holds a number in no unit",
            version,
        ),
        (
            "item",
            Kind::Text,
            "it reads the field item as text, and the field holds a record: name one of its fields",
            version,
        ),
        (
            "days",
            Kind::Day,
            "it reads the field days as a date, and the field holds a list: write `[]` after its name",
            version,
        ),
        (
            "days[][]",
            Kind::Day,
            "the field days[][] is wrong: days[] is not a list",
            "write `[]` after the name of a list or set, and nowhere else",
        ),
        (
            "weight[]",
            unit("kg"),
            "the field weight[] is wrong: weight is not a list",
            "write `[]` after the name of a list or set, and nowhere else",
        ),
        (
            &long,
            Kind::Text,
            "a field of it has too long a name",
            "a path and a unit have at most 200 bytes each",
        ),
        (&brackets, Kind::Text, "it reads the field [][][]", ""),
    ];
    for (path, kind, message, help) in table {
        let refusal = fact_shape(&model, &field(path, kind)).expect_err(path);
        assert!(refusal.message.starts_with(message), "{message:?}: {refusal:?}");
        assert!(refusal.help.starts_with(help), "{help:?}: {refusal:?}");
    }
}
