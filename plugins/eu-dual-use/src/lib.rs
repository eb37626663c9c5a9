//! Advanced computing and semiconductor equipment in Annex I to Regulation (EU) 2021/821, the
//! authorization that their export needs, and the general authorization EU001.
//!
//! `LAW.md`, beside `src`, is the dossier: every source, and what could not be confirmed.

mod annex;
mod circuits;
mod computers;
mod deposition;
mod epitaxy;
mod etching;
mod fields;
mod gaps;
mod law;
mod lithography;
mod masks;
mod probing;
mod provisions;
mod reach;
mod territory;

pub use law::Union;

tidewaiter_plugin_sdk::jurisdiction!(Union);
