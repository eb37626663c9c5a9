//! The SDK as an author meets it.

#[cfg(test)]
mod calendar;
#[cfg(test)]
mod functions;
#[cfg(test)]
mod law;
#[cfg(test)]
mod logic;
#[cfg(test)]
mod mistakes;
#[cfg(test)]
mod numbers;
