//! Plugins that mean harm: each ends in the documented way within its limits, the host's memory stays
//! bounded, and the honest plugin that follows is unharmed.

mod compile;
mod files;
mod functions;
mod guest;
mod guests;
mod limits;
mod steady;
mod world;
