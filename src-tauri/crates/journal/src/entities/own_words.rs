//! The words a person has chosen for themselves (language guide, feature F-40).
//!
//! Not here: the default words (`ui/locales/en/terms.ftl`) and how they get into sentences
//! (`cairn-words`). What is chosen here passes no lint: it is the person's.

use crate::error::JournalError;
use crate::{limits, text};
use serde::{Deserialize, Serialize};

/// Words in place of the default ones; `None` keeps the default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct OwnWords {
    /// Stands behind a length of time: "7 years *free*"; also sober, clean, abstinent.
    #[serde(default)]
    pub time_free: Option<String>,
    /// A lapse; also slip, relapse, setback.
    #[serde(default)]
    pub lapse: Option<CountedWord>,
    /// A milestone; also anniversary, birthday, chip.
    #[serde(default)]
    pub milestone: Option<CountedWord>,
    /// An urge; also craving.
    #[serde(default)]
    pub urge: Option<CountedWord>,
    /// The person's own word for themselves.
    #[serde(default)]
    pub person: Option<String>,
}

/// A noun for one and for several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CountedWord {
    /// For one.
    pub one: String,
    /// For several.
    pub several: String,
}

impl OwnWords {
    /// Longest word, in characters.
    pub const WORD_CHARS: usize = 40;

    pub(crate) fn clean(&mut self) {
        for word in [&mut self.time_free, &mut self.person] {
            if let Some(word) = word {
                text::clean_line(word);
            }
            word.take_if(|word| word.is_empty());
        }
        for word in [&mut self.lapse, &mut self.milestone, &mut self.urge] {
            if let Some(CountedWord { one, several }) = word {
                text::clean_line(one);
                text::clean_line(several);
                if several.is_empty() {
                    several.clone_from(one);
                }
            }
            word.take_if(|word| word.one.is_empty());
        }
    }

    pub(crate) fn check(&self) -> Result<(), JournalError> {
        let single = [&self.time_free, &self.person].into_iter().flatten();
        let counted = [&self.lapse, &self.milestone, &self.urge]
            .into_iter()
            .flatten()
            .flat_map(|word| [&word.one, &word.several]);
        single
            .chain(counted)
            .try_for_each(|word| limits::chars("words", word, Self::WORD_CHARS))
    }
}
