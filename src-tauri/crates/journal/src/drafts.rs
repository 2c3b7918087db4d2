//! What a person may set on a record, as the views send it: the whole value and the revision it
//! was made from.
//!
//! Not here: what the journal decides by itself (ids of new records, instants, days), and the
//! rules a value must keep to, which stand with each entity.

mod groups;
mod practice;
mod questionnaires;
mod sharing;
mod trackers;
mod whole;
mod worries;

pub use groups::{
    Becoming, GroupDraft, HopeItemDraft, MeetingDraft, PersonDraft, QuestionDraft, TakeawayDraft,
};
pub use practice::{
    ConcernDraft, FirstVisitDraft, GroupFitReviewDraft, ListeningDraft, OpennessStepDraft,
    SafetyPlanDraft, ServiceDraft, StoryEventDraft, SupportDraft,
};
pub use questionnaires::InstrumentResponseDraft;
pub use sharing::{ReceiptFacts, ShareDraft};
pub use trackers::{
    DayLogDraft, LapseDraft, LetterDraft, MilestoneAckDraft, MilestoneSetDraft,
    OthersMilestoneDraft, PauseDraft, SignificantDateDraft, TrackerDraft,
};
pub use worries::WorryDraft;

use crate::entities::{
    Answer, CheckIn, CheckInContext, Halt, Helped, Instrument, JournalEntry, OwnWords, Settings,
    Strategy, StrategySource, StrategyStatus, StrategyUse, TagKind, Urge, UrgeEpisode, UrgeOutcome,
    UrgeSample, ZoneMode,
};
use cairn_vault::RecordId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One journal entry as it is being written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EntryDraft {
    /// From `Journal::blank_entry`, or of the entry being edited.
    pub id: RecordId,
    /// The revision this was made from; 0 for an entry that is not stored yet.
    #[serde(default)]
    pub revision: u32,
    /// The day it is about, taken at creation only; `None` is the logical today.
    #[serde(default)]
    pub date: Option<NaiveDate>,
    /// At most 120 characters.
    #[serde(default)]
    pub title: String,
    /// Markdown, at most 200,000 characters.
    #[serde(default)]
    pub body: String,
    /// Names of tags.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Which template it was begun with.
    #[serde(default)]
    pub template_id: Option<String>,
    /// Answers to the prompts of the template.
    #[serde(default)]
    pub answers: Vec<Answer>,
    /// Marked to be found again.
    #[serde(default)]
    pub starred: bool,
    /// From a hard day.
    #[serde(default)]
    pub hard: bool,
    /// Holds what others said.
    #[serde(default)]
    pub third_party: bool,
    /// In the locked drawer.
    #[serde(default)]
    pub drawer: bool,
    /// Records this entry belongs with.
    #[serde(default)]
    pub links: Vec<RecordId>,
}

impl From<&JournalEntry> for EntryDraft {
    fn from(entry: &JournalEntry) -> Self {
        Self {
            id: entry.id,
            revision: entry.revision,
            date: Some(entry.date),
            title: entry.title.clone(),
            body: entry.body.clone(),
            tags: entry.tags.clone(),
            template_id: entry.template_id.clone(),
            answers: entry.answers.clone(),
            starred: entry.starred,
            hard: entry.hard,
            third_party: entry.third_party,
            drawer: entry.drawer,
            links: entry.links.clone(),
        }
    }
}

/// How an entry is to be saved.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SaveHow {
    /// Saved by the editor by itself, not at a person's wish.
    #[serde(default)]
    pub autosave: bool,
    /// A person asked for an empty text to replace a full one.
    #[serde(default)]
    pub allow_empty: bool,
}

/// One check-in as it is being made.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CheckInDraft {
    /// `None` makes a new one.
    #[serde(default)]
    pub id: Option<RecordId>,
    /// The revision this was made from; 0 for a new one.
    #[serde(default)]
    pub revision: u32,
    /// The day it is about, taken at creation only; `None` is the logical today.
    #[serde(default)]
    pub date: Option<NaiveDate>,
    /// Mood, -3 to +3.
    #[serde(default)]
    pub valence: Option<i8>,
    /// Energy, -3 to +3.
    #[serde(default)]
    pub energy: Option<i8>,
    /// 0 to 10.
    #[serde(default)]
    pub anxiety: Option<u8>,
    /// 0 to 10.
    #[serde(default)]
    pub confidence: Option<u8>,
    /// 0 to 10.
    #[serde(default)]
    pub connection: Option<u8>,
    /// Minutes, 0 to 1,440.
    #[serde(default)]
    pub sleep_min: Option<u16>,
    /// 1 to 5.
    #[serde(default)]
    pub sleep_quality: Option<u8>,
    /// 0 to 10.
    #[serde(default)]
    pub pain: Option<u8>,
    /// Hungry, angry, lonely, tired.
    #[serde(default)]
    pub halt: Halt,
    /// Words for feelings.
    #[serde(default)]
    pub feelings: Vec<String>,
    /// Names of tags for what set it off.
    #[serde(default)]
    pub triggers: Vec<String>,
    /// Urges, one per tracker at most.
    #[serde(default)]
    pub urges: Vec<Urge>,
    /// At most 2,000 characters.
    #[serde(default)]
    pub note: String,
    /// Where it is made.
    #[serde(default)]
    pub context: CheckInContext,
}

impl From<&CheckIn> for CheckInDraft {
    fn from(check_in: &CheckIn) -> Self {
        Self {
            id: Some(check_in.id),
            revision: check_in.revision,
            date: Some(check_in.date),
            valence: check_in.valence,
            energy: check_in.energy,
            anxiety: check_in.anxiety,
            confidence: check_in.confidence,
            connection: check_in.connection,
            sleep_min: check_in.sleep_min,
            sleep_quality: check_in.sleep_quality,
            pain: check_in.pain,
            halt: check_in.halt,
            feelings: check_in.feelings.clone(),
            triggers: check_in.triggers.clone(),
            urges: check_in.urges.clone(),
            note: check_in.note.clone(),
            context: check_in.context,
        }
    }
}

/// One strategy as it is being written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct StrategyDraft {
    /// `None` makes a new one.
    #[serde(default)]
    pub id: Option<RecordId>,
    /// The revision this was made from; 0 for a new one.
    #[serde(default)]
    pub revision: u32,
    /// At most 80 characters, unique by case fold.
    pub title: String,
    /// Markdown, at most 4,000 characters.
    #[serde(default)]
    pub how: String,
    /// When it helps: names of tags.
    #[serde(default)]
    pub tags: Vec<String>,
    /// 1 little, 2 some, 3 much effort.
    #[serde(default)]
    pub effort: Option<u8>,
    /// 0 to 240 minutes.
    #[serde(default)]
    pub minutes: Option<u16>,
    /// Where it was learnt.
    #[serde(default)]
    pub source: Option<StrategySource>,
    /// How far it has come.
    pub status: StrategyStatus,
    /// A day by which the person wants to have tried it.
    #[serde(default)]
    pub try_by: Option<NaiveDate>,
    /// Left out of exports for others.
    #[serde(default)]
    pub private: bool,
}

impl From<&Strategy> for StrategyDraft {
    fn from(strategy: &Strategy) -> Self {
        Self {
            id: Some(strategy.id),
            revision: strategy.revision,
            title: strategy.title.clone(),
            how: strategy.how.clone(),
            tags: strategy.tags.clone(),
            effort: strategy.effort,
            minutes: strategy.minutes,
            source: strategy.source.clone(),
            status: strategy.status,
            try_by: strategy.try_by,
            private: strategy.private,
        }
    }
}

/// One use of a strategy; may be saved with `before` first and completed later.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct StrategyUseDraft {
    /// `None` makes a new one.
    #[serde(default)]
    pub id: Option<RecordId>,
    /// The revision this was made from; 0 for a new one.
    #[serde(default)]
    pub revision: u32,
    /// The day it is about, taken at creation only; `None` is the logical today.
    #[serde(default)]
    pub date: Option<NaiveDate>,
    /// The strategy used; it has to be there when the use is new.
    pub strategy_id: RecordId,
    /// The situation, a tag's name.
    #[serde(default)]
    pub situation: Option<String>,
    /// 0 to 10.
    #[serde(default)]
    pub before: Option<u8>,
    /// 0 to 10.
    #[serde(default)]
    pub after: Option<u8>,
    /// 0 to 1,440 minutes.
    #[serde(default)]
    pub minutes_between: Option<u16>,
    /// Whether it helped.
    #[serde(default)]
    pub helped: Option<Helped>,
    /// At most 2,000 characters.
    #[serde(default)]
    pub note: String,
    /// The urge episode it belongs to.
    #[serde(default)]
    pub urge_episode_id: Option<RecordId>,
}

impl From<&StrategyUse> for StrategyUseDraft {
    fn from(used: &StrategyUse) -> Self {
        Self {
            id: Some(used.id),
            revision: used.revision,
            date: Some(used.date),
            strategy_id: used.strategy_id,
            situation: used.situation.clone(),
            before: used.before,
            after: used.after,
            minutes_between: used.minutes_between,
            helped: used.helped,
            note: used.note.clone(),
            urge_episode_id: used.urge_episode_id,
        }
    }
}

/// One urge as it is being watched: saved with its first sample, and again with each that follows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct UrgeEpisodeDraft {
    /// `None` begins a new one, now.
    #[serde(default)]
    pub id: Option<RecordId>,
    /// The revision this was made from; 0 for a new one.
    #[serde(default)]
    pub revision: u32,
    /// 1 to 60 minutes.
    pub planned_min: u8,
    /// The tracker it is about; it has to be there when it is new on the episode.
    #[serde(default)]
    pub tracker_id: Option<RecordId>,
    /// All samples so far, the earliest first; at least one.
    pub samples: Vec<UrgeSample>,
    /// Names of tags for what set it off.
    #[serde(default)]
    pub triggers: Vec<String>,
    /// Seconds from the beginning to the end, 0 to 86,400; `None` while nobody knows.
    #[serde(default)]
    pub ended_sec: Option<u32>,
    /// How it went.
    #[serde(default)]
    pub outcome: Option<UrgeOutcome>,
    /// At most 2,000 characters.
    #[serde(default)]
    pub note: String,
}

impl From<&UrgeEpisode> for UrgeEpisodeDraft {
    fn from(episode: &UrgeEpisode) -> Self {
        let lasted = episode
            .ended_at
            .map(|ended_at| ended_at - episode.started_at);
        Self {
            id: Some(episode.id),
            revision: episode.revision,
            planned_min: episode.planned_min,
            tracker_id: episode.tracker_id,
            samples: episode.samples.clone(),
            triggers: episode.triggers.clone(),
            ended_sec: lasted.and_then(|lasted| u32::try_from(lasted.num_seconds()).ok()),
            outcome: episode.outcome,
            note: episode.note.clone(),
        }
    }
}

/// A tag as it is being made, or given another kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TagDraft {
    /// `None` makes a new one.
    #[serde(default)]
    pub id: Option<RecordId>,
    /// At most 60 characters, unique by case fold; another name renames it everywhere.
    pub name: String,
    /// What it is for.
    pub kind: TagKind,
}

/// The settings a person may change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SettingsDraft {
    /// The revision this was made from.
    pub revision: u32,
    /// 0 to 360 minutes after midnight, in steps of 30.
    pub day_start: u16,
    /// 1 Monday to 7 Sunday.
    pub week_start: u8,
    /// Which zone decides the day.
    pub zone_mode: ZoneMode,
    /// 1 to 60 minutes.
    pub auto_lock: u8,
    /// Lock when the computer sleeps or its session locks.
    pub lock_on_suspend: bool,
    /// Lock when the window loses the focus.
    pub lock_on_focus_loss: bool,
    /// Show what was written on this date in earlier years.
    pub on_this_day: bool,
    /// ISO 3166 alpha-2.
    #[serde(default)]
    pub country: Option<String>,
    /// Single-letter keys in lists.
    pub single_keys: bool,
    /// The words the person has chosen for themselves.
    pub words: OwnWords,
    /// A quiet line on Today so many days before a milestone, 0 to 14.
    pub notice_days: Option<u8>,
    /// Draw the cairn.
    pub draw_cairn: bool,
    /// Words of the person's own that do not leave, at most 500.
    pub words_to_redact: Vec<String>,
    /// 80 to 200 words a minute.
    pub reading_speed: u16,
    /// Offer something from the hope shelf on hard days.
    pub hope_on_hard_days: bool,
    /// Keep a receipt of what left the journal.
    pub keep_receipts: bool,
    /// Questionnaires that are switched on.
    #[serde(default)]
    pub questionnaires: Vec<Instrument>,
}

impl From<&Settings> for SettingsDraft {
    fn from(settings: &Settings) -> Self {
        Self {
            revision: settings.revision,
            day_start: settings.day_start,
            week_start: settings.week_start,
            zone_mode: settings.zone_mode,
            auto_lock: settings.auto_lock,
            lock_on_suspend: settings.lock_on_suspend,
            lock_on_focus_loss: settings.lock_on_focus_loss,
            on_this_day: settings.on_this_day,
            country: settings.country.clone(),
            single_keys: settings.single_keys,
            words: settings.words.clone(),
            notice_days: settings.notice_days,
            draw_cairn: settings.draw_cairn,
            words_to_redact: settings.words_to_redact.clone(),
            reading_speed: settings.reading_speed,
            hope_on_hard_days: settings.hope_on_hard_days,
            keep_receipts: settings.keep_receipts,
            questionnaires: settings.questionnaires.clone(),
        }
    }
}
