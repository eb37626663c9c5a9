//! From the core module that a compiler makes to a component.

use wit_component::ComponentEncoder;

use crate::inspect::{Inspected, inspect};
use crate::refusal::Refusal;

/// Makes the component of a core module that was built against the contract, and looks at it.
///
/// # Errors
/// Where the module was not built against the contract, or imports something else.
pub fn component_of(module: &[u8]) -> Result<(Vec<u8>, Inspected), Refusal> {
    let component = ComponentEncoder::default()
        .validate(true)
        .module(module)
        .and_then(|encoder| encoder.encode())
        .map_err(|error| {
            Refusal::new(
                format!("no component can be made of the module: {error:#}"),
                "a guest ends with `tidewaiter_plugin_sdk::jurisdiction!(...)` or `functions!(...)`, and is built for wasm32-unknown-unknown",
            )
        })?;
    let inspected = inspect(&component)?;
    Ok((component, inspected))
}
