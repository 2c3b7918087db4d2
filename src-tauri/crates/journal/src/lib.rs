//! The journal: entities, calendar rules, the unlocked journal in memory, search.
//!
//! Deliberately not here: keys and files (`cairn-vault`), statistics and charts
//! (`cairn-insights`), formats of other programs (`cairn-exchange`), sentences for people
//! (`cairn-words`). Time, zone and randomness are arguments.

pub mod entities;
mod kind;

pub use kind::Kind;
