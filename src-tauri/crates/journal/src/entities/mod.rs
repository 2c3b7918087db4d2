//! The things a journal holds. One entity, one struct, one file: the same struct is what is
//! stored, what the window receives and what the JSON export contains.
//!
//! Each file holds the type, its limits and its validation. Not here: how records are kept
//! (`Journal`), and anything computed from several of them.
//!
//! To add an entity, see "Adding an entity" in ARCHITECTURE.md.

mod approx_date;
mod check_in;
mod concern;
mod day_log;
mod entry_revision;
mod export_receipt;
mod first_visit;
mod group;
mod group_fit_review;
mod hope_item;
mod instant;
mod instrument;
mod instrument_response;
mod journal_entry;
mod lapse;
mod letter;
mod listening;
mod meeting;
mod milestone_ack;
mod milestone_set;
mod openness_step;
mod others_milestone;
mod own_words;
mod pause;
mod person;
mod question;
mod safety_plan;
mod schedule;
mod service;
mod settings;
mod share;
mod significant_date;
mod story_event;
mod strategy;
mod strategy_use;
mod support;
mod tag;
mod takeaway;
mod tracker;
mod urge_episode;
mod worry;

pub use approx_date::{ApproxDate, DatePrecision};
pub use check_in::{CheckIn, CheckInContext, Halt, Urge};
pub use concern::Concern;
pub use day_log::{DayLog, DayState};
pub use entry_revision::{EntryRevision, RevisionReason};
pub use export_receipt::{ExportReceipt, ShareProfile};
pub use first_visit::{ChecklistLine, FirstVisit};
pub use group::{Group, GroupKind, GroupSize, GroupStatus, LedBy, MeetingFormat};
pub use group_fit_review::{FitCriterion, FitDecision, GroupFitReview};
pub use hope_item::{HopeItem, HopeKind};
pub use instrument::{Band, Instrument};
pub use instrument_response::InstrumentResponse;
pub use journal_entry::{Answer, JournalEntry};
pub use lapse::{Lapse, LapseEffect};
pub use letter::Letter;
pub use listening::Listening;
pub use meeting::{Meeting, MeetingRole};
pub use milestone_ack::MilestoneAck;
pub use milestone_set::{MilestoneDef, MilestoneSet, MilestoneUnit};
pub use openness_step::OpennessStep;
pub use others_milestone::OthersMilestone;
pub use own_words::{CountedWord, OwnWords};
pub use pause::{Pause, PauseScope};
pub use person::{Person, PersonRole};
pub use question::{Question, Recipient};
pub use safety_plan::{PlanLine, SafetyPlan};
pub use schedule::Schedule;
pub use service::{Service, ServiceRole};
pub use settings::{Settings, ZoneMode};
pub use share::{Share, ShareState};
pub use significant_date::{SignificantDate, SignificantKind};
pub use story_event::{StoryEvent, StoryKind};
pub use strategy::{Strategy, StrategySource, StrategySourceKind, StrategyStatus};
pub use strategy_use::{Helped, StrategyUse};
pub use support::{Support, SupportDirection, SupportKind};
pub use tag::{Tag, TagKind};
pub use takeaway::{Takeaway, TakeawayKind};
pub use tracker::{
    AnchorKind, CountDisplay, DailyCost, EarlierStretch, Goal, LeapRule, MilestoneSetChoice,
    Tracker,
};
pub use urge_episode::{UrgeEpisode, UrgeOutcome, UrgeSample};
pub use worry::{Worry, WorryOutcome};

use cairn_vault::RecordId;
use chrono::{DateTime, Utc};

/// Fields of a newer program that this one does not know: kept and written back unchanged.
pub type Rest = serde_json::Map<String, serde_json::Value>;

/// What every record of a journal has.
pub trait Entity: serde::Serialize + serde::de::DeserializeOwned {
    /// The kind as it is stored in the envelope and named on the command line.
    const KIND: crate::Kind;
    /// Version of the stored shape, written as `schema` in the envelope.
    const SCHEMA: u16 = 1;
    /// The record's id.
    fn id(&self) -> RecordId;
    /// How often the record was written; 1 after the first save.
    fn revision(&self) -> u32;
    /// When it was first written.
    fn created_at(&self) -> DateTime<Utc>;
    /// When it was last written.
    fn updated_at(&self) -> DateTime<Utc>;
    /// When it went to the trash, if it is there.
    fn deleted_at(&self) -> Option<DateTime<Utc>>;
    /// Moves it to the trash, or back with `None`.
    fn set_deleted_at(&mut self, at: Option<DateTime<Utc>>);
    /// Counts one more write at `now`.
    fn touch(&mut self, now: DateTime<Utc>);
    /// The newest instant the record speaks of.
    fn newest(&self) -> DateTime<Utc>;
    /// Brings texts to the form they are stored in (NFC, see `text.rs`). Doing it again changes
    /// nothing.
    fn clean(&mut self);
    /// Checks every limit.
    ///
    /// # Errors
    /// [`crate::JournalError::Invalid`] with the first field that breaks its rule.
    fn validate(&self) -> Result<(), crate::JournalError>;
}

macro_rules! entity {
    ($type:ty, $kind:ident) => {
        impl crate::entities::Entity for $type {
            const KIND: crate::Kind = crate::Kind::$kind;
            fn id(&self) -> cairn_vault::RecordId {
                self.id
            }
            fn revision(&self) -> u32 {
                self.revision
            }
            fn created_at(&self) -> chrono::DateTime<chrono::Utc> {
                self.created_at
            }
            fn updated_at(&self) -> chrono::DateTime<chrono::Utc> {
                self.updated_at
            }
            fn deleted_at(&self) -> Option<chrono::DateTime<chrono::Utc>> {
                self.deleted_at
            }
            fn set_deleted_at(&mut self, at: Option<chrono::DateTime<chrono::Utc>>) {
                self.deleted_at = at;
            }
            fn touch(&mut self, now: chrono::DateTime<chrono::Utc>) {
                self.revision += 1;
                self.updated_at = now;
            }
            fn newest(&self) -> chrono::DateTime<chrono::Utc> {
                self.created_at.max(self.updated_at).max(self.spoken_of())
            }
            fn clean(&mut self) {
                self.clean_texts();
            }
            fn validate(&self) -> Result<(), crate::JournalError> {
                crate::limits::instants(&[self.created_at, self.updated_at, self.spoken_of()])?;
                self.check()
            }
        }
    };
}
pub(crate) use entity;
