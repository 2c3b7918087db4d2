//! Every picture: well-formed, without anything that runs or refers, in the palette's colours, with
//! lines that stop at gaps and texts that do not touch, whatever is to be drawn.

mod common;

use cairn_insights::chart::{Chart, ChartLook, Palette, Picture};
use cairn_insights::{DateRange, Message, MoodContext};
use cairn_journal::entities::CheckIn;
use chrono::{Days, NaiveDate};
use common::svg::{all, document, places, text_boxes};
use common::world::{LOOK, charts, charts_of, check_ins, context, range};
use common::{check_in, day, said, say};
use proptest::prelude::*;
use roxmltree::Node;
use serde_json::json;
use std::collections::BTreeSet;

fn pictures(charts: &[Chart]) -> impl Iterator<Item = &Picture> {
    charts.iter().filter_map(|chart| chart.picture.as_ref())
}

#[test]
fn each_picture_says_what_it_is() {
    let charts = charts(90, &LOOK);
    assert_eq!(pictures(&charts).count(), 9);
    for chart in &charts {
        let picture = chart.picture.as_ref().expect("a picture");
        let document = document(&picture.svg);
        let root = document.root_element();
        assert_eq!(root.attribute("role"), Some("img"));
        let size = format!("0 0 {} {}", picture.width_px, picture.height_px);
        assert_eq!(root.attribute("viewBox"), Some(&size[..]));
        let text = |tag: &str| {
            let node = root.children().find(|n| n.tag_name().name() == tag);
            node.and_then(|n| n.text()).unwrap_or_default().to_owned()
        };
        assert_eq!(text("title"), say(&chart.title));
        assert_eq!(text("desc"), said(&chart.sentences));
    }
}

#[test]
fn they_hold_only_shapes_and_text_in_the_colours_of_the_palette() {
    let tags = [
        "svg", "title", "desc", "g", "polyline", "polygon", "rect", "circle", "path", "text",
        "line",
    ];
    let names = [
        "role",
        "width",
        "height",
        "viewBox",
        "transform",
        "stroke-linejoin",
        "points",
        "d",
        "x",
        "y",
        "x1",
        "x2",
        "y1",
        "y2",
        "cx",
        "cy",
        "r",
        "dy",
        "fill",
        "stroke",
        "stroke-width",
        "opacity",
        "text-anchor",
        "font-family",
        "font-size",
        "font-weight",
    ];
    for palette in Palette::ALL {
        let colours = colours(palette);
        for days in [1, 7, 30, 365, 3650] {
            for standalone in [false, true] {
                let look = ChartLook {
                    palette,
                    standalone,
                    ..LOOK
                };
                for picture in pictures(&charts(days, &look)) {
                    for node in document(&picture.svg)
                        .descendants()
                        .filter(Node::is_element)
                    {
                        assert!(tags.contains(&node.tag_name().name()), "{node:?}");
                        for attribute in node.attributes() {
                            assert!(names.contains(&attribute.name()), "{attribute:?}");
                            if ["fill", "stroke"].contains(&attribute.name()) {
                                assert!(colours.contains(attribute.value()), "{attribute:?}");
                            } else {
                                let refers = attribute.value().contains(['#', ':', ';']);
                                assert!(!refers, "{attribute:?}");
                            }
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn nothing_is_called_not_logged_between_days_that_were() {
    let from = day("2026-11-01");
    let week: Vec<CheckIn> = (0..7)
        .map(|i| check_in(&(from + Days::new(i)).to_string(), &json!({"valence": 1})))
        .collect();
    let range = DateRange {
        from,
        to: from + Days::new(6),
    };
    let look = ChartLook {
        width_px: 2000,
        ..LOOK
    };
    let said = |check_ins: &[CheckIn]| {
        let charts = charts_of(check_ins, range, &MoodContext::default(), &look, &say);
        let picture = charts[0].picture.as_ref().expect("a picture");
        let texts = text_boxes(&picture.svg).into_iter();
        texts.filter(|b| b.text == "not logged").count()
    };
    assert_eq!(said(&week), 1, "in the legend");
    assert_eq!(
        said(&[&week[..1], &week[3..4]].concat()),
        3,
        "and in two gaps"
    );
}

#[test]
fn the_legend_is_in_the_picture_and_beside_it() {
    for chart in charts(90, &LOOK) {
        let picture = chart.picture.expect("a picture");
        assert!(!picture.legend.is_empty());
        let texts: Vec<String> = text_boxes(&picture.svg)
            .into_iter()
            .map(|b| b.text)
            .collect();
        for entry in &picture.legend {
            // A long one stands in several lines.
            let said = say(entry);
            let begins = said.split(' ').next().expect("a word");
            assert!(texts.iter().any(|text| text.starts_with(begins)), "{said}");
        }
    }
    let mood = charts(90, &LOOK).remove(0).picture.expect("a picture");
    assert_eq!(
        mood.legend.iter().map(say).collect::<Vec<_>>(),
        [
            "7-day median",
            "middle half of 28 days",
            "one day",
            "smooth curve",
            "milestone",
            "lapse",
            "meeting",
            "not logged",
            "paused"
        ]
    );
}

fn colours(palette: Palette) -> BTreeSet<String> {
    let c = palette.colours();
    let t = palette.tones();
    let tones = t
        .mood
        .into_iter()
        .chain(t.urge)
        .flat_map(|tone| [tone.fill, tone.ink]);
    [
        c.surface,
        c.ink,
        c.chart_1,
        c.chart_2,
        c.chart_3,
        c.chart_4,
        c.chart_band,
        c.chart_grid,
        c.chart_axis,
        c.chart_label,
        c.missing,
        t.mood_edge,
        t.urge_edge,
    ]
    .into_iter()
    .chain(tones)
    .map(|rgb| format!("#{:02X}{:02X}{:02X}", rgb.0, rgb.1, rgb.2))
    .chain(["none".to_owned()])
    .collect()
}

#[test]
fn words_made_of_markup_stay_words() {
    let hostile = "</text></svg><script href='x'>\"&amp;\u{0}\u{1b}\u{FFFE}".repeat(2);
    let saying = move |_: &Message| hostile.clone();
    let look = ChartLook {
        standalone: true,
        ..LOOK
    };
    for chart in charts_of(&check_ins(90), range(90), &context(90), &look, &saying) {
        let picture = chart.picture.expect("a picture");
        let document = document(&picture.svg);
        let root = document.root_element();
        assert!(root.descendants().all(|n| n.tag_name().name() != "script"));
        let title = root
            .first_element_child()
            .and_then(|n| n.text())
            .expect("a title");
        let expected = saying(&chart.title).replace(['\u{0}', '\u{1b}', '\u{FFFE}'], "\u{FFFD}");
        assert_eq!(title, expected);
    }
}

#[test]
fn no_two_texts_touch_and_none_leaves_the_picture() {
    for text_percent in [100, 150, 200, 400] {
        for width_px in [280, 480, 640, 860, 1152] {
            for days in [1, 5, 12, 30, 62, 90, 180, 400, 1200] {
                for standalone in [false, true] {
                    let look = ChartLook {
                        width_px,
                        text_percent,
                        standalone,
                        ..LOOK
                    };
                    for (i, picture) in pictures(&charts(days, &look)).enumerate() {
                        apart(
                            picture,
                            &format!("chart {i} at {width_px} px, {text_percent} %, {days} days"),
                        );
                    }
                }
            }
        }
    }
}

fn apart(picture: &Picture, at: &str) {
    let boxes = text_boxes(&picture.svg);
    assert!(!boxes.is_empty());
    for (i, a) in boxes.iter().enumerate() {
        let at = format!("{} in {at}", a.text);
        assert!(
            a.x0 >= -0.5 && a.x1 <= f64::from(picture.width_px) + 0.5,
            "{at}"
        );
        assert!(
            a.y0 >= -0.5 && a.y1 <= f64::from(picture.height_px) + 0.5,
            "{at}"
        );
        for b in &boxes[i + 1..] {
            let apart = a.x1 <= b.x0 || b.x1 <= a.x0 || a.y1 <= b.y0 || b.y1 <= a.y0;
            assert!(apart, "{at} touches {}", b.text);
        }
    }
}

#[test]
fn marks_lie_within_the_picture_in_rows_from_left_to_right() {
    for text_percent in [100, 200] {
        for days in [1, 30, 400] {
            let look = ChartLook {
                text_percent,
                ..LOOK
            };
            for picture in pictures(&charts(days, &look)) {
                assert!(!picture.marks.is_empty());
                for mark in &picture.marks {
                    let right = mark.x_px + mark.width_px / 2.0;
                    let bottom = mark.y_px + mark.height_px / 2.0;
                    assert!(mark.x_px - mark.width_px / 2.0 >= 0.0, "{mark:?}");
                    assert!(right <= f64::from(picture.width_px), "{mark:?}");
                    assert!(bottom <= f64::from(picture.height_px), "{mark:?}");
                    assert!(!say(&mark.text).is_empty());
                }
                for pair in picture.marks.windows(2) {
                    let later = (pair[0].row, pair[0].x_px) <= (pair[1].row, pair[1].x_px);
                    assert!(later, "{:?} before {:?}", pair[0], pair[1]);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn i_11_no_segment_is_drawn_across_a_gap(
        values in prop::collection::vec(prop::option::weighted(0.4, -3..=3_i8), 1..100),
    ) {
        let from = day("2026-09-01");
        let range = DateRange { from, to: from + Days::new(119) };
        let check_ins: Vec<CheckIn> = (0..).zip(&values).filter_map(|(i, value)| {
            let date = (from + Days::new(i)).to_string();
            Some(check_in(&date, &json!({"valence": (*value)?, "energy": value})))
        }).collect();
        prop_assume!(!check_ins.is_empty());
        let context = MoodContext { smooth: true, ..MoodContext::default() };
        let charts = charts_of(&check_ins, range, &context, &LOOK, &say);
        let mood = cairn_insights::mood_trend(&check_ins, range, &context);
        for (chart, runs) in [(&charts[0], mood.median7.len()), (&charts[4], mood.median7.len())] {
            let picture = chart.picture.as_ref().expect("a value");
            let document = document(&picture.svg);
            let left = places(all(&document, "polyline")
                .find(|n| n.attribute("stroke") == Some("#E4E0D7")).expect("a grid line"))[0].0;
            let day_px = (855.0 - left) / 120.0;
            let mut lengths = 0;
            for line in all(&document, "polyline")
                .filter(|n| n.attribute("stroke") == Some("#22596A"))
            {
                let xs: Vec<f64> = places(line).iter().map(|place| place.0).collect();
                // The legend's sample begins at the edge.
                if xs[0] < 1.0 {
                    continue;
                }
                for pair in xs.windows(2) {
                    prop_assert!(pair[1] - pair[0] <= day_px + 0.5, "{:?}", xs);
                }
                lengths += if xs.len() == 2 && xs[1] - xs[0] < day_px * 0.9 { 1 } else { xs.len() };
            }
            prop_assert_eq!(lengths, runs);
        }
        // The dashes of the curve lie where it was evaluated, and nowhere else.
        let picture = charts[0].picture.as_ref().expect("a value");
        let document = document(&picture.svg);
        let lines = |colour| all(&document, "polyline").filter(move |n| n.attribute("stroke") == Some(colour));
        // The legend is below the grid.
        let foot = lines("#E4E0D7").flat_map(places).map(|place| place.1).fold(0.0, f64::max);
        let curve = lines("#83598D").flat_map(places).filter(|place| place.1 <= foot);
        let marks: Vec<(f64, NaiveDate)> = picture.marks.iter().filter_map(|m| Some((m.x_px, m.date?))).collect();
        for (x, _) in curve {
            let inside = mood.smooth.iter().any(|stretch| {
                let at = |date: NaiveDate| marks.iter().find(|m| m.1 == date).map(|m| m.0);
                let ends = (at(stretch[0].date), at(stretch[stretch.len() - 1].date));
                matches!(ends, (Some(from), Some(to)) if from - 0.5 <= x && x <= to + 0.5)
            });
            prop_assert!(inside, "{} is in no stretch", x);
        }
    }
}
