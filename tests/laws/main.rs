//! Laws that hold of every pack and every transaction, on generated packs and on the real ones; and
//! the conformance suite.

mod checked;
mod conformance;
mod docs;
mod kleene;
mod made;
mod packs;
mod real;
