//! Cases of the law, natively.
