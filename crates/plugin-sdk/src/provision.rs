//! What every provision has: its name, its sources, and the days on which it stands.

use crate::day::Day;
use crate::wire::determinations as wire;

/// What every provision has, written once as a constant.
///
/// ```
/// use tidewaiter_plugin_sdk::prelude::*;
///
/// const LICENSE: Provision = Provision::new(
///     "license",
///     "A license is required for equipment on the list",
///     &["Regeling geavanceerde productieapparatuur, art. 2"],
///     day("2023-09-01"),
/// )
/// .announced(day("2023-06-30"))
/// .until(day("2025-11-14"), day("2025-11-14"));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Provision {
    /// Unique in the plugin, and stable from version to version.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its sources, to the paragraph. At least one.
    pub cite: &'static [&'static str],
    /// The first day in force.
    pub from: Day,
    /// The day on which it was published.
    pub announced: Day,
    /// How it ends; none where it goes on.
    pub end: Option<End>,
    /// The first day on which it must be kept, where that is later than the first in force.
    pub compliance: Option<Day>,
    /// Times in which it stands in the code without effect.
    pub pauses: &'static [Pause],
    /// What could not be confirmed, and other remarks.
    pub remarks: &'static [&'static str],
}

/// The end of a provision. Before the end was published the law was known without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct End {
    /// The last day in force.
    pub last: Day,
    /// The day on which the end was published.
    pub announced: Day,
}

/// A time in which a provision stands in the code without effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// Why it has none.
    pub kind: PauseKind,
    /// The first day.
    pub from: Day,
    /// The last day; none where it goes on.
    pub to: Option<Day>,
    /// The day on which it was published.
    pub announced: Day,
}

/// Why a provision that is in the code has no effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PauseKind {
    /// Suspended.
    Suspended,
    /// The authority has said that it will not enforce it. Asked for the law as written, it counts.
    NotEnforced,
}

/// How a provision stands on a day, as far as it was published by another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is in force and counts.
    InForce,
    /// It is not yet, no more, or was not yet known.
    NotInForce,
    /// It is in force, and need not be kept yet.
    ComplianceNotDue,
    /// It is suspended.
    Suspended,
    /// It is not enforced.
    NotEnforced,
}

/// Whether the law is asked as it is enforced, or as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Posture {
    /// What is announced as not enforced does not count.
    #[default]
    AsEnforced,
    /// It counts.
    AsWritten,
}

impl Provision {
    /// A provision in force from a day on, published by that day.
    #[must_use]
    pub const fn new(
        id: &'static str,
        title: &'static str,
        cite: &'static [&'static str],
        from: Day,
    ) -> Provision {
        Provision {
            id,
            title,
            cite,
            from,
            announced: from,
            end: None,
            compliance: None,
            pauses: &[],
            remarks: &[],
        }
    }

    /// With the day on which it was published.
    #[must_use]
    pub const fn announced(mut self, day: Day) -> Provision {
        self.announced = day;
        self
    }

    /// With its last day in force, and the day on which that end was published.
    #[must_use]
    pub const fn until(mut self, last: Day, announced: Day) -> Provision {
        self.end = Some(End { last, announced });
        self
    }

    /// With the first day on which it must be kept.
    #[must_use]
    pub const fn compliance(mut self, day: Day) -> Provision {
        self.compliance = Some(day);
        self
    }

    /// With times in which it has no effect.
    #[must_use]
    pub const fn pauses(mut self, pauses: &'static [Pause]) -> Provision {
        self.pauses = pauses;
        self
    }

    /// With remarks: what could not be confirmed begins with `unconfirmed: `.
    #[must_use]
    pub const fn remarks(mut self, remarks: &'static [&'static str]) -> Provision {
        self.remarks = remarks;
        self
    }

    /// How it stands on a day, as far as it was published by another.
    #[must_use]
    #[inline]
    pub fn standing(&self, on: Day, known: Day, posture: Posture) -> Standing {
        // Most provisions have begun and go on, and this is asked of each for every row.
        let plain = self.end.is_none() && self.compliance.is_none() && self.pauses.is_empty();
        if plain && self.announced <= known && self.from <= on {
            return Standing::InForce;
        }
        self.standing_in_full(on, known, posture)
    }

    fn standing_in_full(&self, on: Day, known: Day, posture: Posture) -> Standing {
        let ended = self.known_end(known).is_some_and(|last| on > last);
        if self.announced > known || self.from > on || ended {
            return Standing::NotInForce;
        }
        if self.compliance.is_some_and(|first| on < first) {
            return Standing::ComplianceNotDue;
        }
        let paused = |kind: PauseKind| {
            self.pauses.iter().any(|pause| {
                let over = pause.to.is_some_and(|last| on > last);
                pause.kind == kind && pause.announced <= known && pause.from <= on && !over
            })
        };
        if paused(PauseKind::Suspended) {
            Standing::Suspended
        } else if posture == Posture::AsEnforced && paused(PauseKind::NotEnforced) {
            Standing::NotEnforced
        } else {
            Standing::InForce
        }
    }

    /// The days in force, as they were known: `2023-09-01 .. 2025-11-14`.
    pub(crate) fn force(&self, known: Day) -> String {
        let mut force = self.from.to_string();
        force.push_str(" ..");
        if let Some(last) = self.known_end(known) {
            force.push(' ');
            force.push_str(&last.to_string());
        }
        force
    }

    fn known_end(&self, known: Day) -> Option<Day> {
        self.end.filter(|end| end.announced <= known).map(|end| end.last)
    }
}

impl Standing {
    pub(crate) fn wire(self) -> wire::Standing {
        match self {
            Standing::InForce => wire::Standing::InForce,
            Standing::NotInForce => wire::Standing::NotInForce,
            Standing::ComplianceNotDue => wire::Standing::ComplianceNotDue,
            Standing::Suspended => wire::Standing::Suspended,
            Standing::NotEnforced => wire::Standing::NotEnforced,
        }
    }
}
