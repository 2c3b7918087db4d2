//! What stands around every picture: its size, its title and description for those who do not see
//! it, the legend below it, and in a file of its own the title and the sentences above it.
//!
//! Not here: the marks.

use super::canvas::{Align, Canvas, escaped, lines, shapes};
use super::legend::{Legend, LegendEntry};
use super::palette::{Colours, Palette};
use super::tones::Tones;
use super::{ChartLook, Mark, Picture, Say};
use crate::message::{Message, MessageArg};
use std::fmt::Write as _;

/// Size of text at 100 percent (`--t-12`).
const TEXT_PX: f64 = 12.0;
/// Height of a line of text against its size.
const LINE: f64 = 1.4;
/// Space around a picture in a file of its own.
const PAPER_PX: f64 = 16.0;
/// Size of the title there, against the text.
const TITLE: f64 = 1.5;

/// How a picture is framed.
pub(super) struct Frame<'a> {
    pub(super) say: Say<'a>,
    pub(super) colours: Colours,
    pub(super) tones: Tones,
    pub(super) palette: Palette,
    /// Width asked for, in CSS pixels.
    pub(super) width: f64,
    /// Size of text in CSS pixels.
    pub(super) text: f64,
    /// Height of a line of text in CSS pixels.
    pub(super) line: f64,
    /// How much larger marks are than at 100 percent: less than the text, so that days keep apart.
    pub(super) larger: f64,
    standalone: bool,
    title: String,
    sentences: Vec<String>,
    legend: Vec<LegendEntry>,
}

impl<'a> Frame<'a> {
    pub(super) fn new(
        look: &ChartLook,
        say: Say<'a>,
        title: &Message,
        sentences: &[Message],
        legend: Vec<LegendEntry>,
    ) -> Self {
        let text = TEXT_PX * f64::from(look.text_percent.clamp(50, 400)) / 100.0;
        Self {
            say,
            colours: look.palette.colours(),
            tones: look.palette.tones(),
            palette: look.palette,
            width: f64::from(look.width_px.clamp(280, 4000)),
            text,
            line: text * LINE,
            larger: (text / TEXT_PX).sqrt().clamp(1.0, 1.5),
            standalone: look.standalone,
            title: say(title),
            sentences: sentences.iter().map(say).collect(),
            legend,
        }
    }

    /// A message as text.
    pub(super) fn say(&self, id: &'static str) -> String {
        (self.say)(&Message::plain(id))
    }

    /// A value as text.
    pub(super) fn written(&self, value: &MessageArg) -> String {
        match value {
            MessageArg::Text { value } => value.clone(),
            MessageArg::Words { value } => (self.say)(value),
            _ => (self.say)(&Message::new("chart-value", vec![("value", value.clone())])),
        }
    }

    /// The picture that `paint` draws on a field of the given size, with everything around it.
    pub(super) fn picture(
        &self,
        (width, height): (f64, f64),
        marks: Vec<Mark>,
        paint: impl FnOnce(&Canvas<'_>),
    ) -> Picture {
        let legend = Legend::laid_out(&self.legend, width, self);
        let (width, field, legend_height) = (width.ceil(), height.ceil(), legend.height().ceil());
        let mut svg = String::new();
        let inner = (width as u32, (field + legend_height) as u32);
        let inside = shapes(inner, |canvas| {
            paint(canvas);
            legend.paint(canvas, field, self);
        });
        let (outer, inside) = if self.standalone {
            self.on_paper(inner, &inside)
        } else {
            (inner, inside)
        };
        let _infallible = write!(
            svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{0}\" height=\"{1}\" \
             viewBox=\"0 0 {0} {1}\"><title>{2}</title><desc>{3}</desc>{inside}</svg>",
            outer.0,
            outer.1,
            escaped(&self.title),
            escaped(&self.sentences.join(" ")),
        );
        Picture {
            svg,
            width_px: outer.0,
            height_px: outer.1,
            legend: self.legend.iter().map(|one| one.label.clone()).collect(),
            marks,
        }
    }

    /// The picture on a sheet of its own, below its title and its sentences.
    fn on_paper(&self, (width, height): (u32, u32), inside: &str) -> ((u32, u32), String) {
        let room = f64::from(width);
        let title = lines(&self.title, room, self.text * TITLE);
        let title = title.into_iter().map(|line| (line, TITLE));
        let said = self
            .sentences
            .iter()
            .flat_map(|one| lines(one, room, self.text));
        let above: Vec<(String, f64)> = title.chain(said.map(|line| (line, 1.0))).collect();
        let tall: f64 = above.iter().map(|(_, size)| size * self.line).sum();
        let head = (PAPER_PX + tall + self.line / 2.0).ceil();
        let size = (
            (room + PAPER_PX * 2.0) as u32,
            (head + f64::from(height) + PAPER_PX).ceil() as u32,
        );
        let above = shapes(size, |canvas| {
            let corner = (f64::from(size.0), f64::from(size.1));
            canvas.bar((0.0, 0.0), corner, self.colours.surface);
            let mut y = PAPER_PX;
            for (line, scale) in above {
                let place = (PAPER_PX, y + scale * self.line / 2.0);
                if scale > 1.0 {
                    canvas.bold(
                        &line,
                        place,
                        Align::Start,
                        self.text * scale,
                        self.colours.ink,
                    );
                } else {
                    canvas.text(&line, place, Align::Start, self.text, self.colours.ink);
                }
                y += scale * self.line;
            }
        });
        let moved = format!("{above}<g transform=\"translate({PAPER_PX} {head})\">{inside}</g>");
        (size, moved)
    }
}
