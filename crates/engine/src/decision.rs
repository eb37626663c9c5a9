//! The decision over all jurisdictions.

use tidewaiter_model::Model;

use crate::decide::Functions;
use crate::determination::{Asked, Decision, Determination, PackDigest, Range};
use crate::facts::{Transaction, facts_digest, to_json};
use crate::jurisdiction::{Detail, Jurisdiction, RulePack};

/// The version of the decision's format.
const FORMAT: u32 = 1;

/// What plugins supply beside the rule packs of a model.
#[derive(Debug, Clone, Copy, Default)]
pub struct Supplied<'a> {
    /// Further jurisdictions.
    pub jurisdictions: &'a [Box<dyn Jurisdiction + 'a>],
    /// The functions that the packs declare; without them their values are unknown.
    pub functions: Option<&'a dyn Functions>,
    /// Every plugin with the digest of its file, as the decision records them.
    pub plugins: &'a [PackDigest],
}

/// Decides a transaction under every rule pack of a model that states a jurisdiction's law, without
/// plugins.
#[must_use]
pub fn decide(model: &Model, transaction: &Transaction, asked: Asked, detail: Detail) -> Decision {
    decide_with(model, Supplied::default(), transaction, asked, detail)
}

/// Decides a transaction under the rule packs of a model and what plugins supply.
#[must_use]
pub fn decide_with(
    model: &Model,
    supplied: Supplied<'_>,
    transaction: &Transaction,
    asked: Asked,
    detail: Detail,
) -> Decision {
    let determinations = determine_all(model, supplied, transaction, asked, detail);
    let range = Range::over_all(determinations.iter().map(|determination| determination.range));
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
        plugins: supplied.plugins.to_vec(),
        range,
        settled: range.is_settled(),
        determinations,
    }
}

/// The determination of each jurisdiction, rule packs before plugins.
#[must_use]
pub fn determine_all(
    model: &Model,
    supplied: Supplied<'_>,
    transaction: &Transaction,
    asked: Asked,
    detail: Detail,
) -> Vec<Determination> {
    let packs = RulePack::all(model, supplied.functions);
    let own = packs.iter().map(|pack| pack as &dyn Jurisdiction);
    own.chain(supplied.jurisdictions.iter().map(AsRef::as_ref))
        .flat_map(|jurisdiction| jurisdiction.decide(&[transaction], asked, detail))
        .collect()
}
