//! Urges by day of the week and hour (domain rule 4.4). It shows when urges were logged, which is
//! not when they happened. Not here: the picture (`chart::urges`).

use crate::count;
use crate::logged::LoggedDays;
use crate::message::{Message, MessageArg};
use crate::names;
use crate::quantile::median;
use crate::range::DateRange;
use cairn_journal::entities::{CheckIn, UrgeEpisode};
use cairn_vault::RecordId;
use chrono::{DateTime, Datelike, NaiveDate, TimeZone, Timelike, Utc};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Fewest notes with which a cell is filled and stands in the table.
pub const MIN_FILLED: u32 = 3;
const HOURS: u8 = 24;

/// The urges over a range by logical weekday and hour.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UrgeMap {
    /// The days asked for.
    pub range: DateRange,
    /// Notes of urges in the range.
    pub n: u32,
    /// Days with at least one of them.
    pub days_logged: u32,
    /// Days in the range.
    pub days_in_range: u32,
    /// Which days those are, and which were paused.
    pub days: LoggedDays,
    /// Hour that the first column stands for: the one in which days begin, 0 to 6.
    pub first_hour: u8,
    /// Cells with at least one note, by weekday and then in the order of the columns.
    pub cells: Vec<UrgeCell>,
    /// The same in sentences.
    pub message: Vec<Message>,
}

/// The urges of one hour of the week.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct UrgeCell {
    /// Logical weekday, ISO: 1 Monday to 7 Sunday. An hour after midnight and before the day
    /// begins belongs to the day before.
    pub weekday: u8,
    /// Hour on the clock of the zone it was noted in, 0 to 23.
    pub hour: u8,
    /// Median strength, 0 to 10.
    pub median: f64,
    /// Notes, at least 1.
    pub n: u32,
}

impl UrgeMap {
    /// Place of an hour among the columns, 0 to 23.
    #[must_use]
    pub const fn column(&self, hour: u8) -> u8 {
        (hour + HOURS - self.first_hour) % HOURS
    }
}

/// One note of an urge: in a check-in, or by watching it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UrgeNote {
    date: NaiveDate,
    /// On the clock of the zone it was noted in, 0 to 23.
    hour: u8,
    strength: u8,
}

impl UrgeNote {
    /// The urge for one tracker in a check-in, or with `None` the strongest; `None` without one, and
    /// in the trash.
    #[must_use]
    pub fn of_check_in(check_in: &CheckIn, tracker: Option<RecordId>) -> Option<Self> {
        let strength = check_in
            .urges
            .iter()
            .filter(|urge| tracker.is_none() || urge.tracker_id == tracker)
            .map(|urge| urge.strength)
            .max()?;
        let note = Self::at(check_in.date, check_in.at, &check_in.zone, strength);
        check_in.deleted_at.is_none().then_some(note)
    }

    /// The strongest of a watched urge, when it began; `None` for another tracker than the one asked
    /// for, and in the trash.
    #[must_use]
    pub fn of_episode(episode: &UrgeEpisode, tracker: Option<RecordId>) -> Option<Self> {
        let is_asked = tracker.is_none() || episode.tracker_id == tracker;
        let strength = episode.samples.iter().map(|sample| sample.strength).max()?;
        let note = Self::at(episode.date, episode.started_at, &episode.zone, strength);
        (is_asked && episode.deleted_at.is_none()).then_some(note)
    }

    fn at(date: NaiveDate, at: DateTime<Utc>, zone: &impl TimeZone, strength: u8) -> Self {
        let hour = at.with_timezone(zone).hour() as u8;
        Self {
            date,
            hour,
            strength,
        }
    }
}

/// The urges of `notes` (in any order) over `range`. `day_start_min` is when days begin now, in
/// minutes after midnight. `pauses` are shown as such.
#[must_use]
pub fn urge_map(
    notes: impl IntoIterator<Item = UrgeNote>,
    day_start_min: u16,
    range: DateRange,
    pauses: &[DateRange],
) -> UrgeMap {
    // At most 6 by the rules of the settings; the remainder keeps a column for whatever is stored.
    let first_hour = (day_start_min / 60 % u16::from(HOURS)) as u8;
    let mut days = BTreeSet::new();
    let mut cells: BTreeMap<(u8, u8), Vec<f64>> = BTreeMap::new();
    for note in notes.into_iter().filter(|note| range.holds(note.date)) {
        days.insert(note.date);
        let column = (note.hour + HOURS - first_hour) % HOURS;
        let weekday = note.date.weekday().number_from_monday() as u8;
        cells
            .entry((weekday, column))
            .or_default()
            .push(f64::from(note.strength));
    }
    let cells: Vec<UrgeCell> = cells
        .into_iter()
        .filter_map(|((weekday, column), strengths)| {
            Some(UrgeCell {
                weekday,
                hour: (column + first_hour) % HOURS,
                median: median(&strengths)?,
                n: count(strengths.len()),
            })
        })
        .collect();
    let mut map = UrgeMap {
        range,
        n: cells.iter().map(|cell| cell.n).fold(0, u32::saturating_add),
        days_logged: count(days.len()),
        days_in_range: range.days(),
        days: LoggedDays::within(range, days, pauses),
        first_hour,
        cells,
        message: Vec::new(),
    };
    map.message = sentences(&map);
    map
}

fn sentences(map: &UrgeMap) -> Vec<Message> {
    if map.days_in_range == 0 {
        return vec![Message::plain("chart-no-days")];
    }
    if map.n == 0 {
        return vec![
            Message::plain("urges-none"),
            map.days.message(map.days_in_range),
        ];
    }
    let highest = map
        .cells
        .iter()
        .filter(|cell| cell.n >= MIN_FILLED)
        // Of equals the one with more notes, then the first.
        .max_by(|a, b| {
            a.median
                .total_cmp(&b.median)
                .then(a.n.cmp(&b.n))
                .then_with(|| order(b, a, map))
        });
    let first = match highest {
        Some(cell) => Message::new(
            "urges-highest",
            vec![
                ("weekday", names::weekday(cell.weekday).into()),
                ("hour", clock(cell.hour)),
                ("median", strength_of(cell.median)),
                ("n", cell.n.into()),
            ],
        ),
        None => Message::plain("urges-few"),
    };
    vec![
        first,
        Message::new("urges-n", vec![("n", map.n.into())]),
        map.days.message(map.days_in_range),
        Message::plain("urges-when-logged"),
    ]
}

fn order(a: &UrgeCell, b: &UrgeCell, map: &UrgeMap) -> std::cmp::Ordering {
    (a.weekday, map.column(a.hour)).cmp(&(b.weekday, map.column(b.hour)))
}

/// An hour as a clock shows it.
pub(crate) fn clock(hour: u8) -> MessageArg {
    MessageArg::Text {
        value: format!("{hour:02}:00"),
    }
}

/// The strength of an urge; medians of an even count may lie between two.
pub(crate) fn strength_of(value: f64) -> MessageArg {
    MessageArg::Decimal {
        value,
        decimals: u8::from(value.fract() != 0.0),
    }
}
