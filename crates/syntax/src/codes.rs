//! The codes of what can be wrong with the text of a rule file. The catalogue of all codes is in
//! `tidewaiter-model`, which takes these up.

/// Declares diagnostic codes: a constant for each, whose documentation is also its explanation, and
/// a table `ALL` of codes with title and explanation.
#[macro_export]
macro_rules! diagnostic_codes {
    ($($(#[doc = $doc:literal])* $name:ident = $code:literal, $title:literal;)*) => {
        $($(#[doc = $doc])* pub const $name: $crate::Code = $crate::Code($code);)*

        /// Every code with its title and its explanation.
        pub const ALL: &[($crate::Code, &str, &str)] =
            &[$(($name, $title, concat!($($doc, "\n"),*))),*];
    };
}

diagnostic_codes! {
    /// Something stands where the language has something else.
    ///
    /// The message says what was found and what could stand there. The rest of the file is read
    /// all the same: after a mistake the parser goes on at the next declaration.
    ///
    /// To mend it, compare the declaration with its form in the language reference,
    /// `docs/language.md`.
    SYNTAX = "T0001", "This is not Tide";

    /// A text begins with `"` and does not end on its line.
    ///
    /// To mend it, close it with `"`. A quotation mark inside a text is written `\"`, a backslash
    /// `\\`. A long text stays on one line.
    UNCLOSED_TEXT = "T0002", "A text is not closed";

    /// A `{`, `(` or `[` has no partner up to the end of the file.
    ///
    /// To mend it, close it where the declaration ends. The declarations that follow are still
    /// read, as long as they begin in the first column.
    UNCLOSED_BRACKET = "T0003", "A bracket is not closed";

    /// A date such as 2023-02-30 has the shape of a day but is none.
    ///
    /// To mend it, write a day of the calendar as year-month-day.
    NO_SUCH_DAY = "T0004", "There is no such day";

    /// A number has more than 28 digits.
    ///
    /// Numbers are exact, so their size is bounded. To mend it, use a larger unit.
    TOO_MANY_DIGITS = "T0005", "A number has too many digits";

    /// Brackets are nested more than 64 deep, a declaration has more than 100 quantifiers and sums,
    /// or a sum or product has more than 256 terms.
    ///
    /// No regulation is like that. To mend it, give parts of the condition names with `define`.
    TOO_DEEP = "T0006", "Nested too deep";

    /// A rule file is larger than 4 MiB.
    ///
    /// To mend it, split it; put long lists into a CSV.
    TOO_LARGE = "T0007", "A file is too large";

    /// A clause that a version has once, such as `force` or `when`, stands in it twice.
    ///
    /// To mend it, keep one. Different texts at different times are versions:
    /// `version { force 2022-10-07 .. 2023-11-16 ... } version { force 2023-11-17 .. ... }`.
    SAID_TWICE = "T0008", "Said twice";

    /// A row of a table of cases does not fit its heading.
    ///
    /// To mend it, give each row one cell for each column, and an outcome under `expect`.
    CELLS = "T0009", "A row does not fit its heading";
}
