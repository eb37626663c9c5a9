use std::sync::Arc;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use tidewaiter_model::{Currency, Model, Money, Number, Type, Value};

use super::decode::{CELLS, Nonsense, TEXT};
use super::*;
use crate::bindings::facts::{
    Amounts, Column, Decimals, Field, Kind, Level, Numbers, Texts, Values,
};
use crate::shape::{Leaf, Shape, value_shape};
use crate::vocabulary::model;

/// Every field of a type, by its path.
fn fields(model: &Model, ty: &Type, path: &str) -> Vec<Field> {
    let kind = match ty {
        Type::Record(id) => {
            let record = &model.records[id.0 as usize];
            let dot = if path.is_empty() { "" } else { "." };
            let inside = record.fields.iter();
            return inside
                .flat_map(|f| fields(model, &f.ty, &format!("{path}{dot}{}", f.meta.name)))
                .collect();
        }
        Type::List(element) | Type::Set(element) => {
            return fields(model, element, &format!("{path}[]"));
        }
        Type::Truth => Kind::Truth,
        Type::Number(unit) => {
            Kind::Number(if unit.symbol.is_empty() { "1".to_owned() } else { unit.symbol.clone() })
        }
        Type::Percent => Kind::Percent,
        Type::Money => Kind::Money,
        Type::Date => Kind::Day,
        Type::Text | Type::Enumeration(_) => Kind::Text,
    };
    vec![Field { path: path.to_owned(), kind }]
}

fn shapes(model: &Model, ty: &Type) -> Vec<Shape> {
    fields(model, ty, "").iter().map(|field| value_shape(model, ty, field).unwrap()).collect()
}

fn number() -> BoxedStrategy<Number> {
    let decimal = (any::<i64>(), 0_u32..19)
        .prop_map(|(value, places)| (i128::from(value), 10_i128.pow(places)));
    let fraction =
        (any::<i64>(), 1_i64..1_000_000).prop_map(|(n, d)| (i128::from(n), i128::from(d)));
    let small = (-1_000_i128..1_000, Just(10));
    prop_oneof![decimal, fraction, small]
        .prop_map(|(numerator, denominator)| Number::ratio(numerator, denominator).unwrap())
        .boxed()
}

fn a_value(model: &Arc<Model>, ty: &Type) -> BoxedStrategy<Option<Value>> {
    let known: BoxedStrategy<Value> = match ty {
        Type::Truth => any::<bool>().prop_map(Value::Truth).boxed(),
        Type::Number(_) | Type::Percent => number().prop_map(Value::Number).boxed(),
        Type::Money => (number(), prop_oneof!["EUR", "USD", "CNY"])
            .prop_map(|(amount, code)| {
                Value::Money(Money { amount, currency: Currency::new(&code).unwrap() })
            })
            .boxed(),
        Type::Date => (-200_000_i64..200_000)
            .prop_map(|days| Value::Date("1970-01-01".parse::<Day>().unwrap().plus(days).unwrap()))
            .boxed(),
        Type::Text => any::<String>().prop_map(|text| Value::Text(text.into())).boxed(),
        Type::Enumeration(id) => {
            let (id, count) = (*id, model.enumerations[id.0 as usize].constants.len());
            (0..u32::try_from(count).unwrap())
                .prop_map(move |place| Value::Constant(id, place))
                .boxed()
        }
        Type::Record(id) => {
            // A record without a known field and one that is not known are the same in columns.
            let fields = model.records[id.0 as usize].fields.iter();
            let values: Vec<_> = fields.map(|field| a_value(model, &field.ty)).collect();
            return values.prop_map(|values| Some(Value::Record(values.into()))).boxed();
        }
        Type::List(element) => {
            vec(a_value(model, element), 0..4).prop_map(|values| Value::List(values.into())).boxed()
        }
        Type::Set(element) => vec(a_value(model, element), 0..4)
            .prop_map(|mut values| {
                let mut seen = std::collections::HashSet::new();
                values.retain(|value| seen.insert(value.clone()));
                Value::List(values.into())
            })
            .boxed(),
    };
    option::of(known).boxed()
}

/// A type of the vocabulary, and rows of it.
fn rows() -> impl Strategy<Value = (Type, Vec<Option<Value>>)> {
    let model = model();
    (0..model.facts.len()).prop_flat_map(move |fact| {
        let ty = model.facts[fact].ty.clone();
        vec(a_value(&model, &ty), 0..6).prop_map(move |values| (ty.clone(), values))
    })
}

fn any_numbers() -> BoxedStrategy<Numbers> {
    let decimals = (any::<u8>(), vec(any::<i64>(), 0..5))
        .prop_map(|(scale, values)| Numbers::Decimals(Decimals { scale, values }));
    let fractions = vec("-?[0-9]{0,40}/?-?[0-9]{0,40}", 0..5).prop_map(Numbers::Fractions);
    prop_oneof![decimals, fractions].boxed()
}

fn any_texts() -> BoxedStrategy<Texts> {
    let dictionary = vec(prop_oneof!["chip", "EUR", ".{0,5}"], 0..4);
    let places = vec(prop_oneof![0_u32..5, any::<u32>()], 0..5);
    (dictionary, places).prop_map(|(dictionary, places)| Texts { dictionary, places }).boxed()
}

/// Whatever a plugin could give for a column.
fn any_column() -> impl Strategy<Value = Column> {
    let values = prop_oneof![
        vec(any::<bool>(), 0..5).prop_map(Values::Truths),
        any_numbers().prop_map(Values::Numbers),
        (any_numbers(), any_texts())
            .prop_map(|(amounts, currencies)| Values::Money(Amounts { amounts, currencies })),
        vec(any::<i32>(), 0..5).prop_map(Values::Days),
        any_texts().prop_map(Values::Texts),
    ];
    let lengths = vec(prop_oneof![4 => 0_u32..4, 1 => any::<u32>()], 0..4);
    let level =
        (vec(any::<bool>(), 0..4), lengths).prop_map(|(known, lengths)| Level { known, lengths });
    (vec(level, 0..3), vec(any::<bool>(), 0..5), values)
        .prop_map(|(levels, known, values)| Column { levels, known, values })
}

proptest! {
    #[test]
    fn values_come_back_as_they_went((ty, values) in rows()) {
        let model = model();
        let shapes = shapes(&model, &ty);
        let columns: Vec<Column> = shapes
            .iter()
            .map(|shape| encode(&model, shape, values.iter().map(Option::as_ref)))
            .collect();
        let back = decode(&model, &ty, &shapes, &columns, values.len());
        prop_assert_eq!(back, Ok(values));
    }

    /// Nothing that a plugin gives for a column is more than refused.
    #[test]
    fn malformed_columns_are_refused_and_harm_nobody(
        fact in 0..6_usize,
        count in 0..4_usize,
        columns in vec(any_column(), 12),
    ) {
        let model = model();
        let ty = &model.facts[fact].ty;
        let shapes = shapes(&model, ty);
        for column in &columns {
            // Each alone, where one is due, and the same for all.
            let same = vec![column.clone(); shapes.len()];
            let _ = decode(&model, ty, &shapes, &same, count);
            let _ = decode(&model, ty, &shapes[..1], std::slice::from_ref(column), count);
        }
        let _ = decode(&model, ty, &shapes, &columns[..shapes.len().min(12)], count);
    }
}

/// The first few texts of a column are looked through, the others hashed: each stands once.
#[test]
fn each_text_stands_once_in_the_dictionary() {
    let model = model();
    let shape = Shape { steps: Vec::new(), leaf: Leaf::Text };
    let named = |number: usize| Value::Text(format!("text {number}").into());
    // Each of thirty twice, far apart; and of some rows nothing is known.
    let rows: Vec<Option<Value>> =
        (0..60).map(|row| (row % 7 != 3).then(|| named(row % 30))).collect();
    let column = encode(&model, &shape, rows.iter().map(Option::as_ref));
    let Values::Texts(texts) = &column.values else { panic!("{column:?}") };
    let distinct: std::collections::BTreeSet<&String> = texts.dictionary.iter().collect();
    assert_eq!((texts.dictionary.len(), distinct.len()), (30, 30));
    let back = decode(&model, &Type::Text, &[shape], &[column], rows.len());
    assert_eq!(back, Ok(rows));
}

fn texts_of(model: &Model, dictionary: Vec<String>, places: Vec<u32>) -> Result<usize, Nonsense> {
    let ty = Type::List(Box::new(Type::Text));
    let count = places.len();
    let column = Column {
        levels: vec![Level { known: vec![true], lengths: vec![u32::try_from(count).unwrap()] }],
        known: vec![true; count],
        values: Values::Texts(Texts { dictionary, places }),
    };
    decode(model, &ty, &shapes(model, &ty), &[column], 1).map(|values| values.len())
}

/// A small answer of which much would come.
#[test]
fn answers_that_grow_are_refused() {
    let model = model();
    let many = vec![0; CELLS];
    assert!(texts_of(&model, vec![String::new()], many).unwrap_err().contains("are the most"));
    let long = vec!["x".repeat(TEXT + 1)];
    assert_eq!(texts_of(&model, long, vec![0]), Err("a text has more than 4096 bytes".to_owned()));
    // As much as there may be is read at once: no place is copied for another.
    let start = std::time::Instant::now();
    assert_eq!(texts_of(&model, vec!["x".repeat(TEXT)], vec![0; CELLS - 2]), Ok(1));
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
}

/// A list of records is read in a time that grows with its length.
#[test]
fn long_lists_of_records() {
    let model = model();
    let items = model.facts.iter().find(|fact| fact.meta.name == "items").unwrap();
    let (ty, count) = (&items.ty, 20_000_u32);
    let field = Field { path: "[].new".to_owned(), kind: Kind::Truth };
    let shapes = [value_shape(&model, ty, &field).unwrap()];
    let column = Column {
        levels: vec![Level { known: vec![true], lengths: vec![count] }],
        known: vec![true; count as usize],
        values: Values::Truths(vec![true; count as usize]),
    };
    let start = std::time::Instant::now();
    assert!(decode(&model, ty, &shapes, &[column], 1).is_ok());
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
}

/// A list whose lengths, summed, leave the numbers of the machine.
#[test]
fn lengths_that_overflow() {
    let model = model();
    let ty = Type::List(Box::new(Type::Text));
    let column = Column {
        levels: vec![Level { known: vec![true; 3], lengths: vec![u32::MAX; 3] }],
        known: Vec::new(),
        values: Values::Texts(Texts { dictionary: Vec::new(), places: Vec::new() }),
    };
    let found = decode(&model, &ty, &shapes(&model, &ty), &[column], 3);
    assert_eq!(found, Err("a column has 0 values where 12884901885 are due".to_owned()));
}
