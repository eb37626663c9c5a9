//! A jurisdiction that uses what real ones do: lists in lists, sums, money, reviews, exceptions,
//! pauses, postures and ends.

use tidewaiter_plugin_sdk::prelude::*;
use tidewaiter_plugin_sdk::testing::{Case, ask_all, monotone};

fields! {
    ORIGIN: text = "origin", "From where?";
    VALUE: money = "item.value", "What is it worth?";
    PARTS: money = "item.components[].value", "What is the part worth?";
    PART_ORIGIN: text = "item.components[].origin", "Where is the part from?";
    COUNTRY: text = "parties[].country", "Where is the party?";
    ROLES: text among ["purchaser", "end_user"] = "parties[].roles[]", "What does the party do?";
    LENGTH: number in "mm" = "item.length", "How long is it?";
    WIDTH: number in "mm" = "item.width", "How wide is it?";
    LOADED: day = "loaded_date", "When was it loaded?";
}

const START: Day = day("2020-01-01");
const SCOPE: Provision = Provision::new("scope", "From XX", &["Order 1, art. 1"], START);
const LONG: Provision = Provision::new("long", "Longer than wide", &["Order 1, art. 2"], START)
    .until(day("2022-12-31"), day("2022-06-01"));
const PARTY: Provision = Provision::new("party", "End user in YY", &["Order 1, art. 3"], START)
    .pauses(&[
        Pause {
            kind: PauseKind::Suspended,
            from: day("2021-01-01"),
            to: Some(day("2021-03-31")),
            announced: day("2020-12-01"),
        },
        Pause {
            kind: PauseKind::NotEnforced,
            from: day("2021-06-01"),
            to: None,
            announced: day("2021-05-01"),
        },
    ]);
const SHARE: Provision = Provision::new("share", "A tenth from YY", &["Order 1, art. 4"], START)
    .compliance(day("2020-07-01"));
const STRICT: Provision = Provision::new("strict", "To YY: denied", &["Order 1, art. 5"], START);
const AFLOAT: Provision = Provision::new("afloat", "Loaded before", &["Order 1, art. 6"], START);

struct Order;

impl Jurisdiction for Order {
    const NAME: &'static str = "order";
    const VERSION: &'static str = "1.0.0";
    const JURISDICTION: &'static str = "XX";
    const ISSUER: &'static str = "Nobody";
    const FIELDS: &'static [AnyField] = FIELDS;

    fn decide(_: &Facts<'_>, law: &mut Law<'_>) {
        let license = Verdict::LicenseRequired(Review::CaseByCase);
        law.scope(&SCOPE, |f| f.text(ORIGIN).is("XX"));
        law.rule(&LONG, |f| f.number(LENGTH).quantity().above(f.number(WIDTH)), license);
        law.rule(&PARTY, in_yy, license);
        law.rule(
            &SHARE,
            |f| {
                let from_yy = f.sum(PARTS, |part| {
                    let counts = part.text(PART_ORIGIN).is("YY").truth;
                    let value = part.money(PARTS).amount_in("EUR");
                    match counts {
                        Truth::False => Quantity::from(Exact::ZERO),
                        Truth::True => value,
                        Truth::Unknown => value * Quantity::unstated(),
                    }
                });
                (from_yy / f.money(VALUE).amount_in("EUR")).at_least(exact("0.10"))
            },
            license,
        );
        law.review(&STRICT, &["party"], in_yy, Review::PolicyOfDenial);
        law.exception(
            &AFLOAT,
            &["long", "share"],
            |f| f.day(LOADED).before(day("2020-02-01")),
            Gives::Available,
        );
    }
}

fn in_yy(facts: &Facts<'_>) -> Condition {
    facts.any(COUNTRY, |party| {
        let uses = party.any(ROLES, |role| role.text(ROLES).is("end_user"));
        all([party.text(COUNTRY).is("YY"), uses])
    })
}

fn quiet(on: &str) -> Case {
    Case::on(on).facts(&[
        ("origin", "XX"),
        ("item.value", "100 EUR"),
        ("item.components[0].value", "9.99 EUR"),
        ("item.components[0].origin", "YY"),
        ("item.components[1].value", "50 EUR"),
        ("item.components[1].origin", "ZZ"),
        ("parties[0].country", "ZZ"),
        ("parties[0].roles[0]", "end_user"),
        ("parties[1].country", "YY"),
        ("parties[1].roles[0]", "purchaser"),
        ("item.length", "1"),
        ("item.width", "1"),
        ("loaded_date", "2021-01-01"),
    ])
}

const LR: &str = "license_required(case_by_case)";
const NLR: &str = "no_license_required";
const DENIED: &str = "license_required(policy_of_denial)";

#[track_caller]
fn outcome(case: &Case, expected: &str) {
    let answer = case.ask::<Order>().unwrap();
    assert_eq!(answer.outcome(), expected, "{:#?}", answer.determination);
    monotone::<Order>(case).unwrap();
}

#[test]
fn two_fields_and_an_end_known_later() {
    let long = quiet("2022-12-31").fact("item.length", "1.001");
    outcome(&quiet("2022-12-31"), NLR);
    outcome(&long, LR);
    outcome(&long.again_on("2023-01-01"), NLR);
    // Before the end was published the law was known without it.
    let early = long.again_on("2023-01-01").known("2022-05-31");
    outcome(&early, LR);
    let force = |case: &Case| {
        let answer = case.ask::<Order>().unwrap();
        answer.provision("long").map(|provision| provision.force.clone())
    };
    assert_eq!(force(&early).as_deref(), Some("2020-01-01 .."));
    assert_eq!(force(&long).as_deref(), Some("2020-01-01 .. 2022-12-31"));
    let changes = long.ask::<Order>().unwrap().changes();
    assert!(changes.contains(&format!("item.length: 1.001 mm -> 1 mm ({NLR})")), "{changes:?}");
}

#[test]
fn lists_in_lists_and_reviews() {
    outcome(&quiet("2020-08-01").fact("parties[1].roles[1]", "end_user"), DENIED);
    let open = quiet("2020-08-01").without("parties[1].roles");
    outcome(&open, "no_license_required .. license_required(policy_of_denial)");
    let answer = open.ask::<Order>().unwrap();
    assert_eq!(answer.missing(), ["parties[1].roles"]);
    let values: Vec<&str> =
        answer.determination.missing[0].answers.iter().map(|a| a.value.as_str()).collect();
    assert_eq!(values, ["(none), purchaser", "end_user"]);
    outcome(&quiet("2020-08-01").without("parties").empty("parties"), NLR);
    let nobody = quiet("2020-08-01").without("parties").ask::<Order>().unwrap();
    assert_eq!(nobody.missing(), ["parties"]);
}

#[test]
fn sums_and_money() {
    let tenth = quiet("2020-07-01").fact("item.components[0].value", "10 EUR");
    outcome(&quiet("2020-07-01"), NLR);
    outcome(&tenth, LR);
    let open = "no_license_required .. license_required(case_by_case)";
    outcome(&tenth.clone().fact("item.components[0].value", "10 USD"), open);
    outcome(&tenth.clone().without("item.components"), open);
    outcome(&tenth.fact("loaded_date", "2020-01-31"), "exception_available");
}

#[test]
fn pauses_and_postures() {
    let yy = |on: &str| quiet(on).fact("parties[0].country", "YY");
    outcome(&yy("2020-12-31"), DENIED);
    outcome(&yy("2021-01-01"), NLR);
    outcome(&yy("2021-01-01").known("2020-11-30"), DENIED);
    outcome(&yy("2021-04-01"), DENIED);
    outcome(&yy("2021-06-01"), NLR);
    outcome(&yy("2021-06-01").as_written(), DENIED);
    let idle = yy("2021-06-01").ask::<Order>().unwrap();
    let party = idle.provision("party").unwrap();
    assert_eq!(format!("{:?}", party.standing), "Standing::NotEnforced");
    assert!(!party.proof.is_empty());
    let not_due = quiet("2020-06-30").fact("item.components[0].value", "10 EUR");
    outcome(&not_due, NLR);
}

#[test]
fn outside_the_scope_nothing_is_said() {
    let answer = quiet("2020-08-01").fact("origin", "ZZ").ask::<Order>().unwrap();
    assert_eq!(answer.outcome(), "not_subject");
    assert_eq!(answer.determination.considered.len(), 1);
}

#[test]
fn rows_of_a_batch_keep_apart() {
    let cases = [quiet("2020-08-01"), quiet("2020-08-01").fact("parties[1].roles[1]", "end_user")];
    let both: Vec<String> =
        ask_all::<Order>(&cases).unwrap().iter().map(|answer| answer.outcome()).collect();
    assert_eq!(both, [NLR, DENIED]);
}

#[test]
fn what_no_field_is_is_refused() {
    assert!(Case::on("2020-08-01").fact("orign", "XX").ask::<Order>().is_err());
    assert!(Case::on("2020-08-01").fact("item.length", "long").ask::<Order>().is_err());
    assert!(Case::on("2020-13-01").ask::<Order>().is_err());
}
