//! Questionnaires that were answered in the invented year, by how the weeks before were.

use super::chance::Chance;
use super::life::Day;
use super::{ZONE, instant};
use cairn_journal::ImportBatch;
use cairn_journal::calendar;
use cairn_journal::entities::{Instrument, InstrumentResponse, Rest};
use cairn_vault::RecordId;

/// Days between two of the same.
const WHO_DAYS: usize = 28;
const BARC_DAYS: usize = 90;
/// Days that an answer looks back.
const LOOK_BACK: usize = 14;

/// Answers the two that are switched on, now and then, the last days left out.
pub(super) fn answer_questionnaires(chance: &mut Chance, year: &[Day], batch: &mut ImportBatch) {
    for (instrument, days) in [
        (Instrument::Who5, WHO_DAYS),
        (Instrument::Barc10, BARC_DAYS),
    ] {
        for weeks in year[..year.len().saturating_sub(LOOK_BACK)]
            .chunks_exact(days)
            .filter(|weeks| weeks.last().is_some_and(|day| !day.away))
        {
            let response = answered(chance, instrument, weeks);
            batch.instrument_responses.extend(response);
        }
    }
}

fn answered(
    chance: &mut Chance,
    instrument: Instrument,
    weeks: &[Day],
) -> Option<InstrumentResponse> {
    let day = weeks.last()?;
    let near = &weeks[weeks.len().saturating_sub(LOOK_BACK)..];
    let mood = near.iter().map(|day| day.mood).sum::<f64>() / near.len() as f64;
    let at = instant(day.date, 19, chance.below(60) as u32);
    let (least, most) = (*instrument.answers().start(), *instrument.answers().end());
    // A mood of -3 to 3 on the steps of the questionnaire.
    let middle = f64::from(least) + (mood + 3.0) / 6.0 * f64::from(most - least);
    let answers = (0..instrument.items())
        .map(|_| {
            let step = (middle.round() as i32) + chance.between(-1, 1);
            u8::try_from(step.clamp(least.into(), most.into())).ok()
        })
        .collect();
    Some(InstrumentResponse {
        id: RecordId::make(chance.rng()),
        revision: 1,
        created_at: at,
        updated_at: at,
        deleted_at: None,
        date: calendar::logical_date(at, ZONE, 0),
        at,
        zone: ZONE,
        day_start_used: 0,
        instrument,
        version: instrument.version().to_owned(),
        answers,
        export_ok: false,
        export_item_nine: false,
        rest: Rest::new(),
    })
}
