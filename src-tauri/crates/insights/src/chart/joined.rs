//! Many shapes that look alike as one: what is seen is the same, and a page lays out a few shapes
//! where ten years would be tens of thousands.
//!
//! Not here: drawing (`canvas`). Read is what plotters 0.3 writes, a shape to a line; a line of any
//! other form stays as it is.

use std::fmt::Write;

/// From this many on, shapes that follow one another and differ in their place only are joined. A
/// year of days is not: each of its marks stays a shape of its own.
const MANY: usize = 500;

/// A shape that can be joined with others of its look.
enum Shape<'a> {
    /// `(cx, cy, r)`, and the attributes behind them.
    Dot([i64; 3], &'a str),
    /// The places, and the attributes before them.
    Line(&'a str, &'a str),
}

impl<'a> Shape<'a> {
    fn read(line: &'a str) -> Option<Self> {
        let inside = line.strip_prefix('<')?.strip_suffix("/>")?;
        if !inside.contains(r#" opacity="1""#) {
            // What shines through lets be seen where it lies above another one.
            return None;
        }
        if let Some(rest) = inside.strip_prefix("circle cx=\"") {
            let (x, rest) = rest.split_once("\" cy=\"")?;
            let (y, rest) = rest.split_once("\" r=\"")?;
            let (radius, look) = rest.split_once('"')?;
            let numbers = [x.parse().ok()?, y.parse().ok()?, radius.parse().ok()?];
            return Some(Self::Dot(numbers, look));
        }
        let rest = inside.strip_prefix("polyline")?;
        let (look, places) = rest.split_once(" points=\"")?;
        Some(Self::Line(places.strip_suffix('"')?, look))
    }

    fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Dot([.., one], look), Self::Dot([.., two], like)) => one == two && look == like,
            (Self::Line(_, look), Self::Line(_, like)) => look == like,
            _ => false,
        }
    }

    fn look(&self) -> &'a str {
        match self {
            Self::Dot(_, look) | Self::Line(_, look) => look,
        }
    }

    /// The outline of a dot as two half turns (SVG 1.1, 8.3.8), or the way of a line.
    fn push_outline(&self, path: &mut String) {
        let written = match self {
            Self::Dot([x, y, radius], _) => {
                let (left, wide) = (x - radius, 2 * radius);
                let turn = format!("a{radius} {radius} 0 1 0");
                write!(path, "M{left} {y}{turn} {wide} 0{turn} -{wide} 0")
            }
            Self::Line(places, _) => write!(path, "M{}", places.trim_end()),
        };
        written.expect("a string takes everything");
    }
}

/// `shapes` with runs of [`MANY`] alike as one path each.
pub(super) fn joined(shapes: &str) -> String {
    let mut written = String::with_capacity(shapes.len());
    let mut run: Vec<(&str, Shape<'_>)> = Vec::new();
    for line in shapes.split_inclusive('\n') {
        let shape = Shape::read(line.trim_end());
        let goes_on = match (&shape, run.first()) {
            (Some(shape), Some((_, first))) => first.is_like(shape),
            _ => false,
        };
        if !goes_on {
            push_run(&mut written, &mut run);
        }
        match shape {
            Some(shape) => run.push((line, shape)),
            None => written.push_str(line),
        }
    }
    push_run(&mut written, &mut run);
    written
}

fn push_run(written: &mut String, run: &mut Vec<(&str, Shape<'_>)>) {
    match run.first() {
        Some((_, first)) if run.len() >= MANY => {
            let mut path = String::new();
            run.iter()
                .for_each(|(_, shape)| shape.push_outline(&mut path));
            let look = first.look().trim();
            writeln!(written, r#"<path {look} d="{path}"/>"#).expect("a string takes everything");
        }
        _ => run.iter().for_each(|(line, _)| written.push_str(line)),
    }
    run.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dots(n: usize, opacity: &str) -> String {
        let dot = |at| {
            format!(
                "<circle cx=\"{at}\" cy=\"7\" r=\"2\" opacity=\"{opacity}\" fill=\"#123456\" \
                 stroke=\"none\" stroke-width=\"1\"/>\n"
            )
        };
        (0..n).map(dot).collect()
    }

    fn lines(n: usize) -> String {
        let line = |at| {
            format!(
                "<polyline fill=\"none\" opacity=\"1\" stroke=\"#123456\" stroke-width=\"4\" \
                 points=\"{at},0 {at},9 \"/>\n"
            )
        };
        (0..n).map(line).collect()
    }

    #[test]
    fn few_shapes_stay_as_they_are() {
        let shapes = format!("{}{}", dots(MANY - 1, "1"), lines(MANY - 1));
        assert_eq!(joined(&shapes), shapes);
    }

    #[test]
    fn many_that_look_alike_are_one_in_the_same_order() {
        let text = "<text x=\"1\" y=\"2\">\n5\n</text>\n";
        let shapes = format!("{text}{}{text}{}", dots(MANY, "1"), lines(MANY));
        let joined = joined(&shapes);
        let paths: Vec<&str> = joined.lines().filter(|l| l.starts_with("<path")).collect();
        assert_eq!(paths.len(), 2);
        assert!(!joined.contains("<circle") && !joined.contains("<polyline"));
        assert_eq!(joined.matches("<text").count(), 2);
        assert!(paths[0].starts_with(
            r##"<path opacity="1" fill="#123456" stroke="none" stroke-width="1" d="M-2 7a2 2 0 1 0 4 0a2 2 0 1 0 -4 0M-1 7"##
        ));
        assert!(paths[1].contains(r#" d="M0,0 0,9M1,0 1,9M"#));
        for path in paths {
            assert_eq!(path.matches('M').count(), MANY);
        }
    }

    #[test]
    fn what_shines_through_is_never_joined() {
        let shapes = dots(MANY, "0.5");
        assert_eq!(joined(&shapes), shapes);
    }
}
