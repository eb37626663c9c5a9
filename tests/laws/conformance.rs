//! The conformance suite: packs, transactions and expected determinations as data files, from which
//! another implementation of Tide could be tested. `tests/conformance/README.md` tells the format.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use tidewaiter_engine::{Asked, Detail, Law, Posture, RulePack, read_transaction};
use tidewaiter_model::{PackId, PackText};
use tidewaiter_syntax::tree::{
    BlockKind, ClauseKind, Comparison, DeclarationKind, Effect, Expression, ExpressionKind, File,
    ListEntryKind, ProductOperator, Quantifier, SumOperator,
};

use crate::packs::{made_up, root, sound};

fn folders() -> Vec<PathBuf> {
    let folder = root().join("tests/conformance");
    let mut folders: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    assert!(!folders.is_empty());
    folders
}

fn pack(folder: &std::path::Path) -> PackText {
    let mut pack = made_up(&std::fs::read_to_string(folder.join("pack.tide")).unwrap());
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "csv") {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            pack.files.insert(name, std::fs::read_to_string(&path).unwrap());
        }
    }
    pack
}

#[test]
fn every_case_gives_the_determination_expected() {
    let mut cases_run = 0_usize;
    for folder in folders() {
        let checked = sound(&[pack(&folder)]);
        let model = &checked.model;
        let text = std::fs::read_to_string(folder.join("cases.json")).unwrap();
        let cases: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
        for case in &cases {
            let name = format!("{}: {}", folder.display(), case["name"]);
            let day = |key: &str| case[key].as_str().map(|day| day.parse().unwrap());
            let on = day("on").unwrap_or_else(|| panic!("{name} has no day"));
            let posture = match case["as_written"].as_bool() {
                Some(true) => Posture::AsWritten,
                _ => Posture::AsEnforced,
            };
            let asked = Asked { on, known: day("known").unwrap_or(on), posture };
            let facts = case["transaction"].to_string();
            let transaction = read_transaction(model, facts.as_bytes())
                .unwrap_or_else(|problems| panic!("{name}: {problems:#?}"));
            let law = Law::new(model, asked);
            let got = RulePack::of(model, PackId(0), None).determine(
                &law,
                &transaction.facts,
                Detail::Proof,
            );
            let expected = &case["expect"];
            let range = serde_json::to_value(got.range).unwrap();
            assert_eq!(range["least"], expected["least"], "{name}");
            assert_eq!(range["most"], expected["most"], "{name}");
            if let Some(missing) = expected["missing"].as_array() {
                let got: BTreeSet<&str> = got.missing.iter().map(|m| m.path.as_str()).collect();
                let missing: BTreeSet<&str> = missing.iter().map(|m| m.as_str().unwrap()).collect();
                assert_eq!(got, missing, "{name}");
            }
            if let Some(applies) = expected["applies"].as_object() {
                let got: BTreeMap<&str, serde_json::Value> = got
                    .considered
                    .iter()
                    .chain(&got.not_encoded)
                    .map(|c| (c.id.as_str(), serde_json::to_value(c.applies).unwrap()))
                    .collect();
                for (id, truth) in applies {
                    assert_eq!(got.get(id.as_str()), Some(truth), "{name}: {id}");
                }
            }
            for (key, notices) in [("flags", &got.flags), ("duties", &got.duties)] {
                if let Some(texts) = expected[key].as_array() {
                    let got: Vec<&str> = notices.iter().map(|n| n.text.as_str()).collect();
                    let texts: Vec<&str> = texts.iter().map(|t| t.as_str().unwrap()).collect();
                    assert_eq!(got, texts, "{name}");
                }
            }
            cases_run += 1;
        }
    }
    assert!(cases_run >= 40, "{cases_run}");
}

/// A construct of the language without a case in the suite fails here; a construct that is new to
/// the tree fails to compile below, until it has a name.
#[test]
fn every_construct_has_a_case() {
    let mut seen = BTreeSet::new();
    for folder in folders() {
        let text = std::fs::read_to_string(folder.join("pack.tide")).unwrap();
        let parsed = tidewaiter_syntax::parse(tidewaiter_syntax::SourceId(0), &text);
        constructs(&parsed.file, &mut seen);
    }
    let missing: Vec<&&str> = ALL.iter().filter(|construct| !seen.contains(**construct)).collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
    let unnamed: Vec<&&str> = seen.iter().filter(|construct| !ALL.contains(construct)).collect();
    assert!(unnamed.is_empty(), "not in the list of constructs: {unnamed:?}");
}

const ALL: &[&str] = &[
    "unit",
    "enumeration",
    "record",
    "fact",
    "define",
    "parameter",
    "list",
    "table",
    "suspension",
    "judgment",
    "scope",
    "class",
    "rule",
    "review",
    "exception",
    "flag",
    "duty",
    "not encoded",
    "derived",
    "default",
    "list values",
    "list from",
    "list change",
    "end announced",
    "missing because",
    "class arguments",
    "define arguments",
    "several versions",
    "cite",
    "force",
    "announced",
    "ended",
    "compliance",
    "suspended",
    "suspended when",
    "suspended by",
    "not enforced",
    "contested",
    "unconfirmed",
    "reason",
    "binds",
    "when",
    "unless",
    "then",
    "duty clause",
    "flag clause",
    "license required",
    "unstated",
    "prohibited",
    "review policy",
    "available",
    "lifted",
    "true",
    "number",
    "quantity",
    "percent",
    "date literal",
    "text",
    "name",
    "set",
    "field",
    "call",
    "or",
    "and",
    "not",
    ">=",
    "<=",
    ">",
    "<",
    "is",
    "is not",
    "in",
    "not in",
    "+",
    "-",
    "*",
    "/",
    "all",
    "any",
    "limb label",
    "limb title",
    "any in",
    "every in",
    "no in",
    "where",
    "sum of",
    "count of",
    "date",
    "same_name",
];

fn constructs(file: &File, seen: &mut BTreeSet<&'static str>) {
    for declaration in &file.declarations {
        match &declaration.kind {
            DeclarationKind::Unit(_) => drop(seen.insert("unit")),
            DeclarationKind::Enumeration(_) => drop(seen.insert("enumeration")),
            DeclarationKind::Record(d) => {
                seen.insert("record");
                for field in &d.fields {
                    if let Some(derived) = &field.derived {
                        seen.insert("derived");
                        expression(derived, seen);
                    }
                }
            }
            DeclarationKind::Fact(d) => {
                seen.insert("fact");
                if d.default.is_some() {
                    seen.insert("default");
                }
            }
            DeclarationKind::Define(d) => {
                seen.insert("define");
                if !d.arguments.is_empty() {
                    seen.insert("define arguments");
                }
                expression(&d.body, seen);
            }
            DeclarationKind::Parameter(d) => {
                seen.insert("parameter");
                d.entries.iter().for_each(|entry| expression(&entry.value, seen));
            }
            DeclarationKind::List(d) => {
                seen.insert("list");
                for entry in &d.entries {
                    if entry.note.ended.is_some() {
                        seen.insert("end announced");
                    }
                    seen.insert(match &entry.kind {
                        ListEntryKind::Values(..) => "list values",
                        ListEntryKind::From(..) => "list from",
                        ListEntryKind::Change(..) => "list change",
                    });
                }
            }
            DeclarationKind::Table(d) => {
                seen.insert("table");
                if d.missing.is_some() {
                    seen.insert("missing because");
                }
            }
            DeclarationKind::Suspension(d) => {
                seen.insert("suspension");
                d.stretches
                    .iter()
                    .filter_map(|s| s.when.as_ref())
                    .for_each(|c| expression(c, seen));
            }
            DeclarationKind::Judgment(_) => drop(seen.insert("judgment")),
            // Functions need a plugin; fixtures and tests are not part of a determination.
            DeclarationKind::Function(_)
            | DeclarationKind::Fixture(_)
            | DeclarationKind::Test(_) => {}
            DeclarationKind::Provision(d) => {
                seen.insert(d.kind.keyword());
                if !d.arguments.is_empty() {
                    seen.insert("class arguments");
                }
                if d.versions.len() > 1 {
                    seen.insert("several versions");
                }
                for clause in d.versions.iter().flat_map(|version| &version.clauses) {
                    self::clause(&clause.value, seen);
                }
            }
        }
    }
}

fn clause(clause: &ClauseKind, seen: &mut BTreeSet<&'static str>) {
    match clause {
        ClauseKind::Cite(_) => drop(seen.insert("cite")),
        ClauseKind::Force(_) => drop(seen.insert("force")),
        ClauseKind::Announced(_) => drop(seen.insert("announced")),
        ClauseKind::Ended(_) => drop(seen.insert("ended")),
        ClauseKind::Compliance(_) => drop(seen.insert("compliance")),
        ClauseKind::Suspended { when, .. } => {
            seen.insert("suspended");
            if let Some(when) = when {
                seen.insert("suspended when");
                expression(when, seen);
            }
        }
        ClauseKind::SuspendedBy(_) => drop(seen.insert("suspended by")),
        ClauseKind::NotEnforced { .. } => drop(seen.insert("not enforced")),
        ClauseKind::Contested { .. } => drop(seen.insert("contested")),
        ClauseKind::Unconfirmed(_) => drop(seen.insert("unconfirmed")),
        ClauseKind::Reason(_) => drop(seen.insert("reason")),
        ClauseKind::Binds(condition) => {
            seen.insert("binds");
            expression(condition, seen);
        }
        ClauseKind::When(condition) => {
            seen.insert("when");
            expression(condition, seen);
        }
        ClauseKind::Unless(condition) => {
            seen.insert("unless");
            expression(condition, seen);
        }
        ClauseKind::Then(effect) => {
            seen.insert("then");
            seen.insert(match effect {
                Effect::LicenseRequired(Some(_)) => "license required",
                Effect::LicenseRequired(None) => "unstated",
                Effect::Prohibited => "prohibited",
                Effect::Review(_) => "review policy",
                Effect::Available => "available",
                Effect::Lifted => "lifted",
            });
        }
        ClauseKind::Duty(..) => drop(seen.insert("duty clause")),
        ClauseKind::Flag(..) => drop(seen.insert("flag clause")),
    }
}

fn expression(expr: &Expression, seen: &mut BTreeSet<&'static str>) {
    let mut inner: Vec<&Expression> = Vec::new();
    match &expr.value {
        ExpressionKind::Truth(_) => drop(seen.insert("true")),
        ExpressionKind::Number(_, None) => drop(seen.insert("number")),
        ExpressionKind::Number(_, Some(_)) => drop(seen.insert("quantity")),
        ExpressionKind::Percent(_) => drop(seen.insert("percent")),
        ExpressionKind::Date(_) => drop(seen.insert("date literal")),
        ExpressionKind::Text(_) => drop(seen.insert("text")),
        ExpressionKind::Name(name) => {
            seen.insert(if name == "date" { "date" } else { "name" });
        }
        ExpressionKind::Set(elements) => {
            seen.insert("set");
            inner.extend(elements);
        }
        ExpressionKind::Field(of, _) => {
            seen.insert("field");
            inner.push(of);
        }
        ExpressionKind::Call(name, arguments) => {
            seen.insert(if name.value == "same_name" { "same_name" } else { "call" });
            inner.extend(arguments);
        }
        ExpressionKind::Or(parts) => {
            seen.insert("or");
            inner.extend(parts);
        }
        ExpressionKind::And(parts) => {
            seen.insert("and");
            inner.extend(parts);
        }
        ExpressionKind::Not(part) => {
            seen.insert("not");
            inner.push(part);
        }
        ExpressionKind::Compare(left, comparison, right) => {
            seen.insert(match comparison.value {
                Comparison::AtLeast => ">=",
                Comparison::AtMost => "<=",
                Comparison::Above => ">",
                Comparison::Below => "<",
                Comparison::Is => "is",
                Comparison::IsNot => "is not",
                Comparison::In => "in",
                Comparison::NotIn => "not in",
            });
            inner.extend([left.as_ref(), right.as_ref()]);
        }
        ExpressionKind::Sum(first, rest) => {
            inner.push(first);
            for (operator, next) in rest {
                seen.insert(match operator.value {
                    SumOperator::Plus => "+",
                    SumOperator::Minus => "-",
                });
                inner.push(next);
            }
        }
        ExpressionKind::Product(first, rest) => {
            inner.push(first);
            for (operator, next) in rest {
                seen.insert(match operator.value {
                    ProductOperator::Times => "*",
                    ProductOperator::Over => "/",
                });
                inner.push(next);
            }
        }
        ExpressionKind::Block(kind, limbs) => {
            seen.insert(match kind {
                BlockKind::All => "all",
                BlockKind::Any => "any",
            });
            for limb in limbs {
                if limb.label.is_some() {
                    seen.insert("limb label");
                }
                if limb.title.is_some() {
                    seen.insert("limb title");
                }
                inner.push(&limb.condition);
            }
        }
        ExpressionKind::Quantified { quantifier, collection, filter, body, .. } => {
            seen.insert(match quantifier {
                Quantifier::Any => "any in",
                Quantifier::Every => "every in",
                Quantifier::No => "no in",
            });
            inner.extend([collection.as_ref(), body.as_ref()]);
            if let Some(filter) = filter {
                seen.insert("where");
                inner.push(filter);
            }
        }
        ExpressionKind::SumOf { value, collection, filter, .. } => {
            seen.insert("sum of");
            inner.extend([value.as_ref(), collection.as_ref()]);
            inner.extend(filter.as_deref());
        }
        ExpressionKind::CountOf { collection, filter, .. } => {
            seen.insert("count of");
            inner.push(collection);
            inner.extend(filter.as_deref());
        }
    }
    for expr in inner {
        expression(expr, seen);
    }
}
