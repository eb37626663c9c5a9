//! Amounts of money of the facts.

use super::{Facts, Quantity, fact};
use crate::exact::Exact;
use crate::field::AnyField;
use crate::table::Cell;

/// An amount of money of the facts.
#[derive(Debug, Clone, Copy)]
pub struct MoneyFact<'a> {
    pub(super) facts: Facts<'a>,
    pub(super) field: &'static AnyField,
}

impl<'a> MoneyFact<'a> {
    /// The amount and its currency; none where they are not known.
    #[must_use]
    pub fn value(&self) -> Option<(Exact, &'a str)> {
        match self.facts.cell(self.field)? {
            Cell::Money(amount, currency) => Some((amount, currency)),
            Cell::Truth(_) | Cell::Number(_) | Cell::Day(_) | Cell::Text(_) => None,
        }
    }

    /// The amount where it is in that currency. One in another currency is not known in this one:
    /// the plugin has no rates, and none is guessed.
    #[must_use]
    pub fn amount_in(&self, currency: &str) -> Quantity<'a> {
        let value = self.value();
        let amount = value.filter(|(_, stated)| *stated == currency).map(|(amount, _)| amount);
        let proof = self.facts.run.proof;
        if proof && value.is_none() {
            self.facts.note(self.field, None, Vec::new());
        }
        Quantity::stated(amount, proof, || {
            let path = self.facts.path(self.field);
            let shown = match value {
                Some((amount, stated)) if stated == currency => {
                    [&amount.to_string(), " ", stated].concat()
                }
                Some((amount, stated)) => {
                    [&amount.to_string(), " ", stated, ", with no rate to ", currency].concat()
                }
                None => "unknown".to_owned(),
            };
            ([&path, " in ", currency].concat(), fact(&path, &shown))
        })
    }
}
