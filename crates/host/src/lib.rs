//! Wasm components beside rule packs: as jurisdictions, and as functions that rule packs call.
//!
//! The way of a plugin, in the order of the files: `trust` (digest and signature, before a byte is
//! looked at), `inspect` (is it a component of a known world, and what does it import), `compile`
//! (in a child process, under limits) with `cache`, `plugin` (what it says of itself), `session` (one
//! instance under limits), `column` (facts and answers), and then `jurisdiction` or `functions`.
//!
//! Nothing that a plugin does is trusted: each failure is an answer in words, never a verdict.

mod bindings;
mod cache;
mod column;
mod compile;
mod describe;
mod encode;
mod functions;
mod generate;
mod inspect;
mod jurisdiction;
mod limits;
mod plugin;
mod refusal;
mod session;
mod shape;
mod trial;
mod trust;
mod verify;
#[cfg(test)]
mod vocabulary;
mod words;

pub use compile::{CompileLimits, Compiler, compile_isolated};
pub use encode::component_of;
pub use functions::{HostFunctions, signature};
pub use generate::made_up;
pub use inspect::{Inspected, World, inspect};
pub use jurisdiction::PluginJurisdiction;
pub use limits::{Import, LARGEST_COMPONENT, LARGEST_STACK, Limits};
pub use plugin::{Host, HostConfig, Origin, Plugin, PluginKind};
pub use refusal::Refusal;
pub use trial::{Trial, trial};
pub use trust::{Keys, NewKeys, digest_of, new_keys, sign};

/// The version of the contract that this host speaks.
pub const INTERFACE: &str = "0.1.0";
