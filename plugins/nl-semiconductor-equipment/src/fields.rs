//! The fields of the vocabulary that this law reads.

tidewaiter_plugin_sdk::fields! {
    ORIGIN: text = "origin", "From which country does the item leave?";
    DESTINATION: text = "destination", "Which is the country of ultimate destination?";
    ACTIVITY: text among ["export", "reexport", "in_country_transfer", "deemed_export", "transit"] = "activity", "What is being done: export, reexport, transit?";
    END_USE: text among ["civil", "civil_data_center", "resale", "supercomputer", "ic_development_or_production", "sme_development_or_production", "military", "military_intelligence", "military_potential", "weapons_of_mass_destruction", "terrorism", "military_ai", "rare_earth_processing", "emergency_medical", "public_health_emergency", "disaster_relief"] = "end_use.kind", "What will the item be used for?";
    ITEM_KIND: text among ["integrated_circuit", "assembly", "computer", "high_bandwidth_memory", "manufacturing_equipment", "processing_equipment", "material", "finished_good", "software", "technology", "model_weights", "other"] = "item.kind", "Is the item equipment, a part, software or technology?";

    KIND: text among ["lithography", "euv_pellicle", "euv_pellicle_production", "atomic_layer_deposition", "epitaxy", "gap_fill_deposition", "wafer_defect_inspection", "wafer_shape_metrology", "overlay_metrology", "other_kind"] = "item.semiconductor_equipment.kind", "What is the equipment, or the equipment that the item is for?";
    SPECIALLY_DESIGNED: truth = "item.semiconductor_equipment.specially_designed", "Is the item specially designed for the equipment, or the technology required for it?";
    STAGES: text among ["development", "production", "use"] = "item.semiconductor_equipment.stages[]", "For which stages is the software or technology?";

    WAVELENGTH: number in "nm" = "item.semiconductor_equipment.wavelength", "What is the wavelength of the light source?";
    NUMERICAL_APERTURE: number = "item.semiconductor_equipment.numerical_aperture", "What is the highest numerical aperture?";
    RESOLVABLE_FEATURE: number in "nm" = "item.semiconductor_equipment.minimum_resolvable_feature", "What is the minimum resolvable feature size, with a K factor of 0.25?";
    CHUCK_OVERLAY: number in "nm" = "item.semiconductor_equipment.dedicated_chuck_overlay", "What is the maximum dedicated chuck overlay?";

    TITANIUM_ALUMINUM_CARBIDE: truth = "item.semiconductor_equipment.titanium_aluminum_carbide", "Is it designed to deposit a work-function metal of titanium aluminum carbide?";
    WORK_FUNCTION: number in "eV" = "item.semiconductor_equipment.work_function", "What is the work function of the metal that it deposits?";
    METAL_SOURCES: number = "item.semiconductor_equipment.metal_sources", "How many metal sources does it have?";
    ALUMINUM_SOURCE: truth = "item.semiconductor_equipment.aluminum_source", "Is one of the metal sources for an aluminum precursor?";
    PRECURSOR_TEMPERATURE: number in "degC" = "item.semiconductor_equipment.precursor_temperature", "At which temperature, at most, is the precursor vessel designed to operate?";

    GROWS: text among ["Si", "Si_C", "SiGe", "SiGe_C", "other_material"] = "item.semiconductor_equipment.grows[]", "Which materials is it designed to grow?";
    PRECLEAN_CHAMBER: truth = "item.semiconductor_equipment.preclean_chamber", "Has it a chamber that cleans the surface of the wafer before growth?";
    VACUUM_BETWEEN_STEPS: truth = "item.semiconductor_equipment.vacuum_between_steps", "Has it several chambers, with a high vacuum or an inert environment kept between steps?";
    GROWTH_TEMPERATURE: number in "degC" = "item.semiconductor_equipment.growth_temperature", "At which temperature, at least, is the deposition chamber designed to operate?";

    VOID_FREE: truth = "item.semiconductor_equipment.void_free", "Is it designed for deposition free of voids?";
    DIELECTRIC_CONSTANT: number = "item.semiconductor_equipment.dielectric_constant", "What is the dielectric constant of the layer?";
    GAP_WIDTH: number in "nm" = "item.semiconductor_equipment.gap_width", "How wide is the narrowest gap between metal lines?";
    GAP_ASPECT_RATIO: number = "item.semiconductor_equipment.gap_aspect_ratio", "What is the aspect ratio of that gap?";

    WAFER_DIAMETER: number in "mm" = "item.semiconductor_equipment.wafer_diameter", "What is the diameter of the largest wafer that it accepts?";
    DETECTABLE_DEFECT: number in "nm" = "item.semiconductor_equipment.detectable_defect", "What is the size of the smallest defect that it is designed to detect?";
    INSPECTION_WAVELENGTH: number in "nm" = "item.semiconductor_equipment.inspection_wavelength", "What is the shortest optical wavelength of its light source?";
    ELECTRON_BEAMS: number = "item.semiconductor_equipment.electron_beams", "How many electron-beam sources does it have?";
    ELECTRON_BEAM_RESOLUTION: number in "nm" = "item.semiconductor_equipment.electron_beam_resolution", "What is the best resolution of an electron-beam source?";
    COLD_FIELD_EMISSION: truth = "item.semiconductor_equipment.cold_field_emission", "Has it a cold field emission electron-beam source?";
    IMPROVES_ADVANCED_LITHOGRAPHY: truth = "item.semiconductor_equipment.improves_advanced_lithography", "Are its measurements to improve overlay or focus of an immersion scanner with a numerical aperture above 1.3, or of an extreme-ultraviolet scanner?";
    OVERLAY_ACCURACY: number in "nm" = "item.semiconductor_equipment.overlay_accuracy", "What is the accuracy of the overlay measurement?";
    IMAGE_OR_DIFFRACTION_BASED: truth = "item.semiconductor_equipment.image_or_diffraction_based", "Does it measure from images or by diffraction?";
    TRACK_INTEGRATION: truth = "item.semiconductor_equipment.track_integration", "Is it designed for integration into a track?";
    WAVELENGTH_SWITCHING_TIME: number in "ms" = "item.semiconductor_equipment.wavelength_switching_time", "In which time does it change the measuring wavelength and acquire a measurement?";
}
