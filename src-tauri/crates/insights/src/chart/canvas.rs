//! The sheet a chart is drawn on: plotters with a quarter of a pixel as its smallest step, and a
//! frame that says what the picture is.
//!
//! Not here: what is drawn. Coordinates are CSS pixels from the upper left corner.

use plotters::coord::Shift;
use plotters::prelude::{
    Circle, DrawingArea, IntoDrawingArea, PathElement, Polygon, Rectangle, SVGBackend,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, IntoFont, RGBColor, ShapeStyle, TextStyle};
use std::fmt::Write as _;

/// plotters draws on whole numbers; four to a pixel keep lines smooth and hairlines sharp.
const STEPS: f64 = 4.0;
/// The interface's font. A file opened elsewhere falls back.
const FONT: &str = "Inter Variable, Inter, sans-serif";
/// plotters divides the size it is given by this before it writes it.
const FONT_SIZE_FACTOR: f64 = 1.24;
/// Widest mean advance of a character that we allow for, against the font size: "November" in
/// Inter takes 0.62, most words about 0.5, and common fallback fonts are a little wider.
const ADVANCE: f64 = 0.65;

/// How a text lies beside its point.
#[derive(Clone, Copy)]
pub(super) enum Align {
    /// The text begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// A place in CSS pixels.
pub(super) type Place = (f64, f64);

/// What a chart draws on.
pub(super) struct Canvas<'a> {
    area: DrawingArea<SVGBackend<'a>, Shift>,
}

/// Room a text takes at most, in CSS pixels.
pub(super) fn text_width(text: &str, size: f64) -> f64 {
    text.chars().count() as f64 * ADVANCE * size
}

/// Draws a picture of the given size and frames it with its title and description.
pub(super) fn draw(
    (width, height): (u32, u32),
    title: &str,
    description: &str,
    paint: impl FnOnce(&Canvas<'_>),
) -> String {
    let mut drawn = String::new();
    let steps = STEPS as u32;
    let area =
        SVGBackend::with_string(&mut drawn, (width * steps, height * steps)).into_drawing_area();
    let canvas = Canvas { area };
    paint(&canvas);
    finish(canvas.area.present());
    drop(canvas);

    // plotters' own frame has no role and counts in steps; only its shapes are taken.
    let shapes = drawn.split_once('>').map_or("", |(_, rest)| rest);
    let shapes = shapes
        .rsplit_once("</svg>")
        .map_or(shapes, |(shapes, _)| shapes);
    let mut svg = String::with_capacity(shapes.len() + 500);
    let _infallible = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{width}\" \
         height=\"{height}\" viewBox=\"0 0 {width} {height}\"><title>{}</title><desc>{}</desc>\
         <g transform=\"scale({})\" stroke-linejoin=\"round\">{shapes}</g></svg>",
        escaped(title),
        escaped(description),
        1.0 / STEPS,
    );
    svg
}

impl Canvas<'_> {
    /// A line through `places`, `width` pixels wide.
    pub(super) fn line(&self, places: &[Place], colour: RGBColor, width: f64) {
        let path = places.iter().map(|place| step(*place)).collect::<Vec<_>>();
        finish(
            self.area
                .draw(&PathElement::new(path, stroke(colour, width))),
        );
    }

    /// A filled shape with an outline of one pixel.
    pub(super) fn shape(&self, corners: &[Place], fill: RGBColor, outline: RGBColor) {
        let mut path = corners.iter().map(|place| step(*place)).collect::<Vec<_>>();
        finish(self.area.draw(&Polygon::new(path.clone(), fill.filled())));
        path.extend(path.first().copied());
        finish(
            self.area
                .draw(&PathElement::new(path, stroke(outline, 1.0))),
        );
    }

    /// A filled box.
    pub(super) fn bar(&self, from: Place, to: Place, fill: RGBColor) {
        finish(
            self.area
                .draw(&Rectangle::new([step(from), step(to)], fill.filled())),
        );
    }

    /// The outline of a box, one pixel wide, inside its edges.
    pub(super) fn outline(&self, (x0, y0): Place, (x1, y1): Place, colour: RGBColor) {
        let (x0, y0, x1, y1) = (x0 + 0.5, y0 + 0.5, x1 - 0.5, y1 - 0.5);
        self.line(
            &[(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)],
            colour,
            1.0,
        );
    }

    /// A filled dot.
    pub(super) fn dot(&self, place: Place, radius: f64, fill: RGBColor) {
        finish(
            self.area
                .draw(&Circle::new(step(place), length(radius), fill.filled())),
        );
    }

    /// A ring of 1.5 pixels.
    pub(super) fn ring(&self, place: Place, radius: f64, colour: RGBColor) {
        finish(self.area.draw(&Circle::new(
            step(place),
            length(radius),
            stroke(colour, 1.5),
        )));
    }

    /// A text, centred on the height of `place`.
    pub(super) fn text(&self, text: &str, place: Place, align: Align, size: f64, fill: RGBColor) {
        let horizontal = match align {
            Align::Start => HPos::Left,
            Align::Middle => HPos::Center,
            Align::End => HPos::Right,
        };
        let style = TextStyle::from((FONT, size * STEPS * FONT_SIZE_FACTOR).into_font())
            .color(&fill)
            .pos(Pos::new(horizontal, VPos::Center));
        finish(self.area.draw_text(&legible(text), &style, step(place)));
    }
}

fn finish<E: std::error::Error + Send + Sync>(
    result: Result<(), plotters::drawing::DrawingAreaErrorKind<E>>,
) {
    result.expect("the backend writes into a string, which takes everything");
}

fn step((x, y): Place) -> (i32, i32) {
    ((x * STEPS).round() as i32, (y * STEPS).round() as i32)
}

fn length(pixels: f64) -> u32 {
    (pixels * STEPS).round() as u32
}

fn stroke(colour: RGBColor, width: f64) -> ShapeStyle {
    colour.stroke_width(length(width))
}

/// Without the characters that XML 1.0 cannot hold.
fn legible(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' | '\n' | '\r' => ' ',
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => '\u{FFFD}',
            c => c,
        })
        .collect()
}

/// A text as the content of an element.
fn escaped(text: &str) -> String {
    legible(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
