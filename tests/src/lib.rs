//! What the black-box tests share: a place of their own with a journal in it, a clock that only
//! they move, a person who writes, and the search for traces of what was written.
//!
//! Deliberately not here: anything that looks into a room. These tests use what the window and the
//! command line use, `cairn_api`, and the files that are left behind.

pub mod big;
mod clock;
pub mod day;
mod place;
mod save;
mod traces;

pub use clock::TestClock;
pub use place::{PASSPHRASE, Place, create, files_below, session_in};
pub use save::{Act, Answered, Writer, body_of};
pub use traces::{Traces, forms_of};
