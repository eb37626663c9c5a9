//! The codes of what can be wrong with what packs mean.

tidewaiter_syntax::diagnostic_codes! {
    /// The folder has no `pack.toml`, or it can't be read as one.
    ///
    /// A manifest has `name`, `version`, `title`, `issuer` and `engine`; a pack that states law
    /// has `jurisdiction`; `[packs]` names the packs it depends on and their versions.
    ///
    /// To mend it, correct the place named.
    MANIFEST = "T0101", "The manifest is wrong";

    /// The pack was written for another version of Tidewaiter.
    ///
    /// To mend it, check the pack against this version and change `engine`.
    ENGINE_VERSION = "T0102", "Another version of Tidewaiter";

    /// A pack depends on one that was not loaded, or not in the version it asks for.
    ///
    /// Packs are looked for beside each other. To mend it, put the pack there, name it with
    /// `--pack`, or correct `[packs]` in `pack.toml`.
    NO_SUCH_PACK = "T0103", "A pack is missing";

    /// Packs depend on each other in a circle.
    ///
    /// To mend it, move what both need into a pack of its own.
    PACK_CYCLE = "T0104", "Packs depend on each other";

    /// A file says `use` of a pack that the manifest does not name.
    ///
    /// To mend it, add the pack under `[packs]` in `pack.toml`.
    USE_NOT_NAMED = "T0105", "A pack is used but not named";

    /// A plugin that the manifest names can't be used.
    ///
    /// The file is missing or is not the one that `sha256` pins, it is not signed though signatures
    /// are asked for, it is no component of a world that this version of Tidewaiter knows, or it
    /// imports what it was not granted. Nothing of it has been run, or only the question what it is.
    ///
    /// To mend it, follow the message; `tidewaiter plugin check FILE` tells more of the plugin.
    PLUGIN = "T0106", "A plugin can't be used";

    /// A function is declared otherwise than the plugin has it.
    ///
    /// `function name(x: text): percent from "plugin"` has to have the name, the parameters and the
    /// type that the plugin of the manifest gives it.
    ///
    /// To mend it, declare it as the message shows, or name the plugin that has it.
    FUNCTION = "T0107", "A function is not as the plugin has it";

    /// Nothing of that name is declared in this pack or in a pack that this file uses.
    ///
    /// Names are spelled exactly as declared. Constants of an enumeration are known only where a
    /// value of that enumeration is expected, as in `item.kind is material`.
    ///
    /// To mend it, take the name suggested, declare it, or `use` the pack that declares it.
    UNKNOWN_NAME = "T0201", "Unknown name";

    /// A name is declared twice, or it is declared by a pack that this one uses. Units of one name
    /// must be worth the same in all packs, since a transaction does not say whose it means.
    ///
    /// To mend it, give one of them another name. Different texts at different times are versions
    /// of one declaration.
    DUPLICATE = "T0202", "Declared twice";

    /// The name is one of another kind of thing.
    ///
    /// For example a list stands where a value is needed, an exception is made to a class, or a
    /// provision says that it is suspended by something that is no suspension.
    ///
    /// To mend it, name a thing of the kind that the message asks for.
    WRONG_KIND = "T0203", "Another kind of thing is needed here";

    /// A value has another type than the place needs.
    ///
    /// The message names both types. Texts are compared with texts, constants with constants of
    /// the same enumeration, dates with dates.
    ///
    /// To mend it, write a value of the type needed.
    TYPE_MISMATCH = "T0301", "The types do not fit";

    /// Two quantities of different dimensions are compared or added: an area with a rate, say.
    ///
    /// To mend it, compare like with like, or divide and multiply so that the units agree.
    UNIT_MISMATCH = "T0302", "The units do not fit";

    /// A definition, class, table or function is applied to another number of arguments than it
    /// has parameters.
    ///
    /// To mend it, give one argument for each parameter.
    ARGUMENTS = "T0303", "The number of arguments is wrong";

    /// A record contains itself, directly or through a list.
    ///
    /// Facts are finite. To mend it, make a record of its own for what is inside.
    RECORD_CYCLE = "T0304", "A record contains itself";

    /// A range of days ends before it begins. Both days are inside a range, so one day is written
    /// `2024-02-29 .. 2024-02-29`.
    ///
    /// To mend it, write the earlier day first.
    RANGE_REVERSED = "T0401", "A range ends before it begins";

    /// Two versions are in force on the same day.
    ///
    /// To mend it, end the earlier one on the day before the later one begins.
    VERSIONS_OVERLAP = "T0402", "Versions overlap";

    /// Between two versions there are days on which none is in force.
    ///
    /// If the law had a gap, say so with a version that has no effect, or accept the finding.
    ///
    /// To mend it, begin on the day after the earlier version ends.
    VERSIONS_GAP = "T0403", "There is a gap between versions";

    /// A provision, or an entry of a parameter, has no citation.
    ///
    /// Every rule cites its source to the paragraph: `cite "15 CFR 742.6(a)(6)(iii)"`.
    ///
    /// To mend it, cite it.
    NO_CITATION = "T0404", "No citation";

    /// A provision does not say from when it is in force, or a suspension on which days it suspends.
    ///
    /// To mend it, write `force 2023-11-17 ..`, or both days.
    NO_START = "T0405", "No start date";

    /// A file that a declaration names is not in the pack.
    ///
    /// To mend it, name it by its path inside the pack, such as `lists/countries.csv`.
    NO_SUCH_FILE = "T0501", "No such file";

    /// The heading of a CSV lacks a column, has one too many, or has one twice.
    ///
    /// The columns follow from what the file is for: see "Parameters, lists, tables" in the
    /// language reference.
    ///
    /// To mend it, correct the heading.
    CSV_HEADING = "T0502", "The heading of a CSV is wrong";

    /// A row of a CSV has another number of cells than the heading.
    ///
    /// To mend it, put a cell that contains a comma in quotation marks.
    CSV_CELLS = "T0503", "A row of a CSV has the wrong number of cells";

    /// A cell of a CSV can't be read as what its column holds.
    ///
    /// To mend it, write the value as the message says. An unknown value is an empty cell.
    CSV_CELL = "T0504", "A cell of a CSV is wrong";

    /// Two rows of a table have the same keys on the same day.
    ///
    /// To mend it, keep one, or date them apart with `in_force_from` and `in_force_to`.
    CSV_DUPLICATE = "T0505", "Two rows have the same key";

    /// A clause stands in a provision of a kind that does not have it, or one that is needed is
    /// not there: a rule without `then`, a class with one, `ended` where there is no last day.
    ///
    /// To mend it, move the clause to a provision of the kind that has it, or add what is missing.
    CLAUSE = "T0601", "A clause does not fit";

    /// An exception or review says of nothing what it is an exception to or a review of.
    ///
    /// To mend it, write `exception NAME to RULE` or `review NAME of RULE`.
    TARGET = "T0602", "The target is missing or of the wrong kind";

    /// A pack that states a jurisdiction's law has no `scope`, or one that states none has rules.
    ///
    /// To mend it, declare with `scope` which transactions the pack reaches, or name the jurisdiction in `pack.toml`.
    SCOPE = "T0603", "The pack's scope";

    /// A value joins a list in which it already is, or leaves one in which it is not.
    ///
    /// To mend it, take the value out of the change, or correct the list before it.
    LIST_CHANGE = "T0604", "A change to a list changes nothing";

    /// A test gives no day, or expects nothing.
    ///
    /// To mend it, write `on DATE` and `expect OUTCOME`, or columns of these names.
    TEST_INCOMPLETE = "T0701", "A test is incomplete";

    /// A fact given in a test or fixture does not fit its type.
    ///
    /// To mend it, write the value as the message says; `[a, b]` is a list, `{ field: value }` a record.
    GIVEN = "T0702", "A given fact is wrong";

    /// Definitions, classes, rules or exceptions lead back to themselves.
    ///
    /// Tide has no recursion, so that every evaluation ends. The message names the way round.
    ///
    /// To mend it, state one of them without the other.
    CYCLE = "T0801", "A definition leads back to itself";

    /// Two exceptions to one rule, or two reviews of it, may hold on the same day with different
    /// results, and nothing in their conditions keeps them apart.
    ///
    /// Order never settles it: where both hold, the determination spans both results and says that
    /// they conflict. To mend it, make their conditions exclude each other, or make one an
    /// exception to the other.
    CONFLICT = "T0802", "Two exceptions or reviews may conflict";

    /// A definition or provision names others that name others, and comes to more than 200,000
    /// expressions once all are written out; or its quantifiers are nested so deep that it takes more
    /// than 20 million steps over collections of ten.
    ///
    /// It would be decided, and proved, in as many steps. No regulation is as large. To mend it,
    /// use what is used several times fewer times.
    TOO_LARGE = "T0803", "Too large";

    /// A judgment, definition, parameter, list, table or suspension is used by nothing in its pack.
    ///
    /// To mend it, use it or take it out.
    UNUSED = "T0901", "Nothing uses this";

    /// The author could not confirm this, and says so in the pack.
    ///
    /// To mend it, find the official text, correct the rule if it says otherwise, and take the remark out.
    UNCONFIRMED = "T0902", "Unconfirmed";
}
