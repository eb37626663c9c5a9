//! Suspensions of several provisions by one instrument.

use tidewaiter_syntax::tree::{self, DeclarationKind};
use tidewaiter_syntax::{Diagnostic, Span};

use super::expression::Context;
use super::{Checker, Declared, Namespace, Symbol};
use crate::codes;
use crate::model::{SharedSuspension, Suspension, SuspensionId, Version};

impl Checker<'_> {
    /// The suspensions that are declared apart, before the provisions that name them.
    pub(super) fn suspensions(&mut self) {
        let mut id = SuspensionId(0);
        for declared in self.declared.clone() {
            if let DeclarationKind::Suspension(d) = &declared.declaration.kind {
                let suspension = self.suspension(&declared, d, id);
                self.model.suspensions.push(suspension);
                id.0 += 1;
            }
        }
    }

    fn suspension(
        &mut self,
        declared: &Declared,
        d: &tree::SuspensionDeclaration,
        id: SuspensionId,
    ) -> SharedSuspension {
        let title = d.title.as_ref().map(|title| title.value.as_str());
        let meta = self.meta(declared, &d.name.value, title);
        let mut context = Context::new(declared.visible.clone(), &[]);
        let mut stretches = Vec::new();
        for stretch in &d.stretches {
            let announced = stretch.announced.as_ref().map(|day| day.value);
            let cite = if stretch.cite.is_empty() { &d.cite } else { &stretch.cite };
            let interval = self.interval(&stretch.range, announced, cite, stretch.span);
            let when = match &stretch.when {
                // A condition that is wrong is reported, and would suspend on other days.
                Some(when) => match self.condition(when, &mut context) {
                    Some(when) => Some(when),
                    None => continue,
                },
                None => None,
            };
            stretches.push(Suspension {
                interval,
                when,
                unconfirmed: stretch.unconfirmed.iter().map(|text| text.value.clone()).collect(),
                shared: Some(id),
            });
        }
        if d.stretches.is_empty() {
            self.report(
                Diagnostic::error(
                    codes::NO_START,
                    d.name.span,
                    "this suspension suspends on no day",
                )
                .help("state its days, such as suspended 2025-11-07 .. 2026-11-10"),
            );
        }
        SharedSuspension { meta, stretches, slots: context.slots() }
    }

    /// `suspended by NAME`: the provision has the stretches of the suspension among its own.
    pub(super) fn suspended_by(
        &mut self,
        declared: &Declared,
        name: &tree::Name,
        version: &mut Version,
    ) {
        let found = self.find(Namespace::Values, &declared.visible, &name.value);
        let Some(Symbol::Suspension(id)) = found else {
            match found {
                Some(_) => self.no_suspension(name, name.span),
                None => self.unknown(Namespace::Values, &declared.visible, "suspension", name),
            }
            return;
        };
        if version.suspended.iter().any(|suspension| suspension.shared == Some(id)) {
            self.report(
                Diagnostic::error(
                    codes::DUPLICATE,
                    name.span,
                    "this suspension is named twice in one version",
                )
                .help("name it once"),
            );
            return;
        }
        if let Some(shared) = self.model.suspensions.get(id.index()) {
            version.slots = version.slots.max(shared.slots);
            version.suspended.extend(shared.stretches.iter().cloned());
        }
    }

    fn no_suspension(&mut self, name: &tree::Name, span: Span) {
        let message = format!("`{}` is no suspension", name.value);
        self.report(Diagnostic::error(codes::WRONG_KIND, span, message).help(
            "name one that is declared with `suspension NAME { ... }`, or write the days: \
             suspended 2025-11-07 .. 2026-11-10",
        ));
    }
}
