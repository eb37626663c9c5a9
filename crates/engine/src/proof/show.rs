//! Values as people read them.

use tidewaiter_model::{Model, Type, Value};

/// A value in the unit of its type: `814 mm2`, `0.1 %`, `CN`, `1000 USD`. Records and lists are
/// told by their names or their number.
#[must_use]
pub fn show_value(model: &Model, ty: &Type, value: &Value) -> String {
    match (ty, value) {
        (Type::Number(unit), Value::Number(number)) => match number.over(unit.factor) {
            Some(shown) if unit.symbol.is_empty() => shown.to_string(),
            Some(shown) => format!("{shown} {}", unit.symbol),
            None => number.to_string(),
        },
        (Type::Percent, Value::Number(share)) => {
            let hundred = tidewaiter_model::Number::whole(100);
            share.times(hundred).map_or_else(|| share.to_string(), |shown| format!("{shown} %"))
        }
        (_, Value::Truth(truth)) => if *truth { "true" } else { "false" }.to_owned(),
        (_, Value::Number(number)) => number.to_string(),
        (_, Value::Money(money)) => format!("{} {}", money.amount, money.currency.code()),
        (_, Value::Date(day)) => day.to_string(),
        (_, Value::Text(text)) => format!("\"{text}\""),
        (_, Value::Constant(enumeration, place)) => model
            .enumeration(*enumeration)
            .and_then(|e| e.constants.get(*place as usize))
            .map(|constant| constant.name.clone())
            .unwrap_or_default(),
        (_, Value::Record(fields)) => {
            // A record is told by its first text, which is its name or description.
            let name = fields
                .iter()
                .flatten()
                .find_map(|field| if let Value::Text(text) = field { Some(text) } else { None });
            name.map_or_else(|| "{...}".to_owned(), |name| format!("\"{name}\""))
        }
        (Type::List(element) | Type::Set(element), Value::List(elements)) => {
            list(model, element, elements)
        }
        (_, Value::List(elements)) => format!("[{} values]", elements.len()),
    }
}

fn list(model: &Model, element: &Type, elements: &[Option<Value>]) -> String {
    const SHOWN: usize = 4;
    let mut shown: Vec<String> = elements
        .iter()
        .take(SHOWN)
        .map(|e| e.as_ref().map_or_else(|| "unknown".to_owned(), |v| show_value(model, element, v)))
        .collect();
    if elements.len() > SHOWN {
        shown.push(format!("and {} more", elements.len() - SHOWN));
    }
    format!("[{}]", shown.join(", "))
}
