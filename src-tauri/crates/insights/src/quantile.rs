//! Order statistics. Not here: what they are taken of.

/// The middle value; for an even count the mean of the two middle ones. `None` without values.
#[must_use]
pub fn median(values: &[f64]) -> Option<f64> {
    quantile(values, 0.5)
}

/// The quantile at `p` (0 to 1; beyond that it is held at the ends) by type 7 of Hyndman and Fan:
/// linear between the order statistics around `(n - 1) p`, the default of R and numpy. `None`
/// without values.
#[must_use]
pub fn quantile(values: &[f64], p: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    quantile_of_sorted(&sorted, p)
}

pub(crate) fn quantile_of_sorted(sorted: &[f64], p: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = last as f64 * p.clamp(0.0, 1.0);
    let below = place.floor();
    let low = sorted[below as usize];
    let high = sorted[(below as usize + 1).min(last)];
    Some(low + (high - low) * (place - below))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_even_count_has_the_mean_of_the_two_middle_values() {
        assert_eq!(median(&[2.0, -1.0]), Some(0.5));
        assert_eq!(median(&[-1.0, 2.0, 1.0]), Some(1.0));
        assert_eq!(median(&[]), None);
    }
}
