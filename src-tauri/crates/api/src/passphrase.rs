//! How strong a passphrase is, in words (hardening: bounds of `guesses_log10`).
//!
//! Not here: what is done with it (`cairn-vault`).

use crate::ApiError;
use serde::{Deserialize, Serialize};

/// A passphrase below this many decimal orders of guesses is refused.
const FLOOR_LOG10: f64 = 8.0;
/// From here on a passphrase is taken without a warning.
const GOOD_LOG10: f64 = 10.0;
/// From here on it is called very good; five drawn words are beyond it.
const VERY_GOOD_LOG10: f64 = 14.0;
/// Longest text that is measured; the estimate grows slowly with length.
const MEASURED_CHARS: usize = 100;
/// Well known from comics and guides, and called strong by the estimate.
const KNOWN: [&str; 3] = [
    "correct horse battery staple",
    "correcthorsebatterystaple",
    "diceware passphrase example",
];

/// The strength of a passphrase in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct PassphraseStrength {
    /// Segments of the meter, 0 (nothing typed) to 4.
    pub level: u8,
    /// It may be used at all.
    pub allowed: bool,
    /// It is used only after a plain warning.
    pub weak: bool,
    /// What makes it weak, where one thing stands out.
    pub reason: Option<PassphraseReason>,
}

/// What makes a passphrase weak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum PassphraseReason {
    /// Few signs.
    Short,
    /// One of those everybody tries first.
    Common,
    /// A date or a year.
    Date,
    /// A word, a name, or a few of them.
    Word,
    /// Repeated or in a row on the keyboard or in the alphabet.
    Pattern,
}

/// Measures what was typed.
#[must_use]
pub fn measure(typed: &str) -> PassphraseStrength {
    let start: String = typed.chars().take(MEASURED_CHARS).collect();
    if start.is_empty() {
        return PassphraseStrength {
            level: 0,
            allowed: false,
            weak: true,
            reason: None,
        };
    }
    let known = KNOWN.contains(&start.to_lowercase().trim());
    let entropy = zxcvbn::zxcvbn(&start, &["cairn", "journal", "recovery", "sober", "notes"]);
    let log10 = if known { 1.0 } else { entropy.guesses_log10() };
    let level = match log10 {
        g if g < FLOOR_LOG10 => 1,
        g if g < GOOD_LOG10 => 2,
        g if g < VERY_GOOD_LOG10 => 3,
        _ => 4,
    };
    let weak = log10 < GOOD_LOG10;
    let reason = if known {
        Some(PassphraseReason::Common)
    } else if weak {
        Some(reason_of(
            entropy
                .feedback()
                .and_then(zxcvbn::feedback::Feedback::warning),
        ))
    } else {
        None
    };
    PassphraseStrength {
        level,
        allowed: log10 >= FLOOR_LOG10,
        weak,
        reason,
    }
}

/// Takes a passphrase or says why not.
pub(crate) fn accept(typed: &str, accept_weak: bool) -> Result<(), ApiError> {
    if typed.is_empty() {
        return Err(ApiError::PassphraseEmpty);
    }
    let strength = measure(typed);
    if !strength.allowed {
        return Err(ApiError::PassphraseTooWeak);
    }
    if strength.weak && !accept_weak {
        return Err(ApiError::PassphraseWeak);
    }
    Ok(())
}

fn reason_of(warning: Option<zxcvbn::feedback::Warning>) -> PassphraseReason {
    use zxcvbn::feedback::Warning as W;
    match warning {
        Some(
            W::StraightRowsOfKeysAreEasyToGuess
            | W::ShortKeyboardPatternsAreEasyToGuess
            | W::RepeatsLikeAaaAreEasyToGuess
            | W::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess
            | W::SequencesLikeAbcAreEasyToGuess,
        ) => PassphraseReason::Pattern,
        Some(W::RecentYearsAreEasyToGuess | W::DatesAreOftenEasyToGuess) => PassphraseReason::Date,
        Some(
            W::ThisIsATop10Password
            | W::ThisIsATop100Password
            | W::ThisIsACommonPassword
            | W::ThisIsSimilarToACommonlyUsedPassword,
        ) => PassphraseReason::Common,
        Some(
            W::AWordByItselfIsEasyToGuess
            | W::NamesAndSurnamesByThemselvesAreEasyToGuess
            | W::CommonNamesAndSurnamesAreEasyToGuess,
        ) => PassphraseReason::Word,
        _ => PassphraseReason::Short,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weak_ones_are_named_and_five_drawn_words_are_very_good() {
        assert_eq!(measure("").level, 0);
        assert!(!measure("password").allowed);
        assert_eq!(measure("password").reason, Some(PassphraseReason::Common));
        assert!(!measure("qwertyuiop").allowed);
        assert!(!measure("Correct Horse Battery Staple").allowed);
        let drawn = measure("harbor velvet onion ladder crisp");
        assert_eq!((drawn.level, drawn.weak, drawn.allowed), (4, false, true));
    }

    #[test]
    fn a_weak_one_is_taken_only_with_a_word_of_consent() {
        let weak = (1..=40)
            .map(|n| "k7Wq!zP2v#mX9b".chars().take(n).collect::<String>())
            .find(|p| measure(p).weak && measure(p).allowed)
            .expect("some length lies between the floor and good");
        assert_eq!(accept(&weak, false), Err(ApiError::PassphraseWeak));
        assert_eq!(accept(&weak, true), Ok(()));
        assert_eq!(accept("abc", true), Err(ApiError::PassphraseTooWeak));
        assert_eq!(accept("", true), Err(ApiError::PassphraseEmpty));
    }

    #[test]
    fn a_megabyte_is_measured_at_once() {
        assert!(measure(&"lantern weather ".repeat(70_000)).level >= 1);
    }
}
