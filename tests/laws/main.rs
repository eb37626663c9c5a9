//! Laws that hold of every pack and every transaction, on generated packs and on the real ones; and
//! the conformance suite.

mod conformance;
mod docs;
mod generated;
mod kleene;
mod packs;
mod real;
