use super::*;
use crate::cairn::StoneSize;
use crate::cairn::random::seed;
use StoneSize::{Day, Days, Months, Year};

/// What a stone is seeded with, its size, its middle and turn, its tone counted from one.
type Designed = (&'static str, StoneSize, (f64, f64, f64), usize);

/// The cairn of the design's screens Today and Milestones, in the order of its picture.
#[rustfmt::skip]
const DESIGN: [Designed; 26] = [
    ("alcohol:2026-01-13", Months, (-106.9, -12.9, -1.3), 5),
    ("gambling:2026-05-31", Year, (-27.9, -16.9, 1.9), 3),
    ("gambling:2025-11-30", Months, (51.2, -12.2, -1.8), 2),
    ("alcohol:2026-02-13", Months, (112.5, -12.5, 3.0), 5),
    ("alcohol:2026-05-13", Months, (-87.3, -41.1, -2.7), 5),
    ("alcohol:2026-03-13", Months, (-25.9, -40.8, 1.4), 2),
    ("gambling:2026-02-28", Months, (35.5, -41.2, 1.6), 2),
    ("alcohol:2026-04-13", Months, (96.9, -40.9, -1.7), 1),
    ("gambling:2025-06-30", Days, (-86.3, -59.3, -0.9), 5),
    ("alcohol:2026-06-13", Months, (-32.4, -61.6, -1.5), 3),
    ("alcohol:2026-07-13", Months, (29.0, -60.9, -1.9), 4),
    ("alcohol:2025-07-01", Days, (82.9, -59.5, 1.5), 5),
    ("alcohol:2025-08-30", Days, (-64.9, -80.9, 0.1), 1),
    ("alcohol:2025-07-31", Days, (-18.4, -80.0, 2.9), 2),
    ("gambling:2025-07-30", Days, (28.1, -80.4, -2.9), 1),
    ("gambling:2025-08-29", Days, (74.6, -81.3, 1.0), 4),
    ("alcohol:2025-12-12", Days, (-48.5, -99.3, -2.3), 3),
    ("alcohol:2025-10-13", Days, (-2.0, -99.5, 1.5), 2),
    ("alcohol:2025-11-12", Days, (44.5, -98.5, 0.5), 5),
    ("alcohol:2026-10-02", Days, (-18.4, -116.8, 0.2), 4),
    ("alcohol:2026-09-02", Days, (28.1, -116.8, -2.9), 3),
    ("alcohol:2026-11-01", Days, (-13.1, -134.9, -1.8), 3),
    ("gambling:2025-05-31", Day, (24.1, -131.7, 1.9), 3),
    ("alcohol:2025-09-14", Day, (-14.5, -149.8, -0.7), 3),
    ("alcohol:2025-06-02", Day, (13.4, -150.9, 0.4), 1),
    ("alcohol:2026-08-04", Day, (0.0, -162.5, 2.0), 1),
];
/// The stone of the design that comes next.
const NEXT: (&str, StoneSize, (f64, f64, f64)) =
    ("gambling:2026-11-30", Months, (4.0, -181.5, -2.0));

/// The stones of the design in the order of the rule: larger first, then by date, then by name.
fn design() -> Heap<&'static str> {
    let mut stones = DESIGN.map(|(name, size, ..)| (name, size));
    stones.sort_by_key(|(name, size)| {
        let (tracker, date) = name.split_once(':').unwrap();
        (std::cmp::Reverse(*size), date, tracker)
    });
    heap(stones.map(|(name, size)| (name, seed(name), size.in_cairn())))
}

/// The design has tenths of a pixel and of a degree, and one more rounding on its way to them.
fn assert_lies(place: Place, expected: (f64, f64, f64), name: &str) {
    let differences = [
        place.across - expected.0,
        place.down - expected.1,
        place.turn - expected.2,
    ];
    assert!(
        differences
            .iter()
            .all(|difference| difference.abs() < 0.055),
        "{name}: {place:?} instead of {expected:?}"
    );
}

#[test]
fn the_stones_of_the_design_lie_where_the_design_has_them() {
    let heap = design();
    for (placed, (name, size, place, tone)) in heap.stones.iter().zip(DESIGN) {
        assert_eq!(placed.stone, name);
        assert_eq!(placed.size, size.in_cairn(), "{name}");
        assert_lies(placed.place, place, name);
        assert_eq!(placed.shape.tone + 1, tone, "{name}");
    }
    assert_eq!(heap.stones.len(), DESIGN.len());
}

#[test]
fn the_next_stone_of_the_design_rests_on_its_heap() {
    let (name, size, place) = NEXT;
    let next = design().next(seed(name), size.in_cairn());
    assert_lies(next.place, place, name);
}

#[test]
fn the_first_stone_lies_on_the_ground_and_the_next_one_on_it() {
    let nothing = heap(std::iter::empty::<((), u32, Size)>());
    let next = nothing.next(1, Day.in_cairn());
    assert_lies(next.place, (0.0, -6.5, -2.0), "the next");
    let one = heap([((), 1, Day.in_cairn())]);
    let first = one.stones[0].place;
    assert!((first.down + 7.5).abs() <= SINK, "{first:?}");
    assert!(one.next(2, Day.in_cairn()).place.down < first.down - 10.0);
}

#[test]
fn rows_grow_narrower_and_never_too_narrow_for_a_stone() {
    for count in 1..=28_u32 {
        for size in [Day, Days, Months, Year, StoneSize::FurtherYear] {
            let heap = heap((0..count).map(|n| (n, n, size.in_cairn())));
            assert_eq!(heap.stones.len(), count as usize, "none is left over");
            let highest = heap.stones.iter().map(|stone| -stone.place.down);
            let highest = highest.fold(0.0, f64::max);
            let rows = f64::from(count) * size.in_cairn().height;
            assert!(highest <= rows, "at least a stone a row");
        }
    }
}
