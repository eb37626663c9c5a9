//! Verdicts, and ranges of them.

use crate::wire::determinations as wire;

/// How an application for a license is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Review {
    /// Granted unless there is a reason not to.
    PresumptionOfApproval,
    /// On its merits.
    CaseByCase,
    /// Denied unless there is a reason not to.
    PresumptionOfDenial,
    /// Denied.
    PolicyOfDenial,
    /// The authority has not said: any of them.
    Unstated,
}

/// What a rule gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// A license is required.
    LicenseRequired(Review),
    /// No license is on offer.
    Prohibited,
}

/// What an exception gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gives {
    /// An exception that may be used.
    Available,
    /// Nothing is required.
    Lifted,
}

/// From the least to the most restrictive verdict that is left open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The least.
    pub least: wire::Verdict,
    /// The most.
    pub most: wire::Verdict,
}

impl Range {
    /// Both ends the same.
    #[must_use]
    pub fn exactly(verdict: wire::Verdict) -> Range {
        Range { least: verdict, most: verdict }
    }

    pub(crate) fn and(self, other: Range) -> Range {
        Range { least: self.least.max(other.least), most: self.most.max(other.most) }
    }

    pub(crate) fn or(self, other: Range) -> Range {
        Range { least: self.least.min(other.least), most: self.most.max(other.most) }
    }

    pub(crate) fn wire(self) -> wire::Range {
        wire::Range { least: self.least, most: self.most }
    }
}

impl Verdict {
    pub(crate) fn range(self) -> Range {
        use wire::Verdict as To;
        match self {
            Verdict::Prohibited => Range::exactly(To::Prohibited),
            Verdict::LicenseRequired(review) => match review {
                Review::PresumptionOfApproval => {
                    Range::exactly(To::LicenseRequiredPresumptionOfApproval)
                }
                Review::CaseByCase => Range::exactly(To::LicenseRequiredCaseByCase),
                Review::PresumptionOfDenial => {
                    Range::exactly(To::LicenseRequiredPresumptionOfDenial)
                }
                Review::PolicyOfDenial => Range::exactly(To::LicenseRequiredPolicyOfDenial),
                Review::Unstated => Range {
                    least: To::LicenseRequiredPresumptionOfApproval,
                    most: To::LicenseRequiredPolicyOfDenial,
                },
            },
        }
    }
}
