//! Dates and numbers as English writes them. Not here: formats for machines (ISO dates, CSV).

use chrono::NaiveDate;
use fluent_bundle::FluentValue;
use intl_memoizer::concurrent::IntlLangMemoizer;

/// U+2212: a hyphen is too short to be seen before a digit, and screen readers pass over it.
const MINUS: char = '\u{2212}';
/// Stands for a number that does not exist.
const NO_NUMBER: &str = "\u{2013}";
/// As many digits behind the point as `Intl.NumberFormat` writes unasked, so that the window and
/// this room write the same number.
const UNASKED_DECIMALS: u8 = 3;

/// `3 August 2026`.
#[must_use]
pub fn date_in_words(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// `Monday 3 August 2026`.
#[must_use]
pub fn day_in_words(date: NaiveDate) -> String {
    date.format("%A %-d %B %Y").to_string()
}

/// `August 2026`.
#[must_use]
pub fn month_in_words(date: NaiveDate) -> String {
    date.format("%B %Y").to_string()
}

/// The number with exactly `decimals` digits behind the point, rounded half away from zero,
/// thousands set apart by commas, a true minus sign, and never a negative zero. A value that is
/// not finite becomes a dash.
#[must_use]
pub fn number(value: f64, decimals: u8) -> String {
    if !value.is_finite() {
        return NO_NUMBER.to_owned();
    }
    let scale = 10_f64.powi(i32::from(decimals));
    let scaled = (value.abs() * scale).round();
    // Beyond 2^53 there is no digit behind the point to round.
    let magnitude = if scaled.is_finite() {
        scaled / scale
    } else {
        value.abs()
    };
    let digits = format!("{magnitude:.*}", usize::from(decimals));
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));

    let mut text = String::new();
    if value < 0.0 && magnitude > 0.0 {
        text.push(MINUS);
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// A step of a scale around zero with at most `decimals` digits behind the point: `+1`, `0`,
/// `−0.5`.
#[must_use]
pub fn signed(value: f64, decimals: u8) -> String {
    let text = shortest(value, decimals);
    let positive = value > 0.0 && text.chars().any(|c| ('1'..='9').contains(&c));
    if positive { format!("+{text}") } else { text }
}

/// Like [`number`], without zeros at the end of the fraction.
fn shortest(value: f64, decimals: u8) -> String {
    let text = number(value, decimals);
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

/// How Fluent writes a number inside a sentence; everything else it may write by itself.
pub(crate) fn fluent_number(value: &FluentValue<'_>, _: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    Some(shortest(number.value, UNASKED_DECIMALS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_day_month_year() {
        let date = NaiveDate::from_ymd_opt(2026, 8, 3).unwrap();
        assert_eq!(date_in_words(date), "3 August 2026");
        assert_eq!(month_in_words(date), "August 2026");
        assert_eq!(day_in_words(date), "Monday 3 August 2026");
    }

    #[test]
    fn numbers_have_a_true_minus_and_no_negative_zero() {
        assert_eq!(number(-1.25, 1), "\u{2212}1.3");
        assert_eq!(number(0.25, 1), "0.3");
        assert_eq!(number(-0.04, 1), "0.0");
        assert_eq!(number(0.875, 1), "0.9");
        assert_eq!(number(7.0, 0), "7");
        assert_eq!(number(999.0, 0), "999");
        assert_eq!(number(1234567.5, 2), "1,234,567.50");
        assert_eq!(number(f64::NAN, 1), "\u{2013}");
        assert_eq!(number(f64::NEG_INFINITY, 1), "\u{2013}");
    }

    #[test]
    fn a_step_of_the_scale_carries_its_sign() {
        assert_eq!(signed(1.0, 1), "+1");
        assert_eq!(signed(-0.5, 1), "\u{2212}0.5");
        assert_eq!(signed(0.0, 1), "0");
        assert_eq!(signed(-0.0, 1), "0");
        assert_eq!(signed(0.02, 1), "0");
        assert_eq!(signed(30.0, 0), "+30");
    }
}
