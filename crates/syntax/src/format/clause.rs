//! The clauses of provisions.

use super::WIDTH;
use super::printer::Printer;
use super::wording;
use crate::tree::{Clause, ClauseKind, Effect, Text};

/// A keyword with blanks behind it, so that what follows short ones stands in one column.
fn keyword(word: &str) -> String {
    format!("{word:<5} ")
}

impl Printer<'_> {
    /// The clauses of a version, each on its line.
    pub fn clauses(&mut self, clauses: &[Clause]) {
        for clause in clauses {
            self.item(clause.span, |printer| printer.clause(&clause.value));
        }
    }

    fn clause(&mut self, clause: &ClauseKind) {
        match clause {
            ClauseKind::Cite(cite) => {
                self.write(&keyword("cite"));
                self.texts(cite);
            }
            ClauseKind::Force(range) => {
                self.write(&format!("{}{}", keyword("force"), wording::range(range)));
            }
            ClauseKind::Announced(day) => self.write(&format!("announced {}", day.value)),
            ClauseKind::Ended(ended) => self.write(&wording::ended(ended)),
            ClauseKind::Compliance(day) => self.write(&format!("compliance {}", day.value)),
            ClauseKind::Suspended { range, when, announced, cite } => {
                self.write(&format!("suspended {}", wording::range(range)));
                if let Some(when) = when {
                    self.write(" when ");
                    self.expression(when);
                }
                if let Some(announced) = announced {
                    self.write(&format!(" announced {}", announced.value));
                }
                self.write(&wording::cite(cite));
            }
            ClauseKind::SuspendedBy(name) => {
                self.write(&format!("suspended by {}", name.value));
            }
            ClauseKind::NotEnforced { range, announced, cite } => {
                self.write(&format!("not enforced {}", wording::range(range)));
                if let Some(announced) = announced {
                    self.write(&format!(" announced {}", announced.value));
                }
                self.write(&wording::cite(cite));
            }
            ClauseKind::Contested { range, reason, cite } => {
                let (range, reason) = (wording::range(range), wording::text(reason));
                self.write(&format!("contested {range} {reason}{}", wording::cite(cite)));
            }
            ClauseKind::Unconfirmed(what) => {
                self.write(&format!("unconfirmed {}", wording::text(what)));
            }
            ClauseKind::Reason(why) => self.write(&format!("reason {}", wording::text(why))),
            ClauseKind::Binds(condition) => {
                self.write(&keyword("binds"));
                self.expression(condition);
            }
            ClauseKind::When(condition) => {
                self.write(&keyword("when"));
                self.expression(condition);
            }
            ClauseKind::Unless(condition) => {
                self.write(&keyword("unless"));
                self.expression(condition);
            }
            ClauseKind::Then(effect) => {
                self.write(&format!("{}{}", keyword("then"), effect_words(*effect)));
            }
            ClauseKind::Duty(text, cite) => {
                let text = wording::text(text);
                self.write(&format!("{}{text}{}", keyword("duty"), wording::cite(cite)));
            }
            ClauseKind::Flag(text, cite) => {
                let text = wording::text(text);
                self.write(&format!("{}{text}{}", keyword("flag"), wording::cite(cite)));
            }
        }
    }

    /// Texts behind each other, on further lines where they don't fit.
    pub fn texts(&mut self, texts: &[Text]) {
        for (place, text) in texts.iter().enumerate() {
            let text = wording::text(text);
            if place > 0 {
                self.write(",");
                if self.column() + text.chars().count() + 1 > WIDTH {
                    self.newline();
                    self.indent(3);
                } else {
                    self.write(" ");
                }
            }
            self.write(&text);
        }
    }
}

fn effect_words(effect: Effect) -> String {
    match effect {
        Effect::LicenseRequired(review) => {
            let review = review.map_or("unstated", crate::tree::ReviewPolicy::word);
            format!("license required, review {review}")
        }
        Effect::Prohibited => "prohibited".to_owned(),
        Effect::Review(policy) => policy.word().to_owned(),
        Effect::Available => "available".to_owned(),
        Effect::Lifted => "lifted".to_owned(),
    }
}
