//! The fields of the vocabulary that this law reads.

tidewaiter_plugin_sdk::fields! {
    ORIGIN: text = "origin", "From which country does the item leave?";
    DESTINATION: text = "destination", "Which is the country of ultimate destination?";
    ACTIVITY: text among ["export", "reexport", "in_country_transfer", "deemed_export", "transit"] = "activity", "What is being done: export, reexport, transit?";
    END_USE: text among ["civil", "civil_data_center", "resale", "supercomputer", "ic_development_or_production", "sme_development_or_production", "military", "military_intelligence", "military_potential", "weapons_of_mass_destruction", "terrorism", "military_ai", "rare_earth_processing", "emergency_medical", "public_health_emergency", "disaster_relief"] = "end_use.kind", "What will the item be used for?";
    ITEM_KIND: text among ["integrated_circuit", "assembly", "computer", "high_bandwidth_memory", "manufacturing_equipment", "processing_equipment", "material", "finished_good", "software", "technology", "model_weights", "other"] = "item.kind", "Is the item a circuit, a computer, equipment, a part, software or technology?";

    CHIP_TPP: number = "item.chip.tpp", "What is the circuit's total processing performance (TPP)?";
    CHIP_CMOS: truth = "item.chip.cmos", "Is the circuit made in CMOS technology?";
    CHIP_TEMPERATURE: number in "K" = "item.chip.operating_temperature", "What is the lowest ambient temperature at which the circuit is designed to operate?";
    COMPONENT_TPP: number = "item.components[].chip.tpp", "What is the total processing performance (TPP) of the circuit that it contains?";
    PEAK_PERFORMANCE: number in "WT" = "item.computer.adjusted_peak_performance", "What is the computer's adjusted peak performance (APP)?";
    QUBITS: number = "item.computer.physical_qubits", "How many physical qubits has it that are fully controlled, connected and working? 0 where it is no quantum computer.";
    C_NOT_ERROR: number = "item.computer.c_not_error", "What is the average error of its controlled-NOT gate?";
    ANNEALING: truth = "item.computer.annealing", "Is it an adiabatic or annealing quantum computer?";

    KIND: text among ["lithography", "euv_pellicle", "euv_pellicle_production", "atomic_layer_deposition", "epitaxy", "imprint_lithography", "direct_write_lithography", "euv_mask_blank", "euv_mask", "dry_etching", "chemical_vapor_deposition", "plating", "wafer_probing", "gap_fill_deposition", "wafer_defect_inspection", "wafer_shape_metrology", "overlay_metrology", "other_kind"] = "item.semiconductor_equipment.kind", "What is the equipment, or the equipment that the item is for?";
    SPECIALLY_DESIGNED: truth = "item.semiconductor_equipment.specially_designed", "Is the item specially designed for the equipment, or the technology required for it?";
    STAGES: text among ["development", "production", "use"] = "item.semiconductor_equipment.stages[]", "For which stages is the software or technology?";

    WAVELENGTH: number in "nm" = "item.semiconductor_equipment.wavelength", "What is the wavelength of the light source?";
    NUMERICAL_APERTURE: number = "item.semiconductor_equipment.numerical_aperture", "What is the highest numerical aperture?";
    RESOLVABLE_FEATURE: number in "nm" = "item.semiconductor_equipment.minimum_resolvable_feature", "What is the minimum resolvable feature size, with a K factor of 0.25?";
    CHUCK_OVERLAY: number in "nm" = "item.semiconductor_equipment.dedicated_chuck_overlay", "What is the maximum dedicated chuck overlay?";
    PRODUCED_FEATURE: number in "nm" = "item.semiconductor_equipment.produced_feature", "What is the smallest feature that it can imprint?";
    BEAM_SIZE: number in "nm" = "item.semiconductor_equipment.beam_size", "What is the smallest size of its beam?";
    OVERLAY_ERROR: number in "nm" = "item.semiconductor_equipment.overlay_error", "What is its overlay error, mean plus three sigma?";
    MULTILAYER_REFLECTOR: truth = "item.semiconductor_equipment.multilayer_reflector", "Has the mask blank a reflector of many layers of molybdenum and silicon?";
    SEMI_P37: truth = "item.semiconductor_equipment.semi_p37", "Is the mask blank compliant with SEMI Standard P37?";

    ISOTROPIC: truth = "item.semiconductor_equipment.isotropic", "Is it designed or modified for isotropic dry etching?";
    ETCH_SELECTIVITY: number = "item.semiconductor_equipment.etch_selectivity", "What is its largest etch selectivity for silicon-germanium over silicon?";
    ANISOTROPIC: truth = "item.semiconductor_equipment.anisotropic", "Is it designed or modified for anisotropic dry etching?";
    PULSED_RF_OUTPUT: truth = "item.semiconductor_equipment.pulsed_rf_output", "Has it a source of radio-frequency power with a pulsed output?";
    GAS_SWITCHING_TIME: number in "ms" = "item.semiconductor_equipment.gas_switching_time", "In which time does its fastest gas valve switch?";
    CHUCK_ELEMENTS: number = "item.semiconductor_equipment.chuck_elements", "How many elements of its electrostatic chuck are controlled in temperature one by one?";

    TITANIUM_ALUMINUM_CARBIDE: truth = "item.semiconductor_equipment.titanium_aluminum_carbide", "Is it designed to deposit a work-function metal of titanium aluminum carbide?";
    WORK_FUNCTION: number in "eV" = "item.semiconductor_equipment.work_function", "What is the work function of the metal that it deposits?";
    METAL_SOURCES: number = "item.semiconductor_equipment.metal_sources", "How many metal sources does it have?";
    ALUMINUM_SOURCE: truth = "item.semiconductor_equipment.aluminum_source", "Is one of the metal sources for an aluminum precursor?";
    PRECURSOR_TEMPERATURE: number in "degC" = "item.semiconductor_equipment.precursor_temperature", "At which temperature, at most, is the precursor vessel designed to operate?";
    DEPOSITS: text among ["tungsten", "cobalt", "ruthenium", "other_metal"] = "item.semiconductor_equipment.deposits[]", "Which metals is it designed to deposit?";
    FILL_METAL: truth = "item.semiconductor_equipment.fill_metal", "Does the metal fill a feature?";
    FILLS_INTERCONNECT: truth = "item.semiconductor_equipment.fills_interconnect", "Does it fill an entire interconnect?";
    CHANNEL_WIDTH: number in "nm" = "item.semiconductor_equipment.channel_width", "How wide is the narrowest channel in which it is designed to deposit?";
    SIDEWALL_BARRIER: truth = "item.semiconductor_equipment.sidewall_barrier", "Does it lay a barrier of metal or metal nitride on the side walls of a feature and not on its bottom?";
    SELECTIVE_BOTTOM_UP: truth = "item.semiconductor_equipment.selective_bottom_up", "Does it deposit on the bottom of a feature rather than on its side walls?";
    ORGANOMETALLIC_PRECURSOR: truth = "item.semiconductor_equipment.organometallic_precursor", "Does it use an organometallic compound as a precursor?";
    SUBSTRATE_TEMPERATURE: number in "degC" = "item.semiconductor_equipment.substrate_temperature", "At which temperature does it keep the wafer?";

    GROWS: text among ["Si", "Si_C", "SiGe", "SiGe_C", "other_material"] = "item.semiconductor_equipment.grows[]", "Which materials is it designed to grow?";
    PRECLEAN_CHAMBER: truth = "item.semiconductor_equipment.preclean_chamber", "Has it a chamber that cleans the surface of the wafer before growth?";
    GROWTH_TEMPERATURE: number in "degC" = "item.semiconductor_equipment.growth_temperature", "At which temperature, at least, is the deposition chamber designed to operate?";

    VOID_FREE: truth = "item.semiconductor_equipment.void_free", "Is it designed for deposition free of voids?";
    DIELECTRIC_CONSTANT: number = "item.semiconductor_equipment.dielectric_constant", "What is the dielectric constant of the layer?";
    GAP_WIDTH: number in "nm" = "item.semiconductor_equipment.gap_width", "How wide is the narrowest gap between metal lines?";
    GAP_ASPECT_RATIO: number = "item.semiconductor_equipment.gap_aspect_ratio", "What is the aspect ratio of that gap?";

    WAFER_DIAMETER: number in "mm" = "item.semiconductor_equipment.wafer_diameter", "What is the diameter of the largest wafer that it accepts?";
    TEST_TEMPERATURE: number in "K" = "item.semiconductor_equipment.test_temperature", "What is the lowest temperature at which it is designed to test devices?";
}
