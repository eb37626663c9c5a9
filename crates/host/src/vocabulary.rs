//! A vocabulary with a field of every kind, for tests.

use std::collections::BTreeMap;
use std::sync::Arc;

use tidewaiter_model::{Model, PackText, check};

const TEXT: &str = r#"
unit g "gram"
unit kg = 1000 g "kilogram"
unit m "meter"
enumeration kind "Kind" {
  chip  "A chip"
  stone "A stone"
}
record part "A part" {
  maker: text
  codes: set of text
  share: percent
  days: list of date
}
record item "An item" {
  kind: kind
  kinds: set of kind
  tpp: number
  new: truth
  price: money
  parts: list of part
}
fact weight: number in kg
fact item: item
fact days: list of date
fact items: list of item
fact marks: set of text
fact new: truth
"#;

/// The model of it.
pub(crate) fn model() -> Arc<Model> {
    let manifest =
        "name = \"v\"\nversion = \"0.1.0\"\ntitle = \"V\"\nissuer = \"N\"\nengine = \"0.1\"\n";
    let files = BTreeMap::from([
        ("pack.toml".to_owned(), manifest.to_owned()),
        ("v.tide".to_owned(), TEXT.to_owned()),
    ]);
    let checked = check(&[PackText { folder: "v".to_owned(), files }]);
    assert!(checked.is_usable(), "{:#?}", checked.diagnostics);
    Arc::new(checked.model)
}
