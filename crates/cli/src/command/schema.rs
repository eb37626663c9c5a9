//! `tidewaiter schema`

use tidewaiter_engine::Decision;

use crate::arguments::Schema;
use crate::outside::{Ended, Outside, Status};
use crate::report::json;

/// Prints a JSON Schema.
pub fn run(which: &Schema, outside: &mut Outside) -> Ended {
    let schema = match which {
        Schema::Decision => schemars::schema_for!(Decision),
        Schema::Error => schemars::schema_for!(json::Refusal<'_>),
    };
    outside.print(&json::document(&schema));
    Ok(Status::Done)
}
