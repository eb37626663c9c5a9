//! Values written out: in a rule file, in a cell of a CSV, in a test.

use std::sync::Arc;

use tidewaiter_syntax::tree::{Expression, ExpressionKind, UnitExpression};
use tidewaiter_syntax::{Diagnostic, Span, Spanned};

use super::{Checker, Visible};
use crate::codes;
use crate::number::Number;
use crate::types::{Currency, Money, Type, Value};
use crate::unit::Unit;

/// A number with its unit, or an amount of money.
#[derive(Debug, Clone)]
pub enum Quantity {
    /// In base units, with the unit written.
    Number(Number, Unit),
    /// An amount.
    Money(Money),
}

impl Checker<'_> {
    /// The value of a literal or constant of a type; a problem where it is none.
    pub(super) fn constant(
        &mut self,
        expr: &Expression,
        ty: &Type,
        visible: &Visible,
    ) -> Option<Value> {
        match (&expr.value, ty) {
            (ExpressionKind::Truth(truth), Type::Truth) => Some(Value::Truth(*truth)),
            (ExpressionKind::Date(day), Type::Date) => Some(Value::Date(*day)),
            (ExpressionKind::Text(text), Type::Text) => Some(Value::Text(Arc::from(text.as_str()))),
            (ExpressionKind::Percent(number), Type::Percent) => {
                percent(&number.value).map(Value::Number)
            }
            (ExpressionKind::Name(name), Type::Enumeration(id)) => {
                let found = self
                    .model
                    .enumeration(*id)
                    .and_then(|e| e.constants.iter().position(|c| c.name == *name))
                    .and_then(|place| u32::try_from(place).ok());
                if found.is_none() {
                    let known: Vec<String> = self
                        .model
                        .enumeration(*id)
                        .map(|e| e.constants.iter().map(|c| c.name.clone()).collect())
                        .unwrap_or_default();
                    let name = Spanned { value: name.clone(), span: expr.span };
                    self.unknown_among("value", &name, known.iter().map(String::as_str));
                }
                found.map(|place| Value::Constant(*id, place))
            }
            (ExpressionKind::Number(number, units), Type::Number(_) | Type::Money) => {
                match (self.quantity(number, units.as_ref(), visible)?, ty) {
                    (Quantity::Number(value, unit), Type::Number(wanted)) => self
                        .same_dimension(expr.span, &unit, wanted)
                        .then_some(Value::Number(value)),
                    (Quantity::Money(money), Type::Money) => Some(Value::Money(money)),
                    (Quantity::Number(..) | Quantity::Money(_), _) => self.mismatch(expr.span, ty),
                }
            }
            _ => self.mismatch(expr.span, ty),
        }
    }

    fn mismatch(&mut self, span: Span, ty: &Type) -> Option<Value> {
        let wanted = self.type_words(ty);
        self.report(
            Diagnostic::error(codes::TYPE_MISMATCH, span, "here stands no value of the right type")
                .help(format!("write {wanted}{}", example(ty))),
        );
        None
    }

    /// Reports units of different dimensions.
    pub(super) fn same_dimension(&mut self, span: Span, unit: &Unit, wanted: &Unit) -> bool {
        if unit.dimension == wanted.dimension {
            return true;
        }
        let say = |unit: &Unit| {
            if unit.symbol.is_empty() { "no unit".to_owned() } else { unit.symbol.clone() }
        };
        self.report(
            Diagnostic::error(
                codes::UNIT_MISMATCH,
                span,
                format!("this is in {}, but {} is needed", say(unit), say(wanted)),
            )
            .help("write the number with a unit of that dimension"),
        );
        false
    }

    /// A number with the unit behind it. Three capital letters that are no unit are a currency.
    pub(super) fn quantity(
        &mut self,
        number: &Spanned<String>,
        units: Option<&UnitExpression>,
        visible: &Visible,
    ) -> Option<Quantity> {
        let value = self.number(number)?;
        let Some(units) = units else { return Some(Quantity::Number(value, Unit::none())) };
        if let (Some(name), true) = (&units.numerator, units.denominators.is_empty())
            && !self.is_unit(visible, &name.value)
            && let Some(currency) = Currency::new(&name.value)
        {
            return Some(Quantity::Money(Money { amount: value, currency }));
        }
        let unit = self.unit(units, visible)?;
        match value.times(unit.factor) {
            Some(value) => Some(Quantity::Number(value, unit)),
            None => {
                self.report(
                    Diagnostic::error(
                        codes::TYPE_MISMATCH,
                        number.span,
                        "this number is too large",
                    )
                    .help("use a larger unit"),
                );
                None
            }
        }
    }

    pub(super) fn number(&mut self, number: &Spanned<String>) -> Option<Number> {
        match Number::parse(&number.value) {
            Ok(value) => Some(value),
            Err(why) => {
                self.report(
                    Diagnostic::error(codes::TYPE_MISMATCH, number.span, why)
                        .help("write an exact decimal such as 4800 or 5.92"),
                );
                None
            }
        }
    }

    /// The value in a cell of a CSV; none where the cell is empty.
    ///
    /// # Errors
    /// In words, where the cell holds something else.
    pub(super) fn cell(&self, text: &str, ty: &Type) -> Result<Option<Value>, String> {
        if let Type::List(element) | Type::Set(element) = ty {
            let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty());
            let values: Vec<Option<Value>> =
                parts.clone().map(|part| self.cell(part, element)).collect::<Result<_, _>>()?;
            if matches!(ty, Type::List(_)) {
                return Ok(Some(Value::List(Arc::from(values))));
            }
            return Value::set(values).map(Some).map_err(|place| {
                format!(
                    "`{}` stands twice in the set",
                    parts.clone().nth(place).unwrap_or_default()
                )
            });
        }
        if text.is_empty() {
            return Ok(None);
        }
        let wrong = || format!("`{text}` is not {}{}", self.type_words(ty), example(ty));
        let value = match ty {
            Type::Truth => match text {
                "true" => Value::Truth(true),
                "false" => Value::Truth(false),
                _ => return Err(wrong()),
            },
            Type::Text => Value::Text(Arc::from(text)),
            Type::Date => Value::Date(text.parse()?),
            Type::Percent => {
                let number = text.strip_suffix('%').ok_or_else(wrong)?;
                Value::Number(percent(number.trim()).ok_or_else(wrong)?)
            }
            Type::Money => {
                let (amount, currency) = text.split_once(' ').ok_or_else(wrong)?;
                let currency = Currency::new(currency.trim()).ok_or_else(wrong)?;
                Value::Money(Money { amount: Number::parse(amount)?, currency })
            }
            Type::Number(unit) => {
                let (number, written) = text.split_once(' ').unwrap_or((text, ""));
                if written.trim() != unit.symbol {
                    return Err(wrong());
                }
                let value = Number::parse(number)?.times(unit.factor);
                Value::Number(value.ok_or_else(wrong)?)
            }
            Type::Enumeration(id) => {
                let place = self
                    .model
                    .enumeration(*id)
                    .and_then(|e| e.constants.iter().position(|c| c.name == text))
                    .and_then(|place| u32::try_from(place).ok());
                Value::Constant(*id, place.ok_or_else(wrong)?)
            }
            Type::Record(_) | Type::List(_) | Type::Set(_) => return Err(wrong()),
        };
        Ok(Some(value))
    }
}

/// A percentage as the plain number.
pub fn percent(text: &str) -> Option<Number> {
    Number::parse(text).ok()?.over(Number::whole(100))
}

/// How a value of a type is written, for a remedy.
fn example(ty: &Type) -> String {
    match ty {
        Type::Number(unit) if unit.symbol.is_empty() => ", such as 4800".to_owned(),
        Type::Number(unit) => format!(", such as 10 {}", unit.symbol),
        Type::Percent => ", such as 0.1 %".to_owned(),
        Type::Money => ", such as 1000.00 USD".to_owned(),
        Type::Date => ", such as 2023-11-17".to_owned(),
        Type::Truth => ", true or false".to_owned(),
        Type::Text | Type::Enumeration(_) | Type::Record(_) | Type::List(_) | Type::Set(_) => {
            String::new()
        }
    }
}
