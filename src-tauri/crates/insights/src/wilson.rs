//! The interval of Wilson for a share (Wilson 1927), here of mean scores between 0 and 1. Not
//! here: the ranking made from it.

/// 95 %, two-sided.
const Z: f64 = 1.96;

/// Where a share lies, with 95 % confidence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Low end, 0 to 1.
    pub lower: f64,
    /// High end, 0 to 1.
    pub upper: f64,
}

/// The 95 % interval of `sum / n`, where each of `n` scores is between 0 and 1. `None` for no
/// score.
#[must_use]
pub fn wilson(sum: f64, n: u32) -> Option<Interval> {
    if n == 0 {
        return None;
    }
    let n = f64::from(n);
    let p = (sum / n).clamp(0.0, 1.0);
    let z2 = Z * Z;
    let centre = p + z2 / (2.0 * n);
    let half = Z * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    let scale = 1.0 + z2 / n;
    // At the very ends rounding could leave a hair outside 0 to 1.
    Some(Interval {
        lower: ((centre - half) / scale).max(0.0),
        upper: ((centre + half) / scale).min(1.0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_vectors_of_the_lower_bound() {
        let vectors = [
            (18.0, 20, 0.6990),
            (7.0, 7, 0.6457),
            (9.0, 12, 0.4677),
            (3.0, 3, 0.4385),
            (1.0, 1, 0.2065),
            (0.0, 2, 0.0),
        ];
        for (sum, n, lower) in vectors {
            let interval = wilson(sum, n).unwrap();
            assert!(
                (interval.lower - lower).abs() < 5e-5,
                "{sum}/{n}: {}",
                interval.lower
            );
        }
        assert_eq!(wilson(0.0, 0), None);
    }
}
