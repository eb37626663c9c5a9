//! Scanners: 3B001.f.4 of the Dutch list; 3B001.f.1.a and 3B501.f.1.b of Annex I.

use tidewaiter_plugin_sdk::prelude::*;

use crate::fields::{CHUCK_OVERLAY, KIND, NUMERICAL_APERTURE, RESOLVABLE_FEATURE, WAVELENGTH};

const DEEP_ULTRAVIOLET: Exact = exact("193");
const RESOLVABLE: Exact = exact("45");
/// The K factor of the entry.
const K: Exact = exact("0.25");
const FINE: Exact = exact("1.50");
const COARSE: Exact = exact("2.40");

/// Step-and-repeat or step-and-scan equipment for wafers, with those limbs.
fn scanner(facts: &Facts<'_>, limbs: impl FnOnce() -> Condition) -> Condition {
    let kind = facts.text(KIND).is("lithography");
    kind.limb("f.4", "step-and-repeat or step-and-scan equipment for wafers").and(limbs)
}

/// Light source with a wavelength below 193 nm: limb (a), and 3B001.f.1.a of Annex I.
pub fn below_193(facts: &Facts<'_>) -> Condition {
    scanner(facts, || {
        let wavelength = facts.number(WAVELENGTH).below(DEEP_ULTRAVIOLET);
        wavelength.limb("a", "a light source with a wavelength below 193 nm")
    })
}

/// Limb (b), and 3B501.f.1.b of Annex I: the same three figures.
pub fn fine_overlay(facts: &Facts<'_>) -> Condition {
    immersion(facts, || {
        let overlay = facts.number(CHUCK_OVERLAY).at_most(FINE);
        overlay.limb("b.2.b", "a maximum dedicated chuck overlay of 1.50 nm or less")
    })
}

/// The band that was added in 2024, labelled (c) by us.
pub fn coarse_overlay(facts: &Facts<'_>) -> Condition {
    immersion(facts, || {
        let overlay = facts.number(CHUCK_OVERLAY);
        all([overlay.above(FINE), overlay.at_most(COARSE)])
            .limb("c", "a maximum dedicated chuck overlay above 1.50 nm, up to 2.40 nm")
    })
}

fn immersion(facts: &Facts<'_>, overlay: impl FnOnce() -> Condition) -> Condition {
    scanner(facts, || {
        let wavelength = facts.number(WAVELENGTH).at_least(DEEP_ULTRAVIOLET);
        wavelength.limb("b.1", "a light source with a wavelength of 193 nm or more").and(|| {
            all([
                resolvable(facts)
                    .limb("b.2.a", "a minimum resolvable feature size of 45 nm or less"),
                overlay(),
            ])
        })
    })
}

/// The minimum resolvable feature: figured from wavelength and aperture where these are known, so
/// that it turns with them; else as stated.
fn resolvable(facts: &Facts<'_>) -> Condition {
    let stated = facts.number(RESOLVABLE_FEATURE);
    let (wavelength, aperture) = (facts.number(WAVELENGTH), facts.number(NUMERICAL_APERTURE));
    let figured = wavelength.value().is_some() && aperture.value().is_some();
    if stated.value().is_some() && !figured {
        return stated.at_most(RESOLVABLE);
    }
    (Quantity::from(K) * wavelength / aperture).at_most(RESOLVABLE)
}
