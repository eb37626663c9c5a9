//! GUEST_NAME: functions that rule packs call by name.

use tidewaiter_plugin_sdk::{Arguments, Capability, Function, Kind, Lists, Output, Returns};

/// The functions of this plugin. What it keeps from call to call may make it quicker, and must never
/// change an answer.
#[derive(Debug, Default)]
pub struct Functions;

impl Capability for Functions {
    const NAME: &'static str = "GUEST_NAME";
    const VERSION: &'static str = "0.1.0";
    const ISSUER: &'static str = "Nobody yet";
    const FUNCTIONS: &'static [Function] = &[Function {
        name: "same_ignoring_case",
        parameters: &[("a", Kind::Text), ("b", Kind::Text)],
        returns: &[("", Kind::Truth)],
    }];

    fn compute(
        &mut self,
        _function: usize,
        arguments: &Arguments,
        _lists: &dyn Lists,
        returns: &mut Returns,
    ) -> Result<(), String> {
        for row in 0..arguments.rows {
            let (a, b) = (arguments.text(0, row)?, arguments.text(1, row)?);
            returns.value(Some(Output::Truth(same_ignoring_case(a, b))));
        }
        Ok(())
    }
}

/// Whether two texts are the same but for capitals.
#[must_use]
pub fn same_ignoring_case(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

tidewaiter_plugin_sdk::functions!(Functions);
