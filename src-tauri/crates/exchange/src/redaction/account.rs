//! One document being redacted: each text of it in turn, and the account of what went.

use super::{Redactor, Span, words};
use cairn_journal::name_key;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Most words that are listed for a look: nobody reads more.
const REVIEWED: usize = 200;
/// Characters shown on either side of a word that is asked about.
const AROUND_CHARS: usize = 30;

/// The account of a document that was redacted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Redactions {
    /// Everything that went, in the order in which it first stood there.
    pub replaced: Vec<Replaced>,
    /// Each place where a name that is an ordinary word as well was found. All of them went, but
    /// for those that the person wants to keep.
    pub doubts: Vec<Doubt>,
    /// Words with a capital letter that are on no list, for a look: each once, 200 at most.
    pub to_review: Vec<String>,
}

/// Something that went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Replaced {
    /// As it stood there.
    pub found: String,
    /// What stands there now.
    pub with: String,
    /// How often.
    pub count: u32,
}

/// One place where a word may be a name or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Doubt {
    /// Its number in the document, from 0; keeping it names this.
    pub number: u32,
    /// As it stands there.
    pub found: String,
    /// What would stand there instead.
    pub with: String,
    /// The text before it, as it stands.
    pub before: String,
    /// The text after it, as it stands.
    pub after: String,
    /// Whether it is kept.
    pub kept: bool,
}

/// A document being redacted.
pub struct Redaction<'r> {
    redactor: Option<&'r Redactor>,
    /// Numbers of doubtful places that stay as they are.
    keep: HashSet<u32>,
    redactions: Redactions,
    /// Where each pair of found and replacement stands in the account.
    places: HashMap<(String, String), usize>,
    reviewed: BTreeSet<String>,
    n_doubts: u32,
}

impl<'r> Redaction<'r> {
    /// Begins a document. The doubtful places whose numbers are in `keep` stay as they are.
    #[must_use]
    pub fn with(redactor: &'r Redactor, keep: &[u32]) -> Self {
        Self {
            redactor: Some(redactor),
            keep: keep.iter().copied().collect(),
            redactions: Redactions::default(),
            places: HashMap::new(),
            reviewed: BTreeSet::new(),
            n_doubts: 0,
        }
    }

    /// Leaves every text as it is.
    #[must_use]
    pub fn off() -> Redaction<'static> {
        Redaction {
            redactor: None,
            keep: HashSet::new(),
            redactions: Redactions::default(),
            places: HashMap::new(),
            reviewed: BTreeSet::new(),
            n_doubts: 0,
        }
    }

    /// Whether anything is redacted at all.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.redactor.is_some()
    }

    /// The account so far.
    #[must_use]
    pub fn finish(self) -> Redactions {
        self.redactions
    }

    /// `text` without what has to go.
    #[must_use]
    pub fn text(&mut self, text: &str) -> String {
        self.pieces(text, &[])
            .into_iter()
            .map(|piece| piece.text)
            .collect()
    }

    /// `text` in pieces: what stays, and what stands where something went. At the places of
    /// `cuts`, in rising order, a word may begin and end whatever stands around it.
    pub(super) fn pieces(&mut self, text: &str, cuts: &[usize]) -> Vec<Piece> {
        let Some(redactor) = self.redactor else {
            return vec![Piece::kept(text, 0..text.len())];
        };
        let mut pieces = Vec::new();
        let mut done = 0;
        for span in redactor.spans(text, cuts) {
            if span.is_doubtful(text) && self.doubt(&span, text) {
                continue;
            }
            if done < span.start {
                pieces.push(Piece::kept(&text[done..span.start], done..span.start));
            }
            self.count(&text[span.start..span.end], span.with);
            pieces.push(Piece {
                text: span.with.to_owned(),
                source: span.start..span.end,
                is_new: true,
            });
            done = span.end;
        }
        if done < text.len() || pieces.is_empty() {
            pieces.push(Piece::kept(&text[done..], done..text.len()));
        }
        let stays = pieces.iter().filter(|piece| !piece.is_new);
        for word in stays.flat_map(|piece| words::unknown(&piece.text)) {
            let is_new = self.redactions.to_review.len() < REVIEWED;
            if is_new && self.reviewed.insert(name_key(word)) {
                self.redactions.to_review.push(word.to_owned());
            }
        }
        pieces
    }

    /// Notes a place that is offered; answers whether it stays.
    fn doubt(&mut self, span: &Span<'_>, text: &str) -> bool {
        let number = self.n_doubts;
        self.n_doubts += 1;
        let kept = self.keep.contains(&number);
        let mut before: Vec<char> = text[..span.start]
            .chars()
            .rev()
            .take(AROUND_CHARS)
            .collect();
        before.reverse();
        let after = text[span.end..].chars().take(AROUND_CHARS);
        self.redactions.doubts.push(Doubt {
            number,
            found: text[span.start..span.end].to_owned(),
            with: span.with.to_owned(),
            before: before.into_iter().collect(),
            after: after.collect(),
            kept,
        });
        kept
    }

    fn count(&mut self, found: &str, with: &str) {
        let replaced = &mut self.redactions.replaced;
        let place = *self
            .places
            .entry((found.to_owned(), with.to_owned()))
            .or_insert_with(|| {
                replaced.push(Replaced {
                    found: found.to_owned(),
                    with: with.to_owned(),
                    count: 0,
                });
                replaced.len() - 1
            });
        replaced[place].count += 1;
    }
}

/// A piece of a redacted text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    /// The bytes of the text it stands for.
    pub(super) source: std::ops::Range<usize>,
    /// Whether something went there.
    pub(super) is_new: bool,
}

impl Piece {
    fn kept(text: &str, source: std::ops::Range<usize>) -> Self {
        Self {
            text: text.to_owned(),
            source,
            is_new: false,
        }
    }
}
