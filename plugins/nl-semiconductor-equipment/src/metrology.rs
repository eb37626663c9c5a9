//! Inspection and metrology, added in 2025. The limbs are those of the parallel U.S. text, ECCN
//! 3B993.q: the Dutch ones were not read.

use tidewaiter_plugin_sdk::prelude::*;

use crate::fields::{
    COLD_FIELD_EMISSION, DETECTABLE_DEFECT, ELECTRON_BEAM_RESOLUTION, ELECTRON_BEAMS,
    IMAGE_OR_DIFFRACTION_BASED, IMPROVES_ADVANCED_LITHOGRAPHY, INSPECTION_WAVELENGTH, KIND,
    OVERLAY_ACCURACY, TRACK_INTEGRATION, WAFER_DIAMETER, WAVELENGTH_SWITCHING_TIME,
};

/// As q.1: inspection of patterned wafers for small defects.
pub fn defects(facts: &Facts<'_>) -> Condition {
    facts.text(KIND).is("wafer_defect_inspection").and(|| {
        let source = any([
            facts
                .number(INSPECTION_WAVELENGTH)
                .below(exact("400"))
                .limb("q.1.c.1", "light with a wavelength below 400 nm"),
            facts
                .number(ELECTRON_BEAM_RESOLUTION)
                .at_most(exact("1.65"))
                .limb("q.1.c.2", "an electron beam with a resolution of 1.65 nm or less"),
            facts.truth(COLD_FIELD_EMISSION).holds().limb("q.1.c.3", "cold field emission"),
            facts
                .number(ELECTRON_BEAMS)
                .at_least(exact("2"))
                .limb("q.1.c.4", "two or more electron-beam sources"),
        ]);
        all([
            facts.number(WAFER_DIAMETER).at_least(exact("300")).limb("q.1.a", "wafers of 300 mm"),
            facts
                .number(DETECTABLE_DEFECT)
                .at_most(exact("21"))
                .limb("q.1.b", "defects of 21 nm or less"),
            source.limb("q.1.c", "one of these sources"),
        ])
    })
}

/// As q.2.a: stand-alone measuring of the shape of wafers before exposure.
pub fn shape(facts: &Facts<'_>) -> Condition {
    facts.text(KIND).is("wafer_shape_metrology").and(|| {
        facts
            .truth(IMPROVES_ADVANCED_LITHOGRAPHY)
            .holds()
            .limb("q.2.a", "used to improve overlay or focus of advanced scanners")
    })
}

/// As q.2.b: overlay or focus on product wafers.
pub fn overlay(facts: &Facts<'_>) -> Condition {
    facts.text(KIND).is("overlay_metrology").and(|| {
        all([
            facts
                .truth(IMAGE_OR_DIFFRACTION_BASED)
                .holds()
                .limb("q.2.b", "from images or by diffraction"),
            facts
                .number(OVERLAY_ACCURACY)
                .at_most(exact("0.5"))
                .limb("q.2.b.1", "an accuracy of 0.5 nm or better"),
            any([
                facts.truth(TRACK_INTEGRATION).holds(),
                facts.number(WAVELENGTH_SWITCHING_TIME).below(exact("25")),
            ])
            .limb("q.2.b.2", "integration in a track, or wavelength switching in less than 25 ms"),
        ])
    })
}
