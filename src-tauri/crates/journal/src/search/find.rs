//! Finding a folded phrase in bytes, in any ASCII case.
//!
//! Works on ASCII text as it is and on folded text alike, so that most texts need no copy.

use memchr::memchr2_iter;

/// Words that are to stand one after the other, with nothing but white space between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// Folded, not empty, none of them empty.
    words: Vec<Vec<u8>>,
    /// Place in the first word of the byte that is looked for first.
    rare: usize,
}

impl Phrase {
    /// The phrase of the words in `folded`; none when there is no word.
    pub(crate) fn new(folded: &str) -> Option<Self> {
        let words: Vec<_> = folded
            .split_whitespace()
            .map(|word| word.as_bytes().to_vec())
            .collect();
        let first = words.first()?;
        let rare = (0..first.len()).min_by_key(|place| frequency(first[*place]))?;
        Some(Self { words, rare })
    }

    /// Whether the phrase stands in `text`.
    pub(crate) fn is_in(&self, text: &[u8]) -> bool {
        let first = &self.words[0];
        let Some(last_start) = text.len().checked_sub(first.len()) else {
            return false;
        };
        let byte = first[self.rare];
        let candidates = &text[self.rare..=last_start + self.rare];
        memchr2_iter(byte, byte.to_ascii_uppercase(), candidates)
            .any(|start| self.end_at(text, start).is_some())
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
            word in "[a-c]{1,4}", text in "[a-cA-C \n]{0,40}",
        ) {
            let phrase = Phrase::new(&word).unwrap();
            let naive = text.to_ascii_lowercase().contains(&word);
            prop_assert_eq!(phrase.is_in(text.as_bytes()), naive);
        }
    }
}
