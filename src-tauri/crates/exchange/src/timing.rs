//! How long a text takes to say, at the speed of the person, and where it would have to stop.

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

/// How long a text takes to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Timing {
    /// Words ([UAX 29](https://www.unicode.org/reports/tr29/#Word_Boundaries)); in a script without
    /// spaces each sign is one.
    pub words: u32,
    /// Seconds, rounded to the nearest.
    pub seconds: u32,
    /// How it fits the time there is.
    pub fit: Option<Fit>,
}

/// How a text fits the time there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Fit {
    /// Minutes there are.
    pub minutes: u8,
    /// Seconds it takes more; 0 when it fits.
    pub over_seconds: u32,
    /// About as many words would have to go.
    pub over_words: u32,
    /// Where the time is up: after this many UTF-16 code units of the text, as the window counts
    /// them; `None` when it fits.
    pub stop_at: Option<u32>,
}

/// How long `text` takes at `words_a_minute`, and how it fits `minutes`.
#[must_use]
pub fn time_to_say(text: &str, words_a_minute: u16, minutes: Option<u8>) -> Timing {
    let words: Vec<(usize, &str)> = text.unicode_word_indices().collect();
    let speed = usize::from(words_a_minute.max(1));
    let seconds = (words.len() * 60 + speed / 2) / speed;
    let fit = minutes.map(|minutes| {
        let there_are = speed * usize::from(minutes);
        let last = there_are.checked_sub(1).and_then(|last| words.get(last));
        let is_over = words.len() > there_are;
        Fit {
            minutes,
            over_seconds: number(seconds.saturating_sub(usize::from(minutes) * 60)),
            over_words: number(words.len().saturating_sub(there_are)),
            stop_at: last
                .filter(|_| is_over)
                .map(|(start, word)| number(text[..start + word.len()].encode_utf16().count())),
        }
    });
    Timing {
        words: number(words.len()),
        seconds: number(seconds),
        fit,
    }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(words: usize) -> Timing {
        time_to_say(&"word ".repeat(words), 130, Some(3))
    }

    #[test]
    fn ac_33_three_minutes_at_130_words_a_minute() {
        let fits = said(390);
        assert_eq!((fits.words, fits.seconds), (390, 180));
        let fit = fits.fit.unwrap();
        assert_eq!(
            (fit.over_seconds, fit.over_words, fit.stop_at),
            (0, 0, None)
        );
        let over = said(420);
        assert_eq!(over.seconds, 194, "3:14");
        let fit = over.fit.unwrap();
        assert_eq!((fit.over_seconds, fit.over_words), (14, 30));
        // The 390th word of five signs ends one sign before its space.
        assert_eq!(fit.stop_at, Some(390 * 5 - 1));
    }

    #[test]
    fn words_are_counted_in_every_script() {
        let words = |text| time_to_say(text, 130, None).words;
        assert_eq!(words("Don't — it's 3:14, well-known."), 6);
        assert_eq!(words("Ça va? Да. سلام שלום"), 5);
        assert_eq!(words("田中さん"), 4);
        assert_eq!(words(""), 0);
    }

    #[test]
    fn where_to_stop_is_counted_as_the_window_counts() {
        let fit = time_to_say("🌿 a b c", 80, Some(0)).fit.unwrap();
        assert_eq!((fit.over_words, fit.stop_at), (3, None), "no time, no word");
        let text = format!("🌿 {}end", "a ".repeat(80));
        let fit = time_to_say(&text, 80, Some(1)).fit.unwrap();
        assert_eq!(fit.stop_at, Some(3 + 159));
    }
}
