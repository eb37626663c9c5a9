//! For authors of Tidewaiter plugins.
//!
//! A jurisdiction is one function: it takes the facts of a transaction and says the law. The SDK
//! gives it rows where the host sends columns, keeps unknown apart from false, and makes of what it
//! says the range, the proof, the missing facts and what would change the answer.
//!
//! The same code runs as a component and natively, so that a plugin is tested with `cargo test`.

mod bindings;
mod capability;
mod condition;
mod day;
mod exact;
mod facts;
mod field;
mod jurisdiction;
mod law;
mod proof;
mod provision;
mod run;
mod said;
mod settle;
mod table;
pub mod testing;
mod verdict;

pub use bindings::wire;
pub use capability::{
    Arguments, Capability, Function, HostLists, Lists, Output, Returns, compute, describe_functions,
};
pub use condition::{Condition, Truth, all, any, not};
pub use day::{Day, day};
pub use exact::{Exact, exact};
pub use facts::{DayFact, Facts, MoneyFact, NumberFact, Quantity, TextFact, TruthFact};
pub use field::{AnyField, Field, Kind, kinds};
pub use jurisdiction::{Jurisdiction, answer, describe};
pub use law::{Asked, Law};
pub use provision::{End, Pause, PauseKind, Posture, Provision, Standing};
pub use table::{Cell, Table};
pub use verdict::{Gives, Range, Review, Verdict};

/// What an author of a jurisdiction uses.
pub mod prelude {
    pub use crate::{
        AnyField, Condition, Day, Exact, Facts, Field, Gives, Jurisdiction, Law, Pause, PauseKind,
        Posture, Provision, Quantity, Review, Truth, Verdict, all, any, day, exact, fields, kinds,
        not,
    };
}

#[doc(hidden)]
pub mod macros {
    pub use crate::bindings::guest;
}
