//! Twenty-four invented controls on a record of twenty-four fields: eight numbers, eight that are true
//! or false, eight texts. Each control reads three of them, as an entry of a control list does.

use tidewaiter_plugin_sdk::prelude::*;

fields! {
    NUMBER_0: number in "GHz" = "device.number_0", "What is number 0?";
    NUMBER_1: number in "GHz" = "device.number_1", "What is number 1?";
    NUMBER_2: number in "GHz" = "device.number_2", "What is number 2?";
    NUMBER_3: number in "GHz" = "device.number_3", "What is number 3?";
    NUMBER_4: number in "GHz" = "device.number_4", "What is number 4?";
    NUMBER_5: number in "GHz" = "device.number_5", "What is number 5?";
    NUMBER_6: number in "GHz" = "device.number_6", "What is number 6?";
    NUMBER_7: number in "GHz" = "device.number_7", "What is number 7?";
    TRUTH_0: truth = "device.truth_0", "Is truth 0 so?";
    TRUTH_1: truth = "device.truth_1", "Is truth 1 so?";
    TRUTH_2: truth = "device.truth_2", "Is truth 2 so?";
    TRUTH_3: truth = "device.truth_3", "Is truth 3 so?";
    TRUTH_4: truth = "device.truth_4", "Is truth 4 so?";
    TRUTH_5: truth = "device.truth_5", "Is truth 5 so?";
    TRUTH_6: truth = "device.truth_6", "Is truth 6 so?";
    TRUTH_7: truth = "device.truth_7", "Is truth 7 so?";
    TEXT_0: text = "device.text_0", "What is text 0?";
    TEXT_1: text = "device.text_1", "What is text 1?";
    TEXT_2: text = "device.text_2", "What is text 2?";
    TEXT_3: text = "device.text_3", "What is text 3?";
    TEXT_4: text = "device.text_4", "What is text 4?";
    TEXT_5: text = "device.text_5", "What is text 5?";
    TEXT_6: text = "device.text_6", "What is text 6?";
    TEXT_7: text = "device.text_7", "What is text 7?";
}

const NUMBERS: [Field<kinds::Number>; 8] =
    [NUMBER_0, NUMBER_1, NUMBER_2, NUMBER_3, NUMBER_4, NUMBER_5, NUMBER_6, NUMBER_7];
const TRUTHS: [Field<kinds::Truth>; 8] =
    [TRUTH_0, TRUTH_1, TRUTH_2, TRUTH_3, TRUTH_4, TRUTH_5, TRUTH_6, TRUTH_7];
const TEXTS: [Field<kinds::Text>; 8] =
    [TEXT_0, TEXT_1, TEXT_2, TEXT_3, TEXT_4, TEXT_5, TEXT_6, TEXT_7];

/// A control: three fields by their places, and the number at which it begins.
struct Control {
    provision: Provision,
    places: [usize; 3],
    least: Exact,
}

const fn control(id: &'static str, places: [usize; 3], least: Exact) -> Control {
    let provision = Provision::new(id, "A control", &["Order No. 5"], day("2024-03-01"));
    Control { provision, places, least }
}

const CONTROLS: [Control; 24] = [
    control("c_0", [0, 0, 0], exact("20.5")),
    control("c_1", [1, 3, 5], exact("21.5")),
    control("c_2", [2, 6, 2], exact("22.5")),
    control("c_3", [3, 1, 7], exact("23.5")),
    control("c_4", [4, 4, 4], exact("24.5")),
    control("c_5", [5, 7, 1], exact("25.5")),
    control("c_6", [6, 2, 6], exact("26.5")),
    control("c_7", [7, 5, 3], exact("27.5")),
    control("c_8", [0, 1, 2], exact("28.5")),
    control("c_9", [1, 4, 7], exact("29.5")),
    control("c_10", [2, 7, 4], exact("30.5")),
    control("c_11", [3, 2, 1], exact("31.5")),
    control("c_12", [4, 5, 6], exact("32.5")),
    control("c_13", [5, 0, 3], exact("33.5")),
    control("c_14", [6, 3, 0], exact("34.5")),
    control("c_15", [7, 6, 5], exact("35.5")),
    control("c_16", [0, 2, 4], exact("36.5")),
    control("c_17", [1, 5, 1], exact("37.5")),
    control("c_18", [2, 0, 6], exact("38.5")),
    control("c_19", [3, 3, 3], exact("39.5")),
    control("c_20", [4, 6, 0], exact("40.5")),
    control("c_21", [5, 1, 5], exact("41.5")),
    control("c_22", [6, 4, 2], exact("42.5")),
    control("c_23", [7, 7, 7], exact("43.5")),
];

/// The law of the controls.
pub struct Controls;

impl Jurisdiction for Controls {
    const NAME: &'static str = "controls";
    const VERSION: &'static str = "0.1.0";
    const JURISDICTION: &'static str = "BV";
    const ISSUER: &'static str = "Bouvet Harbor Office (invented)";
    const FIELDS: &'static [AnyField] = FIELDS;

    fn decide(_: &Facts<'_>, law: &mut Law<'_>) {
        for Control { provision, places: [a, b, c], least } in &CONTROLS {
            let (Some(number), Some(truth), Some(text)) =
                (NUMBERS.get(*a), TRUTHS.get(*b), TEXTS.get(*c))
            else {
                continue;
            };
            law.rule(
                provision,
                |f| {
                    f.number(*number)
                        .at_least(*least)
                        .and(|| f.truth(*truth).holds())
                        .and(|| f.text(*text).one_of(&["fiber", "radar"]))
                },
                Verdict::LicenseRequired(Review::CaseByCase),
            );
        }
    }
}

tidewaiter_plugin_sdk::jurisdiction!(Controls);
