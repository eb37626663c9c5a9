//! What wasmtime makes of the contract, on the host's side.

#![allow(missing_docs, clippy::all, clippy::restriction)]

pub mod jurisdiction {
    wasmtime::component::bindgen!({
        path: "../plugin-sdk/wit",
        world: "jurisdiction",
        additional_derives: [PartialEq],
    });
}

pub mod functions {
    wasmtime::component::bindgen!({
        path: "../plugin-sdk/wit",
        world: "functions",
        with: {
            "tidewaiter:plugin/facts": super::jurisdiction::tidewaiter::plugin::facts,
            "tidewaiter:plugin/lists": super::jurisdiction::tidewaiter::plugin::lists,
            "tidewaiter:plugin/log": super::jurisdiction::tidewaiter::plugin::log,
        },
    });
}

pub use functions::exports::tidewaiter::plugin::capability;
pub use jurisdiction::exports::tidewaiter::plugin::controls;
pub use jurisdiction::tidewaiter::plugin::{determinations, facts, lists, log};
