//! Where each stone lies: rows that grow narrower upwards (design, section 8, points 4 and 7).
//!
//! Coordinates are CSS pixels; the middle of the ground is zero, up is negative. Not here: which
//! stones there are, and their shapes.

use super::random::{Mulberry32, seed};
use super::shape::{Shape, Size};
use std::collections::VecDeque;
use std::iter::Peekable;

/// Width of the base against the square root of all widths.
const BASE: f64 = 8.0;
/// How much narrower each row is than the one below, as a share of the base.
const NARROWER: f64 = 0.118;
/// Room that a row has at least.
const LEAST: f64 = 60.0;
/// Stones overlap by what is left of their width, and of their height with the row above.
const ACROSS: f64 = 0.93;
const UP: f64 = 0.83;
/// Most that a row is shifted, and that a stone sinks or stands out.
const SHIFT: f64 = 5.0;
const SINK: f64 = 0.7;
/// The next stone lies a little aside, and touches what is below it.
const NEXT_ASIDE: f64 = 4.0;
const NEXT_TOUCHES: f64 = 1.0;
/// And leans a little, in degrees.
const NEXT_TURN: f64 = -2.0;

/// Where the middle of a stone is, and how far it is turned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    pub across: f64,
    pub down: f64,
    /// Degrees clockwise.
    pub turn: f64,
}

/// A stone that lies somewhere.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed<T> {
    pub stone: T,
    pub seed: u32,
    pub size: Size,
    pub shape: Shape,
    pub place: Place,
}

/// Stones row by row from the ground, each row from left to right.
pub(super) struct Heap<T> {
    pub stones: Vec<Placed<T>>,
    /// Middle of the highest row and its upper edge; the ground where there is none.
    top: (f64, f64),
}

/// Heaps up `stones`, given in the order in which they are taken, each with its seed and size.
pub(super) fn heap<T>(stones: impl IntoIterator<Item = (T, u32, Size)>) -> Heap<T> {
    let stones: Vec<_> = stones.into_iter().collect();
    let base = BASE
        * stones
            .iter()
            .map(|(.., size)| size.width)
            .sum::<f64>()
            .sqrt();
    let mut heap = Heap {
        stones: Vec::with_capacity(stones.len()),
        top: (0.0, 0.0),
    };
    let mut waiting = stones.into_iter().peekable();
    let mut rise = 0.0;
    for course in 0_usize.. {
        let room = (base * (1.0 - NARROWER * course as f64)).max(LEAST);
        let (row, width) = take_row(&mut waiting, room, course);
        if row.is_empty() {
            return heap;
        }
        let shift = Mulberry32::new(seed(&format!("course{course}"))).around_zero(SHIFT);
        let tallest = row.iter().map(|(.., size)| size.height).fold(0.0, f64::max);
        heap.top.0 = shift;
        let mut left = shift - width / 2.0;
        for (stone, seed, size) in row {
            let shape = Shape::new(seed, size);
            let slot = ACROSS * size.width;
            let place = Place {
                across: left + slot / 2.0,
                down: -rise - size.height / 2.0 + SINK * shape.sink,
                turn: shape.turn,
            };
            left += slot;
            heap.top.1 = heap.top.1.min(place.down - size.height / 2.0);
            heap.stones.push(Placed {
                stone,
                seed,
                size,
                shape,
                place,
            });
        }
        rise += UP * tallest;
    }
    heap
}

/// Takes as many stones as there is `room` for, at least one, alternately to the left and to the
/// right of the first. Says how wide they are together.
fn take_row<T>(
    waiting: &mut Peekable<impl Iterator<Item = (T, u32, Size)>>,
    room: f64,
    course: usize,
) -> (VecDeque<(T, u32, Size)>, f64) {
    let mut row = VecDeque::new();
    let mut width = 0.0;
    while let Some(next) =
        waiting.next_if(|(.., size)| row.is_empty() || width + ACROSS * size.width <= room)
    {
        width += ACROSS * next.2.width;
        // Rows begin with the other side in turn.
        if (row.len() + course).is_multiple_of(2) {
            row.push_front(next);
        } else {
            row.push_back(next);
        }
    }
    (row, width)
}

/// A stone by itself, standing straight.
pub(super) fn alone(seed: u32, size: Size) -> Placed<()> {
    Placed {
        stone: (),
        seed,
        size,
        shape: Shape::new(seed, size),
        place: Place {
            across: 0.0,
            down: -size.height / 2.0,
            turn: 0.0,
        },
    }
}

impl<T> Heap<T> {
    /// Lays the stone that comes next on top of the heap.
    pub(super) fn next(&self, seed: u32, size: Size) -> Placed<()> {
        let (across, top) = self.top;
        let aside = if self.stones.is_empty() {
            0.0
        } else {
            NEXT_ASIDE
        };
        Placed {
            stone: (),
            seed,
            size,
            shape: Shape::new(seed, size),
            place: Place {
                across: across + aside,
                down: top - size.height / 2.0 + NEXT_TOUCHES,
                turn: NEXT_TURN,
            },
        }
    }
}

#[cfg(test)]
mod tests;
