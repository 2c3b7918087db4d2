//! The part of a document that tells how questionnaires were answered: the score as it was published,
//! then every answer. Never a word of what it might mean for the person.

use super::Block;
use cairn_journal::entities::{Band, Instrument, InstrumentResponse};
use cairn_words::{Arg, Words};

pub(super) fn push_responses(
    blocks: &mut Vec<Block<'_>>,
    responses: &[InstrumentResponse],
    words: &Words,
) {
    if responses.is_empty() {
        return;
    }
    blocks.push(Block::Heading(2, words.text("export-questionnaires", &[])));
    blocks.push(Block::Lines(words.text("questionnaire-no-diagnosis", &[])));
    let mut responses: Vec<&InstrumentResponse> = responses.iter().collect();
    responses.sort_by_key(|one| (one.instrument, one.date, one.at, one.id));
    for response in responses {
        let args = [
            ("name", response.instrument.name().into()),
            ("date", Arg::from(response.date)),
        ];
        let heading = words.text("export-questionnaire", &args);
        blocks.push(Block::Heading(3, heading));
        blocks.push(Block::Facts(facts(response, words)));
        let source = format!("questionnaire-source-{}", wording(response.instrument));
        blocks.push(Block::Lines(words.text(&source, &[])));
    }
}

/// The score, what its authors call it, and each answer beside its item.
fn facts(response: &InstrumentResponse, words: &Words) -> Vec<String> {
    let instrument = response.instrument;
    let mut facts = match response.score() {
        Some(score) => {
            let args = [
                ("score", Arg::from(u32::from(score))),
                ("most", u32::from(instrument.most()).into()),
            ];
            vec![words.text("questionnaire-score", &args)]
        }
        None => vec![words.text("questionnaire-no-score", &[])],
    };
    facts.extend(response.band().map(|band| words.text(band_id(band), &[])));
    for (index, answer) in response.answers.iter().enumerate() {
        let item = format!("questionnaire-{}-{}", wording(instrument), index + 1);
        let answer = match answer {
            Some(answer) => {
                let id = format!("questionnaire-{}-answer-{answer}", scale(instrument));
                words.text(&id, &[])
            }
            None => words.text("questionnaire-not-answered", &[]),
        };
        let args = [
            ("item", words.text(&item, &[]).into()),
            ("answer", answer.into()),
        ];
        facts.push(words.text("export-questionnaire-item", &args));
    }
    facts
}

/// Whose items they are in `questionnaires.ftl`: the PHQ-8 is the PHQ-9 without its ninth.
fn wording(instrument: Instrument) -> &'static str {
    match instrument {
        Instrument::Who5 => "who5",
        Instrument::Barc10 => "barc10",
        Instrument::Phq8 | Instrument::Phq9 => "phq",
        Instrument::Gad7 => "gad7",
    }
}

/// Whose answers they are: PHQ and GAD-7 have the same.
fn scale(instrument: Instrument) -> &'static str {
    match instrument {
        Instrument::Who5 => "who5",
        Instrument::Barc10 => "barc10",
        Instrument::Phq8 | Instrument::Phq9 | Instrument::Gad7 => "phq",
    }
}

fn band_id(band: Band) -> &'static str {
    match band {
        Band::Minimal => "questionnaire-band-minimal",
        Band::Mild => "questionnaire-band-mild",
        Band::Moderate => "questionnaire-band-moderate",
        Band::ModeratelySevere => "questionnaire-band-moderately_severe",
        Band::Severe => "questionnaire-band-severe",
        Band::AtMost28 => "questionnaire-band-at_most28",
        Band::AtMost50 => "questionnaire-band-at_most50",
        Band::AtLeast47 => "questionnaire-band-at_least47",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{day, id, moment};
    use cairn_journal::entities::Rest;

    fn response(instrument: Instrument, answers: Vec<Option<u8>>) -> InstrumentResponse {
        let at = moment();
        InstrumentResponse {
            id: id(1),
            revision: 1,
            created_at: at.now,
            updated_at: at.now,
            deleted_at: None,
            date: day("2026-11-21"),
            at: at.now,
            zone: at.zone,
            day_start_used: 0,
            instrument,
            version: instrument.version().to_owned(),
            answers,
            export_ok: true,
            export_item_nine: true,
            rest: Rest::new(),
        }
    }

    fn told(response: InstrumentResponse) -> Vec<String> {
        let mut blocks = Vec::new();
        push_responses(&mut blocks, &[response], &Words::english());
        let texts = blocks.into_iter().flat_map(|block| match block {
            Block::Heading(_, text) | Block::Lines(text) => vec![text],
            Block::Facts(facts) => facts,
            Block::Markdown(..) | Block::Picture(_) => Vec::new(),
        });
        texts.collect()
    }

    #[test]
    fn every_item_and_every_answer_has_its_words() {
        for instrument in Instrument::ALL {
            for answer in instrument.answers() {
                let texts = told(response(instrument, vec![Some(answer); instrument.items()]));
                let without_words = |text: &&String| text.contains("questionnaire-");
                let missing: Vec<_> = texts.iter().filter(without_words).collect();
                assert!(missing.is_empty(), "{instrument:?}: {missing:?}");
            }
        }
        let nothing = told(response(Instrument::Gad7, vec![None; 7]));
        assert_eq!(nothing[3], "No result: an answer is missing");
        assert!(nothing[4].ends_with(": no answer"), "{}", nothing[4]);
    }

    #[test]
    fn a_score_stands_with_its_name_its_answers_and_its_source() {
        let who = vec![Some(4), Some(2), Some(2), Some(2), Some(2)];
        let texts = told(response(Instrument::Who5, who));
        assert_eq!(texts[0], "Questionnaires");
        assert!(texts[1].starts_with("Not a diagnosis."), "{}", texts[1]);
        assert_eq!(texts[2], "WHO-5, 21 November 2026");
        assert_eq!(texts[3], "48 of 100");
        assert_eq!(
            texts[4],
            "In the range up to 50, in which its authors suggest a closer look"
        );
        assert_eq!(
            texts[5],
            "I have felt cheerful and in good spirits: Most of the time"
        );
        assert!(texts[10].contains("World Health Organization, Regional Office for Europe, 1998"));
    }
}
