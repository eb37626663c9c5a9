//! How a word sounds, roughly: what the ways of romanising one name have in common.

/// The word in one spelling for many: doubled letters single, `ou`/`oo`/`ue` as `u`,
/// `ee`/`iy`/`y` as `i`, `kh` as `h`, `ph` as `f`, `q` and hard `c` as `k`, `w` as `v`.
pub(crate) fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    let start = word;
    while let Some(c) = rest.chars().next() {
        let first = rest.len() == start.len();
        let (to, len) = step(rest, c, first);
        for letter in to.chars() {
            if !out.ends_with(letter) {
                out.push(letter);
            }
        }
        if to.is_empty() && len == 1 && !out.ends_with(c) {
            out.push(c);
        }
        rest = rest.get(len..).unwrap_or("");
    }
    out
}

/// What stands for the letters at the head of `rest`, and how many they are; an empty text
/// stands for the letter itself.
fn step(rest: &str, c: char, first: bool) -> (&'static str, usize) {
    const GROUPS: [(&str, &str); 37] = [
        ("shch", "sh"),
        ("sch", "sh"),
        ("dzh", "j"),
        ("tch", "ch"),
        ("iya", "a"),
        ("yya", "a"),
        ("yev", "ev"),
        ("kh", "h"),
        ("gh", "g"),
        ("ph", "f"),
        ("th", "t"),
        ("dh", "d"),
        ("dj", "j"),
        ("ck", "k"),
        ("ch", "ch"),
        ("sh", "sh"),
        ("zh", "zh"),
        ("ts", "ts"),
        ("tz", "ts"),
        ("ou", "u"),
        ("oo", "u"),
        ("ue", "u"),
        ("oe", "o"),
        ("aa", "a"),
        ("ai", "e"),
        ("ay", "e"),
        ("ei", "e"),
        ("ey", "e"),
        ("ee", "i"),
        ("ie", "i"),
        ("iy", "i"),
        ("yi", "i"),
        ("yu", "u"),
        ("iu", "u"),
        ("ya", "a"),
        ("ia", "a"),
        ("ye", "e"),
    ];
    for (from, to) in GROUPS {
        if from.starts_with(c) && rest.starts_with(from) {
            return (to, from.len());
        }
    }
    let next = rest.chars().nth(1);
    let to = match c {
        'q' => "k",
        'c' if matches!(next, Some('e' | 'i' | 'y')) => "s",
        'c' => "k",
        'w' => "v",
        'y' => "i",
        'x' if !first => "ks",
        _ => "",
    };
    (to, 1)
}

/// The consonants of a folded word, with an `a` for a vowel at its head: what is left of a name
/// written in Arabic, and what most ways of romanising it share.
pub(crate) fn bones(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len());
    for (at, c) in folded.chars().enumerate() {
        let vowel = matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
        let soft =
            c == 'h' && at > 0 && !matches!(out.chars().last(), None | Some('s' | 'z' | 'c'));
        match (vowel, at) {
            (true, 0) => out.push('a'),
            (true, _) => {}
            // An h between vowels is a consonant (Mohammed), at the end of a word it is not.
            (false, _) if soft && at + 1 == folded.len() => {}
            (false, _) if out.ends_with(c) && at > 0 => {}
            (false, _) => out.push(c),
        }
    }
    out
}
