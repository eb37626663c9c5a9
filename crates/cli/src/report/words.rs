//! Outcomes and the like in the words that people use.

use tidewaiter_engine::{Kind, Outcome, Posture, Range, Review, Standing, Truth, Verdict};

use super::Tone;

/// A verdict in words.
pub fn verdict(verdict: Verdict) -> String {
    let outcome = verdict.outcome.word().replace('_', " ");
    match verdict.review {
        Some(review) => format!("{outcome}, {}", policy(review)),
        None => outcome,
    }
}

fn policy(review: Review) -> String {
    match review {
        Review::CaseByCase => "case-by-case review".to_owned(),
        Review::PresumptionOfApproval | Review::PresumptionOfDenial | Review::PolicyOfDenial => {
            review.word().replace('_', " ")
        }
    }
}

/// A range in words.
pub fn range(range: Range) -> String {
    let (least, most) = (range.least, range.most);
    if least == most {
        return verdict(least);
    }
    if least.outcome == most.outcome {
        let policies = (least.review.map(policy), most.review.map(policy));
        if let (Some(mild), Some(strict)) = policies {
            let all = (least.review, most.review)
                == (Some(Review::PresumptionOfApproval), Some(Review::PolicyOfDenial));
            let outcome = least.outcome.word().replace('_', " ");
            return if all {
                format!("{outcome}, review policy open")
            } else {
                format!("{outcome}, {mild} to {strict}")
            };
        }
    }
    format!("{} to {}", verdict(least), verdict(most))
}

/// The tone of a range: of its most restrictive end, or of doubt.
pub fn tone(range: Range) -> Tone {
    if !range.is_settled() {
        return Tone::Caution;
    }
    match range.most.outcome {
        Outcome::NotSubject | Outcome::NoLicenseRequired => Tone::Good,
        Outcome::ExceptionAvailable => Tone::Good,
        Outcome::LicenseRequired => Tone::Caution,
        Outcome::Prohibited => Tone::Bad,
    }
}

/// How the law is read.
pub fn posture(posture: Posture) -> &'static str {
    match posture {
        Posture::AsEnforced => "as enforced",
        Posture::AsWritten => "as written",
    }
}

/// The mark of a truth value.
pub fn mark(truth: Truth) -> &'static str {
    match truth {
        Truth::True => "yes",
        Truth::False => "no",
        Truth::Unknown => "?",
    }
}

/// The tone of a mark.
pub fn mark_tone(truth: Truth) -> Tone {
    match truth {
        Truth::True => Tone::Strong,
        Truth::False => Tone::Faint,
        Truth::Unknown => Tone::Caution,
    }
}

/// A kind of provision.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Scope => "scope",
        Kind::Class => "class",
        Kind::Rule => "rule",
        Kind::Review => "review",
        Kind::Exception => "exception",
        Kind::Flag => "flag",
        Kind::Duty => "duty",
        Kind::NotEncoded => "not encoded",
    }
}

/// Whether a provision has effect.
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::InForce => "in force",
        Standing::NotInForce => "not in force on this day",
        Standing::ComplianceNotDue => "in force, compliance not yet due",
        Standing::Suspended => "suspended",
        Standing::PerhapsSuspended => "perhaps suspended",
        Standing::NotEnforced => "on the books, not enforced",
    }
}

/// A number of things: `1 rule`, `2 rules`.
pub fn count(number: usize, thing: &str) -> String {
    if number == 1 { format!("1 {thing}") } else { format!("{number} {thing}s") }
}
