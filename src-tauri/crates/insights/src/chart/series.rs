//! Several measures below each other over the same days, each on its own scale with its points and
//! its 7-day median (domain rules 4.2, 4.9). Not here: the numbers.

use super::canvas::{Align, Canvas, shortened, text_width};
use super::dates::TICK_GAP;
use super::days::{DayAxis, follows};
use super::frame::Frame;
use super::legend::{LegendEntry, LegendMark};
use super::strip::Strip;
use super::{Chart, ChartLook, Column, Mark, Picture, Say, Table};
use crate::message::{Message, MessageArg};
use crate::series::{Series, SeriesTrend};
use chrono::NaiveDate;

/// Height of one field in lines of text.
const FIELD_LINES: f64 = 4.0;
/// From the top of one measure to the top of the next: its name, its field and space.
const PANEL_LINES: f64 = FIELD_LINES + 2.4;

/// The measures as small charts. Without a value there is no picture.
#[must_use]
pub fn series_chart(trend: &SeriesTrend, look: &ChartLook, say: Say<'_>) -> Chart {
    let title = Message::plain("chart-series-title");
    let mut legend = vec![
        LegendEntry::new("chart-mood-legend-median", LegendMark::Line),
        LegendEntry::new("chart-mood-legend-point", LegendMark::Point),
    ];
    legend.extend(Strip::legend(&trend.days));
    let frame = Frame::new(look, say, &title, &trend.message, legend);
    Chart {
        picture: (!trend.series.is_empty()).then(|| picture(trend, &frame)),
        title,
        sentences: trend.message.clone(),
        table: table(trend),
    }
}

/// One measure on its place.
struct Panel<'a> {
    series: &'a Series,
    days: &'a DayAxis,
    low: f64,
    high: f64,
    top: f64,
    bottom: f64,
}

impl Panel<'_> {
    fn place(&self, date: NaiveDate, value: f64) -> (f64, f64) {
        let share = (self.high - value) / (self.high - self.low);
        (
            self.days.x(date),
            self.top + share * (self.bottom - self.top),
        )
    }

    fn marks(&self, row: usize) -> impl Iterator<Item = Mark> {
        let measure = self.series.measure;
        self.series.daily.iter().map(move |day| {
            let facts = vec![
                ("date", MessageArg::Day { value: day.date }),
                ("measure", measure.name().into()),
                ("value", measure.written(day.value)),
                ("n", day.n.into()),
            ];
            let text = Message::new("chart-series-point", facts);
            Mark::point(
                self.place(day.date, day.value),
                row as u32,
                Some(day.date),
                text,
            )
        })
    }

    fn paint(&self, canvas: &Canvas<'_>, frame: &Frame<'_>) {
        let colours = &frame.colours;
        let name = (frame.say)(&self.series.measure.name());
        let name = shortened(&name, frame.width - self.days.left, frame.text);
        let above = (self.days.left, self.top - frame.line * 0.8);
        canvas.bold(&name, above, Align::Start, frame.text, colours.ink);
        for (value, y) in [(self.high, self.top), (self.low, self.bottom)] {
            self.days.across(canvas, y, colours.chart_grid);
            let text = frame.written(&self.series.measure.step(value));
            let place = (self.days.left - TICK_GAP, y);
            canvas.text(&text, place, Align::End, frame.text, colours.chart_label);
        }
        for run in self.series.median7.chunk_by(|a, b| follows(a.date, b.date)) {
            let places = run.iter().map(|at| self.place(at.date, at.value)).collect();
            canvas.line(&self.days.visible(places), colours.chart_1, 2.0);
        }
        for day in &self.series.daily {
            self.days
                .point(canvas, self.place(day.date, day.value), frame);
        }
    }
}

fn picture(trend: &SeriesTrend, frame: &Frame<'_>) -> Picture {
    let left = (text_width("\u{2212}00", frame.text) + TICK_GAP * 2.0).ceil();
    let days = DayAxis::new(trend.range, left, frame.width - TICK_GAP);
    let panels: Vec<Panel<'_>> = trend
        .series
        .iter()
        .enumerate()
        .map(|(i, series)| panel(i, series, &days, frame))
        .collect();
    let marks = panels
        .iter()
        .enumerate()
        .flat_map(|(row, panel)| panel.marks(row))
        .collect();
    let foot = panels.last().map_or(0.0, |last| last.bottom);
    let (strip, axis) = (foot + frame.line * 1.9, foot + frame.line * 2.6);
    let height = axis + frame.line * 1.5;
    frame.picture((frame.width, height), marks, |canvas| {
        for panel in &panels {
            panel.paint(canvas, frame);
        }
        let name = frame.say("chart-strip-logged");
        if left + text_width(&name, frame.text) <= frame.width {
            let place = (left, strip - frame.line * 0.95);
            let colour = frame.colours.chart_label;
            canvas.text(&name, place, Align::Start, frame.text, colour);
        }
        let logged = trend.days.logged.iter().copied();
        days.strip(canvas, strip, logged, &trend.days.pauses, frame);
        days.axis(canvas, axis.round(), frame);
    })
}

fn panel<'a>(i: usize, series: &'a Series, days: &'a DayAxis, frame: &Frame<'_>) -> Panel<'a> {
    let (low, high) = series.measure.scale();
    let top = frame.line * (i as f64 * PANEL_LINES + 1.5);
    Panel {
        series,
        days,
        low,
        // Sleep alone can pass the end of its scale.
        high: series
            .daily
            .iter()
            .map(|day| day.value.ceil())
            .fold(high, f64::max),
        top: top.round(),
        bottom: (top + frame.line * FIELD_LINES).round(),
    }
}

/// A row for each week, with the median of each measure.
fn table(trend: &SeriesTrend) -> Table {
    let mut columns = vec![Column::words("chart-week")];
    for one in &trend.series {
        let label = one.measure.name();
        columns.push(Column {
            label,
            numbers: true,
        });
        columns.push(Column::numbers("chart-days"));
    }
    let rows = trend.weeks.iter().map(|week| {
        let mut row = vec![Some(week.monday.into())];
        for (one, median) in trend.series.iter().zip(&week.medians) {
            row.push(median.map(|(value, _)| one.measure.written(value)));
            row.push(Some(median.map_or(0, |(_, n)| n).into()));
        }
        row
    });
    Table {
        columns,
        rows: rows.collect(),
    }
}
