//! What an import found and did, or would do. The shape is that of `import --json`.
//! Not here: how records are read, and the words for the reasons.

use cairn_vault::RecordId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The account of one import. `found` is the sum of `new`, `duplicates` and those of `skipped`
/// that name one record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ImportReport {
    /// Name of the format that was read.
    pub format: String,
    /// Records in the file.
    pub found: u32,
    /// Records the journal does not have yet: imported, or in a dry run to be imported.
    pub new: u32,
    /// Records the journal has already, with the same content.
    pub duplicates: u32,
    /// Records that stay out, each with its reason.
    pub skipped: Vec<Skipped>,
    /// What this program has no place for.
    pub dropped: Vec<Dropped>,
    /// First and last logical day among the readable records.
    pub date_range: Option<[NaiveDate; 2]>,
    /// By this an import can be taken back. `None` for the own JSON: its records come back
    /// exactly as they were, without a mark of where they came from.
    pub import_id: Option<RecordId>,
}

/// One record that stays out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "SkippedRecord"))]
pub struct Skipped {
    /// Array and position from 0, `entries[12]`; never a title.
    #[serde(rename = "where")]
    pub where_: String,
    /// Why.
    pub reason: SkipCode,
}

/// Why a record stays out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum SkipCode {
    /// The member that should be an array of records is something else.
    NotAnArray,
    /// A field is missing or of another type than this kind of record has.
    Unreadable,
    /// A value is outside its range or too long.
    Invalid,
    /// The same id stands earlier in the file, or these are second settings.
    Repeated,
    /// The journal has a record of this id with other content, which was kept.
    OtherContent,
    /// The journal has a record of this id from a newer program, which was kept.
    NotUnderstood,
    /// The journal has another record with this title or name.
    NotUnique,
    /// Its days are those of another lapse or pause.
    Overlaps,
    /// The journal has its own settings, which were kept.
    OwnSettings,
}

/// Something in the file that this program has no place for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Dropped {
    /// Name of the member, at most 60 characters of it.
    pub what: String,
    /// How many values it held.
    pub count: u32,
}
