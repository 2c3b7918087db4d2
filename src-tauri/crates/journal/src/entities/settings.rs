//! The settings that belong to the journal and travel with it.
//!
//! Not here: what must be known while the journal is locked (theme, text size, where the journal
//! lies); those are the program's preferences and hold nothing private.

use super::{Instrument, OwnWords, Rest, entity};
use crate::error::{JournalError, Rule};
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// The settings of a journal; there is one such record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Settings {
    /// Random (v4) id.
    pub id: RecordId,
    /// How often this record was written; 1 after the first save.
    pub revision: u32,
    /// First written.
    pub created_at: DateTime<Utc>,
    /// Last written.
    pub updated_at: DateTime<Utc>,
    /// In the trash since; gone for good 30 days later.
    pub deleted_at: Option<DateTime<Utc>>,
    /// When a day begins: 0 to 360 minutes after midnight, in steps of 30.
    pub day_start: u16,
    /// First day of the week, ISO: 1 Monday to 7 Sunday.
    pub week_start: u8,
    /// Which zone decides the day.
    pub zone_mode: ZoneMode,
    /// Minutes without input until the journal locks, 1 to 60.
    pub auto_lock: u8,
    /// Lock when the computer sleeps or its session locks.
    pub lock_on_suspend: bool,
    /// Lock when the window loses the focus.
    pub lock_on_focus_loss: bool,
    /// Show what was written on this date in earlier years (off by default, domain 3.2).
    pub on_this_day: bool,
    /// Country for support numbers, ISO 3166 alpha-2.
    pub country: Option<String>,
    /// Single-letter keys in lists.
    pub single_keys: bool,
    /// The words the person has chosen for themselves.
    #[serde(default)]
    pub words: OwnWords,
    /// A quiet line on Today so many days before a milestone, 0 to 14; `None` (the default) for no
    /// such line.
    #[serde(default)]
    pub notice_days: Option<u8>,
    /// Draw the cairn; switched off, milestones are a plain list.
    #[serde(default = "on")]
    pub draw_cairn: bool,
    /// Words of the person's own that do not leave, at most 500.
    #[serde(default)]
    pub words_to_redact: Vec<String>,
    /// Words a minute at which the person reads aloud, 80 to 200.
    #[serde(default = "usual_speed")]
    pub reading_speed: u16,
    /// Offer something from the hope shelf on hard days; unasked it never appears otherwise.
    #[serde(default)]
    pub hope_on_hard_days: bool,
    /// Keep a receipt of what left the journal, without its content.
    #[serde(default = "on")]
    pub keep_receipts: bool,
    /// Questionnaires that were switched on; none by default, and then there is no trace of them.
    #[serde(default)]
    pub questionnaires: Vec<Instrument>,
    /// When the journal was last opened with a believed clock (AC-14).
    pub last_opened_at: Option<DateTime<Utc>>,
    /// The clock the person confirmed although it looked odd.
    pub clock_confirmed_at: Option<DateTime<Utc>>,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

impl Settings {
    /// Most words of the person's own that do not leave.
    pub const WORDS_TO_REDACT: usize = 500;

    /// The settings of a new journal.
    #[must_use]
    pub fn new(id: RecordId, now: DateTime<Utc>) -> Self {
        Self {
            id,
            revision: 1,
            created_at: now,
            updated_at: now,
            deleted_at: None,
            day_start: 0,
            week_start: 1,
            zone_mode: ZoneMode::FollowDevice,
            // Minutes; the default of domain 3.5.
            auto_lock: 5,
            lock_on_suspend: true,
            lock_on_focus_loss: false,
            on_this_day: false,
            country: None,
            single_keys: true,
            words: OwnWords::default(),
            notice_days: None,
            draw_cairn: true,
            words_to_redact: Vec::new(),
            reading_speed: usual_speed(),
            hope_on_hard_days: false,
            keep_receipts: true,
            questionnaires: Vec::new(),
            last_opened_at: Some(now),
            clock_confirmed_at: None,
            rest: Rest::new(),
        }
    }

    fn spoken_of(&self) -> DateTime<Utc> {
        self.last_opened_at.unwrap_or(self.updated_at)
    }

    fn clean_texts(&mut self) {
        if let Some(country) = &mut self.country {
            country.make_ascii_uppercase();
        }
        self.words.clean();
        text::clean_names(&mut self.words_to_redact);
        self.questionnaires.sort_unstable();
        self.questionnaires.dedup();
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::day_start("day_start", self.day_start)?;
        limits::range("week_start", Some(self.week_start), 1..=7)?;
        limits::range("auto_lock", Some(self.auto_lock), 1..=60)?;
        limits::range("notice_days", self.notice_days, limits::NOTICE_DAYS)?;
        self.words.check()?;
        limits::spellings(
            "words_to_redact",
            &self.words_to_redact,
            Self::WORDS_TO_REDACT,
        )?;
        limits::range(
            "reading_speed",
            Some(i32::from(self.reading_speed)),
            80..=200,
        )?;
        let two_letters = |code: &String| {
            code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_uppercase())
        };
        if self.country.as_ref().is_some_and(|code| !two_letters(code)) {
            return Err(JournalError::invalid("country", Rule::Malformed));
        }
        Ok(())
    }
}

/// What is on unless it was switched off, also in journals of an older program.
fn on() -> bool {
    true
}

/// Words a minute that are usual when reading aloud (domain 2.14).
fn usual_speed() -> u16 {
    130
}

/// Which zone decides the logical day of a new record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "mode")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum ZoneMode {
    /// The zone of the device.
    FollowDevice,
    /// Always this zone.
    Fixed {
        /// IANA name.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        zone: Tz,
    },
}

entity!(Settings, Settings);
