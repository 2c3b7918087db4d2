//! Taking the names of others out of a text before it leaves (domain 3.6.4).
//!
//! The order is fixed: e-mail addresses and links, phone numbers, groups and places, people, words
//! of the person's own. Names are matched as whole words, in any case, with or without accents, in
//! any Unicode form, with any apostrophe and across line breaks; of names that overlap the longest
//! decides, and all that any of them covers goes. What goes is absent afterwards, not covered.
//!
//! It is help, not proof: an inflected form that nobody listed stays. Deliberately not here: which
//! texts leave (`selection`), and the report for people (`share`).

mod account;
mod lists;
mod markdown;
mod patterns;
mod records;
mod terms;
mod words;

pub use account::{Doubt, Redaction, Redactions, Replaced};
pub(crate) use records::RedactedRecords;
pub use terms::{Term, TermKind};

use aho_corasick::AhoCorasick;
use terms::{Folded, fold};
use words::is_common;

/// Finds what has to go. Made once for a list of names, used for any number of texts.
pub struct Redactor {
    terms: Vec<Term>,
    /// Finds folded terms; `None` without any.
    finder: Option<AhoCorasick>,
}

/// A stretch of a text that goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span<'r> {
    /// First byte.
    start: usize,
    /// One after the last.
    end: usize,
    kind: TermKind,
    /// What stands there instead.
    with: &'r str,
    /// The spelling that was found, where a list has it.
    term: Option<&'r Term>,
}

impl Redactor {
    /// A redactor for these names; e-mail addresses, links and phone numbers go with any list.
    #[must_use]
    pub fn new(terms: Vec<Term>) -> Self {
        let (mut kept, mut folded) = (Vec::new(), Vec::new());
        for term in terms {
            let spelling = terms::folded_spelling(&term.spelling);
            if !spelling.is_empty() {
                kept.push(term);
                folded.push(spelling);
            }
        }
        let finder = (!folded.is_empty()).then(|| {
            AhoCorasick::new(folded).expect("the lists of a journal are far below what fits")
        });
        let terms = kept;
        Self { terms, finder }
    }

    /// Everything in `text` that goes, in order, without overlaps. At the places of `cuts`, in
    /// rising order, a word may begin and end whatever stands around it.
    fn spans<'r>(&'r self, text: &str, cuts: &[usize]) -> Vec<Span<'r>> {
        let mut spans = patterns::addresses(text);
        patterns::phones(text, &mut spans);
        self.names(text, cuts, &mut spans);
        merged(spans)
    }

    fn names<'r>(&'r self, text: &str, cuts: &[usize], spans: &mut Vec<Span<'r>>) {
        let Some(finder) = &self.finder else { return };
        let folded: Folded = fold(text);
        for found in finder.find_overlapping_iter(&folded.bytes) {
            let Some((start, end)) = folded.source(found.start(), found.end()) else {
                continue;
            };
            let term = &self.terms[found.pattern().as_usize()];
            if terms::is_whole(text, start, end, cuts) {
                spans.push(Span {
                    start,
                    end,
                    kind: term.kind,
                    with: &term.with,
                    term: Some(term),
                });
            }
        }
    }
}

impl Span<'_> {
    /// Whether the word may well not be the name: it is an ordinary word, or stands in small
    /// letters where the name has a capital.
    fn is_doubtful(&self, text: &str) -> bool {
        let found = &text[self.start..self.end];
        let small = |text: &str| text.chars().next().is_some_and(char::is_lowercase);
        self.term.is_some_and(|term| {
            !term.spelling.contains(char::is_whitespace)
                && (is_common(found) || (small(found) && !small(&term.spelling)))
        })
    }
}

/// Spans that overlap become one: it covers them all, and the first in the order of kinds, then the
/// longest of them, says what stands there instead.
fn merged(mut spans: Vec<Span<'_>>) -> Vec<Span<'_>> {
    spans.sort_unstable_by_key(|span| (span.start, span.end));
    let mut merged: Vec<Span<'_>> = Vec::with_capacity(spans.len());
    // The length of the one that decides, for the last of `merged`.
    let mut deciding = 0;
    for span in spans {
        let length = span.end - span.start;
        match merged.last_mut() {
            Some(last) if span.start < last.end => {
                let decides = (span.kind, std::cmp::Reverse(length))
                    < (last.kind, std::cmp::Reverse(deciding));
                let (start, end) = (last.start, last.end.max(span.end));
                if decides {
                    deciding = length;
                    *last = span;
                }
                (last.start, last.end) = (start, end);
            }
            _ => {
                deciding = length;
                merged.push(span);
            }
        }
    }
    merged
}

#[cfg(test)]
mod tests;
