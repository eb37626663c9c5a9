//! Units, enumerations, records, facts, definitions, judgments, functions.

use super::build::{Builder, Node, doc, inside};
use super::grammar::Rule;
use crate::tree::{
    Argument, DefineDeclaration, EnumerationConstant, EnumerationConstants, EnumerationDeclaration,
    Field, FunctionDeclaration, JudgmentDeclaration, RecordDeclaration, UnitDeclaration,
};

impl Builder {
    pub(super) fn unit(&mut self, node: Node<'_>) -> Option<UnitDeclaration> {
        let mut nodes = inside(node);
        let name = self.name(&nodes.next()?);
        let definition = match nodes.next_of(Rule::quantity) {
            Some(quantity) => {
                let mut parts = inside(quantity);
                let number = self.number(&parts.next()?)?;
                let units = parts.next().map(|units| self.units(units));
                let span = number.span;
                let nothing =
                    crate::tree::UnitExpression { numerator: None, denominators: Vec::new(), span };
                Some((number, units.unwrap_or(nothing)))
            }
            None => None,
        };
        let title = nodes.next_of(Rule::text).map(|text| self.text(text));
        Some(UnitDeclaration { name, definition, title })
    }

    pub(super) fn enumeration(&mut self, node: Node<'_>) -> Option<EnumerationDeclaration> {
        let mut nodes = inside(node);
        let name = self.name(&nodes.next()?);
        let title = nodes.next_of(Rule::text).map(|text| self.text(text));
        let constants = match nodes.next_of(Rule::from_file) {
            Some(from) => EnumerationConstants::From(self.text(inside(from).next()?)),
            None => EnumerationConstants::Written(
                nodes
                    .all_of(Rule::constant)
                    .into_iter()
                    .map(|constant| self.constant(constant))
                    .collect::<Option<_>>()?,
            ),
        };
        Some(EnumerationDeclaration { name, title, constants })
    }

    fn constant(&mut self, node: Node<'_>) -> Option<EnumerationConstant> {
        let mut nodes = inside(node);
        let doc = doc(nodes.all_of(Rule::doc));
        let name = self.name(&nodes.next()?);
        let title = nodes.next().map(|text| self.text(text));
        Some(EnumerationConstant { doc, name, title })
    }

    pub(super) fn record(&mut self, node: Node<'_>) -> Option<RecordDeclaration> {
        let mut nodes = inside(node);
        let name = self.name(&nodes.next()?);
        let title = nodes.next_of(Rule::text).map(|text| self.text(text));
        let fields = nodes.map(|field| self.field(field)).collect::<Option<_>>()?;
        Some(RecordDeclaration { name, title, fields })
    }

    pub(super) fn field(&mut self, node: Node<'_>) -> Option<Field> {
        let mut nodes = inside(node);
        let doc = doc(nodes.all_of(Rule::doc));
        let name = self.name(&nodes.next()?);
        let ty = self.ty(nodes.next()?)?;
        let derived = match nodes.next_of(Rule::derived) {
            Some(derived) => Some(self.expression(inside(derived).next()?)?),
            None => None,
        };
        let default = match nodes.next_of(Rule::default) {
            Some(default) => {
                let mut parts = inside(default);
                Some((self.expression(parts.next()?)?, self.text(parts.next()?)))
            }
            None => None,
        };
        Some(Field { doc, name, ty, derived, default })
    }

    pub(super) fn arguments(&mut self, node: Option<Node<'_>>) -> Option<Vec<Argument>> {
        let Some(node) = node else { return Some(Vec::new()) };
        inside(node)
            .map(|argument| {
                let mut parts = inside(argument);
                Some(Argument { name: self.name(&parts.next()?), ty: self.ty(parts.next()?)? })
            })
            .collect()
    }

    pub(super) fn define(&mut self, node: Node<'_>) -> Option<DefineDeclaration> {
        let mut nodes = inside(node);
        let name = self.name(&nodes.next()?);
        let arguments = nodes.next_of(Rule::arguments);
        let arguments = self.arguments(arguments)?;
        let ty = self.ty(nodes.next()?)?;
        let body = self.expression(nodes.next()?)?;
        let cite = self.cites(nodes.all_of(Rule::cite));
        Some(DefineDeclaration { name, arguments, ty, body, cite })
    }

    pub(super) fn function(&mut self, node: Node<'_>) -> Option<FunctionDeclaration> {
        let mut nodes = inside(node);
        let name = self.name(&nodes.next()?);
        let arguments = nodes.next_of(Rule::arguments);
        let arguments = self.arguments(arguments)?;
        let ty = self.ty(nodes.next()?)?;
        let plugin = self.text(inside(nodes.next()?).next()?);
        Some(FunctionDeclaration { name, arguments, ty, plugin })
    }

    pub(super) fn judgment(&mut self, node: Node<'_>) -> Option<JudgmentDeclaration> {
        let mut nodes = inside(node);
        let name = self.name(&nodes.next()?);
        let question = self.text(nodes.next()?);
        let mut cite = Vec::new();
        let mut guidance = None;
        for clause in nodes {
            if clause.as_rule() == Rule::cite {
                cite.extend(self.texts(clause));
            } else if let Some(text) = inside(clause).next() {
                guidance = Some(self.text(text));
            }
        }
        Some(JudgmentDeclaration { name, question, cite, guidance })
    }
}
