//! Words that a plugin, or a file that claims to be one, gives: made fit for the eyes of people.

/// Characters of a text that are kept, at most.
pub(crate) const LONGEST: usize = 1_000;

/// Bounded, on one line, and with nothing that a terminal or a reader of mixed scripts would obey.
pub(crate) fn printable(text: &str) -> String {
    let mut kept = String::new();
    let mut harmless = text.chars().filter_map(harmless);
    kept.extend(harmless.by_ref().take(LONGEST));
    if harmless.next().is_some() {
        kept.push('\u{2026}');
    }
    kept
}

/// A character as it may be shown: lines become spaces, what commands or reorders goes.
fn harmless(c: char) -> Option<char> {
    match c {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{e0000}'..='\u{e007f}' => None,
        _ => (!c.is_control()).then_some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_commands_or_reorders() {
        let table = [
            ("中芯国际 «Ромашка» é", "中芯国际 «Ромашка» é"),
            ("one\r\ntwo\tthree", "one  two three"),
            ("\u{1b}[2J\u{9b}31mred\u{7}", "[2J31mred"),
            ("li\u{202e}ve\u{2066}x\u{200b}\u{feff}", "livex"),
            ("a\u{0}b\u{7f}c", "abc"),
        ];
        for (given, shown) in table {
            assert_eq!(printable(given), shown, "{given:?}");
        }
    }

    #[test]
    fn long_texts_are_cut_and_say_so() {
        assert_eq!(printable(&"x".repeat(LONGEST)).chars().count(), LONGEST);
        let cut = printable(&"\u{4e2d}".repeat(20 << 20));
        assert_eq!(cut.chars().count(), LONGEST + 1);
        assert!(cut.ends_with('\u{2026}'));
        assert!(cut.capacity() < 16 << 10, "{}", cut.capacity());
    }
}
