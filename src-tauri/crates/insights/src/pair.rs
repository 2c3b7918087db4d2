//! Two measures beside each other, day by day (domain rule 4.7): the person picks them, nothing is
//! searched for. Not here: the picture (`chart::pair`), and any word on what causes what.

use crate::count;
use crate::daily::daily_values;
use crate::logged::LoggedDays;
use crate::measure::Measure;
use crate::message::Message;
use crate::range::DateRange;
use crate::spearman::spearman;
use cairn_journal::entities::CheckIn;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Fewest days with both values for which a link is put into words.
const MIN_LINK: usize = 30;
/// A weaker coefficient is not called a link, however many days it is made of: below 0.3 an
/// association is commonly called small (Cohen 1988, 3.2).
const LEAST: f64 = 0.3;
/// Beyond this many standard errors, `1 / sqrt(n - 1)` each, we speak of a link (two-sided 5 % of
/// the normal, as for directions).
const Z_CLEAR: f64 = 1.96;

/// Which two measures, and how far apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PairChoice {
    /// Across.
    pub first: Measure,
    /// Upwards.
    pub second: Measure,
    /// Whether `second` is taken from the day after.
    pub next_day: bool,
}

/// Two measures over a range.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairTrend {
    /// The days asked for.
    pub range: DateRange,
    /// What was chosen.
    pub choice: PairChoice,
    /// Days with both values.
    pub n: u32,
    /// Days in the range.
    pub days_in_range: u32,
    /// Which days those are, by the first measure, and which were paused.
    pub days: LoggedDays,
    /// The places where days lie, from left to right and then upwards.
    pub spots: Vec<PairSpot>,
    /// Spearman's coefficient; `None` below 30 days or when one side never changes.
    pub rho: Option<f64>,
    /// What may be said.
    pub words: Link,
    /// The same in sentences.
    pub message: Vec<Message>,
}

/// Days with the same two values.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct PairSpot {
    /// Value of the first measure.
    pub x: f64,
    /// Value of the second.
    pub y: f64,
    /// How many days.
    pub n: u32,
    /// The newest of them, by the first measure.
    pub last: NaiveDate,
}

/// Whether two measures tended to go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Link {
    /// Fewer than 30 days with both.
    NotEnoughYet,
    /// High with high, low with low.
    Together,
    /// High with low.
    Opposite,
    /// Neither.
    NoClearLink,
}

/// The daily values of two measures in `check_ins` (in any order), of days whose first value lies
/// in `range`; `pauses` are shown as such and change no value.
#[must_use]
pub fn pair_trend<'a>(
    check_ins: &(impl IntoIterator<Item = &'a CheckIn> + Clone),
    choice: PairChoice,
    range: DateRange,
    pauses: &[DateRange],
) -> PairTrend {
    let second: BTreeMap<NaiveDate, f64> = daily_values(choice.second.values(check_ins.clone()))
        .into_iter()
        .map(|day| (day.date, day.value))
        .collect();
    let lag = Days::new(u64::from(choice.next_day));
    let pairs: Vec<(NaiveDate, f64, f64)> = daily_values(choice.first.values(check_ins.clone()))
        .into_iter()
        .filter(|day| range.holds(day.date))
        .filter_map(|day| {
            let other = second.get(&day.date.checked_add_days(lag)?)?;
            Some((day.date, day.value, *other))
        })
        .collect();
    let (rho, words) = link(&pairs);
    let mut pair = PairTrend {
        range,
        choice,
        n: count(pairs.len()),
        days_in_range: range.days(),
        days: LoggedDays::within(range, pairs.iter().map(|(date, ..)| *date), pauses),
        spots: spots(pairs),
        rho,
        words,
        message: Vec::new(),
    };
    pair.message = sentences(&pair);
    pair
}

fn link(pairs: &[(NaiveDate, f64, f64)]) -> (Option<f64>, Link) {
    if pairs.len() < MIN_LINK {
        return (None, Link::NotEnoughYet);
    }
    let values: Vec<(f64, f64)> = pairs.iter().map(|(_, x, y)| (*x, *y)).collect();
    let rho = spearman(&values);
    let clear = rho.filter(|rho| {
        rho.abs() >= LEAST && rho.abs() * (pairs.len() as f64 - 1.0).sqrt() >= Z_CLEAR
    });
    let words = match clear {
        Some(rho) if rho > 0.0 => Link::Together,
        Some(_) => Link::Opposite,
        None => Link::NoClearLink,
    };
    (rho, words)
}

fn spots(mut pairs: Vec<(NaiveDate, f64, f64)>) -> Vec<PairSpot> {
    pairs.sort_by(|a, b| {
        a.1.total_cmp(&b.1)
            .then(a.2.total_cmp(&b.2))
            .then(a.0.cmp(&b.0))
    });
    pairs
        .chunk_by(|a, b| (a.1, a.2) == (b.1, b.2))
        .filter_map(|same| {
            let (last, x, y) = *same.last()?;
            Some(PairSpot {
                x,
                y,
                n: count(same.len()),
                last,
            })
        })
        .collect()
}

fn sentences(pair: &PairTrend) -> Vec<Message> {
    if pair.days_in_range == 0 {
        return vec![Message::plain("chart-no-days")];
    }
    let names = || {
        vec![
            ("first", pair.choice.first.name_inside().into()),
            ("second", pair.choice.second.name_inside().into()),
            ("n", pair.n.into()),
        ]
    };
    if pair.n == 0 {
        return vec![
            Message::new("pair-none", names()),
            pair.days.message(pair.days_in_range),
        ];
    }
    let next_day = pair.choice.next_day;
    let mut message = vec![Message::new(
        match (pair.words, next_day) {
            (Link::NotEnoughYet, _) => "pair-not-enough",
            (Link::NoClearLink, false) => "pair-no-clear-link",
            (Link::NoClearLink, true) => "pair-no-clear-link-next-day",
            (Link::Together, false) => "pair-together",
            (Link::Together, true) => "pair-together-next-day",
            (Link::Opposite, false) => "pair-opposite",
            (Link::Opposite, true) => "pair-opposite-next-day",
        },
        names(),
    )];
    message.push(pair.days.message(pair.days_in_range));
    let caveats = ["pair-not-cause", "pair-third-things", "pair-few-days"];
    message.extend(caveats.map(Message::plain));
    message
}
