//! Urges by day of the week and hour (domain rule 4.4). It shows when urges were logged, which is
//! not when they happened. Not here: the picture (`chart::urges`).

use crate::count;
use crate::logged::LoggedDays;
use crate::message::{Message, MessageArg};
use crate::names;
use crate::quantile::median;
use crate::range::DateRange;
use cairn_journal::entities::CheckIn;
use cairn_vault::RecordId;
use chrono::{Datelike, Timelike};
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
    /// Check-ins with an urge in the range.
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

/// The urges of `check_ins` (in any order) over `range`; those for one tracker, or with `None` the
/// strongest urge of each check-in. `day_start_min` is when days begin now, in minutes after
/// midnight. Check-ins in the trash or without an urge do not count; `pauses` are shown as such.
#[must_use]
pub fn urge_map<'a>(
    check_ins: impl IntoIterator<Item = &'a CheckIn>,
    tracker: Option<RecordId>,
    day_start_min: u16,
    range: DateRange,
    pauses: &[DateRange],
) -> UrgeMap {
    // At most 6 by the rules of the settings; the remainder keeps a column for whatever is stored.
    let first_hour = (day_start_min / 60 % u16::from(HOURS)) as u8;
    let mut days = BTreeSet::new();
    let mut cells: BTreeMap<(u8, u8), Vec<f64>> = BTreeMap::new();
    for check_in in check_ins {
        let Some(strength) = strength(check_in, tracker) else {
            continue;
        };
        if check_in.deleted_at.is_some() || !range.holds(check_in.date) {
            continue;
        }
        days.insert(check_in.date);
        let hour = check_in.at.with_timezone(&check_in.zone).hour() as u8;
        let column = (hour + HOURS - first_hour) % HOURS;
        let weekday = check_in.date.weekday().number_from_monday() as u8;
        cells
            .entry((weekday, column))
            .or_default()
            .push(f64::from(strength));
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

fn strength(check_in: &CheckIn, tracker: Option<RecordId>) -> Option<u8> {
    check_in
        .urges
        .iter()
        .filter(|urge| tracker.is_none() || urge.tracker_id == tracker)
        .map(|urge| urge.strength)
        .max()
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
