//! A page of text: tones, wrapping, and nothing that a terminal would take for a command.

use unicode_width::UnicodeWidthStr as _;

/// How text is to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// With colors.
    pub colored: bool,
    /// Columns.
    pub width: usize,
}

/// What a word is, which gives its color.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Ordinary text.
    Plain,
    /// A heading.
    Strong,
    /// A citation, an id.
    Faint,
    /// It may go ahead.
    Good,
    /// It depends.
    Caution,
    /// It may not go ahead.
    Bad,
}

impl Tone {
    fn code(self) -> &'static str {
        match self {
            Tone::Plain => "",
            Tone::Strong => "1",
            Tone::Faint => "2",
            Tone::Good => "1;32",
            Tone::Caution => "1;33",
            Tone::Bad => "1;31",
        }
    }
}

/// Text without what a terminal would act on: controls, and marks that reorder what is shown. Each
/// is replaced by something that takes as many bytes, so that places in the text stay right.
pub fn clean(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => c,
            '\u{0}'..='\u{1f}' | '\u{7f}' => '?',
            '\u{80}'..='\u{9f}' => '\u{b7}',
            '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}' => '\u{fffd}',
            _ => c,
        })
        .collect()
}

/// A page being written.
#[derive(Debug)]
pub struct Page {
    style: Style,
    text: String,
}

impl Page {
    /// An empty page.
    pub fn new(style: Style) -> Self {
        Self { style, text: String::new() }
    }

    /// The text of the page.
    pub fn finish(self) -> String {
        self.text
    }

    /// An empty line, unless the page is empty or ends with one.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A paragraph of plain words.
    pub fn line(&mut self, indent: usize, text: &str) {
        self.parts(indent, indent, &[(Tone::Plain, text)]);
    }

    /// A paragraph: words in tones, wrapped, its first line and its further lines indented.
    pub fn parts(&mut self, indent: usize, hang: usize, parts: &[(Tone, &str)]) {
        let mut column = indent;
        let mut fresh = true;
        self.text.push_str(&" ".repeat(indent));
        let mut glued = false;
        for (tone, part) in parts {
            if part.is_empty() {
                continue;
            }
            let part = clean(part).replace(['\n', '\t'], " ");
            let starts_apart = part.starts_with(' ');
            for (place, word) in part.split_whitespace().enumerate() {
                let width = word.width();
                let apart = !fresh && (place > 0 || starts_apart || !glued);
                if !fresh && apart && column + 1 + width > self.style.width {
                    self.text.push('\n');
                    self.text.push_str(&" ".repeat(hang));
                    column = hang;
                } else if apart {
                    self.text.push(' ');
                    column += 1;
                }
                self.word(*tone, word);
                column += width;
                fresh = false;
            }
            glued = !part.ends_with(' ') && !part.trim().is_empty();
        }
        self.text.push('\n');
    }

    fn word(&mut self, tone: Tone, word: &str) {
        if self.style.colored && tone != Tone::Plain {
            self.text.push_str(&format!("\u{1b}[{}m{word}\u{1b}[0m", tone.code()));
        } else {
            self.text.push_str(word);
        }
    }
}
