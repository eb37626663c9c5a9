//! Packs made up at random, with every construct that bears on a verdict, and facts for them.

mod conditions;
mod facts;
mod provisions;

use std::collections::BTreeMap;

use proptest::prelude::*;
use tidewaiter_engine::{Asked, Posture};
use tidewaiter_model::PackText;

pub use facts::{complete, without};

/// What the facts of made-up packs are declared as.
const VOCABULARY: &str = r#"
unit kg "kilogram"
unit t = 1000 kg "tonne"
enumeration country "Country" { XA XB XC }
enumeration role "Role" { buyer user maker }
record piece "Piece" {
  weight: number in kg
  origin: country
}
record part "Part" {
  name: text
  value: number
  double: number = value + value
  origin: country
  ready: truth
  roles: set of role
  pieces: list of piece
}
record entry "Entry" {
  name: text
  country: country
}
fact a: truth
fact b: truth
fact c: truth default false because "The office has said so"
fact n: number
fact m: number
fact mass: number in kg
fact share: percent
fact price: money
fact place: country
fact signed: date
fact note: text
fact part: part
fact parts: list of part
"#;

/// Rules of two jurisdictions, as declarations that may stand in any order.
#[derive(Clone)]
pub struct Made {
    /// The declarations of each pack.
    pub packs: [Vec<String>; 2],
}

impl std::fmt::Debug for Made {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let own = self.packs.iter().map(|pack| pack.iter().skip(provisions::COMMON.len()));
        own.flatten().try_for_each(|declaration| f.write_str(declaration))
    }
}

/// The names of the packs of a jurisdiction.
pub const NAMES: [&str; 2] = ["one", "two"];

pub fn made() -> BoxedStrategy<Made> {
    (provisions::declarations(), provisions::declarations())
        .prop_map(|(one, two)| Made { packs: [one, two] })
        .boxed()
}

impl Made {
    /// The packs as texts, everything in the order in which it was made.
    pub fn texts(&self) -> Vec<PackText> {
        let mut texts = vec![pack("vocabulary", None, &[VOCABULARY.to_owned()])];
        for (name, declarations) in NAMES.iter().zip(&self.packs) {
            texts.push(pack(name, Some(name), declarations));
        }
        texts
    }

    /// The same packs, with packs, files and declarations in another order.
    pub fn shuffled(&self, seed: u64) -> Vec<PackText> {
        let mut packs = self.packs.clone();
        for (number, declarations) in packs.iter_mut().enumerate() {
            // Fisher and Yates, with the random numbers of Knuth's MMIX.
            let mut state = seed.wrapping_add(number as u64);
            for place in (1..declarations.len()).rev() {
                state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                let other = usize::try_from(state >> 33).unwrap() % (place + 1);
                declarations.swap(place, other);
            }
        }
        let mut texts = Made { packs }.texts();
        texts.reverse();
        texts
    }
}

fn pack(name: &str, jurisdiction: Option<&str>, declarations: &[String]) -> PackText {
    let mut manifest = format!(
        "name = \"{name}\"\nversion = \"0.1.0\"\ntitle = \"{name}\"\nissuer = \"Nobody\"\n\
         engine = \"0.1\"\n"
    );
    let mut used = "";
    if let Some(jurisdiction) = jurisdiction {
        manifest.push_str(&format!("jurisdiction = \"{jurisdiction}\"\n[packs]\n"));
        manifest.push_str("vocabulary = \"0.1\"\n");
        used = "use vocabulary\n";
    }
    // Two files, so that the order of files counts if it can.
    let (first, second) = declarations.split_at(declarations.len() / 2);
    let file = |declarations: &[String]| format!("{used}\n{}", declarations.join("\n"));
    let mut files = BTreeMap::from([
        ("pack.toml".to_owned(), manifest),
        ("a.tide".to_owned(), file(first)),
        ("b.tide".to_owned(), file(second)),
    ]);
    for (path, text) in provisions::CSV {
        files.insert((*path).to_owned(), (*text).to_owned());
    }
    PackText { folder: name.to_owned(), files }
}

/// Days on which versions, suspensions and the like begin and end, and those beside them.
const DAYS: [&str; 9] = [
    "2023-12-31",
    "2024-01-01",
    "2024-03-01",
    "2024-03-31",
    "2024-04-01",
    "2024-06-15",
    "2024-07-01",
    "2024-12-31",
    "2025-01-01",
];

pub fn asked() -> impl Strategy<Value = Asked> {
    let day = || prop::sample::select(DAYS.to_vec()).prop_map(|day| day.parse().unwrap());
    (day(), prop::option::of(day()), any::<bool>()).prop_map(
        |(on, known, written): (tidewaiter_syntax::Day, Option<_>, bool)| Asked {
            on,
            known: known.unwrap_or(on),
            posture: if written { Posture::AsWritten } else { Posture::AsEnforced },
        },
    )
}
