//! Placed stones as SVG: the cairn with ground, stones from below and the outline of the next one;
//! and one stone by itself.
//!
//! Only elements, attributes and references within the picture that `ui/src/lib/ui/svg.ts` takes,
//! and no text. Not here: where stones lie, and their shapes.

use super::gather::Drawn;
use super::place::{Place, Placed};
use super::shape::{Point, Tenths, bands};
use crate::chart::Colours;
use plotters::style::{Color, RGBAColor};
use std::fmt::{self, Write as _};

/// Half of the ground's height, and how far its middle lies below zero.
const GROUND_HEIGHT: f64 = 7.0;
const GROUND_DOWN: f64 = 2.0;
/// How far the ground reaches beyond the stones, and its least half width.
const GROUND_BEYOND: f64 = 6.0;
const GROUND_LEAST: f64 = 60.0;
/// Empty room beside, above and below everything.
const BESIDE: f64 = 14.0;
const ABOVE: f64 = 7.0;
const BELOW: f64 = 3.0;
/// Widths of lines.
const EDGE: f64 = 1.0;
const BAND: f64 = 2.5;
const NEXT: f64 = 1.5;
/// Dashes of the next stone, and the gaps between.
const DASH: &str = "4 4";
/// A speck has this much of the edge's colour.
const SPECK: f64 = 0.4;

/// SVG text with its size in CSS pixels.
pub(super) struct Picture {
    pub svg: String,
    pub width: u32,
    pub height: u32,
}

/// Draws `stones` on the ground in their order, each over those before it, and the outline of
/// `next`.
pub(super) fn heap(
    stones: &[Placed<Drawn>],
    next: Option<&Placed<()>>,
    colours: &Colours,
) -> Picture {
    let heap = stones.iter().map(reach).fold((0.0, 0.0), farther);
    let ground = (heap.0 + GROUND_BEYOND).ceil().max(GROUND_LEAST);
    let (across, up) = next.map(reach).into_iter().fold(heap, farther);
    let half = across.max(ground).ceil() + BESIDE;
    let top = up.ceil() + ABOVE;
    let (width, height) = (2.0 * half, top + GROUND_DOWN + GROUND_HEIGHT + BELOW);

    let mut pen = Pen::new((half, top), (width, height), colours);
    pen.put(format_args!(
        r#"<ellipse cx="0" cy="{GROUND_DOWN}" rx="{ground}" ry="{GROUND_HEIGHT}"{}/>"#,
        Fill(colours.stone_ground.to_rgba()),
    ));
    for placed in stones {
        let Drawn { holds, is_new, .. } = placed.stone;
        // Within a group of its own, so that the window can move it without touching its place.
        if is_new {
            pen.put(format_args!(r#"<g class="new">"#));
        }
        pen.stone(placed, holds);
        if is_new {
            pen.put(format_args!("</g>"));
        }
    }
    if let Some(next) = next {
        pen.outline(next);
    }
    pen.finish()
}

/// Draws one stone that stands on the lower edge, or its outline.
pub(super) fn alone(placed: &Placed<()>, filled: bool, colours: &Colours) -> Picture {
    let (across, up) = reach(placed);
    let (half, height) = (across.ceil(), up.ceil());
    let mut pen = Pen::new((half, height), (2.0 * half, height), colours);
    if filled {
        pen.stone(placed, 0);
    } else {
        pen.outline(placed);
    }
    pen.finish()
}

/// How far a stone reaches from the middle to a side, and upwards. Rather too far than not far
/// enough: to the points that hold its curves, with half of the widest outline.
fn reach<T>(placed: &Placed<T>) -> Point {
    let Place { across, down, turn } = placed.place;
    let (sin, cos) = turn.to_radians().sin_cos();
    placed
        .shape
        .outline
        .curves()
        .flatten()
        .map(|(x, y)| {
            let (x, y) = (x * cos - y * sin + across, x * sin + y * cos + down);
            (x.abs() + NEXT, -y + NEXT)
        })
        .fold((0.0, 0.0), farther)
}

fn farther(one: Point, other: Point) -> Point {
    (one.0.max(other.0), one.1.max(other.1))
}

struct Pen<'a> {
    picture: Picture,
    colours: &'a Colours,
}

impl<'a> Pen<'a> {
    /// Begins a picture of this size with zero so far from its upper left corner.
    fn new((left, top): Point, (width, height): Point, colours: &'a Colours) -> Self {
        let mut pen = Self {
            picture: Picture {
                svg: String::new(),
                width: width as u32,
                height: height as u32,
            },
            colours,
        };
        pen.put(format_args!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="{} {} {width} {height}" width="{width}" height="{height}">"#,
            -left, -top,
        ));
        pen
    }

    fn put(&mut self, text: fmt::Arguments<'_>) {
        let _infallible = self.picture.svg.write_fmt(text);
    }

    fn finish(mut self) -> Picture {
        self.put(format_args!("</svg>"));
        self.picture
    }

    /// A stone that `holds` so many others.
    fn stone<T>(&mut self, placed: &Placed<T>, holds: u32) {
        let Placed {
            seed,
            size,
            shape,
            place,
            ..
        } = placed;
        let colours = self.colours;
        let outline = shape.outline.to_string();
        let edge = colours.stone_edge.to_rgba();
        // Named by what it is made from: two pictures on a page that have the same stone have the
        // same clip path, whichever of them the reference finds.
        let clip = format!("s{seed:08x}-{}x{}", size.width, size.height);

        self.put(format_args!(r#"<g{}>"#, At(*place)));
        self.put(format_args!(
            r#"<clipPath id="{clip}"><path d="{outline}"/></clipPath>"#
        ));
        let tone = Fill(colours.stones[shape.tone].to_rgba());
        self.put(format_args!(r#"<path d="{outline}"{tone}/>"#));
        self.put(format_args!(r#"<g clip-path="url(#{clip})">"#));
        for (face, colour) in [
            (shape.outline.under_face(*size), colours.stone_dark),
            (shape.outline.upper_face(*size), colours.stone_light),
        ] {
            if colour.3 > 0.0 {
                self.put(format_args!(r#"<path d="{face}"{}/>"#, Fill(colour)));
            }
        }
        for speck in &shape.specks {
            let [x, y, radius] = [speck.at.0, speck.at.1, speck.radius].map(Tenths);
            self.put(format_args!(
                r#"<circle cx="{x}" cy="{y}" r="{radius}"{}/>"#,
                Fill(edge.mix(SPECK))
            ));
        }
        if let Some(bands) = bands(holds, *size) {
            let line = Line(colours.stone_band, BAND);
            self.put(format_args!(r#"<path d="{bands}"{line}/>"#));
        }
        self.put(format_args!(
            r#"</g><path d="{outline}"{}/></g>"#,
            Line(edge, EDGE)
        ));
    }

    /// The outline of a stone that is ahead.
    fn outline<T>(&mut self, placed: &Placed<T>) {
        self.put(format_args!(
            r#"<path d="{}"{}{} stroke-dasharray="{DASH}"/>"#,
            placed.shape.outline,
            At(placed.place),
            Line(self.colours.stone_next.to_rgba(), NEXT),
        ));
    }
}

/// The attribute that puts a stone in its place.
struct At(Place);

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [across, down, turn] = [self.0.across, self.0.down, self.0.turn].map(Tenths);
        write!(
            f,
            r#" transform="translate({across} {down}) rotate({turn})""#
        )
    }
}

/// The attributes of a filled shape.
struct Fill(RGBAColor);

impl fmt::Display for Fill {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        paint(f, "fill", self.0)
    }
}

/// The attributes of a line, with its width.
struct Line(RGBAColor, f64);

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(r#" fill="none""#)?;
        paint(f, "stroke", self.0)?;
        write!(f, r#" stroke-width="{}""#, self.1)
    }
}

fn paint(f: &mut fmt::Formatter<'_>, what: &str, colour: RGBAColor) -> fmt::Result {
    let RGBAColor(red, green, blue, opacity) = colour;
    write!(f, r##" {what}="#{red:02X}{green:02X}{blue:02X}""##)?;
    if opacity < 1.0 {
        write!(f, r#" {what}-opacity="{opacity}""#)?;
    }
    Ok(())
}
