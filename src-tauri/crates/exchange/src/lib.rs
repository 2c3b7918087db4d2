//! What goes out of a journal and comes in again: the whole journal as JSON, parts of it as
//! Markdown, plain text, a page, a PDF, a table and an encrypted copy, days to come as a calendar file, and
//! the own JSON read back.
//!
//! Exports are made in memory ([`export`], or [`share`] for others, previewed and redacted) and
//! written by [`write_file`]; imports are read whole
//! ([`read_json`]) and handed to the journal as one batch ([`import_json`]). Deliberately not
//! here: what a valid record is (`cairn-journal`), sentences (`ui/locales/en/export.ftl`), the
//! backup before an import (the caller's), and the choice of a folder. Time, zone and randomness
//! are arguments.
//!
//! A new format is a line in [`ExportFormat`], a module beside `table`, and its arm in `export`.

mod charts;
mod counted;
mod error;
mod export;
mod file;
mod html;
mod ics;
mod import;
mod json;
mod markdown;
mod outline;
mod pdf;
mod plain_text;
mod proposal;
mod readable;
mod redaction;
mod report;
#[cfg(test)]
mod samples;
mod sealed;
mod selection;
mod share;
mod shown;
mod since;
mod table;
mod timing;

pub use charts::render;
pub use counted::{milestone_message, milestone_name, tell_count, tell_lapse, tell_length};
pub use error::ExchangeError;
pub use export::{ExportDocument, ExportFormat, dated_name, export};
pub use file::{Overwrite, read_file, write_file};
pub use ics::{CalendarDay, CalendarFile, write_calendar};
pub use import::{import_json, read_json};
pub use json::{FORMAT, MAX_IMPORT_BYTES, VERSION};
pub use pdf::Paper;
pub use proposal::{Proposal, propose};
pub use readable::readable;
pub use redaction::{Doubt, Redaction, Redactions, Redactor, Replaced, Term, TermKind};
pub use report::{Dropped, ImportReport, SkipCode, Skipped};
pub use sealed::seal;
pub use selection::{LeftOut, Selection};
pub use share::{Content, ShareFormat, ShareRequest, SharedDocument, share};
pub use since::{SinceRow, SinceSheet, since_day, since_last_meeting};
pub use timing::{Fit, Timing, time_to_say};
