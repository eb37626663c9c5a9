//! The values that a comparison rests on.

use std::collections::BTreeSet;

use tidewaiter_model::{Expr, ExprKind, Period, Timeline, Type};

use super::bindings::Bindings;
use super::show::show_value;
use super::words::words;
use crate::decide::Evaluator;
use crate::determination::{Evidence, EvidenceKind};

/// The evidence inside an expression: facts, judgments, dated things, computed values.
pub fn evidence(evaluator: &Evaluator<'_>, bindings: &mut Bindings, expr: &Expr) -> Vec<Evidence> {
    let mut found = BTreeSet::new();
    collect(evaluator, bindings, expr, &mut found);
    found.into_iter().collect()
}

fn collect(
    evaluator: &Evaluator<'_>,
    bindings: &mut Bindings,
    expr: &Expr,
    found: &mut BTreeSet<Evidence>,
) {
    if let Some(place) = bindings.place(expr) {
        let judged = matches!(expr.kind, ExprKind::Judgment(_));
        let kind = if judged { EvidenceKind::Judgment } else { EvidenceKind::Fact };
        let name = place.display(evaluator.model());
        found.insert(entry(evaluator, bindings, expr, kind, name, String::new()));
        return;
    }
    match &expr.kind {
        ExprKind::Parameter(id) => {
            let name = evaluator.model().parameters.get(id.index()).map(|p| p.meta.id.clone());
            let note = match evaluator.law.parameter(*id) {
                Some((_, timeline, _)) => version_note(timeline),
                None => "no value in force on this day".to_owned(),
            };
            let name = name.unwrap_or_default();
            found.insert(entry(evaluator, bindings, expr, EvidenceKind::Parameter, name, note));
        }
        ExprKind::List(id) => {
            let name = evaluator.model().lists.get(id.index()).map(|l| l.meta.id.clone());
            let (value, note) = match evaluator.law.list(*id) {
                Some(list) => {
                    let mut note = version_note(&list.version.timeline);
                    if list.changes > 0 {
                        note.push_str(&format!(", with {} later changes", list.changes));
                    }
                    (format!("{} entries", list.values.len()), note)
                }
                None => ("unknown".to_owned(), "no version in force on this day".to_owned()),
            };
            let name = name.unwrap_or_default();
            found.insert(Evidence { kind: EvidenceKind::List, name, value, note });
        }
        ExprKind::Table(id, keys) => {
            let name = evaluator.model().tables.get(id.index()).map(|t| t.meta.id.clone());
            let note = match evaluator.law.table(*id) {
                Some(table) => version_note(&table.version.timeline),
                None => "no version in force on this day".to_owned(),
            };
            let name = name.unwrap_or_default();
            found.insert(entry(evaluator, bindings, expr, EvidenceKind::Table, name, note));
            for key in keys {
                collect(evaluator, bindings, key, found);
            }
        }
        ExprKind::Define(id, arguments) => {
            let Some(define) = evaluator.model().defines.get(id.index()) else { return };
            let name = words(evaluator.model(), &bindings.names, expr);
            let note = why_unknown(&define.body.expression);
            found.insert(entry(evaluator, bindings, expr, EvidenceKind::Computed, name, note));
            let mut inner =
                bindings.call(evaluator, &define.arguments, arguments, define.body.slots);
            collect(evaluator, &mut inner, &define.body.expression, found);
        }
        ExprKind::Function(id, arguments) => {
            let name = words(evaluator.model(), &bindings.names, expr);
            let note = match evaluator.why_no_value(*id, arguments, &mut bindings.frame) {
                why if why.is_empty() => "from a plugin".to_owned(),
                why => format!("no answer from a plugin: {why}"),
            };
            found.insert(entry(evaluator, bindings, expr, EvidenceKind::Computed, name, note));
            for argument in arguments {
                collect(evaluator, bindings, argument, found);
            }
        }
        ExprKind::Arithmetic(..) | ExprKind::SumOf { .. } | ExprKind::CountOf { .. } => {
            let name = words(evaluator.model(), &bindings.names, expr);
            let note = why_unknown(expr);
            found.insert(entry(evaluator, bindings, expr, EvidenceKind::Computed, name, note));
            for inner in expr.children() {
                // What is inside a sum hangs on its variable; the collection tells where.
                let inside = matches!(expr.kind, ExprKind::Arithmetic(..))
                    || bindings.place(inner).is_some();
                if inside {
                    collect(evaluator, bindings, inner, found);
                }
            }
        }
        ExprKind::SameName(a, b) => {
            collect(evaluator, bindings, a, found);
            collect(evaluator, bindings, b, found);
        }
        ExprKind::Date => {
            let name = "date".to_owned();
            found.insert(entry(
                evaluator,
                bindings,
                expr,
                EvidenceKind::Fact,
                name,
                "the day decided".into(),
            ));
        }
        ExprKind::Variable(_) | ExprKind::Field { .. } => {
            // An entry of a declared list, which has no place in the transaction.
            let name = words(evaluator.model(), &bindings.names, expr);
            found.insert(entry(evaluator, bindings, expr, EvidenceKind::List, name, String::new()));
        }
        ExprKind::Constant(_)
        | ExprKind::Fact(_)
        | ExprKind::Judgment(_)
        | ExprKind::Provision(..)
        | ExprKind::Set(_)
        | ExprKind::And(_)
        | ExprKind::Or(_)
        | ExprKind::Not(_)
        | ExprKind::Compare(..)
        | ExprKind::In { .. }
        | ExprKind::Block(..)
        | ExprKind::Quantified { .. } => {}
    }
}

fn entry(
    evaluator: &Evaluator<'_>,
    bindings: &mut Bindings,
    expr: &Expr,
    kind: EvidenceKind,
    name: String,
    note: String,
) -> Evidence {
    match evaluator.value(expr, &mut bindings.frame) {
        Some(value) => {
            let value = show_value(evaluator.model(), &expr.ty, &value);
            let keep = kind != EvidenceKind::Computed;
            Evidence { kind, name, value, note: if keep { note } else { String::new() } }
        }
        None => Evidence { kind, name, value: "unknown".to_owned(), note },
    }
}

/// Why a computed value may be unknown where its facts are not.
fn why_unknown(expr: &Expr) -> String {
    match (&expr.kind, &expr.ty) {
        (ExprKind::Arithmetic(tidewaiter_model::Arithmetic::Over, ..), _) => {
            "unknown where the divisor is zero or something in it is unknown".to_owned()
        }
        (_, Type::Money) => {
            "unknown where currencies differ or something in it is unknown".to_owned()
        }
        _ => "unknown where something in it is unknown".to_owned(),
    }
}

fn version_note(timeline: &Timeline) -> String {
    let force = show_period(timeline.force);
    if timeline.cite.is_empty() { force } else { format!("{force}, {}", timeline.cite.join("; ")) }
}

/// A period as Tide writes it.
pub fn show_period(period: Period) -> String {
    match period.last {
        Some(last) => format!("{} .. {last}", period.first),
        None => format!("{} ..", period.first),
    }
}
