//! Tests of the entries, asked natively through the columns in which transactions cross.

#[cfg(test)]
mod authorization;
#[cfg(test)]
mod cases;
#[cfg(test)]
mod common;
#[cfg(test)]
mod computing;
#[cfg(test)]
mod equipment;
#[cfg(test)]
mod explained;
