//! Two measures as points over each other, larger where several days lie on one place (domain rule
//! 4.7). No line is drawn through them. Not here: the numbers.

use super::canvas::{Align, Canvas, Place, shortened, text_width};
use super::frame::Frame;
use super::legend::{LegendEntry, LegendMark};
use super::strip::Strip;
use super::{Chart, ChartLook, Column, Mark, Picture, Say, Table};
use crate::measure::Measure;
use crate::message::Message;
use crate::pair::{PairSpot, PairTrend};

/// Height of the field against its width, as long as the text allows.
const SHAPE: f64 = 0.5;
/// Least height of the field in lines of text.
const FIELD_LINES: f64 = 12.0;
/// Radius of the point of one day, in pixels.
const POINT_PX: f64 = 3.0;
/// Largest radius; more days than this shows are read, not seen.
const POINT_MOST_PX: f64 = 12.0;

/// The two measures as points. Without a day that has both there is no picture.
#[must_use]
pub fn pair_chart(pair: &PairTrend, look: &ChartLook, say: Say<'_>) -> Chart {
    let names = vec![
        ("first", pair.choice.first.name().into()),
        ("second", pair.choice.second.name_inside().into()),
    ];
    let title = Message::new("chart-pair-title", names);
    let mut legend = vec![LegendEntry::new("chart-pair-legend", LegendMark::Point)];
    legend.extend(Strip::legend(&pair.days));
    let frame = Frame::new(look, say, &title, &pair.message, legend);
    Chart {
        picture: (pair.n > 0).then(|| picture(pair, &frame)),
        title,
        sentences: pair.message.clone(),
        table: table(pair),
    }
}

/// One measure along an edge of the field.
struct Axis {
    measure: Measure,
    low: f64,
    high: f64,
    /// Where `low` and where `high` is, in CSS pixels.
    from: f64,
    to: f64,
}

impl Axis {
    fn new(measure: Measure, values: impl Iterator<Item = f64>, from: f64, to: f64) -> Self {
        let (low, high) = measure.scale();
        Self {
            measure,
            low,
            // Sleep alone can pass the end of its scale.
            high: values.map(f64::ceil).fold(high, f64::max),
            from,
            to,
        }
    }

    fn at(&self, value: f64) -> f64 {
        self.from + (value - self.low) / (self.high - self.low) * (self.to - self.from)
    }

    /// The ends and the middle of the scale.
    fn ticks(&self) -> [f64; 3] {
        [self.low, f64::midpoint(self.low, self.high), self.high]
    }
}

fn picture(pair: &PairTrend, frame: &Frame<'_>) -> Picture {
    let left = (text_width("\u{2212}00", frame.text) + 10.0).ceil();
    let right = frame.width - POINT_MOST_PX;
    let top = (frame.line * 1.4 + POINT_MOST_PX).ceil();
    let field = ((right - left) * SHAPE)
        .min(360.0)
        .max(frame.line * FIELD_LINES);
    let bottom = (top + field).round();
    let foot = bottom + POINT_MOST_PX + frame.line * 2.7;
    let strip = Strip::new(pair.range, &pair.days);
    let size = (frame.width, foot + Strip::height(frame));
    let across = Axis::new(
        pair.choice.first,
        pair.spots.iter().map(|s| s.x),
        left + POINT_MOST_PX,
        right,
    );
    let upwards = Axis::new(
        pair.choice.second,
        pair.spots.iter().map(|s| s.y),
        bottom,
        top,
    );
    let place = |spot: &PairSpot| (across.at(spot.x), upwards.at(spot.y));
    let marks = pair.spots.iter().map(|spot| mark(pair, spot, place(spot)));
    frame.picture(size, marks.collect(), |canvas| {
        strip.paint(canvas, foot, frame.width, frame);
        grid(canvas, (&across, &upwards), (left, frame.width), frame);
        for spot in &pair.spots {
            let radius = (POINT_PX * f64::from(spot.n).sqrt()).min(POINT_MOST_PX);
            canvas.dot(place(spot), radius, frame.colours.surface);
            canvas.ring(place(spot), radius, frame.colours.chart_1);
        }
    })
}

fn grid(
    canvas: &Canvas<'_>,
    (across, upwards): (&Axis, &Axis),
    (left, right): (f64, f64),
    frame: &Frame<'_>,
) {
    let colours = &frame.colours;
    let text = |text: &str, place: Place, align| {
        canvas.text(text, place, align, frame.text, colours.chart_label);
    };
    for value in upwards.ticks() {
        let y = upwards.at(value).floor() + 0.5;
        canvas.line(&[(left, y), (right, y)], colours.chart_grid, 1.0);
        text(
            &frame.written(&upwards.measure.step(value)),
            (left - 6.0, y),
            Align::End,
        );
    }
    let foot = upwards.from + POINT_MOST_PX;
    canvas.line(
        &[(left, foot + 0.5), (right, foot + 0.5)],
        colours.chart_axis,
        1.0,
    );
    for value in across.ticks() {
        let x = across.at(value).floor() + 0.5;
        canvas.line(&[(x, upwards.to), (x, foot)], colours.chart_grid, 1.0);
        let align = if value == across.high {
            Align::End
        } else {
            Align::Middle
        };
        text(
            &frame.written(&across.measure.step(value)),
            (x, foot + frame.line * 0.7),
            align,
        );
    }
    let name =
        |measure: Measure| shortened(&(frame.say)(&measure.name()), right - left, frame.text);
    canvas.bold(
        &name(upwards.measure),
        (left, frame.line * 0.6),
        Align::Start,
        frame.text,
        colours.ink,
    );
    let below = (right, foot + frame.line * 1.9);
    canvas.bold(
        &name(across.measure),
        below,
        Align::End,
        frame.text,
        colours.ink,
    );
}

fn mark(pair: &PairTrend, spot: &PairSpot, place: Place) -> Mark {
    let (first, second) = (pair.choice.first, pair.choice.second);
    let facts = vec![
        ("first", first.name().into()),
        ("x", first.written(spot.x)),
        ("second", second.name().into()),
        ("y", second.written(spot.y)),
        ("n", spot.n.into()),
        ("date", spot.last.into()),
    ];
    Mark::point(
        place,
        0,
        Some(spot.last),
        Message::new("chart-pair-point", facts),
    )
}

fn table(pair: &PairTrend) -> Table {
    let (first, second) = (pair.choice.first, pair.choice.second);
    Table {
        columns: vec![
            Column {
                label: first.name(),
                numbers: true,
            },
            Column {
                label: second.name(),
                numbers: true,
            },
            Column::numbers("chart-days"),
        ],
        rows: pair
            .spots
            .iter()
            .map(|spot| {
                vec![
                    Some(first.written(spot.x)),
                    Some(second.written(spot.y)),
                    Some(spot.n.into()),
                ]
            })
            .collect(),
    }
}
