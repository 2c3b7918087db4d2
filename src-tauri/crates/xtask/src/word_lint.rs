//! The language guide (domain 3.3) over the shipped sentences in `ui/locales`: words that judge,
//! order or keep score are refused, and so is the exclamation mark. Where a lapse or grief is spoken
//! of, more is refused; what is said there is named after it.
//!
//! Read are the values of messages, attributes and terms; not comments, names and placeables. What
//! a person writes or chooses for themselves never passes here.

use crate::rooms::files_below;
use crate::tool::{Outcome, root};
use fluent_syntax::ast;
use std::path::Path;

/// The second column of the guide, and what the brief of the language adds. A phrase stands for
/// its words in a row; a star for any ending.
const NOT_SAID: [&str; 32] = [
    "clean time",
    "relapse*",
    "fail*",
    "broke",
    "lost",
    "ruin*",
    "addict*",
    "alcoholic*",
    "user",
    "users",
    "junkie*",
    "clean test",
    "dirty test",
    "tested clean",
    "tested dirty",
    "substitution",
    "still on",
    "badge*",
    "achievement*",
    "level*",
    "score*",
    "temptation*",
    "weakness*",
    "committed suicide",
    "missed",
    "missing out",
    "you must",
    "you should",
    "streak*",
    "reset to zero",
    "congratulation*",
    "well done",
];

/// What is also not said where a lapse or a date of grief is spoken of (AC-19, domain 3.3): nothing is
/// reset, nobody is clean or dirty, and nothing is celebrated.
const NOT_SAID_THERE: [&str; 10] = [
    "reset*",
    "clean*",
    "dirty",
    "broken",
    "break",
    "celebrat*",
    "congrat*",
    "success*",
    "happy",
    "proud",
];

/// A message is of such a place when one of these is a part of its name, as in `lapse-saved` or
/// `notice-remembrance`.
const THERE: [&str; 5] = ["lapse", "lapses", "grief", "remembrance", "significant"];

/// Messages that hold one of these words because a person may choose it for themselves, or because
/// no other word is true there: file, message, word, reason.
const EXCEPTIONS: [(&str, &str, &str, &str); 5] = [
    (
        "settings.ftl",
        "word-relapse",
        "relapse*",
        "offered to those who call it so themselves (language guide, third column)",
    ),
    (
        "settings.ftl",
        "word-relapse-several",
        "relapse*",
        "as above",
    ),
    (
        "cards.ftl",
        "card-aa",
        "alcoholic*",
        "the name of an organisation",
    ),
    (
        "cli.ftl",
        "cli-help-group-add",
        "addict*",
        "a word of the command line",
    ),
    (
        "questionnaires.ftl",
        "questionnaire-phq-6",
        "fail*",
        "an item is shipped word for word or not at all (domain 2.9)",
    ),
];

/// Checks every file.
pub fn check() -> Outcome {
    let mut wrong = Vec::new();
    let files = files_below(&root().join("ui/locales"), &["ftl"])?;
    if files.is_empty() {
        return Err("There are no sentences in ui/locales.".to_owned());
    }
    for path in &files {
        let text = std::fs::read_to_string(path)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        wrong.extend(judge(&file, &text));
    }
    wrong.extend(stale_exceptions(&files));
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n"))
    }
}

/// What is wrong in the text of one file.
fn judge(file: &str, text: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for (message, value) in values(file, text, &mut wrong) {
        if value.contains('!') {
            wrong.push(format!("{file}: {message} has an exclamation mark"));
        }
        let quiet = message.split(['-', '_']).any(|part| THERE.contains(&part));
        let there = if quiet { &NOT_SAID_THERE[..] } else { &[] };
        for phrase in NOT_SAID.iter().chain(there) {
            let allowed = EXCEPTIONS
                .iter()
                .any(|(in_file, of, word, _)| *in_file == file && *of == message && word == phrase);
            if says(&value, phrase) && !allowed {
                wrong.push(format!("{file}: {message} says `{phrase}`: {value}"));
            }
        }
    }
    wrong
}

/// An exception for a message that is gone would hide the next one.
fn stale_exceptions(files: &[std::path::PathBuf]) -> Vec<String> {
    let stands = |file: &str, message: &str, word: &str| {
        let path = files
            .iter()
            .find(|path| Path::new(file) == path.file_name().unwrap_or_default());
        let text = path
            .and_then(|path| std::fs::read_to_string(path).ok())
            .unwrap_or_default();
        let all = values(file, &text, &mut Vec::new());
        all.iter()
            .any(|(name, value)| name == message && says(value, word))
    };
    EXCEPTIONS
        .iter()
        .filter(|(file, message, word, _)| !stands(file, message, word))
        .map(|(file, message, ..)| {
            format!("{file}: the exception for {message} is no longer needed")
        })
        .collect()
}

/// Names and texts of everything that is shown, variants one by one.
fn values(file: &str, text: &str, wrong: &mut Vec<String>) -> Vec<(String, String)> {
    let resource = match fluent_syntax::parser::parse(text) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            wrong.push(format!("{file}: {} places are no Fluent", errors.len()));
            resource
        }
    };
    let mut found = Vec::new();
    for entry in &resource.body {
        let (name, value, attributes) = match entry {
            ast::Entry::Message(message) => (
                message.id.name.to_owned(),
                message.value.as_ref(),
                &message.attributes,
            ),
            ast::Entry::Term(term) => (
                format!("-{}", term.id.name),
                Some(&term.value),
                &term.attributes,
            ),
            _ => continue,
        };
        let patterns = value
            .into_iter()
            .chain(attributes.iter().map(|attribute| &attribute.value));
        for pattern in patterns {
            texts(pattern, &mut |text| found.push((name.clone(), text)));
        }
    }
    found
}

/// The text of a pattern with a blank for each placeable, and those of the variants in it.
fn texts(pattern: &ast::Pattern<&str>, found: &mut dyn FnMut(String)) {
    let mut line = String::new();
    for element in &pattern.elements {
        match element {
            ast::PatternElement::TextElement { value } => line.push_str(value),
            ast::PatternElement::Placeable { expression } => {
                line.push(' ');
                if let ast::Expression::Select { variants, .. } = expression {
                    for variant in variants {
                        texts(&variant.value, found);
                    }
                }
            }
        }
    }
    found(line);
}

/// Whether `text` says the words of `phrase` in a row.
fn says(text: &str, phrase: &str) -> bool {
    let text: Vec<String> = words(text);
    let phrase: Vec<&str> = phrase.split(' ').collect();
    text.windows(phrase.len()).any(|said| {
        said.iter()
            .zip(&phrase)
            .all(|(word, wanted)| match wanted.strip_suffix('*') {
                Some(beginning) => word.starts_with(beginning),
                None => word == wanted,
            })
    })
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(ftl: &str) -> usize {
        judge("test.ftl", ftl).len()
    }

    #[test]
    fn a_word_of_the_second_column_is_found_whole_and_in_any_case() {
        assert_eq!(wrong("a = You Missed a day\n"), 1);
        assert_eq!(wrong("a = Not logged\n"), 0);
        assert_eq!(wrong("a = A relapsed person\n"), 1, "any ending");
        assert_eq!(
            wrong("a = A lost day\nb = Almost lostwithiel\n"),
            1,
            "whole words only"
        );
        assert_eq!(wrong("a = You must\n    write\n"), 1, "across line breaks");
        assert_eq!(wrong("a = You could write. Must it be long?\n"), 0);
    }

    #[test]
    fn where_a_lapse_or_grief_is_spoken_of_more_is_not_said() {
        assert_eq!(wrong("lapse-saved = The count was reset\n"), 1);
        assert_eq!(wrong("time-lapse-days = Three clean days\n"), 1);
        assert_eq!(wrong("notice-remembrance = Celebrate this day\n"), 1);
        assert_eq!(wrong("tracker-lapse_add = A broken run\n"), 1);
        assert_eq!(
            wrong("milestone-with = Celebrated with\n"),
            0,
            "elsewhere it is said"
        );
        assert_eq!(wrong("lapse-saved = Thank you for being honest here.\n"), 0);
    }

    #[test]
    fn an_exclamation_mark_is_found() {
        assert_eq!(wrong("a = Saved!\n"), 1);
    }

    #[test]
    fn attributes_terms_and_variants_are_read_but_comments_and_names_are_not() {
        assert_eq!(wrong("a =\n    .label = Streak\n"), 1);
        assert_eq!(wrong("-time-free = clean time\n"), 1);
        assert_eq!(
            wrong("a = { $n ->\n    [one] One badge\n   *[other] { $n } badges\n}\n"),
            2
        );
        assert_eq!(wrong("# You must fail\nfail-lost = { $lost } kept\n"), 0);
    }

    #[test]
    fn what_is_no_fluent_is_said() {
        assert_eq!(wrong("a = {\n"), 1);
    }
}
