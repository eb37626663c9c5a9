//! Names, texts, types, ranges: what fits on a line as a matter of course.

use crate::tree::{
    Argument, DayRange, Ended, EntryNote, Name, Number, Path, Place, Text, TypeExpression,
    TypeKind, UnitExpression,
};

/// A text literal.
pub fn text(text: &Text) -> String {
    quoted(&text.value)
}

/// A text literal of a value.
pub fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Texts behind each other.
pub fn texts(all: &[Text]) -> String {
    all.iter().map(text).collect::<Vec<_>>().join(", ")
}

/// ` cite "..."`, or nothing.
pub fn cite(all: &[Text]) -> String {
    if all.is_empty() { String::new() } else { format!(" cite {}", texts(all)) }
}

/// ` "title"`, or nothing.
pub fn title(title: Option<&Text>) -> String {
    title.map(|title| format!(" {}", text(title))).unwrap_or_default()
}

/// A range of days.
pub fn range(range: &DayRange) -> String {
    match &range.last {
        Some(last) => format!("{} .. {}", range.first.value, last.value),
        None => format!("{} ..", range.first.value),
    }
}

/// What may follow an entry.
pub fn note(note: &EntryNote) -> String {
    let mut written = cite(&note.cite);
    if let Some(announced) = &note.announced {
        written.push_str(&format!(" announced {}", announced.value));
    }
    if let Some(ended) = &note.ended {
        written.push(' ');
        written.push_str(&self::ended(ended));
    }
    if let Some(unconfirmed) = &note.unconfirmed {
        written.push_str(&format!(" unconfirmed {}", text(unconfirmed)));
    }
    written
}

/// `ended announced D cite "..."`
pub fn ended(ended: &Ended) -> String {
    format!("ended announced {}{}", ended.announced.value, cite(&ended.cite))
}

/// A number with its unit.
pub fn quantity(number: &Number, units: Option<&UnitExpression>) -> String {
    match units {
        Some(units) if units.numerator.is_none() && units.denominators.is_empty() => {
            number.value.clone()
        }
        Some(units) => format!("{} {}", number.value, unit(units)),
        None => number.value.clone(),
    }
}

/// `GB/s`, `per mm2`
pub fn unit(units: &UnitExpression) -> String {
    let under: Vec<&str> = units.denominators.iter().map(|name| name.value.as_str()).collect();
    match &units.numerator {
        Some(over) => {
            let mut parts = vec![over.value.as_str()];
            parts.extend(under);
            parts.join("/")
        }
        None => format!("per {}", under.join("/")),
    }
}

/// A type.
pub fn ty(ty: &TypeExpression) -> String {
    match &ty.value {
        TypeKind::Truth => "truth".to_owned(),
        TypeKind::Number(None) => "number".to_owned(),
        TypeKind::Number(Some(units)) if units.numerator.is_none() => {
            format!("number {}", unit(units))
        }
        TypeKind::Number(Some(units)) => format!("number in {}", unit(units)),
        TypeKind::Percent => "percent".to_owned(),
        TypeKind::Money => "money".to_owned(),
        TypeKind::Date => "date".to_owned(),
        TypeKind::Text => "text".to_owned(),
        TypeKind::Named(name) => name.value.clone(),
        TypeKind::List(element) => format!("list of {}", self::ty(element)),
        TypeKind::Set(element) => format!("set of {}", self::ty(element)),
    }
}

/// `(p: party)`, or nothing.
pub fn arguments(all: &[Argument]) -> String {
    if all.is_empty() { String::new() } else { required_arguments(all) }
}

/// `(p: party)`, with parentheses where there is nothing between them too.
pub fn required_arguments(all: &[Argument]) -> String {
    let all: Vec<String> = all.iter().map(|a| format!("{}: {}", a.name.value, ty(&a.ty))).collect();
    format!("({})", all.join(", "))
}

/// A dotted path.
pub fn path(path: &Path) -> String {
    names(&path.value, ".")
}

/// A place in the facts.
pub fn place(place: &Place) -> String {
    place.value.iter().map(ToString::to_string).collect::<Vec<_>>().join(".")
}

/// Names with something between them.
pub fn names(names: &[Name], between: &str) -> String {
    names.iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join(between)
}
