//! The decision over all jurisdictions.

use tidewaiter_model::Model;

use crate::decide::Functions;
use crate::determination::{Asked, Decision, Determination, PackDigest, Range, Verdict};
use crate::facts::{Transaction, facts_digest, to_json};
use crate::jurisdiction::{Detail, Jurisdiction, RulePack};

/// The version of the decision's format.
const FORMAT: u32 = 1;

/// Decides a transaction under every rule pack of a model that states a jurisdiction's law.
#[must_use]
pub fn decide(model: &Model, transaction: &Transaction, asked: Asked, detail: Detail) -> Decision {
    decide_with(model, &[], None, transaction, asked, detail)
}

/// Decides a transaction under the rule packs of a model and further jurisdictions, with functions
/// that plugins supply to the packs.
#[must_use]
pub fn decide_with(
    model: &Model,
    further: &[&dyn Jurisdiction],
    functions: Option<&dyn Functions>,
    transaction: &Transaction,
    asked: Asked,
    detail: Detail,
) -> Decision {
    let packs = RulePack::all(model, functions);
    let own = packs.iter().map(|pack| pack as &dyn Jurisdiction);
    let determinations: Vec<Determination> = own
        .chain(further.iter().copied())
        .flat_map(|jurisdiction| jurisdiction.decide(&[transaction], asked, detail))
        .collect();
    let range = determinations
        .iter()
        .map(|determination| determination.range)
        .reduce(Range::and)
        .unwrap_or(Range::exactly(Verdict::NOT_SUBJECT));
    let document = to_json(model, transaction);
    Decision {
        format: FORMAT,
        tidewaiter: env!("CARGO_PKG_VERSION").to_owned(),
        facts_digest: facts_digest(&document),
        transaction: document,
        on: asked.on.to_string(),
        known: asked.known.to_string(),
        posture: asked.posture,
        packs: model
            .packs
            .iter()
            .map(|pack| PackDigest {
                name: pack.name.clone(),
                version: pack.version.clone(),
                digest: pack.digest.clone(),
            })
            .collect(),
        range,
        settled: range.is_settled(),
        determinations,
    }
}
