//! The Netherlands' national measure on advanced semiconductor manufacturing equipment, and the
//! entries of Annex I to Regulation (EU) 2021/821 that took parts of it over.
//!
//! `LAW.md`, beside `src`, is the dossier: every source, and what could not be confirmed.

mod annex;
mod deposition;
mod destinations;
mod fields;
mod gaps;
mod law;
mod lithography;
mod metrology;
mod national;
mod pellicles;
mod provisions;
mod reach;

pub use law::Netherlands;

tidewaiter_plugin_sdk::jurisdiction!(Netherlands);
