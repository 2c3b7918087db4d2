//! The strip of days at the foot of a picture: logged, not logged, paused, with the dates below it
//! (domain rule 4.8). Not here: pictures whose own marks stand on days, which place it themselves.

use super::canvas::{Align, Canvas, text_width};
use super::dates::TICK_GAP;
use super::days::DayAxis;
use super::frame::Frame;
use super::legend::{LegendEntry, LegendMark};
use crate::logged::LoggedDays;
use crate::range::DateRange;

/// From the picture above to the bottom of the strip's dates, in lines of text.
const LINES: f64 = 4.1;
/// Beyond this share of the width the name of the strip stands above it.
const NAME_MOST: f64 = 0.25;

/// The strip of a range at the foot of a picture.
pub(super) struct Strip<'a> {
    days: &'a LoggedDays,
    range: DateRange,
}

impl<'a> Strip<'a> {
    pub(super) fn new(range: DateRange, days: &'a LoggedDays) -> Self {
        Self { days, range }
    }

    /// What its marks mean.
    pub(super) fn legend(days: &LoggedDays) -> impl Iterator<Item = LegendEntry> {
        let paused = days.paused() > 0;
        [
            (true, "chart-gap", LegendMark::Missing),
            (paused, "chart-paused", LegendMark::Paused),
        ]
        .into_iter()
        .filter(|(shown, ..)| *shown)
        .map(|(_, label, mark)| LegendEntry::new(label, mark))
    }

    /// Room it takes below a picture.
    pub(super) fn height(frame: &Frame<'_>) -> f64 {
        frame.line * LINES
    }

    /// Draws it below `top`, as wide as the picture.
    pub(super) fn paint(&self, canvas: &Canvas<'_>, top: f64, width: f64, frame: &Frame<'_>) {
        let name = frame.say("chart-strip-logged");
        let beside = text_width(&name, frame.text) + TICK_GAP * 2.0;
        let y = top + frame.line * 1.9;
        let (left, place) = if beside > width * NAME_MOST {
            (0.0, (0.0, y - frame.line * 0.95))
        } else {
            (beside, (0.0, y))
        };
        let colour = frame.colours.chart_label;
        canvas.text(&name, place, Align::Start, frame.text, colour);
        let axis = DayAxis::new(self.range, left, width - TICK_GAP);
        let logged = self.days.logged.iter().copied();
        axis.strip(canvas, y, logged, &self.days.pauses, frame);
        axis.axis(canvas, (y + frame.line * 0.7).round(), frame);
    }
}
