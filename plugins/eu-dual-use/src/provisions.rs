//! The provisions: names, sources, days, and what of each could not be confirmed.
//!
//! Every entry was read in the text of the Official Journal or of its consolidation: see `LAW.md`.

use tidewaiter_plugin_sdk::prelude::*;

/// The Regulation applies.
const START: Day = day("2021-09-09");
/// The first version of Annex I that is encoded: Delegated Regulation (EU) 2023/66.
const FIRST: Day = day("2023-01-12");
/// Delegated Regulation (EU) 2025/2003: the 500 series.
const SERIES_500: Day = day("2025-11-15");

const fn regulation(
    id: &'static str,
    title: &'static str,
    cite: &'static [&'static str],
) -> Provision {
    Provision::new(id, title, cite, START).announced(day("2021-06-11"))
}

/// An entry that all versions have since the first that is encoded.
const fn old(id: &'static str, title: &'static str, cite: &'static [&'static str]) -> Provision {
    Provision::new(id, title, cite, FIRST).announced(day("2023-01-11"))
}

const fn new(id: &'static str, title: &'static str, cite: &'static [&'static str]) -> Provision {
    Provision::new(id, title, cite, SERIES_500).announced(day("2025-11-14"))
}

/// The scope.
pub const EXPORT: Provision = regulation(
    "export",
    "Export out of the customs territory of the Union",
    &[
        "Regulation (EU) 2021/821, art. 2(2) and (17), and art. 3(1)",
        "Regulation (EU) No 952/2013, art. 4",
    ],
)
.remarks(&[
    "unconfirmed: which territories with a country code of their own belong to the customs territory is from memory",
]);

/// The requirement.
pub const LICENSE: Provision = regulation(
    "annex_i_license",
    "Authorization for the export of an item of Annex I",
    &["Regulation (EU) 2021/821, art. 3(1), 12(1), 15(1) and Annex I"],
);

/// The general authorization.
pub const EU001: Provision = regulation(
    "eu001",
    "Union General Export Authorization EU001",
    &["Regulation (EU) 2021/821, art. 12(1)(d) and Annex II, Sections A and I"],
)
.remarks(&["no entry that is encoded is in Section I, which takes items out of the authorization"]);

/// How to apply.
pub const APPLICATION: Provision = regulation(
    "application",
    "Apply to the authority of the Member State where the exporter is established, or without one where the items are, with end user, destination, end use and an end-use statement",
    &["Regulation (EU) 2021/821, art. 12(2) and (4)"],
);

/// What EU001 asks.
pub const DECLARATION: Provision = regulation(
    "eu001_declaration",
    "Under EU001: name it in the customs declaration, and notify its first use within 30 days or, where the Member State asks so, before",
    &["Regulation (EU) 2021/821, Annex II, Section A, part 3(2) and (3)"],
);

/// 3B001.f.1.a.
pub const F_1_A: Provision = old(
    "eu_3b001_f_1_a",
    "3B001.f.1.a: scanners with a wavelength below 193 nm",
    &["Regulation (EU) 2021/821, Annex I, 3B001.f.1.a"],
);

/// 3B001.f.1.b.
pub const F_1_B: Provision = old(
    "eu_3b001_f_1_b",
    "3B001.f.1.b: scanners that resolve 45 nm with a K factor of 0.35",
    &["Regulation (EU) 2021/821, Annex I, 3B001.f.1.b and Technical Note"],
);

/// 3B001.f.2.
pub const F_2: Provision = old(
    "eu_3b001_f_2",
    "3B001.f.2: imprint lithography",
    &["Regulation (EU) 2021/821, Annex I, 3B001.f.2"],
);

/// 3B001.f.4.
pub const F_4: Provision = old(
    "eu_3b001_f_4",
    "3B001.f.4: writing devices directly with an electron beam",
    &["Regulation (EU) 2021/821, Annex I, 3B001.f.4"],
);

/// 3B001.j.
pub const J: Provision = old(
    "eu_3b001_j",
    "3B001.j: mask blanks for extreme-ultraviolet lithography",
    &["Regulation (EU) 2021/821, Annex I, 3B001.j"],
);

/// 3B501.a.4.
pub const NEW_A_4: Provision = new(
    "eu_3b501_a_4",
    "3B501.a.4: epitaxial growth of silicon or silicon-germanium below 685 degrees C",
    &["Regulation (EU) 2021/821, Annex I, 3B501.a.4", "Delegated Regulation (EU) 2025/2003"],
)
.remarks(&[
    "unconfirmed: whether carbon-doped silicon and silicon-germanium count; read to the letter they do not",
]);

/// 3B501.f.1.b.
pub const NEW_F_1_B: Provision = new(
    "eu_3b501_f_1_b",
    "3B501.f.1.b: scanners with a dedicated chuck overlay of 1.50 nm or less",
    &["Regulation (EU) 2021/821, Annex I, 3B501.f.1.b", "Delegated Regulation (EU) 2025/2003"],
);

/// 3B501.k.
pub const NEW_K: Provision = new(
    "eu_3b501_k",
    "3B501.k: dry etching",
    &["Regulation (EU) 2021/821, Annex I, 3B501.k", "Delegated Regulation (EU) 2025/2003"],
);

/// 3B501.l.
pub const NEW_L: Provision = new(
    "eu_3b501_l",
    "3B501.l: masks and reticles for extreme-ultraviolet lithography",
    &["Regulation (EU) 2021/821, Annex I, 3B501.l", "Delegated Regulation (EU) 2025/2003"],
);

/// 3B501.m.
pub const NEW_M: Provision = new(
    "eu_3b501_m",
    "3B501.m: pellicles for extreme-ultraviolet lithography",
    &["Regulation (EU) 2021/821, Annex I, 3B501.m", "Delegated Regulation (EU) 2025/2003"],
);

/// 3B501.n.1.a.
pub const NEW_N_1_A: Provision = new(
    "eu_3b501_n_1_a",
    "3B501.n.1.a: atomic layer deposition of tungsten",
    &["Regulation (EU) 2021/821, Annex I, 3B501.n.1.a", "Delegated Regulation (EU) 2025/2003"],
);

/// 3B501.n.1.b.
pub const NEW_N_1_B: Provision = new(
    "eu_3b501_n_1_b",
    "3B501.n.1.b: area-selective atomic layer deposition of a barrier",
    &["Regulation (EU) 2021/821, Annex I, 3B501.n.1.b", "Delegated Regulation (EU) 2025/2003"],
);

/// 3B501.n.1.c.
pub const NEW_N_1_C: Provision = new(
    "eu_3b501_n_1_c",
    "3B501.n.1.c: atomic layer deposition of a work-function metal",
    &["Regulation (EU) 2021/821, Annex I, 3B501.n.1.c", "Delegated Regulation (EU) 2025/2003"],
);

/// 3B501.n.2.
pub const NEW_N_2: Provision = new(
    "eu_3b501_n_2",
    "3B501.n.2: plating with cobalt",
    &["Regulation (EU) 2021/821, Annex I, 3B501.n.2", "Delegated Regulation (EU) 2025/2003"],
);

/// 3B501.n.3.
pub const NEW_N_3: Provision = new(
    "eu_3b501_n_3",
    "3B501.n.3: chemical vapor deposition of cobalt fill metal",
    &["Regulation (EU) 2021/821, Annex I, 3B501.n.3", "Delegated Regulation (EU) 2025/2003"],
);

/// 3B501.n.4.
pub const NEW_N_4: Provision = new(
    "eu_3b501_n_4",
    "3B501.n.4: bottom-up chemical vapor deposition of tungsten fill metal",
    &["Regulation (EU) 2021/821, Annex I, 3B501.n.4", "Delegated Regulation (EU) 2025/2003"],
);

/// 3B501.n.5.
pub const NEW_N_5: Provision = new(
    "eu_3b501_n_5",
    "3B501.n.5: void-free plasma-enhanced deposition of low-k dielectric",
    &["Regulation (EU) 2021/821, Annex I, 3B501.n.5", "Delegated Regulation (EU) 2025/2003"],
);

/// 3B501.n.6.
pub const NEW_N_6: Provision = new(
    "eu_3b501_n_6",
    "3B501.n.6: deposition of ruthenium",
    &["Regulation (EU) 2021/821, Annex I, 3B501.n.6", "Delegated Regulation (EU) 2025/2003"],
)
.remarks(&[
    "unconfirmed: the entry names no technique; chemical vapor and atomic layer deposition are taken as those with an organometallic precursor",
]);

/// 3B504.
pub const PROBING: Provision = new(
    "eu_3b504",
    "3B504: cryogenic wafer probing",
    &["Regulation (EU) 2021/821, Annex I, 3B504", "Delegated Regulation (EU) 2025/2003"],
);

/// 3D001.
pub const SOFTWARE: Provision = old(
    "eu_3d001",
    "3D001: software specially designed for development or production of that equipment",
    &["Regulation (EU) 2021/821, Annex I, 3D001"],
);

/// 3D002.
pub const USE_SOFTWARE: Provision = old(
    "eu_3d002",
    "3D002: software specially designed for the use of that equipment, without masks, pellicles and probing",
    &["Regulation (EU) 2021/821, Annex I, 3D002"],
);

/// 3E001.
pub const TECHNOLOGY: Provision = old(
    "eu_3e001",
    "3E001: technology required for development or production of that equipment",
    &["Regulation (EU) 2021/821, Annex I, 3E001 and General Technology Note"],
);

/// 3A501.a.15.
pub const COLD_CIRCUITS: Provision = new(
    "eu_3a501_a_15",
    "3A501.a.15: CMOS circuits for 4.5 K or less",
    &["Regulation (EU) 2021/821, Annex I, 3A501.a.15", "Delegated Regulation (EU) 2025/2003"],
);

/// 3A501.a.16.
pub const PROCESSORS: Provision = new(
    "eu_3a501_a_16",
    "3A501.a.16: circuits with a total processing performance of 6000 or more",
    &[
        "Regulation (EU) 2021/821, Annex I, 3A501.a.16 and Technical Notes",
        "Delegated Regulation (EU) 2025/2003",
    ],
);

/// 4A003.b.
pub const PEAK_PERFORMANCE: Provision = old(
    "eu_4a003_b",
    "4A003.b: digital computers with an adjusted peak performance above 70 WT",
    &["Regulation (EU) 2021/821, Annex I, 4A003.b"],
)
.remarks(&[
    "unconfirmed: the version of 2023-12-16 was not read; those before and after it have the same figure",
    "Note 2 to 4A003: a computer that other equipment cannot work without, and that is not its principal element, follows that equipment",
]);

/// 4A506.a.
pub const QUANTUM: Provision = new(
    "eu_4a506_a",
    "4A506.a: quantum computers",
    &[
        "Regulation (EU) 2021/821, Annex I, 4A506.a and Note 1",
        "Delegated Regulation (EU) 2025/2003",
    ],
);

/// 4A507.
pub const CONTAINS_PROCESSOR: Provision = new(
    "eu_4a507",
    "4A507: computers and electronic assemblies that contain a circuit of 3A501.a.16",
    &["Regulation (EU) 2021/821, Annex I, 4A507", "Delegated Regulation (EU) 2025/2003"],
);

/// The versions before the first that is encoded.
pub const EARLIER: Provision = regulation(
    "earlier_annex_i",
    "Annex I as it read before 2023-01-12",
    &["Regulation (EU) 2021/821, Annex I", "Delegated Regulation (EU) 2022/1"],
)
.until(day("2023-01-11"), day("2023-01-11"));

/// Left out: everything else in Annex I.
pub const REST_OF_ANNEX: Provision = regulation(
    "rest_of_annex_i",
    "Every other entry of Annex I, in all categories",
    &["Regulation (EU) 2021/821, Annex I"],
);

/// Left out: everything else in the Union's law and the Member States'.
pub const OTHER_CONTROLS: Provision = regulation(
    "other_controls",
    "National control lists and measures, national general authorizations, and the Union's sanctions",
    &["Regulation (EU) 2021/821, art. 9, 10 and 12(6)"],
);

/// Left out: items that are not listed, for certain uses.
pub const CATCH_ALL: Provision = regulation(
    "catch_all",
    "Items that are not listed, for weapons of mass destruction, for military use in a country under an arms embargo, or as parts of military items",
    &["Regulation (EU) 2021/821, art. 4"],
);

/// Left out: equipment for semiconductors in other entries.
pub const OTHER_EQUIPMENT: Provision = old(
    "other_equipment",
    "Other equipment of 3B: epitaxy of other materials, ion implantation, wafer handling, mask making, other masks, device test; since 2025-11-15 multistep contacts (3B501.n.7 and n.8) and reverse engineering (3B503)",
    &["Regulation (EU) 2021/821, Annex I, 3B001, 3B002, 3B501.n.7 and n.8, 3B503"],
);

/// Left out: what else is about computing.
pub const OTHER_COMPUTING: Provision = old(
    "other_computing",
    "Assemblies that add up performance (4A003.c and g), special computers (4A001, 4A004), programmable logic (3A502.i), cooling (3A504), qubit devices and their control (4A506.b and c), components with a circuit of 3A501.a.16, goods whose principal element is controlled (General Note 2)",
    &[
        "Regulation (EU) 2021/821, Annex I, General Note 2, 3A502, 3A504, 4A001 to 4A004, 4A506, 4A507",
    ],
);

/// Left out: software and technology for circuits and computers, and what is free.
pub const INTANGIBLE: Provision = old(
    "software_and_technology",
    "Software and technology for circuits and computers (3D003, 3D006, 3E001 to 3E003, 4D001, 4E001; since 2025-11-15 3D507 and 3E505), and what the notes leave free: the public domain, basic research, the minimum for installing and repairing",
    &[
        "Regulation (EU) 2021/821, Annex I, General Technology Note, General Software Note, Categories 3 and 4",
    ],
);

/// Left out: conditions of EU001 that the vocabulary does not tell.
pub const EU001_CONDITIONS: Provision = regulation(
    "eu001_conditions",
    "EU001 is not for items of which the authority has said that they are or may be meant for a use of art. 4(1), not for customs-free zones and free warehouses, and not for whom the authority has barred",
    &["Regulation (EU) 2021/821, art. 12(7) and Annex II, Section A, part 3(1)"],
);

/// Left out: a destination that a country code does not tell.
pub const NORTHERN_IRELAND: Provision = regulation(
    "northern_ireland",
    "Northern Ireland, to and in which the Regulation applies, and which the country code GB does not tell from Great Britain",
    &["Regulation (EU) 2021/821, Annex II, Section A, part 2"],
);
