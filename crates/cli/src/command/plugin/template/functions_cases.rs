//! The functions, natively.

use GUEST_LIBRARY::same_ignoring_case;

#[test]
fn capitals_do_not_matter() {
    assert!(same_ignoring_case("ACME Corp.", "Acme Corp."));
    assert!(same_ignoring_case("\u{39f}\u{394}\u{39f}\u{3a3}", "\u{3bf}\u{3b4}\u{3bf}\u{3c2}"));
}

#[test]
fn letters_do() {
    assert!(!same_ignoring_case("Acme", "Acne"));
}
