//! Lithography: 3B001.f and 3B501.f.

use tidewaiter_plugin_sdk::prelude::*;

use crate::fields::{
    BEAM_SIZE, CHUCK_OVERLAY, NUMERICAL_APERTURE, OVERLAY_ERROR, PRODUCED_FEATURE,
    RESOLVABLE_FEATURE, WAVELENGTH,
};
use crate::reach::of_kind;

const DEEP_ULTRAVIOLET: Exact = exact("193");
const RESOLVABLE: Exact = exact("45");
/// The K factor of 3B001.f.1.b. An immersion scanner, 193 nm at 1.35, makes 50 nm with it.
const K_OLD: Exact = exact("0.35");
/// The K factor of 3B501.f.1.b, and of the field of the vocabulary.
const K_NEW: Exact = exact("0.25");
/// From the feature size as the field states it to the one of 3B001.
const OLD_OVER_NEW: Exact = exact("1.4");

/// 3B001.f.1.a.
pub fn below_193(facts: &Facts<'_>) -> Condition {
    scanner(facts, || {
        let wavelength = facts.number(WAVELENGTH).below(DEEP_ULTRAVIOLET);
        wavelength.limb("f.1.a", "a light source with a wavelength below 193 nm")
    })
}

/// 3B001.f.1.b.
pub fn resolves_45(facts: &Facts<'_>) -> Condition {
    scanner(facts, || {
        let feature = resolvable(facts, K_OLD, OLD_OVER_NEW);
        feature.limb("f.1.b", "a minimum resolvable feature of 45 nm or less, K being 0.35")
    })
}

/// 3B501.f.1.b.
pub fn fine_overlay(facts: &Facts<'_>) -> Condition {
    scanner(facts, || {
        let wavelength = facts.number(WAVELENGTH).at_least(DEEP_ULTRAVIOLET);
        wavelength.limb("f.1.b.1", "a light source with a wavelength of 193 nm or more").and(|| {
            let overlay = facts.number(CHUCK_OVERLAY).at_most(exact("1.50"));
            all([
                resolvable(facts, K_NEW, Exact::ONE)
                    .limb("f.1.b.2", "a minimum resolvable feature of 45 nm or less, K being 0.25"),
                overlay.limb("f.1.b.3", "a maximum dedicated chuck overlay of 1.50 nm or less"),
            ])
        })
    })
}

/// 3B001.f.2.
pub fn imprint(facts: &Facts<'_>) -> Condition {
    of_kind(facts, &["imprint_lithography"], || {
        let feature = facts.number(PRODUCED_FEATURE).at_most(RESOLVABLE);
        feature.limb("f.2", "features of 45 nm or less")
    })
}

/// 3B001.f.4.
pub fn direct_write(facts: &Facts<'_>) -> Condition {
    of_kind(facts, &["direct_write_lithography"], || {
        let beam = facts.number(BEAM_SIZE).at_most(exact("15"));
        let overlay = facts.number(OVERLAY_ERROR).below(exact("27"));
        any([
            beam.limb("f.4.b.1", "a beam of 15 nm or less"),
            overlay.limb("f.4.b.2", "an overlay error below 27 nm"),
        ])
    })
}

/// Step-and-repeat or step-and-scan equipment for wafers, with those limbs.
fn scanner(facts: &Facts<'_>, limbs: impl FnOnce() -> Condition) -> Condition {
    of_kind(facts, &["lithography"], limbs)
}

/// The minimum resolvable feature with that K: figured from wavelength and aperture where these are
/// known, so that it turns with them; else from the one that is stated, with K 0.25.
fn resolvable(facts: &Facts<'_>, k: Exact, over_stated: Exact) -> Condition {
    let stated = facts.number(RESOLVABLE_FEATURE);
    let (wavelength, aperture) = (facts.number(WAVELENGTH), facts.number(NUMERICAL_APERTURE));
    let figured = wavelength.value().is_some() && aperture.value().is_some();
    if stated.value().is_some() && !figured {
        return (Quantity::from(over_stated) * stated).at_most(RESOLVABLE);
    }
    (Quantity::from(k) * wavelength / aperture).at_most(RESOLVABLE)
}
