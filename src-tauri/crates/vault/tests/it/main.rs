//! The vault from outside: what a person does, what an accident does, what a stranger does.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod answered;
mod backups;
mod compacting;
mod cut_and_damaged;
mod disks;
mod erasing;
mod fixture;
mod header;
mod holding;
mod model;
mod opening_table;
mod repairing;
mod round_trip;
mod secrecy;
mod secrets;
