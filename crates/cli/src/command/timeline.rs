//! `tidewaiter timeline`

use tidewaiter_engine::{Asked, Detail, Law, RulePack, Transaction};
use tidewaiter_model::{Model, check_without_tests};
use tidewaiter_syntax::Day;

use super::{transaction, turns, usable};
use crate::arguments::{Timeline as Arguments, TwoFormats, posture};
use crate::outside::{Ended, Outside, Status, Stop};
use crate::report::json;
use crate::report::timeline::{self, Answer, Stretch, Timeline};

/// The longest span, in days: forty years.
const LONGEST: i64 = 14_610;

/// Days decided at most before the first stretch is settled upon; one answer a jurisdiction.
type Answers = Vec<Answer>;

/// Decides every day of a span and shows the stretches.
pub fn run(arguments: &Arguments, outside: &mut Outside) -> Ended {
    let (from, to) = (arguments.from, arguments.to);
    let days = to.days_since(from);
    if days < 0 {
        return Err(Stop::new(format!("--from {from} is after --to {to}")));
    }
    if days >= LONGEST {
        let message =
            format!("{} days are too many: at most {LONGEST}, which is 40 years", days + 1);
        return Err(Stop::new(message).help("choose --from and --to closer together"));
    }
    let (_, checked) = usable(&arguments.packs.pack, check_without_tests, outside)?;
    let model = &checked.model;
    let transaction = transaction(model, &arguments.transaction, outside)?;
    let posture = posture(arguments.as_written);
    let ask = |day: Day| Asked { on: day, known: day, posture };

    let mut stretches: Vec<Stretch> = Vec::new();
    let mut answers: Answers = Vec::new();
    let mut day = from;
    loop {
        let today = answer(model, &transaction, ask(day));
        if today != answers || stretches.is_empty() {
            let turned_by = match (stretches.is_empty(), day.plus(-1)) {
                (false, Some(before)) => {
                    let decide = |day| {
                        tidewaiter_engine::decide(model, &transaction, ask(day), Detail::Proof)
                    };
                    turns::between(model, &decide(before), &decide(day), (before, day))
                }
                _ => Vec::new(),
            };
            stretches.push(Stretch {
                from: day.to_string(),
                to: day.to_string(),
                range: timeline::over_all(&today),
                jurisdictions: today.clone(),
                turned_by,
            });
            answers = today;
        }
        if let Some(last) = stretches.last_mut() {
            last.to = day.to_string();
        }
        if day >= to {
            break;
        }
        day = day.next();
    }
    let decided = tidewaiter_engine::decide(model, &transaction, ask(from), Detail::Outcome);
    let timeline = Timeline {
        format: 1,
        transaction: decided.transaction,
        facts_digest: decided.facts_digest,
        from: from.to_string(),
        to: to.to_string(),
        posture,
        stretches,
    };
    let text = match arguments.format {
        TwoFormats::Human => timeline::human(&timeline, outside.out),
        TwoFormats::Json => json::document(&timeline),
    };
    outside.print(&text);
    Ok(Status::Done)
}

/// The answers of one day, by the shortest road.
fn answer(model: &Model, transaction: &Transaction, asked: Asked) -> Answers {
    let law = Law::new(model, asked);
    let packs = RulePack::all(model, None);
    let declared = model.packs.iter().filter(|pack| pack.jurisdiction.is_some());
    packs
        .iter()
        .zip(declared)
        .map(|(pack, declared)| Answer {
            pack: declared.name.clone(),
            jurisdiction: declared.jurisdiction.clone().unwrap_or_default(),
            range: pack.range(&law, &transaction.facts),
        })
        .collect()
}
