//! Units of measure.

use std::collections::BTreeMap;

use tidewaiter_syntax::tree::UnitExpression;
use tidewaiter_syntax::{Diagnostic, Spanned, tree};

use super::names::nearest;
use super::{Checker, Namespace, Visible};
use crate::codes;
use crate::model::{NamedUnit, PackId};
use crate::number::Number;
use crate::unit::{BaseUnitId, Dimension, Unit};

impl Checker<'_> {
    /// Declares the units of all packs. A unit may be defined by one that is declared later.
    pub(super) fn declare_units(&mut self) {
        self.model.base_units = vec!["day".to_owned()];
        for name in ["day", "days"] {
            self.units
                .insert((None, name.to_owned()), Unit { symbol: name.to_owned(), ..Unit::days() });
        }
        let mut open: Vec<(PackId, tree::UnitDeclaration, Visible)> = Vec::new();
        for declared in self.declared.clone() {
            if let tree::DeclarationKind::Unit(unit) = &declared.declaration.kind {
                if unit.definition.is_none() {
                    let id = u16::try_from(self.model.base_units.len()).unwrap_or(u16::MAX);
                    self.model.base_units.push(unit.name.value.clone());
                    let base = Unit {
                        dimension: Dimension::of(BaseUnitId(id)),
                        factor: Number::ONE,
                        symbol: unit.name.value.clone(),
                    };
                    self.units.insert((Some(declared.pack), unit.name.value.clone()), base);
                } else {
                    open.push((declared.pack, unit.clone(), declared.visible.clone()));
                }
            }
        }
        // Each round defines the units whose definitions are known; what remains is a mistake.
        loop {
            let before = open.len();
            open.retain(|(pack, unit, visible)| {
                let Some((number, expression)) = &unit.definition else { return false };
                let known = expression
                    .numerator
                    .iter()
                    .chain(&expression.denominators)
                    .all(|name| self.find_unit(visible, &name.value).is_some());
                if known {
                    self.define_unit(*pack, &unit.name.value, number, expression, visible);
                }
                !known
            });
            if open.len() == before {
                break;
            }
        }
        for (_, unit, visible) in open {
            if let Some((_, expression)) = &unit.definition {
                let _ = self.unit(expression, &visible);
            }
        }
        self.units_told_apart();
        let named: BTreeMap<String, Unit> =
            self.units.iter().map(|((_, name), unit)| (name.clone(), unit.clone())).collect();
        self.model.units = named.into_iter().map(|(name, unit)| NamedUnit { name, unit }).collect();
    }

    /// A transaction names a unit without saying of which pack, so that two of one symbol must be
    /// worth the same.
    fn units_told_apart(&mut self) {
        let mut first: BTreeMap<&str, (&Unit, PackId)> = BTreeMap::new();
        let mut twins = Vec::new();
        for ((pack, name), unit) in &self.units {
            let Some(pack) = pack else { continue };
            match first.get(name.as_str()) {
                Some((other, in_pack)) if *other != unit => {
                    twins.push((name.clone(), *in_pack, *pack));
                }
                Some(_) => {}
                None => drop(first.insert(name, (unit, *pack))),
            }
        }
        for (name, one, other) in twins {
            let span = |pack| self.names.get(&(Namespace::Units, pack, name.clone())).map(|n| n.1);
            let (Some(one), Some(other)) = (span(one), span(other)) else { continue };
            self.report(
                Diagnostic::error(
                    codes::DUPLICATE,
                    other,
                    format!(
                        "two packs declare a unit `{name}`, and a transaction could mean either"
                    ),
                )
                .also(one, "the other one")
                .help("declare it once, in a vocabulary that both packs use, or rename one"),
            );
        }
    }

    fn define_unit(
        &mut self,
        pack: PackId,
        name: &str,
        number: &Spanned<String>,
        expression: &UnitExpression,
        visible: &Visible,
    ) {
        let Some(of) = self.unit(expression, visible) else { return };
        let factor = Number::parse(&number.value).ok().and_then(|n| n.times(of.factor));
        let Some(factor) = factor.filter(|factor| *factor > Number::ZERO) else {
            self.report(
                Diagnostic::error(
                    codes::TYPE_MISMATCH,
                    number.span,
                    "a unit is worth more than nothing",
                )
                .help("write how many of the other unit one of this is"),
            );
            return;
        };
        let unit = Unit { dimension: of.dimension, factor, symbol: name.to_owned() };
        self.units.insert((Some(pack), name.to_owned()), unit);
    }

    fn find_unit(&self, visible: &Visible, name: &str) -> Option<&Unit> {
        let own =
            visible.packs.iter().find_map(|pack| self.units.get(&(Some(*pack), name.to_owned())));
        own.or_else(|| self.units.get(&(None, name.to_owned())))
    }

    /// The unit that an expression names; a problem where it names an unknown one.
    pub(super) fn unit(&mut self, expression: &UnitExpression, visible: &Visible) -> Option<Unit> {
        let mut dimension = Dimension::NONE;
        let mut factor = Number::ONE;
        for (name, over) in expression
            .numerator
            .iter()
            .map(|name| (name, false))
            .chain(expression.denominators.iter().map(|name| (name, true)))
        {
            let Some(unit) = self.find_unit(visible, &name.value).cloned() else {
                let known: Vec<&str> = self.units.keys().map(|(_, name)| name.as_str()).collect();
                let near = nearest(&name.value, known.into_iter());
                self.report(
                    Diagnostic::error(
                        codes::UNKNOWN_NAME,
                        name.span,
                        format!("there is no unit `{}`", name.value),
                    )
                    .help(near.map_or_else(
                        || "declare it with `unit` in the vocabulary".to_owned(),
                        |near| format!("did you mean `{near}`?"),
                    )),
                );
                return None;
            };
            if over {
                dimension = dimension.over(&unit.dimension);
                factor = factor.over(unit.factor)?;
            } else {
                dimension = dimension.times(&unit.dimension);
                factor = factor.times(unit.factor)?;
            }
        }
        let mut symbol = expression.numerator.as_ref().map(|n| n.value.clone()).unwrap_or_default();
        for (place, name) in expression.denominators.iter().enumerate() {
            if place == 0 && symbol.is_empty() {
                symbol = format!("per {}", name.value);
            } else {
                symbol = format!("{symbol}/{}", name.value);
            }
        }
        Some(Unit { dimension, factor, symbol })
    }

    /// Whether a name after a number is a declared unit.
    pub(super) fn is_unit(&self, visible: &Visible, name: &str) -> bool {
        self.find_unit(visible, name).is_some()
    }

    /// A unit of a dimension that arithmetic made, written in base units.
    pub(super) fn unit_of(&self, dimension: Dimension) -> Unit {
        let name = |id: BaseUnitId| {
            self.model.base_units.get(usize::from(id.0)).cloned().unwrap_or_default()
        };
        let mut over = Vec::new();
        let mut under = Vec::new();
        for &(id, power) in &dimension.0 {
            let into = if power > 0 { &mut over } else { &mut under };
            into.extend(std::iter::repeat_n(name(id), usize::from(power.unsigned_abs())));
        }
        let symbol = match (over.is_empty(), under.is_empty()) {
            (_, true) => over.join("*"),
            (true, false) => format!("per {}", under.join("/")),
            (false, false) => format!("{}/{}", over.join("*"), under.join("/")),
        };
        Unit { dimension, factor: Number::ONE, symbol }
    }
}
