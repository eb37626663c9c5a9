//! `tidewaiter decide`

use tidewaiter_engine::Detail;
use tidewaiter_model::check_without_tests;

use super::{show_log, transaction, untroubled, with_plugins};
use crate::arguments::{Decide, TwoFormats};
use crate::outside::{Ended, Outside, Status, Stop};
use crate::report::{decision, json};

/// Decides a transaction and shows why.
pub fn run(arguments: &Decide, outside: &mut Outside) -> Ended {
    let hosting = (&arguments.hosting, &arguments.plugins);
    let (_, sources, plugins) =
        with_plugins(&arguments.packs.pack, check_without_tests, hosting, outside)?;
    let model = plugins.model();
    let transaction = transaction(model, &arguments.transaction, outside)?;
    let asked = arguments.asked(transaction.date).ok_or_else(|| {
        Stop::new("there is no day to decide on: the transaction has no `date`")
            .help("give it one, or say --on DATE, such as --on 2025-04-20")
    })?;
    let bound = untroubled(plugins.bound(), &sources, outside)?;
    bound.some_law(model)?;
    let decided =
        tidewaiter_engine::decide_with(model, bound.supplied(), &transaction, asked, Detail::Proof);
    let text = match arguments.format {
        TwoFormats::Human => decision::decision(&decided, outside.out, arguments.proof),
        TwoFormats::Json => json::decision(&decided),
    };
    outside.print(&text);
    show_log(&plugins, outside);
    let reached = arguments.fail_on.is_some_and(|least| decided.range.most.outcome >= least);
    let failed = arguments.fail_on_plugin_failure
        && decided.determinations.iter().any(|own| own.failure.is_some());
    Ok(if reached || failed { Status::Found } else { Status::Done })
}
