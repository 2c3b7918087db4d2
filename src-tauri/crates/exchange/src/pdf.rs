//! Blocks as a PDF of real, tagged text: headings, lists and tables are such for a screen reader,
//! letters can be searched and copied, and charts have a description.
//!
//! Set by the Typst library from one fixed page (`pdf/page.typ`). What somebody wrote goes into it
//! as values, never as markup. Nothing is hidden in the file: no author, host, program, date, or
//! target of a link that is not printed; the same blocks give the same bytes.
//!
//! Deliberately not here: page numbers and anything else that the preview does not have.

mod nodes;
mod world;

use crate::ExchangeError;
use crate::outline::Block;
use crate::share::Written;
use cairn_words::Words;
use nodes::Nodes;
use serde::{Deserialize, Serialize};
use typst::foundations::{Dict, Smart, Value};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;
use world::World;

/// Most bytes of text in one PDF: about a thousand pages, which take seconds.
pub(crate) const MAX_BYTES: usize = 2_000_000;

/// The size of a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Paper {
    /// 210 by 297 mm (ISO 216).
    #[default]
    A4,
    /// 8.5 by 11 inches (ANSI A).
    Letter,
}

impl Paper {
    /// What Typst calls it.
    fn name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "us-letter",
        }
    }
}

/// The document as a PDF. Where no font has a sign, [`world::MISSING`] stands.
///
/// # Errors
/// [`ExchangeError::TooLong`] above [`MAX_BYTES`]; [`ExchangeError::NotSet`] when the library
/// refuses, as with lists inside one another hundreds of times.
pub(crate) fn write(
    blocks: &[Block<'_>],
    paper: Paper,
    words: &Words,
) -> Result<Written, ExchangeError> {
    let nodes = Nodes::of(blocks);
    let (bytes, limit) = (nodes.text.len(), MAX_BYTES);
    if bytes > limit {
        return Err(ExchangeError::TooLong { bytes, limit });
    }
    let title = words.text("export-title", &[]);
    let input: Dict = [
        ("title", Value::Str(title.as_str().into())),
        ("paper", Value::Str(paper.name().into())),
        ("nodes", Value::Array(nodes.values)),
    ]
    .into_iter()
    .map(|(name, value)| (name.into(), value))
    .collect();
    let bytes = set(&World::new(input));
    // Typst remembers what it has set, and that must not outlive the document.
    typst::comemo::evict(0);
    Ok(Written {
        bytes: bytes.ok_or(ExchangeError::NotSet)?,
        text: nodes.text,
        missing: nodes.missing.into_iter().map(String::from).collect(),
    })
}

fn set(world: &World) -> Option<Vec<u8>> {
    let document: PagedDocument = typst::compile(world).output.ok()?;
    let options = PdfOptions {
        creator: Smart::Custom(None),
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).ok()
}

#[cfg(test)]
#[cfg(target_os = "linux")]
pub(crate) mod tests;
