//! Values without an inside: texts, days, numbers with and without units, constants.

use std::sync::Arc;

use tidewaiter_model::{Currency, Enumeration, Money, Number, Unit};
use tidewaiter_syntax::Day;

use super::document::{Document, DocumentKind};
use super::problem::{FactProblem, UNKNOWN_VALUE, WRONG_TYPE, WRONG_UNIT, cut};
use super::quantity::{split, unit_named, without_exponent, written};
use super::read::{Reader, nearest};

/// The most constants that are listed where one is wrong.
const LISTED: usize = 12;
/// Longer than any number or day; what is longer is not looked at.
const LONGEST: usize = 64;

impl Reader<'_> {
    pub(super) fn text(&mut self, node: &Document, path: &str) -> Option<Arc<str>> {
        if let DocumentKind::Text(text) = &node.kind {
            return Some(Arc::from(text.as_str()));
        }
        self.wrong(node, path, "write a text in quotation marks");
        None
    }

    pub(super) fn date(&mut self, node: &Document, path: &str) -> Option<Day> {
        let text = match &node.kind {
            DocumentKind::Text(text) if text.len() <= LONGEST => text,
            DocumentKind::Null
            | DocumentKind::Truth(_)
            | DocumentKind::Number(_)
            | DocumentKind::Text(_)
            | DocumentKind::List(_)
            | DocumentKind::Map(_) => {
                self.wrong(node, path, "write a date such as \"2023-11-17\"");
                return None;
            }
        };
        text.parse()
            .map_err(|why: String| {
                let problem = FactProblem::new(WRONG_TYPE, path, why);
                self.report(
                    node,
                    problem.help("write a day of the calendar such as \"2023-11-17\""),
                );
            })
            .ok()
    }

    pub(super) fn constant(
        &mut self,
        enumeration: &Enumeration,
        node: &Document,
        path: &str,
    ) -> Option<u32> {
        let DocumentKind::Text(text) = &node.kind else {
            let title = &enumeration.meta.title;
            self.wrong(node, path, &format!("write one of: {title}"));
            return None;
        };
        let place = enumeration.constants.iter().position(|constant| constant.name == *text);
        if place.is_none() {
            let known: Vec<&str> = enumeration.constants.iter().map(|c| c.name.as_str()).collect();
            let near = nearest(text, known.iter().copied());
            let help = match near {
                _ if known.len() <= LISTED => format!("there are {}", known.join(", ")),
                Some(near) => format!("did you mean {near}?"),
                None => format!("write one of: {}", enumeration.meta.title),
            };
            let message = format!("`{}` is no {}", cut(text), enumeration.meta.name);
            self.report(node, FactProblem::new(UNKNOWN_VALUE, path, message).help(help));
        }
        place.and_then(|place| u32::try_from(place).ok())
    }

    /// A decimal; one with an exponent is refused with the decimal that says the same.
    fn decimal(&mut self, text: &str, node: &Document, path: &str, help: &str) -> Option<Number> {
        let read = if text.len() > LONGEST {
            Err(format!("`{}` has more than {} digits", cut(text), Number::MAX_DIGITS))
        } else {
            Number::parse(text)
        };
        let why = match read {
            Ok(number) => return Some(number),
            Err(why) => why,
        };
        let help = without_exponent(text)
            .map_or_else(|| help.to_owned(), |decimal| format!("write {decimal}"));
        self.report(node, FactProblem::new(WRONG_TYPE, path, why).help(help));
        None
    }

    pub(super) fn number(&mut self, unit: &Unit, node: &Document, path: &str) -> Option<Number> {
        const PLAIN: &str = "write an exact decimal without an exponent, such as 4800 or 5.92";
        let plain = unit.symbol.is_empty();
        let example = if plain {
            "write a number such as 4800".to_owned()
        } else {
            format!("write the number with its unit, such as \"10 {}\"", unit.symbol)
        };
        match &node.kind {
            DocumentKind::Number(text) if plain => self.decimal(text, node, path, PLAIN),
            DocumentKind::Number(text) => {
                self.without_unit(text, unit, node, path);
                None
            }
            DocumentKind::Text(text) => {
                let (number, named) = split(text);
                let help = if plain { PLAIN } else { &example };
                let value = self.decimal(number, node, path, help)?;
                if named.is_empty() && !plain {
                    self.without_unit(number, unit, node, path);
                    return None;
                }
                let found = unit_named(self.model, named);
                let Some(found) = found.as_ref().filter(|it| it.dimension == unit.dimension) else {
                    let message = match found {
                        Some(other) if !plain => {
                            format!(
                                "this is in `{}`, and the field in `{}`",
                                other.symbol, unit.symbol
                            )
                        }
                        Some(_) | None => format!("`{}` is no unit of this", cut(named)),
                    };
                    self.report(node, FactProblem::new(WRONG_UNIT, path, message).help(example));
                    return None;
                };
                // What can't be written back exactly would be lost in the record of the decision.
                let value = value
                    .times(found.factor)
                    .filter(|value| written(self.model, unit, *value).is_some());
                if value.is_none() {
                    let message =
                        format!("`{}` has no exact decimal in the field's unit", cut(text));
                    self.report(node, FactProblem::new(WRONG_UNIT, path, message).help(example));
                }
                value
            }
            DocumentKind::Null
            | DocumentKind::Truth(_)
            | DocumentKind::List(_)
            | DocumentKind::Map(_) => {
                self.wrong(node, path, &example);
                None
            }
        }
    }

    fn without_unit(&mut self, number: &str, unit: &Unit, node: &Document, path: &str) {
        // The number as written, so that the remedy can be pasted; without an exponent.
        let number = without_exponent(number).unwrap_or_else(|| cut(number));
        let help = format!("write it with its unit, such as \"{number} {}\"", unit.symbol);
        let problem = FactProblem::new(WRONG_UNIT, path, "this number has no unit");
        self.report(node, problem.help(help));
    }

    pub(super) fn percent(&mut self, node: &Document, path: &str) -> Option<Number> {
        const HELP: &str = "write the percentage with its sign, such as \"0.1 %\"";
        if let DocumentKind::Text(text) = &node.kind
            && let Some(number) = text.trim().strip_suffix('%')
        {
            let number = self.decimal(number.trim(), node, path, HELP)?;
            return number.over(Number::whole(100));
        }
        if matches!(node.kind, DocumentKind::Number(_)) {
            let message = "this number may be a share or a percentage";
            self.report(node, FactProblem::new(WRONG_UNIT, path, message).help(HELP));
        } else {
            self.wrong(node, path, HELP);
        }
        None
    }

    pub(super) fn money(&mut self, node: &Document, path: &str) -> Option<Money> {
        const HELP: &str = "write the amount with its currency, such as \"1000.00 USD\"";
        if let DocumentKind::Text(text) = &node.kind
            && let Some((amount, code)) = text.trim().split_once(' ')
        {
            let amount = self.decimal(amount, node, path, HELP)?;
            if let Some(currency) = Currency::new(code.trim()) {
                return Some(Money { amount, currency });
            }
        }
        self.wrong(node, path, HELP);
        None
    }
}
