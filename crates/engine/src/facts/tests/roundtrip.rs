//! What is read is written back, and read again as the same.

use proptest::prelude::*;

use super::{MODEL, check_is, read, seen};
use crate::facts::{facts_digest, read_transaction, to_json};

fn survives(text: &str) {
    let transaction = read(text);
    let json = to_json(&MODEL, &transaction).to_string();
    assert_eq!(read(&json), transaction, "{json}");
}

const WHOLE: &str = r#"{
  "id": "T-1", "date": "2024-06-01",
  "judgments": { "knows_user": { "answer": false, "by": "J", "on": "2024-05-31", "because": "asked" } },
  "item": {
    "description": "D", "kind": "chip", "value": "1000.00 USD", "made": "2024-02-29", "reexport": true,
    "chip": {
      "processors": [ { "operations": "989.4 TOPS", "bit_length": 16 } ],
      "area": "8.14 cm2", "bandwidth": "3.35 TB/s", "delay": "30 s", "yield": "0.1 %"
    }
  },
  "parties": [ { "name": "A", "country": "CN", "share": null }, {}, null ],
  "route": ["NL", "CN"], "destination": "CN", "weight": 4800, "sealed": false
}"#;

#[test]
fn every_type_is_read_and_written() {
    survives(WHOLE);
    insta::assert_snapshot!(seen(WHOLE));
}

#[test]
fn yaml_is_read_as_json_is() {
    let yaml = "# a transaction\nid: T-1\ndate: 2024-06-01\nitem:\n  kind: chip\n  chip:\n    area: 814 mm2\n    \
                yield: 0.1 %\nparties:\n- name: 'Müller & Co'\n  country: NO\n- ~\nweight: 12.50\nsealed: true\n";
    survives(yaml);
    insta::assert_snapshot!(seen(yaml));
}

#[test]
fn numbers_are_exact() {
    for (written, read) in [
        ("4800", "4800"),
        ("\"4800\"", "4800"),
        ("-0", "0"),
        ("0.1", "\"0.1\""),
        ("9223372036854775807", "9223372036854775807"),
        ("9223372036854775808", "\"9223372036854775808\""),
        ("123456789012345678.0123456789", "\"123456789012345678.0123456789\""),
    ] {
        let text = format!("{{\"weight\":{written}}}");
        check_is(&text, &format!("{{\"sealed\":true,\"weight\":{read}}}"));
        survives(&text);
    }
}

/// A third of a minute has no decimal; in seconds it has one.
#[test]
fn what_has_no_decimal_in_its_own_unit_is_written_in_another() {
    let text = r#"{"item":{"chip":{"delay":"20 s"}}}"#;
    survives(text);
    assert!(seen(text).contains("\"delay\":\"20 s\""), "{}", seen(text));
}

/// The sixtieth of a gigabyte in a second has none in any declared unit, and has one in a quotient.
#[test]
fn what_has_no_decimal_in_any_unit_is_written_in_a_quotient() {
    let text = r#"{"item":{"chip":{"bandwidth":"1 GB/minute"}}}"#;
    survives(text);
    assert!(seen(text).contains("\"bandwidth\":\"1 GB/minute\""), "{}", seen(text));
    survives(r#"{"item":{"chip":{"bandwidth":"0.7 TB/minute"}}}"#);
    survives(r#"{"item":{"chip":{"bandwidth":"1234567890123456789012345678 TB/s"}}}"#);
}

/// A set is the same however it is written.
#[test]
fn a_set_has_one_order() {
    let one = r#"{"route":["CN","AT",null,"US"]}"#;
    survives(one);
    assert_eq!(seen(one), seen(r#"{"route":["US",null,"CN","AT"]}"#));
    assert!(seen(one).contains(r#""route":["AT","CN","US",null]"#), "{}", seen(one));
    let twice = seen("{\"route\": [\"US\", \"AT\",\n \"US\"]}");
    assert_eq!(
        twice,
        "F0103 2:2 route[2]: this stands twice in the set (write each member once)\n"
    );
}

/// No decimal in any unit that is tried: refused, where it would else be dropped in silence.
#[test]
fn what_cannot_be_written_back_is_refused() {
    let model = super::model(
        "unit GB\nunit s\nunit minute = 60 s\nunit mm2\nfact flow: number in GB/s/mm2\n",
    );
    let text = "{\"flow\": \"1 GB/minute/mm2\"}";
    let problems = super::read_transaction(&model, text.as_bytes()).unwrap_err();
    assert_eq!(problems.first().map(|it| it.code), Some("F0203"), "{problems:#?}");
    assert!(super::read_transaction(&model, b"{\"flow\": \"60 GB/minute/mm2\"}").is_ok());
}

#[test]
fn unknown_is_left_out() {
    check_is(
        "{\"id\":null,\"date\":null,\"judgments\":null,\"destination\":null,\"item\":null}",
        "{\"sealed\":true}",
    );
    check_is("{\"judgments\":{\"knows_user\":null}}", "{\"sealed\":true}");
    check_is(
        "{\"judgments\":{\"knows_user\":{\"answer\":true,\"by\":null}}}",
        "{\"judgments\":{\"goods.knows_user\":true},\"sealed\":true}",
    );
    check_is("{}", "{\"sealed\":true}");
}

#[test]
fn the_digest_does_not_depend_on_the_order_of_keys() {
    let digest = |text: &str| facts_digest(&to_json(&MODEL, &read(text)));
    let one = digest("{\"weight\":1,\"destination\":\"CN\"}");
    assert_eq!(one, digest("destination: CN\nweight: 1"));
    assert_ne!(one, digest("{\"weight\":2,\"destination\":\"CN\"}"));
    assert_eq!(one.len(), 64);
}

prop_compose! {
    /// A decimal of up to eight digits before and after the point.
    fn decimal()(negative in any::<bool>(), whole in 0..100_000_000_u32, fraction in "[0-9]{0,8}") -> String {
        let point = if fraction.is_empty() { "" } else { "." };
        format!("{}{whole}{point}{fraction}", if negative { "-" } else { "" })
    }
}

fn maybe(values: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    prop_oneof![4 => values, 1 => Just("null".to_owned())]
}

fn quantity(units: &'static [&'static str]) -> impl Strategy<Value = String> {
    maybe((decimal(), proptest::sample::select(units)).prop_map(|(n, u)| format!("\"{n} {u}\"")))
}

fn country() -> impl Strategy<Value = String> {
    maybe(proptest::sample::select(&["\"CN\"", "\"NO\"", "\"US\""][..]).prop_map(str::to_owned))
}

prop_compose! {
    fn chip()(
        processors in proptest::collection::vec((quantity(&["TOPS"]), maybe(decimal())), 0..3),
        area in quantity(&["mm2", "cm2"]),
        bandwidth in quantity(&["GB/s", "TB/s"]),
        delay in quantity(&["minute", "s"]),
        share in quantity(&["%"]),
    ) -> String {
        let processors: Vec<String> = processors
            .iter()
            .map(|(operations, bits)| {
                let bits = bits.trim_start_matches('-').trim_start_matches("00");
                format!("{{\"operations\":{operations},\"bit_length\":\"{bits}\"}}")
                    .replace("\"null\"", "null")
            })
            .collect();
        format!(
            "{{\"processors\":[{}],\"area\":{area},\"bandwidth\":{bandwidth},\"delay\":{delay},\"yield\":{share}}}",
            processors.join(",")
        )
    }
}

prop_compose! {
    fn transaction()(
        chip in maybe(chip()),
        parties in proptest::collection::vec((any::<String>(), country()), 0..3),
        // The members of a set differ; any of them may be unknown.
        route in proptest::sample::subsequence(vec!["\"AT\"", "\"CN\"", "\"NO\"", "null"], 0..=4)
            .prop_shuffle(),
        value in quantity(&["USD", "CNY"]),
        answer in maybe(any::<bool>().prop_map(|b| b.to_string())),
    ) -> String {
        let parties: Vec<String> = parties
            .iter()
            .map(|(name, country)| {
                let name = serde_json::Value::from(name.as_str());
                format!("{{\"name\":{name},\"country\":{country}}}")
            })
            .collect();
        format!(
            "{{\"item\":{{\"chip\":{chip},\"value\":{value}}},\"parties\":[{}],\"route\":[{}],\
             \"judgments\":{{\"knows_user\":{answer}}}}}",
            parties.join(","),
            route.join(",")
        )
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_transaction_survives_its_json(text in transaction()) {
        let transaction = read_transaction(&MODEL, text.as_bytes());
        prop_assert!(transaction.is_ok(), "{text}: {transaction:?}");
        survives(&text);
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read_transaction(&MODEL, &bytes);
    }

    #[test]
    fn anything_like_a_document_is_read_without_a_panic(
        text in "([{}\\[\\]\",:\\-?&*!|>%#' \n\t]|item|chip|area|route|judgments|[0-9a-z]){0,60}"
    ) {
        if let Ok(transaction) = read_transaction(&MODEL, text.as_bytes()) {
            let json = to_json(&MODEL, &transaction).to_string();
            prop_assert_eq!(read_transaction(&MODEL, json.as_bytes()).ok(), Some(transaction));
        }
    }
}
