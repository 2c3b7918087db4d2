//! What the invented person has thought through: the plan for the worst hours, and looks at their
//! groups.

use super::chance::Chance;
use super::instant;
use cairn_journal::entities::{FitDecision, Group, GroupFitReview, PlanLine, Rest};
use cairn_journal::{ImportBatch, SafetyPlanDraft};
use cairn_vault::RecordId;
use chrono::{Days, NaiveDate};

/// What was given after three visits to the first group: respect, dynamics, facilitation,
/// commitment, honesty, reach.
const LOOKS: [[u8; 6]; 3] = [[4, 4, 3, 3, 2, 3], [5, 4, 4, 3, 4, 3], [5, 5, 4, 4, 5, 3]];

/// Adds a look at the first group after each of three weeks, and one at the last group.
pub(super) fn look_at_groups(chance: &mut Chance, start: NaiveDate, batch: &mut ImportBatch) {
    let (Some(first), Some(last)) = (batch.groups.first(), batch.groups.last()) else {
        return;
    };
    let mut looks: Vec<GroupFitReview> = Vec::new();
    for (week, values) in LOOKS.into_iter().enumerate() {
        let date = start + Days::new(7 * week as u64 + 1);
        let decision = match week {
            0 => FitDecision::Unsure,
            1 => FitDecision::TryAgain,
            _ => FitDecision::Stay,
        };
        looks.push(look(chance, first, date, values, decision));
    }
    let once = start + Days::new(214);
    looks.push(look(
        chance,
        last,
        once,
        [4, 3, 4, 5, 2, 2],
        FitDecision::TryAgain,
    ));
    batch.group_fit_reviews = looks;
}

fn look(
    chance: &mut Chance,
    group: &Group,
    date: NaiveDate,
    values: [u8; 6],
    decision: FitDecision,
) -> GroupFitReview {
    let at = instant(date, 21, 40);
    let [respect, dynamics, facilitation, commitment, honesty, reach] = values.map(Some);
    GroupFitReview {
        id: RecordId::make(chance.rng()),
        revision: 1,
        created_at: at,
        updated_at: at,
        deleted_at: None,
        date,
        group_id: group.id,
        respect,
        dynamics,
        facilitation,
        commitment,
        no_pressure: None,
        format: None,
        honesty,
        reach,
        belonging: None,
        structure_seen: group.structure,
        asked: String::new(),
        note: String::new(),
        decision: Some(decision),
        rest: Rest::new(),
    }
}

/// The plan for the worst hours.
pub(super) fn plan(today: NaiveDate) -> SafetyPlanDraft {
    let lines = |all: &[(&str, &str)]| {
        let line = |(text, number): &(&str, &str)| PlanLine {
            text: (*text).to_owned(),
            person_id: None,
            number: (*number).to_owned(),
        };
        all.iter().map(line).collect()
    };
    SafetyPlanDraft {
        version: 0,
        signs: lines(&[
            ("I stop answering the phone.", ""),
            ("Sleeping in two halves for three nights.", ""),
        ]),
        alone: lines(&[
            ("Eat before deciding anything.", ""),
            ("Twice round the pond.", ""),
        ]),
        distraction: lines(&[("The library until eight.", ""), ("The Tuesday room.", "")]),
        people: lines(&[
            ("M., any time", "0700 900 001"),
            ("J., after eight", "0700 900 002"),
        ]),
        professionals: lines(&[("The surgery, weekdays", "0700 900 005")]),
        safer: lines(&[("Nothing in the house. Mrs L. has the spare key.", "")]),
        live_for: lines(&[("The choir in spring. The allotment.", "")]),
        reviewed_on: today.checked_sub_days(Days::new(48)),
    }
}
