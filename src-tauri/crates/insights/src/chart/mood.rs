//! The mood line: a point per logged day, the 7-day median, the band of the middle half, and a
//! strip of logged days at the foot (domain rules 4.2, 4.8, 4.9).
//!
//! A line joins only days that follow each other. Not here: the numbers, and the legend, which
//! the window and files write beside the picture.

use super::canvas::{Align, Canvas, Place, draw, text_width};
use super::dates::{TICK_GAP, ticks};
use super::{Chart, ChartLook, Colours, Mark, Say};
use crate::message::Message;
use crate::mood::MoodTrend;
use chrono::NaiveDate;

/// Size of text at scale 1 (`--t-12`).
const TEXT_PX: f64 = 12.0;
/// Height of a line of text against its size.
const LINE: f64 = 1.4;
/// The scale's ends.
const STEPS: std::ops::RangeInclusive<i32> = -3..=3;
/// As wide as a step with its sign: signs are wider than most characters.
const NUMBER: &str = "+00";
/// Least height of the field between the ends, in pixels.
const FIELD_MIN: f64 = 96.0;
/// And in lines of text: large text goes with a taller field.
const FIELD_LINES: f64 = 5.0;
/// Beyond this share of the width the words leave the left margin.
const MARGIN_MOST: f64 = 0.25;
/// Least width of a cell of the strip; on long ranges a cell covers several days.
const CELL_MIN: f64 = 3.0;
/// A cell narrower than this has no outline when empty: neighbours would touch.
const CELL_OUTLINED: f64 = 4.0;
/// From this width of a day on, points are rings; on long ranges they are dots.
const DAY_WITH_RING: f64 = 5.0;
/// Half of the mark of a day that stands alone, against the width of a day.
const ALONE: f64 = 0.4;

/// Draws the mood over its range. A range without a day or without a value gives the empty
/// field with its axes.
#[must_use]
pub fn mood_chart(mood: &MoodTrend, look: &ChartLook, say: Say<'_>) -> Chart {
    let words = Words::asked(say);
    let layout = Layout::of(mood, look, &words);
    let marks: Vec<Mark> = mood
        .daily
        .iter()
        .map(|day| {
            let (x_px, y_px) = layout.place(day.date, day.value);
            Mark {
                x_px,
                y_px,
                date: day.date,
                value: day.value,
                n: day.n,
            }
        })
        .collect();

    let title = say(&Message::plain("chart-mood-title"));
    let description = mood.message.iter().map(say).collect::<Vec<_>>().join(" ");
    let size = (layout.width as u32, layout.height as u32);
    let svg = draw(size, &title, &description, |canvas| {
        let pen = Pen {
            canvas,
            layout: &layout,
            colours: look.palette.colours(),
        };
        pen.grid();
        pen.band(mood);
        pen.zero();
        pen.gaps(mood, &words.not_logged);
        pen.median(mood);
        pen.points(&marks);
        pen.labels(&words);
        pen.strip(mood);
        pen.axis(mood, say);
    });
    Chart {
        svg,
        width_px: size.0,
        height_px: size.1,
        marks,
    }
}

/// What stands in the picture.
struct Words {
    highest: String,
    middle: String,
    lowest: String,
    logged: String,
    not_logged: String,
}

impl Words {
    fn asked(say: Say<'_>) -> Self {
        let plain = |id| say(&Message::plain(id));
        Self {
            highest: plain("chart-mood-highest"),
            middle: plain("chart-mood-middle"),
            lowest: plain("chart-mood-lowest"),
            logged: plain("chart-strip-logged"),
            not_logged: plain("chart-gap"),
        }
    }
}

/// Where everything is, in CSS pixels.
struct Layout {
    width: f64,
    height: f64,
    /// Size of text.
    text: f64,
    /// Height of a line of text.
    line: f64,
    /// Whether the words stand above and below the field, for want of room beside it.
    narrow: bool,
    left: f64,
    right: f64,
    /// The line of +3.
    top: f64,
    /// The line of -3.
    bottom: f64,
    /// Middle of the strip.
    strip: f64,
    /// The date axis.
    axis: f64,
    from: NaiveDate,
    /// Width of a day.
    day: f64,
}

impl Layout {
    fn of(mood: &MoodTrend, look: &ChartLook, words: &Words) -> Self {
        let scale = if look.text_scale.is_finite() {
            look.text_scale.clamp(0.5, 4.0)
        } else {
            1.0
        };
        let width = f64::from(look.width_px.clamp(280, 4000));
        let text = TEXT_PX * scale;
        let line = text * LINE;

        let number = text_width(NUMBER, text) + TICK_GAP * 2.0;
        let beside = [&words.highest, &words.middle, &words.lowest, &words.logged]
            .map(|word| text_width(word, text))
            .into_iter()
            .fold(0.0, f64::max);
        let narrow = beside + number > width * MARGIN_MOST;
        let left = if narrow { number } else { beside + number }.ceil();
        let right = width - TICK_GAP;

        // Above the field half a line of "+3", or a line of words; below it a line for "-3" or
        // the words, one for the strip (two with its name above), and one for the dates.
        let (above, to_strip) = if narrow { (1.4, 2.8) } else { (0.7, 1.2) };
        let below = to_strip + 0.7 + 1.5;
        let least = FIELD_MIN.max(line * FIELD_LINES) + (above + below) * line;
        let height = f64::from(look.height_px.min(4000)).max(least).ceil();
        let bottom = (height - below * line).round();
        let strip = bottom + to_strip * line;
        Self {
            width,
            height,
            text,
            line,
            narrow,
            left,
            right,
            top: (above * line).round(),
            bottom,
            strip,
            axis: (strip + 0.7 * line).round(),
            from: mood.range.from,
            day: (right - left) / f64::from(mood.days_in_range.max(1)),
        }
    }

    /// The middle of a day.
    fn x(&self, date: NaiveDate) -> f64 {
        let before = date.signed_duration_since(self.from).num_days();
        self.left + (before as f64 + 0.5) * self.day
    }

    fn y(&self, value: f64) -> f64 {
        self.top + (3.0 - value) / 6.0 * (self.bottom - self.top)
    }

    fn place(&self, date: NaiveDate, value: f64) -> Place {
        (self.x(date), self.y(value))
    }
}

struct Pen<'a, 'b> {
    canvas: &'a Canvas<'b>,
    layout: &'a Layout,
    colours: Colours,
}

impl Pen<'_, '_> {
    fn grid(&self) {
        for step in STEPS.filter(|step| *step != 0) {
            self.across(self.layout.y(f64::from(step)), self.colours.chart_grid);
        }
    }

    fn zero(&self) {
        self.across(self.layout.y(0.0), self.colours.chart_axis);
    }

    /// A hairline on whole pixels, so that it stays sharp.
    fn across(&self, y: f64, colour: plotters::style::RGBColor) {
        let y = y.floor() + 0.5;
        self.canvas.line(
            &[(self.layout.left, y), (self.layout.right, y)],
            colour,
            1.0,
        );
    }

    fn band(&self, mood: &MoodTrend) {
        for run in mood.band.chunk_by(|a, b| follows(a.date, b.date)) {
            let high = run.iter().map(|at| self.layout.place(at.date, at.high));
            let low = run.iter().map(|at| self.layout.place(at.date, at.low));
            let mut corners = self.visible(high.collect());
            corners.extend(self.visible(low.collect()).into_iter().rev());
            self.canvas
                .shape(&corners, self.colours.chart_band, self.colours.chart_axis);
        }
    }

    fn median(&self, mood: &MoodTrend) {
        for run in mood.median7.chunk_by(|a, b| follows(a.date, b.date)) {
            let places = run
                .iter()
                .map(|at| self.layout.place(at.date, at.value))
                .collect();
            self.canvas
                .line(&self.visible(places), self.colours.chart_1, 2.0);
        }
    }

    /// A run of a single day has no length: its mark takes most of the day's width, and never
    /// less than can be seen.
    fn visible(&self, places: Vec<Place>) -> Vec<Place> {
        match places[..] {
            [(x, y)] => {
                let half = (self.layout.day * ALONE).max(0.5);
                vec![(x - half, y), (x + half, y)]
            }
            _ => places,
        }
    }

    fn points(&self, marks: &[Mark]) {
        for mark in marks {
            let place = (mark.x_px, mark.y_px);
            if self.layout.day >= DAY_WITH_RING {
                self.canvas.dot(place, 3.0, self.colours.surface);
                self.canvas.ring(place, 3.0, self.colours.chart_1);
            } else {
                self.canvas.dot(place, 1.75, self.colours.chart_1);
            }
        }
    }

    /// Says "not logged" in the stretches where nothing is drawn, where there is room for it.
    fn gaps(&self, mood: &MoodTrend, words: &str) {
        let layout = self.layout;
        let mut drawn: Vec<NaiveDate> = mood.daily.iter().map(|day| day.date).collect();
        drawn.extend(mood.median7.iter().map(|at| at.date));
        drawn.extend(mood.band.iter().map(|at| at.date));
        drawn.sort_unstable();
        let edges = std::iter::once(layout.left)
            .chain(drawn.iter().map(|date| layout.x(*date)))
            .chain(std::iter::once(layout.right))
            .collect::<Vec<_>>();
        for edge in edges.windows(2) {
            if edge[1] - edge[0] > text_width(words, layout.text) + 4.0 * TICK_GAP {
                let middle = (edge[0] + edge[1]) / 2.0;
                let place = (middle, layout.y(0.0) - layout.line * 0.65);
                self.label(words, place, Align::Middle);
            }
        }
    }

    fn labels(&self, words: &Words) {
        let layout = self.layout;
        let rows = [
            (3.0, "+3", &words.highest),
            (0.0, "0", &words.middle),
            (-3.0, "\u{2212}3", &words.lowest),
        ];
        let numbers_end = layout.left - TICK_GAP;
        let words_end = layout.left - text_width(NUMBER, layout.text) - TICK_GAP * 2.0;
        for (value, number, word) in rows {
            let y = layout.y(value);
            self.label(number, (numbers_end, y), Align::End);
            if !layout.narrow {
                self.label(word, (words_end, y), Align::End);
            }
        }
        if !layout.narrow {
            return self.label(&words.logged, (words_end, layout.strip), Align::End);
        }
        let lines = [
            (&words.highest, layout.top - layout.line * 0.8),
            (&words.lowest, layout.bottom + layout.line * 0.8),
            (&words.logged, layout.strip - layout.line * 0.95),
        ];
        for (word, y) in lines {
            if layout.left + text_width(word, layout.text) <= layout.width {
                self.label(word, (layout.left, y), Align::Start);
            }
        }
    }

    /// One cell a day, or as many cells as have room: filled when a day in it was logged.
    fn strip(&self, mood: &MoodTrend) {
        let layout = self.layout;
        let length = layout.right - layout.left;
        let room = (length / CELL_MIN).floor().max(1.0);
        let cells = f64::from(mood.days_in_range).min(room) as usize;
        let mut logged = vec![false; cells];
        for day in &mood.daily {
            let share = (layout.x(day.date) - layout.left) / length;
            if let Some(cell) = logged.get_mut((share * cells as f64) as usize) {
                *cell = true;
            }
        }
        let width = length / cells.max(1) as f64;
        let gap = if width >= CELL_OUTLINED { 1.0 } else { 0.0 };
        let (top, bottom) = (
            layout.strip - layout.text / 3.0,
            layout.strip + layout.text / 3.0,
        );
        for (i, logged) in logged.into_iter().enumerate() {
            let from = (layout.left + i as f64 * width, top);
            let to = (layout.left + (i + 1) as f64 * width - gap, bottom);
            if logged {
                self.canvas.bar(from, to, self.colours.chart_1);
            } else if gap > 0.0 {
                self.canvas.outline(from, to, self.colours.missing);
            } else {
                self.canvas.bar(
                    (from.0, layout.strip - 0.5),
                    (to.0, layout.strip + 0.5),
                    self.colours.missing,
                );
            }
        }
    }

    fn axis(&self, mood: &MoodTrend, say: Say<'_>) {
        let layout = self.layout;
        self.across(layout.axis, self.colours.chart_axis);
        for tick in ticks(mood.range, layout.right - layout.left, layout.text, say) {
            let x = (layout.left + tick.x).floor() + 0.5;
            let end = layout.axis + layout.line * 0.45;
            self.canvas
                .line(&[(x, layout.axis), (x, end)], self.colours.chart_axis, 1.0);
            if let Some(label) = &tick.label {
                let place = (x + TICK_GAP, layout.axis + layout.line * 0.75);
                self.label(label, place, Align::Start);
            }
        }
    }

    fn label(&self, text: &str, place: Place, align: Align) {
        self.canvas.text(
            text,
            place,
            align,
            self.layout.text,
            self.colours.chart_label,
        );
    }
}

fn follows(earlier: NaiveDate, later: NaiveDate) -> bool {
    earlier.succ_opt() == Some(later)
}
