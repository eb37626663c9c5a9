//! `tidewaiter decide`

use tidewaiter_engine::Detail;
use tidewaiter_model::check_without_tests;

use super::{transaction, usable};
use crate::arguments::{Decide, TwoFormats};
use crate::outside::{Ended, Outside, Status, Stop};
use crate::report::{decision, json};

/// Decides a transaction and shows why.
pub fn run(arguments: &Decide, outside: &mut Outside) -> Ended {
    let (_, checked) = usable(&arguments.packs.pack, check_without_tests, outside)?;
    let transaction = transaction(&checked.model, &arguments.transaction, outside)?;
    let asked = arguments.asked(transaction.date).ok_or_else(|| {
        Stop::new("there is no day to decide on: the transaction has no `date`")
            .help("give it one, or say --on DATE, such as --on 2025-04-20")
    })?;
    let decided = tidewaiter_engine::decide(&checked.model, &transaction, asked, Detail::Proof);
    let text = match arguments.format {
        TwoFormats::Human => decision::decision(&decided, outside.out, arguments.proof),
        TwoFormats::Json => json::decision(&decided),
    };
    outside.print(&text);
    let reached = arguments.fail_on.is_some_and(|least| decided.range.most.outcome >= least);
    Ok(if reached { Status::Found } else { Status::Done })
}
