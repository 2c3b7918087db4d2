//! Folding of text: for comparing names (case only) and for search (case and accents).
//!
//! Not here: how a query is matched (`search`). Both foldings work on each character by itself,
//! so that a place in folded text can be traced back to the character it came from.

use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

/// The form in which names are compared: compatibility caseless matching
/// ([Unicode 3.13, D146](https://www.unicode.org/versions/latest/core-spec/chapter-3/)), so that
/// `ß` equals `SS` and the two small sigmas are one. Accents count.
#[must_use]
pub fn key(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    name.nfkd().flat_map(caseless).nfkc().collect()
}

/// Emits the search form of `c`: decomposed, without accents, without case; white space is a
/// space. `İ` and `ı` are `i`, `ß` is `ss`. What nobody sees emits nothing.
pub fn fold_char(c: char, mut emit: impl FnMut(char)) {
    if c.is_ascii() {
        emit(if c.is_ascii_whitespace() {
            ' '
        } else {
            c.to_ascii_lowercase()
        });
        return;
    }
    match c {
        // Soft hyphen and zero-width signs are invisible: nobody types them into a search.
        '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => return,
        _ if c.is_whitespace() => return emit(' '),
        _ => {}
    }
    decompose_compatible(c, |part| {
        for lower in caseless(part) {
            decompose_compatible(lower, |bare| match bare {
                _ if is_accent(bare) => {}
                _ if bare.is_whitespace() => emit(' '),
                // Editors set these for a typed apostrophe.
                '\u{2018}' | '\u{2019}' | '\u{2BC}' => emit('\''),
                _ => emit(bare),
            });
        }
    });
}

/// Lower, upper and lower case again: `ẞ` by way of `ß` and `SS` to `ss`.
fn caseless(c: char) -> impl Iterator<Item = char> {
    c.to_lowercase()
        .flat_map(char::to_uppercase)
        .flat_map(char::to_lowercase)
}

/// Accents are the marks above, below and through a letter and the points of Hebrew and Arabic
/// ([combining classes](https://www.unicode.org/reports/tr44/#Canonical_Combining_Class_Values)).
/// Vowel signs, viramas and voicing marks make another letter and stay.
fn is_accent(c: char) -> bool {
    matches!(canonical_combining_class(c), 1 | 10..=36 | 200..)
}

/// First character that the table does not hold.
const TABLE_END: u32 = 0x3000;
/// Longest folded form in the table, in bytes; longer ones are folded each time.
const TABLE_BYTES: usize = 7;

/// Folded forms of the characters of most scripts: number of bytes (or 255) and bytes.
static TABLE: OnceLock<Vec<[u8; TABLE_BYTES + 1]>> = OnceLock::new();

fn table() -> &'static [[u8; TABLE_BYTES + 1]] {
    TABLE.get_or_init(|| (0..TABLE_END).map(table_row).collect())
}

fn table_row(code: u32) -> [u8; TABLE_BYTES + 1] {
    let mut folded = String::new();
    if let Some(c) = char::from_u32(code) {
        fold_char(c, |part| folded.push(part));
    }
    let mut row = [0; TABLE_BYTES + 1];
    match row.get_mut(1..=folded.len()) {
        Some(place) => {
            place.copy_from_slice(folded.as_bytes());
            row[0] = folded.len() as u8;
        }
        None => row[0] = u8::MAX,
    }
    row
}

/// Appends the search form of `text` to `out`, as UTF-8.
pub(crate) fn fold_into(text: &str, out: &mut Vec<u8>) {
    let table = table();
    let mut rest = text;
    loop {
        // Most of most texts is ASCII, which is folded in one go.
        let plain = rest.bytes().take_while(u8::is_ascii).count();
        let start = out.len();
        out.extend_from_slice(&rest.as_bytes()[..plain]);
        for byte in &mut out[start..] {
            *byte = if byte.is_ascii_whitespace() {
                b' '
            } else {
                byte.to_ascii_lowercase()
            };
        }
        let mut chars = rest[plain..].chars();
        let Some(c) = chars.next() else { return };
        match table.get(c as usize) {
            Some(row) if row[0] != u8::MAX => {
                out.extend_from_slice(&row[1..=usize::from(row[0])]);
            }
            _ => fold_char(c, |part| {
                out.extend_from_slice(part.encode_utf8(&mut [0; 4]).as_bytes());
            }),
        }
        rest = chars.as_str();
    }
}

/// Whether the search form of `text` is `folded`.
pub(crate) fn folds_to(text: &str, folded: &str) -> bool {
    if text.is_ascii() {
        text.eq_ignore_ascii_case(folded)
    } else {
        fold(text) == folded
    }
}

/// The search form of `text`.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, |part| folded.push(part));
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check_fold(text: &str, expect: &str) {
        assert_eq!(fold(text), expect);
    }

    #[test]
    fn search_folding_drops_case_and_accents_in_every_script() {
        check_fold("Café", "cafe");
        check_fold("cafe\u{301}", "cafe");
        check_fold("Straße STRASSE", "strasse strasse");
        check_fold("İstanbul ılık", "istanbul ilik");
        check_fold("ΟΔΟΣ όδος", "οδοσ οδοσ");
        check_fold("Ёлка", "елка");
        check_fold("ﬁn ½ ①", "fin 1⁄2 1");
        check_fold("ﬃ Ａ", "ffi a");
        check_fold("don\u{2019}t", "don't");
        check_fold("so\u{AD}ber", "sober");
        check_fold("a\n\u{A0}b", "a  b");
        check_fold("שָׁלוֹם", "שלום");
    }

    #[test]
    fn marks_that_make_another_letter_stay() {
        assert_ne!(fold("か"), fold("が"));
        assert_ne!(fold("कि"), fold("का"));
    }

    #[test]
    fn names_compare_by_case_and_not_by_accent() {
        assert_eq!(key("Straße"), key("STRASSE"));
        assert_eq!(key("ÉTÉ"), key("été"));
        assert_eq!(key("ΟΔΟΣ"), key("οδος"));
        assert_ne!(key("resume"), key("résumé"));
    }

    #[test]
    fn the_table_says_the_same_as_the_rule() {
        for c in (0..=0x3_0000).filter_map(char::from_u32) {
            let text = c.to_string();
            let mut fast = Vec::new();
            fold_into(&text, &mut fast);
            assert_eq!(fast, fold(&text).into_bytes(), "U+{:04X}", c as u32);
        }
    }

    #[test]
    fn folding_twice_is_folding_once_for_every_character() {
        for c in (0..=0x10_FFFF).filter_map(char::from_u32) {
            let once = fold(&c.to_string());
            assert_eq!(fold(&once), once, "U+{:04X}", c as u32);
        }
    }

    proptest! {
        #[test]
        fn folding_works_on_each_character_by_itself(a in any::<String>(), b in any::<String>()) {
            prop_assert_eq!(fold(&format!("{a}{b}")), fold(&a) + &fold(&b));
        }
    }
}
