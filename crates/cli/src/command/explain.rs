//! `tidewaiter explain`

use tidewaiter_model::Explanation;

use crate::arguments::Explain;
use crate::outside::{Ended, Outside, Status, Stop};
use crate::report::{Page, Tone};

/// Explains a code, or lists them all.
pub fn run(arguments: &Explain, outside: &mut Outside) -> Ended {
    let entries: Vec<Explanation> = catalogue().collect();
    let Some(code) = &arguments.code else {
        let mut page = Page::new(outside.out);
        for entry in &entries {
            page.parts(
                0,
                7,
                &[(Tone::Strong, entry.code), (Tone::Plain, &format!("  {}", entry.title))],
            );
        }
        outside.print(&page.finish());
        return Ok(Status::Done);
    };
    let code = code.to_uppercase();
    let Some(entry) = entries.iter().find(|entry| entry.code == code) else {
        let nearest =
            entries.iter().min_by_key(|entry| strsim::damerau_levenshtein(entry.code, &code));
        let stop = Stop::new(format!("there is no code `{code}`"));
        return Err(match nearest {
            Some(entry) => stop.help(format!(
                "the nearest is {} ({}); without a code, `tidewaiter explain` lists them all",
                entry.code, entry.title
            )),
            None => stop,
        });
    };
    let mut page = Page::new(outside.out);
    let title = format!(": {}", entry.title);
    page.parts(0, 7, &[(Tone::Strong, entry.code), (Tone::Strong, &title)]);
    page.gap();
    let head = page.finish();
    outside.print(&format!("{head}{}\n", entry.text.trim_end()));
    Ok(Status::Done)
}

/// The codes of packs and those of transactions.
fn catalogue() -> impl Iterator<Item = Explanation> {
    let facts = tidewaiter_engine::FACT_CODES.iter().map(|&(code, title, text)| Explanation {
        code,
        title,
        text: text.trim().to_owned(),
    });
    tidewaiter_model::catalogue().chain(facts)
}
