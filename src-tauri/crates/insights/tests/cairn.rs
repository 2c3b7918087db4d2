//! The cairn as a picture: the same bytes for the same milestones, no stone lost, nothing in it
//! but shapes in the palette's colours within the frame, and few enough of them.
//!
//! `tests/golden` holds pictures that were looked at. `cargo run -p cairn-insights --example
//! cairn` draws them anew into the target folder, to be looked at before one is replaced.

mod common;
#[path = "common/frame.rs"]
mod frame;
#[path = "common/milestones.rs"]
mod milestones;

use cairn_insights::cairn::{
    Cairn, Reached, SampleHeap, Stone, StoneSize, cairn, path_stone, sample,
};
use cairn_insights::chart::Palette;
use cairn_journal::entities::{MilestoneDef, MilestoneUnit};
use chrono::{Days, NaiveDate};
use common::{day, said};
use frame::{Frame, points};
use milestones::{many_years, seen, stone, tracker, two_trackers};
use proptest::prelude::*;
use roxmltree::{Document, Node};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

const SVG: &str = "http://www.w3.org/2000/svg";

fn drawn(reached: &[Reached]) -> Cairn {
    cairn(reached, None, Palette::Light)
}

/// Outline and colour of each stone, in order of drawing.
fn stones(cairn: &Cairn) -> Vec<(String, String)> {
    let document = Document::parse(&cairn.svg).expect("well-formed XML");
    document
        .descendants()
        .filter(|node| node.has_tag_name((SVG, "clipPath")))
        .map(|clip| {
            let tone = clip.next_sibling_element().expect("a stone after its clip");
            let value = |name| tone.attribute(name).unwrap_or_default().to_owned();
            (value("d"), value("fill"))
        })
        .collect()
}

fn any_stones(most: usize) -> impl Strategy<Value = Vec<Reached>> {
    let date = (0..30_000_u64).prop_map(|n| day("1970-01-01") + Days::new(n));
    let size = prop_oneof![
        Just(StoneSize::Day),
        Just(StoneSize::Days),
        Just(StoneSize::Months),
        Just(StoneSize::Year),
        Just(StoneSize::FurtherYear),
    ];
    let one =
        (1..6_u32, date, size, any::<bool>()).prop_map(|(number, date, size, is_new)| Reached {
            stone: stone(number, date, size),
            is_new,
        });
    prop::collection::vec(one, 0..=most)
}

fn any_next() -> impl Strategy<Value = Option<Stone>> {
    prop::option::of((1..30_000_u64).prop_map(|n| {
        let size = StoneSize::of_days(n as u32 % 400);
        stone(9, day("2026-11-21") + Days::new(n), size)
    }))
}

proptest! {
    #[test]
    fn the_same_milestones_in_any_order_give_the_same_bytes(
        (reached, shuffled) in any_stones(60)
            .prop_flat_map(|reached| (Just(reached.clone()), Just(reached).prop_shuffle())),
        next in any_next(),
    ) {
        let one = cairn(&reached, next.as_ref(), Palette::Light);
        let other = cairn(&shuffled, next.as_ref(), Palette::Light);
        prop_assert_eq!(one, other);
    }

    #[test]
    fn every_stone_is_counted_and_at_most_28_are_drawn(
        reached in any_stones(200), next in any_next(),
    ) {
        let cairn = cairn(&reached, next.as_ref(), Palette::Dark);
        let drawn = stones(&cairn).len() as u32;
        prop_assert_eq!(cairn.stones as usize, reached.len());
        prop_assert!(drawn <= 28);
        // Stones that stand for themselves are drawn; what is gathered lies in one of them, or in
        // one that was made for it.
        prop_assert!(drawn >= cairn.stones - cairn.gathered);
        prop_assert_eq!(cairn.gathered == 0, drawn == cairn.stones);
        if reached.len() <= 28 {
            prop_assert_eq!(drawn as usize, reached.len());
        }
    }

    #[test]
    fn another_milestone_takes_no_stone_away_and_changes_none(
        reached in any_stones(27), another in any_stones(1),
    ) {
        let before = stones(&drawn(&reached));
        let more = [reached, another].concat();
        let mut after = stones(&drawn(&more));
        for stone in before {
            let place = after.iter().position(|other| *other == stone);
            prop_assert!(place.is_some(), "{stone:?} is gone");
            after.remove(place.unwrap());
        }
        prop_assert!(after.len() <= 1);
    }

    #[test]
    fn everything_lies_within_the_frame(reached in any_stones(80), next in any_next()) {
        let cairn = cairn(&reached, next.as_ref(), Palette::Light);
        let document = Document::parse(&cairn.svg).expect("well-formed XML");
        let frame = Frame::of(document.root_element());
        prop_assert_eq!((frame.width, frame.height), (f64::from(cairn.width_px), f64::from(cairn.height_px)));
        for node in document.descendants().filter(Node::is_element) {
            for (x, y) in points(node) {
                prop_assert!(x.is_finite() && y.is_finite());
                prop_assert!(frame.holds(x, y), "{x} {y} of {node:?}");
            }
        }
    }
}

#[test]
fn it_holds_only_shapes_in_the_colours_of_the_palette() {
    let tags = ["svg", "g", "clipPath", "path", "ellipse", "circle"];
    let names = [
        "viewBox",
        "width",
        "height",
        "class",
        "transform",
        "id",
        "d",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "clip-path",
        "fill",
        "fill-opacity",
        "stroke",
        "stroke-opacity",
        "stroke-width",
        "stroke-dasharray",
    ];
    let (mut reached, next) = many_years();
    reached[0].is_new = true;
    for palette in Palette::ALL {
        let c = palette.colours();
        let faces = [c.stone_light, c.stone_dark, c.stone_band];
        let colours: BTreeSet<String> = faces
            .map(|rgba| (rgba.0, rgba.1, rgba.2))
            .into_iter()
            .chain(
                c.stones
                    .into_iter()
                    .chain([c.stone_edge, c.stone_ground, c.stone_next])
                    .map(|rgb| (rgb.0, rgb.1, rgb.2)),
            )
            .map(|(red, green, blue)| format!("#{red:02X}{green:02X}{blue:02X}"))
            .chain(["none".to_owned()])
            .collect();
        let svg = cairn(&reached, Some(&next), palette).svg;
        let document = Document::parse(&svg).expect("well-formed XML");
        for node in document.descendants() {
            assert!(node.is_root() || node.is_element(), "no text: {node:?}");
            if !node.is_element() {
                continue;
            }
            assert!(tags.contains(&node.tag_name().name()), "{node:?}");
            for attribute in node.attributes() {
                assert!(names.contains(&attribute.name()), "{attribute:?}");
                let value = attribute.value();
                match attribute.name() {
                    "fill" | "stroke" => assert!(colours.contains(value), "{attribute:?}"),
                    "clip-path" => assert!(value.starts_with("url(#s"), "{attribute:?}"),
                    "class" => assert_eq!(value, "new"),
                    _ => assert!(!value.contains(['#', ':', ';']), "{attribute:?}"),
                }
            }
        }
    }
}

#[test]
fn it_tells_nothing_of_trackers_and_days() {
    let (reached, next) = two_trackers();
    let svg = cairn(&reached, Some(&next), Palette::Light).svg;
    for number in [1, 2] {
        let id = tracker(number).to_string();
        assert!(!svg.contains(&id) && !svg.contains(&id.replace('-', "")));
    }
    assert!(!svg.contains("2025") && !svg.contains("2026"));
}

#[test]
fn more_contrast_leaves_out_the_faces() {
    let (reached, _) = two_trackers();
    for palette in [Palette::LightMore, Palette::DarkMore] {
        let svg = cairn(&reached, None, palette).svg;
        let without_specks = svg.matches("fill-opacity").count() - svg.matches("<circle").count();
        assert_eq!(without_specks, 0);
    }
}

#[test]
fn only_a_new_stone_is_marked_and_its_picture_is_the_same_otherwise() {
    let (mut reached, next) = two_trackers();
    let before = cairn(&reached, Some(&next), Palette::Light).svg;
    assert!(!before.contains("class"));
    reached[25].is_new = true;
    let after = cairn(&reached, Some(&next), Palette::Light).svg;
    assert_eq!(after.matches("class=\"new\"").count(), 1);
    let rest = after.replacen("<g class=\"new\">", "", 1);
    assert_eq!(rest.len(), before.len() + "</g>".len());
}

#[test]
fn the_sentences_say_what_is_drawn() {
    let no_stones = cairn(&[], None, Palette::Light);
    assert_eq!(said(&no_stones.message), "Bare ground, no stones yet.");
    let first = [stone(1, day("2026-11-20"), StoneSize::Day)];
    let next = stone(1, day("2026-12-19"), StoneSize::Days);
    assert_eq!(
        said(&cairn(&seen(first.to_vec()), Some(&next), Palette::Light).message),
        "A cairn of one stone. The next stone, for 19 December 2026, is drawn as an outline."
    );
    let (reached, _) = two_trackers();
    assert_eq!(said(&drawn(&reached).message), "A cairn of 26 stones.");
    let (reached, _) = many_years();
    let cairn = drawn(&reached);
    assert_eq!(
        said(&cairn.message),
        format!(
            "A cairn of 56 stones, {} of them gathered into larger ones.",
            cairn.gathered
        )
    );
    let mut year: Vec<Stone> = (0..28)
        .map(|n| stone(n, day("2026-01-01"), StoneSize::Days))
        .collect();
    year.push(stone(3, day("2026-12-31"), StoneSize::Year));
    assert_eq!(
        said(&drawn(&seen(year)).message),
        "A cairn of 29 stones, one of them gathered into a larger one."
    );
}

#[test]
fn an_invented_cairn_is_a_whole_one_without_any_promise() {
    for (heap, count) in [(SampleHeap::Few, 5), (SampleHeap::Many, 23)] {
        for palette in Palette::ALL {
            let cairn = sample(heap, palette);
            assert_eq!((cairn.stones, cairn.gathered), (count, 0));
            assert_eq!(stones(&cairn).len(), count as usize);
            let marks = ["class=\"new\"", "stroke-dasharray"];
            assert!(!marks.iter().any(|mark| cairn.svg.contains(mark)));
        }
    }
}

#[test]
fn sizes_follow_the_kinds() {
    use MilestoneUnit as Unit;
    use StoneSize::{Day, Days, FurtherYear, Months, Year};
    for (unit, n, size) in [
        (Unit::Days, 0, Day),
        (Unit::Days, 1, Day),
        (Unit::Days, 6, Day),
        (Unit::Days, 7, Days),
        (Unit::Days, 100, Days),
        (Unit::Days, 101, Months),
        (Unit::Days, 365, Months),
        (Unit::Days, 500, Months),
        (Unit::Days, 36_500, Months),
        (Unit::Weeks, 1, Days),
        (Unit::Weeks, 15, Months),
        (Unit::Months, 0, Day),
        (Unit::Months, 1, Months),
        (Unit::Months, 11, Months),
        (Unit::Months, 12, Year),
        (Unit::Months, 18, Months),
        (Unit::Months, 24, FurtherYear),
        (Unit::Years, 1, Year),
        (Unit::Years, 2, FurtherYear),
        (Unit::Years, 36_500, FurtherYear),
    ] {
        let milestone = MilestoneDef::of(unit, n);
        assert_eq!(StoneSize::from(&milestone), size, "{n} {unit:?}");
    }
}

#[test]
fn a_stone_of_the_path_stands_by_itself_on_the_lower_edge() {
    for (size, width) in [
        (StoneSize::Day, 17.0),
        (StoneSize::Days, 30.0),
        (StoneSize::Months, 37.0),
        (StoneSize::Year, 60.0),
        (StoneSize::FurtherYear, 60.0),
    ] {
        for n in 0..50 {
            let stone = stone(1, day("2026-01-01") + Days::new(n), size);
            let reached = path_stone(&stone, true, Palette::Light);
            let ahead = path_stone(&stone, false, Palette::Light);
            assert_eq!(
                ahead.width_px, reached.width_px,
                "nothing moves when it is reached"
            );
            assert_eq!(ahead.height_px, reached.height_px);
            assert!((f64::from(reached.width_px) - width).abs() <= 0.17 * width + 4.0);
            for picture in [reached, ahead] {
                let document = Document::parse(&picture.svg).expect("well-formed XML");
                let frame = Frame::of(document.root_element());
                assert_eq!(frame.top + frame.height, 0.0);
                let points: Vec<_> = document.descendants().flat_map(points).collect();
                assert!(points.len() > 12);
                let lowest = points.iter().map(|(_, y)| *y).fold(f64::MIN, f64::max);
                assert!((-3.0..=0.0).contains(&lowest), "{lowest} of {size:?}");
                for (x, y) in points {
                    assert!(
                        frame.left < x && x < -frame.left && frame.top < y,
                        "{x} {y}"
                    );
                }
            }
        }
    }
}

#[test]
fn the_ends_of_the_calendar_are_days_like_others() {
    let stones = [NaiveDate::MIN, NaiveDate::MAX].repeat(15);
    let reached = stones.into_iter().enumerate().map(|(n, date)| {
        let size = [StoneSize::Year, StoneSize::Days][n % 2];
        stone(n as u32 % 3, date, size)
    });
    assert_eq!(drawn(&seen(reached.collect())).stones, 30);
}

#[test]
fn pictures_are_as_they_were_when_somebody_looked() {
    let (two, two_next) = two_trackers();
    let (many, many_next) = many_years();
    for (name, picture, golden) in [
        (
            "empty",
            cairn(&[], None, Palette::Light),
            include_str!("golden/cairn-empty.svg"),
        ),
        (
            "first",
            cairn(&two[..1], Some(&two[1].stone), Palette::LightMore),
            include_str!("golden/cairn-first.svg"),
        ),
        (
            "two-trackers",
            cairn(&two, Some(&two_next), Palette::Light),
            include_str!("golden/cairn-two-trackers.svg"),
        ),
        (
            "many-years",
            cairn(&many, Some(&many_next), Palette::Dark),
            include_str!("golden/cairn-many-years.svg"),
        ),
    ] {
        assert!(
            picture.svg == golden.trim_end(),
            "{name} is another picture"
        );
    }
}

#[test]
fn two_hundred_milestones_take_less_than_five_milliseconds() {
    let reached: Vec<Reached> = seen(
        (0..200)
            .map(|n| {
                let size = StoneSize::of_months(n % 40);
                stone(
                    n % 4,
                    day("2006-01-01") + Days::new(u64::from(n) * 37),
                    size,
                )
            })
            .collect(),
    );
    let fastest = (0..20).map(|_| {
        let began = Instant::now();
        let cairn = drawn(&reached);
        let took = began.elapsed();
        assert_eq!(cairn.stones, 200);
        took
    });
    let fastest = fastest.min().expect("twenty times");
    assert!(fastest < Duration::from_millis(5), "{fastest:?}");
}
