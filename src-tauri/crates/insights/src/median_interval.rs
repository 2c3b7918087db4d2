//! How far a median may be trusted: the interval between two order statistics (domain rule 4.4).
//!
//! The number of values below the true median is binomial with p = 1/2, whatever the values are
//! spread like; so the values at two places from the ends enclose it with a coverage that is known
//! exactly (David and Nagaraja, Order Statistics, 7.1). Not here: what is concluded from it.

use serde::Serialize;

/// Least coverage of the interval.
const COVERAGE: f64 = 0.90;
/// Fewer values have no interval: even lowest to highest of four covers only 87.5 %.
const MIN_VALUES: usize = 5;

/// Where the median of what the values were taken from lies.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct MedianInterval {
    /// Low end.
    pub low: f64,
    /// High end.
    pub high: f64,
    /// How often such an interval holds the median, 0.9 to 1.
    pub coverage: f64,
}

/// The narrowest interval from the k-th lowest to the k-th highest of `values` that covers their
/// median with at least 90 %. `None` for fewer than 5.
#[must_use]
pub fn median_interval(values: &[f64]) -> Option<MedianInterval> {
    let n = values.len();
    if n < MIN_VALUES {
        return None;
    }
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);

    // ln of "k values lie below the median"; as logarithms, so that thousands do not underflow.
    let mut log = -(n as f64) * std::f64::consts::LN_2;
    let (mut place, mut outside) = (0, log.exp());
    let mut tail = outside;
    for k in 1..=(n - 1) / 2 {
        log += ((n - k + 1) as f64 / k as f64).ln();
        tail += log.exp();
        if 1.0 - 2.0 * tail < COVERAGE {
            break;
        }
        (place, outside) = (k, tail);
    }
    Some(MedianInterval {
        low: sorted[place],
        high: sorted[n - 1 - place],
        coverage: 1.0 - 2.0 * outside,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ac_25_the_interval_of_eight_mondays_and_of_five() {
        let mondays = [-1.0, 0.0, -2.0, 1.0, -1.0, 0.0, -1.0, 0.0];
        let interval = median_interval(&mondays).unwrap();
        assert_eq!((interval.low, interval.high), (-1.0, 0.0));
        assert!((interval.coverage - 0.9297).abs() < 5e-5);
        let five = median_interval(&[2.0, -1.0, 0.0, 3.0, 1.0]).unwrap();
        assert_eq!((five.low, five.high, five.coverage), (-1.0, 3.0, 0.9375));
        assert_eq!(median_interval(&[1.0; 4]), None);
    }

    #[test]
    fn nine_values_go_from_the_second_to_the_eighth() {
        let values: Vec<f64> = (1..=9).map(f64::from).collect();
        let interval = median_interval(&values).unwrap();
        assert_eq!((interval.low, interval.high), (2.0, 8.0));
        assert!((interval.coverage - 0.9609).abs() < 5e-5);
    }

    #[test]
    fn thousands_of_values_have_a_narrow_interval() {
        let values: Vec<f64> = (0..10_000).map(f64::from).collect();
        let interval = median_interval(&values).unwrap();
        assert!(interval.coverage >= 0.9 && interval.coverage < 0.91);
        assert!(interval.high - interval.low < 200.0);
    }
}
