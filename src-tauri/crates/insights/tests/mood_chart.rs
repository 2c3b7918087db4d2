//! The picture of the mood: well-formed, without anything that runs or refers, in the palette's
//! colours, with lines that stop at gaps and texts that do not touch.

mod common;

use cairn_insights::chart::{Chart, ChartLook, Palette, mood_chart};
use cairn_insights::{DateRange, Message, MoodTrend, mood_trend_of};
use chrono::{Days, NaiveDate};
use common::{day, said, say};
use proptest::prelude::*;
use roxmltree::{Document, Node};
use std::collections::BTreeSet;

const LOOK: ChartLook = ChartLook {
    width_px: 860,
    height_px: 240,
    palette: Palette::Light,
    text_scale: 1.0,
};

/// A year with gaps of all lengths, always the same.
fn year(days: u64) -> MoodTrend {
    let from = day("2026-01-15");
    let logged = (0..days).filter(|i| i % 5 != 3 && (i / 23) % 3 != 1);
    let moods = logged.map(|i| (from + Days::new(i), ((i * i * 7 + i) % 7) as f64 - 3.0));
    mood_trend_of(
        moods,
        DateRange {
            from,
            to: from + Days::new(days - 1),
        },
    )
}

fn drawn(mood: &MoodTrend, look: &ChartLook) -> Chart {
    mood_chart(mood, look, &say)
}

fn document(chart: &Chart) -> Document<'_> {
    Document::parse(&chart.svg).expect("well-formed XML")
}

fn attribute(node: Node<'_, '_>, name: &str) -> f64 {
    let value = node
        .attribute(name)
        .unwrap_or_else(|| panic!("{name} of {node:?}"));
    value.parse().expect("a number")
}

#[test]
fn the_picture_says_what_it_is() {
    let mood = year(90);
    let chart = drawn(&mood, &LOOK);
    let document = document(&chart);
    let root = document.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    assert_eq!(root.attribute("viewBox"), Some("0 0 860 240"));
    let text = |tag: &str| {
        let node = root
            .children()
            .find(|n| n.has_tag_name(("http://www.w3.org/2000/svg", tag)));
        node.and_then(|n| n.text()).unwrap_or_default().to_owned()
    };
    assert_eq!(text("title"), "Mood");
    assert_eq!(text("desc"), said(&mood.message));
}

#[test]
fn it_holds_only_shapes_and_text_in_the_colours_of_the_palette() {
    let tags = [
        "svg", "title", "desc", "g", "polyline", "polygon", "rect", "circle", "text", "line",
    ];
    let names = [
        "role",
        "width",
        "height",
        "viewBox",
        "transform",
        "stroke-linejoin",
        "points",
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
    ];
    for palette in Palette::ALL {
        let c = palette.colours();
        let colours: BTreeSet<String> = [
            c.surface,
            c.chart_1,
            c.chart_band,
            c.chart_grid,
            c.chart_axis,
            c.chart_label,
            c.missing,
        ]
        .iter()
        .map(|rgb| format!("#{:02X}{:02X}{:02X}", rgb.0, rgb.1, rgb.2))
        .chain(["none".to_owned()])
        .collect();
        for days in [1, 30, 90, 400, 3700] {
            let chart = drawn(&year(days), &ChartLook { palette, ..LOOK });
            for node in document(&chart).descendants().filter(Node::is_element) {
                assert!(tags.contains(&node.tag_name().name()), "{node:?}");
                for attribute in node.attributes() {
                    assert!(names.contains(&attribute.name()), "{attribute:?}");
                    if ["fill", "stroke"].contains(&attribute.name()) {
                        assert!(colours.contains(attribute.value()), "{attribute:?}");
                    } else {
                        assert!(
                            !attribute.value().contains(['#', ':', ';']),
                            "{attribute:?}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn words_made_of_markup_stay_words() {
    let hostile = "</text></svg><script href='x'>\"&amp;\u{0}\u{1b}\u{FFFE}".repeat(2);
    let saying = hostile.clone();
    let chart = mood_chart(&year(90), &LOOK, &move |_: &Message| saying.clone());
    let document = document(&chart);
    let root = document.root_element();
    assert!(root.descendants().all(|n| n.tag_name().name() != "script"));
    let title = root
        .first_element_child()
        .and_then(|n| n.text())
        .expect("a title");
    assert_eq!(
        title,
        hostile.replace(['\u{0}', '\u{1b}', '\u{FFFE}'], "\u{FFFD}")
    );
}

#[test]
fn no_two_texts_touch_and_none_leaves_the_picture() {
    for text_scale in [1.0, 1.5, 2.0, 4.0] {
        for width_px in [280, 480, 640, 860, 1152] {
            for days in [1, 5, 12, 30, 62, 90, 180, 400, 1200] {
                let look = ChartLook {
                    width_px,
                    text_scale,
                    ..LOOK
                };
                let chart = drawn(&year(days), &look);
                let boxes = text_boxes(&chart);
                assert!(boxes.iter().any(|b| b.text == "+3"));
                for (i, a) in boxes.iter().enumerate() {
                    let at = format!("{} at {width_px} px x {text_scale}, {days} days", a.text);
                    assert!(
                        a.x0 >= -0.5 && a.x1 <= f64::from(chart.width_px) + 0.5,
                        "{at}"
                    );
                    assert!(
                        a.y0 >= -0.5 && a.y1 <= f64::from(chart.height_px) + 0.5,
                        "{at}"
                    );
                    for b in &boxes[i + 1..] {
                        let apart = a.x1 <= b.x0 || b.x1 <= a.x0 || a.y1 <= b.y0 || b.y1 <= a.y0;
                        assert!(apart, "{at} touches {}", b.text);
                    }
                }
            }
        }
    }
}

#[test]
fn every_logged_day_has_a_mark_at_its_point() {
    let mood = year(90);
    let chart = drawn(&mood, &LOOK);
    assert_eq!(chart.marks.len(), mood.daily.len());
    let document = document(&chart);
    let circles: Vec<(f64, f64)> = document
        .descendants()
        .filter(|n| n.tag_name().name() == "circle")
        .map(|n| (attribute(n, "cx") / 4.0, attribute(n, "cy") / 4.0))
        .collect();
    for (mark, value) in chart.marks.iter().zip(&mood.daily) {
        assert_eq!(
            (mark.date, mark.value, mark.n),
            (value.date, value.value, value.n)
        );
        assert!(
            circles
                .iter()
                .any(|(x, y)| (x - mark.x_px).abs() < 0.2 && (y - mark.y_px).abs() < 0.2),
            "{mark:?}"
        );
    }
}

#[test]
fn odd_looks_and_ranges_still_give_a_picture() {
    let odd_looks = [
        ChartLook {
            width_px: 0,
            height_px: 0,
            text_scale: f64::NAN,
            ..LOOK
        },
        ChartLook {
            width_px: u32::MAX,
            height_px: u32::MAX,
            text_scale: f64::INFINITY,
            ..LOOK
        },
        ChartLook {
            text_scale: -1.0,
            ..LOOK
        },
        ChartLook {
            text_scale: 1000.0,
            ..LOOK
        },
    ];
    let far = DateRange {
        from: NaiveDate::MIN,
        to: NaiveDate::MAX,
    };
    let moods = [
        mood_trend_of(
            [],
            DateRange {
                from: day("2026-01-02"),
                to: day("2026-01-01"),
            },
        ),
        mood_trend_of(
            [],
            DateRange {
                from: day("2026-01-01"),
                to: day("2026-01-01"),
            },
        ),
        mood_trend_of([(day("2100-02-28"), 3.0), (day("1970-01-01"), -3.0)], far),
        mood_trend_of([(NaiveDate::MIN, 0.0), (NaiveDate::MAX, 0.0)], far),
    ];
    for look in odd_looks.iter().chain([&LOOK]) {
        for mood in &moods {
            let chart = drawn(mood, look);
            assert_eq!(chart.marks.len(), mood.daily.len());
            let root = document(&chart).root_element().range();
            assert_eq!(root, 0..chart.svg.len());
            assert!(
                chart
                    .marks
                    .iter()
                    .all(|m| m.x_px.is_finite() && m.y_px.is_finite())
            );
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
        let logged = (0..).zip(&values).filter_map(|(i, v)| {
            Some((from + Days::new(i), f64::from((*v)?)))
        });
        let mood = mood_trend_of(logged, range);
        let chart = drawn(&mood, &LOOK);
        let document = document(&chart);
        let own = |n: &Node<'_, '_>| n.attribute("stroke") == Some("#22596A")
            && n.tag_name().name() == "polyline";
        let day_px = (855.0 - first_x(&chart)) / 120.0;
        let mut lengths = 0;
        for line in document.descendants().filter(own) {
            let xs = xs(line);
            for pair in xs.windows(2) {
                prop_assert!(pair[1] - pair[0] <= day_px + 0.5, "{:?}", xs);
            }
            lengths += if xs.len() == 2 && xs[1] - xs[0] < day_px * 0.9 { 1 } else { xs.len() };
        }
        prop_assert_eq!(lengths, mood.median7.len());
    }
}

/// The left end of the lines across the field.
fn first_x(chart: &Chart) -> f64 {
    let document = document(chart);
    let line = document
        .descendants()
        .find(|n| n.attribute("stroke") == Some("#E4E0D7"));
    xs(line.expect("a grid line"))[0]
}

fn xs(line: Node<'_, '_>) -> Vec<f64> {
    let points = line.attribute("points").unwrap_or_default();
    let x = |p: &str| {
        p.split(',')
            .next()
            .and_then(|x| x.parse::<f64>().ok())
            .expect("an x")
    };
    points.split_whitespace().map(|p| x(p) / 4.0).collect()
}

struct TextBox {
    text: String,
    x0: f64,
    x1: f64,
    y0: f64,
    y1: f64,
}

/// Boxes of the texts, as wide as Inter's widest names: 0.62 of the size per character, 1.1 of it high.
fn text_boxes(chart: &Chart) -> Vec<TextBox> {
    document(chart)
        .descendants()
        .filter(|n| n.tag_name().name() == "text")
        .map(|n| {
            let text = n.text().unwrap_or_default().trim().to_owned();
            let size = attribute(n, "font-size") / 4.0;
            let (x, y) = (attribute(n, "x") / 4.0, attribute(n, "y") / 4.0);
            let width = text.chars().count() as f64 * size * 0.62;
            let x0 = match n.attribute("text-anchor") {
                Some("end") => x - width,
                Some("middle") => x - width / 2.0,
                _ => x,
            };
            TextBox {
                text,
                x0,
                x1: x0 + width,
                y0: y - size * 0.55,
                y1: y + size * 0.55,
            }
        })
        .collect()
}
