//! The commands from outside, on real journals in temporary folders with a cheap key derivation.

mod cairn;
mod counted;
mod fixture;
mod group;
mod keys;
mod locked;
mod questionnaires;
mod rounds;
mod sharing;
mod trends;
mod upkeep;
mod urges;
