//! The commands from outside, on real journals in temporary folders with a cheap key derivation.

mod cairn;
mod counted;
mod fixture;
mod keys;
mod locked;
mod rounds;
mod trends;
mod upkeep;
