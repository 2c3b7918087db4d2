//! A program that is killed while it saves: every answered save is there, checked by opening twice.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use cairn_api::Nothing;
use cairn_api::commands::verify_journal;
use cairn_tests::{
    Answered, Content, PASSPHRASE, Place, Size, TestClock, content_of, differing, left_by,
};
use cairn_vault::{Finding, Severity};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::sync::RwLock;
use std::time::Duration;

const ROUNDS_EACH: u64 = 25;
/// Rounds whose kill falls into the start of the program, where the journal is opened and mended.
const EARLY: f64 = 0.25;

/// A program that is being started has every open file of this process until it has begun, and with
/// them their locks: meanwhile no journal is opened or closed here.
static STARTING: RwLock<()> = RwLock::new(());

/// A process that is killed when the test ends early.
struct Actor(Child);

impl Drop for Actor {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Lets an actor write, kills it after `life`, and returns what it was answered.
fn killed_after(place: &Place, seed: u64, life: Duration) -> Vec<Answered> {
    let starting = STARTING.write().unwrap();
    let mut child = Actor(
        place
            .command(env!("CARGO_BIN_EXE_cairn-tests-actor"))
            .arg("write")
            .arg(place.root())
            .args([&seed.to_string(), PASSPHRASE, "0", Size::Usual.name()])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap(),
    );
    drop(starting);
    let answers = BufReader::new(child.0.stdout.take().unwrap());
    let reader = std::thread::spawn(move || {
        answers
            .lines()
            .map_while(Result::ok)
            .collect::<Vec<String>>()
    });
    std::thread::sleep(life);
    assert_eq!(
        child.0.try_wait().unwrap(),
        None,
        "it ended before it was killed"
    );
    child.0.kill().unwrap();
    child.0.wait().unwrap();
    reader
        .join()
        .unwrap()
        .iter()
        .map(|line| Answered::read(line).unwrap())
        .collect()
}

/// Opens the journal; only what an end of the program explains may be found, and only once.
fn opened(place: &Place, round: u64) -> (Content, String, Vec<Finding>) {
    let (mut session, unlocked) = place
        .try_unlock()
        .unwrap_or_else(|error| panic!("round {round}: {error}"));
    assert_eq!(unlocked.unreadable, 0, "round {round}");
    let grave = unlocked
        .findings
        .iter()
        .find(|found| found.severity() != Severity::Mended);
    assert_eq!(grave, None, "round {round}: a kill damages nothing");
    let checked = verify_journal(&mut session, &TestClock::new(), Nothing {}).unwrap();
    assert_eq!(checked.findings, [], "round {round}: what is open is whole");
    let hash = session.journal().unwrap().content_hash();
    (content_of(&mut session).unwrap(), hash, unlocked.findings)
}

/// Kills programs in one journal, `ROUNDS_EACH` times, and returns how many saves were answered.
fn trial(trial: u64) -> usize {
    let nobody_starts = STARTING.read().unwrap();
    let place = Place::with_journal(trial);
    drop(nobody_starts);
    let mut rng = StdRng::seed_from_u64(2026 + trial);
    let mut expected = Content::new();
    let mut answered = 0;
    for round in 1..=ROUNDS_EACH {
        let early = rng.random_bool(EARLY);
        let life = Duration::from_millis(rng.random_range(if early { 0..60 } else { 60..500 }));
        let round = trial * 1000 + round;
        let acts = killed_after(&place, round, life);
        answered += acts.len();
        for act in &acts {
            expected.insert(act.id, left_by(act.act, round, act.n, Size::Usual));
        }

        let nobody_starts = STARTING.read().unwrap();
        let (first, first_hash, _) = opened(&place, round);
        let (second, second_hash, findings) = opened(&place, round);
        drop(nobody_starts);
        assert_eq!(findings, [], "round {round}: mended the first time");
        assert_eq!(
            first_hash, second_hash,
            "round {round}: opening changes nothing"
        );
        assert_eq!(first, second, "round {round}");

        // The act that the kill fell into may be there or not, as a whole.
        let next = acts.last().map_or(0, |last| last.n + 1);
        let differing = differing(&expected, &first);
        assert!(
            differing.len() <= 1,
            "round {round}: {} records differ",
            differing.len()
        );
        if let Some(id) = differing.first() {
            let held = first
                .get(id)
                .unwrap_or_else(|| panic!("round {round}: an answered save is gone"));
            assert_eq!(
                *held,
                left_by(held.act, round, next, Size::Usual),
                "round {round}"
            );
        }
        expected = first;
    }
    answered
}

/// Four journals at once; most of the time the programs sleep until they are killed.
#[test]
fn every_answered_save_is_there_after_a_hundred_kills() {
    let trials: Vec<_> = (1..=4)
        .map(|number| std::thread::spawn(move || trial(number)))
        .collect();
    let answered: usize = trials.into_iter().map(|trial| trial.join().unwrap()).sum();
    assert!(answered > 1000, "only {answered} saves were answered");
}
