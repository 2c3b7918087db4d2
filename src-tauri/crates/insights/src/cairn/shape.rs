//! The shape of one stone and what is on it, from its seed (design, section 8, point 5). The seed
//! and the size decide everything: a stone looks the same wherever it lies.
//!
//! Coordinates are CSS pixels from the middle of the stone, downwards positive. Not here: colours,
//! and where the stone lies.

use super::random::Mulberry32;
use std::f64::consts::TAU;
use std::fmt;

/// Corners of an outline, before curves join them.
const CORNERS: usize = 12;
/// `cos` at every twelfth of a turn to the power of 2/2.75: a superellipse of exponent 2.75. As
/// numbers, because the last digit of a power is not the same on every machine.
const SUPERELLIPSE: [f64; CORNERS] = {
    const A: f64 = 0.900_674_220_067_614_2;
    const B: f64 = 0.604_044_722_202_223_6;
    [1.0, A, B, 0.0, -B, -A, -1.0, -A, -B, 0.0, B, A]
};
/// How far a corner lies out of the superellipse, at most.
const NOISE: f64 = 0.05;
/// How far two opposite corners are pressed out, and those between them in, at most.
const PRESSED: f64 = 0.035;
/// The underside against the upper side.
const FLAT: f64 = 0.93;
/// Keeps the numbers drawn for tone, turn and specks apart from those of the outline.
const MARKS: u32 = 0x9E37_79B9;
/// Tones to choose from. Tone means nothing.
pub(super) const TONES: usize = 5;
/// Most that a stone is turned, in degrees.
const TURN: f64 = 3.0;
/// Width of stone for one speck, in pixels.
const SPECK_EVERY: f64 = 16.0;
/// Most bands of a gathered stone, and stones for each.
const BANDS: u32 = 4;
const STONES_A_BAND: u32 = 3;

/// Width and height of a stone before noise, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Size {
    pub width: f64,
    pub height: f64,
}

/// Across and down.
pub(super) type Point = (f64, f64);

/// A closed outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Outline([Point; CORNERS]);

/// A small dark dot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Speck {
    pub at: Point,
    pub radius: f64,
}

/// What a seed and a size make.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shape {
    pub outline: Outline,
    /// Index of the tone.
    pub tone: usize,
    /// Degrees clockwise.
    pub turn: f64,
    pub specks: Vec<Speck>,
    /// How far the stone sinks in or stands out of its row: -1 to 1.
    pub sink: f64,
}

impl Shape {
    pub(super) fn new(seed: u32, size: Size) -> Self {
        let Size { width, height } = size;
        let mut random = Mulberry32::new(seed);
        let lean = random.unit();
        let outline = Outline(std::array::from_fn(|corner| {
            let noise = 1.0 + random.around_zero(NOISE);
            let angle = corner as f64 * TAU / CORNERS as f64;
            let pressed = PRESSED * (2.0 * angle + TAU * lean).sin();
            // The sine is the cosine of a quarter turn before.
            let down = SUPERELLIPSE[(corner + CORNERS * 3 / 4) % CORNERS];
            let flat = if down > 0.0 { FLAT } else { 1.0 };
            (
                SUPERELLIPSE[corner] * width / 2.0 * (noise + pressed),
                down * height / 2.0 * noise * flat,
            )
        }));

        let mut random = Mulberry32::new(seed ^ MARKS);
        let tone = (random.unit() * TONES as f64) as usize;
        let turn = random.around_zero(TURN);
        let specks = (0..(width / SPECK_EVERY) as u32)
            .map(|_| Speck {
                at: (
                    random.around_zero(0.4) * width,
                    (random.unit() * 0.6 - 0.18) * height,
                ),
                radius: 0.5 + 0.7 * random.unit(),
            })
            .collect();
        Self {
            outline,
            tone,
            turn,
            specks,
            sink: 2.0 * lean - 1.0,
        }
    }
}

impl Outline {
    /// The same outline, `scale` times as large and moved. Its part inside the stone is a face of
    /// it: from above the light one, from below the dark one.
    fn moved(&self, scale: f64, (across, down): Point) -> Self {
        Self(self.0.map(|(x, y)| (x * scale + across, y * scale + down)))
    }

    /// What the light falls on, to be cut off at the outline.
    pub(super) fn upper_face(&self, size: Size) -> Self {
        self.moved(0.96, (-0.07 * size.width, -0.52 * size.height))
    }

    /// What lies in shadow, to be cut off at the outline.
    pub(super) fn under_face(&self, size: Size) -> Self {
        self.moved(1.02, (0.03 * size.width, 0.62 * size.height))
    }

    /// The curves that join the corners: two points that pull, and the corner that is reached.
    /// Catmull and Rom's, written as Bézier's; the curve stays within the hull of these points.
    pub(super) fn curves(&self) -> impl Iterator<Item = [Point; 3]> + '_ {
        let corner = |index: usize| self.0[index % CORNERS];
        let pull = |at: Point, from: Point, to: Point| {
            (at.0 + (to.0 - from.0) / 6.0, at.1 + (to.1 - from.1) / 6.0)
        };
        (0..CORNERS).map(move |index| {
            let before = corner(index + CORNERS - 1);
            let [from, to, after] = [0, 1, 2].map(|step| corner(index + step));
            [pull(from, before, to), pull(to, after, from), to]
        })
    }
}

/// The outline as the value of an attribute `d`.
impl fmt::Display for Outline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (x, y) = self.0[0];
        write!(f, "M{} {}", Tenths(x), Tenths(y))?;
        for curve in self.curves() {
            let [(x1, y1), (x2, y2), (x, y)] = curve.map(|(x, y)| (Tenths(x), Tenths(y)));
            write!(f, "C{x1} {y1} {x2} {y2} {x} {y}")?;
        }
        f.write_str("Z")
    }
}

/// Pale bands across a stone that holds `gathered` others, as the value of an attribute `d`, to
/// be cut off at the outline: one for three stones, at least one, at most four.
pub(super) fn bands(gathered: u32, size: Size) -> Option<String> {
    if gathered == 0 {
        return None;
    }
    let bands = (gathered / STONES_A_BAND).clamp(1, BANDS);
    let Size { width, height } = size;
    let right = Tenths(width);
    Some(
        (1..=bands)
            .map(|band| {
                let share = f64::from(band) / f64::from(bands + 1);
                let down = (share - 0.5) * 0.9 * height;
                // Rising to the right and sagging, as a vein runs through a pebble.
                let [from, pull, to] = [0.06, 0.14, -0.04].map(|sag| Tenths(down + sag * height));
                format!("M-{right} {from}Q0 {pull} {right} {to}")
            })
            .collect(),
    )
}

/// A length with one decimal: a tenth of a pixel is less than anybody sees.
pub(super) struct Tenths(pub f64);

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Adding zero turns a negative zero into zero.
        let tenths = (self.0 * 10.0).round() / 10.0 + 0.0;
        write!(f, "{tenths}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cairn::random::seed;

    const DAY: Size = Size {
        width: 30.0,
        height: 15.0,
    };

    /// The stone at the top of the design's cairn.
    fn designed() -> Shape {
        Shape::new(seed("alcohol:2026-08-04"), DAY)
    }

    #[test]
    fn the_outline_is_that_of_the_design() {
        let expected = "M14.6 0C14.4 1.5 13.5 3 12.6 4.1C11.8 5.1 11.4 5.9 9.3 6.5\
            C7.2 7 3.2 7.1 0 7.1C-3.2 7.2 -7.5 7.1 -9.8 6.6C-12.1 6.1 -13.1 5.4 -13.8 4.3\
            C-14.6 3.2 -14.2 1.5 -14.2 0C-14.1 -1.5 -14.5 -3.6 -13.7 -4.7\
            C-12.9 -5.9 -11.6 -6.5 -9.3 -6.9C-7.1 -7.4 -3.1 -7.3 0 -7.3\
            C3.1 -7.3 6.9 -7.1 9.3 -6.7C11.6 -6.3 13 -5.8 13.9 -4.7C14.8 -3.6 14.8 -1.5 14.6 0Z";
        assert_eq!(designed().outline.to_string(), expected);
    }

    #[test]
    fn the_speck_is_that_of_the_design() {
        let specks = designed().specks;
        let specks: Vec<String> = specks
            .iter()
            .map(|speck| {
                let [x, y, radius] = [speck.at.0, speck.at.1, speck.radius].map(Tenths);
                format!("{x} {y} {radius}")
            })
            .collect();
        assert_eq!(specks, ["9.3 0.6 0.6"]);
    }

    #[test]
    fn a_larger_stone_of_the_same_seed_has_the_same_form() {
        let small = Shape::new(7, DAY);
        let large = Shape::new(
            7,
            Size {
                width: 60.0,
                height: 30.0,
            },
        );
        assert_eq!(small.outline.moved(2.0, (0.0, 0.0)), large.outline);
        assert_eq!((small.tone, small.turn), (large.tone, large.turn));
    }

    #[test]
    fn there_is_a_band_for_three_stones_up_to_four() {
        let count = |gathered| bands(gathered, DAY).map_or(0, |path| path.matches('M').count());
        let bands = [0, 1, 3, 5, 6, 9, 12, 15, 400].map(count);
        assert_eq!(bands, [0, 1, 1, 1, 2, 3, 4, 4, 4]);
    }
}
