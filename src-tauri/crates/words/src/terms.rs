//! The words a person chooses for themselves (language guide, feature F-40): Fluent terms that
//! replace the defaults of `terms.ftl` in every sentence.
//!
//! Not here: where the choice is stored, the presets offered, and limits of length; those belong
//! to the settings. A word is taken literally: it can be no markup and no reference.

use fluent_bundle::FluentResource;

/// A person's own words. `None` keeps the default of the language guide.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Terms {
    /// Stands behind a length of time: "7 years *free*"; also sober, clean, abstinent.
    pub time_free: Option<String>,
    /// A lapse, one and several; also slip, relapse, setback.
    pub lapse: Option<Counted>,
    /// A milestone, one and several; also anniversary, birthday, chip.
    pub milestone: Option<Counted>,
    /// An urge, one and several; also craving.
    pub urge: Option<Counted>,
    /// The person's own word for themselves: "a *person* with a history"; no default label.
    pub person: Option<String>,
}

/// A noun for one and for several.
#[derive(Clone, PartialEq, Eq)]
pub struct Counted {
    /// For one.
    pub one: String,
    /// For several.
    pub several: String,
}

impl Terms {
    /// The chosen words as a resource that overrides the terms of the same names.
    pub(crate) fn resource(&self) -> FluentResource {
        let mut source = String::new();
        let mut add = |name: &str, word: &str| {
            let (small, capital) = (literal(word), literal(&capital(word)));
            source.push_str(&format!(
                "-{name} = {{ $case ->\n   *[small] {{ \"{small}\" }}\n    [capital] {{ \"{capital}\" }}\n}}\n"
            ));
        };
        if let Some(word) = &self.time_free {
            add("time-free", word);
        }
        let counted = [
            ("lapse", "lapses", &self.lapse),
            ("milestone", "milestones", &self.milestone),
            ("urge", "urges", &self.urge),
        ];
        for (one, several, word) in counted {
            if let Some(word) = word {
                add(one, &word.one);
                add(several, &word.several);
            }
        }
        if let Some(word) = &self.person {
            add("person", word);
        }
        match FluentResource::try_new(source) {
            // `literal` leaves nothing that could fail to parse; a test feeds it the worst.
            Ok(resource) | Err((resource, _)) => resource,
        }
    }
}

/// The word with a capital first letter, as sentences and titles begin.
fn capital(word: &str) -> String {
    let mut letters = word.trim().chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.as_str().chars()).collect()
}

/// The word as the inside of a Fluent string literal: quotes and backslashes escaped, control
/// characters (a literal ends at a line break) as spaces.
fn literal(word: &str) -> String {
    let mut text = String::with_capacity(word.len());
    for c in word.trim().chars() {
        match c {
            '"' | '\\' => {
                text.push('\\');
                text.push(c);
            }
            c if c.is_control() => text.push(' '),
            c => text.push(c),
        }
    }
    text
}

impl std::fmt::Debug for Terms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Words people choose for themselves belong in no log.
        f.debug_struct("Terms").finish_non_exhaustive()
    }
}
