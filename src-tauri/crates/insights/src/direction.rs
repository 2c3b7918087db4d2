//! Whether values drift (domain rule 4.3): the slope of Theil and Sen, and Kendall's S with its
//! tie-corrected variance to say whether there is a direction at all.
//!
//! One odd day does not turn the result. Not here: any forecast, and the sentence. Days resemble
//! their neighbours, so the result describes what was logged and proves nothing.

use crate::quantile::median;
use serde::Serialize;

/// Fewer values say nothing about a direction.
pub const MIN_VALUES: usize = 10;
/// Fewer days between the first and the last value say nothing about a direction.
pub const MIN_SPAN_DAYS: i32 = 14;
/// Beyond this many standard errors we speak of a direction (two-sided 5 % of the normal).
const Z_CLEAR: f64 = 1.96;
/// With more different values than this, slopes are listed rather than counted.
const MOST_COUNTED: usize = 64;

/// What may be said about the direction of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Too few values, or too few days between the first and the last.
    NotEnoughYet,
    /// Neither up nor down.
    NoClearDirection,
    /// Upwards.
    DriftingUp,
    /// Downwards.
    DriftingDown,
}

/// The line of Theil and Sen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TheilSen {
    /// Median of the slopes of all pairs, per day.
    pub slope: f64,
    /// Median of the values less `slope` times the median of the days.
    pub intercept: f64,
}

/// Kendall's test of whether values rise or fall together with the days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kendall {
    /// Rising pairs less falling pairs.
    pub s: i64,
    /// Variance of `s` if there is no direction, corrected for equal values.
    pub variance: f64,
    /// `(s - sign of s) / sqrt(variance)`; 0 when all values are equal.
    pub z: f64,
}

/// What may be said about `points`: pairs of a day number and a value, in the order of days, no
/// day twice.
#[must_use]
pub fn describe(points: &[(i32, f64)]) -> Direction {
    let span = match (points.first(), points.last()) {
        (Some(first), Some(last)) => last.0.saturating_sub(first.0),
        _ => 0,
    };
    if points.len() < MIN_VALUES || span < MIN_SPAN_DAYS {
        return Direction::NotEnoughYet;
    }
    let Some(line) = theil_sen(points) else {
        return Direction::NotEnoughYet;
    };
    if kendall(points).z.abs() < Z_CLEAR || line.slope == 0.0 {
        Direction::NoClearDirection
    } else if line.slope > 0.0 {
        Direction::DriftingUp
    } else {
        Direction::DriftingDown
    }
}

/// The line of Theil and Sen through `points` (day number, value), in the order of days, no day
/// twice. `None` for fewer than two.
#[must_use]
pub fn theil_sen(points: &[(i32, f64)]) -> Option<TheilSen> {
    let slope = median_slope(points)?;
    let days: Vec<f64> = points.iter().map(|p| f64::from(p.0)).collect();
    let values: Vec<f64> = points.iter().map(|p| p.1).collect();
    Some(TheilSen {
        slope,
        intercept: median(&values)? - slope * median(&days)?,
    })
}

/// Kendall's S of `points` (day number, value), in the order of days, no day twice, with
/// `variance = [n(n-1)(2n+5) - sum of t(t-1)(2t+5)] / 18` over groups of t equal values.
#[must_use]
pub fn kendall(points: &[(i32, f64)]) -> Kendall {
    let (values, ranks) = classes(points);
    // A tree of counts by rank makes this n log n: a journal may hold thousands of days.
    let mut seen = vec![0_i64; values.len() + 1];
    let mut equal = vec![0_i64; values.len()];
    let mut s = 0;
    for (before, &rank) in ranks.iter().enumerate() {
        let mut lower = 0;
        let mut i = rank;
        while i > 0 {
            lower += seen[i];
            i -= i & i.wrapping_neg();
        }
        s += 2 * lower + equal[rank] - before as i64;
        equal[rank] += 1;
        let mut i = rank + 1;
        while i < seen.len() {
            seen[i] += 1;
            i += i & i.wrapping_neg();
        }
    }
    let spread = |t: f64| t * (t - 1.0) * (2.0 * t + 5.0);
    let ties: f64 = equal.iter().map(|&t| spread(t as f64)).sum();
    let variance = (spread(points.len() as f64) - ties) / 18.0;
    let z = if variance > 0.0 {
        (s - s.signum()) as f64 / variance.sqrt()
    } else {
        0.0
    };
    Kendall { s, variance, z }
}

/// The different values in rising order, and for each point the place of its value among them.
fn classes(points: &[(i32, f64)]) -> (Vec<f64>, Vec<usize>) {
    let mut values: Vec<f64> = points.iter().map(|p| p.1).collect();
    values.sort_unstable_by(f64::total_cmp);
    values.dedup();
    let ranks = points
        .iter()
        .map(|p| values.partition_point(|v| *v < p.1))
        .collect();
    (values, ranks)
}

/// The median of the slopes of all pairs.
fn median_slope(points: &[(i32, f64)]) -> Option<f64> {
    let n = points.len() as u64;
    let pairs = n * n.saturating_sub(1) / 2;
    if pairs == 0 {
        return None;
    }
    let mut slopes = counted_slopes(points).unwrap_or_else(|| listed_slopes(points));
    // Two order statistics around the middle; equal when the number of pairs is odd.
    let low = weighted_nth(&mut slopes, (pairs - 1) / 2);
    let high = weighted_nth(&mut slopes, pairs / 2);
    Some(if low == high {
        low
    } else {
        low + (high - low) / 2.0
    })
}

/// Every pair's slope, once each.
fn listed_slopes(points: &[(i32, f64)]) -> Vec<(f64, u64)> {
    let mut slopes = Vec::with_capacity(points.len() * (points.len() - 1) / 2);
    for (i, earlier) in points.iter().enumerate() {
        for later in &points[i + 1..] {
            slopes.push(((later.1 - earlier.1) / f64::from(later.0 - earlier.0), 1));
        }
    }
    slopes
}

/// The same slopes, each with the number of pairs that have it; `None` where that would take more
/// memory than the list. Moods take a dozen values, so ten years of days have millions of pairs
/// but few slopes.
fn counted_slopes(points: &[(i32, f64)]) -> Option<Vec<(f64, u64)>> {
    let (values, ranks) = classes(points);
    let k = values.len();
    if k > MOST_COUNTED {
        return None;
    }
    // A pair's slope depends on how far apart its days are and on the difference of its values.
    let all = || {
        values
            .iter()
            .flat_map(|from| values.iter().map(move |to| to - from))
    };
    let mut differences: Vec<f64> = all().collect();
    differences.sort_unstable_by(f64::total_cmp);
    differences.dedup();
    let class: Vec<usize> = all()
        .map(|difference| differences.partition_point(|d| *d < difference))
        .collect();

    let span = points.last()?.0.abs_diff(points.first()?.0) as usize;
    let cells = differences.len().saturating_mul(span + 1);
    if cells > points.len() * (points.len() - 1) / 2 {
        return None;
    }
    let mut counts = vec![0_u32; cells];
    for (i, earlier) in points.iter().enumerate() {
        let class = &class[ranks[i] * k..][..k];
        for (later, rank) in points[i + 1..].iter().zip(&ranks[i + 1..]) {
            let apart = later.0.abs_diff(earlier.0) as usize;
            counts[apart * differences.len() + class[*rank]] += 1;
        }
    }
    let slope = |(cell, count): (usize, u32)| {
        let (apart, class) = (cell / differences.len(), cell % differences.len());
        (differences[class] / apart as f64, u64::from(count))
    };
    Some(
        counts
            .into_iter()
            .enumerate()
            .filter(|(_, count)| *count > 0)
            .map(slope)
            .collect(),
    )
}

/// The slope at place `n` (from 0) when each is repeated as often as it occurs.
fn weighted_nth(slopes: &mut [(f64, u64)], n: u64) -> f64 {
    let mut rest = slopes;
    let mut n = n;
    loop {
        let middle = rest.len() / 2;
        let (below, pivot, above) = rest.select_nth_unstable_by(middle, |a, b| a.0.total_cmp(&b.0));
        let lighter: u64 = below.iter().map(|s| s.1).sum();
        if n < lighter {
            rest = below;
        } else if n < lighter + pivot.1 || above.is_empty() {
            return pivot.0;
        } else {
            n -= lighter + pivot.1;
            rest = above;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn points(list: &[(i32, i32)]) -> Vec<(i32, f64)> {
        list.iter()
            .map(|&(day, value)| (day, f64::from(value)))
            .collect()
    }

    #[test]
    fn ac_23_theil_sen_slope_intercept_and_kendall_z() {
        let p = points(&[
            (0, -2),
            (2, -1),
            (3, -1),
            (7, 0),
            (9, -1),
            (14, 1),
            (15, 0),
            (20, 1),
            (22, 2),
            (27, 1),
        ]);
        let line = theil_sen(&p).unwrap();
        assert_eq!((line.slope, line.intercept), (0.125, -1.4375));
        let kendall = kendall(&p);
        assert_eq!(kendall.s, 32);
        assert!((kendall.variance - 116.667).abs() < 5e-4);
        assert!((kendall.z - 2.870).abs() < 5e-4);
        assert_eq!(describe(&p), Direction::DriftingUp);
        let falling: Vec<_> = p.iter().map(|&(day, value)| (day, -value)).collect();
        assert_eq!(describe(&falling), Direction::DriftingDown);
    }

    #[test]
    fn ac_24_no_clear_direction_and_one_odd_day_does_not_turn_it() {
        let p = points(&[
            (0, 1),
            (1, -1),
            (3, 2),
            (4, 0),
            (6, 1),
            (8, -1),
            (9, 1),
            (12, 0),
            (13, 1),
            (15, 0),
        ]);
        assert_eq!(theil_sen(&p).unwrap().slope, 0.0);
        let k = kendall(&p);
        assert_eq!(k.s, -3);
        assert!((k.z + 0.19).abs() < 5e-3);
        assert_eq!(describe(&p), Direction::NoClearDirection);

        let mut line: Vec<_> = (0..10).map(|x| (x, 0.1 * f64::from(x))).collect();
        line[9].1 = -3.0;
        assert!((theil_sen(&line).unwrap().slope - 0.1).abs() < 1e-12);
    }

    #[test]
    fn nine_values_or_thirteen_days_are_not_enough_yet() {
        let rising =
            |n: i32, step: i32| -> Vec<_> { (0..n).map(|i| (i * step, f64::from(i))).collect() };
        assert_eq!(describe(&rising(9, 3)), Direction::NotEnoughYet);
        assert_eq!(describe(&rising(14, 1)), Direction::NotEnoughYet);
        assert_eq!(describe(&rising(15, 1)), Direction::DriftingUp);
        assert_eq!(describe(&rising(10, 3)), Direction::DriftingUp);
        assert_eq!(describe(&[]), Direction::NotEnoughYet);
    }

    #[test]
    fn equal_values_have_no_direction() {
        let p: Vec<_> = (0..30).map(|x| (x, 2.0)).collect();
        assert_eq!(
            kendall(&p),
            Kendall {
                s: 0,
                variance: 0.0,
                z: 0.0
            }
        );
        assert_eq!(describe(&p), Direction::NoClearDirection);
    }

    proptest! {
        #[test]
        fn counting_slopes_gives_the_median_of_the_list(
            steps in prop::collection::vec((1..=2_i32, -2..=2_i32), 40..60)
        ) {
            let mut day = 0;
            let p: Vec<_> = steps.iter().map(|&(gap, half)| {
                day += gap;
                (day, f64::from(half) / 2.0)
            }).collect();
            let Some(mut counted) = counted_slopes(&p) else {
                return Err(TestCaseError::reject("a list is shorter"));
            };
            let mut listed: Vec<f64> = listed_slopes(&p).iter().map(|s| s.0).collect();
            listed.sort_unstable_by(f64::total_cmp);
            for (n, slope) in listed.iter().enumerate().step_by(61) {
                prop_assert_eq!(weighted_nth(&mut counted, n as u64), *slope);
            }
        }

        #[test]
        fn kendalls_s_is_the_sum_over_all_pairs(
            values in prop::collection::vec(-3..=3_i32, 0..40)
        ) {
            let p: Vec<_> = values.iter().zip(0..).map(|(&v, day)| (day, f64::from(v))).collect();
            let mut s = 0;
            for i in 0..p.len() {
                for j in i + 1..p.len() {
                    s += i64::from((values[j] - values[i]).signum());
                }
            }
            prop_assert_eq!(kendall(&p).s, s);
        }
    }
}
