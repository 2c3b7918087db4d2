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

/// E-mail addresses and links. Neither holds white space, so both are looked for between one and the
/// next, and only where a sign of theirs stands: a border of a word is dear to find in a text that
/// is not ASCII.
pub(super) fn addresses<'r>(text: &str) -> Vec<Span<'r>> {
    let mut spans = Vec::new();
    for (start, run) in runs(text, |c| !c.is_whitespace()) {
        let mut add = |pattern: &Regex, kind: TermKind, with: &'r str| {
            spans.extend(pattern.find_iter(run).map(|found| Span {
                start: start + found.start(),
                end: start + found.start() + found.as_str().trim_end_matches(AROUND).len(),
                kind,
                with,
                term: None,
            }));
        };
        if run.contains('@') {
            add(&EMAIL, TermKind::Email, "[email]");
        }
        let goes_on = |dot: usize| dot + 1 < run.len();
        if run.find('.').is_some_and(goes_on) || run.contains("://") {
            add(&LINK, TermKind::Link, "[link]");
        }
    }
    spans
}

/// Adds phone numbers outside of `spans`.
pub(super) fn phones(text: &str, spans: &mut Vec<Span<'_>>) {
    let mut taken: Vec<(usize, usize)> = spans.iter().map(|span| (span.start, span.end)).collect();
    taken.extend(days(text));
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

/// Where days and spans of years stand. They are made of few signs, so they are looked for where
/// several of these stand together, with the signs around that tell whether a word ends there.
fn days(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let of_days = |c: char| c.is_numeric() || matches!(c, '.' | '/' | '-' | '–' | ' ');
    runs(text, of_days)
        .filter(|(_, run)| run.contains(char::is_numeric))
        .flat_map(|(start, run)| {
            let end = start + run.len();
            let before = text[..start].chars().next_back().map_or(0, char::len_utf8);
            let after = text[end..].chars().next().map_or(0, char::len_utf8);
            let from = start - before;
            let found = DATE.find_iter(&text[from..end + after]);
            found.map(move |day| (from + day.start(), from + day.end()))
        })
}

/// The longest stretches of signs that belong, each with the place where it begins.
fn runs(text: &str, belongs: fn(char) -> bool) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    text.split(move |c| !belongs(c)).filter_map(move |run| {
        let start = from;
        // What divides two runs is one character.
        let divider = text[start + run.len()..].chars().next();
        from = start + run.len() + divider.map_or(0, char::len_utf8);
        (!run.is_empty()).then_some((start, run))
    })
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
