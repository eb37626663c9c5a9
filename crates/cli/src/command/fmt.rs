//! `tidewaiter fmt`

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use tidewaiter_syntax::{Diagnostic, Sources};

use crate::arguments::Fmt;
use crate::load;
use crate::outside::{self, Ended, Outside, Status, Stop};
use crate::report::{findings, human};

/// Formats rule files.
pub fn run(arguments: &Fmt, outside: &mut Outside) -> Ended {
    let paths = if arguments.paths.is_empty() {
        vec![load::nearest_rules()?]
    } else {
        arguments.paths.clone()
    };
    let mut files = Vec::new();
    let mut seen = BTreeSet::new();
    for path in &paths {
        if path == Path::new("-") {
            files.push(path.clone());
            continue;
        }
        let found = load::rule_files(path)?;
        if found.is_empty() {
            let message = format!("{}: there is no rule file here", outside::shown(path));
            return Err(Stop::new(message).help("the names of rule files end in .tide"));
        }
        for file in found {
            if seen.insert(outside::true_path(&file)?) {
                files.push(file);
            }
        }
    }
    let mut status = Status::Done;
    for file in files {
        // One file that is wrong does not keep the others from being formatted.
        let one = format_file(&file, arguments.check, outside).unwrap_or_else(|stop| {
            outside.complain(&human::stop(&stop, outside.err));
            Status::Wrong
        });
        status = status.max(one);
    }
    Ok(status)
}

fn format_file(path: &PathBuf, check: bool, outside: &mut Outside) -> Ended {
    let input = path == Path::new("-");
    let name = if input { "standard input".to_owned() } else { outside::shown(path) };
    let text = outside::text_of(path, true)?;
    let formatted = tidewaiter_syntax::format(&text).map_err(|problems| {
        let mut sources = Sources::new();
        sources.add(&name, &text);
        let problems: Vec<&Diagnostic> = problems.iter().collect();
        outside.complain(&findings::drawn(&sources, &problems, outside.err));
        Stop::new(format!("{name}: cannot be parsed, and stays as it is"))
    })?;
    let same = formatted == text;
    match (check, input) {
        (false, true) => outside.print(&formatted),
        (true, _) if !same => {
            outside.print(&format!("{name}\n"));
            return Ok(Status::Found);
        }
        (false, false) if !same => {
            outside::replace(path, &formatted)?;
            outside.print(&format!("formatted {name}\n"));
        }
        (true, _) | (false, false) => {}
    }
    Ok(Status::Done)
}
