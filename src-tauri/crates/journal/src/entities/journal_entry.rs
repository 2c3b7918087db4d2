//! A journal entry: what somebody wrote on a day, as Markdown, with the prompts it answers.
//!
//! Not here: earlier versions of the text (`EntryRevision`), and the Markdown editor's rules.

use super::{Rest, entity};
use crate::error::JournalError;
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// One prompt of a template and what was written under it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Answer {
    /// The prompt as it was shown; a template edited later does not change it.
    pub prompt: String,
    /// The answer, Markdown.
    pub text: String,
}

/// One journal entry (feature F-01).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct JournalEntry {
    /// Random (v4) id.
    pub id: RecordId,
    /// How often this record was written; 1 after the first save.
    pub revision: u32,
    /// First written.
    #[serde(deserialize_with = "super::instant::read")]
    pub created_at: DateTime<Utc>,
    /// Last written.
    #[serde(deserialize_with = "super::instant::read")]
    pub updated_at: DateTime<Utc>,
    /// In the trash since; gone for good 30 days later.
    pub deleted_at: Option<DateTime<Utc>>,
    /// Logical day (domain rule 2.2.5), decided once when the record was made.
    pub date: NaiveDate,
    /// The true instant, in UTC.
    #[serde(deserialize_with = "super::instant::read")]
    pub at: DateTime<Utc>,
    /// IANA zone the person was in.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub zone: Tz,
    /// Start of the day, minutes after midnight, that decided `date`.
    pub day_start_used: u16,
    /// At most 120 characters; empty when the entry has no title.
    pub title: String,
    /// Markdown, at most 200,000 characters.
    pub body: String,
    /// Names of tags, each at most 60 characters, unique by case fold.
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
    /// From a hard day: stays closed until asked for, never shown unasked.
    #[serde(default)]
    pub hard: bool,
    /// Holds what others said: left out of exports for others unless ticked.
    #[serde(default)]
    pub third_party: bool,
    /// In the locked drawer: left out of every export unless ticked one by one.
    #[serde(default)]
    pub drawer: bool,
    /// Records this entry belongs with (a meeting, a check-in).
    #[serde(default)]
    pub links: Vec<RecordId>,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

impl JournalEntry {
    /// Longest title, in characters.
    pub const TITLE_CHARS: usize = 120;
    /// Longest body, and longest answers taken together, in characters.
    pub const BODY_CHARS: usize = 200_000;
    /// Most answers.
    const ANSWERS: usize = 50;
    /// Longest prompt, in characters.
    const PROMPT_CHARS: usize = 500;
    /// Most linked records.
    const LINKS: usize = 200;
    /// Fields that read as nothing when they are absent, and are not stored while they hold
    /// nothing. Fields of a newer program are none of them: these stay as they are.
    pub(crate) const ABSENT_WHEN_EMPTY: [&str; 9] = [
        "deleted_at",
        "tags",
        "template_id",
        "answers",
        "starred",
        "hard",
        "third_party",
        "drawer",
        "links",
    ];

    /// Whether anything but white space was written.
    #[must_use]
    pub fn has_text(&self) -> bool {
        let written = |text: &str| !text.trim().is_empty();
        written(&self.title)
            || written(&self.body)
            || self.answers.iter().any(|answer| written(&answer.text))
    }

    fn spoken_of(&self) -> DateTime<Utc> {
        self.at
    }

    fn clean_texts(&mut self) {
        text::clean_line(&mut self.title);
        text::clean_body(&mut self.body);
        text::clean_names(&mut self.tags);
        for answer in &mut self.answers {
            text::clean_body(&mut answer.prompt);
            text::clean_body(&mut answer.text);
        }
    }

    fn check(&self) -> Result<(), JournalError> {
        limits::date("date", self.date)?;
        limits::day_start("day_start_used", self.day_start_used)?;
        limits::chars("title", &self.title, Self::TITLE_CHARS)?;
        limits::chars("body", &self.body, Self::BODY_CHARS)?;
        limits::names("tags", &self.tags)?;
        if let Some(template) = &self.template_id {
            limits::chars("template_id", template, Self::TITLE_CHARS)?;
        }
        limits::items("answers", self.answers.len(), Self::ANSWERS)?;
        for answer in &self.answers {
            limits::chars("prompt", &answer.prompt, Self::PROMPT_CHARS)?;
        }
        let answered = self
            .answers
            .iter()
            .map(|answer| answer.text.chars().count())
            .sum();
        limits::total_chars("answers", answered, Self::BODY_CHARS)?;
        limits::items("links", self.links.len(), Self::LINKS)
    }
}

entity!(JournalEntry, Entry);
