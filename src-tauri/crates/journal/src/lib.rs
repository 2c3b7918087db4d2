//! The journal: entities, calendar rules, the unlocked journal in memory, search.
//!
//! Deliberately not here: keys and files (`cairn-vault`), statistics and charts
//! (`cairn-insights`), formats of other programs (`cairn-exchange`), sentences for people
//! (`cairn-words`). Time, zone and randomness are arguments.

pub mod calendar;
mod check_ins;
pub mod counting;
mod dates;
mod day_logs;
mod drafts;
pub mod entities;
mod entries;
mod error;
mod feelings;
#[cfg(test)]
mod fixture;
mod fold;
mod history;
mod image;
mod import;
mod journal;
mod kind;
mod lapses;
mod letters;
mod limits;
mod milestones;
mod moment;
mod preferences;
mod search;
mod strategies;
mod tags;
mod templates;
mod text;
mod trackers;
mod trash;
mod views;
mod whole;

pub use drafts::{
    CheckInDraft, DayLogDraft, EntryDraft, LapseDraft, LetterDraft, MilestoneAckDraft,
    MilestoneSetDraft, OthersMilestoneDraft, PauseDraft, SaveHow, SettingsDraft,
    SignificantDateDraft, StrategyDraft, StrategyUseDraft, TagDraft, TrackerDraft,
};
pub use entries::HardDays;
pub use error::{JournalError, Rule};
pub use feelings::{FEELINGS, FeelingFamily, is_shipped_feeling};
pub use fold::key as name_key;
pub use journal::{Journal, OpenedJournal};
pub use kind::Kind;
pub use lapses::Merge;
pub use letters::OpenLetter;
pub use moment::Moment;
pub use templates::{Template, template, templates};
pub use views::{
    AheadRow, ClockDoubt, ClockDoubtKind, Found, Hit, ImportBatch, ImportOutcome, LapsePreview,
    LapseSaved, LetterRow, LetterState, Match, MilestoneRow, Notice, NoticeKind, OthersRow,
    SignificantRow, SkipReason, Skipped, Snapshot, TagUse, TrackerTies, TrashItem,
};
