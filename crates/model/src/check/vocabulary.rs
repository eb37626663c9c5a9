//! Enumerations, record types and facts.

use std::collections::BTreeSet;

use tidewaiter_syntax::Diagnostic;
use tidewaiter_syntax::tree::{
    self, DeclarationKind, EnumerationConstants, TypeExpression, TypeKind,
};

use super::expression::Context;
use super::{Checker, Declared, Namespace, Symbol, Visible};
use crate::codes;
use crate::model::{Argument, Body, Constant, Enumeration, Field, Meta, Record};
use crate::types::{RecordId, Type};
use crate::unit::Unit;

impl Checker<'_> {
    pub(super) fn vocabulary(&mut self) {
        let declared = self.declared.clone();
        for declared in &declared {
            if let DeclarationKind::Enumeration(d) = &declared.declaration.kind {
                let enumeration = self.enumeration(declared, d);
                self.model.enumerations.push(enumeration);
            }
        }
        // Types first, so that fields may have the type of a record that is declared later.
        for declared in &declared {
            if let DeclarationKind::Record(d) = &declared.declaration.kind {
                let title = d.title.as_ref().map(|t| t.value.as_str());
                let meta = self.meta(declared, &d.name.value, title);
                let mut fields: Vec<Field> = Vec::new();
                for field in &d.fields {
                    if let Some(before) = fields.iter().find(|f| f.meta.name == field.name.value) {
                        let first = before.meta.span;
                        self.report(
                            Diagnostic::error(
                                codes::DUPLICATE,
                                field.name.span,
                                format!("the field `{}` is declared twice", field.name.value),
                            )
                            .also(first, "first declared here")
                            .help("give one of them another name"),
                        );
                    }
                    let ty = self.ty(&field.ty, &declared.visible).unwrap_or(Type::Truth);
                    let meta = Meta {
                        name: field.name.value.clone(),
                        id: format!("{}.{}", meta.id, field.name.value),
                        title: field.name.value.clone(),
                        doc: field.doc.clone(),
                        span: field.name.span,
                        pack: declared.pack,
                    };
                    fields.push(Field { meta, ty, derived: None, default: None });
                }
                self.model.records.push(Record { meta, fields });
            }
        }
        self.record_cycles();
        for declared in &declared {
            if let DeclarationKind::Fact(d) = &declared.declaration.kind {
                let meta = self.meta(declared, &d.name.value, None);
                let ty = self.ty(&d.ty, &declared.visible).unwrap_or(Type::Truth);
                self.model.facts.push(Field { meta, ty, derived: None, default: None });
            }
        }
    }

    /// Derived fields and defaults, once every name is known.
    pub(super) fn field_bodies(&mut self) {
        let mut records = 0_usize;
        let mut facts = 0_usize;
        for declared in self.declared.clone() {
            if let DeclarationKind::Record(d) = &declared.declaration.kind {
                let id = RecordId(u32::try_from(records).unwrap_or(u32::MAX));
                for (place, field) in d.fields.iter().enumerate() {
                    let (derived, default) =
                        self.field_body(&declared.visible, Some(id), place, field);
                    let slot = self.model.records.get_mut(records);
                    if let Some(slot) = slot.and_then(|record| record.fields.get_mut(place)) {
                        (slot.derived, slot.default) = (derived, default);
                    }
                }
                records += 1;
            } else if let DeclarationKind::Fact(d) = &declared.declaration.kind {
                if let Some(derived) = &d.derived {
                    self.report(
                        Diagnostic::error(codes::CLAUSE, derived.span, "a fact is not derived")
                            .help("make it a field of a record, or a `define`"),
                    );
                }
                let (_, default) = self.field_body(&declared.visible, None, facts, d);
                if let Some(slot) = self.model.facts.get_mut(facts) {
                    slot.default = default;
                }
                facts += 1;
            }
        }
    }

    fn field_body(
        &mut self,
        visible: &Visible,
        record: Option<RecordId>,
        place: usize,
        field: &tree::Field,
    ) -> (Option<Body>, Option<(crate::Value, String)>) {
        let ty = match record {
            Some(id) => {
                self.model.record(id).and_then(|r| r.fields.get(place)).map(|f| f.ty.clone())
            }
            None => self.model.facts.get(place).map(|f| f.ty.clone()),
        };
        let Some(ty) = ty else { return (None, None) };
        let derived = match (&field.derived, record) {
            (Some(derived), Some(record)) => {
                let mut context = Context::of_record(visible.clone(), record);
                self.expect(derived, &ty, &mut context)
                    .map(|expression| Body { expression, slots: context.slots() })
            }
            (Some(_), None) | (None, _) => None,
        };
        let default = match &field.default {
            Some((value, reason)) => {
                self.constant(value, &ty, visible).map(|value| (value, reason.value.clone()))
            }
            None => None,
        };
        (derived, default)
    }

    fn enumeration(
        &mut self,
        declared: &Declared,
        d: &tree::EnumerationDeclaration,
    ) -> Enumeration {
        let title = d.title.as_ref().map(|t| t.value.as_str());
        let meta = self.meta(declared, &d.name.value, title);
        let mut constants: Vec<Constant> = Vec::new();
        match &d.constants {
            EnumerationConstants::Written(written) => {
                let mut seen = BTreeSet::new();
                for constant in written {
                    if !seen.insert(constant.name.value.clone()) {
                        self.report(
                            Diagnostic::error(
                                codes::DUPLICATE,
                                constant.name.span,
                                format!("`{}` is listed twice", constant.name.value),
                            )
                            .help("keep one"),
                        );
                    }
                    let title = constant.title.as_ref().unwrap_or(&constant.name);
                    constants.push(Constant {
                        name: constant.name.value.clone(),
                        title: title.value.clone(),
                    });
                }
            }
            EnumerationConstants::From(file) => {
                for row in self.rows(declared.pack, file, &["code", "title"], &[]) {
                    let [code, title] = row.cells.as_slice() else { continue };
                    if constants.iter().any(|c| c.name == code.value) {
                        self.report(
                            Diagnostic::error(
                                codes::CSV_DUPLICATE,
                                code.span,
                                "this code is there twice",
                            )
                            .help("keep one row"),
                        );
                    }
                    constants
                        .push(Constant { name: code.value.clone(), title: title.value.clone() });
                }
            }
        }
        Enumeration { meta, constants }
    }

    /// A type as written; a problem where it names none.
    pub(super) fn ty(&mut self, ty: &TypeExpression, visible: &Visible) -> Option<Type> {
        Some(match &ty.value {
            TypeKind::Truth => Type::Truth,
            TypeKind::Number(None) => Type::Number(Unit::none()),
            TypeKind::Number(Some(units)) => Type::Number(self.unit(units, visible)?),
            TypeKind::Percent => Type::Percent,
            TypeKind::Money => Type::Money,
            TypeKind::Date => Type::Date,
            TypeKind::Text => Type::Text,
            TypeKind::Named(name) => match self.find(Namespace::Types, visible, &name.value) {
                Some(Symbol::Enumeration(id)) => Type::Enumeration(id),
                Some(Symbol::Record(id)) => Type::Record(id),
                _ => {
                    self.unknown(Namespace::Types, visible, "type", name);
                    return None;
                }
            },
            TypeKind::List(element) => Type::List(Box::new(self.ty(element, visible)?)),
            TypeKind::Set(element) => {
                let element_type = self.ty(element, visible)?;
                if !matches!(element_type, Type::Enumeration(_) | Type::Text) {
                    self.report(
                        Diagnostic::error(
                            codes::TYPE_MISMATCH,
                            element.span,
                            "a set holds constants of an enumeration, or texts",
                        )
                        .help("make it a `list of`"),
                    );
                }
                Type::Set(Box::new(element_type))
            }
        })
    }

    /// Parameters of a definition, class, table or function.
    pub(super) fn parameters(
        &mut self,
        arguments: &[tree::Argument],
        visible: &Visible,
    ) -> Vec<Argument> {
        let mut parameters: Vec<Argument> = Vec::new();
        for argument in arguments {
            let Some(ty) = self.ty(&argument.ty, visible) else { continue };
            if parameters.iter().any(|p| p.name == argument.name.value) {
                self.report(
                    Diagnostic::error(
                        codes::DUPLICATE,
                        argument.name.span,
                        format!("`{}` is a parameter twice", argument.name.value),
                    )
                    .help("give one of them another name"),
                );
            }
            parameters.push(Argument { name: argument.name.value.clone(), ty });
        }
        parameters
    }

    /// A type in words.
    pub(super) fn type_words(&self, ty: &Type) -> String {
        match ty {
            Type::Truth => "a truth value".to_owned(),
            Type::Number(unit) if unit.dimension.is_none() => "a number".to_owned(),
            Type::Number(unit) => format!("a number in {}", unit.symbol),
            Type::Percent => "a percentage".to_owned(),
            Type::Money => "an amount of money".to_owned(),
            Type::Date => "a date".to_owned(),
            Type::Text => "a text".to_owned(),
            Type::Enumeration(id) => {
                let name = self.model.enumeration(*id).map(|e| e.meta.name.as_str());
                format!("a value of {}", name.unwrap_or_default())
            }
            Type::Record(id) => {
                let name = self.model.record(*id).map(|r| r.meta.name.as_str());
                format!("a record {}", name.unwrap_or_default())
            }
            Type::List(element) => format!("a list, each {}", self.type_words(element)),
            Type::Set(element) => format!("a set, each {}", self.type_words(element)),
        }
    }

    /// Reports records that contain themselves.
    fn record_cycles(&mut self) {
        fn inside(ty: &Type) -> Option<RecordId> {
            match ty {
                Type::Record(id) => Some(*id),
                Type::List(element) | Type::Set(element) => inside(element),
                Type::Truth
                | Type::Number(_)
                | Type::Percent
                | Type::Money
                | Type::Date
                | Type::Text
                | Type::Enumeration(_) => None,
            }
        }
        let count = u32::try_from(self.model.records.len()).unwrap_or(0);
        for start in (0..count).map(RecordId) {
            let mut reached = BTreeSet::new();
            let mut open = vec![start];
            while let Some(record) = open.pop() {
                let fields =
                    self.model.record(record).map(|r| r.fields.clone()).unwrap_or_default();
                for next in fields.iter().filter_map(|field| inside(&field.ty)) {
                    if reached.insert(next) {
                        open.push(next);
                    }
                }
            }
            if reached.contains(&start)
                && let Some(record) = self.model.record(start)
            {
                let problem = Diagnostic::error(
                    codes::RECORD_CYCLE,
                    record.meta.span,
                    format!("the record `{}` contains itself", record.meta.name),
                )
                .help("make a record of its own for what is inside");
                self.report(problem);
            }
        }
    }
}
