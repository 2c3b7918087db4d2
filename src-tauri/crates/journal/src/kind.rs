//! The list of kinds of record. Adding an entity begins with a line here.

use serde::{Deserialize, Serialize};

/// What a record is. The text form stands in the sealed envelope and on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
pub enum Kind {
    /// `JournalEntry`
    Entry,
    /// `EntryRevision`
    EntryRevision,
    /// `CheckIn`
    CheckIn,
    /// `Strategy`
    Strategy,
    /// `StrategyUse`
    StrategyUse,
    /// `Tag`
    Tag,
    /// `Settings`
    Settings,
}
