//! A smooth curve through uneven days: LOESS of degree 1 with tricube weights (Cleveland 1979;
//! domain rule 4.2), without the robustness steps.
//!
//! Not here: anything between two values that lie far apart, before the first or after the last.

/// Fewer values have no curve.
const MIN_VALUES: usize = 20;
/// Nor have values over fewer days.
const MIN_SPAN_DAYS: i32 = 28;
/// Share of the values that take part at each place: of 20 values 12, so that the rule's "at least
/// 10" always holds.
const SPAN: f64 = 0.6;
/// A longer way between two values is a gap, which the curve does not cross.
const GAP_DAYS: i32 = 14;
/// Places at which a long range is looked at; more could not be seen.
const PLACES: i32 = 300;

/// The curve through `points` (day number, value; in the order of days, no day twice), as
/// stretches without a gap of more than 14 days, each from its first value to its last. Empty for
/// fewer than 20 values or 28 days.
#[must_use]
pub fn loess(points: &[(i32, f64)]) -> Vec<Vec<(i32, f64)>> {
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return Vec::new();
    };
    let span = last.0.saturating_sub(first.0);
    if points.len() < MIN_VALUES || span < MIN_SPAN_DAYS {
        return Vec::new();
    }
    let nearest = (points.len() as f64 * SPAN) as usize;
    let step = (span / PLACES).max(1);
    points
        .chunk_by(|a, b| b.0 - a.0 <= GAP_DAYS)
        .filter_map(|stretch| {
            let (from, to) = (stretch.first()?.0, stretch.last()?.0);
            let inner = (from..to).step_by(step as usize);
            Some(
                inner
                    .chain([to])
                    .map(|day| (day, smoothed(points, nearest, day)))
                    .collect(),
            )
        })
        .collect()
}

/// The value at `day` of the weighted line through the `nearest` points.
fn smoothed(points: &[(i32, f64)], nearest: usize, day: i32) -> f64 {
    let away = |point: &(i32, f64)| f64::from(point.0) - f64::from(day);
    // The nearest points are neighbours: slide to where the one before is as far as the last.
    let mut from = points
        .partition_point(|point| point.0 < day)
        .saturating_sub(nearest);
    while from + nearest < points.len() && away(&points[from + nearest]) < -away(&points[from]) {
        from += 1;
    }
    let near = &points[from..(from + nearest).min(points.len())];
    let radius = near
        .iter()
        .map(|point| away(point).abs())
        .fold(0.0, f64::max);

    let (mut w, mut wx, mut wy, mut wxx, mut wxy) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for point in near {
        let x = away(point);
        let share = (x.abs() / radius).powi(3);
        let weight = (1.0 - share).powi(3);
        w += weight;
        wx += weight * x;
        wy += weight * point.1;
        wxx += weight * x * x;
        wxy += weight * x * point.1;
    }
    // Counted from `day`, the line's value there is its intercept.
    let spread = w * wxx - wx * wx;
    if spread > f64::EPSILON * w * wxx {
        (wxx * wy - wx * wxy) / spread
    } else {
        wy / w
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nineteen_values_or_twenty_seven_days_have_no_curve() {
        let line =
            |n: i32, step: i32| -> Vec<_> { (0..n).map(|i| (i * step, f64::from(i))).collect() };
        assert!(loess(&line(19, 3)).is_empty());
        assert!(loess(&line(28, 1)).is_empty());
        assert!(loess(&[]).is_empty());
        assert_eq!(loess(&line(29, 1)).len(), 1);
        assert_eq!(loess(&line(20, 2))[0].len(), 39);
    }

    #[test]
    fn it_does_not_cross_a_gap_of_more_than_fourteen_days() {
        let days = |gap: i32| -> Vec<_> {
            (0..15)
                .chain(14 + gap..29 + gap)
                .map(|day| (day, 1.0))
                .collect()
        };
        assert_eq!(loess(&days(14)).len(), 1);
        let curves = loess(&days(15));
        assert_eq!(curves.len(), 2);
        assert_eq!((curves[0].last().unwrap().0, curves[1][0].0), (14, 29));
    }

    #[test]
    fn ten_years_are_looked_at_in_few_places() {
        let points: Vec<_> = (0..3650).map(|day| (day, f64::from(day % 7))).collect();
        let curve = loess(&points);
        assert_eq!(curve.len(), 1);
        assert!(curve[0].len() < 320);
        assert_eq!(curve[0].last().unwrap().0, 3649);
    }

    proptest! {
        #[test]
        fn on_a_line_it_is_that_line(
            gaps in prop::collection::vec(1..14_i32, 28..60),
            slope in -0.5..0.5_f64,
            start in -3.0..3.0_f64,
        ) {
            let mut day = 0;
            let points: Vec<_> = gaps.iter().map(|gap| {
                day += gap;
                (day, start + slope * f64::from(day))
            }).collect();
            for (day, value) in loess(&points).into_iter().flatten() {
                let expected = start + slope * f64::from(day);
                prop_assert!((value - expected).abs() < 1e-9 * (1.0 + expected.abs()));
            }
        }

        #[test]
        fn it_stays_finite_and_within_its_days(
            steps in prop::collection::vec((1..40_i32, -3..=3_i8), 0..80),
        ) {
            let mut day = 0;
            let points: Vec<_> = steps.iter().map(|&(gap, value)| {
                day += gap;
                (day, f64::from(value))
            }).collect();
            for stretch in loess(&points) {
                let logged = |day: i32| points.iter().any(|point| point.0 == day);
                prop_assert!(logged(stretch[0].0) && logged(stretch.last().unwrap().0));
                prop_assert!(stretch.iter().all(|at| at.1.is_finite()));
                prop_assert!(stretch.windows(2).all(|pair| pair[0].0 < pair[1].0));
            }
        }
    }
}
