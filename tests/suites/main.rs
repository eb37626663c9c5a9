//! The suites: each runs the program as a user does, and looks at what comes out.

mod architecture;
mod check;
mod decide;
mod errors;
mod examples;
mod explain;
mod fmt;
mod hostile;
mod load;
mod replay;
mod run;
mod sarif;
mod schema;
mod test;
mod timeline;
