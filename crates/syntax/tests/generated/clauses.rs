//! Provisions with every clause.

use proptest::prelude::*;
use proptest::sample::select;
use tidewaiter_syntax::tree::{
    Clause, ClauseKind, Effect, Ended, ProvisionDeclaration, ProvisionKind, ReviewPolicy, Version,
};

use super::expressions::expression;
use super::words::{arguments, at, boxed, cites, day, name, nowhere, range, text, title};

pub fn policy() -> BoxedStrategy<ReviewPolicy> {
    boxed(select(ReviewPolicy::ALL.to_vec()))
}

fn effect() -> BoxedStrategy<Effect> {
    boxed(prop_oneof![
        prop::option::of(policy()).prop_map(Effect::LicenseRequired),
        Just(Effect::Prohibited),
        policy().prop_map(Effect::Review),
        Just(Effect::Available),
        Just(Effect::Lifted),
    ])
}

pub fn ended() -> BoxedStrategy<Ended> {
    boxed((day(), cites(0)).prop_map(|(announced, cite)| Ended { announced, cite }))
}

fn clause() -> BoxedStrategy<ClauseKind> {
    let announced = || prop::option::of(day());
    boxed(prop_oneof![
        cites(1).prop_map(ClauseKind::Cite),
        range().prop_map(ClauseKind::Force),
        day().prop_map(ClauseKind::Announced),
        ended().prop_map(ClauseKind::Ended),
        day().prop_map(ClauseKind::Compliance),
        (range(), prop::option::of(expression()), announced(), cites(0)).prop_map(
            |(range, when, announced, cite)| ClauseKind::Suspended { range, when, announced, cite }
        ),
        name().prop_map(ClauseKind::SuspendedBy),
        (range(), announced(), cites(0)).prop_map(|(range, announced, cite)| {
            ClauseKind::NotEnforced { range, announced, cite }
        }),
        (range(), text(), cites(0)).prop_map(|(range, reason, cite)| ClauseKind::Contested {
            range,
            reason,
            cite
        }),
        text().prop_map(ClauseKind::Unconfirmed),
        text().prop_map(ClauseKind::Reason),
        expression().prop_map(ClauseKind::Binds),
        expression().prop_map(ClauseKind::When),
        expression().prop_map(ClauseKind::Unless),
        effect().prop_map(ClauseKind::Then),
        (text(), cites(0)).prop_map(|(text, cite)| ClauseKind::Duty(text, cite)),
        (text(), cites(0)).prop_map(|(text, cite)| ClauseKind::Flag(text, cite)),
    ])
}

/// Whether one clause would take the next for a part of itself: no text gives them apart.
fn takes(before: &ClauseKind, next: &ClauseKind) -> bool {
    match next {
        ClauseKind::Cite(_) => match before {
            ClauseKind::Suspended { .. } | ClauseKind::NotEnforced { .. } => true,
            ClauseKind::Ended(ended) => ended.cite.is_empty(),
            ClauseKind::Contested { cite, .. }
            | ClauseKind::Duty(_, cite)
            | ClauseKind::Flag(_, cite) => cite.is_empty(),
            _ => false,
        },
        ClauseKind::Announced(_) => {
            matches!(before, ClauseKind::Suspended { .. } | ClauseKind::NotEnforced { .. })
        }
        ClauseKind::When(_) => matches!(
            before,
            ClauseKind::Suspended { when: None, announced: None, cite, .. } if cite.is_empty()
        ),
        _ => false,
    }
}

fn once(clause: &ClauseKind) -> bool {
    !matches!(
        clause,
        ClauseKind::Cite(_)
            | ClauseKind::Suspended { .. }
            | ClauseKind::SuspendedBy(_)
            | ClauseKind::NotEnforced { .. }
            | ClauseKind::Contested { .. }
            | ClauseKind::Unconfirmed(_)
            | ClauseKind::Duty(..)
            | ClauseKind::Flag(..)
    )
}

fn version() -> BoxedStrategy<Version> {
    let clauses = prop::collection::vec(clause(), 0..8).prop_map(|generated| {
        let mut clauses: Vec<Clause> = Vec::new();
        for clause in generated {
            let kind = std::mem::discriminant(&clause);
            let again = clauses.iter().any(|c| std::mem::discriminant(&c.value) == kind);
            let taken = clauses.last().is_some_and(|before| takes(&before.value, &clause));
            if !(taken || (again && once(&clause))) {
                clauses.push(at(clause));
            }
        }
        Version { clauses, span: nowhere() }
    });
    boxed(clauses)
}

pub fn provision() -> BoxedStrategy<ProvisionDeclaration> {
    let kind = select(vec![
        ProvisionKind::Scope,
        ProvisionKind::Class,
        ProvisionKind::Rule,
        ProvisionKind::Review,
        ProvisionKind::Exception,
        ProvisionKind::Flag,
        ProvisionKind::Duty,
        ProvisionKind::NotEncoded,
    ]);
    let targets = prop::collection::vec(name(), 0..3);
    let versions = prop::collection::vec(version(), 1..4);
    boxed((kind, name(), arguments(0), targets, title(), versions).prop_map(
        |(kind, name, arguments, targets, title, versions)| ProvisionDeclaration {
            kind,
            name,
            arguments,
            targets,
            title,
            versions,
        },
    ))
}
