//! For an author's own tests: a transaction in a few words, asked natively through the very columns
//! in which it would cross.
//!
//! ```
//! use tidewaiter_plugin_sdk::prelude::*;
//! use tidewaiter_plugin_sdk::testing::Case;
//!
//! fields! {
//!     ORIGIN: text = "origin", "From which country does the item leave?";
//!     OVERLAY: number in "nm" = "item.semiconductor_equipment.dedicated_chuck_overlay", "How well?";
//! }
//! const LICENSE: Provision =
//!     Provision::new("license", "Fine scanners", &["Order 1, art. 2"], day("2023-09-01"));
//!
//! struct Scanners;
//! impl Jurisdiction for Scanners {
//!     const NAME: &'static str = "scanners";
//!     const VERSION: &'static str = "1.0.0";
//!     const JURISDICTION: &'static str = "XX";
//!     const ISSUER: &'static str = "The ministry";
//!     const FIELDS: &'static [AnyField] = FIELDS;
//!     fn decide(_: &Facts<'_>, law: &mut Law<'_>) {
//!         let fine = |facts: &Facts<'_>| facts.number(OVERLAY).at_most(exact("1.50"));
//!         law.rule(&LICENSE, fine, Verdict::LicenseRequired(Review::CaseByCase));
//!     }
//! }
//!
//! # fn main() -> Result<(), String> {
//! let case = Case::on("2023-09-01").fact("item.semiconductor_equipment.dedicated_chuck_overlay", "1.5");
//! assert_eq!(case.ask::<Scanners>()?.outcome(), "license_required(case_by_case)");
//! let open = Case::on("2023-09-01").ask::<Scanners>()?;
//! assert_eq!(open.outcome(), "no_license_required .. license_required(case_by_case)");
//! assert_eq!(open.missing(), ["item.semiconductor_equipment.dedicated_chuck_overlay"]);
//! # Ok(())
//! # }
//! ```

mod answer;
mod case;
mod columns;
mod laws;

pub use answer::Answer;
pub use case::{Case, ask_all};
pub use laws::monotone;
