//! What `wit-bindgen` makes of the contract. Only the two macros below reach an author.

#![allow(unsafe_code, missing_docs, clippy::all, clippy::restriction)]

pub mod jurisdiction {
    wit_bindgen::generate!({
        path: "wit",
        world: "jurisdiction",
        pub_export_macro: true,
        export_macro_name: "export_jurisdiction",
        default_bindings_module: "tidewaiter_plugin_sdk::macros::guest::jurisdiction",
        additional_derives: [PartialEq],
    });
}

pub mod functions {
    wit_bindgen::generate!({
        path: "wit",
        world: "functions",
        pub_export_macro: true,
        export_macro_name: "export_functions",
        default_bindings_module: "tidewaiter_plugin_sdk::macros::guest::functions",
        with: {
            "tidewaiter:plugin/facts@0.1.0": crate::bindings::jurisdiction::tidewaiter::plugin::facts,
            "tidewaiter:plugin/lists@0.1.0": crate::bindings::jurisdiction::tidewaiter::plugin::lists,
            "tidewaiter:plugin/log@0.1.0": crate::bindings::jurisdiction::tidewaiter::plugin::log,
        },
    });
}

/// The contract's types, as they cross.
pub mod wire {
    pub use super::functions::exports::tidewaiter::plugin::capability;
    pub use super::jurisdiction::exports::tidewaiter::plugin::controls;
    pub use super::jurisdiction::tidewaiter::plugin::{determinations, facts, lists, log};
}

/// Where the export macros find their bindings.
pub mod guest {
    pub use super::{functions, jurisdiction};
}
