//! What the marks of a picture mean, below it: each by shape, dash and colour together.

use super::canvas::{Align, Canvas, Dash, Place, lines, text_width};
use super::days::RING_PX;
use super::frame::Frame;
use crate::message::Message;

/// Width of a sample.
const SAMPLE_PX: f64 = 22.0;
/// Between a sample and its words.
const GAP_PX: f64 = 8.0;
/// Between one entry and the next.
const APART_PX: f64 = 20.0;
/// Height of an entry against a line of text.
const ENTRY: f64 = 1.35;
/// Half the size of a cell in a sample.
const TILE_PX: f64 = 5.5;
/// Height of a tick.
const TICK_PX: f64 = 7.0;
/// Half the size of a diamond.
pub(super) const DIAMOND_PX: f64 = 4.5;
/// A dashed line: told from a solid one without colour.
pub(super) const SHORT_DASH: Dash = (4.0, 3.0);
/// A dotted line.
pub(super) const DOTS: Dash = (1.5, 3.0);

/// One entry of a legend.
pub(super) struct LegendEntry {
    /// What the mark means.
    pub(super) label: Message,
    /// The mark.
    pub(super) mark: LegendMark,
}

/// A mark as it is drawn in a picture.
#[derive(Clone, Copy)]
pub(super) enum LegendMark {
    /// A solid line.
    Line,
    /// A line of short dashes.
    Curve,
    /// A filled area.
    Band,
    /// A ring or dot.
    Point,
    /// An outline: not logged.
    Missing,
    /// A hatch: paused.
    Paused,
    /// A filled diamond: a milestone.
    Flag,
    /// An outlined diamond: a lapse.
    Lapse,
    /// A dot with the ends of its interval.
    Interval,
    /// The seven steps of the mood, from low to high.
    MoodSteps,
    /// The five steps of the urge, from low to high.
    UrgeSteps,
    /// A hatch: one or two notes.
    Few,
    /// A bar: a run of days.
    Bar,
    /// A ring: still to come.
    Coming,
    /// A tick: a meeting.
    Tick,
    /// A ring and a dot with a line between: before and after.
    BeforeAfter,
    /// Text alone.
    Words,
}

impl LegendEntry {
    pub(super) fn new(label: &'static str, mark: LegendMark) -> Self {
        Self {
            label: Message::plain(label),
            mark,
        }
    }
}

/// A legend with a place for each of its entries.
pub(super) struct Legend {
    entries: Vec<Laid>,
    rows: f64,
    line: f64,
}

struct Laid {
    mark: LegendMark,
    lines: Vec<String>,
    x: f64,
    row: f64,
}

impl LegendMark {
    fn width(self, text: f64) -> f64 {
        match self {
            Self::MoodSteps => 7.0 * text * 1.9,
            Self::UrgeSteps => 5.0 * text * 1.6,
            Self::Words => -GAP_PX,
            _ => SAMPLE_PX,
        }
    }
}

impl Legend {
    /// Entries side by side as far as they fit, then in the next row.
    pub(super) fn laid_out(entries: &[LegendEntry], width: f64, frame: &Frame<'_>) -> Self {
        let (mut x, mut row, mut tallest) = (0.0, 0.0, 1.0_f64);
        let mut laid = Vec::with_capacity(entries.len());
        for entry in entries {
            let label = (frame.say)(&entry.label);
            let sample = entry.mark.width(frame.text) + GAP_PX;
            let lines = lines(&label, width - sample, frame.text);
            let widest = lines
                .iter()
                .map(|line| text_width(line, frame.text))
                .fold(0.0, f64::max);
            if x > 0.0 && x + sample + widest > width {
                (x, row, tallest) = (0.0, row + tallest, 1.0);
            }
            tallest = tallest.max(lines.len() as f64);
            laid.push(Laid {
                mark: entry.mark,
                lines,
                x,
                row,
            });
            x += sample + widest + APART_PX;
        }
        Self {
            rows: if entries.is_empty() {
                0.0
            } else {
                row + tallest
            },
            entries: laid,
            line: frame.line * ENTRY,
        }
    }

    pub(super) fn height(&self) -> f64 {
        if self.rows > 0.0 {
            (self.rows + 0.4) * self.line
        } else {
            0.0
        }
    }

    /// Draws it below `top`.
    pub(super) fn paint(&self, canvas: &Canvas<'_>, top: f64, frame: &Frame<'_>) {
        for entry in &self.entries {
            let y = top + (entry.row + 0.9) * self.line;
            sample(canvas, entry.mark, (entry.x, y), frame);
            let x = entry.x + entry.mark.width(frame.text) + GAP_PX;
            for (i, line) in entry.lines.iter().enumerate() {
                let y = y + i as f64 * self.line;
                canvas.text(
                    line,
                    (x, y),
                    Align::Start,
                    frame.text,
                    frame.colours.chart_label,
                );
            }
        }
    }
}

fn sample(canvas: &Canvas<'_>, mark: LegendMark, (x, y): Place, frame: &Frame<'_>) {
    let c = &frame.colours;
    let (middle, end) = (x + SAMPLE_PX / 2.0, x + SAMPLE_PX);
    let tile = |half: f64| ((middle - half, y - half), (middle + half, y + half));
    match mark {
        LegendMark::Line => canvas.line(&[(x, y), (end, y)], c.chart_1, 2.0),
        LegendMark::Curve => canvas.dashes(&[(x, y), (end, y)], c.chart_3, 2.0, SHORT_DASH),
        LegendMark::Band => {
            let corners = [(x, y - 5.0), (end, y - 5.0), (end, y + 5.0), (x, y + 5.0)];
            canvas.shape(&corners, c.chart_band, c.chart_axis);
        }
        LegendMark::Point => canvas.ring((middle, y), RING_PX * frame.larger, c.chart_1),
        LegendMark::Missing => {
            let (from, to) = tile(TILE_PX * frame.larger);
            canvas.outline(from, to, c.missing);
        }
        LegendMark::Paused | LegendMark::Few => {
            let (from, to) = tile(TILE_PX * frame.larger);
            canvas.hatch(from, to, c.missing);
            canvas.outline(from, to, c.missing);
        }
        LegendMark::Flag => {
            canvas.diamond((middle, y), DIAMOND_PX * frame.larger, c.chart_2, c.chart_2)
        }
        LegendMark::Lapse => {
            canvas.diamond((middle, y), DIAMOND_PX * frame.larger, c.surface, c.chart_4)
        }
        LegendMark::Interval => interval(canvas, (x, middle, end), y, frame),
        LegendMark::MoodSteps => {
            let width = frame.text * 1.9;
            for step in -3..=3_i8 {
                let from = (x + f64::from(step + 3) * width, y - frame.text * 0.7);
                mood_cell(canvas, step, from, (width - 1.0, frame.text * 1.4), frame);
            }
        }
        LegendMark::UrgeSteps => {
            let width = frame.text * 1.6;
            for step in 0..5_u8 {
                let from = (x + f64::from(step) * width, y - frame.text * 0.5);
                let to = (from.0 + width - 1.0, from.1 + frame.text);
                canvas.bar(from, to, frame.tones.urge[usize::from(step)].fill);
                canvas.outline(from, to, frame.tones.urge_edge);
            }
        }
        LegendMark::Bar => {
            let corners = [(x, y - 4.0), (end, y - 4.0), (end, y + 4.0), (x, y + 4.0)];
            canvas.shape(&corners, c.chart_band, c.chart_axis);
        }
        LegendMark::Coming => canvas.ring((middle, y), (RING_PX + 1.0) * frame.larger, c.chart_2),
        LegendMark::Tick => tick(canvas, (middle, y), frame),
        LegendMark::BeforeAfter => {
            before_after(canvas, (x + 2.0, y + 3.0), (end - 2.0, y - 3.0), frame);
        }
        LegendMark::Words => {}
    }
}

/// A short upright line.
pub(super) fn tick(canvas: &Canvas<'_>, (x, middle): Place, frame: &Frame<'_>) {
    let half = TICK_PX / 2.0 * frame.larger;
    canvas.line(
        &[(x, middle - half), (x, middle + half)],
        frame.colours.ink,
        1.5,
    );
}

/// A line from a ring to a dot.
pub(super) fn before_after(canvas: &Canvas<'_>, before: Place, after: Place, frame: &Frame<'_>) {
    let colours = &frame.colours;
    canvas.line(&[before, after], colours.chart_1, 1.5);
    canvas.dot(before, RING_PX * frame.larger, colours.surface);
    canvas.ring(before, RING_PX * frame.larger, colours.chart_1);
    canvas.dot(after, RING_PX * frame.larger, colours.chart_1);
}

/// A dot with its interval and its ends.
pub(super) fn interval(
    canvas: &Canvas<'_>,
    (low, at, high): (f64, f64, f64),
    y: f64,
    frame: &Frame<'_>,
) {
    let (colour, half) = (frame.colours.chart_1, (RING_PX + 1.0) * frame.larger);
    canvas.line(&[(low, y), (high, y)], colour, 1.5);
    for end in [low, high] {
        canvas.line(&[(end, y - half), (end, y + half)], colour, 1.5);
    }
    canvas.dot((at, y), half, frame.colours.surface);
    canvas.dot((at, y), half - 1.0, colour);
}

/// A cell of the mood with its step in digits.
pub(super) fn mood_cell(
    canvas: &Canvas<'_>,
    step: i8,
    (x, y): Place,
    (width, height): Place,
    frame: &Frame<'_>,
) {
    let tone = frame.tones.mood[(step.clamp(-3, 3) + 3) as usize];
    let to = (x + width, y + height);
    canvas.bar((x, y), to, tone.fill);
    if frame.palette.needs_edge(step) {
        canvas.outline((x, y), to, frame.tones.mood_edge);
    }
    let digits = match step {
        0 => "0".to_owned(),
        1.. => format!("+{step}"),
        _ => format!("\u{2212}{}", step.unsigned_abs()),
    };
    let middle = (x + width / 2.0, y + height / 2.0);
    canvas.text(&digits, middle, Align::Middle, frame.text, tone.ink);
}
