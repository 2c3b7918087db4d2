//! The mood line: a point per logged day, the 7-day median, the band of the middle half, milestones
//! as flags, and at the foot meetings as ticks and a strip of logged days (domain rules 4.2, 4.8,
//! 4.9). The smooth curve and lapses are drawn only where they were asked for.
//!
//! Not here: the numbers, and where things stand (`mood_layout`).

use super::canvas::{Align, Canvas, Place, text_width};
use super::dates::TICK_GAP;
use super::days::follows;
use super::flags::Flags;
use super::frame::Frame;
use super::gaps::gaps;
use super::legend::{LegendEntry, LegendMark, SHORT_DASH, tick};
use super::mood_layout::{Layout, NUMBER, Words};
use super::{Chart, ChartLook, Column, Say, Table};
use crate::message::{Message, MessageArg};
use crate::mood::MoodTrend;

/// The scale's ends.
const STEPS: std::ops::RangeInclusive<i32> = -3..=3;

/// The mood over its range. A range without a day or without a mood has no picture.
#[must_use]
pub fn mood_chart(mood: &MoodTrend, look: &ChartLook, say: Say<'_>) -> Chart {
    let title = Message::plain("chart-mood-title");
    let frame = Frame::new(look, say, &title, &mood.message, legend(mood));
    let picture = (!mood.daily.is_empty()).then(|| {
        let words = Words::asked(&frame);
        let layout = Layout::of(mood, &frame, &words);
        let marks = layout.marks(mood);
        frame.picture((frame.width, layout.height), marks, |canvas| {
            let pen = Pen {
                canvas,
                layout: &layout,
                frame: &frame,
            };
            pen.grid();
            pen.band(mood);
            pen.zero();
            Flags::of(mood).paint(canvas, &layout.days, (layout.flags, layout.bottom), &frame);
            pen.gaps(mood, &words);
            pen.curve(mood);
            pen.median(mood);
            pen.points(mood);
            pen.meetings(mood);
            pen.labels(&words);
            layout.days.strip(
                canvas,
                layout.strip,
                mood.daily.iter().map(|day| day.date),
                &mood.pauses,
                &frame,
            );
            layout.days.axis(canvas, layout.axis, &frame);
        })
    });
    Chart {
        title,
        sentences: mood.message.clone(),
        picture,
        table: table(mood),
    }
}

fn legend(mood: &MoodTrend) -> Vec<LegendEntry> {
    let entries = [
        (true, "chart-mood-legend-median", LegendMark::Line),
        (
            !mood.band.is_empty(),
            "chart-mood-legend-band",
            LegendMark::Band,
        ),
        (true, "chart-mood-legend-point", LegendMark::Point),
        (
            !mood.smooth.is_empty(),
            "chart-mood-legend-curve",
            LegendMark::Curve,
        ),
        (
            !mood.milestones.is_empty(),
            "chart-milestone",
            LegendMark::Flag,
        ),
        (!mood.lapses.is_empty(), "chart-lapse", LegendMark::Lapse),
        (!mood.meetings.is_empty(), "chart-meeting", LegendMark::Tick),
        (true, "chart-gap", LegendMark::Missing),
        (mood.days_paused > 0, "chart-paused", LegendMark::Paused),
    ];
    let shown = entries.into_iter().filter(|(shown, ..)| *shown);
    shown
        .map(|(_, label, mark)| LegendEntry::new(label, mark))
        .collect()
}

fn table(mood: &MoodTrend) -> Table {
    let step = |value| Some(MessageArg::Signed { value, decimals: 1 });
    Table {
        columns: vec![
            Column::words("chart-week"),
            Column::numbers("chart-median"),
            Column::numbers("chart-lowest"),
            Column::numbers("chart-highest"),
            Column::numbers("chart-days"),
        ],
        rows: mood
            .weeks
            .iter()
            .map(|week| {
                vec![
                    Some(week.monday.into()),
                    step(week.median),
                    step(week.low),
                    step(week.high),
                    Some(week.n.into()),
                ]
            })
            .collect(),
    }
}

struct Pen<'a, 'b> {
    canvas: &'a Canvas<'b>,
    layout: &'a Layout,
    frame: &'a Frame<'a>,
}

impl Pen<'_, '_> {
    fn grid(&self) {
        for step in STEPS.filter(|step| *step != 0) {
            let y = self.layout.y(f64::from(step));
            self.layout
                .days
                .across(self.canvas, y, self.frame.colours.chart_grid);
        }
    }

    fn zero(&self) {
        let y = self.layout.y(0.0);
        self.layout
            .days
            .across(self.canvas, y, self.frame.colours.chart_axis);
    }

    fn band(&self, mood: &MoodTrend) {
        let colours = &self.frame.colours;
        for run in mood.band.chunk_by(|a, b| follows(a.date, b.date)) {
            let high = run.iter().map(|at| self.layout.place(at.date, at.high));
            let low = run.iter().map(|at| self.layout.place(at.date, at.low));
            let mut corners = self.layout.days.visible(high.collect());
            corners.extend(self.layout.days.visible(low.collect()).into_iter().rev());
            self.canvas
                .shape(&corners, colours.chart_band, colours.chart_axis);
        }
    }

    fn median(&self, mood: &MoodTrend) {
        for run in mood.median7.chunk_by(|a, b| follows(a.date, b.date)) {
            let places = run.iter().map(|at| self.layout.place(at.date, at.value));
            let places = self.layout.days.visible(places.collect());
            self.canvas.line(&places, self.frame.colours.chart_1, 2.0);
        }
    }

    fn curve(&self, mood: &MoodTrend) {
        for stretch in &mood.smooth {
            let places: Vec<Place> = stretch
                .iter()
                // A steep line may run off the scale, which has no room for it.
                .map(|at| self.layout.place(at.date, at.value.clamp(-3.0, 3.0)))
                .collect();
            self.canvas
                .dashes(&places, self.frame.colours.chart_3, 2.0, SHORT_DASH);
        }
    }

    fn points(&self, mood: &MoodTrend) {
        for day in &mood.daily {
            let place = self.layout.place(day.date, day.value);
            self.layout.days.point(self.canvas, place, self.frame);
        }
    }

    fn meetings(&self, mood: &MoodTrend) {
        let Some(y) = self.layout.meetings else {
            return;
        };
        for date in &mood.meetings {
            tick(self.canvas, (self.layout.days.x(*date), y), self.frame);
        }
    }

    /// Says "not logged" or "paused" in the stretches where nothing is drawn, where there is room.
    fn gaps(&self, mood: &MoodTrend, words: &Words) {
        let layout = self.layout;
        for gap in gaps(mood) {
            let (left, right) = layout.days.edges(gap.days);
            let words = if gap.paused {
                &words.paused
            } else {
                &words.not_logged
            };
            if right - left > text_width(words, self.frame.text) + 4.0 * TICK_GAP {
                let y = layout.y(0.0) - self.frame.line * 0.65;
                self.label(words, (f64::midpoint(left, right), y), Align::Middle);
            }
        }
    }

    fn labels(&self, words: &Words) {
        let (layout, line) = (self.layout, self.frame.line);
        let left = layout.days.left;
        let rows = [
            (3.0, "+3", &words.highest),
            (0.0, "0", &words.middle),
            (-3.0, "\u{2212}3", &words.lowest),
        ];
        let numbers_end = left - TICK_GAP;
        let words_end = left - text_width(NUMBER, self.frame.text) - TICK_GAP * 2.0;
        for (value, number, word) in rows {
            let y = layout.y(value);
            self.label(number, (numbers_end, y), Align::End);
            if !layout.narrow {
                self.label(word, (words_end, y), Align::End);
            }
        }
        if !layout.narrow {
            if let Some(y) = layout.meetings {
                self.label(&words.meetings, (words_end, y), Align::End);
            }
            return self.label(&words.logged, (words_end, layout.strip), Align::End);
        }
        let lines = [
            (&words.highest, layout.top - line * 0.8),
            (&words.lowest, layout.bottom + line * 0.8),
            (&words.logged, layout.strip - line * 0.95),
        ];
        for (word, y) in lines {
            if left + text_width(word, self.frame.text) <= self.frame.width {
                self.label(word, (left, y), Align::Start);
            }
        }
    }

    fn label(&self, text: &str, place: Place, align: Align) {
        let colour = self.frame.colours.chart_label;
        self.canvas
            .text(text, place, align, self.frame.text, colour);
    }
}
