//! Mood before and after meetings (domain rule 4.5). Not here: the picture (`chart::meetings`), and
//! a claim that a meeting did it; people often go on hard days, and a day may get better by itself.

use crate::count;
use crate::daily::{DayValue, daily_values};
use crate::measure::Measure;
use crate::message::{Message, MessageArg};
use crate::names;
use crate::quantile::median;
use crate::range::DateRange;
use cairn_journal::entities::{CheckIn, Meeting, MeetingFormat};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::Serialize;
use std::collections::BTreeMap;

/// How long before a meeting begins its "before" may lie.
const BEFORE: TimeDelta = TimeDelta::hours(6);
/// How long after it has ended its "after" may lie.
const AFTER: TimeDelta = TimeDelta::hours(3);
/// Fewer pairs say nothing.
const MIN_PAIRS: usize = 5;

/// When a meeting was, and how the person took part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeetingTime {
    /// Its beginning.
    pub start: DateTime<Utc>,
    /// Its end.
    pub end: DateTime<Utc>,
    /// Its logical day.
    pub date: NaiveDate,
    /// How the person took part; `None` where it was not noted.
    pub format: Option<MeetingFormat>,
}

impl From<&Meeting> for MeetingTime {
    fn from(meeting: &Meeting) -> Self {
        Self {
            start: meeting.at,
            end: meeting.end(),
            date: meeting.date,
            format: meeting.format,
        }
    }
}

/// A value before and one after.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct BeforeAfter {
    /// Before.
    pub before: f64,
    /// After.
    pub after: f64,
}

/// What pairs of values add up to.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ChangeSummary {
    /// Median of after less before.
    pub median_change: f64,
    /// Pairs that went up.
    pub up: u32,
    /// Pairs that stayed.
    pub same: u32,
    /// Pairs that went down.
    pub down: u32,
    /// Pairs.
    pub n: u32,
}

/// Moods around the meetings of a range.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MeetingTrend {
    /// The days asked for.
    pub range: DateRange,
    /// Meetings in the range.
    pub meetings: u32,
    /// Those with a mood before and one after, from the first to the last.
    pub pairs: Vec<MeetingPair>,
    /// What they add up to; `None` for fewer than 5.
    pub change: Option<ChangeSummary>,
    /// The same for each way of taking part that has at least 5 pairs, the most frequent first.
    pub formats: Vec<FormatChange>,
    /// From the day of a meeting to the day after it; `None` for fewer than 5.
    pub next_day: Option<ChangeSummary>,
    /// The same in sentences.
    pub message: Vec<Message>,
}

/// The moods around one meeting.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct MeetingPair {
    /// Logical day of the meeting.
    pub date: NaiveDate,
    /// How the person took part; `None` where it was not noted.
    pub format: Option<MeetingFormat>,
    /// Mood before and after.
    #[serde(flatten)]
    pub moods: BeforeAfter,
}

/// What the pairs of one way of taking part add up to.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct FormatChange {
    /// How the person took part.
    pub format: MeetingFormat,
    /// What its pairs add up to.
    pub change: ChangeSummary,
}

/// The moods of `check_ins` (in any order) around those of `meetings` (in any order) that lie in
/// `range`. Check-ins in the trash or without a mood do not count.
#[must_use]
pub fn meeting_trend<'a>(
    check_ins: &(impl IntoIterator<Item = &'a CheckIn> + Clone),
    mut meetings: Vec<MeetingTime>,
    range: DateRange,
) -> MeetingTrend {
    meetings.retain(|meeting| range.holds(meeting.date));
    meetings.sort_by_key(|meeting| (meeting.start, meeting.end));
    let kept = check_ins
        .clone()
        .into_iter()
        .filter(|one| one.deleted_at.is_none());
    let mut moods: Vec<(DateTime<Utc>, f64)> = kept
        .filter_map(|check_in| Some((check_in.at, Measure::Mood.of(check_in)?)))
        .collect();
    moods.sort_by_key(|(at, _)| *at);
    let daily = daily_values(Measure::Mood.values(check_ins.clone()));
    let paired = meetings.iter().filter_map(|meeting| {
        Some(MeetingPair {
            date: meeting.date,
            format: meeting.format,
            moods: pair_of(meeting, &moods)?,
        })
    });
    let pairs: Vec<MeetingPair> = paired.collect();
    let mut trend = MeetingTrend {
        range,
        meetings: count(meetings.len()),
        change: change_summary(&pairs.iter().map(|pair| pair.moods).collect::<Vec<_>>()),
        formats: by_format(&pairs),
        next_day: change_summary(&next_day_pairs(&meetings, &daily)),
        pairs,
        message: Vec::new(),
    };
    trend.message = sentences(&trend);
    trend
}

fn by_format(pairs: &[MeetingPair]) -> Vec<FormatChange> {
    let mut formats: BTreeMap<MeetingFormat, Vec<BeforeAfter>> = BTreeMap::new();
    for pair in pairs {
        if let Some(format) = pair.format {
            formats.entry(format).or_default().push(pair.moods);
        }
    }
    let mut changes: Vec<FormatChange> = formats
        .into_iter()
        .filter_map(|(format, moods)| {
            let change = change_summary(&moods)?;
            Some(FormatChange { format, change })
        })
        .collect();
    changes.sort_by_key(|one| std::cmp::Reverse(one.change.n));
    changes
}

fn sentences(trend: &MeetingTrend) -> Vec<Message> {
    if trend.range.days() == 0 {
        return vec![Message::plain("chart-no-days")];
    }
    if trend.meetings == 0 {
        return vec![Message::plain("meetings-none")];
    }
    let mut message = vec![match trend.change {
        Some(change) => change.message("meetings-change", None),
        None => {
            let n = count(trend.pairs.len());
            Message::new("meetings-not-enough", vec![("n", n.into())])
        }
    }];
    message.extend(trend.formats.iter().map(|one| {
        let format = MessageArg::from(names::format(one.format));
        one.change.message("meetings-format", Some(format))
    }));
    message.extend(
        trend
            .next_day
            .map(|change| change.message("meetings-next-day", None)),
    );
    if message.len() > 1 || trend.change.is_some() {
        message.push(Message::plain("meetings-hard-days"));
    }
    message
}

impl ChangeSummary {
    fn message(&self, id: &'static str, format: Option<MessageArg>) -> Message {
        let mut args = vec![
            ("change", Measure::Mood.written(self.median_change)),
            ("up", self.up.into()),
            ("same", self.same.into()),
            ("down", self.down.into()),
            ("n", self.n.into()),
        ];
        args.extend(format.map(|format| ("format", format)));
        Message::new(id, args)
    }
}

/// For each of `meetings` that has both: the last of `moods` (instant and value, in the order of
/// instants) within the 6 hours before it begins, and the first within the 3 hours after it ends,
/// both ends included.
#[must_use]
pub fn meeting_pairs(meetings: &[MeetingTime], moods: &[(DateTime<Utc>, f64)]) -> Vec<BeforeAfter> {
    let pair = |meeting| pair_of(meeting, moods);
    meetings.iter().filter_map(pair).collect()
}

fn pair_of(meeting: &MeetingTime, moods: &[(DateTime<Utc>, f64)]) -> Option<BeforeAfter> {
    let (until, _) = moods.split_at(moods.partition_point(|(at, _)| *at <= meeting.start));
    let before = until.last()?;
    // A meeting whose length was not noted ends as it begins; one note is not both.
    let after = until
        .len()
        .max(moods.partition_point(|(at, _)| *at < meeting.end));
    let after = moods.get(after)?;
    let near = meeting.start - before.0 <= BEFORE && after.0 - meeting.end <= AFTER;
    near.then_some(BeforeAfter {
        before: before.1,
        after: after.1,
    })
}

/// For each of `meetings` whose day and the day after have a value in `daily` (in the order of days,
/// as [`crate::daily_values`] returns it): the two. A view of
/// its own, since a night lies between.
#[must_use]
pub fn next_day_pairs(meetings: &[MeetingTime], daily: &[DayValue]) -> Vec<BeforeAfter> {
    let value = |date: NaiveDate| {
        let place = daily.binary_search_by_key(&date, |day| day.date).ok()?;
        Some(daily[place].value)
    };
    let pair = |meeting: &MeetingTime| {
        let next = meeting.date.succ_opt()?;
        Some(BeforeAfter {
            before: value(meeting.date)?,
            after: value(next)?,
        })
    };
    meetings.iter().filter_map(pair).collect()
}

/// What `pairs` add up to; `None` for fewer than 5.
#[must_use]
pub fn change_summary(pairs: &[BeforeAfter]) -> Option<ChangeSummary> {
    if pairs.len() < MIN_PAIRS {
        return None;
    }
    let changes: Vec<f64> = pairs.iter().map(|pair| pair.after - pair.before).collect();
    let number = |of: fn(&f64) -> bool| count(changes.iter().filter(|change| of(change)).count());
    Some(ChangeSummary {
        median_change: median(&changes)?,
        up: number(|change| *change > 0.0),
        same: number(|change| *change == 0.0),
        down: number(|change| *change < 0.0),
        n: count(pairs.len()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(clock: &str) -> DateTime<Utc> {
        format!("2026-11-17T{clock}:00Z").parse().unwrap()
    }

    fn meeting() -> MeetingTime {
        MeetingTime {
            start: at("19:00"),
            end: at("20:30"),
            date: at("19:00").date_naive(),
            format: None,
        }
    }

    fn pairs(list: &[(i8, i8)]) -> Vec<BeforeAfter> {
        let pair = |&(before, after): &(i8, i8)| BeforeAfter {
            before: before.into(),
            after: after.into(),
        };
        list.iter().map(pair).collect()
    }

    #[test]
    fn ac_29_seven_pairs_and_their_counts() {
        let seven = [(-1, 0), (0, 1), (-2, 0), (1, 1), (-1, -1), (0, 2), (-1, 1)];
        assert_eq!(
            change_summary(&pairs(&seven)),
            Some(ChangeSummary {
                median_change: 1.0,
                up: 5,
                same: 2,
                down: 0,
                n: 7
            })
        );
        assert_eq!(change_summary(&pairs(&seven[..4])), None, "not enough yet");
    }

    #[test]
    fn ac_29_only_near_check_ins_make_a_pair() {
        let found = |before: &str, after: &str| {
            !meeting_pairs(&[meeting()], &[(at(before), 0.0), (at(after), 1.0)]).is_empty()
        };
        assert!(found("13:00", "23:30"));
        assert!(found("19:00", "20:30"));
        assert!(!found("12:59", "23:30"));
        assert!(!found("13:00", "23:31"));
        assert!(!found("19:01", "21:00"), "during the meeting is not before");
        assert!(!found("18:00", "20:29"), "nor after");
    }

    #[test]
    fn the_nearest_of_several_is_taken() {
        let moods = [
            ("14:00", -3.0),
            ("23:00", 3.0),
            ("18:50", -1.0),
            ("20:45", 2.0),
        ];
        let mut moods = moods.map(|(clock, value)| (at(clock), value));
        moods.sort_by_key(|(at, _)| *at);
        assert_eq!(
            meeting_pairs(&[meeting()], &moods),
            [BeforeAfter {
                before: -1.0,
                after: 2.0
            }]
        );
    }

    #[test]
    fn the_next_day_needs_a_value_on_both_days() {
        let day = |date: &str, value| DayValue {
            date: date.parse().unwrap(),
            value,
            n: 1,
        };
        let both = [day("2026-11-17", -1.0), day("2026-11-18", 0.5)];
        assert_eq!(
            next_day_pairs(&[meeting()], &both),
            [BeforeAfter {
                before: -1.0,
                after: 0.5
            }]
        );
        assert!(next_day_pairs(&[meeting()], &both[..1]).is_empty());
        assert!(next_day_pairs(&[meeting()], &both[1..]).is_empty());
    }
}
