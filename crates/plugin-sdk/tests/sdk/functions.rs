//! A plugin of functions.

use tidewaiter_plugin_sdk::wire::capability::Call;
use tidewaiter_plugin_sdk::wire::facts::{Column, Decimals, Numbers, Texts, Values};
use tidewaiter_plugin_sdk::{
    Arguments, Capability, Exact, Function, Kind, Lists, Output, Returns, Table, compute,
    describe_functions,
};

#[derive(Default)]
struct Words;

impl Capability for Words {
    const NAME: &'static str = "words";
    const VERSION: &'static str = "1.0.0";
    const ISSUER: &'static str = "Nobody";
    const FUNCTIONS: &'static [Function] = &[
        Function {
            name: "length",
            parameters: &[("text", Kind::Text)],
            returns: &[("", Kind::Number("1"))],
        },
        Function {
            name: "split",
            parameters: &[("text", Kind::Text)],
            returns: &[("[].word", Kind::Text), ("[].share", Kind::Percent)],
        },
    ];

    fn compute(
        &mut self,
        function: usize,
        arguments: &Arguments,
        _: &dyn Lists,
        returns: &mut Returns,
    ) -> Result<(), String> {
        for row in 0..arguments.rows {
            let text = arguments.text(0, row)?;
            match function {
                0 if text.is_empty() => returns.value(None),
                // Of another kind than declared: no value, and not zero.
                0 if text == "?" => returns.value(Some(Output::Text("?".to_owned()))),
                0 => {
                    let length = i64::try_from(text.len()).map_err(|_| "too long")?;
                    returns.value(Exact::decimal(length, 0).map(Output::Number));
                }
                _ => returns.records(text.split_whitespace().map(|word| {
                    // The share of the last is left out.
                    let mut record = vec![Output::Text(word.to_owned())];
                    if word != "end" {
                        record.push(Output::Thousandths(500));
                    }
                    record
                })),
            }
        }
        Ok(())
    }
}

struct NoLists;

impl Lists for NoLists {
    fn read(&self, name: &str, _: &[(&str, Kind)]) -> Result<(usize, Table), String> {
        Err(format!("there is no list {name}"))
    }
}

fn call(function: u32, texts: &[&str]) -> Call {
    let places = (0..texts.len()).map(|place| u32::try_from(place).unwrap()).collect();
    let dictionary = texts.iter().map(|text| (*text).to_owned()).collect();
    Call {
        function,
        rows: u32::try_from(texts.len()).unwrap(),
        arguments: vec![Column {
            levels: Vec::new(),
            known: vec![true; texts.len()],
            values: Values::Texts(Texts { dictionary, places }),
        }],
        on: 0,
        known: 0,
    }
}

#[test]
fn single_values() {
    let columns = compute(&mut Words, call(0, &["four", "", "?"]), &NoLists).unwrap();
    assert_eq!(columns.len(), 1);
    assert_eq!(columns[0].known, [true, false, false]);
    assert_eq!(
        columns[0].values,
        Values::Numbers(Numbers::Decimals(Decimals { scale: 0, values: vec![4, 0, 0] }))
    );
}

#[test]
fn lists_of_records() {
    let columns = compute(&mut Words, call(1, &["a b", "", "end"]), &NoLists).unwrap();
    for column in &columns {
        assert_eq!(column.levels[0].lengths, [2, 0, 1]);
        assert_eq!(column.known.len(), 3);
    }
    assert_eq!(columns[1].known, [true, true, false]);
}

#[test]
fn no_such_function() {
    assert!(compute(&mut Words, call(2, &["a"]), &NoLists).is_err());
    assert_eq!(describe_functions::<Words>().functions.len(), 2);
}
