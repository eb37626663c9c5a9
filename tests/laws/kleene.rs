//! The laws of strong Kleene logic.

use tidewaiter_engine::Truth;

const ALL: [Truth; 3] = [Truth::True, Truth::False, Truth::Unknown];

#[test]
fn conjunction_and_disjunction_are_lattice_operations() {
    for a in ALL {
        assert_eq!(a.and(a), a);
        assert_eq!(a.or(a), a);
        assert_eq!(!!a, a);
        assert_eq!(a.and(Truth::True), a);
        assert_eq!(a.or(Truth::False), a);
        assert_eq!(a.and(Truth::False), Truth::False);
        assert_eq!(a.or(Truth::True), Truth::True);
        for b in ALL {
            assert_eq!(a.and(b), b.and(a));
            assert_eq!(a.or(b), b.or(a));
            assert_eq!(!(a.and(b)), (!a).or(!b));
            assert_eq!(!(a.or(b)), (!a).and(!b));
            assert_eq!(a.and(a.or(b)), a);
            assert_eq!(a.or(a.and(b)), a);
            for c in ALL {
                assert_eq!(a.and(b.and(c)), a.and(b).and(c));
                assert_eq!(a.or(b.or(c)), a.or(b).or(c));
                assert_eq!(a.and(b.or(c)), a.and(b).or(a.and(c)));
            }
        }
    }
}

/// Learning what was unknown never changes what was known.
#[test]
fn conjunction_and_disjunction_are_monotone_in_knowledge() {
    for a in ALL {
        for b in ALL {
            for known in [Truth::True, Truth::False] {
                let learned = |t: Truth| if t == Truth::Unknown { known } else { t };
                for (before, after) in
                    [(a.and(b), learned(a).and(b)), (a.or(b), learned(a).or(b)), (!a, !learned(a))]
                {
                    assert!(before == Truth::Unknown || before == after);
                }
            }
        }
    }
}

#[test]
fn unknown_is_never_false() {
    assert_eq!(Truth::all([Truth::True, Truth::Unknown]), Truth::Unknown);
    assert_eq!(Truth::any([Truth::False, Truth::Unknown]), Truth::Unknown);
    assert_eq!(!Truth::Unknown, Truth::Unknown);
}
