//! Countries that the law tells apart.

/// The Member States of the Union.
pub const MEMBER_STATES: [&str; 27] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT",
    "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// Territories with a country code of their own that belong to the customs territory of the Union:
/// Regulation (EU) No 952/2013, art. 4. Unconfirmed: from memory.
pub const UNION_TERRITORIES: [&str; 8] = ["AX", "GF", "GP", "MC", "MF", "MQ", "RE", "YT"];

/// Destinations of the Union General Export Authorization EU001: Regulation (EU) 2021/821, Annex II,
/// Section A, part 2.
pub const EU001: [&str; 10] = ["AU", "CA", "CH", "GB", "IS", "JP", "LI", "NO", "NZ", "US"];
