//! What a picture shows, read back from its SVG text.

use roxmltree::{Document, Node};

/// plotters draws four steps to a pixel.
const STEPS: f64 = 4.0;

pub fn document(svg: &str) -> Document<'_> {
    Document::parse(svg).expect("well-formed XML")
}

pub fn attribute(node: Node<'_, '_>, name: &str) -> f64 {
    let value = node
        .attribute(name)
        .unwrap_or_else(|| panic!("{name} of {node:?}"));
    value.parse().expect("a number")
}

/// The elements of a name.
pub fn all<'a>(document: &'a Document<'_>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    document
        .descendants()
        .filter(move |node| node.tag_name().name() == name)
}

/// Middles of the circles above `foot` (which leaves the legend out), in CSS pixels.
pub fn circles(svg: &str, foot: f64, radius: impl Fn(f64) -> bool) -> Vec<(f64, f64)> {
    let document = document(svg);
    let mut found: Vec<(f64, f64)> = all(&document, "circle")
        .filter(|node| radius(attribute(*node, "r") / STEPS))
        .map(|node| (attribute(node, "cx") / STEPS, attribute(node, "cy") / STEPS))
        .filter(|(_, y)| *y < foot)
        .collect();
    // A ring lies on a dot of the same place.
    found.dedup();
    found
}

/// The places of a polyline, in CSS pixels.
pub fn places(line: Node<'_, '_>) -> Vec<(f64, f64)> {
    let number = |text: &str| text.parse::<f64>().expect("a number") / STEPS;
    line.attribute("points")
        .unwrap_or_default()
        .split_whitespace()
        .filter_map(|place| place.split_once(','))
        .map(|(x, y)| (number(x), number(y)))
        .collect()
}

/// A text with the box it takes.
pub struct TextBox {
    pub text: String,
    pub x0: f64,
    pub x1: f64,
    pub y0: f64,
    pub y1: f64,
}

/// How far the picture is moved down and to the right on a sheet of its own, in CSS pixels.
fn moved(node: Node<'_, '_>) -> (f64, f64) {
    let by = |node: Node<'_, '_>| {
        let transform = node.attribute("transform")?;
        let (x, y) = transform
            .strip_prefix("translate(")?
            .strip_suffix(')')?
            .split_once(' ')?;
        Some((x.parse().expect("a number"), y.parse().expect("a number")))
    };
    node.ancestors().find_map(by).unwrap_or_default()
}

/// Boxes of the texts, as wide as Inter's widest names: 0.62 of the size per character, 1.1 of it
/// high.
pub fn text_boxes(svg: &str) -> Vec<TextBox> {
    let document = document(svg);
    all(&document, "text")
        .map(|node| {
            let text = node.text().unwrap_or_default().trim().to_owned();
            let size = attribute(node, "font-size") / STEPS;
            let (right, down) = moved(node);
            let x = attribute(node, "x") / STEPS + right;
            let y = attribute(node, "y") / STEPS + down;
            let width = text.chars().count() as f64 * size * 0.62;
            let x0 = match node.attribute("text-anchor") {
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
