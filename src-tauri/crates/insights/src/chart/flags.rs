//! What happened on single days, as diamonds above a field: filled for a milestone, outlined for a
//! lapse, both of the same size. Not here: what happened.

use super::Mark;
use super::canvas::{Align, Canvas, text_width};
use super::days::DayAxis;
use super::frame::Frame;
use super::legend::{DIAMOND_PX, DOTS};
use super::palette::Colours;
use crate::message::Message;
use crate::mood::{DatedWords, MoodTrend};
use plotters::style::RGBColor;

/// Between a diamond and its words.
const GAP_PX: f64 = 9.0;

/// The flags of a range in the order of days.
pub(super) struct Flags<'a>(Vec<Flag<'a>>);

struct Flag<'a> {
    at: &'a DatedWords,
    milestone: bool,
}

impl Flag<'_> {
    fn colour(&self, colours: &Colours) -> RGBColor {
        if self.milestone {
            colours.chart_2
        } else {
            colours.chart_4
        }
    }
}

impl<'a> Flags<'a> {
    pub(super) fn of(mood: &'a MoodTrend) -> Self {
        let flag = |milestone| move |at| Flag { at, milestone };
        let milestones = mood.milestones.iter().map(flag(true));
        let mut flags: Vec<_> = milestones
            .chain(mood.lapses.iter().map(flag(false)))
            .collect();
        flags.sort_by_key(|flag| flag.at.date);
        Self(flags)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is read for them, in the first row, at the height `y`.
    pub(super) fn marks(&self, days: &DayAxis, y: f64) -> impl Iterator<Item = Mark> {
        self.0.iter().map(move |Flag { at, .. }| {
            let facts = vec![("date", at.date.into()), ("what", at.words.clone())];
            let place = (days.x(at.date), y);
            Mark::point(place, 0, Some(at.date), Message::new("chart-dated", facts))
        })
    }

    /// Draws them at the height `y`, each with a dotted line down to `bottom`, and with its words
    /// where they do not touch the next one.
    pub(super) fn paint(
        &self,
        canvas: &Canvas<'_>,
        days: &DayAxis,
        (y, bottom): (f64, f64),
        frame: &Frame<'_>,
    ) {
        let colours = &frame.colours;
        let size = DIAMOND_PX * frame.larger;
        // All lines of one colour first: on a long range they are one shape.
        let (milestones, lapses): (Vec<_>, Vec<_>) = self.0.iter().partition(|flag| flag.milestone);
        for flag in milestones.into_iter().chain(lapses) {
            let x = days.x(flag.at.date);
            canvas.dashes(
                &[(x, y + size), (x, bottom)],
                flag.colour(colours),
                1.0,
                DOTS,
            );
        }
        for (i, flag) in self.0.iter().enumerate() {
            let x = days.x(flag.at.date);
            let outline = flag.colour(colours);
            let fill = if flag.milestone {
                outline
            } else {
                colours.surface
            };
            canvas.diamond((x, y), size, fill, outline);
            let text = frame.written(&flag.at.words);
            let next = self
                .0
                .get(i + 1)
                .map_or(days.right, |next| days.x(next.at.date) - GAP_PX);
            if x + GAP_PX + text_width(&text, frame.text) <= next {
                let place = (x + GAP_PX, y);
                canvas.text(&text, place, Align::Start, frame.text, colours.chart_label);
            }
        }
    }
}
