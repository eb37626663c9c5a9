//! The guest SDK as files, so that a new plugin needs nothing but this program and Rust.

macro_rules! sources {
    ($($name:literal),+ $(,)?) => {
        /// Path in the SDK's folder, and text.
        pub const FILES: &[(&str, &str)] = &[
            ("Cargo.toml", include_str!("template/sdk.toml")),
            ("wit/plugin.wit", include_str!("../../../../plugin-sdk/wit/plugin.wit")),
            $((
                concat!("src/", $name),
                include_str!(concat!("../../../../plugin-sdk/src/", $name)),
            ),)+
        ];
    };
}

sources![
    "bindings.rs",
    "capability.rs",
    "condition.rs",
    "day.rs",
    "exact.rs",
    "facts/lists.rs",
    "facts/mod.rs",
    "facts/money.rs",
    "facts/number.rs",
    "facts/quantity.rs",
    "facts/values.rs",
    "field.rs",
    "jurisdiction.rs",
    "law.rs",
    "lib.rs",
    "proof.rs",
    "provision.rs",
    "run.rs",
    "said.rs",
    "settle.rs",
    "table.rs",
    "testing/answer.rs",
    "testing/case.rs",
    "testing/columns.rs",
    "testing/laws.rs",
    "testing/mod.rs",
    "verdict.rs",
];
