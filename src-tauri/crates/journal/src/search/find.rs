//! Finding a folded phrase in bytes, in any ASCII case.
//!
//! Works on ASCII text as it is and on folded text alike, so that most texts need no copy.

/// Bytes looked at together; two comparisons of such a block become a few vector instructions.
const BLOCK: usize = 32;

/// Words that are to stand one after the other, with nothing but white space between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// Folded, not empty, none of them empty.
    words: Vec<Vec<u8>>,
    /// The two rarest bytes of the first word, the earlier first; one byte twice in a short word.
    anchors: [Anchor; 2],
}

/// A byte of the first word that is looked for before the whole word is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Anchor {
    place: usize,
    /// The byte with `case` set.
    byte: u8,
    /// The bit by which the cases of a letter differ; none for other bytes.
    case: u8,
}

impl Anchor {
    fn new(word: &[u8], place: usize) -> Self {
        let case = if word[place].is_ascii_alphabetic() {
            0x20
        } else {
            0
        };
        Self {
            place,
            byte: word[place] | case,
            case,
        }
    }

    fn is(self, byte: u8) -> bool {
        byte | self.case == self.byte
    }
}

impl Phrase {
    /// The phrase of the words in `folded`; none when there is no word.
    pub(crate) fn new(folded: &str) -> Option<Self> {
        let words: Vec<_> = folded
            .split_whitespace()
            .map(|word| word.as_bytes().to_vec())
            .collect();
        let first = words.first()?;
        let mut places: Vec<_> = (0..first.len()).collect();
        places.sort_by_key(|place| frequency(first[*place]));
        let (rarest, other) = (places[0], *places.get(1).unwrap_or(&places[0]));
        let anchors = [rarest.min(other), rarest.max(other)];
        let anchors = anchors.map(|place| Anchor::new(first, place));
        Some(Self { words, anchors })
    }

    /// Whether the phrase stands in `text`.
    pub(crate) fn is_in(&self, text: &[u8]) -> bool {
        let Some(starts) = (text.len() + 1).checked_sub(self.words[0].len()) else {
            return false;
        };
        let [early, late] = self.anchors;
        let early_bytes = &text[early.place..early.place + starts];
        let late_bytes = &text[late.place..late.place + starts];
        let blocks = early_bytes.chunks(BLOCK).zip(late_bytes.chunks(BLOCK));
        blocks.enumerate().any(|(index, (earlies, lates))| {
            let both = |(a, b): (&u8, &u8)| early.is(*a) & late.is(*b);
            // Without a way out of the loop it runs over a whole block at once.
            let any = earlies
                .iter()
                .zip(lates)
                .fold(false, |any, pair| any | both(pair));
            any && earlies.iter().zip(lates).enumerate().any(|(offset, pair)| {
                both(pair) && self.end_at(text, index * BLOCK + offset).is_some()
            })
        })
    }

    /// Where the phrase ends if it stands in `text` at `start`.
    pub(crate) fn end_at(&self, text: &[u8], start: usize) -> Option<usize> {
        let mut end = start;
        for (index, word) in self.words.iter().enumerate() {
            if index > 0 {
                let gap = text[end..]
                    .iter()
                    .take_while(|byte| byte.is_ascii_whitespace())
                    .count();
                if gap == 0 {
                    return None;
                }
                end += gap;
            }
            let here = text.get(end..end + word.len())?;
            if !here.eq_ignore_ascii_case(word) {
                return None;
            }
            end += word.len();
        }
        Some(end)
    }
}

/// How common a byte is in running text, roughly; only speed depends on it. Letters by their
/// order in English, after them what is rarer.
fn frequency(byte: u8) -> u8 {
    const COMMON_LAST: &[u8] = b"zqxjkvbpygfwmucldrhsnioate";
    let rank = COMMON_LAST
        .iter()
        .position(|letter| *letter == byte.to_ascii_lowercase());
    // The first byte of a character outside ASCII tells little, the others tell more.
    let other = if byte >= 0xC0 { 30 } else { 0 };
    rank.and_then(|rank| u8::try_from(rank).ok())
        .map_or(other, |rank| rank + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold;
    use proptest::prelude::*;

    #[track_caller]
    fn check(phrase: &str, text: &str, expect: bool) {
        let phrase = Phrase::new(&fold::fold(phrase)).unwrap();
        assert_eq!(phrase.is_in(text.as_bytes()), expect, "{text:?}");
    }

    #[test]
    fn a_phrase_stands_over_line_ends_but_not_over_other_words() {
        check("green tea", "a cup of Green\n  tea", true);
        check("green tea", "green and tea", false);
        check("green tea", "greentea", false);
        check("green", "GREENs", true);
        check("x", "", false);
        check("tea", "te", false);
        check("aab", "aaab", true);
    }

    proptest! {
        #[test]
        fn a_word_is_found_where_a_plain_search_finds_it(
            word in "[a-c]{1,4}", text in "[a-cA-C \n]{0,100}",
        ) {
            let phrase = Phrase::new(&word).unwrap();
            let naive = text.to_ascii_lowercase().contains(&word);
            prop_assert_eq!(phrase.is_in(text.as_bytes()), naive);
        }
    }
}
