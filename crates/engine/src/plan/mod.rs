//! The law of one day: for each declaration the version that is in force, chosen once and then
//! used for every transaction of that day.

mod law;
mod list;

pub use law::Law;
pub use list::ActiveList;
