//! Facts given in fixtures and tests.

use std::collections::BTreeMap;
use std::sync::Arc;

use tidewaiter_syntax::tree::{self, DeclarationKind, GivenEntry, GivenKind, GivenValue, Name};
use tidewaiter_syntax::{Diagnostic, Span, Spanned};

use super::{Checker, Declared, Namespace, Symbol, Visible};
use crate::codes;
use crate::model::{FactId, JudgmentId};
use crate::types::{Type, Value};

/// How many fixtures may name each other in a row.
const MAX_FIXTURES: usize = 32;

/// What a case knows.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// Facts.
    pub facts: BTreeMap<FactId, Value>,
    /// Answers to judgments.
    pub judgments: BTreeMap<JudgmentId, bool>,
}

impl Checker<'_> {
    /// Takes up entries, later ones over earlier ones.
    pub(super) fn give(
        &mut self,
        entries: &[GivenEntry],
        visible: &Visible,
        given: &mut Given,
        depth: usize,
    ) {
        for entry in entries {
            match entry {
                GivenEntry::Fixture(name) => self.fixture(name, visible, given, depth),
                GivenEntry::Fact(path, value) => self.give_at(&path.value, value, visible, given),
            }
        }
    }

    fn fixture(&mut self, name: &Name, visible: &Visible, given: &mut Given, depth: usize) {
        let Some(Symbol::Fixture(place)) = self.find(Namespace::Fixtures, visible, &name.value)
        else {
            self.unknown(Namespace::Fixtures, visible, "fixture", name);
            return;
        };
        if depth > MAX_FIXTURES {
            self.report(
                Diagnostic::error(
                    codes::CYCLE,
                    name.span,
                    format!("the fixture `{}` leads back to itself", name.value),
                )
                .help("state the facts in one of them"),
            );
            return;
        }
        let Some(declared) = self.declared.get(place).cloned() else { return };
        if let Declared {
            declaration: tree::Declaration { kind: DeclarationKind::Fixture(d), .. },
            visible,
            ..
        } = declared
        {
            self.give(&d.entries, &visible, given, depth + 1);
        }
    }

    /// Gives a value to the fact at a path.
    pub(super) fn give_at(
        &mut self,
        path: &[Name],
        value: &GivenValue,
        visible: &Visible,
        given: &mut Given,
    ) {
        let Some((first, rest)) = path.split_first() else { return };
        match self.find(Namespace::Values, visible, &first.value) {
            Some(Symbol::Fact(id)) => {
                let Some(ty) = self.model.facts.get(id.index()).map(|fact| fact.ty.clone()) else {
                    return;
                };
                let old = given.facts.remove(&id);
                if let Some(new) = self.merged(&ty, old, rest, value, visible) {
                    given.facts.insert(id, new);
                }
            }
            Some(Symbol::Judgment(id)) if rest.is_empty() => {
                given.judgments.remove(&id);
                if let Some(Value::Truth(answer)) =
                    self.given_value(&Type::Truth, None, value, visible)
                {
                    given.judgments.insert(id, answer);
                }
            }
            Some(_) => self.report(
                Diagnostic::error(
                    codes::GIVEN,
                    first.span,
                    format!("`{}` is no fact", first.value),
                )
                .help("give facts of the vocabulary, and judgments by their names"),
            ),
            None => self.unknown(Namespace::Values, visible, "fact", first),
        }
    }

    /// A value with another put in at a path.
    fn merged(
        &mut self,
        ty: &Type,
        old: Option<Value>,
        path: &[Name],
        value: &GivenValue,
        visible: &Visible,
    ) -> Option<Value> {
        let Some((first, rest)) = path.split_first() else {
            return self.given_value(ty, old, value, visible);
        };
        let Type::Record(id) = ty else {
            let has = self.type_words(ty);
            self.report(
                Diagnostic::error(
                    codes::GIVEN,
                    first.span,
                    format!("{has} has no field `{}`", first.value),
                )
                .help("only records have fields"),
            );
            return old;
        };
        let Some(record) = self.model.record(*id).cloned() else { return old };
        let Some(place) = record.fields.iter().position(|f| f.meta.name == first.value) else {
            let what = format!("field of {}", record.meta.name);
            let known: Vec<&str> = record.fields.iter().map(|f| f.meta.name.as_str()).collect();
            self.unknown_among(&what, first, known.into_iter());
            return old;
        };
        let mut fields: Vec<Option<Value>> = match old {
            Some(Value::Record(fields)) => fields.to_vec(),
            _ => vec![None; record.fields.len()],
        };
        if let (Some(slot), Some(field)) = (fields.get_mut(place), record.fields.get(place)) {
            let old = slot.take();
            *slot = self.merged(&field.ty, old, rest, value, visible);
        }
        Some(Value::Record(Arc::from(fields)))
    }

    /// The value given; a record is merged with what was given before.
    pub(super) fn given_value(
        &mut self,
        ty: &Type,
        old: Option<Value>,
        value: &GivenValue,
        visible: &Visible,
    ) -> Option<Value> {
        match (&value.value, ty) {
            (GivenKind::Unknown, _) => None,
            (GivenKind::Literal(literal), _) => {
                let expr = Spanned { value: literal.clone(), span: value.span };
                self.constant(&expr, ty, visible)
            }
            (GivenKind::List(elements), Type::List(element) | Type::Set(element)) => {
                let element = (**element).clone();
                let values: Vec<Option<Value>> = elements
                    .iter()
                    .map(|value| self.given_value(&element, None, value, visible))
                    .collect();
                if !matches!(ty, Type::Set(_)) {
                    return Some(Value::List(Arc::from(values)));
                }
                let twice = match Value::set(values) {
                    Ok(set) => return Some(set),
                    Err(twice) => elements.get(twice).map_or(value.span, |element| element.span),
                };
                self.report(
                    Diagnostic::error(codes::GIVEN, twice, "this stands twice in the set")
                        .help("write each member once"),
                );
                None
            }
            (GivenKind::Record(entries), Type::Record(_)) => {
                let mut record = old;
                for entry in entries {
                    match entry {
                        GivenEntry::Fact(path, value) => {
                            record = self.merged(ty, record, &path.value, value, visible);
                        }
                        GivenEntry::Fixture(name) => self.report(
                            Diagnostic::error(
                                codes::GIVEN,
                                name.span,
                                format!("`{}` is given no value", name.value),
                            )
                            .help("write a value behind it, as in `kind: material`"),
                        ),
                    }
                }
                record.or_else(|| self.empty_record(ty))
            }
            (GivenKind::List(_) | GivenKind::Record(_), _) => {
                self.wrong_shape(value.span, ty);
                None
            }
        }
    }

    fn empty_record(&self, ty: &Type) -> Option<Value> {
        let Type::Record(id) = ty else { return None };
        let fields = self.model.record(*id)?.fields.len();
        Some(Value::Record(Arc::from(vec![None; fields])))
    }

    fn wrong_shape(&mut self, span: Span, ty: &Type) {
        let wanted = self.type_words(ty);
        self.report(
            Diagnostic::error(codes::GIVEN, span, format!("{wanted} is needed here"))
                .help("a list or set is written [a, b], a record { field: value }"),
        );
    }
}
