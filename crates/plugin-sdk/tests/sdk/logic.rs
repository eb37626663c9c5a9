//! Kleene's laws.

use tidewaiter_plugin_sdk::{Condition, Truth, all, any, not};

const ALL: [Truth; 3] = [Truth::False, Truth::Unknown, Truth::True];

fn is(truth: Truth) -> Condition {
    Condition::stated(truth, "a thing")
}

fn rank(truth: Truth) -> u8 {
    match truth {
        Truth::False => 0,
        Truth::Unknown => 1,
        Truth::True => 2,
    }
}

#[test]
fn both_and_either_are_least_and_greatest() {
    for a in ALL {
        assert_eq!(rank(not(is(a)).truth), 2 - rank(a));
        assert_eq!(not(not(is(a))).truth, a);
        for b in ALL {
            let both = all([is(a), is(b)]).truth;
            let either = any([is(a), is(b)]).truth;
            assert_eq!(rank(both), rank(a).min(rank(b)));
            assert_eq!(rank(either), rank(a).max(rank(b)));
            assert_eq!(is(a).and(|| is(b)).truth, both);
            assert_eq!(is(a).or(|| is(b)).truth, either);
            assert_eq!(not(all([is(a), is(b)])).truth, any([not(is(a)), not(is(b))]).truth);
            for c in ALL {
                let spread = any([all([is(a), is(c)]), all([is(b), is(c)])]).truth;
                assert_eq!(all([any([is(a), is(b)]), is(c)]).truth, spread);
            }
        }
    }
}

#[test]
fn of_none() {
    assert_eq!(all([]).truth, Truth::True);
    assert_eq!(any([]).truth, Truth::False);
}

#[test]
fn a_judgment_is_unknown() {
    assert_eq!(Condition::judgment("Is the design peculiar to the use?").truth, Truth::Unknown);
}

#[test]
fn what_cannot_matter_is_not_asked() {
    let asked = std::cell::Cell::new(0);
    let other = || {
        asked.set(asked.get() + 1);
        is(Truth::True)
    };
    let _ = is(Truth::False).and(other);
    let _ = is(Truth::True).or(other);
    assert_eq!(asked.get(), 0);
    let _ = is(Truth::Unknown).and(other);
    let _ = is(Truth::Unknown).or(other);
    assert_eq!(asked.get(), 2);
}
