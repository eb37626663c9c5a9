//! The suites: each runs the program as a user does, and looks at what comes out.

mod architecture;
mod check;
mod decide;
mod errors;
mod examples;
mod explain;
mod fmt;
// Small components, as the suite of hostile plugins makes them.
#[allow(dead_code)]
#[path = "../hostile/guest.rs"]
mod guest;
mod hostile;
mod languages;
mod load;
mod plugins;
mod replay;
mod run;
mod sarif;
mod schema;
mod test;
mod timeline;
