//! The shipped words for feelings: eight families of six (domain 2.4), an own list.
//!
//! A check-in stores the English word as an id; what is shown comes from `ui/locales`. Words of
//! the person's own are tags. No wheel of others is followed.

/// One family of feelings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeelingFamily {
    /// Its name, one of its own words or not.
    pub id: &'static str,
    /// Its words.
    pub words: [&'static str; 6],
}

/// The families, pleasant ones first.
pub static FEELINGS: [FeelingFamily; 8] = [
    FeelingFamily {
        id: "calm",
        words: ["calm", "content", "safe", "relieved", "rested", "grateful"],
    },
    FeelingFamily {
        id: "glad",
        words: ["happy", "proud", "amused", "hopeful", "loved", "excited"],
    },
    FeelingFamily {
        id: "strong",
        words: ["brave", "able", "clear", "determined", "curious", "free"],
    },
    FeelingFamily {
        id: "sad",
        words: ["sad", "lonely", "empty", "hurt", "discouraged", "grieving"],
    },
    FeelingFamily {
        id: "afraid",
        words: [
            "anxious",
            "scared",
            "worried",
            "tense",
            "overwhelmed",
            "unsure",
        ],
    },
    FeelingFamily {
        id: "angry",
        words: [
            "angry",
            "irritated",
            "resentful",
            "jealous",
            "bitter",
            "restless",
        ],
    },
    FeelingFamily {
        id: "ashamed",
        words: [
            "ashamed",
            "guilty",
            "embarrassed",
            "worthless",
            "exposed",
            "regretful",
        ],
    },
    FeelingFamily {
        id: "worn",
        words: ["tired", "bored", "numb", "foggy", "ill", "drained"],
    },
];

/// Whether `word` is one of the shipped words, in any case.
#[must_use]
pub fn is_shipped_feeling(word: &str) -> bool {
    shipped_feeling(word).is_some()
}

/// The shipped word that is `word` in any case.
pub(crate) fn shipped_feeling(word: &str) -> Option<&'static str> {
    FEELINGS
        .iter()
        .flat_map(|family| family.words)
        .find(|ours| ours.eq_ignore_ascii_case(word))
}
