//! `tidewaiter explain`

use crate::arguments::Explain;
use crate::outside::{Ended, Outside, Status, Stop};
use crate::report::{Page, Tone};

/// Explains a code, or lists them all.
pub fn run(arguments: &Explain, outside: &mut Outside) -> Ended {
    let Some(code) = &arguments.code else {
        let mut page = Page::new(outside.out);
        for entry in tidewaiter_model::catalogue() {
            page.parts(
                0,
                7,
                &[(Tone::Strong, entry.code), (Tone::Plain, "  "), (Tone::Plain, entry.title)],
            );
        }
        outside.print(&page.finish());
        return Ok(Status::Done);
    };
    let code = code.to_uppercase();
    let Some(entry) = tidewaiter_model::explain(&code) else {
        let nearest = tidewaiter_model::catalogue()
            .min_by_key(|entry| strsim::damerau_levenshtein(entry.code, &code));
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
    page.parts(
        0,
        7,
        &[(Tone::Strong, entry.code), (Tone::Plain, ": "), (Tone::Strong, entry.title)],
    );
    page.gap();
    let head = page.finish();
    outside.print(&format!("{head}{}\n", entry.text.trim_end()));
    Ok(Status::Done)
}
