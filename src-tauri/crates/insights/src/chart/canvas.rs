//! What charts are drawn with: plotters with a quarter of a pixel as its smallest step, and how
//! much room a text takes.
//!
//! Not here: what is drawn, and the frame around it. Coordinates are CSS pixels from the upper
//! left corner.

use super::joined::joined;
use plotters::coord::Shift;
use plotters::prelude::{
    Circle, DrawingArea, IntoDrawingArea, PathElement, Polygon, Rectangle, SVGBackend,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontStyle, IntoFont, RGBColor, ShapeStyle, TextStyle};
use unicode_width::UnicodeWidthStr;

/// plotters draws on whole numbers; four to a pixel keep lines smooth and hairlines sharp.
const STEPS: f64 = 4.0;
/// The interface's font. A file opened elsewhere falls back.
const FONT: &str = "Inter Variable, Inter, sans-serif";
/// plotters divides the size it is given by this before it writes it.
const FONT_SIZE_FACTOR: f64 = 1.24;
/// From one line of a hatch to the next, along the edge.
const HATCH_PX: f64 = 5.0;
/// Widest mean advance of a character that we allow for, against the font size: "November" in
/// Inter takes 0.62, most words about 0.5, and common fallback fonts are a little wider. What takes
/// two columns of a terminal takes two of these.
const ADVANCE: f64 = 0.65;
/// Letters that take far more than the mean, so that a word of nothing else still fits, and how much
/// more: "W" and "@" take 1.04 in Inter.
const WIDE: &str = "mwMW@%";
const WIDER: f64 = 0.6;

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

/// Pixels drawn and pixels left out, in turn.
pub(super) type Dash = (f64, f64);

/// What a chart draws on.
pub(super) struct Canvas<'a> {
    area: DrawingArea<SVGBackend<'a>, Shift>,
}

/// Room a text takes at most, in CSS pixels.
pub(super) fn text_width(text: &str, size: f64) -> f64 {
    let wide = text.chars().filter(|c| WIDE.contains(*c)).count() as f64;
    (text.width() as f64 + wide * WIDER) * ADVANCE * size
}

/// As much of `text` as fits into `room`, with an ellipsis where it was cut.
pub(super) fn shortened(text: &str, room: f64, size: f64) -> String {
    if text_width(text, size) <= room {
        return text.to_owned();
    }
    let mut short = String::new();
    for c in text.chars() {
        short.push(c);
        if text_width(&short, size) + ADVANCE * size > room {
            short.pop();
            break;
        }
    }
    short.truncate(short.trim_end().len());
    short.push('\u{2026}');
    short
}

/// `text` in lines that fit into `room`, broken between words; a longer word is broken inside.
pub(super) fn lines(text: &str, room: f64, size: f64) -> Vec<String> {
    let most = ((room / (ADVANCE * size)) as usize).max(2);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && line.width() + 1 + word.width() > most {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        for c in word.chars() {
            if line.width() >= most {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The shapes that `paint` draws on a sheet of the given size, as the inside of an SVG in CSS
/// pixels.
pub(super) fn shapes((width, height): (u32, u32), paint: impl FnOnce(&Canvas<'_>)) -> String {
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
    format!(
        "<g transform=\"scale({})\" stroke-linejoin=\"round\">{}</g>",
        1.0 / STEPS,
        joined(shapes)
    )
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

    /// A filled diamond with an outline.
    pub(super) fn diamond(&self, (x, y): Place, radius: f64, fill: RGBColor, outline: RGBColor) {
        let corners = [
            (x, y - radius),
            (x + radius, y),
            (x, y + radius),
            (x - radius, y),
        ];
        self.shape(&corners, fill, outline);
    }

    /// A line of dashes through `places`: `on` pixels drawn, `off` pixels left out.
    pub(super) fn dashes(&self, places: &[Place], colour: RGBColor, width: f64, (on, off): Dash) {
        let mut dash: Vec<Place> = places.first().copied().into_iter().collect();
        let (mut drawing, mut left) = (true, on);
        for pair in places.windows(2) {
            let ((mut x, mut y), (x1, y1)) = (pair[0], pair[1]);
            loop {
                let (dx, dy) = (x1 - x, y1 - y);
                let length = dx.hypot(dy);
                if length <= left {
                    left -= length;
                    if drawing {
                        dash.push((x1, y1));
                    }
                    break;
                }
                (x, y) = (x + dx / length * left, y + dy / length * left);
                if drawing {
                    dash.push((x, y));
                    self.line(&dash, colour, width);
                }
                drawing = !drawing;
                left = if drawing { on } else { off };
                dash.clear();
                dash.push((x, y));
            }
        }
        if drawing && dash.len() > 1 {
            self.line(&dash, colour, width);
        }
    }

    /// Slanted lines inside a box: told apart from any fill without colour.
    pub(super) fn hatch(&self, (x0, y0): Place, (x1, y1): Place, colour: RGBColor) {
        let (width, height) = (x1 - x0, y1 - y0);
        let mut along = HATCH_PX;
        while along < width + height {
            // From the lower left to the upper right, cut off at the edges.
            let from = (x0 + (along - height).max(0.0), y0 + along.min(height));
            let to = (x0 + along.min(width), y0 + (along - width).max(0.0));
            self.line(&[from, to], colour, 1.0);
            along += HATCH_PX;
        }
    }

    /// A text, centred on the height of `place`.
    pub(super) fn text(&self, text: &str, place: Place, align: Align, size: f64, fill: RGBColor) {
        self.styled(text, place, align, size, fill, FontStyle::Normal);
    }

    /// The same in bold.
    pub(super) fn bold(&self, text: &str, place: Place, align: Align, size: f64, fill: RGBColor) {
        self.styled(text, place, align, size, fill, FontStyle::Bold);
    }

    fn styled(
        &self,
        text: &str,
        place: Place,
        align: Align,
        size: f64,
        fill: RGBColor,
        style: FontStyle,
    ) {
        let horizontal = match align {
            Align::Start => HPos::Left,
            Align::Middle => HPos::Center,
            Align::End => HPos::Right,
        };
        let style = TextStyle::from((FONT, size * STEPS * FONT_SIZE_FACTOR, style).into_font())
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
pub(super) fn escaped(text: &str) -> String {
    legible(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
