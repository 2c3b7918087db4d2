//! Counting from outside: the acceptance cases, properties over a hundred and fifty years, and two
//! oracles, a table of another calendar library and the clocks of five places.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod acceptance;
mod clocks;
mod given;
mod oracle;
mod properties;
mod vectors;
mod weeks;
