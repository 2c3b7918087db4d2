//! A piece of text around the first match, with the places of the matches in it.

use super::find::Phrase;
use crate::fold;
use crate::views::Match;

/// Characters shown before the first match.
const BEFORE: usize = 40;
/// Characters shown in all, beside the ellipses.
const SHOWN: usize = 160;

/// The piece of the first of `texts` that holds one of `phrases`, or else the beginning of the
/// first that says something. On one line; cut at characters, with an ellipsis where it is cut.
pub(super) fn snippet(texts: &[&str], phrases: &[Phrase]) -> (String, Vec<Match>) {
    let found = texts.iter().find_map(|text| {
        let folded = Folded::new(text);
        let first = folded.matches(phrases).into_iter().next()?;
        Some((*text, first.0))
    });
    let beginning = || {
        (
            texts
                .iter()
                .find(|text| !text.trim().is_empty())
                .map_or("", |t| *t),
            0,
        )
    };
    let (text, first_match) = found.unwrap_or_else(beginning);
    let (piece, is_cut) = piece(text, first_match);
    let mut line = String::with_capacity(piece.len());
    for word in piece.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if is_cut.0 {
        line.insert(0, '…');
    }
    if is_cut.1 {
        line.push('…');
    }
    let matches = Folded::new(&line).matches(phrases);
    let units = |end: usize| u32::try_from(line[..end].encode_utf16().count()).unwrap_or(u32::MAX);
    let matches = matches.into_iter().map(|(start, end)| Match {
        start: units(start),
        end: units(end),
    });
    (line.clone(), matches.collect())
}

/// The piece of `text` around the byte `at`, and whether something stands before and after it.
fn piece(text: &str, at: usize) -> (&str, (bool, bool)) {
    let start = text[..at]
        .char_indices()
        .rev()
        .nth(BEFORE - 1)
        .map_or(0, |(index, _)| index);
    let rest = &text[start..];
    let end = rest
        .char_indices()
        .nth(SHOWN)
        .map_or(rest.len(), |(index, _)| index);
    let is_cut = (
        !text[..start].trim().is_empty(),
        !rest[end..].trim().is_empty(),
    );
    (&rest[..end], is_cut)
}

/// Folded text in which every byte knows the character it came from.
struct Folded {
    bytes: Vec<u8>,
    /// First byte and end of the character, in the text that was folded, per folded byte.
    origins: Vec<(usize, usize)>,
}

impl Folded {
    fn new(text: &str) -> Self {
        let mut folded = Self {
            bytes: Vec::new(),
            origins: Vec::new(),
        };
        for (start, c) in text.char_indices() {
            let end = start + c.len_utf8();
            fold::fold_char(c, |part| {
                let mut buffer = [0; 4];
                folded
                    .bytes
                    .extend_from_slice(part.encode_utf8(&mut buffer).as_bytes());
            });
            folded.origins.resize(folded.bytes.len(), (start, end));
        }
        folded
    }

    /// Stretches of the text that was folded, whole characters, in order and apart.
    fn matches(&self, phrases: &[Phrase]) -> Vec<(usize, usize)> {
        let mut matches: Vec<(usize, usize)> = Vec::new();
        let mut start = 0;
        while start < self.bytes.len() {
            let end = phrases
                .iter()
                .filter_map(|phrase| phrase.end_at(&self.bytes, start))
                .max();
            match end {
                Some(end) => {
                    let (first, last) = (self.origins[start].0, self.origins[end - 1].1);
                    match matches.last_mut() {
                        Some(before) if first <= before.1 => before.1 = before.1.max(last),
                        _ => matches.push((first, last)),
                    }
                    start = end;
                }
                None => start += 1,
            }
        }
        matches
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn phrase(text: &str) -> Phrase {
        Phrase::new(&fold::fold(text)).unwrap()
    }

    fn marked(texts: &[&str], word: &str) -> String {
        let (line, matches) = snippet(texts, &[phrase(word)]);
        let units: Vec<u16> = line.encode_utf16().collect();
        let mut out = String::new();
        let mut from = 0;
        for found in matches {
            out += &String::from_utf16(&units[from..found.start as usize]).unwrap();
            let hit = &units[found.start as usize..found.end as usize];
            out += &format!("[{}]", String::from_utf16(hit).unwrap());
            from = found.end as usize;
        }
        out + &String::from_utf16(&units[from..]).unwrap()
    }

    #[test]
    fn the_match_is_marked_in_the_spelling_of_the_text() {
        assert_eq!(
            marked(&["Ein Café, zwei cafés"], "cafe"),
            "Ein [Café], zwei [café]s"
        );
        assert_eq!(marked(&["die Straße"], "strasse"), "die [Straße]");
        assert_eq!(
            marked(&["👩‍👧 ok\n\nİstanbul"], "istanbul"),
            "👩‍👧 ok [İstanbul]"
        );
        assert_eq!(marked(&["ok", "the\nsea"], "the sea"), "[the sea]");
        assert_eq!(marked(&["", "nothing here"], "word"), "nothing here");
        assert_eq!(marked(&["ß"], "s"), "[ß]");
    }

    #[test]
    fn a_long_text_is_cut_around_the_first_match() {
        let text = format!("{}ziel{}", "ä ".repeat(500), " ö".repeat(500));
        let line = marked(&[&text], "ziel");
        assert!(line.starts_with("…ä") && line.ends_with("ö…"), "{line}");
        assert!(line.contains("[ziel]"));
        assert!(
            line.chars().count() <= SHOWN + 4,
            "two ellipses and two marks beside the text"
        );
    }

    proptest! {
        #[test]
        fn snippets_hold_for_any_text(
            text in "(\\PC|ß|İ|é|\n|ab|  ){0,300}", word in "[abßıes]{1,3}",
        ) {
            let (line, matches) = snippet(&[&text], &[phrase(&word)]);
            let units: Vec<u16> = line.encode_utf16().collect();
            for found in matches {
                let hit = String::from_utf16(&units[found.start as usize..found.end as usize]);
                prop_assert!(fold::fold(&hit.unwrap()).contains(&fold::fold(&word)));
            }
        }
    }
}
