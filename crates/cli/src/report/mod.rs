//! Answers as people and programs read them.

pub mod decision;
pub mod findings;
pub mod github;
pub mod human;
pub mod json;
pub mod junit;
mod page;
mod place;
mod proof;
pub mod sarif;
pub mod shallow;
pub mod tests;
pub mod timeline;
pub mod words;

pub use page::{Page, Style, Tone, clean};
pub use place::Place;
