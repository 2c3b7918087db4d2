//! What needs no list: e-mail addresses, links, and numbers that look like those of phones.

use super::{Span, TermKind};
use regex::Regex;
use std::sync::LazyLock;

/// Something, an at sign, and a host.
static EMAIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)[\p{L}\p{N}._%+'’-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}")
});

/// A scheme or `www.` and what follows; a host with a path; a host under a domain that is no word
/// of any language. `home.Maria`, a missing space, is none of these.
static LINK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:[a-z][a-z0-9+.-]{1,20}://|www\.)[^\s<>]+",
        r"|\b[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.[a-z]{2,18}/[^\s<>]+",
        r"|\b[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:com|org|net|info|app|eu|uk|de|ch|fr)\b",
    ))
});

/// 7 to 15 digits (ITU E.164) in any script, with up to two separators between.
static PHONE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\+?\(?\p{Nd}(?:[ \u{A0}().\-‐‑–/]{0,2}\p{Nd}){6,14}"));

/// Days and spans of years: ISO dates, 17.11.2026, 17/11/26, 2019–2026.
static DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2}\b",
        r"|\b\p{Nd}{1,2}[./-]\p{Nd}{1,2}[./-](?:\p{Nd}{4}|\p{Nd}{2})\b",
        r"|\b(?:19|20)\p{Nd}{2} ?[-–/] ?(?:19|20)\p{Nd}{2}\b",
    ))
});

/// What ends a sentence around an address is not part of it.
const AROUND: [char; 13] = [
    '.', ',', ';', ':', '!', '?', ')', ']', '}', '\'', '"', '’', '”',
];

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is part of the program and compiles")
}

/// E-mail addresses and links.
pub(super) fn addresses<'r>(text: &str) -> Vec<Span<'r>> {
    let emails = EMAIL
        .find_iter(text)
        .map(|found| (found, TermKind::Email, "[email]"));
    let links = LINK
        .find_iter(text)
        .map(|found| (found, TermKind::Link, "[link]"));
    let span = |(found, kind, with): (regex::Match<'_>, TermKind, &'r str)| Span {
        start: found.start(),
        end: found.start() + found.as_str().trim_end_matches(AROUND).len(),
        kind,
        with,
        term: None,
    };
    emails.chain(links).map(span).collect()
}

/// Adds phone numbers outside of `spans`.
pub(super) fn phones(text: &str, spans: &mut Vec<Span<'_>>) {
    let mut taken: Vec<(usize, usize)> = spans.iter().map(|span| (span.start, span.end)).collect();
    taken.extend(DATE.find_iter(text).map(|date| (date.start(), date.end())));
    taken.sort_unstable();
    taken.push((text.len(), text.len()));
    let mut free_from = 0;
    for (start, end) in taken {
        if start > free_from {
            spans.extend(phones_between(text, free_from, start));
        }
        free_from = free_from.max(end);
    }
}

fn phones_between<'r>(text: &str, from: usize, to: usize) -> impl Iterator<Item = Span<'r>> {
    let is_apart = move |start: usize, end: usize| {
        let before = text[..start].chars().next_back();
        let after = text[end..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    };
    PHONE
        .find_iter(&text[from..to])
        .map(move |found| (from + found.start(), from + found.end()))
        .filter(move |(start, end)| is_apart(*start, *end))
        .map(|(start, end)| Span {
            start,
            end,
            kind: TermKind::Phone,
            with: "[phone]",
            term: None,
        })
}
