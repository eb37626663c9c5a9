//! The determination: what the law says of a transaction, and why. Plain data, for people and JSON.
//!
//! A rule pack and a plugin give the same type; nothing above asks which made it.

use std::fmt;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How an application for a license is looked at, from mild to strict.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Review {
    /// Granted unless there is a reason not to.
    PresumptionOfApproval,
    /// On its merits.
    CaseByCase,
    /// Denied unless there is a reason not to.
    PresumptionOfDenial,
    /// Denied.
    PolicyOfDenial,
}

/// An outcome without its review policy.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// No provision of the pack reaches the transaction.
    NotSubject,
    /// Within the pack's scope, and no requirement applies.
    NoLicenseRequired,
    /// Every requirement that applies is lifted by an exception whose conditions are met.
    ExceptionAvailable,
    /// A license is required.
    LicenseRequired,
    /// No license is on offer.
    Prohibited,
}

impl Outcome {
    /// The word for it, as in Tide and in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NotSubject => "not_subject",
            Self::NoLicenseRequired => "no_license_required",
            Self::ExceptionAvailable => "exception_available",
            Self::LicenseRequired => "license_required",
            Self::Prohibited => "prohibited",
        }
    }
}

impl Review {
    /// Every policy, from mild to strict.
    pub const ALL: [Review; 4] = [
        Self::PresumptionOfApproval,
        Self::CaseByCase,
        Self::PresumptionOfDenial,
        Self::PolicyOfDenial,
    ];

    /// The word for it, as in Tide and in JSON.
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

/// An outcome, with the review policy where a license is required. Ordered from least to most
/// restrictive.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub struct Verdict {
    /// The outcome.
    pub outcome: Outcome,
    /// The review policy, where and only where a license is required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
}

impl fmt::Display for Verdict {
    /// In the words of JSON and of rule files: `license_required review case_by_case`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.outcome.word())?;
        self.review.map_or(Ok(()), |review| write!(f, " review {}", review.word()))
    }
}

impl Verdict {
    /// The pack does not reach the transaction.
    pub const NOT_SUBJECT: Verdict = Verdict { outcome: Outcome::NotSubject, review: None };
    /// No requirement applies.
    pub const NO_LICENSE_REQUIRED: Verdict =
        Verdict { outcome: Outcome::NoLicenseRequired, review: None };
    /// An exception lifts every requirement.
    pub const EXCEPTION_AVAILABLE: Verdict =
        Verdict { outcome: Outcome::ExceptionAvailable, review: None };
    /// No license is on offer.
    pub const PROHIBITED: Verdict = Verdict { outcome: Outcome::Prohibited, review: None };

    /// A license is required, with that review policy.
    #[must_use]
    pub fn license_required(review: Review) -> Verdict {
        Verdict { outcome: Outcome::LicenseRequired, review: Some(review) }
    }
}

/// From the least to the most restrictive verdict that the facts leave open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Range {
    /// The least restrictive.
    pub least: Verdict,
    /// The most restrictive.
    pub most: Verdict,
}

impl fmt::Display for Range {
    /// Both ends, with ` .. ` between where they differ.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Range { least, most } = self;
        if least == most { write!(f, "{least}") } else { write!(f, "{least} .. {most}") }
    }
}

impl Range {
    /// Both ends the same.
    #[must_use]
    pub fn exactly(verdict: Verdict) -> Range {
        Range { least: verdict, most: verdict }
    }

    /// Every verdict there is.
    pub const FULL: Range = Range { least: Verdict::NOT_SUBJECT, most: Verdict::PROHIBITED };

    /// Whether both ends have the same outcome. (The review policy may still be open, where the
    /// authority has published none or the facts do not settle it.)
    #[must_use]
    pub fn is_settled(self) -> bool {
        self.least.outcome == self.most.outcome
    }

    /// The more restrictive of two at either end: what both requirements together leave open.
    #[must_use]
    pub fn and(self, other: Range) -> Range {
        Range { least: self.least.max(other.least), most: self.most.max(other.most) }
    }

    /// What several jurisdictions leave open together: the more restrictive at either end. Where no
    /// law was asked, nothing is known of it.
    #[must_use]
    pub fn over_all(ranges: impl IntoIterator<Item = Range>) -> Range {
        ranges.into_iter().reduce(Range::and).unwrap_or(Range::FULL)
    }

    /// From the lesser of the leasts to the greater of the mosts: what one or the other leaves.
    #[must_use]
    pub fn or(self, other: Range) -> Range {
        Range { least: self.least.min(other.least), most: self.most.max(other.most) }
    }

    /// Whether `other` is inside.
    #[must_use]
    pub fn contains(self, other: Range) -> bool {
        self.least <= other.least && other.most <= self.most
    }
}

/// True, false, or not known from the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Truth {
    /// It holds.
    True,
    /// It does not hold.
    False,
    /// The facts do not say.
    Unknown,
}

/// How the law is read where a rule on the books is not enforced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, Default)]
#[serde(rename_all = "snake_case")]
pub enum Posture {
    /// As the authority has announced that it enforces it.
    #[default]
    AsEnforced,
    /// As it is written.
    AsWritten,
}

impl Posture {
    /// The other reading.
    #[must_use]
    pub fn other(self) -> Posture {
        match self {
            Posture::AsEnforced => Posture::AsWritten,
            Posture::AsWritten => Posture::AsEnforced,
        }
    }
}

/// What a determination is made for, beside the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Asked {
    /// The day on which the transaction is decided.
    pub on: tidewaiter_syntax::Day,
    /// The law as published by this day.
    pub known: tidewaiter_syntax::Day,
    /// As enforced or as written.
    pub posture: Posture,
}

/// A step of the proof: a provision, a limb, a comparison, with what decided it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProofStep {
    /// Stable id: the provision's id and the labels of the limbs, `us-chips.ac_license/A`.
    pub id: String,
    /// The label of the limb as in the statute, `(A)`; empty where it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// What is asserted, in the words of the pack.
    pub text: String,
    /// Whether it holds.
    pub truth: Truth,
    /// The values that decided it: facts, thresholds on that day, list versions, reasons.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<Evidence>,
    /// The steps on which it rests.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<ProofStep>,
    /// Citations of this very step.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<String>,
}

/// A value that a step of the proof rests on.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub struct Evidence {
    /// What kind of thing it is.
    pub kind: EvidenceKind,
    /// Its path or name: `item.chip.tpp`, `us-chips.tpp_floor`.
    pub name: String,
    /// Its value as read, with its unit; `unknown` where it is.
    pub value: String,
    /// For a dated thing, the version used and its source; for a value without one, why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// The kinds of evidence.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// A fact of the transaction.
    Fact,
    /// A person's judgment.
    Judgment,
    /// A parameter on that day.
    Parameter,
    /// A list on that day.
    List,
    /// A table on that day.
    Table,
    /// A computed value.
    Computed,
}

/// Which kind of provision.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The pack's reach.
    Scope,
    /// A classification.
    Class,
    /// A requirement or prohibition.
    Rule,
    /// A review policy.
    Review,
    /// An exception.
    Exception,
    /// A red flag.
    Flag,
    /// A duty.
    Duty,
    /// A provision that the pack leaves out.
    NotEncoded,
}

/// A provision that was considered, with its proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Considered {
    /// Stable id.
    pub id: String,
    /// Which kind.
    pub kind: Kind,
    /// Its title.
    pub title: String,
    /// Its sources.
    pub cite: Vec<String>,
    /// Whether it applies (a rule, review, flag, duty, scope) or is met (an exception).
    pub applies: Truth,
    /// The version's days in force, `2023-11-17 ..`; empty where no version is in force.
    pub force: String,
    /// Whether it is in operation: `in force`, or why it is without effect.
    pub standing: Standing,
    /// What it gives: of a rule, the verdicts with its exceptions and reviews; else absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gives: Option<Range>,
    /// Of an exception or review, the ids of its targets.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<String>,
    /// The first limb that decided it, in words; for an exception that is not met, what it lacks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decided_by: Vec<String>,
    /// Remarks: contested stretches, what is unconfirmed, compliance dates, conflicts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<String>,
    /// The proof.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proof: Vec<ProofStep>,
}

/// Whether a provision is in operation on the day asked.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It has effect.
    InForce,
    /// No version is in force on that day.
    NotInForce,
    /// In force, but compliance is not yet required.
    ComplianceNotDue,
    /// Suspended.
    Suspended,
    /// Whether it is suspended is not known.
    PerhapsSuspended,
    /// On the books, not enforced.
    NotEnforced,
}

/// A duty or red flag that arises.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Notice {
    /// Its words.
    pub text: String,
    /// Its sources.
    pub cite: Vec<String>,
    /// The provision from which it comes.
    pub from: String,
    /// Whether it arises: true, or unknown.
    pub applies: Truth,
}

/// A fact that is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Missing {
    /// The fact's path in the transaction, or the judgment's id.
    pub path: String,
    /// What to ask: the documentation of the field, or the question.
    pub question: String,
    /// How a judgment is to be answered; empty for a fact.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub guidance: String,
    /// Answers tried, each with the range to which it leads, mildest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answer>,
    /// How much of the range it would settle on average over the answers tried, in hundredths.
    pub settles: u8,
}

/// An answer to a missing fact, and where it leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Answer {
    /// The value tried.
    pub value: String,
    /// The range to which it leads.
    pub leads_to: Range,
}

/// A change in a single fact that leads to a less restrictive verdict, found by re-evaluation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// The fact's path.
    pub path: String,
    /// Its value now.
    pub from: String,
    /// The value with which the verdict is less restrictive.
    pub to: String,
    /// The verdicts then.
    pub leads_to: Range,
}

/// One jurisdiction's determination.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Determination {
    /// The pack or plugin that made it.
    pub pack: Arc<str>,
    /// Its version.
    pub version: Arc<str>,
    /// Whose law.
    pub jurisdiction: Arc<str>,
    /// Who makes that law.
    pub issuer: Arc<str>,
    /// The verdicts that the facts leave open.
    pub range: Range,
    /// Whether both ends have the same outcome.
    pub settled: bool,
    /// The range under the other posture (as written, or as enforced), where it differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_posture: Option<Range>,
    /// Scopes, rules, reviews, exceptions that apply or may apply, or that would but for their
    /// standing, with their proof.
    pub considered: Vec<Considered>,
    /// Duties, those of exceptions that are met included.
    pub duties: Vec<Notice>,
    /// Red flags.
    pub flags: Vec<Notice>,
    /// Provisions of the source that the pack leaves out and that could touch the transaction.
    pub not_encoded: Vec<Considered>,
    /// Missing facts, the one that would settle most first.
    pub missing: Vec<Missing>,
    /// What would change the answer, the smallest change first.
    pub changes: Vec<Change>,
    /// Conflicts, failures of a plugin, and the like, in words.
    pub remarks: Vec<String>,
    /// Why a plugin gave no answer, or none to a pack's question, in words. What it should have
    /// answered is then unknown, over the full range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failure: Option<String>,
}

impl Determination {
    /// One that says nothing beyond its range: whose it is is for its maker to fill in.
    #[must_use]
    pub fn bare(range: Range) -> Determination {
        let nobody: Arc<str> = Arc::default();
        Determination {
            pack: Arc::clone(&nobody),
            version: Arc::clone(&nobody),
            jurisdiction: Arc::clone(&nobody),
            issuer: nobody,
            range,
            settled: range.is_settled(),
            other_posture: None,
            considered: Vec::new(),
            duties: Vec::new(),
            flags: Vec::new(),
            not_encoded: Vec::new(),
            missing: Vec::new(),
            changes: Vec::new(),
            remarks: Vec::new(),
            failure: None,
        }
    }
}

/// The decision over all jurisdictions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Decision {
    /// The format of this document: 1.
    pub format: u32,
    /// The version of Tidewaiter that made it.
    pub tidewaiter: String,
    /// The transaction, as read: canonical, derived facts included.
    pub transaction: serde_json::Value,
    /// The day decided.
    pub on: String,
    /// The law as published by this day.
    pub known: String,
    /// As enforced or as written.
    pub posture: Posture,
    /// The packs, with their digests.
    pub packs: Vec<PackDigest>,
    /// The plugins that took part, with the digests of their files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plugins: Vec<PackDigest>,
    /// SHA-256 of the canonical transaction, lower-case hexadecimal.
    pub facts_digest: String,
    /// The most restrictive over all jurisdictions, at either end.
    pub range: Range,
    /// Whether both ends have the same outcome.
    pub settled: bool,
    /// Each jurisdiction's own determination.
    pub determinations: Vec<Determination>,
}

/// A pack with the digest of its files, or a plugin with that of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PackDigest {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its files, lower-case hexadecimal.
    pub digest: String,
}
