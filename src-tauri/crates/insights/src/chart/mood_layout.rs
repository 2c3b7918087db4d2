//! Where everything of the mood line stands, and what can be read of it. Not here: the drawing
//! (`mood`).

use super::Mark;
use super::canvas::{Place, text_width};
use super::dates::TICK_GAP;
use super::days::DayAxis;
use super::flags::Flags;
use super::frame::Frame;
use crate::message::{Message, MessageArg};
use crate::mood::MoodTrend;
use chrono::NaiveDate;

/// As wide as a step with its sign: signs are wider than most characters.
pub(super) const NUMBER: &str = "+00";
/// Least height of the field between the ends, in pixels.
const FIELD_MIN: f64 = 150.0;
/// And in lines of text: large text goes with a taller field.
const FIELD_LINES: f64 = 7.0;
/// Beyond this share of the width the words leave the left margin.
const MARGIN_MOST: f64 = 0.25;

/// What stands in the picture.
pub(super) struct Words {
    pub(super) highest: String,
    pub(super) middle: String,
    pub(super) lowest: String,
    pub(super) meetings: String,
    pub(super) logged: String,
    pub(super) not_logged: String,
    pub(super) paused: String,
}

impl Words {
    pub(super) fn asked(frame: &Frame<'_>) -> Self {
        Self {
            highest: frame.say("chart-mood-highest"),
            middle: frame.say("chart-mood-middle"),
            lowest: frame.say("chart-mood-lowest"),
            meetings: frame.say("chart-strip-meetings"),
            logged: frame.say("chart-strip-logged"),
            not_logged: frame.say("chart-gap"),
            paused: frame.say("chart-paused"),
        }
    }
}

/// Where everything is, in CSS pixels.
pub(super) struct Layout {
    pub(super) days: DayAxis,
    pub(super) height: f64,
    /// Whether the words stand above and below the field, for want of room beside it.
    pub(super) narrow: bool,
    /// Middle of the row of flags.
    pub(super) flags: f64,
    /// The line of +3.
    pub(super) top: f64,
    /// The line of -3.
    pub(super) bottom: f64,
    /// Middle of the row of meetings; `None` without any.
    pub(super) meetings: Option<f64>,
    /// Middle of the strip.
    pub(super) strip: f64,
    /// The date axis.
    pub(super) axis: f64,
}

impl Layout {
    pub(super) fn of(mood: &MoodTrend, frame: &Frame<'_>, words: &Words) -> Self {
        let (text, line, width) = (frame.text, frame.line, frame.width);
        let number = text_width(NUMBER, text) + TICK_GAP * 2.0;
        let named = [
            &words.highest,
            &words.middle,
            &words.lowest,
            &words.meetings,
            &words.logged,
        ];
        let beside = named
            .map(|word| text_width(word, text))
            .into_iter()
            .fold(0.0, f64::max);
        let narrow = beside + number > width * MARGIN_MOST;
        let left = if narrow { number } else { beside + number }.ceil();

        // Above the field a line of flags if there are any, then half a line of "+3" or a line of
        // words; below it a line for "-3" or the words, one for meetings if there are any, one for the
        // strip (two with its name above), and one for the dates.
        let flags = if Flags::of(mood).is_empty() { 0.0 } else { 1.3 };
        let (above, to_strip) = if narrow { (1.4, 2.8) } else { (0.7, 1.2) };
        let top = ((flags + above) * line).round();
        let bottom = (top + FIELD_MIN.max(line * FIELD_LINES)).round();
        let to_meetings = if narrow { 1.9 } else { 1.2 };
        let meetings = (!mood.meetings.is_empty()).then_some(bottom + to_meetings * line);
        let to_strip = to_strip + meetings.map_or(0.0, |_| 1.1);
        let strip = bottom + to_strip * line;
        Self {
            days: DayAxis::new(mood.range, left, width - TICK_GAP),
            height: strip + 2.2 * line,
            narrow,
            flags: line * 0.65,
            top,
            bottom,
            meetings,
            strip,
            axis: (strip + 0.7 * line).round(),
        }
    }

    pub(super) fn y(&self, value: f64) -> f64 {
        self.top + (3.0 - value) / 6.0 * (self.bottom - self.top)
    }

    pub(super) fn place(&self, date: NaiveDate, value: f64) -> Place {
        (self.days.x(date), self.y(value))
    }

    /// The flags in the upper row, the days below them, the meetings at the foot.
    pub(super) fn marks(&self, mood: &MoodTrend) -> Vec<Mark> {
        let flags = Flags::of(mood);
        let row = u32::from(!flags.is_empty());
        let point = |day: &crate::daily::DayValue| {
            let value = MessageArg::Signed {
                value: day.value,
                decimals: 1,
            };
            let text = vec![
                ("date", MessageArg::Day { value: day.date }),
                ("value", value),
                ("n", day.n.into()),
            ];
            let text = Message::new("chart-mood-point", text);
            Mark::point(self.place(day.date, day.value), row, Some(day.date), text)
        };
        let points = mood.daily.iter().map(point);
        let meetings = self.meetings.into_iter().flat_map(|y| {
            mood.meetings.iter().map(move |date| {
                let what = Message::plain("chart-meeting");
                let facts = vec![("date", (*date).into()), ("what", what.into())];
                let text = Message::new("chart-dated", facts);
                Mark::point((self.days.x(*date), y), row + 1, Some(*date), text)
            })
        });
        let flags = flags.marks(&self.days, self.flags);
        flags.chain(points).chain(meetings).collect()
    }
}
