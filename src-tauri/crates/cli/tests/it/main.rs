//! The command line from outside: the built program, its answers, its exit status, and what it
//! never prints.
//!
//! With the feature `test-kdf` the runs are quick; without it they take the least key derivation
//! that a journal may have, and hold all the same.

#![expect(clippy::unwrap_used, reason = "what a test cannot do ends the test")]

mod contract;
mod counting;
mod desk;
mod group;
mod integrity;
mod journey;
mod refusals;
mod sharing;
