//! Values to columns and back.

mod decode;
mod encode;

use tidewaiter_syntax::Day;

pub use decode::decode;
pub use encode::{Encoder, encode};

/// Days since 1970-01-01.
pub fn days(day: Day) -> i32 {
    "1970-01-01"
        .parse()
        .map_or(0, |epoch: Day| i32::try_from(day.days_since(epoch)).unwrap_or_default())
}

#[cfg(test)]
mod tests;
