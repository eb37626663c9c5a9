//! `tidewaiter timeline`

use tidewaiter_engine::{Asked, Detail, Range, Supplied, Transaction};
use tidewaiter_model::{Model, check_without_tests};
use tidewaiter_syntax::Day;

use super::{show_log, transaction, turns, untroubled, with_plugins};
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
    let hosting = (&arguments.hosting, &arguments.plugins);
    let (_, sources, plugins) =
        with_plugins(&arguments.packs.pack, check_without_tests, hosting, outside)?;
    let model = plugins.model();
    let bound = untroubled(plugins.bound(), &sources, outside)?;
    bound.some_law(model)?;
    let supplied = bound.supplied();
    let transaction = transaction(model, &arguments.transaction, outside)?;
    let posture = posture(arguments.as_written);
    let ask = |day: Day| Asked { on: day, known: day, posture };

    let mut stretches: Vec<Stretch> = Vec::new();
    let mut answers: Answers = Vec::new();
    let mut day = from;
    loop {
        let today = answer(model, supplied, &transaction, ask(day));
        if today != answers || stretches.is_empty() {
            let turned_by = match (stretches.is_empty(), day.plus(-1)) {
                (false, Some(before)) => {
                    let decide = |day| {
                        let asked = ask(day);
                        let detail = Detail::Proof;
                        tidewaiter_engine::decide_with(model, supplied, &transaction, asked, detail)
                    };
                    turns::between(model, &decide(before), &decide(day), (before, day))
                }
                _ => Vec::new(),
            };
            stretches.push(Stretch {
                from: day.to_string(),
                to: day.to_string(),
                range: Range::over_all(today.iter().map(|answer| answer.range)),
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
    let document = tidewaiter_engine::to_json(model, &transaction);
    let timeline = Timeline {
        format: 1,
        facts_digest: tidewaiter_engine::facts_digest(&document),
        transaction: document,
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
    show_log(&plugins, outside);
    let failed = timeline
        .stretches
        .iter()
        .any(|stretch| stretch.jurisdictions.iter().any(|own| own.failure.is_some()));
    let found = failed && arguments.fail_on_plugin_failure;
    Ok(if found { Status::Found } else { Status::Done })
}

/// The answers of one day, by the shortest road.
fn answer(
    model: &Model,
    supplied: Supplied<'_>,
    transaction: &Transaction,
    asked: Asked,
) -> Answers {
    tidewaiter_engine::determine_all(model, supplied, transaction, asked, Detail::Outcome)
        .into_iter()
        .map(|own| Answer {
            pack: own.pack,
            jurisdiction: own.jurisdiction,
            range: own.range,
            failure: own.failure,
        })
        .collect()
}
