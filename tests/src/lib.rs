//! What the black-box tests share: a place of their own with a journal in it, a clock that only
//! they move, a person who writes, and the search for traces of what was written.
//!
//! Deliberately not here: anything that looks into a room. These tests use what the window and the
//! command line use, `cairn_api`, and the files that are left behind.

pub mod big;
mod clock;
mod content;
pub mod day;
mod look;
mod person;
mod place;
mod process;
mod save;
mod traces;
pub mod vectors;

pub use clock::TestClock;
pub use content::{Content, Held, content_of, differing, left_by};
pub use look::{How, Look, Opening, Told, look};
pub use person::{Deed, Model, Person};
pub use place::{
    PASSPHRASE, Place, RESTORED, copy_journal, create, files_below, other_passphrase, session_in,
    try_create,
};
pub use process::{Ended, listen, run_for, signal};
pub use save::{Act, Answered, Size, Writer, body_of};
pub use traces::{Traces, forms_of};
