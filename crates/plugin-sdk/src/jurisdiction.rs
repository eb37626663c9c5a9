//! A jurisdiction as its author writes it, and how it answers a batch.

use crate::day::Day;
use crate::facts::Facts;
use crate::field::AnyField;
use crate::law::{Asked, Law};
use crate::provision::Posture;
use crate::run::Run;
use crate::settle::settle;
use crate::table::Table;
use crate::verdict::Range;
use crate::wire::controls::{Answers, Batch, Description, Detail, Posture as WirePosture};
use crate::wire::determinations as wire;

/// A body of law.
pub trait Jurisdiction {
    /// The plugin's name: letters, digits and `-`.
    const NAME: &'static str;
    /// Its version.
    const VERSION: &'static str;
    /// Whose law: `NL`.
    const JURISDICTION: &'static str;
    /// Who makes that law.
    const ISSUER: &'static str;
    /// The fields that it reads, as [`crate::fields!`] makes them.
    const FIELDS: &'static [AnyField];

    /// Says the law for one transaction.
    fn decide(facts: &Facts<'_>, law: &mut Law<'_>);
}

/// What a jurisdiction tells the host of itself.
#[must_use]
pub fn describe<J: Jurisdiction>() -> Description {
    Description {
        name: J::NAME.to_owned(),
        version: J::VERSION.to_owned(),
        jurisdiction: J::JURISDICTION.to_owned(),
        issuer: J::ISSUER.to_owned(),
        fields: J::FIELDS.iter().map(AnyField::wire).collect(),
    }
}

/// Decides each row of a batch.
///
/// # Errors
/// Where the batch is not what the description asked for; and where the law has a mistake that shows
/// when it is proven: an exception to a rule that was not said, a text that is not among the
/// constants of its field.
pub fn answer<J: Jurisdiction>(batch: Batch) -> Result<Answers, String> {
    if batch.columns.len() != J::FIELDS.len() {
        return Err(format!(
            "{} columns came, {} were asked for",
            batch.columns.len(),
            J::FIELDS.len()
        ));
    }
    let table = Table::new(batch.columns);
    let asked = Asked {
        on: Day(batch.on),
        known: Day(batch.known),
        posture: match batch.posture {
            WirePosture::AsEnforced => Posture::AsEnforced,
            WirePosture::AsWritten => Posture::AsWritten,
        },
    };
    let rows = usize::try_from(batch.rows).unwrap_or_default();
    let proof = batch.detail == Detail::Proof;
    let mut answers = Answers { ranges: Vec::with_capacity(rows), determinations: Vec::new() };
    for row in 0..rows {
        let run = Run::new(&table, row, proof, None);
        let range = if proof {
            let (range, determination) = proven::<J>(&run, asked);
            if let Some(mistake) = run.mistake.take() {
                return Err(["the law has a mistake: ", &mistake].concat());
            }
            answers.determinations.push(determination);
            range
        } else {
            range::<J>(&run, asked)
        };
        answers.ranges.push(range.wire());
    }
    Ok(answers)
}

fn proven<J: Jurisdiction>(run: &Run<'_>, asked: Asked) -> (Range, wire::Determination) {
    let facts = Facts::of(run);
    let mut law = Law::new(facts, asked, true);
    J::decide(&facts, &mut law);
    let range = law.range();
    let said = law.finish();
    let readings = run.readings.take();
    let (missing, changes) = settle(range, &readings, &said.open, |hypothesis| {
        let supposed = Run::new(run.table, run.row, false, Some(hypothesis));
        self::range::<J>(&supposed, asked)
    });
    let determination = wire::Determination {
        considered: said.considered,
        not_encoded: said.not_encoded,
        duties: said.duties,
        red_flags: said.flags,
        missing,
        changes,
        remarks: said.remarks,
    };
    (range, determination)
}

fn range<J: Jurisdiction>(run: &Run<'_>, asked: Asked) -> Range {
    let facts = Facts::of(run);
    let mut law = Law::new(facts, asked, false);
    J::decide(&facts, &mut law);
    law.range()
}

/// Makes a component of the world `jurisdiction` of a [`Jurisdiction`].
#[macro_export]
macro_rules! jurisdiction {
    ($law:ty) => {
        #[cfg(target_family = "wasm")]
        const _: () = {
            struct Guest;
            impl $crate::wire::controls::Guest for Guest {
                fn describe() -> $crate::wire::controls::Description {
                    $crate::describe::<$law>()
                }
                fn decide(
                    batch: $crate::wire::controls::Batch,
                ) -> Result<$crate::wire::controls::Answers, String> {
                    $crate::answer::<$law>(batch)
                }
            }
            $crate::macros::guest::jurisdiction::export_jurisdiction!(Guest);
        };
    };
}
