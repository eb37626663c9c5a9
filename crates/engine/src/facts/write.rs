//! A transaction as canonical JSON: read back, it is the same; digested, it proves what was decided.

use serde_json::{Map, Value as Json};
use sha2::{Digest as _, Sha256};
use tidewaiter_model::{Field, Model, Number, Type, Value};

use super::quantity::{exact, written};
use super::{Judged, Transaction};
use crate::proof::show_value;

/// A transaction as JSON, its keys in order, every number exact, what is unknown left out.
///
/// A derived number that no finite decimal equals is left out too: it follows again from the rest.
#[must_use]
pub fn to_json(model: &Model, transaction: &Transaction) -> Json {
    let mut document = Map::new();
    if let Some(id) = &transaction.id {
        document.insert("id".to_owned(), Json::String(id.clone()));
    }
    if let Some(date) = transaction.date {
        document.insert("date".to_owned(), Json::String(date.to_string()));
    }
    insert_all(model, &model.facts, &transaction.facts.values, &mut document);
    let judgments: Map<String, Json> = model
        .judgments
        .iter()
        .zip(&transaction.facts.judgments)
        .filter_map(|(judgment, judged)| {
            Some((judgment.meta.id.clone(), judged_json(judged.as_ref()?)))
        })
        .collect();
    if !judgments.is_empty() {
        document.insert("judgments".to_owned(), Json::Object(judgments));
    }
    Json::Object(document)
}

/// SHA-256 of a canonical document, lower-case hexadecimal.
#[must_use]
pub fn facts_digest(document: &Json) -> String {
    Sha256::digest(document.to_string().as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn insert_all(
    model: &Model,
    fields: &[Field],
    values: &[Option<Value>],
    into: &mut Map<String, Json>,
) {
    for (field, value) in fields.iter().zip(values) {
        if let Some(json) = value.as_ref().and_then(|value| json(model, &field.ty, value)) {
            into.insert(field.meta.name.clone(), json);
        }
    }
}

fn json(model: &Model, ty: &Type, value: &Value) -> Option<Json> {
    Some(match (ty, value) {
        (_, Value::Truth(truth)) => Json::Bool(*truth),
        (Type::Number(unit), Value::Number(number)) => {
            let whole = number.to_whole().filter(|_| unit.symbol.is_empty());
            match whole {
                Some(whole) => Json::from(whole),
                None => Json::String(written(model, unit, *number)?),
            }
        }
        (_, Value::Number(share)) => {
            Json::String(format!("{} %", exact(share.times(Number::whole(100))?)?))
        }
        (_, Value::Money(money)) => {
            Json::String(format!("{} {}", exact(money.amount)?, money.currency.code()))
        }
        (_, Value::Text(text)) => Json::String(text.to_string()),
        // A day before the year 0 or after 9999 is written in a way that is not read.
        (_, Value::Date(day)) => {
            Json::String(Some(day.to_string()).filter(|text| text.parse() == Ok(*day))?)
        }
        (_, Value::Constant(..)) => Json::String(show_value(model, ty, value)),
        (Type::Record(id), Value::Record(fields)) => {
            let mut object = Map::new();
            insert_all(model, &model.record(*id)?.fields, fields, &mut object);
            Json::Object(object)
        }
        (Type::List(element) | Type::Set(element), Value::List(elements)) => {
            let one = |value: &Option<Value>| {
                value.as_ref().and_then(|value| json(model, element, value)).unwrap_or(Json::Null)
            };
            Json::Array(elements.iter().map(one).collect())
        }
        (_, Value::Record(_) | Value::List(_)) => return None,
    })
}

fn judged_json(judged: &Judged) -> Json {
    if judged.by.is_none() && judged.on.is_none() && judged.because.is_none() {
        return Json::Bool(judged.answer);
    }
    let mut object = Map::new();
    object.insert("answer".to_owned(), Json::Bool(judged.answer));
    let texts = [
        ("by", judged.by.clone()),
        ("on", judged.on.map(|day| day.to_string())),
        ("because", judged.because.clone()),
    ];
    for (key, text) in texts {
        if let Some(text) = text {
            object.insert(key.to_owned(), Json::String(text));
        }
    }
    Json::Object(object)
}
