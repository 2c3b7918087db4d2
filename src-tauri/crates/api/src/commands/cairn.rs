//! The cairn as a picture and in words, the stones of the path, and what is ahead as a calendar
//! file.
//!
//! Hidden and closed trackers have no stones here, unless a file is asked for of one of them.

use super::count;
use super::exchange::write_out;
use super::trackers::is_shown;
use crate::{ApiError, Clock, Session};
use cairn_exchange::{CalendarDay, dated_name, render, write_calendar};
use cairn_insights::cairn::{
    Cairn, Reached, SampleHeap, Stone, StonePicture, cairn, path_stone, sample,
};
use cairn_insights::chart::Palette;
use cairn_journal::entities::{MilestoneDef, MilestoneUnit, Tracker};
use cairn_journal::{AheadRow, Journal};
use cairn_vault::RecordId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Longest title of a day in a calendar, in characters.
const TITLE_CHARS: u32 = 120;

/// Asks for a picture.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct DrawIn {
    /// Its colours.
    pub palette: Palette,
}

/// Asks for an invented cairn.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct DrawSample {
    /// How large.
    pub heap: SampleHeap,
    /// Its colours.
    pub palette: Palette,
}

/// The cairn of all trackers that are shown.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct CairnView {
    /// The picture and its numbers.
    pub cairn: Cairn,
    /// What the picture shows, in words.
    pub sentences: Vec<String>,
}

/// The stones of all trackers that are shown, one by one.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct PathStones {
    /// Those reached and those ahead, by date.
    pub stones: Vec<PathStone>,
}

/// One stone of the path.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct PathStone {
    /// The tracker.
    pub tracker_id: RecordId,
    /// Which milestone.
    pub milestone: MilestoneDef,
    /// When it was or will be reached.
    pub date: NaiveDate,
    /// Whether it was reached.
    pub reached: bool,
    /// The picture; an outline while it is ahead.
    pub picture: StonePicture,
}

/// Saves a picture.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct SavePicture {
    /// Absolute path of the file, or of a folder: then a neutral name is added.
    pub path: String,
    /// Replace a file of this name.
    #[serde(default)]
    pub overwrite: bool,
}

/// Saves what is ahead for a calendar.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ExportIcs {
    /// One tracker, also a hidden one; `None` for all that are shown.
    #[serde(default)]
    pub tracker: Option<RecordId>,
    /// What the calendar shows on each day, at most 120 characters; a neutral title when left out
    /// or empty.
    #[serde(default)]
    pub title: String,
    /// Absolute path of the file, or of a folder: then a neutral name is added.
    pub path: String,
    /// Replace a file of this name.
    #[serde(default)]
    pub overwrite: bool,
}

/// A file that was written.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct SavedFile {
    /// Where it is.
    pub path: String,
    /// How many things are in it: stones, days.
    pub items: u32,
}

/// The cairn of all trackers that are shown, over all their runs.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn get_cairn(
    session: &mut Session,
    clock: &dyn Clock,
    request: DrawIn,
) -> Result<CairnView, ApiError> {
    let journal = session.journal()?;
    let on = journal.counting_day(&clock.moment());
    let next = shown(journal)
        .flat_map(|tracker| journal.ahead_of(tracker, on))
        .min_by_key(|row| (row.date, row.tracker_id));
    let next = next.as_ref().map(stone_ahead);
    let cairn = cairn(&reached(journal, on), next.as_ref(), request.palette);
    let words = &session.words;
    let sentences = cairn.message.iter().map(|message| render(words, message));
    Ok(CairnView {
        sentences: sentences.collect(),
        cairn,
    })
}

/// An invented cairn, for the first page and for places where nothing is yet. It needs no journal.
///
/// # Errors
/// None.
pub fn get_sample_cairn(
    _session: &mut Session,
    _clock: &dyn Clock,
    request: DrawSample,
) -> Result<Cairn, ApiError> {
    Ok(sample(request.heap, request.palette))
}

/// The stones of the path of all trackers that are shown.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn get_path_stones(
    session: &mut Session,
    clock: &dyn Clock,
    request: DrawIn,
) -> Result<PathStones, ApiError> {
    let journal = session.journal()?;
    let on = journal.counting_day(&clock.moment());
    let stone = |tracker_id, milestone: MilestoneDef, date, reached| {
        let stone = Stone {
            tracker_id,
            date,
            size: (&milestone).into(),
        };
        PathStone {
            tracker_id,
            milestone,
            date,
            reached,
            picture: path_stone(&stone, reached, request.palette),
        }
    };
    let mut stones = Vec::new();
    for tracker in shown(journal) {
        for row in journal.milestones_of(tracker, on) {
            stones.push(stone(row.tracker_id, row.milestone, row.date, true));
        }
        for row in journal.ahead_of(tracker, on) {
            stones.push(stone(row.tracker_id, row.milestone, row.date, false));
        }
    }
    stones.sort_by_key(|stone| stone.date);
    Ok(PathStones { stones })
}

/// Saves the cairn as an SVG picture with mode 0600, through a temporary file in the same folder.
/// The picture has the stones and nothing else: no words, no numbers, no outline of the next one.
///
/// # Errors
/// [`ApiError::FileExists`], [`ApiError::FileUnwritable`], [`ApiError::DiskFull`]; nothing half
/// written stays.
pub fn save_cairn_picture(
    session: &mut Session,
    clock: &dyn Clock,
    request: SavePicture,
) -> Result<SavedFile, ApiError> {
    let journal = session.journal()?;
    let moment = clock.moment();
    let mut reached = reached(journal, journal.counting_day(&moment));
    for reached in &mut reached {
        reached.is_new = false;
    }
    let cairn = cairn(&reached, None, Palette::Light);
    let path = write_out(
        journal,
        &request.path,
        request.overwrite,
        &dated_name("picture", "svg", &moment),
        cairn.svg.as_bytes(),
    )?;
    Ok(SavedFile {
        path: path.display().to_string(),
        items: cairn.stones,
    })
}

/// Saves the milestones that are ahead as a calendar file (RFC 5545) with mode 0600, through a
/// temporary file in the same folder.
///
/// # Errors
/// [`ApiError::NothingAhead`], [`ApiError::NotFound`] for a tracker that does not exist,
/// [`ApiError::Invalid`] for a title that is too long, [`ApiError::FileExists`],
/// [`ApiError::FileUnwritable`], [`ApiError::DiskFull`]; nothing half written stays.
pub fn export_ics(
    session: &mut Session,
    clock: &dyn Clock,
    request: ExportIcs,
) -> Result<SavedFile, ApiError> {
    let journal = session.journal()?;
    let moment = clock.moment();
    let on = journal.counting_day(&moment);
    let title = request.title.trim();
    let chars = count(title.chars().count());
    if chars > TITLE_CHARS {
        return Err(ApiError::invalid("title", "too_long", TITLE_CHARS, chars));
    }
    let title = match title {
        "" => session.words.text("calendar-title", &[]),
        title => title.to_owned(),
    };
    let trackers: Vec<&Tracker> = match request.tracker {
        Some(id) => vec![journal.tracker(id).ok_or(ApiError::NotFound)?],
        None => shown(journal).collect(),
    };
    let days: Vec<CalendarDay> = trackers
        .into_iter()
        .flat_map(|tracker| journal.ahead_of(tracker, on))
        .map(|row| CalendarDay {
            record: row.tracker_id,
            name: calendar_name(&row.milestone),
            date: row.date,
            title: title.clone(),
        })
        .collect();
    let file = write_calendar(&days, moment.now)?;
    let path = write_out(
        journal,
        &request.path,
        request.overwrite,
        &dated_name("dates", "ics", &moment),
        &file.bytes,
    )?;
    Ok(SavedFile {
        path: path.display().to_string(),
        items: file.days,
    })
}

/// Trackers with stones.
fn shown(journal: &Journal) -> impl Iterator<Item = &Tracker> {
    journal.trackers().filter(|tracker| is_shown(tracker))
}

/// The stones of all trackers that are shown, on the day `on`.
fn reached(journal: &Journal, on: NaiveDate) -> Vec<Reached> {
    shown(journal)
        .flat_map(|tracker| journal.milestones_of(tracker, on))
        .map(|row| Reached {
            stone: Stone {
                tracker_id: row.tracker_id,
                date: row.date,
                size: (&row.milestone).into(),
            },
            is_new: row.is_new,
        })
        .collect()
}

fn stone_ahead(row: &AheadRow) -> Stone {
    Stone {
        tracker_id: row.tracker_id,
        date: row.date,
        size: (&row.milestone).into(),
    }
}

/// Which day of its tracker a milestone is, whenever it falls. Part of an id in calendars of
/// others: never to be changed.
fn calendar_name(milestone: &MilestoneDef) -> String {
    let unit = match milestone.unit {
        MilestoneUnit::Days => "days",
        MilestoneUnit::Weeks => "weeks",
        MilestoneUnit::Months => "months",
        MilestoneUnit::Years | MilestoneUnit::YearsEachFrom => "years",
    };
    format!("{unit} {}", milestone.n)
}
