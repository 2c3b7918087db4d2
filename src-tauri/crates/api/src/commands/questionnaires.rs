//! Questionnaires that were switched on: what can be answered now, and how they were answered before.
//!
//! Not here: the words of the items (`questionnaires.ftl`), and switching them on (settings).

use super::count;
use crate::{ApiError, Clock, Nothing, Session};
use cairn_journal::entities::{Band, Instrument, InstrumentResponse};
use cairn_journal::{InstrumentResponseDraft, Journal, Moment};
use chrono::NaiveDate;
use serde::Serialize;

/// Those that are switched on.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct QuestionnaireList {
    /// In the order in which they are offered.
    pub rows: Vec<QuestionnaireRow>,
}

/// One questionnaire and how it was answered.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct QuestionnaireRow {
    /// Which one.
    pub instrument: Instrument,
    /// What it is called everywhere.
    pub name: String,
    /// Number of items.
    pub items: u32,
    /// The smallest answer, then the greatest.
    pub answers: (u8, u8),
    /// The greatest score there is.
    pub most: u16,
    /// Whether a new one may be begun today.
    pub offered: bool,
    /// From when on one may be begun; `None` when it was never answered whole.
    pub next: Option<NaiveDate>,
    /// What is being answered and lacks an answer.
    pub unfinished: Option<InstrumentResponse>,
    /// All others, the newest first.
    pub earlier: Vec<ResponseRow>,
}

/// One response with what it comes to.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct ResponseRow {
    /// As it is stored.
    pub response: InstrumentResponse,
    /// Its score; `None` when an answer is missing.
    pub score: Option<u16>,
    /// What the authors call that score.
    pub band: Option<Band>,
    /// The score less that of the one before.
    pub change: Option<i32>,
    /// The day of the one before.
    pub since: Option<NaiveDate>,
    /// Whether an answer may still be changed: on its own day, and a while over midnight.
    pub may_change: bool,
}

/// Those that are switched on, with what was answered.
///
/// # Errors
/// [`ApiError::Locked`].
pub fn list_questionnaires(
    session: &mut Session,
    clock: &dyn Clock,
    _: Nothing,
) -> Result<QuestionnaireList, ApiError> {
    let journal = session.journal()?;
    let moment = clock.moment();
    let on = journal.settings().questionnaires.iter();
    let rows = on.map(|instrument| row(journal, *instrument, &moment));
    Ok(QuestionnaireList {
        rows: rows.collect(),
    })
}

/// Saves a response: with its first answer, and again with each that follows.
///
/// # Errors
/// [`ApiError::AskedLately`], [`ApiError::Stale`], limits of fields.
pub fn save_instrument_response(
    session: &mut Session,
    clock: &dyn Clock,
    request: InstrumentResponseDraft,
) -> Result<InstrumentResponse, ApiError> {
    let (journal, rng) = session.writing()?;
    Ok(journal.save_instrument_response(request, &clock.moment(), rng)?)
}

fn row(journal: &Journal, instrument: Instrument, at: &Moment) -> QuestionnaireRow {
    let unfinished = journal.unfinished_response(instrument, at);
    let others: Vec<&InstrumentResponse> = journal
        .instrument_responses()
        .filter(|one| one.instrument == instrument)
        .filter(|one| unfinished.is_none_or(|unfinished| unfinished.id != one.id))
        .collect();
    let rows = others.iter().enumerate().map(|(index, response)| {
        let score = response.score();
        let earlier = others[index + 1..].iter();
        let mut scored = earlier.filter_map(|one| Some((one.score()?, one.date)));
        let last = score.and_then(|_| scored.next());
        ResponseRow {
            response: (*response).clone(),
            score,
            band: response.band(),
            change: score
                .zip(last)
                .map(|(score, (last, _))| i32::from(score) - i32::from(last)),
            since: last.map(|(_, date)| date),
            may_change: journal.is_being_answered(response, at),
        }
    });
    let answers = instrument.answers();
    QuestionnaireRow {
        instrument,
        name: instrument.name().to_owned(),
        items: count(instrument.items()),
        answers: (*answers.start(), *answers.end()),
        most: instrument.most(),
        offered: journal.is_offered(instrument, at),
        next: journal.next_offered(instrument),
        unfinished: unfinished.cloned(),
        earlier: rows.collect(),
    }
}
