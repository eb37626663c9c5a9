//! Reading, completing and writing back, each as text to text.

mod completing;
mod hostile;
mod problems;
mod roundtrip;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use tidewaiter_model::{Model, PackText, check};

use super::{Transaction, read_transaction, to_json};

const MANIFEST: &str = "name = \"goods\"\nversion = \"0.1.0\"\ntitle = \"Goods\"\n\
                        jurisdiction = \"XX\"\nissuer = \"Nobody\"\nengine = \"0.1\"\n";

/// A vocabulary with a field of every type, derived fields that need each other, and defaults.
const VOCABULARY: &str = r#"
unit mm "millimetre"
unit mm2 "square millimetre"
unit cm2 = 100 mm2 "square centimetre"
unit GB "gigabyte"
unit TB = 1000 GB "terabyte"
unit s "second"
unit minute = 60 s "minute"
unit TOPS "tera-operations per second"

enumeration kind "Kind of item" {
  chip "A chip"
  other "Anything else"
}
enumeration country "Country" {
  AT "Austria"
  BE "Belgium"
  CN "China"
  DE "Germany"
  ES "Spain"
  FR "France"
  GB "Britain"
  IT "Italy"
  JP "Japan"
  KR "Korea"
  NL "Netherlands"
  NO "Norway"
  US "United States"
}
record processor "A processor" {
  operations: number in TOPS
  bit_length: number
}
record chip "A chip" {
  // Before what it follows from, so that one round does not do.
  density: number per mm2 = tpp / area
  tpp: number = sum of u.operations * u.bit_length / 1 TOPS for u in processors
  processors: list of processor
  area: number in mm2
  bandwidth: number in GB/s
  delay: number in minute
  yield: percent
}
record item "The item" {
  description: text
  kind: kind
  value: money
  made: date
  chip: chip
  reexport: truth default false because "few are"
}
record party "A party" {
  name: text
  country: country
  share: percent
}
fact item: item
fact parties: list of party
fact route: set of country
fact destination: country
fact sealed: truth default true because "most are"
fact weight: number
judgment knows_user "Is the user known?" { cite "1" guidance "Ask." }
scope everything "Everything" { cite "1" force 2020-01-01 .. }
"#;

static MODEL: LazyLock<Model> = LazyLock::new(|| model(VOCABULARY));

/// The model of a pack of one file, which must be sound.
fn model(text: &str) -> Model {
    let files = BTreeMap::from([
        ("pack.toml".to_owned(), MANIFEST.to_owned()),
        ("goods.tide".to_owned(), text.to_owned()),
    ]);
    let checked = check(&[PackText { folder: "goods".to_owned(), files }]);
    assert!(checked.is_usable(), "{:#?}", checked.diagnostics);
    checked.model
}

fn read(text: &str) -> Transaction {
    read_transaction(&MODEL, text.as_bytes()).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// What is read, written back; or every problem, as `code line:column path: message (help)`.
fn seen(text: impl AsRef<[u8]>) -> String {
    match read_transaction(&MODEL, text.as_ref()) {
        Ok(transaction) => to_json(&MODEL, &transaction).to_string(),
        Err(problems) => problems
            .iter()
            .map(|it| {
                let place = it.position.map_or_else(|| "-".to_owned(), |(l, c)| format!("{l}:{c}"));
                format!("{} {place} {}: {} ({})\n", it.code, it.path, it.message, it.help)
            })
            .collect(),
    }
}

fn check_is(text: &str, wanted: &str) {
    assert_eq!(seen(text), wanted, "{text}");
}
