//! Parameters, lists and tables: what has a timeline of values.

use super::build::{Builder, Inside, Node, inside};
use super::grammar::Rule;
use crate::span::Spanned;
use crate::tree::{
    Ended, EntryNote, Expression, ListChange, ListDeclaration, ListEntry, ListEntryKind,
    ParameterDeclaration, ParameterEntry, SuspensionDeclaration, SuspensionStretch,
    TableDeclaration, TableEntry,
};

impl Builder {
    pub(super) fn parameter(&mut self, node: Node<'_>) -> Option<ParameterDeclaration> {
        let mut nodes = inside(node);
        let name = self.name(&nodes.next()?);
        let ty = self.ty(nodes.next()?)?;
        let title = nodes.next_of(Rule::text).map(|text| self.text(text));
        let entries = nodes
            .map(|entry| {
                let mut parts = inside(entry);
                let force = self.range(parts.next()?)?;
                let value = self.expression(parts.next()?)?;
                Some(ParameterEntry { force, value, note: self.note(parts)? })
            })
            .collect::<Option<_>>()?;
        Some(ParameterDeclaration { name, ty, title, entries })
    }

    /// Citation, publication and doubts behind an entry.
    fn note(&mut self, nodes: Inside<'_>) -> Option<EntryNote> {
        let mut note = EntryNote::default();
        for part in nodes.flat_map(inside) {
            match part.as_rule() {
                Rule::announced => note.announced = Some(self.day(&inside(part).next()?)?),
                Rule::ended => note.ended = Some(self.ended(part)?),
                Rule::unconfirmed => note.unconfirmed = Some(self.text(inside(part).next()?)),
                _ => note.cite.extend(self.texts(part)),
            }
        }
        Some(note)
    }

    /// `ended announced D cite "..."`
    pub(super) fn ended(&mut self, node: Node<'_>) -> Option<Ended> {
        let mut nodes = inside(node);
        let announced = self.day(&inside(nodes.next()?).next()?)?;
        Some(Ended { announced, cite: self.cites(nodes.all_of(Rule::cite)) })
    }

    pub(super) fn suspension(&mut self, node: Node<'_>) -> Option<SuspensionDeclaration> {
        let mut nodes = inside(node);
        let name = self.name(&nodes.next()?);
        let title = nodes.next_of(Rule::text).map(|text| self.text(text));
        let cite = nodes.all_of(Rule::cite);
        let cite = self.cites(cite);
        let stretches = nodes.map(|node| self.stretch(node)).collect::<Option<_>>()?;
        Some(SuspensionDeclaration { name, title, cite, stretches })
    }

    fn stretch(&mut self, node: Node<'_>) -> Option<SuspensionStretch> {
        let span = self.span(&node);
        let mut nodes = inside(node);
        let range = self.range(nodes.next()?)?;
        let when = match nodes.next_of(Rule::when) {
            Some(when) => Some(self.expression(inside(when).next()?)?),
            None => None,
        };
        let (mut announced, mut cite, mut unconfirmed) = (None, Vec::new(), None);
        for part in nodes {
            match part.as_rule() {
                Rule::announced => announced = Some(self.day(&inside(part).next()?)?),
                Rule::unconfirmed => unconfirmed = Some(self.text(inside(part).next()?)),
                _ => cite.extend(self.texts(part)),
            }
        }
        Some(SuspensionStretch { range, when, announced, cite, unconfirmed, span })
    }

    pub(super) fn list(&mut self, node: Node<'_>) -> Option<ListDeclaration> {
        let mut nodes = inside(node);
        let name = self.name(&nodes.next()?);
        let ty = self.ty(nodes.next()?)?;
        let title = nodes.next_of(Rule::text).map(|text| self.text(text));
        let (mut cite, mut entries) = (Vec::new(), Vec::new());
        for part in nodes {
            if part.as_rule() == Rule::cite {
                cite.extend(self.texts(part));
            } else {
                entries.push(self.list_entry(part)?);
            }
        }
        Some(ListDeclaration { name, ty, title, cite, entries })
    }

    fn list_entry(&mut self, node: Node<'_>) -> Option<ListEntry> {
        let span = self.span(&node);
        let mut nodes = inside(node);
        let what = nodes.next()?;
        let rule = what.as_rule();
        let mut parts = inside(what);
        let when = parts.next()?;
        let kind = match rule {
            Rule::list_from => {
                ListEntryKind::From(self.range(when)?, self.text(inside(parts.next()?).next()?))
            }
            Rule::list_values => {
                let range = self.range(when)?;
                let values = parts.map(|value| self.list_value(value)).collect::<Option<_>>()?;
                ListEntryKind::Values(range, values)
            }
            _ => {
                let day = self.day(&when)?;
                let changes = parts
                    .map(|change| {
                        let mut parts = inside(change);
                        let joins = parts.next()?.as_str() == "+";
                        let value = self.list_value(parts.next()?)?;
                        Some(ListChange { joins, value })
                    })
                    .collect::<Option<_>>()?;
                ListEntryKind::Change(day, changes)
            }
        };
        Some(ListEntry { kind, note: self.note(nodes)?, span })
    }

    /// A value of a list: a literal or a constant, never a condition.
    fn list_value(&mut self, node: Node<'_>) -> Option<Expression> {
        let span = self.span(&node);
        Some(Spanned { value: self.literal(inside(node).next()?)?, span })
    }

    pub(super) fn table(&mut self, node: Node<'_>) -> Option<TableDeclaration> {
        let mut nodes = inside(node);
        let name = self.name(&nodes.next()?);
        let arguments = nodes.next_of(Rule::arguments);
        let arguments = self.arguments(arguments)?;
        let ty = self.ty(nodes.next()?)?;
        let title = nodes.next_of(Rule::text).map(|text| self.text(text));
        let mut table = TableDeclaration {
            name,
            arguments,
            ty,
            title,
            cite: Vec::new(),
            entries: Vec::new(),
            missing: None,
        };
        for part in nodes {
            match part.as_rule() {
                Rule::cite => table.cite.extend(self.texts(part)),
                Rule::table_entry => {
                    let mut parts = inside(part);
                    let force = self.range(parts.next()?)?;
                    let file = self.text(inside(parts.next()?).next()?);
                    let note = self.note(parts)?;
                    table.entries.push(TableEntry { force, file, note });
                }
                _ => {
                    let mut parts = inside(part);
                    let value = self.expression(parts.next()?)?;
                    table.missing = Some((value, self.text(parts.next()?)));
                }
            }
        }
        Some(table)
    }
}
