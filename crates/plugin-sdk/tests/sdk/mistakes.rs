//! Mistakes of a law's author that would make it milder in silence, and how values are shown.

use tidewaiter_plugin_sdk::prelude::*;
use tidewaiter_plugin_sdk::testing::Case;

fields! {
    DESTINATION: text among ["HM", "TF"] = "destination", "To where?";
    SHARE: percent = "parties[].share", "Which share?";
    VALUE: money = "value", "What is it worth?";
}

const START: Day = day("2020-01-01");
const LICENSE: Provision = Provision::new("license", "A license", &["Order 1, art. 1"], START);
const SPARED: Provision = Provision::new("spared", "Spared", &["Order 1, art. 2"], START);
const FLAG: Provision = Provision::new("flag", "Look again", &["Order 1, art. 3"], START);
const DUTY: Provision = Provision::new("duty", "Keep papers", &["Order 1, art. 4"], START);

/// A law with the function that says it.
macro_rules! law {
    ($name:ident, $decide:expr) => {
        struct $name;

        impl Jurisdiction for $name {
            const NAME: &'static str = "order";
            const VERSION: &'static str = "1.0.0";
            const JURISDICTION: &'static str = "XX";
            const ISSUER: &'static str = "Nobody";
            const FIELDS: &'static [AnyField] = FIELDS;

            fn decide(_: &Facts<'_>, law: &mut Law<'_>) {
                let say: fn(&mut Law<'_>) = $decide;
                say(law);
            }
        }
    };
}

fn license(law: &mut Law<'_>, when: fn(&Facts<'_>) -> Condition) {
    law.rule(&LICENSE, when, Verdict::LicenseRequired(Review::CaseByCase));
}

fn spared(law: &mut Law<'_>, to: &'static str) {
    law.exception(&SPARED, &[to], |f| f.text(DESTINATION).is("TF"), Gives::Available);
}

law!(Misspelled, |law| license(law, |f| f.text(DESTINATION).one_of(&["HM", "Heard"])));
law!(Early, |law| {
    spared(law, "license");
    license(law, |f| f.text(DESTINATION).is("HM"));
});
law!(Astray, |law| {
    license(law, |f| f.text(DESTINATION).is("HM"));
    spared(law, "licence");
});
// The rule does not apply, and yet it was said.
law!(Sound, |law| {
    license(law, |f| f.text(DESTINATION).is("HM"));
    spared(law, "license");
});

#[test]
fn what_would_be_passed_over_in_silence_is_refused() {
    let case = Case::on("2024-06-03").fact("destination", "TF");
    let refused = |answer: Result<_, String>| answer.map(drop).unwrap_err();
    assert_eq!(
        refused(case.ask::<Misspelled>()),
        "the law has a mistake: destination is compared with `Heard`, which is not among the \
         constants that it was declared with"
    );
    let unknown = "and no rule of that id was said before it";
    assert_eq!(
        refused(case.ask::<Early>()),
        format!("the law has a mistake: `spared` bears on `license`, {unknown}")
    );
    assert_eq!(
        refused(case.ask::<Astray>()),
        format!("the law has a mistake: `spared` bears on `licence`, {unknown}")
    );
    assert_eq!(case.ask::<Sound>().unwrap().outcome(), "no_license_required");
}

law!(Shown, |law| {
    license(law, |f| {
        let shares = f.sum(SHARE, |party| party.number(SHARE).quantity());
        all([
            f.any(SHARE, |party| party.number(SHARE).at_least(exact("0.025"))),
            shares.at_least(exact("0.04")),
            f.money(VALUE).amount_in("EUR").at_least(exact("250000")),
        ])
    });
    law.red_flag(&FLAG, |f| f.text(DESTINATION).is("TF"));
    law.duty(&DUTY, |f| f.text(DESTINATION).is("TF"));
});

#[test]
fn values_are_shown_as_people_write_them() {
    let case = Case::on("2024-06-03").facts(&[
        ("destination", "TF"),
        ("parties[0].share", "2.5 %"),
        ("parties[1].share", "2%"),
        ("value", "310000.00 USD"),
    ]);
    let answer = case.ask::<Shown>().unwrap();
    let proof = &answer.provision("license").unwrap().proof;
    let steps: Vec<&str> = proof.iter().map(|step| step.text.as_str()).collect();
    for text in [
        "parties[0].share >= 2.5 %",
        "parties[0].share + parties[1].share >= 0.04",
        "value in EUR >= 250000",
    ] {
        assert!(steps.contains(&text), "{text}: {steps:#?}");
    }
    let evidence: Vec<&str> =
        proof.iter().flat_map(|step| &step.because).map(|fact| fact.value.as_str()).collect();
    for text in ["2.5 %", "2 %", "310000 USD, with no rate to EUR"] {
        assert!(evidence.contains(&text), "{text}: {evidence:#?}");
    }
    assert_eq!((answer.red_flags(), answer.duties()), (vec!["flag"], vec!["duty"]));
}

#[test]
fn a_percentage_has_its_sign() {
    let case = Case::on("2024-06-03").fact("parties[0].share", "4");
    let refused = case.ask::<Shown>().map(drop).unwrap_err();
    assert!(refused.ends_with("write the percentage with its sign, as in 4 %"), "{refused}");
}
