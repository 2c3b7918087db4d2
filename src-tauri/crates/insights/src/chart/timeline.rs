//! The milestones of every tracker on its runs: all runs are bars of one colour, a milestone that
//! was reached is a filled diamond, one to come a ring (domain rule 4.9). Not here: the numbers.

use super::canvas::{Align, Canvas, shortened};
use super::days::{DayAxis, RING_PX};
use super::frame::Frame;
use super::legend::{DIAMOND_PX, LegendEntry, LegendMark};
use super::{Chart, ChartLook, Column, Mark, Picture, Say, Table};
use crate::message::{Message, MessageArg};
use crate::mood::DatedWords;
use crate::range::DateRange;
use crate::timeline::{Timeline, TimelinePath};

/// From the name of one tracker to the next, in lines of text.
const PATH_LINES: f64 = 3.2;
/// Half of the height of a bar, in lines.
const BAR_LINES: f64 = 0.35;

/// The way of all trackers. Without one there is no picture.
#[must_use]
pub fn timeline_chart(timeline: &Timeline, look: &ChartLook, say: Say<'_>) -> Chart {
    let title = Message::plain("chart-timeline-title");
    let legend = vec![
        LegendEntry::new("chart-timeline-run", LegendMark::Bar),
        LegendEntry::new("chart-timeline-reached", LegendMark::Flag),
        LegendEntry::new("chart-timeline-coming", LegendMark::Coming),
    ];
    let frame = Frame::new(look, say, &title, &timeline.message, legend);
    Chart {
        picture: timeline.range.map(|range| picture(timeline, range, &frame)),
        title,
        sentences: timeline.message.clone(),
        table: table(timeline),
    }
}

fn picture(timeline: &Timeline, range: DateRange, frame: &Frame<'_>) -> Picture {
    let inset = DIAMOND_PX * frame.larger + 1.0;
    let days = DayAxis::new(range, inset, frame.width - inset);
    let middle = |i: usize| frame.line * (i as f64 * PATH_LINES + 1.9);
    let axis = frame.line * (timeline.paths.len() as f64 * PATH_LINES + 0.2);
    let marks = timeline
        .paths
        .iter()
        .enumerate()
        .flat_map(|(row, path)| marks(path, row, middle(row), &days, frame));
    let size = (frame.width, axis + frame.line * 1.5);
    frame.picture(size, marks.collect(), |canvas| {
        for (i, path) in timeline.paths.iter().enumerate() {
            paint(canvas, path, middle(i), &days, frame);
        }
        days.axis(canvas, axis.round(), frame);
    })
}

fn paint(canvas: &Canvas<'_>, path: &TimelinePath, y: f64, days: &DayAxis, frame: &Frame<'_>) {
    let colours = &frame.colours;
    let name = shortened(&path.name, frame.width, frame.text);
    canvas.bold(
        &name,
        (0.0, y - frame.line * 1.3),
        Align::Start,
        frame.text,
        colours.ink,
    );
    days.across(canvas, y, colours.chart_grid);
    for run in &path.runs {
        let (left, right) = ends(*run, days);
        let half = frame.line * BAR_LINES;
        let corners = [
            (left, y - half),
            (right, y - half),
            (right, y + half),
            (left, y + half),
        ];
        canvas.shape(&corners, colours.chart_band, colours.chart_axis);
    }
    for at in &path.reached {
        let size = DIAMOND_PX * frame.larger;
        canvas.diamond((days.x(at.date), y), size, colours.chart_2, colours.surface);
    }
    for at in &path.coming {
        let place = (days.x(at.date), y);
        canvas.dot(place, (RING_PX + 1.0) * frame.larger, colours.surface);
        canvas.ring(place, (RING_PX + 1.0) * frame.larger, colours.chart_2);
    }
}

/// The ends of a bar, which is wide enough to be seen.
fn ends(run: DateRange, days: &DayAxis) -> (f64, f64) {
    let (left, right) = days.edges(run);
    (left, right.max(left + 1.0))
}

fn marks(path: &TimelinePath, row: usize, y: f64, days: &DayAxis, frame: &Frame<'_>) -> Vec<Mark> {
    let run = |run: &DateRange| {
        let (left, right) = ends(*run, days);
        let facts = vec![
            ("name", path.name.as_str().into()),
            ("from", run.from.into()),
            ("n", run.days().into()),
        ];
        Mark {
            width_px: right - left,
            height_px: frame.line * BAR_LINES * 2.0,
            ..Mark::point(
                (f64::midpoint(left, right), y),
                row as u32,
                Some(run.from),
                Message::new("chart-timeline-run-point", facts),
            )
        }
    };
    let milestone = |id: &'static str| {
        move |at: &DatedWords| {
            let facts = vec![
                ("name", path.name.as_str().into()),
                ("what", at.words.clone()),
                ("date", at.date.into()),
            ];
            let place = (days.x(at.date), y);
            Mark::point(place, row as u32, Some(at.date), Message::new(id, facts))
        }
    };
    let mut marks: Vec<Mark> = path.runs.iter().map(run).collect();
    marks.extend(
        path.reached
            .iter()
            .map(milestone("chart-timeline-reached-point")),
    );
    marks.extend(
        path.coming
            .iter()
            .map(milestone("chart-timeline-coming-point")),
    );
    marks.sort_by(|a, b| a.x_px.total_cmp(&b.x_px));
    marks
}

/// Every milestone with its date, reached or to come, and every run.
fn table(timeline: &Timeline) -> Table {
    let row = |path: &TimelinePath, date, what: MessageArg, state: &'static str| {
        vec![
            Some(MessageArg::Date { value: date }),
            Some(path.name.as_str().into()),
            Some(what),
            Some(Message::plain(state).into()),
        ]
    };
    let mut rows: Vec<_> = Vec::new();
    for path in &timeline.paths {
        rows.extend(path.runs.iter().map(|run| {
            let length = Message::new("length-days", vec![("n", run.days().into())]);
            (
                run.from,
                row(path, run.from, length.into(), "chart-timeline-run"),
            )
        }));
        for (list, state) in [
            (&path.reached, "chart-timeline-reached"),
            (&path.coming, "chart-timeline-coming"),
        ] {
            rows.extend(
                list.iter()
                    .map(|at| (at.date, row(path, at.date, at.words.clone(), state))),
            );
        }
    }
    rows.sort_by_key(|(date, _)| *date);
    Table {
        columns: ["chart-date", "chart-tracker", "chart-what", "chart-state"]
            .map(Column::words)
            .to_vec(),
        rows: rows.into_iter().map(|(_, row)| row).collect(),
    }
}
