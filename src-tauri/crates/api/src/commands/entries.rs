//! Journal entries: list, read, save, earlier versions, templates.

use super::{ById, DayRange};
use crate::excerpt::excerpt;
use crate::{ApiError, Clock, Nothing, Session};
use cairn_journal::calendar;
use cairn_journal::entities::{Answer, JournalEntry, RevisionReason};
use cairn_journal::{EntryDraft, SaveHow, name_key, template, templates};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Characters of an excerpt in a list.
const EXCERPT_CHARS: usize = 160;
/// Rows of a list when the request names no number.
const DEFAULT_ROWS: u32 = 200;

/// Begins an entry.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct NewEntry {
    /// Template to begin with.
    #[serde(default)]
    pub template_id: Option<String>,
    /// Another day than today.
    #[serde(default)]
    pub date: Option<NaiveDate>,
}

/// Chooses entries, newest first.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ListEntries {
    /// First day.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// Last day.
    #[serde(default)]
    pub to: Option<NaiveDate>,
    /// Only with this tag (case is folded).
    #[serde(default)]
    pub tag: Option<String>,
    /// Only starred ones.
    #[serde(default)]
    pub starred: bool,
    /// Rows to pass over.
    #[serde(default)]
    pub offset: u32,
    /// Rows at most; 200 when left out.
    #[serde(default)]
    pub limit: Option<u32>,
}

/// One row of a list of entries.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct EntryRow {
    /// The entry.
    pub id: RecordId,
    /// Logical day.
    pub date: NaiveDate,
    /// The true instant.
    pub at: DateTime<Utc>,
    /// Zone to show it in.
    #[ts(type = "string")]
    pub zone: Tz,
    /// Title, may be empty.
    pub title: String,
    /// Beginning of the text without markup; empty when the entry is marked hard.
    pub excerpt: String,
    /// Names of tags.
    pub tags: Vec<String>,
    /// Marked to be found again.
    pub starred: bool,
    /// Stays closed until asked for.
    pub hard: bool,
}

/// Entries and how many there are in all.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct EntryList {
    /// The rows asked for.
    pub rows: Vec<EntryRow>,
    /// How many match without the limit.
    pub total: u32,
}

/// What there is on each day that has something.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct DayMarks {
    /// Days with something, in order.
    pub days: Vec<DayMark>,
    /// The logical day of now.
    pub today: NaiveDate,
}

/// What there is on one day.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct DayMark {
    /// Logical day.
    pub date: NaiveDate,
    /// Entries.
    pub n_entries: u32,
    /// Check-ins.
    pub n_check_ins: u32,
}

/// Saves an entry as a whole.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct SaveEntry {
    /// The entry as it should be.
    pub draft: EntryDraft,
    /// Saved by itself while somebody writes.
    #[serde(default)]
    pub autosave: bool,
    /// Somebody really wants the text to be empty.
    #[serde(default)]
    pub allow_empty: bool,
}

/// Names one version of one entry.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct HistoryVersion {
    /// The entry.
    pub id: RecordId,
    /// The kept version.
    pub version_id: RecordId,
}

/// Earlier versions, newest first.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct History {
    /// The versions.
    pub versions: Vec<HistoryRow>,
}

/// One kept version.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct HistoryRow {
    /// Id of the version.
    pub version_id: RecordId,
    /// The entry's revision then.
    pub revision: u32,
    /// When it was written.
    pub written_at: DateTime<Utc>,
    /// Why it was kept.
    pub reason: RevisionReason,
    /// Title then.
    pub title: String,
    /// Beginning of its text.
    pub excerpt: String,
    /// Characters of its body.
    pub n_chars: u32,
}

/// The templates on offer.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct TemplateList {
    /// In the order they are offered; names are the messages `template-<id>`.
    pub templates: Vec<TemplateRow>,
}

/// One template.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct TemplateRow {
    /// Id.
    pub id: String,
    /// How many prompts it has.
    pub n_prompts: u32,
}

/// A blank entry for today or another day; nothing is stored until it is saved.
///
/// # Errors
/// [`ApiError::Locked`]; [`ApiError::NotFound`] for a template that does not exist.
pub fn new_entry(
    session: &mut Session,
    clock: &dyn Clock,
    request: NewEntry,
) -> Result<JournalEntry, ApiError> {
    let template = match &request.template_id {
        None => None,
        Some(id) => Some(template(id).ok_or(ApiError::NotFound)?),
    };
    let answers = template.map_or_else(Vec::new, |template| {
        template
            .prompts
            .iter()
            .map(|prompt| Answer {
                prompt: session.words.text(prompt, &[]),
                text: String::new(),
            })
            .collect()
    });
    let moment = clock.moment();
    let (journal, rng) = session.writing()?;
    let mut entry = journal.blank_entry(&moment, rng, request.template_id.as_deref(), request.date);
    entry.answers = answers;
    Ok(entry)
}

/// Entries in a range, newest first.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn list_entries(
    session: &mut Session,
    _: &dyn Clock,
    request: ListEntries,
) -> Result<EntryList, ApiError> {
    let range = DayRange {
        from: request.from,
        to: request.to,
    };
    let tag = request.tag.as_deref().map(name_key);
    let matching: Vec<&JournalEntry> = session
        .journal()?
        .entries()
        .filter(|entry| range.holds(entry.date) && (!request.starred || entry.starred))
        .filter(|entry| {
            tag.as_ref()
                .is_none_or(|tag| entry.tags.iter().any(|t| name_key(t) == *tag))
        })
        .collect();
    let rows = matching
        .iter()
        .skip(request.offset as usize)
        .take(request.limit.unwrap_or(DEFAULT_ROWS) as usize)
        .map(|entry| EntryRow::of(entry))
        .collect();
    Ok(EntryList {
        rows,
        total: count(matching.len()),
    })
}

impl EntryRow {
    /// The row of an entry; the text of a hard one is not in it.
    #[must_use]
    pub fn of(entry: &JournalEntry) -> EntryRow {
        let text = entry
            .answers
            .iter()
            .map(|answer| answer.text.as_str())
            .fold(entry.body.clone(), |all, text| format!("{all}\n\n{text}"));
        EntryRow {
            id: entry.id,
            date: entry.date,
            at: entry.at,
            zone: entry.zone,
            title: entry.title.clone(),
            excerpt: if entry.hard {
                String::new()
            } else {
                excerpt(&text, EXCERPT_CHARS)
            },
            tags: entry.tags.clone(),
            starred: entry.starred,
            hard: entry.hard,
        }
    }
}

/// What there is on each day of a range, for the strip of days.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn list_days(
    session: &mut Session,
    clock: &dyn Clock,
    request: DayRange,
) -> Result<DayMarks, ApiError> {
    let journal = session.journal()?;
    let mut days: BTreeMap<NaiveDate, (u32, u32)> = BTreeMap::new();
    for entry in journal.entries().filter(|entry| request.holds(entry.date)) {
        days.entry(entry.date).or_default().0 += 1;
    }
    for check_in in journal
        .check_ins()
        .filter(|check_in| request.holds(check_in.date))
    {
        days.entry(check_in.date).or_default().1 += 1;
    }
    let days = days
        .into_iter()
        .map(|(date, (n_entries, n_check_ins))| DayMark {
            date,
            n_entries,
            n_check_ins,
        })
        .collect();
    Ok(DayMarks {
        days,
        today: calendar::today(&clock.moment(), journal.settings()),
    })
}

/// One whole entry.
///
/// # Errors
/// [`ApiError::Locked`], [`ApiError::NotFound`].
pub fn get_entry(
    session: &mut Session,
    _: &dyn Clock,
    request: ById,
) -> Result<JournalEntry, ApiError> {
    session
        .journal()?
        .entry(request.id)
        .cloned()
        .ok_or(ApiError::NotFound)
}

/// Saves an entry; what is answered is on the disk.
///
/// # Errors
/// [`ApiError::Stale`], [`ApiError::EmptyOverFull`], limits of fields, trouble with the disk.
pub fn save_entry(
    session: &mut Session,
    clock: &dyn Clock,
    request: SaveEntry,
) -> Result<JournalEntry, ApiError> {
    let how = SaveHow {
        autosave: request.autosave,
        allow_empty: request.allow_empty,
    };
    let (journal, rng) = session.writing()?;
    Ok(journal.save_entry(request.draft, how, &clock.moment(), rng)?)
}

/// Earlier versions of an entry.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn list_history(
    session: &mut Session,
    _: &dyn Clock,
    request: ById,
) -> Result<History, ApiError> {
    let versions = session
        .journal()?
        .history(request.id)
        .into_iter()
        .map(|kept| HistoryRow {
            version_id: kept.id,
            revision: kept.entry.revision,
            written_at: kept.entry.updated_at,
            reason: kept.reason,
            title: kept.entry.title.clone(),
            excerpt: excerpt(&kept.entry.body, EXCERPT_CHARS),
            n_chars: count(kept.entry.body.chars().count()),
        })
        .collect();
    Ok(History { versions })
}

/// One earlier version, whole.
///
/// # Errors
/// [`ApiError::Locked`], [`ApiError::NotFound`].
pub fn get_history_version(
    session: &mut Session,
    _: &dyn Clock,
    request: HistoryVersion,
) -> Result<JournalEntry, ApiError> {
    session
        .journal()?
        .history(request.id)
        .into_iter()
        .find(|kept| kept.id == request.version_id)
        .map(|kept| kept.entry.clone())
        .ok_or(ApiError::NotFound)
}

/// Makes an earlier version the present one; the present one becomes an earlier version.
///
/// # Errors
/// [`ApiError::Locked`], [`ApiError::NotFound`], trouble with the disk.
pub fn restore_history_version(
    session: &mut Session,
    clock: &dyn Clock,
    request: HistoryVersion,
) -> Result<JournalEntry, ApiError> {
    let (journal, rng) = session.writing()?;
    Ok(journal.restore_version(request.version_id, &clock.moment(), rng)?)
}

/// The templates on offer.
///
/// # Errors
/// None.
pub fn list_templates(
    _: &mut Session,
    _: &dyn Clock,
    _: Nothing,
) -> Result<TemplateList, ApiError> {
    let templates = templates()
        .iter()
        .map(|template| TemplateRow {
            id: template.id.to_owned(),
            n_prompts: count(template.prompts.len()),
        })
        .collect();
    Ok(TemplateList { templates })
}

/// A number of things as it crosses the wire.
pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
