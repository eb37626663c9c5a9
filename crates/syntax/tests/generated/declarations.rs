//! Files of declarations of every kind.

use proptest::prelude::*;
use proptest::sample::select;
use tidewaiter_syntax::tree::*;

use super::clauses::{ended, policy, provision};
use super::expressions::{expression, literal};
use super::words::{
    arguments, at, boxed, cites, day, doc, name, nowhere, number, range, text, title, ty, units,
};

pub fn file() -> BoxedStrategy<File> {
    let uses = prop::collection::vec(select(vec!["trade", "us-chips", "x_1"]), 0..3)
        .prop_map(|uses| uses.into_iter().map(|u| at(u.to_owned())).collect());
    let declaration =
        (doc(), kind()).prop_map(|(doc, kind)| Declaration { doc, kind, span: nowhere() });
    boxed(
        (uses, prop::collection::vec(declaration, 1..4))
            .prop_map(|(uses, declarations)| File { uses, declarations }),
    )
}

fn kind() -> BoxedStrategy<DeclarationKind> {
    boxed(prop_oneof![
        unit().prop_map(DeclarationKind::Unit),
        enumeration().prop_map(DeclarationKind::Enumeration),
        record().prop_map(DeclarationKind::Record),
        // The documentation of a fact is its declaration's.
        field(Just(String::new()).boxed()).prop_map(DeclarationKind::Fact),
        define().prop_map(DeclarationKind::Define),
        parameter().prop_map(DeclarationKind::Parameter),
        list().prop_map(DeclarationKind::List),
        table().prop_map(DeclarationKind::Table),
        suspension().prop_map(DeclarationKind::Suspension),
        judgment().prop_map(DeclarationKind::Judgment),
        function().prop_map(DeclarationKind::Function),
        provision().prop_map(DeclarationKind::Provision),
        fixture().prop_map(DeclarationKind::Fixture),
        test().prop_map(DeclarationKind::Test),
    ])
}

fn unit() -> BoxedStrategy<UnitDeclaration> {
    let nothing = UnitExpression { numerator: None, denominators: Vec::new(), span: nowhere() };
    let worth = (number(), prop_oneof![units(), Just(nothing)]);
    boxed(
        (name(), prop::option::of(worth), title())
            .prop_map(|(name, definition, title)| UnitDeclaration { name, definition, title }),
    )
}

fn enumeration() -> BoxedStrategy<EnumerationDeclaration> {
    let constant = (doc(), name(), title()).prop_map(|(doc, name, title)| EnumerationConstant {
        doc,
        name,
        title,
    });
    let constants = prop_oneof![
        prop::collection::vec(constant, 0..4).prop_map(EnumerationConstants::Written),
        text().prop_map(EnumerationConstants::From),
    ];
    boxed(
        (name(), title(), constants).prop_map(|(name, title, constants)| EnumerationDeclaration {
            name,
            title,
            constants,
        }),
    )
}

fn field(doc: BoxedStrategy<String>) -> BoxedStrategy<Field> {
    let default = (expression(), text());
    let field = (doc, name(), ty(), prop::option::of(expression()), prop::option::of(default));
    boxed(field.prop_map(|(doc, name, ty, derived, default)| Field {
        doc,
        name,
        ty,
        derived,
        default,
    }))
}

fn record() -> BoxedStrategy<RecordDeclaration> {
    boxed(
        (name(), title(), prop::collection::vec(field(doc()), 0..4))
            .prop_map(|(name, title, fields)| RecordDeclaration { name, title, fields }),
    )
}

fn define() -> BoxedStrategy<DefineDeclaration> {
    boxed((name(), arguments(0), ty(), expression(), cites(0)).prop_map(
        |(name, arguments, ty, body, cite)| DefineDeclaration { name, arguments, ty, body, cite },
    ))
}

fn note() -> BoxedStrategy<EntryNote> {
    let (days, ended) = (prop::option::of(day()), prop::option::of(ended()));
    boxed((cites(0), days, ended, title()).prop_map(|(cite, announced, ended, unconfirmed)| {
        EntryNote { cite, announced, ended, unconfirmed }
    }))
}

fn parameter() -> BoxedStrategy<ParameterDeclaration> {
    let entry = (range(), expression(), note()).prop_map(|(force, value, note)| ParameterEntry {
        force,
        value,
        note,
    });
    boxed(
        (name(), ty(), title(), prop::collection::vec(entry, 0..4)).prop_map(
            |(name, ty, title, entries)| ParameterDeclaration { name, ty, title, entries },
        ),
    )
}

fn list() -> BoxedStrategy<ListDeclaration> {
    let value = || literal().prop_map(at);
    let change = (any::<bool>(), value()).prop_map(|(joins, value)| ListChange { joins, value });
    let kind = prop_oneof![
        (range(), prop::collection::vec(value(), 0..12))
            .prop_map(|(range, values)| ListEntryKind::Values(range, values)),
        (range(), text()).prop_map(|(range, file)| ListEntryKind::From(range, file)),
        (day(), prop::collection::vec(change, 1..4))
            .prop_map(|(day, changes)| ListEntryKind::Change(day, changes)),
    ];
    let entry = (kind, note()).prop_map(|(kind, note)| ListEntry { kind, note, span: nowhere() });
    let list = (name(), ty(), title(), cites(0), prop::collection::vec(entry, 0..4));
    boxed(list.prop_map(|(name, ty, title, cite, entries)| ListDeclaration {
        name,
        ty,
        title,
        cite,
        entries,
    }))
}

fn table() -> BoxedStrategy<TableDeclaration> {
    let entry =
        (range(), text(), note()).prop_map(|(force, file, note)| TableEntry { force, file, note });
    let entries = prop::collection::vec(entry, 0..3);
    let missing = prop::option::of((expression(), text()));
    let table = (name(), arguments(0), ty(), title(), cites(0), entries, missing);
    boxed(table.prop_map(|(name, arguments, ty, title, cite, entries, missing)| TableDeclaration {
        name,
        arguments,
        ty,
        title,
        cite,
        entries,
        missing,
    }))
}

fn suspension() -> BoxedStrategy<SuspensionDeclaration> {
    let stretch =
        (range(), prop::option::of(expression()), prop::option::of(day()), cites(0), title())
            .prop_map(|(range, when, announced, cite, unconfirmed)| SuspensionStretch {
                range,
                when,
                announced,
                cite,
                unconfirmed,
                span: nowhere(),
            });
    boxed((name(), title(), cites(0), prop::collection::vec(stretch, 0..4)).prop_map(
        |(name, title, cite, stretches)| SuspensionDeclaration { name, title, cite, stretches },
    ))
}

fn judgment() -> BoxedStrategy<JudgmentDeclaration> {
    boxed((name(), text(), cites(0), title()).prop_map(|(name, question, cite, guidance)| {
        JudgmentDeclaration { name, question, cite, guidance }
    }))
}

fn function() -> BoxedStrategy<FunctionDeclaration> {
    boxed((name(), arguments(0), ty(), text()).prop_map(|(name, arguments, ty, plugin)| {
        FunctionDeclaration { name, arguments, ty, plugin }
    }))
}

fn path() -> BoxedStrategy<Path> {
    boxed(prop::collection::vec(name(), 1..4).prop_map(at))
}

fn value() -> BoxedStrategy<GivenValue> {
    let leaf = boxed(
        prop_oneof![
            4 => literal().prop_map(GivenKind::Literal),
            1 => Just(GivenKind::Unknown),
        ]
        .prop_map(at),
    );
    boxed(leaf.prop_recursive(3, 12, 4, |inner| {
        let inner = inner.boxed();
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(GivenKind::List),
            prop::collection::vec(entry_of(inner), 0..4).prop_map(GivenKind::Record),
        ]
        .prop_map(at)
    }))
}

fn entry_of(value: BoxedStrategy<GivenValue>) -> BoxedStrategy<GivenEntry> {
    boxed(prop_oneof![
        1 => name().prop_map(GivenEntry::Fixture),
        4 => (path(), value).prop_map(|(path, value)| GivenEntry::Fact(path, value)),
    ])
}

fn fixture() -> BoxedStrategy<FixtureDeclaration> {
    boxed(
        (name(), prop::collection::vec(entry_of(value()), 0..5))
            .prop_map(|(name, entries)| FixtureDeclaration { name, entries }),
    )
}

fn outcome() -> BoxedStrategy<ExpectedOutcome> {
    let word = select(vec![
        OutcomeWord::NotSubject,
        OutcomeWord::NoLicenseRequired,
        OutcomeWord::ExceptionAvailable,
        OutcomeWord::LicenseRequired,
        OutcomeWord::Prohibited,
    ]);
    boxed(
        (word, prop::option::of(policy()))
            .prop_map(|(outcome, review)| ExpectedOutcome { outcome, review }),
    )
}

fn place() -> BoxedStrategy<Place> {
    let step = (name(), prop::option::weighted(0.3, 0..1_000_000_u32))
        .prop_map(|(name, position)| PlaceStep { name, position });
    boxed(prop::collection::vec(step, 1..4).prop_map(at))
}

fn expectation() -> BoxedStrategy<Expectation> {
    boxed(
        prop_oneof![
            3 => (outcome(), outcome())
                .prop_map(|(least, most)| ExpectationKind::Outcome { least, most }),
            1 => outcome().prop_map(|o| ExpectationKind::Outcome { least: o, most: o }),
            1 => name().prop_map(ExpectationKind::Applies),
            1 => name().prop_map(ExpectationKind::NotApplies),
            1 => name().prop_map(ExpectationKind::Undetermined),
            1 => place().prop_map(ExpectationKind::Missing),
        ]
        .prop_map(at),
    )
}

fn cases() -> BoxedStrategy<Cases> {
    let expects = || at(vec![at("expect".to_owned())]);
    let columns = prop::collection::vec(path(), 1..3);
    let row = (prop::collection::vec(value(), 3), expectation());
    let cases = (columns, any::<bool>(), prop::collection::vec(row, 0..4));
    boxed(cases.prop_map(move |(mut columns, expecting, rows)| {
        let plain = columns.len();
        if expecting {
            columns.push(expects());
        }
        let rows = rows
            .into_iter()
            .map(|(values, expectation)| {
                let mut cells: Vec<CaseCell> =
                    values.into_iter().take(plain).map(CaseCell::Value).collect();
                cells.extend(expecting.then_some(CaseCell::Expect(expectation)));
                CaseRow { cells, span: nowhere() }
            })
            .collect();
        Cases { columns, rows, span: nowhere() }
    }))
}

fn test() -> BoxedStrategy<TestDeclaration> {
    let head = (text(), prop::option::of(day()), prop::option::of(day()), any::<bool>());
    let given = prop::collection::vec(entry_of(value()), 0..4);
    let body = (given, prop::option::of(cases()), prop::collection::vec(expectation(), 0..3));
    boxed((head, body).prop_map(
        |((title, on, known, as_written), (given, cases, expectations))| TestDeclaration {
            title,
            on,
            known,
            as_written,
            given,
            cases,
            expectations,
        },
    ))
}
