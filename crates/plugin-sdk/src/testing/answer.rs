//! Reading an answer.

use crate::wire::determinations as wire;

/// What a jurisdiction answered to a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The verdicts left open.
    pub range: wire::Range,
    /// Why.
    pub determination: wire::Determination,
}

impl Answer {
    /// The verdict as Tidewaiter writes it: `license_required(case_by_case)`; of a range both ends,
    /// with ` .. ` between.
    #[must_use]
    pub fn outcome(&self) -> String {
        shown(self.range)
    }

    /// The ids of the rules that apply or may.
    #[must_use]
    pub fn rules(&self) -> Vec<&str> {
        self.of(wire::ProvisionKind::Rule)
    }

    /// The ids of the classes that the item is or may be in.
    #[must_use]
    pub fn classes(&self) -> Vec<&str> {
        self.of(wire::ProvisionKind::Class)
    }

    /// The ids of the exceptions that are or may be met.
    #[must_use]
    pub fn exceptions(&self) -> Vec<&str> {
        self.of(wire::ProvisionKind::Exception)
    }

    /// The ids of the duties that arise, or may.
    #[must_use]
    pub fn duties(&self) -> Vec<&str> {
        self.determination.duties.iter().map(|duty| duty.from.as_str()).collect()
    }

    /// The ids of the red flags that arise, or may.
    #[must_use]
    pub fn red_flags(&self) -> Vec<&str> {
        self.determination.red_flags.iter().map(|flag| flag.from.as_str()).collect()
    }

    fn of(&self, kind: wire::ProvisionKind) -> Vec<&str> {
        let considered = self.determination.considered.iter();
        considered
            .filter(|provision| provision.kind == kind && provision.applies != wire::Truth::Fails)
            .map(|provision| provision.id.as_str())
            .collect()
    }

    /// A provision that was considered.
    #[must_use]
    pub fn provision(&self, id: &str) -> Option<&wire::Provision> {
        self.determination.considered.iter().find(|provision| provision.id == id)
    }

    /// The ids of what is left out and could touch the case.
    #[must_use]
    pub fn not_encoded(&self) -> Vec<&str> {
        self.determination.not_encoded.iter().map(|provision| provision.id.as_str()).collect()
    }

    /// The paths of the missing facts, the one that would settle most first.
    #[must_use]
    pub fn missing(&self) -> Vec<&str> {
        self.determination.missing.iter().map(|missing| missing.path.as_str()).collect()
    }

    /// The changes that lead to a milder verdict, as `path: from -> to (verdict)`.
    #[must_use]
    pub fn changes(&self) -> Vec<String> {
        let words = |change: &wire::Change| {
            let to = shown(change.leads_to);
            format!("{}: {} -> {} ({to})", change.path, change.from, change.to)
        };
        self.determination.changes.iter().map(words).collect()
    }
}

fn shown(range: wire::Range) -> String {
    let (least, most) = (verdict(range.least), verdict(range.most));
    if least == most { least.to_owned() } else { format!("{least} .. {most}") }
}

fn verdict(verdict: wire::Verdict) -> &'static str {
    match verdict {
        wire::Verdict::NotSubject => "not_subject",
        wire::Verdict::NoLicenseRequired => "no_license_required",
        wire::Verdict::ExceptionAvailable => "exception_available",
        wire::Verdict::LicenseRequiredPresumptionOfApproval => {
            "license_required(presumption_of_approval)"
        }
        wire::Verdict::LicenseRequiredCaseByCase => "license_required(case_by_case)",
        wire::Verdict::LicenseRequiredPresumptionOfDenial => {
            "license_required(presumption_of_denial)"
        }
        wire::Verdict::LicenseRequiredPolicyOfDenial => "license_required(policy_of_denial)",
        wire::Verdict::Prohibited => "prohibited",
    }
}
