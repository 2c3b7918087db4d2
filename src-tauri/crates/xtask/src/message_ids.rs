//! Names of messages: each one that is defined is used somewhere, so that no sentence is kept up
//! for nothing. (The other direction, a name that is used but not defined, is tested where it is
//! used: `cairn-words` and the UI both know the whole list.)
//!
//! A name counts as used when it stands in a source as it is, or when a source builds names with
//! its beginning, as in `err-${code}` or `"err-{code}"`.

use crate::rooms::files_below;
use crate::tool::{Outcome, root};
use fluent_syntax::ast;

/// Where names are used.
const SOURCES: [&str; 4] = ["ui/src", "src-tauri/crates", "src-tauri/src", "tests"];

/// Beginnings that a source completes in a way `built` cannot see: `help.rs` of the command line
/// walks its own tree of commands.
const COMPLETED: [&str; 1] = ["cli-help-"];

/// Checks every message of the English files.
pub fn check() -> Outcome {
    let sources = read_all(&SOURCES, &["rs", "ts", "svelte"])?;
    let locale = read_all(&["ui/locales/en"], &["ftl"])?;
    let names = defined(&locale);
    let beginnings = built(&sources);
    let unused: Vec<&str> = names
        .iter()
        .filter(|name| !is_used(name, &sources, &locale, &beginnings))
        .map(String::as_str)
        .collect();
    if unused.is_empty() {
        return Ok(());
    }
    Err(format!(
        "No source uses these messages: {}",
        unused.join(", ")
    ))
}

fn read_all(folders: &[&str], endings: &[&str]) -> Outcome<String> {
    let mut all = String::new();
    for folder in folders {
        for path in files_below(&root().join(folder), endings)? {
            let text = std::fs::read_to_string(&path)
                .map_err(|error| format!("{}: {error}", path.display()))?;
            all.push_str(&text);
            all.push('\n');
        }
    }
    Ok(all)
}

fn defined(locale: &str) -> Vec<String> {
    let resource = match fluent_syntax::parser::parse(locale) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    let messages = resource.body.iter().filter_map(|entry| match entry {
        ast::Entry::Message(message) => Some(message.id.name.to_owned()),
        _ => None,
    });
    messages.collect()
}

/// Beginnings of names that sources complete: what stands between a quote and `${` or `{`.
fn built(sources: &str) -> Vec<String> {
    let mut beginnings = Vec::new();
    for part in sources.split(['"', '`', '\'']) {
        let Some((beginning, _)) = part.split_once('{') else {
            continue;
        };
        let beginning = beginning.trim_end_matches('$');
        let is_name = beginning
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        if beginning.len() > 2 && beginning.ends_with('-') && is_name {
            beginnings.push(beginning.to_owned());
        }
    }
    beginnings
}

fn is_used(name: &str, sources: &str, locale: &str, beginnings: &[String]) -> bool {
    let stands = |quote: char| sources.contains(&format!("{quote}{name}{quote}"));
    stands('"')
        || stands('\'')
        || stands('`')
        || COMPLETED
            .iter()
            .any(|beginning| name.starts_with(beginning))
        || locale.contains(&format!("{{ {name} }}"))
        || beginnings
            .iter()
            .any(|beginning| name.starts_with(beginning.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_used_as_it_is_or_through_its_beginning() {
        let sources = "t(\"save\"); t(`err-${code}`); format!(\"prompt-{id}\");";
        let beginnings = built(sources);
        assert!(is_used("save", sources, "", &beginnings));
        assert!(is_used("err-locked", sources, "", &beginnings));
        assert!(is_used("prompt-3", sources, "", &beginnings));
        assert!(
            !is_used("saved", sources, "", &beginnings),
            "only the whole name counts"
        );
        assert!(is_used(
            "saved",
            sources,
            "all = { saved } now",
            &beginnings
        ));
    }

    #[test]
    fn terms_are_not_messages() {
        assert_eq!(defined("-lapse = lapse\nsave = Save\n"), ["save"]);
    }
}
