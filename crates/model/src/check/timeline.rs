//! Timelines: ranges that make sense, versions that do not overlap, ends and when they were known.

use tidewaiter_syntax::tree::{DayRange, EntryNote, Text};
use tidewaiter_syntax::{Day, Diagnostic, Span};

use super::Checker;
use crate::codes;
use crate::model::{Period, Timeline};

/// The texts of citations.
pub fn texts(cite: &[Text]) -> Vec<String> {
    cite.iter().map(|text| text.value.clone()).collect()
}

impl Checker<'_> {
    /// A range of days; a problem where it ends before it begins.
    pub(super) fn period(&mut self, range: &DayRange) -> Period {
        let last = range.last.as_ref().map(|last| last.value);
        if last.is_some_and(|last| last < range.first.value) {
            self.report(
                Diagnostic::error(
                    codes::RANGE_REVERSED,
                    range.span,
                    "this range ends before it begins",
                )
                .help("write the earlier day first; both days are inside"),
            );
        }
        Period { first: range.first.value, last }
    }

    /// The timeline of an entry of a parameter, list or table.
    pub(super) fn entry_timeline(
        &mut self,
        force: Period,
        note: &EntryNote,
        cite: &[Text],
        span: Span,
    ) -> Timeline {
        let announced = note.announced.as_ref().map_or(force.first, |day| day.value);
        let mut cite = texts(if note.cite.is_empty() { cite } else { &note.cite });
        if let Some(ended) = &note.ended {
            cite.extend(texts(&ended.cite));
            self.ends(force, ended.announced.span);
        }
        Timeline {
            force,
            announced,
            end_announced: announced,
            cite,
            unconfirmed: note.unconfirmed.iter().map(|text| text.value.clone()).collect(),
            span,
        }
    }

    /// Reports an end that was announced where there is none.
    pub(super) fn ends(&mut self, force: Period, span: Span) {
        if force.last.is_none() {
            self.clause_error(
                span,
                "the end of this was announced, and it has no last day".to_owned(),
                "write the last day behind `..`, or take `ended` out",
            );
        }
    }

    /// Puts versions in order, reports overlaps and gaps, and works out when ends became known.
    ///
    /// `given` are the days that `ended announced` names, by the version's first day.
    pub(super) fn settle_timelines(
        &mut self,
        timelines: &mut [&mut Timeline],
        given: &[(Day, Day)],
    ) {
        timelines.sort_by_key(|timeline| timeline.force.first);
        let next: Vec<Option<(Day, Day, Span)>> = (0..timelines.len())
            .map(|place| {
                let next = timelines.get(place + 1)?;
                Some((next.force.first, next.announced, next.span))
            })
            .collect();
        for (timeline, next) in timelines.iter_mut().zip(next) {
            let stated = given.iter().find(|(first, _)| *first == timeline.force.first);
            timeline.end_announced = stated.map_or(timeline.announced, |(_, day)| *day);
            let Some((first, announced, span)) = next else { continue };
            match timeline.force.last {
                None => self.overlap(timeline.span, span, first),
                Some(last) if first <= last => self.overlap(timeline.span, span, first),
                Some(last) if first == last.next() => {
                    if stated.is_none() {
                        timeline.end_announced = announced;
                    }
                }
                Some(last) => self.report(
                    Diagnostic::warning(
                        codes::VERSIONS_GAP,
                        span,
                        format!(
                            "nothing is in force from {} to the day before {first}",
                            last.next()
                        ),
                    )
                    .also(timeline.span, format!("ends on {last}"))
                    .help("begin on the day after the earlier version ends, if there was no gap"),
                ),
            }
        }
    }

    fn overlap(&mut self, earlier: Span, later: Span, from: Day) {
        self.report(
            Diagnostic::error(
                codes::VERSIONS_OVERLAP,
                later,
                format!("two versions are in force on {from}"),
            )
            .also(earlier, "the other one")
            .help("end the earlier version on the day before this one begins"),
        );
    }

    /// Reports what has no citation.
    pub(super) fn cited(&mut self, cite: &[String], span: Span, what: &str) {
        if cite.is_empty() {
            self.report(
                Diagnostic::error(codes::NO_CITATION, span, format!("{what} has no citation"))
                    .help("say where it is written, to the paragraph: cite \"15 CFR 742.6(a)(6)(iii)\""),
            );
        }
    }
}
