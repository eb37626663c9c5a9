//! The stretches of a timeline, for people and programs.

use std::sync::Arc;

use serde::Serialize;
use tidewaiter_engine::{Posture, Range};

use super::{Page, Style, Tone, words};

/// The answers over a span of days.
#[derive(Debug, Serialize)]
pub struct Timeline {
    /// The format of this document: 1.
    pub format: u32,
    /// The transaction as read.
    pub transaction: serde_json::Value,
    /// SHA-256 of the transaction.
    pub facts_digest: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// As enforced or as written.
    pub posture: Posture,
    /// Stretches of days with one answer, in order, without gaps.
    pub stretches: Vec<Stretch>,
}

/// Days with one answer.
#[derive(Debug, Serialize)]
pub struct Stretch {
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// Over all jurisdictions.
    pub range: Range,
    /// Each jurisdiction's own.
    pub jurisdictions: Vec<Answer>,
    /// What made the turn on the first day; empty for the first stretch.
    pub turned_by: Vec<Turn>,
}

/// The answer of a jurisdiction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// The pack.
    pub pack: Arc<str>,
    /// Whose law.
    pub jurisdiction: Arc<str>,
    /// The answer.
    pub range: Range,
    /// Why a plugin gave none, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure: Option<String>,
}

/// A provision that made a turn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Turn {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What became of it, in words.
    pub what: String,
    /// Its sources.
    pub cite: Vec<String>,
}

/// For people.
pub fn human(timeline: &Timeline, style: Style) -> String {
    let mut page = Page::new(style);
    let span = format!(
        "From {} to {}, {}, each day under the law as published by then.",
        timeline.from,
        timeline.to,
        words::posture(timeline.posture)
    );
    page.line(0, &span);
    for stretch in &timeline.stretches {
        page.gap();
        let days = format!("{} .. {}  ", stretch.from, stretch.to);
        let answer = words::range(stretch.range);
        page.parts(0, 2, &[(Tone::Strong, &days), (words::tone(stretch.range), &answer)]);
        if stretch.jurisdictions.len() > 1 {
            for own in &stretch.jurisdictions {
                let name = format!("{}: ", own.jurisdiction);
                let answer = words::range(own.range);
                page.parts(2, 6, &[(Tone::Plain, &name), (words::tone(own.range), &answer)]);
            }
        }
        for failure in stretch.jurisdictions.iter().filter_map(|own| own.failure.as_deref()) {
            page.parts(2, 4, &[(Tone::Bad, "Note: "), (Tone::Plain, failure)]);
        }
        for turn in &stretch.turned_by {
            let cite = super::proof::cited(&turn.cite);
            let what = format!(": {}", turn.what);
            let parts = [
                (Tone::Plain, "turned by "),
                (Tone::Strong, turn.title.as_str()),
                (Tone::Faint, &format!(" [{}]", turn.id)),
                (Tone::Plain, &what),
                (Tone::Faint, &cite),
            ];
            page.parts(2, 4, &parts);
        }
    }
    page.finish()
}
