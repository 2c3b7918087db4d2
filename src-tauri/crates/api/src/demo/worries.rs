//! What was feared in the invented year, and what became of it.

use super::chance::Chance;
use super::instant;
use cairn_journal::ImportBatch;
use cairn_journal::entities::WorryOutcome::{self, DidNot, Happened, Open, Partly};
use cairn_journal::entities::{Rest, Worry};
use cairn_vault::RecordId;
use chrono::{Days, NaiveDate};

/// How long ago a worry was noted, how many days later it was answered, how likely it felt, what
/// became of it, and the words.
const WORRIES: [(u64, u64, u8, WorryOutcome, &str, &str); 12] = [
    (
        310,
        4,
        80,
        DidNot,
        "That they will ask me in the room why I came.",
        "Nobody asked. Somebody put a tea down.",
    ),
    (
        284,
        9,
        60,
        Partly,
        "That the landlord sells the house.",
        "He thinks about it. Not before next autumn.",
    ),
    (
        251,
        2,
        90,
        DidNot,
        "That my sister hangs up when she hears who it is.",
        "She talked for an hour.",
    ),
    (
        226,
        12,
        50,
        Happened,
        "That the contract at work is not renewed.",
        "It ended in May. The new place is nearer.",
    ),
    (
        190,
        3,
        70,
        DidNot,
        "That the party on Saturday goes wrong for me.",
        "I left at ten and slept.",
    ),
    (
        163,
        7,
        40,
        DidNot,
        "That the cough is something.",
        "It was a cough.",
    ),
    (
        141,
        5,
        75,
        DidNot,
        "That I have nothing to say on Tuesday.",
        "I said that, and it was enough.",
    ),
    (
        117,
        6,
        65,
        Partly,
        "That the money does not reach to the end of the month.",
        "It was close. The bicycle had to wait.",
    ),
    (
        92,
        3,
        55,
        DidNot,
        "That the choir hears how nervous I am.",
        "",
    ),
    (
        64,
        8,
        45,
        DidNot,
        "That J. is angry about the call I did not return.",
        "Had not noticed.",
    ),
    (
        37,
        4,
        60,
        DidNot,
        "That the dentist finds the worst.",
        "One small thing.",
    ),
    (
        6,
        0,
        70,
        Open,
        "That the evenings get long again when the clocks change.",
        "",
    ),
];

/// Notes them.
pub(super) fn note_worries(chance: &mut Chance, today: NaiveDate, batch: &mut ImportBatch) {
    for (ago, later, likelihood, resolved, text, afterwards) in WORRIES {
        let date = today - Days::new(ago);
        let is_open = resolved == Open;
        let at = instant(date, 22, 10);
        batch.worries.push(Worry {
            id: RecordId::make(chance.rng()),
            revision: 1,
            created_at: at,
            updated_at: at,
            deleted_at: None,
            date,
            text: text.to_owned(),
            likelihood: Some(likelihood),
            can_do: String::new(),
            postponed_to: is_open
                .then(|| (today + Days::new(1)).and_hms_opt(18, 0, 0))
                .flatten(),
            resolved,
            resolved_on: (!is_open).then(|| date + Days::new(later)),
            afterwards: afterwards.to_owned(),
            rest: Rest::new(),
        });
    }
}
