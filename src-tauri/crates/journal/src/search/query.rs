//! The language of the search field.

use super::find::Phrase;
use crate::image::{Listed, Slot};
use crate::{JournalError, Kind, fold};
use chrono::{Months, NaiveDate};

/// A query that was understood.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Query {
    /// All of them have to be found.
    pub(super) phrases: Vec<Phrase>,
    /// Folded names; all of them have to be held.
    pub(super) tags: Vec<String>,
    /// Least and greatest mood.
    pub(super) mood: Option<(f64, f64)>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    /// Any of them will do.
    kinds: Vec<Kind>,
}

impl Query {
    /// Reads `typed`. What looks like a filter of an unknown name is a word.
    pub(super) fn parse(typed: &str, today: NaiveDate) -> Result<Self, JournalError> {
        let mut query = Self::default();
        for token in tokens(typed) {
            let Some((filter, value)) = token.filter else {
                query.phrases.extend(Phrase::new(&fold::fold(&token.text)));
                continue;
            };
            let refused = || JournalError::Query { filter };
            // Somebody is still typing.
            if value.is_empty() {
                continue;
            }
            match filter {
                "tag" => query.tags.push(fold::fold(value.trim())),
                "mood" => {
                    let (least, most) = mood(&value).ok_or_else(refused)?;
                    let met = query.mood.unwrap_or((f64::MIN, f64::MAX));
                    query.mood = Some((met.0.max(least), met.1.min(most)));
                }
                "from" => {
                    let (first, _) = days(&value, today).ok_or_else(refused)?;
                    query.from = query.from.max(Some(first));
                }
                "to" => {
                    let (_, last) = days(&value, today).ok_or_else(refused)?;
                    query.to = Some(query.to.map_or(last, |to| to.min(last)));
                }
                _ => query.kinds.push(kind(&value).ok_or_else(refused)?),
            }
        }
        Ok(query)
    }

    /// Whether there is neither a word nor a filter.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn wants_kind(&self, kind: Kind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }

    pub(super) fn in_time(&self, date: Option<NaiveDate>) -> bool {
        self.from
            .is_none_or(|from| date.is_some_and(|date| from <= date))
            && self.to.is_none_or(|to| date.is_some_and(|date| date <= to))
    }

    pub(super) fn has_mood(&self, mood: Option<f64>) -> bool {
        self.mood
            .is_none_or(|(least, most)| mood.is_some_and(|m| least <= m && m <= most))
    }

    pub(super) fn in_texts<T: Listed>(&self, slot: &Slot<T>) -> bool {
        self.phrases
            .iter()
            .all(|phrase| slot.any_text(|text| phrase.is_in(text)))
    }
}

const FILTERS: [&str; 5] = ["tag", "mood", "from", "to", "kind"];

/// A word, a phrase, or a filter with its value.
#[derive(Default)]
struct Token {
    text: String,
    filter: Option<(&'static str, String)>,
}

/// Divides `typed` at white space; between quotation marks it does not divide. A mark that is
/// never closed holds to the end.
fn tokens(typed: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = typed.trim_start();
    while let Some(first) = rest.chars().next() {
        let token;
        if is_quote(first) {
            let (quoted, after) = until_quote(&rest[first.len_utf8()..]);
            token = Token {
                text: quoted.to_owned(),
                filter: None,
            };
            rest = after;
        } else {
            let end = rest
                .find(|c: char| c.is_whitespace() || is_quote(c))
                .unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            let named = word.split_once(':').and_then(|(name, value)| {
                let name = name.to_ascii_lowercase();
                FILTERS
                    .into_iter()
                    .find(|filter| *filter == name)
                    .map(|filter| (filter, value))
            });
            match (named, after.chars().next()) {
                (Some((filter, "")), Some(quote)) if is_quote(quote) => {
                    let (quoted, after) = until_quote(&after[quote.len_utf8()..]);
                    token = Token {
                        filter: Some((filter, quoted.to_owned())),
                        ..Token::default()
                    };
                    rest = after;
                }
                (Some((filter, value)), _) => {
                    token = Token {
                        filter: Some((filter, value.to_owned())),
                        ..Token::default()
                    };
                    rest = after;
                }
                (None, _) => {
                    token = Token {
                        text: word.to_owned(),
                        filter: None,
                    };
                    rest = after;
                }
            }
        }
        tokens.push(token);
        rest = rest.trim_start();
    }
    tokens
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\u{201C}' | '\u{201D}' | '\u{201E}')
}

fn until_quote(text: &str) -> (&str, &str) {
    match text.char_indices().find(|(_, c)| is_quote(*c)) {
        Some((end, quote)) => (&text[..end], &text[end + quote.len_utf8()..]),
        None => (text, ""),
    }
}

/// `-1`, `>=1`, `>1`, `<=0`, `<0` or `-3..-1`, as least and greatest value.
fn mood(value: &str) -> Option<(f64, f64)> {
    let number = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite());
    // Half steps are the finest a median of whole numbers has.
    let (just_above, just_below) = (0.25, -0.25);
    if let Some(bound) = value.strip_prefix(">=") {
        Some((number(bound)?, f64::MAX))
    } else if let Some(bound) = value.strip_prefix("<=") {
        Some((f64::MIN, number(bound)?))
    } else if let Some(bound) = value.strip_prefix('>') {
        Some((number(bound)? + just_above, f64::MAX))
    } else if let Some(bound) = value.strip_prefix('<') {
        Some((f64::MIN, number(bound)? + just_below))
    } else if let Some((least, most)) = value.split_once("..") {
        Some((number(least)?, number(most)?))
    } else {
        number(value).map(|mood| (mood, mood))
    }
}

/// A day, a month or a year in ISO 8601, or `today`, as first and last day.
fn days(value: &str, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    if value.eq_ignore_ascii_case("today") {
        return Some((today, today));
    }
    let part = |text: &str, digits: usize| {
        let is_number = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| text.parse::<u16>().ok()).flatten()
    };
    let parts: Vec<&str> = value.split('-').collect();
    let year = i32::from(part(parts[0], 4)?);
    let month = parts.get(1).map(|month| part(month, 2).map(u32::from));
    let day = parts.get(2).map(|day| part(day, 2).map(u32::from));
    let date = NaiveDate::from_ymd_opt;
    match (month, day) {
        _ if parts.len() > 3 => None,
        (None, _) => Some((date(year, 1, 1)?, date(year, 12, 31)?)),
        (Some(month), None) => {
            let first = date(year, month?, 1)?;
            let next = first.checked_add_months(Months::new(1))?;
            Some((first, next.pred_opt()?))
        }
        (Some(month), Some(day)) => date(year, month?, day?).map(|day| (day, day)),
    }
}

fn kind(value: &str) -> Option<Kind> {
    let searched = [
        Kind::Entry,
        Kind::CheckIn,
        Kind::Strategy,
        Kind::Tracker,
        Kind::Lapse,
    ];
    let named = value.to_ascii_lowercase().replace('-', "_");
    searched.into_iter().find(|kind| kind.name() == named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn parse(typed: &str) -> Result<Query, JournalError> {
        Query::parse(typed, day("2026-11-21"))
    }

    #[track_caller]
    fn check_mood(typed: &str, expect: Option<(f64, f64)>) {
        match (parse(&format!("mood:{typed}")), expect) {
            (Ok(query), Some(_)) => assert_eq!(query.mood, expect),
            (Err(JournalError::Query { filter: "mood" }), None) => {}
            (other, _) => panic!("{typed}: {other:?}"),
        }
    }

    #[test]
    fn moods_are_values_bounds_and_ranges() {
        check_mood("-1", Some((-1.0, -1.0)));
        check_mood("0.5", Some((0.5, 0.5)));
        check_mood(">=1", Some((1.0, f64::MAX)));
        check_mood("-3..-1", Some((-3.0, -1.0)));
        check_mood("<0", Some((f64::MIN, -0.25)));
        check_mood("good", None);
        check_mood("nan", None);
        check_mood("1..", None);
    }

    #[track_caller]
    fn check_days(typed: &str, expect: Option<(&str, &str)>) {
        let expect = expect.map(|(first, last)| (day(first), day(last)));
        assert_eq!(days(typed, day("2026-11-21")), expect, "{typed}");
    }

    #[test]
    fn days_months_and_years_are_iso() {
        check_days("2026-11-21", Some(("2026-11-21", "2026-11-21")));
        check_days("2024-02", Some(("2024-02-01", "2024-02-29")));
        check_days("2026", Some(("2026-01-01", "2026-12-31")));
        check_days("Today", Some(("2026-11-21", "2026-11-21")));
        check_days("2026-02-30", None);
        check_days("21.11.2026", None);
        check_days("٢٠٢٦", None);
        check_days("-2026-1", None);
    }

    #[test]
    fn quotes_hold_words_together_and_need_no_end() {
        let phrases = |typed: &str| parse(typed).unwrap().phrases;
        let phrase = |text: &str| Phrase::new(text).unwrap();
        assert_eq!(phrases("\"a b\" c"), [phrase("a b"), phrase("c")]);
        assert_eq!(phrases("„a b“c"), [phrase("a b"), phrase("c")]);
        assert_eq!(phrases("\"a  B"), [phrase("a b")]);
        assert_eq!(phrases("\"\" \" \""), []);
        assert_eq!(parse("tag:\"Long walk\"").unwrap().tags, ["long walk"]);
    }

    #[test]
    fn an_unknown_filter_is_a_word_and_an_empty_one_is_passed_over() {
        assert_eq!(
            parse("note:x").unwrap().phrases,
            [Phrase::new("note:x").unwrap()]
        );
        assert!(parse("mood: from: tag: kind:").unwrap().is_empty());
        assert!(matches!(
            parse("kind:cat"),
            Err(JournalError::Query { filter: "kind" })
        ));
        assert!(matches!(
            parse("from:soon"),
            Err(JournalError::Query { filter: "from" })
        ));
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_panics(typed in "(mood:|from:|to:|tag:|kind:|\"|\\PC|[ -~]){0,12}") {
            let _any_answer = parse(&typed);
        }
    }
}
