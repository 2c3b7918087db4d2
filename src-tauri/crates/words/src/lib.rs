//! The words of the program: every sentence for people, from the Fluent files in
//! `ui/locales/en`, with the person's own words in it.
//!
//! The window reads the same files by itself; this room renders them for the command line, for
//! charts and for exports. Deliberately not here: any sentence (they live in the files), the
//! choice of a sentence (the rooms that know the facts return message ids), and the language
//! guide's lint (`cargo xtask`). English only.

mod arg;
mod format;
mod terms;

pub use arg::Arg;
pub use format::{date_in_words, day_in_words, month_in_words, number, signed};
pub use terms::{Counted, Terms};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_syntax::ast;
use std::sync::{Arc, LazyLock};
use unic_langid::langid;

/// Name and content of every file in `ui/locales/en`, as they were when the program was built.
pub const SOURCES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/sources.rs"));

/// The same, parsed: that takes longer than all else about them, so it is done once.
static FILES: LazyLock<Vec<Arc<FluentResource>>> = LazyLock::new(|| {
    // Tests prove that every file parses and no id is there twice; should one slip through, the
    // readable rest of the file is still better than none of it.
    let parse =
        |text: &str| FluentResource::try_new(text.to_owned()).unwrap_or_else(|(part, _)| part);
    SOURCES
        .iter()
        .map(|(_, text)| Arc::new(parse(text)))
        .collect()
});

/// Said in place of a message that does not exist or lacks an argument. Tests find such a
/// message; a person never reads an id.
const FALLBACK: &str = "words-fallback";

/// Why a message could not be put into words. Always a mistake in the program, never the
/// person's doing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WordsError {
    /// No file has a message (or an attribute) of this name.
    #[error("there is no message `{0}`")]
    Unknown(String),
    /// The message names an argument, a term or a message that is not there.
    #[error("message `{id}` cannot be rendered: {reason}")]
    Incomplete {
        /// The message.
        id: String,
        /// What Fluent found; names of variables, never their values.
        reason: String,
    },
}

/// The sentences of one language with one person's own words. Cheap to ask, made once and kept;
/// may be shared between threads.
pub struct Words {
    bundle: FluentBundle<Arc<FluentResource>>,
}

impl Words {
    /// English with the default words of the language guide.
    #[must_use]
    pub fn english() -> Self {
        Self::with_terms(&Terms::default())
    }

    /// English with the person's own words for time free, a lapse, a milestone and themselves.
    #[must_use]
    pub fn with_terms(terms: &Terms) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![langid!("en")]);
        // Marks around arguments would end up in files, terminals and screen readers; English is
        // the only language, so nothing needs them.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(format::fluent_number));
        for file in &*FILES {
            let _first_wins = bundle.add_resource(Arc::clone(file));
        }
        bundle.add_resource_overriding(Arc::new(terms.resource()));
        Self { bundle }
    }

    /// The sentence `id` (`name` or `name.attribute`) with its arguments.
    ///
    /// Never shows an id: what cannot be rendered becomes a neutral sentence. Tests call
    /// [`Words::try_text`], which says what is wrong.
    #[must_use]
    pub fn text(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.try_text(id, args)
            .or_else(|_| self.try_text(FALLBACK, &[]))
            .unwrap_or_default()
    }

    /// The sentence `id` (`name` or `name.attribute`) with its arguments.
    ///
    /// # Errors
    /// [`WordsError::Unknown`] when there is no such message, [`WordsError::Incomplete`] when an
    /// argument or a term it names is missing.
    pub fn try_text(&self, id: &str, args: &[(&str, Arg)]) -> Result<String, WordsError> {
        let (name, attribute) = match id.split_once('.') {
            Some((name, attribute)) => (name, Some(attribute)),
            None => (id, None),
        };
        let unknown = || WordsError::Unknown(id.to_owned());
        let message = self.bundle.get_message(name).ok_or_else(unknown)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute).map(|a| a.value()),
            None => message.value(),
        }
        .ok_or_else(unknown)?;

        let mut values = FluentArgs::new();
        for (key, arg) in args {
            values.set((*key).to_owned(), arg.to_fluent());
        }
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&values), &mut errors);
        match errors.first() {
            None => Ok(text.into_owned()),
            Some(error) => Err(WordsError::Incomplete {
                id: id.to_owned(),
                reason: error.to_string(),
            }),
        }
    }

    /// A length of time of so many whole years, months and days: "7 years, 2 months". Parts that
    /// are zero are left out; of no time at all, "0 days" is left.
    #[must_use]
    pub fn length(&self, years: u32, months: u32, days: u32) -> String {
        let part = |id: &str, n: u32| (n > 0).then(|| self.text(id, &[("n", n.into())]));
        let parts = [
            part("length-years", years),
            part("length-months", months),
            part("length-days", days),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() {
            return self.text("length-days", &[("n", 0_u32.into())]);
        }
        parts.join(", ")
    }

    /// Whether there is a message of this name.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// The names of all messages, in the order of the files; for tests of other rooms.
    #[must_use]
    pub fn ids() -> Vec<String> {
        let entries = FILES.iter().flat_map(|file| file.entries());
        let names = entries.filter_map(|entry| match entry {
            ast::Entry::Message(message) => Some(message.id.name.to_owned()),
            _ => None,
        });
        names.collect()
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The bundle holds the person's own words, which belong in no log.
        f.debug_struct("Words").finish_non_exhaustive()
    }
}
