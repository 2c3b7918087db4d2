//! The journal: entities, calendar rules, the unlocked journal in memory, search.
//!
//! Deliberately not here: keys and files (`cairn-vault`), statistics and charts
//! (`cairn-insights`), formats of other programs (`cairn-exchange`), sentences for people
//! (`cairn-words`). Time, zone and randomness are arguments.

pub mod calendar;
mod check_ins;
mod compare;
mod concerns;
pub mod counting;
mod dates;
mod day_logs;
mod drafts;
pub mod entities;
mod entries;
mod erasing;
mod error;
mod feelings;
#[cfg(test)]
mod fixture;
mod fold;
mod groups;
mod history;
mod image;
mod import;
mod journal;
mod kind;
mod lapses;
mod letters;
mod limits;
mod meetings;
mod milestones;
mod moment;
mod people;
mod practice;
mod preferences;
mod questionnaires;
mod safety_plan;
mod search;
mod sharing;
mod strategies;
mod tags;
mod takeaways;
mod templates;
mod text;
mod trackers;
mod trash;
mod urge_episodes;
mod views;
mod whole;
mod worries;

pub use compare::{BackedUp, Compared, Standing};
pub use drafts::{
    Becoming, CheckInDraft, ConcernDraft, DayLogDraft, EntryDraft, FirstVisitDraft, GroupDraft,
    GroupFitReviewDraft, HopeItemDraft, InstrumentResponseDraft, LapseDraft, LetterDraft,
    ListeningDraft, MeetingDraft, MilestoneAckDraft, MilestoneSetDraft, OpennessStepDraft,
    OthersMilestoneDraft, PauseDraft, PersonDraft, QuestionDraft, ReceiptFacts, SafetyPlanDraft,
    SaveHow, ServiceDraft, SettingsDraft, ShareDraft, SignificantDateDraft, StoryEventDraft,
    StrategyDraft, StrategyUseDraft, SupportDraft, TagDraft, TakeawayDraft, TrackerDraft,
    UrgeEpisodeDraft, WorryDraft,
};
pub use entries::HardDays;
pub use erasing::Erase;
pub use error::{JournalError, Rule};
pub use feelings::{FEELINGS, FeelingFamily, is_shipped_feeling};
pub use fold::{fold_char, key as name_key};
pub use journal::{Journal, OpenedJournal};
pub use kind::Kind;
pub use lapses::Merge;
pub use letters::OpenLetter;
pub use moment::Moment;
pub use templates::{Template, template, templates};
pub use views::{
    AheadRow, Became, ClockDoubt, ClockDoubtKind, Found, Hit, ImportBatch, ImportOutcome,
    LapsePreview, LapseSaved, LetterRow, LetterState, Match, MilestoneRow, NextMeeting, Notice,
    NoticeKind, OthersRow, SignificantRow, SkipReason, Skipped, Snapshot, TagUse, TrackerTies,
    TrashItem, WorryNumbers, WorryShares,
};
