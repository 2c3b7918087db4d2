//! The frame of a drawn cairn, and the points in it.

use roxmltree::Node;

/// The view box.
pub struct Frame {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
}

impl Frame {
    pub fn of(root: Node<'_, '_>) -> Self {
        let numbers = numbers(root.attribute("viewBox").expect("a view box"));
        let [left, top, width, height] = numbers.try_into().expect("four numbers");
        Self {
            left,
            top,
            width,
            height,
        }
    }

    /// Whether a point, with half of the widest line around it, is inside.
    pub fn holds(&self, x: f64, y: f64) -> bool {
        const LINE: f64 = 0.75;
        x - LINE >= self.left
            && x + LINE <= self.left + self.width
            && y - LINE >= self.top
            && y + LINE <= self.top + self.height
    }
}

fn numbers(text: &str) -> Vec<f64> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '-' || c == '.'))
        .filter(|number| !number.is_empty())
        .map(|number| number.parse().expect("a number"))
        .collect()
}

/// The points of an element in the frame: of a curve all that pull at it, of an ellipse its ends.
/// What is cut off at a stone's outline has none.
pub fn points(node: Node<'_, '_>) -> Vec<(f64, f64)> {
    let is_cut = |node: Node<'_, '_>| node.attribute("clip-path").is_some();
    if node.ancestors().any(is_cut) {
        return Vec::new();
    }
    let value = |name| -> f64 {
        node.attribute(name)
            .unwrap_or("0")
            .parse()
            .expect("a number")
    };
    let own: Vec<(f64, f64)> = match node.tag_name().name() {
        "ellipse" => {
            let (x, y, across, down) = (value("cx"), value("cy"), value("rx"), value("ry"));
            vec![(x - across, y - down), (x + across, y + down)]
        }
        "path" => numbers(node.attribute("d").expect("a path"))
            .chunks_exact(2)
            .map(|pair| (pair[0], pair[1]))
            .collect(),
        _ => Vec::new(),
    };
    let moves: Vec<Vec<f64>> = node
        .ancestors()
        .filter_map(|node| node.attribute("transform").map(numbers))
        .collect();
    own.into_iter()
        .map(|point| {
            moves.iter().fold(point, |(x, y), change| {
                let [across, down, turn] = change[..] else {
                    panic!("move and turn: {change:?}")
                };
                let (sin, cos) = turn.to_radians().sin_cos();
                (x * cos - y * sin + across, x * sin + y * cos + down)
            })
        })
        .collect()
}
