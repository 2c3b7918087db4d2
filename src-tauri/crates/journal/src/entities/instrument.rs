//! The questionnaires that are shipped: how many items each has, how it is answered and added up,
//! and what its authors call a score (domain 2.9).
//!
//! Not here: the words of the items, which stand word for word in `questionnaires.ftl`, and what a
//! person answered (`InstrumentResponse`).

use chrono::Days;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// A questionnaire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Instrument {
    /// WHO-5 Well-Being Index.
    Who5,
    /// Brief Assessment of Recovery Capital.
    Barc10,
    /// Patient Health Questionnaire without its ninth item.
    Phq8,
    /// Generalised Anxiety Disorder scale.
    Gad7,
    /// Patient Health Questionnaire; its ninth item asks about thoughts of death.
    Phq9,
}

/// What the authors of a questionnaire call a score. No verdict of this program's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Band {
    /// PHQ, GAD-7: from 0.
    Minimal,
    /// PHQ, GAD-7: from 5.
    Mild,
    /// PHQ, GAD-7: from 10.
    Moderate,
    /// PHQ: from 15.
    ModeratelySevere,
    /// PHQ: from 20. GAD-7: from 15.
    Severe,
    /// WHO-5: at most 28.
    AtMost28,
    /// WHO-5: 29 to 50.
    AtMost50,
    /// BARC-10: at least 47 (Vilsaint et al. 2017).
    AtLeast47,
}

impl Instrument {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Who5, Self::Barc10, Self::Phq8, Self::Gad7, Self::Phq9];

    /// What it is called everywhere; a name of its own, not a word to translate.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Who5 => "WHO-5",
            Self::Barc10 => "BARC-10",
            Self::Phq8 => "PHQ-8",
            Self::Gad7 => "GAD-7",
            Self::Phq9 => "PHQ-9",
        }
    }

    /// Which edition of the wording it is; stored with every response.
    #[must_use]
    pub const fn version(self) -> &'static str {
        match self {
            Self::Who5 => "1998",
            Self::Barc10 => "2017",
            Self::Phq8 => "2009",
            Self::Gad7 => "2006",
            Self::Phq9 => "1999",
        }
    }

    /// Number of items.
    #[must_use]
    pub const fn items(self) -> usize {
        match self {
            Self::Who5 => 5,
            Self::Barc10 => 10,
            Self::Phq8 => 8,
            Self::Gad7 => 7,
            Self::Phq9 => 9,
        }
    }

    /// What an item is answered with.
    #[must_use]
    pub const fn answers(self) -> RangeInclusive<u8> {
        match self {
            Self::Who5 => 0..=5,
            Self::Barc10 => 1..=6,
            Self::Phq8 | Self::Gad7 | Self::Phq9 => 0..=3,
        }
    }

    /// Days from one complete response to the next: those that look back two weeks are asked every
    /// two weeks at most, the BARC-10 every thirty days.
    #[must_use]
    pub const fn days_between(self) -> Days {
        match self {
            Self::Barc10 => Days::new(30),
            Self::Who5 | Self::Phq8 | Self::Gad7 | Self::Phq9 => Days::new(14),
        }
    }

    /// What one point of an answer counts for: the raw sum of the WHO-5 (0 to 25) is told times
    /// four, the others as they are.
    const fn factor(self) -> u16 {
        match self {
            Self::Who5 => 4,
            Self::Barc10 | Self::Phq8 | Self::Gad7 | Self::Phq9 => 1,
        }
    }

    /// The score of complete `answers`: 0 to 100 for the WHO-5, 10 to 60 for the BARC-10, 0 to 24, 27
    /// and 21 for PHQ-8, PHQ-9 and GAD-7. `None` when one is missing (I-13).
    #[must_use]
    pub fn score(self, answers: &[Option<u8>]) -> Option<u16> {
        if answers.len() != self.items() {
            return None;
        }
        let sum: Option<u16> = answers.iter().map(|one| one.map(u16::from)).sum();
        Some(sum? * self.factor())
    }

    /// The greatest score there is.
    #[must_use]
    pub fn most(self) -> u16 {
        let items = u16::try_from(self.items()).unwrap_or(u16::MAX);
        items * u16::from(*self.answers().end()) * self.factor()
    }

    /// What `score` is called in what was published; `None` where no name was.
    #[must_use]
    pub const fn band(self, score: u16) -> Option<Band> {
        Some(match (self, score) {
            (Self::Who5, 0..=28) => Band::AtMost28,
            (Self::Who5, 29..=50) => Band::AtMost50,
            (Self::Barc10, 47..) => Band::AtLeast47,
            (Self::Who5 | Self::Barc10, _) => return None,
            (_, 0..=4) => Band::Minimal,
            (_, 5..=9) => Band::Mild,
            (_, 10..=14) => Band::Moderate,
            (Self::Phq8 | Self::Phq9, 15..=19) => Band::ModeratelySevere,
            (Self::Phq8 | Self::Phq9 | Self::Gad7, _) => Band::Severe,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(instrument: Instrument, answer: u8) -> Vec<Option<u8>> {
        vec![Some(answer); instrument.items()]
    }

    fn told(instrument: Instrument, answers: &[u8]) -> (u16, Option<Band>) {
        let answers: Vec<Option<u8>> = answers.iter().copied().map(Some).collect();
        let score = instrument.score(&answers).expect("all are answered");
        (score, instrument.band(score))
    }

    #[test]
    fn ac_45_scores_are_the_sums_that_were_published() {
        use Instrument::{Barc10, Gad7, Phq8, Phq9, Who5};
        assert_eq!(told(Phq8, &[1; 8]), (8, Some(Band::Mild)));
        assert_eq!(told(Phq9, &[1; 9]), (9, Some(Band::Mild)));
        assert_eq!(told(Who5, &[3, 1, 1, 1, 1]), (28, Some(Band::AtMost28)));
        assert_eq!(told(Who5, &[4, 2, 2, 2, 2]), (48, Some(Band::AtMost50)));
        assert_eq!(told(Who5, &[5, 2, 2, 2, 2]), (52, None));
        assert_eq!(
            told(Gad7, &[3, 3, 1, 1, 1, 1, 0]),
            (10, Some(Band::Moderate))
        );
        assert_eq!(told(Barc10, &[5; 10]), (50, Some(Band::AtLeast47)));
        assert_eq!(told(Barc10, &[1; 10]), (10, None));
        for instrument in Instrument::ALL {
            let mut answers = all(instrument, *instrument.answers().end());
            assert_eq!(instrument.score(&answers), Some(instrument.most()));
            for missing in 0..instrument.items() {
                let kept = answers[missing].take();
                assert_eq!(instrument.score(&answers), None, "one answer is missing");
                answers[missing] = kept;
            }
            answers.push(Some(1));
            assert_eq!(instrument.score(&answers), None, "one answer too many");
        }
        let greatest = Instrument::ALL.map(Instrument::most);
        assert_eq!(greatest, [100, 60, 24, 21, 27]);
    }

    #[test]
    fn bands_begin_where_they_were_published() {
        let begins = |instrument: Instrument| -> Vec<(u16, Option<Band>)> {
            let least = instrument.score(&all(instrument, *instrument.answers().start()));
            let mut last = None;
            let mut begins = Vec::new();
            for score in least.expect("all are answered")..=instrument.most() {
                let band = instrument.band(score);
                if begins.is_empty() || band != last {
                    begins.push((score, band));
                }
                last = band;
            }
            begins
        };
        let phq = vec![
            (0, Some(Band::Minimal)),
            (5, Some(Band::Mild)),
            (10, Some(Band::Moderate)),
            (15, Some(Band::ModeratelySevere)),
            (20, Some(Band::Severe)),
        ];
        assert_eq!(begins(Instrument::Phq8), phq);
        assert_eq!(begins(Instrument::Phq9), phq);
        let gad = [
            (0, Some(Band::Minimal)),
            (5, Some(Band::Mild)),
            (10, Some(Band::Moderate)),
            (15, Some(Band::Severe)),
        ];
        assert_eq!(begins(Instrument::Gad7), gad);
        let who = [
            (0, Some(Band::AtMost28)),
            (29, Some(Band::AtMost50)),
            (51, None),
        ];
        assert_eq!(begins(Instrument::Who5), who);
        let barc = [(10, None), (47, Some(Band::AtLeast47))];
        assert_eq!(begins(Instrument::Barc10), barc);
    }
}
