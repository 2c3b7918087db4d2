//! What the journal answers with beside its records: lists, hits, outcomes. Computed, never
//! stored.

mod counted;
mod groups;
mod worries;

pub use counted::{
    AheadRow, LapsePreview, LapseSaved, LetterRow, LetterState, MilestoneRow, Notice, NoticeKind,
    OthersRow, SignificantRow, TrackerTies,
};
pub use groups::{Became, NextMeeting};
pub use worries::{WorryNumbers, WorryShares};

use crate::Kind;
use crate::entities::{self, Settings, Tag};
use crate::error::Rule;
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// A reason to ask whether today is really today (AC-14).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ClockDoubt {
    /// Which way the clock is off.
    pub kind: ClockDoubtKind,
    /// The newest instant the journal knows of.
    pub newest: DateTime<Utc>,
}

/// Which way the clock seems to be off (domain 2.2.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum ClockDoubtKind {
    /// More than 48 hours before the newest stored instant.
    Earlier,
    /// More than 180 days after the last opening.
    Later,
}

/// One thing in the trash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TrashItem {
    /// The record.
    pub id: RecordId,
    /// What it is.
    pub kind: Kind,
    /// Its title, or the first words of its text; empty when it has neither.
    pub title: String,
    /// Since when.
    pub deleted_at: DateTime<Utc>,
    /// When it goes for good, at the next opening after that.
    pub goes_at: DateTime<Utc>,
}

/// A tag and how often it is used by what is not in the trash.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TagUse {
    /// The tag.
    pub tag: Tag,
    /// Entries that hold it.
    pub n_entries: u32,
    /// Check-ins that hold it, as a trigger or as a feeling.
    pub n_check_ins: u32,
    /// Strategies that hold it.
    pub n_strategies: u32,
    /// Uses of strategies that have it as their situation.
    pub n_uses: u32,
    /// Lapses that hold it, as a trigger or as a feeling.
    pub n_lapses: u32,
    /// Watched urges that hold it.
    pub n_urges: u32,
    /// Groups that are about it.
    pub n_groups: u32,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Found {
    /// The first hits: dated ones newest first, then those without a date.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: u32,
}

/// One hit of a search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Hit {
    /// The record.
    pub id: RecordId,
    /// What it is: an entry, a check-in or a strategy.
    pub kind: Kind,
    /// Its logical day; strategies have none.
    pub date: Option<NaiveDate>,
    /// Its title; may be empty.
    pub title: String,
    /// A piece of its text around the first match, on one line.
    pub snippet: String,
    /// Where the words stand in `snippet`.
    pub matches: Vec<Match>,
    /// From a hard day: it is found, but its title and its text stay closed.
    pub hard: bool,
}

/// A stretch of a snippet, in UTF-16 code units as the window counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Match {
    /// First code unit.
    pub start: u32,
    /// One after the last.
    pub end: u32,
}

macro_rules! whole_and_batch {
    ($($(#[$doc:meta])* $list:ident: $entity:ident, $kind:ident $name:literal;)*) => {
        /// The whole journal, trash included, each kind sorted by id.
        #[derive(Debug, Clone, Serialize)]
        pub struct Snapshot<'a> {
            $($(#[$doc])* pub $list: Vec<&'a entities::$entity>,)*
            /// The settings.
            pub settings: &'a Settings,
        }

        impl Snapshot<'_> {
            /// How many records there are, the settings among them.
            #[must_use]
            pub fn count(&self) -> u32 {
                let n = 1 $(+ self.$list.len())*;
                u32::try_from(n).unwrap_or(u32::MAX)
            }

            /// Whether a record other than the settings was written after `instant`.
            #[must_use]
            pub fn was_written_after(&self, instant: DateTime<Utc>) -> bool {
                false $(|| self.$list.iter().any(|record| record.updated_at > instant))*
            }
        }

        /// Records to be taken in, complete with ids and instants.
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
        pub struct ImportBatch {
            $($(#[$doc])* #[serde(default)] pub $list: Vec<entities::$entity>,)*
            /// Settings; taken over only by a journal that holds nothing else yet.
            #[serde(default)]
            pub settings: Option<Settings>,
        }

        impl ImportBatch {
            /// The batch as a journal with these `settings` would show it.
            #[must_use]
            pub fn snapshot<'a>(&'a self, settings: &'a Settings) -> Snapshot<'a> {
                Snapshot {
                    $($list: self.$list.iter().collect(),)*
                    settings,
                }
            }

            /// How many records there are, the settings among them.
            #[must_use]
            pub fn count(&self) -> u32 {
                let n = self.settings.iter().len() $(+ self.$list.len())*;
                u32::try_from(n).unwrap_or(u32::MAX)
            }

            pub(crate) fn is_empty(&self) -> bool {
                self.count() == 0
            }

            /// Adds the records of `other`, but for its settings.
            pub fn extend(&mut self, other: Self) {
                $(self.$list.extend(other.$list);)*
            }
        }
    };
}
crate::with_lists!(whole_and_batch);

/// What became of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ImportOutcome {
    /// Records offered.
    pub found: u32,
    /// Records taken in.
    pub new: u32,
    /// Records that were there already, the same in every field.
    pub duplicates: u32,
    /// Records left out, each with its reason.
    pub skipped: Vec<Skipped>,
}

/// A record that an import left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Skipped {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: RecordId,
    /// Why it was left out.
    pub reason: SkipReason,
}

/// Why a record was left out of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum SkipReason {
    /// A record with this id is here with other content; ours was kept.
    Differs,
    /// A record with this id is here that this program does not understand.
    NotUnderstood,
    /// This id stands in the import more than once.
    Repeated,
    /// Another record here has the same value in `field`.
    NotUnique {
        /// Name of the field.
        field: &'static str,
    },
    /// The value of `field` breaks a rule.
    Invalid {
        /// Name of the field.
        field: &'static str,
        /// The rule it breaks.
        #[serde(rename = "broken")]
        rule: Rule,
    },
    /// Its days are those of another record here.
    Overlaps,
    /// The journal has its own settings, which were kept.
    OwnSettings,
}
