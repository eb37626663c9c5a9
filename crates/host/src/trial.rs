//! Trying a plugin out: on made-up transactions, twice, to see that it answers alike.

mod jurisdiction;

use std::sync::Arc;

use tidewaiter_engine::{Asked, Transaction};
use tidewaiter_model::Model;

use crate::bindings::capability::Call;
use crate::bindings::facts::{
    Amounts, Column, Decimals, Field, Kind, Level, Numbers, Texts, Values,
};
use crate::functions::signature;
use crate::plugin::{Plugin, PluginKind};
use crate::refusal::Refusal;
use crate::session::{DayLists, Session};

/// What a trial showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// Transactions decided, or calls made.
    pub asked: usize,
    /// What went wrong, in words; empty where nothing did.
    pub problems: Vec<String>,
}

/// Tries a plugin out: a jurisdiction on those transactions, functions on made-up arguments; twice
/// each, in fresh instances, and all at once as well as one by one. Of a jurisdiction each fact is
/// taken away in turn, too: what is not known may never make it milder.
///
/// # Errors
/// Where it cannot be bound to the vocabulary.
pub fn trial(
    model: &Arc<Model>,
    plugin: &Plugin,
    transactions: &[Transaction],
    asked: Asked,
) -> Result<Trial, Refusal> {
    match &plugin.kind {
        PluginKind::Jurisdiction(_) => jurisdiction::tried(model, plugin, transactions, asked),
        PluginKind::Functions(_) => Ok(functions(plugin)),
    }
}

/// Names to call functions with: plain, long, empty, in other scripts.
const TEXTS: [&str; 6] = [
    "Huawei Technologies Co., Ltd.",
    "",
    "a",
    "中芯国际集成电路制造有限公司",
    "ООО «Ромашка»",
    "\u{202e}\u{0}x",
];

fn functions(plugin: &Plugin) -> Trial {
    let PluginKind::Functions(about) = &plugin.kind else {
        return Trial { asked: 0, problems: Vec::new() };
    };
    let mut trial = Trial { asked: 0, problems: Vec::new() };
    for (place, function) in (0_u32..).zip(&about.functions) {
        for round in 0..TEXTS.len() {
            let arguments: Vec<Column> = function
                .parameters
                .iter()
                .flat_map(|parameter| parameter.fields.iter().map(|field| made_up(field, round)))
                .collect();
            let call = Call { function: place, rows: 1, arguments, on: 20_000, known: 20_000 };
            trial.asked += 1;
            let once = |again: bool| -> Result<_, String> {
                let mut session = Session::start(plugin, Arc::new(DayLists::default()))?;
                if again {
                    // A second call of one instance must not hear an echo of the first.
                    let _ = session.try_compute(&call)?;
                }
                session.try_compute(&call)
            };
            match (once(false), once(true)) {
                (Ok(first), Ok(second)) if first == second => {}
                (Ok(_), Ok(_)) => {
                    let name = signature(function);
                    trial.problems.push(format!("{name} gives another answer to the same call"));
                    break;
                }
                // One that does not answer may take all its time over it: once is enough.
                (Err(why), _) | (_, Err(why)) => {
                    trial.problems.push(format!("the plugin {why}"));
                    return trial;
                }
            }
        }
    }
    trial
}

fn made_up(field: &Field, round: usize) -> Column {
    let number = i64::try_from(round).unwrap_or_default() * 1_000 - 1;
    let numbers = Numbers::Decimals(Decimals { scale: 3, values: vec![number] });
    let text = |text: &str| Texts { dictionary: vec![text.to_owned()], places: vec![0] };
    let values = match field.kind {
        Kind::Truth => Values::Truths(vec![round.is_multiple_of(2)]),
        Kind::Number(_) | Kind::Percent => Values::Numbers(numbers),
        Kind::Money => Values::Money(Amounts { amounts: numbers, currencies: text("EUR") }),
        Kind::Day => Values::Days(vec![20_000]),
        Kind::Text => Values::Texts(text(TEXTS.get(round).copied().unwrap_or_default())),
    };
    let levels = field.path.matches("[]").count();
    let level = Level { known: vec![true], lengths: vec![1] };
    Column { levels: vec![level; levels], known: vec![true], values }
}
