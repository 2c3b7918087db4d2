//! The ticks of a date axis: days, months or years, as many as have room for their names. Not
//! here: the names, which are asked for, and the drawing.

use super::canvas::text_width;
use super::{DateRange, Say};
use crate::message::Message;
use crate::names;
use chrono::{Datelike, Days, Months, NaiveDate};

/// Longest range whose ticks are days.
const DAYS_AT_MOST: u32 = 62;
/// Room between a tick and its name, and between a name and the next tick, in pixels.
pub(super) const TICK_GAP: f64 = 5.0;

/// Where a named stretch of days begins.
pub(super) struct Tick {
    /// Pixels from the left end of the axis.
    pub(super) x: f64,
    /// Its name, where there is room.
    pub(super) label: Option<String>,
}

#[derive(Clone, Copy)]
enum Steps {
    Days(u64),
    Months { step: u32, short: bool },
    Years(i32),
}

/// The ticks of `range` on an axis `width` pixels long with names of the given text size: the
/// finest for which each name ends before the next tick.
pub(super) fn ticks(range: DateRange, width: f64, size: f64, say: Say<'_>) -> Vec<Tick> {
    let days = f64::from(range.days());
    let by_days = [Steps::Days(1), Steps::Days(7), Steps::Days(14)];
    let by_months = [(1, false), (1, true), (2, true), (3, true), (6, true)];
    let by_months = by_months.map(|(step, short)| Steps::Months { step, short });
    let by_years = (0..6).flat_map(|power| [1, 2, 5].map(|n| Steps::Years(n * 10_i32.pow(power))));
    let by_days = by_days.into_iter().filter(|_| range.days() <= DAYS_AT_MOST);

    for steps in by_days.chain(by_months).chain(by_years) {
        // No name is narrower than two characters: finer steps need not be tried.
        let most = width / (2.0 * TICK_GAP + text_width("00", size));
        if days / steps.days() > most + 2.0 {
            continue;
        }
        let mut found: Vec<Tick> = starts(range, steps)
            .into_iter()
            .map(|date| {
                let before = date.signed_duration_since(range.from).num_days();
                let x = before as f64 / days * width;
                Tick {
                    x,
                    label: Some(name(date, range, steps, say)),
                }
            })
            .collect();
        let ends = |tick: &Tick| {
            let label = tick.label.as_deref().unwrap_or_default();
            tick.x + 2.0 * TICK_GAP + text_width(label, size)
        };
        let collide = found.windows(2).any(|pair| ends(&pair[0]) > pair[1].x);
        if let Some(last) = found.last_mut()
            && ends(last) - TICK_GAP > width
        {
            last.label = None;
        }
        if !collide && found.iter().any(|tick| tick.label.is_some()) {
            return found;
        }
    }
    Vec::new()
}

impl Steps {
    /// About how many days one step is; only to bound the work.
    fn days(self) -> f64 {
        match self {
            Self::Days(step) => step as f64,
            Self::Months { step, .. } => f64::from(step) * 30.0,
            Self::Years(step) => f64::from(step) * 365.0,
        }
    }
}

/// The days inside `range` on which a step begins: Mondays, firsts of a month, firsts of January.
fn starts(range: DateRange, steps: Steps) -> Vec<NaiveDate> {
    let first_of_month = range.from.with_day(1).unwrap_or(range.from);
    let (first, next): (NaiveDate, Box<dyn Fn(NaiveDate) -> Option<NaiveDate>>) = match steps {
        Steps::Days(step) => {
            let to_monday = (7 - u64::from(range.from.weekday().num_days_from_monday())) % 7;
            let ahead = Days::new(if step == 1 { 0 } else { to_monday });
            let first = range.from.checked_add_days(ahead).unwrap_or(range.from);
            (
                first,
                Box::new(move |date| date.checked_add_days(Days::new(step))),
            )
        }
        Steps::Months { step, .. } => {
            let back = Months::new(range.from.month0() % step);
            let first = first_of_month
                .checked_sub_months(back)
                .unwrap_or(first_of_month);
            (
                first,
                Box::new(move |date| date.checked_add_months(Months::new(step))),
            )
        }
        Steps::Years(step) => {
            let year = range.from.year().div_euclid(step) * step;
            let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(first_of_month);
            let months = Months::new(step.unsigned_abs() * 12);
            (first, Box::new(move |date| date.checked_add_months(months)))
        }
    };
    std::iter::successors(Some(first), |date| next(*date))
        .take_while(|date| *date <= range.to)
        .filter(|date| range.holds(*date))
        .collect()
}

fn name(date: NaiveDate, range: DateRange, steps: Steps, say: Say<'_>) -> String {
    let several_years = range.from.year() != range.to.year();
    match steps {
        Steps::Days(_) => {
            let month = names::short_month(date.month()).into();
            say(&Message::new(
                "chart-day",
                vec![("day", date.day().into()), ("month", month)],
            ))
        }
        Steps::Months { .. } if several_years && date.month() == 1 => date.year().to_string(),
        Steps::Months { short: true, .. } => say(&names::short_month(date.month())),
        Steps::Months { short: false, .. } => say(&names::month(date.month())),
        Steps::Years(_) => date.year().to_string(),
    }
}
