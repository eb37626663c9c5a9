//! Tests of the measure, asked natively through the columns in which transactions cross.

#[cfg(test)]
mod common;
#[cfg(test)]
mod dossier;
#[cfg(test)]
mod edges;
#[cfg(test)]
mod explained;
