//! Whether two things tended to go together: Spearman's rank correlation (domain rule 4.7).
//!
//! Not here: pairing days, and the words.

/// Spearman's coefficient of `pairs`, -1 to +1: Pearson's of the ranks, where equal values share
/// the mean of their ranks (Spearman 1904; ties as in Kendall, Rank Correlation Methods, 3.8).
/// `None` for fewer than two pairs, or when all values of one side are equal.
#[must_use]
pub fn spearman(pairs: &[(f64, f64)]) -> Option<f64> {
    let first: Vec<f64> = pairs.iter().map(|pair| pair.0).collect();
    let second: Vec<f64> = pairs.iter().map(|pair| pair.1).collect();
    let (first, second) = (ranks(&first), ranks(&second));
    // Ranks always add up to n (n + 1) / 2, ties or not.
    let mean = (pairs.len() as f64 + 1.0) / 2.0;
    let (mut xy, mut xx, mut yy) = (0.0, 0.0, 0.0);
    for (x, y) in first.iter().zip(&second) {
        xy += (x - mean) * (y - mean);
        xx += (x - mean) * (x - mean);
        yy += (y - mean) * (y - mean);
    }
    (xx > 0.0 && yy > 0.0).then(|| (xy / (xx * yy).sqrt()).clamp(-1.0, 1.0))
}

/// The rank of each value from 1 on; equal values share the mean of their ranks.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_unstable_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0;
    for equal in order.chunk_by(|a, b| values[*a] == values[*b]) {
        let shared = before as f64 + (equal.len() as f64 + 1.0) / 2.0;
        for place in equal {
            ranks[*place] = shared;
        }
        before += equal.len();
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_order_is_one_and_the_opposite_minus_one() {
        let rising = [(1.0, 2.0), (2.0, 30.0), (5.0, 31.0)];
        assert_eq!(spearman(&rising), Some(1.0));
        assert_eq!(spearman(&rising.map(|(x, y)| (x, -y))), Some(-1.0));
    }

    #[test]
    fn equal_values_share_their_rank_and_a_side_of_equals_has_no_link() {
        assert_eq!(ranks(&[3.0, 1.0, 3.0, 2.0]), [3.5, 1.0, 3.5, 2.0]);
        assert_eq!(spearman(&[(1.0, 0.0), (2.0, 0.0)]), None);
        assert_eq!(spearman(&[(1.0, 0.0)]), None);
        assert_eq!(spearman(&[]), None);
    }
}
