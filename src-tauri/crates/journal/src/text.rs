//! The form in which texts are stored: Unicode NFC, and lines without what could hide or turn
//! other text.
//!
//! Not here: folding for search and for comparing names (`fold.rs`).

use crate::fold;
use std::collections::HashSet;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Brings a running text to its stored form: NFC, no NUL; everything else is kept.
pub(crate) fn clean_body(text: &mut String) {
    if text.contains('\0') {
        text.retain(|c| c != '\0');
    }
    if !is_nfc(text) {
        *text = text.nfc().collect();
    }
}

/// Brings a title or a name to its stored form: NFC, one line, single spaces, no control
/// characters and none that turn the direction of what follows
/// ([UAX 9](https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters)).
pub(crate) fn clean_line(text: &mut String) {
    let mut clean = String::with_capacity(text.len());
    let kept = text
        .chars()
        .filter(|c| c.is_whitespace() || !(c.is_control() || turns_text(*c)));
    for c in kept.nfc() {
        if !c.is_whitespace() {
            clean.push(c);
        } else if !clean.is_empty() && !clean.ends_with(' ') {
            clean.push(' ');
        }
    }
    clean.truncate(clean.trim_end().len());
    *text = clean;
}

/// Embeddings, overrides and isolates; the plain direction marks are part of some languages.
fn turns_text(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Cleans names of tags; empty ones go, and of several that are the same by case fold the first
/// stays.
pub(crate) fn clean_names(names: &mut Vec<String>) {
    names.iter_mut().for_each(clean_line);
    let mut seen = HashSet::with_capacity(names.len());
    names.retain(|name| !name.is_empty() && seen.insert(fold::key(name)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check_line(typed: &str, expect: &str) {
        let mut text = typed.to_owned();
        clean_line(&mut text);
        assert_eq!(text, expect);
    }

    #[test]
    fn a_line_has_single_spaces_and_nothing_that_hides_text() {
        check_line("  a \t\n b\u{2028}c  ", "a b c");
        check_line("a\u{7}b\u{202E}c\u{2066}d\u{0}", "abcd");
        check_line("cafe\u{301}", "café");
        check_line("e\u{202E}\u{301}", "é");
        check_line("שלום\u{200F}!", "שלום\u{200F}!");
        check_line("👩\u{200D}👧", "👩\u{200D}👧");
        check_line(" \u{202E} ", "");
    }

    #[test]
    fn a_body_keeps_everything_but_nul() {
        let mut text = "a\r\n\tb\u{0}\u{7}\u{202E} e\u{301} \\".to_owned();
        clean_body(&mut text);
        assert_eq!(text, "a\r\n\tb\u{7}\u{202E} é \\");
    }

    #[test]
    fn names_are_unique_by_case_fold() {
        let mut names: Vec<String> = [
            "Sleep", " sleep ", "", "STRASSE", "straße", "résumé", "resume",
        ]
        .map(str::to_owned)
        .to_vec();
        clean_names(&mut names);
        assert_eq!(names, ["Sleep", "STRASSE", "résumé", "resume"]);
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(typed in any::<String>()) {
            for clean in [clean_line, clean_body] {
                let mut once = typed.clone();
                clean(&mut once);
                let mut twice = once.clone();
                clean(&mut twice);
                prop_assert_eq!(&once, &twice);
            }
        }
    }
}
