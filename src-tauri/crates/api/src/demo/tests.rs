//! The year is the same for the same seed, full enough, consistent, and well said.

use super::*;
use std::collections::BTreeMap;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("an ISO date")
}

fn invented(seed: u64, today: &str) -> ImportBatch {
    invent(&mut Chance::new(seed), day(today))
}

/// Every text that is shown of `batch`.
fn texts(batch: &ImportBatch) -> Vec<&str> {
    let entries = batch.entries.iter().flat_map(|entry| {
        let answers = entry.answers.iter().map(|answer| answer.text.as_str());
        [entry.title.as_str(), entry.body.as_str()]
            .into_iter()
            .chain(answers)
    });
    let strategies = batch
        .strategies
        .iter()
        .flat_map(|one| [one.title.as_str(), one.how.as_str()]);
    let notes = batch.check_ins.iter().map(|one| one.note.as_str());
    let groups = batch.groups.iter().map(|one| one.note.as_str());
    let taken = batch.takeaways.iter().map(|one| one.text.as_str());
    let asked = batch.questions.iter().map(|one| one.text.as_str());
    let hopes = batch.hope_items.iter().map(|one| one.text.as_str());
    let worries = batch
        .worries
        .iter()
        .flat_map(|worry| [worry.text.as_str(), &worry.afterwards]);
    let notes = notes.chain(groups).chain(taken).chain(asked).chain(hopes);
    let notes = notes.chain(worries);
    let lapses = batch.lapses.iter().flat_map(|lapse| {
        [
            lapse.used.as_str(),
            &lapse.amount,
            &lapse.context,
            &lapse.helped_after,
            &lapse.next_step,
            &lapse.tell,
        ]
    });
    let trackers = batch
        .trackers
        .iter()
        .flat_map(|tracker| [tracker.name.as_str(), &tracker.scope]);
    let seen = batch.milestone_acks.iter().map(|ack| ack.note.as_str());
    let letters = batch.letters.iter().map(|letter| letter.body.as_str());
    entries
        .chain(strategies)
        .chain(notes)
        .chain(lapses)
        .chain(trackers)
        .chain(seen)
        .chain(letters)
        .collect()
}

#[test]
fn the_same_seed_gives_the_same_journal_and_another_seed_another() {
    let hash = |seed: u64| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let dir = folder.path().join("journal.cairn");
        make_with_kdf(&dir, "a b c", seed, day("2026-11-21"), KdfCost::test()).expect("it is made");
        let passphrase = Passphrase::new("a b c").expect("it is one");
        let opened = Journal::open(
            &dir,
            &cairn_vault::Secret::Passphrase(passphrase),
            cairn_vault::Access::ReadWrite,
            &Moment {
                now: instant(day("2026-11-21"), 9, 0),
                zone: ZONE,
            },
            Chance::new(9).rng(),
        )
        .expect("it opens");
        assert_eq!((opened.findings.len(), opened.unreadable), (0, 0));
        assert_eq!(
            opened.journal.clock_doubt(instant(day("2026-11-21"), 9, 0)),
            None
        );
        opened.journal.content_hash()
    };
    let first = hash(2026);
    assert_eq!(first, hash(2026));
    assert_ne!(first, hash(2027));
}

#[test]
fn there_is_enough_of_everything_whenever_the_year_ends() {
    for (seed, today) in [
        (2026, "2026-11-21"),
        (1, "2027-02-28"),
        (2, "2028-02-29"),
        (3, "2026-08-09"),
        (4, "2027-06-01"),
    ] {
        let batch = invented(seed, today);
        let counts = (
            batch.entries.len(),
            batch.check_ins.len(),
            batch.strategy_uses.len(),
        );
        assert!((270..=330).contains(&counts.0), "{today}: {counts:?}");
        assert!((450..=550).contains(&counts.1), "{today}: {counts:?}");
        assert!((120..=160).contains(&counts.2), "{today}: {counts:?}");
        assert_eq!(batch.strategies.len(), 15);
        assert_eq!(batch.urge_episodes.len(), 9, "{today}");
        let passed = batch
            .urge_episodes
            .iter()
            .filter(|one| one.outcome.is_some());
        assert_eq!(
            passed.count(),
            8,
            "{today}: enough to say how long they took"
        );
        let count = |is: fn(&&JournalEntry) -> bool| batch.entries.iter().filter(is).count();
        let marked = (
            count(|entry| entry.hard),
            count(|entry| entry.starred),
            count(|entry| !entry.answers.is_empty()),
            batch.entry_revisions.len(),
        );
        assert!((8..=45).contains(&marked.0), "{today}: {marked:?}");
        assert!((10..=60).contains(&marked.1), "{today}: {marked:?}");
        assert!(marked.2 >= 50 && marked.3 >= 3, "{today}: {marked:?}");
        let last = batch.check_ins.iter().map(|one| one.date).max();
        assert_eq!(last, Some(day(today)));
        let first = batch.entries.iter().map(|entry| entry.date).min();
        assert_eq!(
            first,
            day(today).checked_sub_months(Months::new(12)),
            "on this day"
        );
    }
}

#[test]
fn the_tuesdays_have_meetings_with_what_came_of_them() {
    for (seed, today) in [(2026, "2026-11-21"), (3, "2026-08-09")] {
        let batch = invented(seed, today);
        assert!(
            (25..=52).contains(&batch.meetings.len()),
            "{}",
            batch.meetings.len()
        );
        let paired = batch.meetings.iter().filter(|meeting| {
            meeting.before_check_in_id.is_some() && meeting.after_check_in_id.is_some()
        });
        assert!(paired.count() >= 20, "before and after can be compared");
        assert!(
            batch
                .meetings
                .iter()
                .all(|one| one.date.weekday() == Weekday::Tue)
        );
        assert!(batch.takeaways.len() >= 12);
        let learnt = batch
            .strategies
            .iter()
            .filter_map(|one| one.source.as_ref());
        let there = learnt.filter(|source| source.id.is_some());
        assert!(there.count() >= 4, "strategies remember their meeting");
        assert!(
            batch
                .groups
                .iter()
                .any(|group| group.next_meeting(instant(day(today), 7, 0)).is_some())
        );
    }
}

#[test]
fn days_and_instants_agree_and_two_weeks_are_empty() {
    let batch = invented(2026, "2026-11-21");
    let placed = batch
        .entries
        .iter()
        .map(|one| (one.date, one.at))
        .chain(batch.check_ins.iter().map(|one| (one.date, one.at)));
    for (date, at) in placed {
        assert_eq!(at.with_timezone(&ZONE).date_naive(), date);
        assert!(at <= instant(day("2026-11-21"), 7, 0));
    }
    let mut days: Vec<NaiveDate> = batch.check_ins.iter().map(|one| one.date).collect();
    days.sort_unstable();
    let longest = days
        .windows(2)
        .map(|two| (two[1] - two[0]).num_days())
        .max();
    assert!(longest >= Some(15), "{longest:?}");
}

#[test]
fn the_mood_drifts_upwards_and_most_tools_can_be_ranked() {
    let batch = invented(2026, "2026-11-21");
    let range = cairn_insights::DateRange {
        from: day("2025-11-21"),
        to: day("2026-11-21"),
    };
    let trend = cairn_insights::mood_trend(
        &batch.check_ins,
        range,
        &cairn_insights::MoodContext::default(),
    );
    let words = trend.trend.expect("a year is enough").words;
    assert_eq!(words, cairn_insights::Direction::DriftingUp);
    let ranking = cairn_insights::strategy_ranking(&batch.strategies, &batch.strategy_uses, &[]);
    assert!(ranking.ranked.len() >= 10 && ranking.early.len() >= 3);
}

#[test]
fn no_sentence_comes_too_often() {
    let batch = invented(2026, "2026-11-21");
    let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
    for entry in &batch.entries {
        for line in entry
            .body
            .split_inclusive(['.', '\n'])
            .filter(|line| line.len() > 30)
        {
            *seen.entry(line.trim()).or_default() += 1;
        }
    }
    let worst = seen
        .iter()
        .max_by_key(|(_, n)| **n)
        .expect("there are sentences");
    assert!(*worst.1 <= 9, "{worst:?}");
    assert!(batch.entries.iter().all(|entry| entry.has_text()));
}

#[test]
fn time_is_counted_whenever_the_year_ends() {
    for (seed, today) in [(2026, "2026-11-21"), (2, "2028-02-29"), (3, "2026-08-09")] {
        let batch = invented(seed, today);
        let today = day(today);
        let [alcohol, tobacco, outside] = &batch.trackers[..] else {
            panic!("three trackers");
        };
        let count = cairn_journal::counting::count(alcohol, &batch.lapses, today);
        assert_eq!(count.runs.len(), 2, "{today}");
        assert_eq!(
            count.runs[0].days, 139,
            "21 days before the first page, and 118 after it"
        );
        assert!(count.current_run > 240 && count.free_days == count.total_days - 1);
        assert!(
            batch.milestone_acks.len() >= 15,
            "{}",
            batch.milestone_acks.len()
        );
        assert!(
            batch
                .milestone_acks
                .iter()
                .any(|ack| ack.tracker_id == tobacco.id)
        );
        let pauses: Vec<_> = batch.pauses.iter().collect();
        let week =
            cairn_journal::counting::day_log_summary(outside, &batch.day_logs, &pauses, today);
        assert_eq!(week.paused, 14);
        assert!(
            week.yes > 120 && week.no > 40 && week.not_logged > 10,
            "{week:?}"
        );
        let urges = batch.check_ins.iter().flat_map(|one| &one.urges);
        assert!(
            urges
                .into_iter()
                .all(|urge| urge.tracker_id == Some(alcohol.id))
        );
    }
}

/// Column two of the language guide (domain 3.3), and what shouts.
#[test]
fn the_texts_keep_to_the_language_guide() {
    const NEVER: [&str; 24] = [
        "must",
        "should",
        "fail",
        "failed",
        "failure",
        "lost",
        "missed",
        "broke",
        "broken",
        "clean",
        "dirty",
        "streak",
        "reset",
        "ruined",
        "relapse",
        "weakness",
        "temptation",
        "habit",
        "abuse",
        "addict",
        "alcoholic",
        "score",
        "level",
        "badge",
    ];
    for seed in 0..4 {
        let batch = invented(seed, "2026-11-21");
        for text in texts(&batch) {
            assert!(!text.contains(['!', '{', '}']), "{text}");
            let lower = text.to_lowercase();
            let word = lower
                .split(|c: char| !c.is_alphabetic())
                .find(|word| NEVER.contains(word));
            assert_eq!(word, None, "{text}");
        }
    }
}
