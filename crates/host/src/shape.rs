//! The fields of the contract against the types of the model: `parties[].roles[]` to the steps that
//! lead there.

use tidewaiter_model::{Field as ModelField, Model, Type, Unit};

use crate::bindings::facts::{Field, Kind};
use crate::describe::bounded;
use crate::refusal::Refusal;

/// How deep lists may lie in lists.
const DEPTH: usize = 3;

/// The way from a value to the values of a field.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// The steps.
    pub steps: Vec<Step>,
    /// What stands at the end.
    pub leaf: Leaf,
}

/// A step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To a field, by its place in the record.
    Field(usize),
    /// To the elements of a list or set.
    Elements,
}

/// What a field holds, on the side of the model.
#[derive(Debug, Clone, PartialEq)]
pub enum Leaf {
    /// True or false.
    Truth,
    /// A number, and what one of the unit asked for is worth in base units.
    Number(tidewaiter_model::Number),
    /// An amount of money.
    Money,
    /// A day.
    Day,
    /// Text.
    Text,
    /// A constant.
    Constant(tidewaiter_model::EnumerationId),
}

impl Shape {
    /// How many lists are on the way.
    pub fn levels(&self) -> usize {
        self.steps.iter().filter(|step| **step == Step::Elements).count()
    }
}

/// A fact and the way into it.
#[derive(Debug, Clone, PartialEq)]
pub struct FactShape {
    /// The fact, by its place in the model.
    pub fact: usize,
    /// The way from the fact's value.
    pub shape: Shape,
}

/// The way to a field of the transaction.
///
/// # Errors
/// Where the vocabulary has no such field, or it holds something else.
pub fn fact_shape(model: &Model, field: &Field) -> Result<FactShape, Refusal> {
    bounded(field)?;
    let (first, rest) = first_name(&field.path);
    let names = || model.facts.iter().map(|fact| fact.meta.name.as_str());
    let Some(fact) = model.facts.iter().position(|fact| fact.meta.name == first) else {
        return Err(unknown(&field.path, first, names()));
    };
    let ty = model.facts.get(fact).map(|fact| &fact.ty);
    let ty = ty.ok_or_else(|| unknown(&field.path, first, names()))?;
    Ok(FactShape { fact, shape: shape(model, ty, rest, field)? })
}

/// The way from a value of a type to a field.
///
/// # Errors
/// Where the type has no such field, or it holds something else.
pub fn value_shape(model: &Model, ty: &Type, field: &Field) -> Result<Shape, Refusal> {
    bounded(field)?;
    let rest = field.path.as_str();
    // A path that goes on begins with a name, as if after a dot.
    let dotted =
        if rest.is_empty() || rest.starts_with('[') { rest.to_owned() } else { format!(".{rest}") };
    shape(model, ty, &dotted, field)
}

fn first_name(path: &str) -> (&str, &str) {
    let end = path.find(['.', '[']).unwrap_or(path.len());
    path.split_at_checked(end).unwrap_or((path, ""))
}

fn shape(model: &Model, ty: &Type, rest: &str, field: &Field) -> Result<Shape, Refusal> {
    let (mut ty, mut rest) = (ty, rest);
    let mut steps = Vec::new();
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix("[]") {
            let (Type::List(element) | Type::Set(element)) = ty else {
                let before = field.path.strip_suffix(rest).unwrap_or_default();
                return Err(Refusal::new(
                    format!("the field {} is wrong: {before} is not a list", field.path),
                    "write `[]` after the name of a list or set, and nowhere else",
                ));
            };
            steps.push(Step::Elements);
            (ty, rest) = (element, after);
            continue;
        }
        let (name, after) = first_name(rest.strip_prefix('.').unwrap_or(rest));
        let Some((place, next)) = record_field(model, ty, name) else {
            let names = record_fields(model, ty).iter().map(|field| field.meta.name.as_str());
            return Err(unknown(&field.path, name, names));
        };
        steps.push(Step::Field(place));
        (ty, rest) = (&next.ty, after);
    }
    let leaf = leaf(model, ty, field)?;
    let shape = Shape { steps, leaf };
    if shape.levels() > DEPTH {
        let help = format!("at most {DEPTH} lists may lie on the way to a field");
        return Err(Refusal::new(format!("the field {} lies too deep", field.path), help));
    }
    Ok(shape)
}

fn record_fields<'m>(model: &'m Model, ty: &Type) -> &'m [ModelField] {
    let Type::Record(record) = ty else { return &[] };
    model.record(*record).map(|record| record.fields.as_slice()).unwrap_or_default()
}

fn record_field<'m>(model: &'m Model, ty: &Type, name: &str) -> Option<(usize, &'m ModelField)> {
    let fields = record_fields(model, ty);
    fields.iter().enumerate().find(|(_, field)| field.meta.name == name)
}

fn unknown<'a>(path: &str, name: &str, names: impl Iterator<Item = &'a str>) -> Refusal {
    let nearest = names
        .map(|known| (strsim::osa_distance(known, name), known))
        .filter(|(distance, known)| *distance <= known.len().max(3) / 2)
        .min();
    let help = match nearest {
        Some((_, known)) => format!("did you mean `{known}`?"),
        None => {
            "a plugin reads fields of the vocabulary of the packs that it is used with".to_owned()
        }
    };
    Refusal::new(format!("it reads the field {path}, and there is no `{name}`"), help)
}

fn leaf(model: &Model, ty: &Type, field: &Field) -> Result<Leaf, Refusal> {
    let wrong = |holds: &str| {
        let kind = kind_words(&field.kind);
        let what = if field.path.is_empty() {
            format!("there it is {kind}, and here {holds}")
        } else {
            format!("it reads the field {} as {kind}, and the field holds {holds}", field.path)
        };
        Refusal::new(
            what,
            "the plugin was made for another version of the vocabulary; use the one that fits",
        )
    };
    match (ty, &field.kind) {
        (Type::Truth, Kind::Truth) => Ok(Leaf::Truth),
        (Type::Percent, Kind::Percent) => Ok(Leaf::Number(tidewaiter_model::Number::ONE)),
        (Type::Money, Kind::Money) => Ok(Leaf::Money),
        (Type::Date, Kind::Day) => Ok(Leaf::Day),
        (Type::Text, Kind::Text) => Ok(Leaf::Text),
        (Type::Enumeration(id), Kind::Text) => Ok(Leaf::Constant(*id)),
        (Type::Number(unit), Kind::Number(symbol)) => match unit_worth(model, unit, symbol) {
            Some(worth) => Ok(Leaf::Number(worth)),
            None => Err(wrong(&format!(
                "a number in {}",
                if unit.symbol.is_empty() { "no unit" } else { &unit.symbol }
            ))),
        },
        (Type::Truth, _) => Err(wrong("true or false")),
        (Type::Percent, _) => Err(wrong("a percentage")),
        (Type::Money, _) => Err(wrong("an amount of money")),
        (Type::Date, _) => Err(wrong("a date")),
        (Type::Text | Type::Enumeration(_), _) => Err(wrong("text")),
        (Type::Number(_), _) => Err(wrong("a number")),
        (Type::Record(_), _) => Err(wrong("a record: name one of its fields")),
        (Type::List(_) | Type::Set(_), _) => Err(wrong("a list: write `[]` after its name")),
    }
}

/// A kind as rule files write the type.
pub fn tide_type(kind: &Kind) -> String {
    match kind {
        Kind::Truth => "truth".to_owned(),
        Kind::Number(unit) if unit == "1" => "number".to_owned(),
        Kind::Number(unit) => format!("number in {unit}"),
        Kind::Percent => "percent".to_owned(),
        Kind::Money => "money".to_owned(),
        Kind::Day => "date".to_owned(),
        Kind::Text => "text".to_owned(),
    }
}

/// A kind, for people.
pub fn kind_words(kind: &Kind) -> String {
    match kind {
        Kind::Truth => "true or false".to_owned(),
        Kind::Number(unit) if unit == "1" => "a number".to_owned(),
        Kind::Number(unit) => format!("a number in {unit}"),
        Kind::Percent => "a percentage".to_owned(),
        Kind::Money => "an amount of money".to_owned(),
        Kind::Day => "a date".to_owned(),
        Kind::Text => "text".to_owned(),
    }
}

/// What one of the unit of that symbol is worth in base units, where it measures the same.
fn unit_worth(model: &Model, unit: &Unit, symbol: &str) -> Option<tidewaiter_model::Number> {
    if symbol == unit.symbol || (symbol == "1" && unit.dimension.is_none()) {
        return Some(unit.factor);
    }
    let (name, per) =
        symbol.split_once('/').map_or((symbol, None), |(name, per)| (name, Some(per)));
    let named =
        |name: &str| model.units.iter().find(|named| named.name == name).map(|named| &named.unit);
    let mut worth = named(name)?.factor;
    let mut dimension = named(name)?.dimension.clone();
    if let Some(per) = per {
        worth = worth.over(named(per)?.factor)?;
        dimension = dimension.over(&named(per)?.dimension);
    }
    (dimension == unit.dimension).then_some(worth)
}

#[cfg(test)]
mod tests;
