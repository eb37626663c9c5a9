//! Provisions: scopes, classes, rules, reviews, exceptions, flags, duties, what is not encoded.

use crate::day::Day;
use crate::span::{Span, Spanned};

use super::{Argument, DayRange, Ended, Expression, Name, Text};

/// A provision of the law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvisionDeclaration {
    /// Which kind.
    pub kind: ProvisionKind,
    /// Its name.
    pub name: Name,
    /// Parameters, of a class only.
    pub arguments: Vec<Argument>,
    /// What it is `to` (an exception) or `of` (a review); empty otherwise.
    pub targets: Vec<Name>,
    /// Its title, or the words of a flag or duty.
    pub title: Option<Text>,
    /// Its versions, at least one.
    pub versions: Vec<Version>,
}

/// The kinds of provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProvisionKind {
    /// `scope`
    Scope,
    /// `class`
    Class,
    /// `rule`
    Rule,
    /// `review`
    Review,
    /// `exception`
    Exception,
    /// `flag`
    Flag,
    /// `duty`
    Duty,
    /// `not encoded`
    NotEncoded,
}

impl ProvisionKind {
    /// The keyword, as written.
    #[must_use]
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Scope => "scope",
            Self::Class => "class",
            Self::Rule => "rule",
            Self::Review => "review",
            Self::Exception => "exception",
            Self::Flag => "flag",
            Self::Duty => "duty",
            Self::NotEncoded => "not encoded",
        }
    }
}

/// One version of a provision: its clauses, in the order written.
#[derive(Debug, Clone)]
pub struct Version {
    /// Its clauses.
    pub clauses: Vec<Clause>,
    /// Where.
    pub span: Span,
}

impl PartialEq for Version {
    fn eq(&self, other: &Self) -> bool {
        self.clauses == other.clauses
    }
}

impl Eq for Version {}

/// A clause of a provision.
pub type Clause = Spanned<ClauseKind>;

/// The kinds of clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClauseKind {
    /// `cite "...", "..."`
    Cite(Vec<Text>),
    /// `force A .. B`
    Force(DayRange),
    /// `announced D`
    Announced(Spanned<Day>),
    /// `ended announced D cite "..."`
    Ended(Ended),
    /// `compliance D`
    Compliance(Spanned<Day>),
    /// `suspended A .. B when c announced D cite "..."`
    Suspended {
        /// The days.
        range: DayRange,
        /// The condition on which it hangs.
        when: Option<Expression>,
        /// Known from.
        announced: Option<Spanned<Day>>,
        /// Its source.
        cite: Vec<Text>,
    },
    /// `suspended by NAME`: on the days of a suspension that is declared apart
    SuspendedBy(Name),
    /// `not enforced A .. B announced D cite "..."`
    NotEnforced {
        /// The days.
        range: DayRange,
        /// Known from.
        announced: Option<Spanned<Day>>,
        /// Its source.
        cite: Vec<Text>,
    },
    /// `contested A .. B "why" cite "..."`
    Contested {
        /// The days.
        range: DayRange,
        /// Why.
        reason: Text,
        /// Its source.
        cite: Vec<Text>,
    },
    /// `unconfirmed "what"`
    Unconfirmed(Text),
    /// `reason "..."`, of `not encoded`
    Reason(Text),
    /// `binds c`
    Binds(Expression),
    /// `when c`
    When(Expression),
    /// `unless c`
    Unless(Expression),
    /// `then ...`
    Then(Effect),
    /// `duty "..." cite "..."`
    Duty(Text, Vec<Text>),
    /// `flag "..." cite "..."`
    Flag(Text, Vec<Text>),
}

/// What a provision does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// `license required, review POLICY`; none is `unstated`
    LicenseRequired(Option<ReviewPolicy>),
    /// `prohibited`
    Prohibited,
    /// `POLICY`, of a review
    Review(ReviewPolicy),
    /// `available`, of an exception
    Available,
    /// `lifted`, of an exception
    Lifted,
}

/// How an application for a license is looked at, from mild to strict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReviewPolicy {
    /// Granted unless there is a reason not to.
    PresumptionOfApproval,
    /// On its merits.
    CaseByCase,
    /// Denied unless there is a reason not to.
    PresumptionOfDenial,
    /// Denied.
    PolicyOfDenial,
}

impl ReviewPolicy {
    /// Every policy, from mild to strict.
    pub const ALL: [ReviewPolicy; 4] = [
        Self::PresumptionOfApproval,
        Self::CaseByCase,
        Self::PresumptionOfDenial,
        Self::PolicyOfDenial,
    ];

    /// The word for it, as written.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::PresumptionOfApproval => "presumption_of_approval",
            Self::CaseByCase => "case_by_case",
            Self::PresumptionOfDenial => "presumption_of_denial",
            Self::PolicyOfDenial => "policy_of_denial",
        }
    }
}
