use super::*;
use crate::drafts::{StrategyUseDraft, TagDraft};
use crate::entities::{UrgeOutcome, UrgeSample};
use crate::error::Rule;
use crate::fixture::{OnDisk, strategy_draft};
use cairn_vault::Access;

fn samples(noted: &[(u32, u8)]) -> Vec<UrgeSample> {
    noted
        .iter()
        .map(|&(sec, strength)| UrgeSample { sec, strength })
        .collect()
}

fn draft(noted: &[(u32, u8)]) -> UrgeEpisodeDraft {
    UrgeEpisodeDraft {
        id: None,
        revision: 0,
        planned_min: 20,
        tracker_id: None,
        samples: samples(noted),
        triggers: Vec::new(),
        ended_sec: None,
        outcome: None,
        note: String::new(),
    }
}

fn save(disk: &mut OnDisk, draft: UrgeEpisodeDraft) -> Result<UrgeEpisode, JournalError> {
    disk.with(|journal, at, rng| journal.save_urge_episode(draft, at, rng))
}

/// Adds a sample to a stored episode, so many seconds after its beginning.
fn note(disk: &mut OnDisk, episode: &UrgeEpisode, sec: u32, strength: u8) -> UrgeEpisode {
    let mut draft = UrgeEpisodeDraft::from(episode);
    draft.samples.push(UrgeSample { sec, strength });
    save(disk, draft).unwrap()
}

/// AC-30: 21:00:00 with 8; 300 s 7; 600 s 5; 900 s 4; stopped at 1,020 s with 2.
#[test]
fn ac_30_an_urge_is_watched_until_it_has_passed() {
    let mut disk = OnDisk::new();
    disk.at.now = "2026-11-21T20:00:00Z".parse().unwrap();
    let mut episode = save(&mut disk, draft(&[(0, 8)])).unwrap();
    for (sec, strength) in [(300, 7), (600, 5), (900, 4)] {
        episode = note(&mut disk, &episode, sec, strength);
    }
    let mut last = UrgeEpisodeDraft::from(&episode);
    last.samples.push(UrgeSample {
        sec: 1_020,
        strength: 2,
    });
    last.ended_sec = Some(1_020);
    last.outcome = Some(UrgeOutcome::Passed);
    let episode = save(&mut disk, last).unwrap();
    assert_eq!(episode.minutes(), Some(17));
    assert_eq!(episode.fall(), Some(6));
    assert_eq!(episode.outcome, Some(UrgeOutcome::Passed));
    assert_eq!(episode.zone, chrono_tz::Europe::Berlin);
    assert_eq!(episode.date.to_string(), "2026-11-21");
    assert_eq!(episode.revision, 5);
}

/// AC-30, second half: ended at 700 s, what was noted up to 600 s is there, and no outcome.
#[test]
fn ac_30_what_was_noted_is_there_after_the_program_was_ended() {
    let mut disk = OnDisk::new();
    let mut episode = save(&mut disk, draft(&[(0, 8)])).unwrap();
    for (sec, strength) in [(300, 7), (600, 5)] {
        disk.later(TimeDelta::seconds(300));
        episode = note(&mut disk, &episode, sec, strength);
    }
    disk.later(TimeDelta::seconds(100));
    disk.reopen(Access::ReadWrite);
    let watched = disk.journal().watched_urge(&disk.at).cloned();
    assert_eq!(watched.as_ref(), Some(&episode), "it can be gone on with");
    let watched = watched.unwrap();
    assert_eq!(watched.samples, samples(&[(0, 8), (300, 7), (600, 5)]));
    assert_eq!((watched.outcome, watched.ended_at), (None, None));
    assert_eq!(watched.minutes(), None, "nobody knows how long it took");
}

#[test]
fn an_urge_that_was_left_is_not_watched_for_ever() {
    let mut disk = OnDisk::new();
    let left = save(&mut disk, draft(&[(0, 8)])).unwrap();
    disk.later(TimeDelta::hours(4));
    assert!(disk.journal().watched_urge(&disk.at).is_some());
    disk.later(TimeDelta::seconds(1));
    assert_eq!(disk.journal().watched_urge(&disk.at), None);
    // How it went can be told later, without a time that nobody noted.
    let told = UrgeEpisodeDraft {
        outcome: Some(UrgeOutcome::Acted),
        ..UrgeEpisodeDraft::from(&left)
    };
    let told = save(&mut disk, told).unwrap();
    assert_eq!((told.minutes(), told.fall()), (None, None));
    // A clock that was put back makes none that is still to come.
    disk.at.now = left.started_at - TimeDelta::seconds(1);
    assert_eq!(disk.journal().watched_urge(&disk.at), None);
}

#[test]
fn of_two_that_are_watched_the_later_counts() {
    let mut disk = OnDisk::new();
    save(&mut disk, draft(&[(0, 8)])).unwrap();
    disk.later(TimeDelta::minutes(30));
    let later = save(&mut disk, draft(&[(0, 3)])).unwrap();
    assert_eq!(disk.journal().watched_urge(&disk.at), Some(&later));
}

#[test]
fn what_makes_no_sense_is_refused_and_changes_nothing() {
    let mut disk = OnDisk::new();
    let first = save(&mut disk, draft(&[(0, 8), (300, 7)])).unwrap();
    let mut check = |change: fn(&mut UrgeEpisodeDraft), field: &'static str, rule: Rule| {
        let mut draft = UrgeEpisodeDraft::from(&first);
        change(&mut draft);
        let refusal = save(&mut disk, draft).unwrap_err();
        assert!(
            matches!(&refusal, JournalError::Invalid { field: f, rule: r } if *f == field && *r == rule),
            "{refusal:?}"
        );
    };
    let range = |least, most, found| Rule::OutOfRange { least, most, found };
    check(|one| one.samples.clear(), "samples", Rule::Empty);
    check(
        |one| one.samples[1].strength = 11,
        "samples",
        range(0, 10, 11),
    );
    check(
        |one| one.samples[1].sec = 86_401,
        "samples",
        range(0, 86_400, 86_401),
    );
    check(|one| one.samples[1].sec = 0, "samples", Rule::Order);
    check(|one| one.samples.swap(0, 1), "samples", Rule::Order);
    check(
        |one| {
            one.samples = (0..301)
                .map(|sec| UrgeSample { sec, strength: 1 })
                .collect()
        },
        "samples",
        Rule::TooMany {
            limit: 300,
            found: 301,
        },
    );
    check(|one| one.planned_min = 0, "planned_min", range(1, 60, 0));
    check(|one| one.planned_min = 61, "planned_min", range(1, 60, 61));
    check(|one| one.ended_sec = Some(299), "ended_at", Rule::Order);
    check(
        |one| one.ended_sec = Some(86_401),
        "ended_at",
        Rule::TooFarAhead,
    );
    check(
        |one| one.note = "n".repeat(2_001),
        "note",
        Rule::TooLong {
            limit: 2_000,
            found: 2_001,
        },
    );
    assert_eq!(disk.journal().urge_episodes().next(), Some(&first));
}

#[test]
fn the_tracker_has_to_be_there_when_it_is_new() {
    let mut disk = OnDisk::new();
    let nobody = UrgeEpisodeDraft {
        tracker_id: Some(RecordId::make(&mut disk.rng)),
        ..draft(&[(0, 8)])
    };
    assert!(matches!(
        save(&mut disk, nobody),
        Err(JournalError::NotFound)
    ));
    let tracker = disk.tracker("Alcohol", "2026-11-01");
    let episode = UrgeEpisodeDraft {
        tracker_id: Some(tracker.id),
        ..draft(&[(0, 8)])
    };
    let episode = save(&mut disk, episode).unwrap();
    disk.with(|journal, at, rng| journal.delete(tracker.id, at, rng).unwrap());
    let later = note(&mut disk, &episode, 300, 5);
    assert_eq!(later.tracker_id, Some(tracker.id), "what was noted stays");
}

#[test]
fn a_stale_save_is_refused_and_the_samples_stay() {
    let mut disk = OnDisk::new();
    let first = save(&mut disk, draft(&[(0, 8)])).unwrap();
    let second = note(&mut disk, &first, 300, 7);
    let stale = UrgeEpisodeDraft {
        note: "from another window".to_owned(),
        ..UrgeEpisodeDraft::from(&first)
    };
    let refusal = save(&mut disk, stale);
    assert!(matches!(
        refusal,
        Err(JournalError::Stale {
            current_revision: 2
        })
    ));
    assert_eq!(disk.journal().urge_episodes().next(), Some(&second));
}

#[test]
fn what_was_used_meanwhile_gets_the_last_strength_at_the_end() {
    let mut disk = OnDisk::new();
    let tool = disk.strategy(strategy_draft("Walk")).unwrap();
    let episode = save(&mut disk, draft(&[(0, 8)])).unwrap();
    let used = |disk: &mut OnDisk, episode: Option<RecordId>, after: Option<u8>| {
        let draft = StrategyUseDraft {
            id: None,
            revision: 0,
            date: None,
            strategy_id: tool.id,
            situation: None,
            before: Some(8),
            after,
            minutes_between: None,
            helped: None,
            note: String::new(),
            urge_episode_id: episode,
        };
        disk.with(|journal, at, rng| journal.save_use(draft, at, rng).unwrap())
    };
    disk.later(TimeDelta::seconds(100));
    let open = used(&mut disk, Some(episode.id), None);
    let told = used(&mut disk, Some(episode.id), Some(6));
    let apart = used(&mut disk, None, None);
    disk.later(TimeDelta::seconds(600));
    let late = used(&mut disk, Some(episode.id), None);
    let mut end = UrgeEpisodeDraft::from(&episode);
    end.samples.push(UrgeSample {
        sec: 640,
        strength: 2,
    });
    end.ended_sec = Some(700);
    end.outcome = Some(UrgeOutcome::Passed);
    let ended = save(&mut disk, end).unwrap();
    let of = |disk: &OnDisk, id| disk.journal().strategy_use(id).unwrap().clone();
    let filled = of(&disk, open.id);
    assert_eq!((filled.after, filled.minutes_between), (Some(2), Some(9)));
    assert_eq!((filled.revision, filled.helped), (2, None));
    assert_eq!(of(&disk, told.id), told, "what the person said stays");
    assert_eq!(of(&disk, apart.id), apart, "it belongs to no urge");
    assert_eq!(of(&disk, late.id), late, "it came after the last sample");
    // Once: a later change of the note tells nothing of the tools again.
    let again = UrgeEpisodeDraft {
        note: "later".to_owned(),
        ..UrgeEpisodeDraft::from(&ended)
    };
    save(&mut disk, again).unwrap();
    assert_eq!(of(&disk, open.id), filled);
}

#[test]
fn what_set_it_off_is_a_tag_that_can_be_renamed() {
    let mut disk = OnDisk::new();
    let with = UrgeEpisodeDraft {
        triggers: vec!["payday".to_owned()],
        ..draft(&[(0, 8)])
    };
    let episode = save(&mut disk, with).unwrap();
    let tag = disk.journal().tags()[0].tag.clone();
    assert_eq!((tag.name.as_str(), tag.kind), ("payday", TagKind::Trigger));
    let renamed = TagDraft {
        id: Some(tag.id),
        name: "wages".to_owned(),
        kind: tag.kind,
    };
    disk.with(|journal, at, rng| journal.save_tag(renamed, at, rng).unwrap());
    let now = disk.journal().urge_episodes().next().unwrap();
    assert_eq!(
        (now.id, &now.triggers[..]),
        (episode.id, &["wages".to_owned()][..])
    );
}
