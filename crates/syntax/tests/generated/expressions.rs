//! Expressions of every kind, nested in every other.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::select;
use tidewaiter_syntax::tree::{
    BlockKind, Comparison, Expression, ExpressionKind, Limb, ProductOperator, Quantifier,
    SumOperator,
};

use super::words::{at, boxed, day_value, name, nowhere, number, text, text_value, units, word};

/// The kinds of expression, as their debug form writes them.
pub const KINDS: [&str; 18] = [
    "Truth",
    "Number",
    "Percent",
    "Date",
    "Text",
    "Name",
    "Set",
    "Field",
    "Call",
    "Or",
    "And",
    "Not",
    "Compare",
    "Sum",
    "Product",
    "Block",
    "Quantified",
    "SumOf",
];

/// The kinds that a debug form mentions.
pub fn kinds_in(debug: &str, seen: &mut BTreeSet<&'static str>) {
    for kind in KINDS {
        if debug.contains(&format!("value: {kind}("))
            || debug.contains(&format!("value: {kind} {{"))
        {
            seen.insert(kind);
        }
    }
}

pub fn literal() -> BoxedStrategy<ExpressionKind> {
    boxed(prop_oneof![
        any::<bool>().prop_map(ExpressionKind::Truth),
        (number(), prop::option::of(units())).prop_map(|(n, u)| ExpressionKind::Number(n, u)),
        number().prop_map(ExpressionKind::Percent),
        day_value().prop_map(ExpressionKind::Date),
        text_value().prop_map(ExpressionKind::Text),
        word().prop_map(ExpressionKind::Name),
    ])
}

pub fn expression() -> BoxedStrategy<Expression> {
    let leaf = boxed(literal().prop_map(at));
    let tree = leaf.prop_recursive(4, 24, 3, |inner| {
        let inner = inner.boxed();
        let several = prop::collection::vec(inner.clone(), 2..4);
        let comparison = select(vec![
            Comparison::AtLeast,
            Comparison::AtMost,
            Comparison::Above,
            Comparison::Below,
            Comparison::Is,
            Comparison::IsNot,
            Comparison::In,
            Comparison::NotIn,
        ]);
        let quantifier = select(vec![Quantifier::Any, Quantifier::Every, Quantifier::No]);
        let filter = prop::option::of(inner.clone().prop_map(Box::new));
        let boxed_inner = inner.clone().prop_map(Box::new);
        let plus = select(vec![SumOperator::Plus, SumOperator::Minus]).prop_map(at);
        let times = select(vec![ProductOperator::Times, ProductOperator::Over]).prop_map(at);
        prop_oneof![
            several.clone().prop_map(ExpressionKind::Or),
            several.clone().prop_map(ExpressionKind::And),
            boxed_inner.clone().prop_map(ExpressionKind::Not),
            (boxed_inner.clone(), comparison.prop_map(at), boxed_inner.clone())
                .prop_map(|(l, c, r)| ExpressionKind::Compare(l, c, r)),
            (boxed_inner.clone(), prop::collection::vec((plus, inner.clone()), 1..3))
                .prop_map(|(first, rest)| ExpressionKind::Sum(first, rest)),
            (boxed_inner.clone(), prop::collection::vec((times, inner.clone()), 1..3))
                .prop_map(|(first, rest)| ExpressionKind::Product(first, rest)),
            (boxed_inner.clone(), name()).prop_map(|(of, field)| ExpressionKind::Field(of, field)),
            prop::collection::vec(inner.clone(), 1..4).prop_map(ExpressionKind::Set),
            (name(), prop::collection::vec(inner.clone(), 0..3))
                .prop_map(|(name, arguments)| ExpressionKind::Call(name, arguments)),
            (select(vec![BlockKind::Any, BlockKind::All]), limbs(inner.clone()))
                .prop_map(|(kind, limbs)| ExpressionKind::Block(kind, limbs)),
            (quantifier, name(), boxed_inner.clone(), filter.clone(), boxed_inner.clone())
                .prop_map(|(quantifier, variable, collection, filter, body)| {
                    ExpressionKind::Quantified { quantifier, variable, collection, filter, body }
                }),
            (boxed_inner.clone(), name(), boxed_inner.clone(), filter.clone()).prop_map(
                |(value, variable, collection, filter)| ExpressionKind::SumOf {
                    value,
                    variable,
                    collection,
                    filter
                }
            ),
            (name(), boxed_inner, filter).prop_map(|(variable, collection, filter)| {
                ExpressionKind::CountOf { variable, collection, filter }
            }),
        ]
        .prop_map(at)
    });
    boxed(tree)
}

fn limbs(inner: BoxedStrategy<Expression>) -> BoxedStrategy<Vec<Limb>> {
    let label =
        prop::option::of(select(vec!["a", "1", "iii", "B2"]).prop_map(|l| at(l.to_owned())));
    let limb = (label, prop::option::of(text()), inner)
        .prop_map(|(label, title, condition)| Limb { label, title, condition, span: nowhere() });
    boxed(prop::collection::vec(limb, 1..4))
}
