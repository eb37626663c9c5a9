//! A jurisdiction's answer, held against what an answer must be, and turned into determinations.

use std::cell::Cell;
use std::collections::BTreeSet;

use tidewaiter_engine::{
    Answer, Change, Considered, Detail, Determination, Evidence, EvidenceKind, Kind, Missing,
    Notice, ProofStep, Range, Review, Standing, Truth, Verdict,
};

use crate::bindings::controls::{Answers, Description};
use crate::bindings::determinations as wire;
use crate::session::Failure;
use crate::words::printable;

/// How deep a proof may be.
const DEPTH: usize = 64;

/// What was asked.
#[derive(Debug, Clone, Copy)]
pub struct Expected<'a> {
    /// Of whom.
    pub about: &'a Description,
    /// Transactions.
    pub rows: usize,
    /// Whether with proof.
    pub detail: Detail,
}

/// The determinations of a batch. `room` is how many bytes of names may come of it: those of steps
/// repeat those of the steps above, so that a small answer could grow beyond all bounds.
///
/// # Errors
/// What is wrong with the answer. Nothing of it is then used.
pub fn determinations(
    expected: &Expected<'_>,
    answers: Answers,
    room: usize,
) -> Result<Vec<Determination>, Failure> {
    let Expected { about, rows, detail } = *expected;
    let due = if detail == Detail::Proof { rows } else { 0 };
    if answers.ranges.len() != rows || answers.determinations.len() != due {
        return Err(format!(
            "gave {} verdicts and {} determinations where {rows} and {due} are due",
            answers.ranges.len(),
            answers.determinations.len()
        ));
    }
    let ranges: Vec<Range> = answers.ranges.iter().map(range).collect::<Result<_, _>>()?;
    if detail == Detail::Outcome {
        // Most determinations of a large batch are of this kind: whose they are is said once for all.
        let bare = empty(about, Range::FULL);
        let with =
            |range: Range| Determination { range, settled: range.is_settled(), ..bare.clone() };
        return Ok(ranges.into_iter().map(with).collect());
    }
    let reader = Reader { about, room: Cell::new(room) };
    let checked = |(range, found)| reader.determination(range, found);
    ranges.into_iter().zip(answers.determinations).map(checked).collect()
}

/// A determination that says nothing beyond its range.
pub fn empty(about: &Description, range: Range) -> Determination {
    Determination {
        pack: about.name.as_str().into(),
        version: about.version.as_str().into(),
        jurisdiction: printable(&about.jurisdiction).into(),
        issuer: printable(&about.issuer).into(),
        ..Determination::bare(range)
    }
}

fn range(found: &wire::Range) -> Result<Range, Failure> {
    let range = Range { least: verdict(found.least), most: verdict(found.most) };
    if range.least > range.most {
        return Err("gave a range whose least is above its most".to_owned());
    }
    Ok(range)
}

fn verdict(found: wire::Verdict) -> Verdict {
    match found {
        wire::Verdict::NotSubject => Verdict::NOT_SUBJECT,
        wire::Verdict::NoLicenseRequired => Verdict::NO_LICENSE_REQUIRED,
        wire::Verdict::ExceptionAvailable => Verdict::EXCEPTION_AVAILABLE,
        wire::Verdict::LicenseRequiredPresumptionOfApproval => {
            Verdict::license_required(Review::PresumptionOfApproval)
        }
        wire::Verdict::LicenseRequiredCaseByCase => Verdict::license_required(Review::CaseByCase),
        wire::Verdict::LicenseRequiredPresumptionOfDenial => {
            Verdict::license_required(Review::PresumptionOfDenial)
        }
        wire::Verdict::LicenseRequiredPolicyOfDenial => {
            Verdict::license_required(Review::PolicyOfDenial)
        }
        wire::Verdict::Prohibited => Verdict::PROHIBITED,
    }
}

struct Reader<'a> {
    about: &'a Description,
    room: Cell<usize>,
}

impl Reader<'_> {
    fn determination(
        &self,
        range: Range,
        found: wire::Determination,
    ) -> Result<Determination, Failure> {
        let mut seen = BTreeSet::new();
        let considered = self.provisions(&mut seen, found.considered)?;
        supported(range, &considered)?;
        Ok(Determination {
            considered,
            not_encoded: self.provisions(&mut seen, found.not_encoded)?,
            duties: self.notices(found.duties)?,
            flags: self.notices(found.red_flags)?,
            missing: found.missing.into_iter().map(missing).collect::<Result<_, _>>()?,
            changes: found.changes.into_iter().map(change).collect::<Result<_, _>>()?,
            remarks: texts(&found.remarks),
            ..empty(self.about, range)
        })
    }

    fn id(&self, own: &str) -> Result<String, Failure> {
        self.named(format!("{}.{}", self.about.name, printable(own)))
    }

    /// A name that was made here, where there is room for it.
    fn named(&self, id: String) -> Result<String, Failure> {
        let left = self.room.get().checked_sub(id.len());
        self.room.set(left.ok_or("gave a proof whose names take too much memory")?);
        Ok(id)
    }

    fn provisions(
        &self,
        seen: &mut BTreeSet<String>,
        found: Vec<wire::Provision>,
    ) -> Result<Vec<Considered>, Failure> {
        for provision in &found {
            let id = printable(&provision.id);
            // A slash begins the name of a step.
            if id.is_empty() || id.contains(|c: char| c == '/' || c.is_whitespace()) {
                return Err("gave a provision without a proper id".to_owned());
            }
            cited(&id, &provision.cite)?;
            if !seen.insert(id) {
                return Err(format!("gave the provision {} twice", printable(&provision.id)));
            }
        }
        found.into_iter().map(|provision| self.provision(provision)).collect()
    }

    fn provision(&self, found: wire::Provision) -> Result<Considered, Failure> {
        let id = self.id(&found.id)?;
        Ok(Considered {
            kind: kind(found.kind),
            title: printable(&found.title),
            cite: texts(&found.cite),
            applies: truth(found.applies),
            force: printable(&found.force),
            standing: standing(found.standing),
            gives: found.gives.as_ref().map(range).transpose()?,
            targets: found
                .targets
                .iter()
                .map(|target| self.id(target))
                .collect::<Result<_, _>>()?,
            decided_by: texts(&found.decided_by),
            remarks: texts(&found.remarks),
            proof: self.steps(&id, found.proof)?,
            id,
        })
    }

    /// The tree of a proof, from steps written parent before child.
    fn steps(&self, id: &str, found: Vec<wire::Step>) -> Result<Vec<ProofStep>, Failure> {
        let mut open: Vec<ProofStep> = Vec::new();
        let mut roots = Vec::new();
        for step in found {
            let depth = usize::try_from(step.depth).unwrap_or(usize::MAX);
            if depth > open.len() || depth >= DEPTH {
                return Err(format!("gave a proof of {id} whose steps do not follow one another"));
            }
            close(&mut open, &mut roots, depth);
            let parent = open.last().map_or(id, |parent| parent.id.as_str());
            let siblings = open.last().map_or(roots.len(), |parent| parent.steps.len());
            let label = printable(&step.label);
            let own = if label.is_empty() { (siblings + 1).to_string() } else { label.clone() };
            open.push(ProofStep {
                id: self.named(format!("{parent}/{own}"))?,
                label,
                text: printable(&step.text),
                truth: truth(step.truth),
                because: step.because.into_iter().map(evidence).collect(),
                steps: Vec::new(),
                cite: texts(&step.cite),
            });
        }
        close(&mut open, &mut roots, 0);
        Ok(roots)
    }

    fn notices(&self, found: Vec<wire::Notice>) -> Result<Vec<Notice>, Failure> {
        let notice = |notice: wire::Notice| {
            cited(&printable(&notice.from), &notice.cite)?;
            Ok(Notice {
                text: printable(&notice.text),
                cite: texts(&notice.cite),
                from: self.id(&notice.from)?,
                applies: truth(notice.applies),
            })
        };
        found.into_iter().map(notice).collect()
    }
}

/// Holds a range against the rules that are said to make it: neither stricter than all of them, nor
/// milder than one.
fn supported(range: Range, considered: &[Considered]) -> Result<(), Failure> {
    let rules = || considered.iter().filter(|found| found.kind == Kind::Rule);
    let met = |rule: &Considered| rule.applies != Truth::False;
    if range.most > Verdict::NO_LICENSE_REQUIRED && !rules().any(met) {
        return Err("gave a requirement without a rule that makes it".to_owned());
    }
    // Outside the scope of the law its rules make nothing.
    let inside = |found: &Considered| found.kind == Kind::Scope && found.applies == Truth::True;
    if range == Range::exactly(Verdict::NOT_SUBJECT) && !considered.iter().any(inside) {
        return Ok(());
    }
    for rule in rules().filter(|rule| met(rule)) {
        let effective = match rule.standing {
            Standing::InForce | Standing::PerhapsSuspended => true,
            Standing::NotInForce
            | Standing::ComplianceNotDue
            | Standing::Suspended
            | Standing::NotEnforced => false,
        };
        if effective && rule.gives.is_some_and(|gives| gives.most > range.most) {
            return Err(format!("gave a milder verdict than its own rule {}", rule.id));
        }
    }
    Ok(())
}

fn cited(id: &str, cite: &[String]) -> Result<(), Failure> {
    let named = cite.iter().any(|source| !source.trim().is_empty());
    if named { Ok(()) } else { Err(format!("gave the provision {id} without a citation")) }
}

fn texts(found: &[String]) -> Vec<String> {
    found.iter().map(|text| printable(text)).collect()
}

/// Hands steps that are done to those above, until `depth` are open.
fn close(open: &mut Vec<ProofStep>, roots: &mut Vec<ProofStep>, depth: usize) {
    while open.len() > depth {
        let Some(done) = open.pop() else { return };
        match open.last_mut() {
            Some(parent) => parent.steps.push(done),
            None => roots.push(done),
        }
    }
}

fn evidence(found: wire::Evidence) -> Evidence {
    Evidence {
        kind: match found.kind {
            wire::EvidenceKind::Fact => EvidenceKind::Fact,
            wire::EvidenceKind::Judgment => EvidenceKind::Judgment,
            wire::EvidenceKind::Parameter => EvidenceKind::Parameter,
            wire::EvidenceKind::List => EvidenceKind::List,
            wire::EvidenceKind::Table => EvidenceKind::Table,
            wire::EvidenceKind::Computed => EvidenceKind::Computed,
        },
        name: printable(&found.name),
        value: printable(&found.value),
        note: printable(&found.note),
    }
}

fn missing(found: wire::Missing) -> Result<Missing, Failure> {
    let answer = |answer: wire::Answer| {
        Ok(Answer { value: printable(&answer.value), leads_to: range(&answer.leads_to)? })
    };
    if found.settles > 100 {
        return Err("gave a missing fact that settles more than everything".to_owned());
    }
    Ok(Missing {
        path: printable(&found.path),
        question: printable(&found.question),
        guidance: String::new(),
        answers: found.answers.into_iter().map(answer).collect::<Result<_, Failure>>()?,
        settles: found.settles,
    })
}

fn change(found: wire::Change) -> Result<Change, Failure> {
    Ok(Change {
        path: printable(&found.path),
        from: printable(&found.from),
        to: printable(&found.to),
        leads_to: range(&found.leads_to)?,
    })
}

fn truth(found: wire::Truth) -> Truth {
    match found {
        wire::Truth::Fails => Truth::False,
        wire::Truth::Holds => Truth::True,
        wire::Truth::Unknown => Truth::Unknown,
    }
}

fn kind(found: wire::ProvisionKind) -> Kind {
    match found {
        wire::ProvisionKind::Scope => Kind::Scope,
        wire::ProvisionKind::Class => Kind::Class,
        wire::ProvisionKind::Rule => Kind::Rule,
        wire::ProvisionKind::Review => Kind::Review,
        wire::ProvisionKind::Exception => Kind::Exception,
        wire::ProvisionKind::RedFlag => Kind::Flag,
        wire::ProvisionKind::Duty => Kind::Duty,
        wire::ProvisionKind::NotEncoded => Kind::NotEncoded,
    }
}

fn standing(found: wire::Standing) -> Standing {
    match found {
        wire::Standing::InForce => Standing::InForce,
        wire::Standing::NotInForce => Standing::NotInForce,
        wire::Standing::ComplianceNotDue => Standing::ComplianceNotDue,
        wire::Standing::Suspended => Standing::Suspended,
        wire::Standing::PerhapsSuspended => Standing::PerhapsSuspended,
        wire::Standing::NotEnforced => Standing::NotEnforced,
    }
}

#[cfg(test)]
mod tests;
