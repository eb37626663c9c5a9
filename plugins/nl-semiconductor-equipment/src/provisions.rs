//! The provisions: names, sources, days, and what of each could not be confirmed.
//!
//! "Regeling" is the Regeling geavanceerde productieapparatuur voor halfgeleiders (Stcrt. 2023,
//! 18212), as amended. Its annex was not to be had in the official text: see `LAW.md`.

use tidewaiter_plugin_sdk::prelude::*;

const START: Day = day("2023-09-01");
const PUBLISHED: Day = day("2023-06-30");
const FIRST_CHANGE: Day = day("2024-09-07");
const SECOND_CHANGE: Day = day("2025-04-01");
const ANNEX_CHANGE: Day = day("2025-11-15");
const ANNEX_PUBLISHED: Day = day("2025-11-14");

const SECONDARY: &str = "unconfirmed: the limbs are from secondary reports; the official text of the annex was not read";

const fn first(id: &'static str, title: &'static str, cite: &'static [&'static str]) -> Provision {
    Provision::new(id, title, cite, START).announced(PUBLISHED)
}

/// In Annex I before the Dutch measure, so that its own publication is earlier.
const fn old(id: &'static str, title: &'static str, cite: &'static [&'static str]) -> Provision {
    Provision::new(id, title, cite, START).announced(day("2021-06-11"))
}

const fn moved(id: &'static str, title: &'static str, cite: &'static [&'static str]) -> Provision {
    Provision::new(id, title, cite, ANNEX_CHANGE).announced(ANNEX_PUBLISHED)
}

/// The scope.
pub const EXPORT: Provision = first(
    "export",
    "Export from the Netherlands out of the customs territory of the Union",
    &[
        "Regeling geavanceerde productieapparatuur voor halfgeleiders, art. 1 and art. 2",
        "Regulation (EU) 2021/821, art. 2(2)",
        "Regulation (EU) No 952/2013, art. 4",
    ],
)
.remarks(&[
    "unconfirmed: that reexport, transfer within a country, transit and deemed export are outside is inferred from art. 2, which speaks of export alone",
    "unconfirmed: which territories with a country code of their own belong to the customs territory is from memory",
]);

/// The national requirement.
pub const NATIONAL_LICENSE: Provision = first(
    "national_license",
    "License for advanced semiconductor manufacturing equipment",
    &[
        "Regeling geavanceerde productieapparatuur voor halfgeleiders, art. 2 and annex",
        "Besluit strategische goederen, art. 4",
    ],
)
.remarks(&[
    "unconfirmed: that applications are decided case by case from the start is inferred",
    "unconfirmed: whether the regulation was amended or repealed on or after 2025-11-15",
    "contracts signed before do not save an export: the day of export decides",
]);

/// The requirement of Annex I.
pub const ANNEX_LICENSE: Provision = old(
    "annex_i_license",
    "Authorization for the same kinds of equipment where Annex I lists them",
    &["Regulation (EU) 2021/821, art. 3(1) and Annex I"],
)
.remarks(&[
    "unconfirmed: that Annex I takes over what it lists is our reading of art. 4 of the Besluit strategische goederen and of the heading of the annex of the Regeling",
]);

/// The general authorization.
pub const EU001: Provision = old(
    "eu001",
    "Union General Export Authorization EU001",
    &["Regulation (EU) 2021/821, art. 12(1)(d) and Annex II, Sections A and I"],
);

/// How to apply.
pub const APPLICATION: Provision = first(
    "application",
    "Apply for the license at the Central Import and Export Office, through the inspector, with the recipient and the final destination",
    &["Regeling geavanceerde productieapparatuur voor halfgeleiders, art. 3(1) and (2)"],
);

/// 3B001.f.4, limb (b).
pub const F_4_B: Provision = first(
    "nl_3b001_f_4_b",
    "Dutch 3B001.f.4 (b): scanners with a dedicated chuck overlay of 1.50 nm or less",
    &["Regeling geavanceerde productieapparatuur voor halfgeleiders, annex, 3B001.f.4.b"],
)
.remarks(&[SECONDARY]);

/// The band of 2024.
pub const F_4_C: Provision = Provision::new(
    "nl_3b001_f_4_c",
    "Dutch 3B001.f.4, band of 2024: scanners with an overlay above 1.50 nm, up to 2.40 nm",
    &[
        "Regeling of 2024-09-02, nr. BZ2404162, annex, 3B001.f.4",
        "parallel: 15 CFR 774 Supp. 1, 3B001.f.1.b.2.b",
    ],
    FIRST_CHANGE,
)
.announced(day("2024-09-06"))
.remarks(&[
    "unconfirmed: the band, its code and its label; the figures are those of the parallel U.S. text",
]);

/// 3B001.l.
pub const L: Provision = first(
    "nl_3b001_l",
    "Dutch 3B001.l: pellicles for extreme-ultraviolet lithography",
    &["Regeling geavanceerde productieapparatuur voor halfgeleiders, annex, 3B001.l"],
)
.remarks(&[SECONDARY]);

/// 3B001.m.
pub const M: Provision = first(
    "nl_3b001_m",
    "Dutch 3B001.m: equipment for making pellicles for extreme-ultraviolet lithography",
    &["Regeling geavanceerde productieapparatuur voor halfgeleiders, annex, 3B001.m"],
)
.remarks(&[SECONDARY]);

/// 3B001.d.12.
pub const D_12: Provision = first(
    "nl_3b001_d_12",
    "Dutch 3B001.d.12: atomic layer deposition of work-function metals",
    &["Regeling geavanceerde productieapparatuur voor halfgeleiders, annex, 3B001.d.12"],
)
.remarks(&[
    "unconfirmed: the limbs are those of the parallel U.S. and EU texts",
    "unconfirmed: the temperature of the precursor vessel is 30 or 45 degrees C; between them the answer is open",
]);

/// 3B001.a.4.
pub const A_4: Provision = first(
    "nl_3b001_a_4",
    "Dutch 3B001.a.4: epitaxial growth",
    &["Regeling geavanceerde productieapparatuur voor halfgeleiders, annex, 3B001.a.4"],
)
.remarks(&[
    "unconfirmed: the limbs are those of the parallel U.S. and EU texts, the first from memory",
    "unconfirmed: whether exactly 685 degrees C is in; at it the answer is open",
]);

/// 3B001.d.19.
pub const D_19: Provision = first(
    "nl_3b001_d_19",
    "Dutch 3B001.d.19: void-free plasma-enhanced deposition of low-k dielectric",
    &["Regeling geavanceerde productieapparatuur voor halfgeleiders, annex, 3B001.d.19"],
)
.remarks(&["unconfirmed: the limbs are those of the parallel U.S. and EU texts"]);

/// 3D007.
pub const SOFTWARE: Provision = first(
    "nl_3d007",
    "Dutch 3D007: software specially designed for the equipment of the list",
    &["Regeling geavanceerde productieapparatuur voor halfgeleiders, annex, 3D007"],
)
.remarks(&["unconfirmed: the stages are from a secondary report"]);

/// 3E005.
pub const TECHNOLOGY: Provision = first(
    "nl_3e005",
    "Dutch 3E005: technology required for the equipment of the list",
    &["Regeling geavanceerde productieapparatuur voor halfgeleiders, annex, 3E005"],
)
.remarks(&["unconfirmed: the code and the stages were not read"]);

const fn second(id: &'static str, title: &'static str, cite: &'static [&'static str]) -> Provision {
    Provision::new(id, title, cite, SECOND_CHANGE)
        .announced(day("2025-01-15"))
        .remarks(&["unconfirmed: limbs and code; the limbs are those of the parallel U.S. text"])
}

/// Inspection of wafers.
pub const INSPECTION: Provision = second(
    "nl_2025_inspection",
    "Dutch entry of 2025: inspection of patterned wafers for small defects",
    &[
        "Regeling of January 2025 (in force 2025-04-01), annex",
        "parallel: 15 CFR 774 Supp. 1, 3B993.q.1",
    ],
);

/// Shape of wafers.
pub const SHAPE: Provision = second(
    "nl_2025_shape",
    "Dutch entry of 2025: measuring the shape of wafers before exposure",
    &[
        "Regeling of January 2025 (in force 2025-04-01), annex",
        "parallel: 15 CFR 774 Supp. 1, 3B993.q.2.a",
    ],
);

/// Overlay.
pub const OVERLAY: Provision = second(
    "nl_2025_overlay",
    "Dutch entry of 2025: measuring overlay or focus on product wafers",
    &[
        "Regeling of January 2025 (in force 2025-04-01), annex",
        "parallel: 15 CFR 774 Supp. 1, 3B993.q.2.b",
    ],
);

/// 3B001.f.1.a of Annex I.
pub const EU_F_1_A: Provision = old(
    "eu_3b001_f_1_a",
    "3B001.f.1.a of Annex I: scanners with a wavelength below 193 nm",
    &["Regulation (EU) 2021/821, Annex I, 3B001.f.1.a"],
)
.remarks(&[
    "limb (a) of Dutch 3B001.f.4 has the same text, and the heading of the Dutch annex leaves it to this entry",
]);

/// 3B501.f.1.b of Annex I.
pub const EU_F_1_B: Provision = moved(
    "eu_3b501_f_1_b",
    "3B501.f.1.b of Annex I: scanners with a dedicated chuck overlay of 1.50 nm or less",
    &["Regulation (EU) 2021/821, Annex I, 3B501.f.1.b", "Delegated Regulation (EU) 2025/2003"],
);

/// 3B501.m of Annex I.
pub const EU_M: Provision = moved(
    "eu_3b501_m",
    "3B501.m of Annex I: pellicles specially designed for extreme-ultraviolet lithography",
    &["Regulation (EU) 2021/821, Annex I, 3B501.m", "Delegated Regulation (EU) 2025/2003"],
);

/// 3B501.a.4 of Annex I.
pub const EU_A_4: Provision = moved(
    "eu_3b501_a_4",
    "3B501.a.4 of Annex I: epitaxial growth below 685 degrees C",
    &["Regulation (EU) 2021/821, Annex I, 3B501.a.4", "Delegated Regulation (EU) 2025/2003"],
);

/// 3B501.n.1.c of Annex I.
pub const EU_N_1_C: Provision = moved(
    "eu_3b501_n_1_c",
    "3B501.n.1.c of Annex I: atomic layer deposition of work-function metals",
    &["Regulation (EU) 2021/821, Annex I, 3B501.n.1.c", "Delegated Regulation (EU) 2025/2003"],
);

/// 3B501.n.5 of Annex I.
pub const EU_N_5: Provision = moved(
    "eu_3b501_n_5",
    "3B501.n.5 of Annex I: void-free plasma-enhanced deposition of low-k dielectric",
    &["Regulation (EU) 2021/821, Annex I, 3B501.n.5", "Delegated Regulation (EU) 2025/2003"],
);

/// 3D001 of Annex I.
pub const EU_3D001: Provision = old(
    "eu_3d001",
    "3D001 of Annex I: software specially designed for development or production of that equipment",
    &["Regulation (EU) 2021/821, Annex I, 3D001"],
);

/// 3D002 of Annex I.
pub const EU_3D002: Provision = old(
    "eu_3d002",
    "3D002 of Annex I: software specially designed for the use of that equipment, pellicles apart",
    &["Regulation (EU) 2021/821, Annex I, 3D002"],
);

/// 3E001 of Annex I.
pub const EU_3E001: Provision = old(
    "eu_3e001",
    "3E001 of Annex I: technology required for development or production of that equipment",
    &["Regulation (EU) 2021/821, Annex I, 3E001"],
);

/// Left out: everything else in the Union's own law.
pub const OTHER_CONTROLS: Provision = first(
    "other_union_controls",
    "The rest of Annex I, the controls on end use, and the conditions of EU001",
    &["Regulation (EU) 2021/821, art. 4, 5, 9 and 10, Annex I and Annex II"],
);

/// Left out: the second national list.
pub const OTHER_LIST: Provision = Provision::new(
    "other_national_list",
    "The separate Dutch list of 2024, with its general authorization NL900",
    &["Regeling aanvullende controlemaatregelen of 2024-10-11, nr. BZ2405833"],
    day("2024-12-01"),
)
.announced(day("2024-10-18"));

/// Left out: licenses granted before the first change.
pub const SAVED_LICENSES: Provision = Provision::new(
    "saved_licenses",
    "For licenses granted before 2024-09-07 the regulation stays as it read before",
    &["Regeling of 2024-09-02, nr. BZ2404162, art. III"],
    FIRST_CHANGE,
)
.announced(day("2024-09-06"));

/// Left out: what else was added in 2025.
pub const AMENDMENT_2025: Provision = Provision::new(
    "amendment_2025",
    "Further equipment that the amendment of January 2025 may have added",
    &["Regeling of January 2025 (in force 2025-04-01), annex"],
    SECOND_CHANGE,
)
.announced(day("2025-01-15"))
.remarks(&[
    "unconfirmed: the amendment was not read; metrology and inspection are named \"for instance\"",
]);

/// Left out: transfers that no customs office sees.
pub const INTANGIBLE: Provision = first(
    "intangible_transfers",
    "Intangible transfers of software and technology, and technical assistance",
    &["Wet strategische diensten"],
)
.remarks(&["unconfirmed: the act was not read"]);

/// Left out: a destination that a country code does not tell.
pub const NORTHERN_IRELAND: Provision = first(
    "northern_ireland",
    "Deliveries to Northern Ireland, which the country code GB does not tell from Great Britain",
    &["Regulation (EU) 2021/821, art. 2(2)"],
)
.remarks(&["unconfirmed: the standing of Northern Ireland was not read"]);
