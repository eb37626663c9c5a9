//! Declarations, one after the other.

use super::WIDTH;
use super::printer::Printer;
use super::wording;
use crate::span::Span;
use crate::tree::{
    Declaration, DeclarationKind, EnumerationConstants, Field, File, ListDeclaration,
    ListEntryKind, ProvisionDeclaration, SuspensionDeclaration, TableDeclaration,
};

impl Printer<'_> {
    /// A whole file.
    pub fn file(&mut self, file: &File) {
        for used in &file.uses {
            self.item(used.span, |printer| printer.write(&format!("use {}", used.value)));
        }
        let mut before: Option<(std::mem::Discriminant<DeclarationKind>, bool)> = None;
        for (place, declaration) in file.declarations.iter().enumerate() {
            let kind = std::mem::discriminant(&declaration.kind);
            let one_line = is_one_line(declaration);
            // Short declarations of one kind may stand close, as their author had them.
            let close =
                before == Some((kind, true)) && one_line && !self.blank_above(declaration.span);
            if (place > 0 || !file.uses.is_empty()) && !close {
                self.comments_behind(declaration.span);
                self.blank_line();
            }
            self.declaration(declaration);
            before = Some((kind, one_line));
        }
    }

    /// Comments that stand behind the last line, before a blank line is put.
    fn comments_behind(&mut self, next: Span) {
        self.comments_behind_line(next.start as usize);
    }

    fn declaration(&mut self, declaration: &Declaration) {
        let span = declaration.span;
        self.item(span, |printer| {
            if !declaration.doc.is_empty() {
                for line in declaration.doc.split('\n') {
                    printer.write(format!("/// {line}").trim_end());
                    printer.newline();
                    printer.indent(0);
                }
            }
            printer.declared(&declaration.kind, span.end);
        });
    }

    fn declared(&mut self, kind: &DeclarationKind, end: u32) {
        match kind {
            DeclarationKind::Unit(unit) => {
                self.write(&format!("unit {}", unit.name.value));
                if let Some((number, units)) = &unit.definition {
                    self.write(&format!(" = {}", wording::quantity(number, Some(units))));
                }
                self.write(&wording::title(unit.title.as_ref()));
            }
            DeclarationKind::Enumeration(d) => {
                self.write(&format!(
                    "enumeration {}{} ",
                    d.name.value,
                    wording::title(d.title.as_ref())
                ));
                match &d.constants {
                    EnumerationConstants::From(file) => {
                        self.write(&format!("from {}", wording::text(file)));
                    }
                    EnumerationConstants::Written(constants) => self.block(end, |printer| {
                        let width = constants.iter().map(|c| c.name.value.chars().count()).max();
                        let width = width.unwrap_or(0);
                        for constant in constants {
                            printer.item(constant.name.span, |printer| {
                                printer.doc(&constant.doc);
                                let name = &constant.name.value;
                                let title = wording::title(constant.title.as_ref());
                                printer.write(format!("{name:<width$}{title}").trim_end());
                            });
                        }
                    }),
                }
            }
            DeclarationKind::Record(d) => {
                self.write(&format!(
                    "record {}{} ",
                    d.name.value,
                    wording::title(d.title.as_ref())
                ));
                self.block(end, |printer| {
                    for field in &d.fields {
                        printer.item(field.name.span, |printer| {
                            printer.doc(&field.doc);
                            printer.field(field);
                        });
                    }
                });
            }
            DeclarationKind::Fact(field) => {
                self.write("fact ");
                self.field(field);
            }
            DeclarationKind::Define(d) => {
                let (name, arguments) = (&d.name.value, wording::arguments(&d.arguments));
                self.write(&format!("define {name}{arguments}: {} = ", wording::ty(&d.ty)));
                self.expression(&d.body);
                self.write(&wording::cite(&d.cite));
            }
            DeclarationKind::Parameter(d) => {
                let title = wording::title(d.title.as_ref());
                self.write(&format!("parameter {}: {}{title} ", d.name.value, wording::ty(&d.ty)));
                self.block(end, |printer| {
                    for entry in &d.entries {
                        printer.item(entry.force.span, |printer| {
                            printer.write(&format!("{}: ", wording::range(&entry.force)));
                            printer.expression(&entry.value);
                            printer.write(&wording::note(&entry.note));
                        });
                    }
                });
            }
            DeclarationKind::List(d) => self.list_declaration(d, end),
            DeclarationKind::Table(d) => self.table_declaration(d, end),
            DeclarationKind::Suspension(d) => self.suspension_declaration(d, end),
            DeclarationKind::Judgment(d) => {
                self.write(&format!("judgment {} {} ", d.name.value, wording::text(&d.question)));
                self.block(end, |printer| {
                    if let Some(first) = d.cite.first() {
                        printer.item(first.span, |printer| {
                            printer.write("cite ");
                            printer.texts(&d.cite);
                        });
                    }
                    if let Some(guidance) = &d.guidance {
                        printer.item(guidance.span, |printer| {
                            printer.write(&format!("guidance {}", wording::text(guidance)));
                        });
                    }
                });
            }
            DeclarationKind::Function(d) => {
                let arguments = wording::required_arguments(&d.arguments);
                let (ty, plugin) = (wording::ty(&d.ty), wording::text(&d.plugin));
                self.write(&format!("function {}{arguments}: {ty} from {plugin}", d.name.value));
            }
            DeclarationKind::Provision(d) => self.provision(d, end),
            DeclarationKind::Fixture(d) => {
                self.write(&format!("fixture {} ", d.name.value));
                self.block(end, |printer| printer.entries(&d.entries));
            }
            DeclarationKind::Test(d) => {
                self.write(&format!("test {}", wording::text(&d.title)));
                if let Some(on) = &d.on {
                    self.write(&format!(" on {}", on.value));
                }
                if let Some(known) = &d.known {
                    self.write(&format!(" known {}", known.value));
                }
                if d.as_written {
                    self.write(" as written");
                }
                self.write(" ");
                self.block(end, |printer| printer.test(d));
            }
        }
    }

    /// Documentation inside of a declaration.
    fn doc(&mut self, doc: &str) {
        if !doc.is_empty() {
            for line in doc.split('\n') {
                self.write(format!("/// {line}").trim_end());
                self.newline();
                self.indent(0);
            }
        }
    }

    fn field(&mut self, field: &Field) {
        self.write(&format!("{}: {}", field.name.value, wording::ty(&field.ty)));
        if let Some(derived) = &field.derived {
            self.write(" = ");
            self.expression(derived);
        }
        if let Some((value, reason)) = &field.default {
            self.write(" default ");
            self.expression(value);
            self.write(&format!(" because {}", wording::text(reason)));
        }
    }

    fn list_declaration(&mut self, d: &ListDeclaration, end: u32) {
        let title = wording::title(d.title.as_ref());
        self.write(&format!("list {}: {}{title} ", d.name.value, wording::ty(&d.ty)));
        self.block(end, |printer| {
            if let Some(first) = d.cite.first() {
                printer.item(first.span, |printer| {
                    printer.write("cite ");
                    printer.texts(&d.cite);
                });
            }
            for entry in &d.entries {
                printer.item(entry.span, |printer| {
                    let values: Vec<String> = match &entry.kind {
                        ListEntryKind::From(range, file) => {
                            let file = wording::text(file);
                            printer.write(&format!("{}: from {file}", wording::range(range)));
                            Vec::new()
                        }
                        ListEntryKind::Values(range, values) => {
                            printer.write(&format!("{}:", wording::range(range)));
                            let flat = values.iter().filter_map(super::expression::flat);
                            flat.collect()
                        }
                        ListEntryKind::Change(day, changes) => {
                            printer.write(&format!("{}:", day.value));
                            let flat = changes.iter().filter_map(|change| {
                                let sign = if change.joins { "+" } else { "-" };
                                Some(format!("{sign} {}", super::expression::flat(&change.value)?))
                            });
                            flat.collect()
                        }
                    };
                    printer.values(&values);
                    printer.write(&wording::note(&entry.note));
                });
            }
        });
    }

    /// Values behind each other, on further lines where they don't fit.
    fn values(&mut self, values: &[String]) {
        for (place, value) in values.iter().enumerate() {
            if place > 0 {
                self.write(",");
            }
            if self.column() + value.chars().count() + 2 > WIDTH {
                self.newline();
                self.indent(1);
                self.write(value);
            } else {
                self.write(&format!(" {value}"));
            }
        }
    }

    fn table_declaration(&mut self, d: &TableDeclaration, end: u32) {
        let arguments = wording::required_arguments(&d.arguments);
        let (ty, title) = (wording::ty(&d.ty), wording::title(d.title.as_ref()));
        self.write(&format!("table {}{arguments}: {ty}{title} ", d.name.value));
        self.block(end, |printer| {
            if let Some(first) = d.cite.first() {
                printer.item(first.span, |printer| {
                    printer.write("cite ");
                    printer.texts(&d.cite);
                });
            }
            for entry in &d.entries {
                printer.item(entry.force.span, |printer| {
                    let (range, file) = (wording::range(&entry.force), wording::text(&entry.file));
                    printer.write(&format!("{range}: from {file}{}", wording::note(&entry.note)));
                });
            }
            if let Some((value, reason)) = &d.missing {
                printer.item(value.span, |printer| {
                    printer.write("missing ");
                    printer.expression(value);
                    printer.write(&format!(" because {}", wording::text(reason)));
                });
            }
        });
    }

    fn suspension_declaration(&mut self, d: &SuspensionDeclaration, end: u32) {
        self.write(&format!("suspension {}{} ", d.name.value, wording::title(d.title.as_ref())));
        self.block(end, |printer| {
            if let Some(first) = d.cite.first() {
                printer.item(first.span, |printer| {
                    printer.write("cite ");
                    printer.texts(&d.cite);
                });
            }
            for stretch in &d.stretches {
                printer.item(stretch.span, |printer| {
                    printer.write(&format!("suspended {}", wording::range(&stretch.range)));
                    if let Some(when) = &stretch.when {
                        printer.write(" when ");
                        printer.expression(when);
                    }
                    if let Some(announced) = &stretch.announced {
                        printer.write(&format!(" announced {}", announced.value));
                    }
                    printer.write(&wording::cite(&stretch.cite));
                    if let Some(unconfirmed) = &stretch.unconfirmed {
                        printer.write(&format!(" unconfirmed {}", wording::text(unconfirmed)));
                    }
                });
            }
        });
    }

    fn provision(&mut self, d: &ProvisionDeclaration, end: u32) {
        let arguments = wording::arguments(&d.arguments);
        self.write(&format!("{} {}{arguments}", d.kind.keyword(), d.name.value));
        if !d.targets.is_empty() {
            let word = if d.kind == crate::tree::ProvisionKind::Review { "of" } else { "to" };
            self.write(&format!(" {word} {}", wording::names(&d.targets, ", ")));
        }
        self.write(&format!("{} ", wording::title(d.title.as_ref())));
        self.block(end, |printer| match d.versions.as_slice() {
            [only] => printer.clauses(&only.clauses),
            several => {
                for version in several {
                    printer.item(version.span, |printer| {
                        printer.write("version ");
                        printer
                            .block(version.span.end, |printer| printer.clauses(&version.clauses));
                    });
                }
            }
        });
    }
}

/// Whether a declaration is one that is written on one line and has no documentation.
fn is_one_line(declaration: &Declaration) -> bool {
    let short = match &declaration.kind {
        DeclarationKind::Unit(_)
        | DeclarationKind::Fact(_)
        | DeclarationKind::Define(_)
        | DeclarationKind::Function(_) => true,
        DeclarationKind::Enumeration(d) => matches!(d.constants, EnumerationConstants::From(_)),
        DeclarationKind::Record(_)
        | DeclarationKind::Parameter(_)
        | DeclarationKind::List(_)
        | DeclarationKind::Table(_)
        | DeclarationKind::Suspension(_)
        | DeclarationKind::Judgment(_)
        | DeclarationKind::Provision(_)
        | DeclarationKind::Fixture(_)
        | DeclarationKind::Test(_) => false,
    };
    short && declaration.doc.is_empty()
}
