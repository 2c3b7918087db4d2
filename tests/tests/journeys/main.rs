//! Journeys in the real window: the program as it ships but for the feature `e2e`, driven through
//! WebKitWebDriver. `cargo xtask journeys` builds it and gives a display; the program is named by
//! `CAIRN_APP_BINARY`.
//!
//! What a person reads is asked for by the ids of the messages, so that other words change no
//! journey. One journey at a time: `.config/nextest.toml`.
#![allow(clippy::unwrap_used, reason = "a journey that cannot go on has failed")]

mod check_in;
mod closing;
mod create;
mod export;
mod gallery;
mod group;
mod keys;
mod looks;
mod milestones;
mod page;
mod prepared;
mod processes;
mod program;
mod search;
mod toolbox;
mod tour;
mod trends;
mod unlock;
mod unwatched;
mod urge;
mod worries;

pub use page::{Page, say, say_with};
pub use program::{Options, Program, journey};
