//! Support numbers: shipped data with a source and a date, shown also while locked.
//!
//! Deliberately not here: dialling, links that open by themselves, and any trace that the page was
//! read (I-24). The rules are those of domain 3.1.

use crate::{ApiError, Clock, Session};
use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

/// A line checked longer ago than this is not shipped (domain 3.1, rule 2).
const FRESH_FOR: TimeDelta = TimeDelta::days(180);
/// The entry for everywhere else.
const ELSEWHERE: &str = "OTHER";

/// Asks for the numbers of a country.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct SupportLines {
    /// ISO 3166 alpha-2; `None` takes the one in the settings, where the journal is open.
    #[serde(default)]
    pub country: Option<String>,
}

/// The numbers of one country.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct SupportPage {
    /// Which country; `OTHER` for one that is not in the list.
    pub country: String,
    /// Emergency numbers, the first one first.
    pub emergency: Vec<String>,
    /// Lines with a date of their last check; those past it are not in the list.
    pub lines: Vec<SupportLine>,
    /// Countries to choose from.
    pub countries: Vec<String>,
}

/// One line for support.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct SupportLine {
    /// Its own name.
    pub service: String,
    /// What it is for.
    pub kind: String,
    /// Number to call.
    pub call: Option<String>,
    /// Number to text.
    pub text: Option<String>,
    /// Address to write to, as text.
    pub chat: Option<String>,
    /// When somebody is there.
    pub hours: String,
    /// The operator's own page.
    pub source_url: String,
    /// When it was last checked.
    pub checked_on: NaiveDate,
    /// From the day after it is hidden.
    pub valid_until: NaiveDate,
}

#[derive(Deserialize)]
struct Shipped {
    released_on: NaiveDate,
    countries: Vec<Country>,
}

#[derive(Deserialize)]
struct Country {
    country: String,
    emergency: Vec<String>,
    lines: Vec<SupportLine>,
}

impl SupportLine {
    /// Whether the line may be shipped in a release of that day.
    fn may_ship(&self, released_on: NaiveDate) -> bool {
        self.source_url.starts_with("https://")
            && self.checked_on <= released_on
            && released_on - self.checked_on <= FRESH_FOR
    }
}

/// The numbers of a country. Reading them leaves no trace.
///
/// # Errors
/// None.
pub fn support_lines(
    session: &mut Session,
    clock: &dyn Clock,
    request: SupportLines,
) -> Result<SupportPage, ApiError> {
    let shipped = shipped();
    let wanted = request
        .country
        .or_else(|| {
            session
                .journal()
                .ok()
                .and_then(|journal| journal.settings().country.clone())
        })
        .unwrap_or_else(|| ELSEWHERE.to_owned());
    let countries: Vec<String> = shipped
        .countries
        .iter()
        .map(|country| country.country.clone())
        .collect();
    let today = clock.now().date_naive();
    let found = shipped
        .countries
        .iter()
        .find(|country| country.country == wanted)
        .or_else(|| shipped.countries.last())
        .ok_or(ApiError::NotFound)?;
    let lines = found
        .lines
        .iter()
        .filter(|line| line.may_ship(shipped.released_on) && today <= line.valid_until)
        .cloned()
        .collect();
    Ok(SupportPage {
        country: found.country.clone(),
        emergency: found.emergency.clone(),
        lines,
        countries,
    })
}

fn shipped() -> Shipped {
    serde_json::from_str(include_str!("../../data/support-lines.json"))
        .expect("the shipped list is read by a test")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("an ISO date")
    }

    #[test]
    fn ac_39_a_line_without_a_fresh_check_or_an_operator_does_not_ship() {
        let release = day("2026-11-21");
        let line = |checked: &str, url: &str| SupportLine {
            service: "Line".into(),
            kind: "suicide".into(),
            call: Some("1".into()),
            text: None,
            chat: None,
            hours: "24/7".into(),
            source_url: url.into(),
            checked_on: day(checked),
            valid_until: day("2027-01-01"),
        };
        assert!(!line("2026-05-20", "https://example.org").may_ship(release));
        assert!(line("2026-05-25", "https://example.org").may_ship(release));
        assert!(!line("2026-11-20", "").may_ship(release));
    }

    #[test]
    fn every_shipped_line_passes_the_gate_and_every_country_has_an_emergency_number() {
        let shipped = shipped();
        for country in &shipped.countries {
            assert!(
                !country.emergency.is_empty(),
                "{} needs one",
                country.country
            );
            for line in &country.lines {
                assert!(
                    line.may_ship(shipped.released_on),
                    "{} must pass",
                    line.service
                );
            }
        }
        assert_eq!(
            shipped.countries.last().map(|c| c.country.as_str()),
            Some(ELSEWHERE)
        );
        let korea = shipped
            .countries
            .iter()
            .find(|c| c.country == "KR")
            .expect("listed");
        assert_eq!(korea.lines[0].call.as_deref(), Some("109"));
    }
}
