//! The functions, natively.
