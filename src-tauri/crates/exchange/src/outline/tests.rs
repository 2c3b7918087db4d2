//! Whole documents, as a person opens them.

use super::*;
use crate::samples::{batches, check_in, day, entry, instant, settings, strategy, strategy_use};
use crate::selection::{Selection, pick};
use crate::{markdown, plain_text};
use cairn_journal::ImportBatch;
use cairn_journal::entities::{Answer, Halt, StrategySource, Urge};
use proptest::prelude::*;

/// Two days, two strategies and everything that can be said of them.
fn two_days() -> ImportBatch {
    let mut evening = entry(1);
    evening.title = "After the *Tuesday* group".to_owned();
    evening.body = "Stopped at the **bridge**.\n\n# Home\n\n- quiet\n- tea".to_owned();
    evening.tags = vec!["group".to_owned(), "gratitude".to_owned()];
    evening.answers = vec![
        Answer {
            prompt: "What went well?".to_owned(),
            text: "I called.".to_owned(),
        },
        Answer {
            prompt: "What was hard?".to_owned(),
            text: " ".to_owned(),
        },
    ];
    let mut night = entry(2);
    night.date = day("2026-11-20");
    night.at = instant("2026-11-21T01:30:00Z");
    night.body = "Could not sleep.".to_owned();

    let mut full = check_in(3);
    full.at = instant("2026-11-21T07:05:00Z");
    (full.valence, full.energy, full.anxiety) = (Some(-1), Some(0), Some(0));
    (full.sleep_min, full.sleep_quality) = (Some(445), Some(4));
    full.halt = Halt {
        hungry: Some(0),
        angry: None,
        lonely: Some(1),
        tired: Some(3),
    };
    full.urges = vec![Urge {
        tracker_id: None,
        strength: 7,
    }];
    full.feelings = vec!["calm".to_owned(), "sad".to_owned()];
    full.triggers = vec!["work".to_owned()];
    full.note = "1. not a list\nsecond line".to_owned();
    full.context = CheckInContext::BeforeMeeting;

    let mut call = strategy(4);
    call.title = "Call somebody".to_owned();
    call.how = "Ring, *then* talk.".to_owned();
    call.tags = vec!["urge".to_owned()];
    (call.effort, call.minutes, call.try_by) = (Some(2), Some(1), Some(day("2026-12-01")));
    call.source = Some(StrategySource {
        kind: StrategySourceKind::Meeting,
        id: None,
        note: "from a friend".to_owned(),
    });
    let mut used = strategy_use(5, 4);
    (used.before, used.after, used.minutes_between) = (Some(8), Some(3), Some(12));
    (used.helped, used.situation) = (Some(Helped::Yes), Some("urge".to_owned()));
    used.note = "He picked up at once.".to_owned();
    ImportBatch {
        entries: vec![evening, night],
        check_ins: vec![full],
        strategies: vec![call],
        strategy_uses: vec![used, strategy_use(6, 99)],
        ..ImportBatch::default()
    }
}

#[track_caller]
fn check(batch: &ImportBatch, write: fn(&[Block<'_>]) -> String, expect: &str) {
    let settings = settings();
    let picked = pick(&batch.snapshot(&settings), &Selection::default());
    assert_eq!(write(&outline(&picked, &Words::english())), expect);
}

#[test]
fn a_markdown_document_reads_from_the_oldest_day_on() {
    check(
        &two_days(),
        markdown::write,
        r"# Notes

20 November 2026 to 21 November 2026

## 2026-11-20, Friday

### 01:30 Journal entry

Could not sleep.

## 2026-11-21, Saturday

### 07:05 Check-in before a meeting

- Mood: slightly unpleasant (−1)
- Energy: in the middle (0)
- Anxiety: 0 of 10
- Strength of the urge: 7 of 10
- Hungry: not
- Lonely: a bit
- Tired: very
- Sleep: 7 h 25 min
- Quality of sleep: 4 of 5
- Feelings: calm, sad
- What set it off: work

1\. not a list\
second line

### 20:00 After the \*Tuesday\* group

Tags: group, gratitude

Stopped at the **bridge**.

#### Home

- quiet
- tea

#### What went well?

I called.

## Strategies

### Call somebody

One of my own\
Helps with: urge\
Effort: some\
Takes 1 minute\
Learnt in a meeting: from a friend\
To try by 1 December 2026

Ring, *then* talk.

#### When I used it

- 2026-11-21 20:00; situation: urge; before: 8 of 10; after: 3 of 10; 12 minutes between; it helped

He picked up at once.

### A strategy that is no longer kept

#### When I used it

- 2026-11-21 20:00
",
    );
}

#[test]
fn plain_text_says_the_same_without_marks() {
    check(
        &two_days(),
        plain_text::write,
        "Notes
=====

20 November 2026 to 21 November 2026

2026-11-20, Friday
------------------

01:30 Journal entry

Could not sleep.

2026-11-21, Saturday
--------------------

07:05 Check-in before a meeting

Mood: slightly unpleasant (−1)
Energy: in the middle (0)
Anxiety: 0 of 10
Strength of the urge: 7 of 10
Hungry: not
Lonely: a bit
Tired: very
Sleep: 7 h 25 min
Quality of sleep: 4 of 5
Feelings: calm, sad
What set it off: work

1. not a list
second line

20:00 After the *Tuesday* group

Tags: group, gratitude

Stopped at the bridge.

Home

- quiet
- tea

What went well?

I called.

Strategies
----------

Call somebody

One of my own
Helps with: urge
Effort: some
Takes 1 minute
Learnt in a meeting: from a friend
To try by 1 December 2026

Ring, then talk.

When I used it

2026-11-21 20:00; situation: urge; before: 8 of 10; after: 3 of 10; 12 minutes between; it helped

He picked up at once.

A strategy that is no longer kept

When I used it

2026-11-21 20:00
",
    );
}

#[test]
fn nothing_picked_is_said() {
    let empty = ImportBatch::default();
    check(
        &empty,
        markdown::write,
        "# Notes\n\nThere is nothing in this selection.\n",
    );
    check(
        &empty,
        plain_text::write,
        "Notes\n=====\n\nThere is nothing in this selection.\n",
    );
}

#[test]
fn an_unanswered_check_in_has_no_number() {
    let mut silent = check_in(1);
    (silent.valence, silent.note) = (None, "only words".to_owned());
    let batch = ImportBatch {
        check_ins: vec![silent],
        ..ImportBatch::default()
    };
    check(
        &batch,
        markdown::write,
        "# Notes\n\n21 November 2026\n\n## 2026-11-21, Saturday\n\n### 20:00 Check-in\n\nonly words\n",
    );
}

#[test]
fn a_step_of_a_scale_has_a_word_of_its_own() {
    let words = Words::english();
    for id in ["export-mood", "export-energy"] {
        let of_steps: std::collections::HashSet<_> = (-3_i8..=3)
            .map(|step| words.text(id, &[("step", step.into()), ("signed", "".into())]))
            .collect();
        assert_eq!(of_steps.len(), 7, "{id}: {of_steps:?}");
    }
}

proptest! {
    #[test]
    fn every_fact_has_its_words(batch in batches()) {
        let settings = settings();
        let words = Words::english();
        let fallback = words.text("words-fallback", &[]);
        prop_assert!(!fallback.is_empty());
        let picked = pick(&batch.snapshot(&settings), &Selection::default());
        for block in outline(&picked, &words) {
            let texts = match block {
                Block::Heading(_, text) | Block::Lines(text) => vec![text],
                Block::Facts(facts) => facts,
                Block::Markdown(..) => Vec::new(),
                Block::Picture(picture) => vec![picture.described],
            };
            for text in texts {
                prop_assert!(!text.contains(&fallback), "{text:?}");
            }
        }
    }
}
