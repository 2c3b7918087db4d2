//! Records for tests: plain ones to change a field of; generated ones are in `generated`.
//! Not here: anything that is shipped.

mod counted;
mod generated;
mod grouped;

pub(crate) use generated::batches;

use cairn_journal::entities::{
    CheckIn, CheckInContext, Halt, JournalEntry, Rest, Settings, Strategy, StrategyStatus,
    StrategyUse,
};
use cairn_journal::{ImportBatch, Journal, Moment};
use cairn_vault::{CreateOptions, KdfCost, Passphrase, RecordId};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use rand::SeedableRng;
use rand::rngs::StdRng;

/// The id with this number.
pub(crate) fn id(n: u64) -> RecordId {
    format!("00000000-0000-4000-8000-{n:012x}").parse().unwrap()
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// The evening of the reference day, in London.
pub(crate) fn moment() -> Moment {
    Moment {
        now: instant("2026-11-21T20:00:00Z"),
        zone: Tz::Europe__London,
    }
}

/// An entry of 21 November 2026, 20:00 in London, with a short body.
pub(crate) fn entry(n: u64) -> JournalEntry {
    let at = moment().now;
    JournalEntry {
        id: id(n),
        revision: 1,
        created_at: at,
        updated_at: at,
        deleted_at: None,
        date: day("2026-11-21"),
        at,
        zone: Tz::Europe__London,
        day_start_used: 0,
        title: String::new(),
        body: format!("body {n}"),
        tags: Vec::new(),
        template_id: None,
        answers: Vec::new(),
        starred: false,
        hard: false,
        third_party: false,
        drawer: false,
        links: Vec::new(),
        rest: Rest::new(),
    }
}

/// A check-in of the same evening with a mood of 0.
pub(crate) fn check_in(n: u64) -> CheckIn {
    let at = moment().now;
    CheckIn {
        id: id(n),
        revision: 1,
        created_at: at,
        updated_at: at,
        deleted_at: None,
        date: day("2026-11-21"),
        at,
        zone: Tz::Europe__London,
        day_start_used: 0,
        valence: Some(0),
        energy: None,
        anxiety: None,
        confidence: None,
        connection: None,
        sleep_min: None,
        sleep_quality: None,
        pain: None,
        halt: Halt::default(),
        feelings: Vec::new(),
        triggers: Vec::new(),
        urges: Vec::new(),
        note: String::new(),
        context: CheckInContext::Free,
        rest: Rest::new(),
    }
}

/// A strategy of the same evening.
pub(crate) fn strategy(n: u64) -> Strategy {
    let at = moment().now;
    Strategy {
        id: id(n),
        revision: 1,
        created_at: at,
        updated_at: at,
        deleted_at: None,
        title: format!("strategy {n}"),
        how: String::new(),
        tags: Vec::new(),
        effort: None,
        minutes: None,
        source: None,
        status: StrategyStatus::Mine,
        try_by: None,
        private: false,
        rest: Rest::new(),
    }
}

/// A use, the same evening, of the strategy with the number `of`.
pub(crate) fn strategy_use(n: u64, of: u64) -> StrategyUse {
    let at = moment().now;
    StrategyUse {
        id: id(n),
        revision: 1,
        created_at: at,
        updated_at: at,
        deleted_at: None,
        date: day("2026-11-21"),
        at,
        zone: Tz::Europe__London,
        day_start_used: 0,
        strategy_id: id(of),
        situation: None,
        before: None,
        after: None,
        minutes_between: None,
        helped: None,
        note: String::new(),
        urge_episode_id: None,
        rest: Rest::new(),
    }
}

pub(crate) fn settings() -> Settings {
    Settings::new(id(0xffff), moment().now)
}

/// A journal in a folder of its own, with the cheap key derivation of tests.
pub(crate) struct Fresh {
    pub journal: Journal,
    pub rng: StdRng,
    _folder: tempfile::TempDir,
}

/// Takes records into `here`, all of them new to it.
pub(crate) fn import(here: &mut Fresh, batch: ImportBatch) {
    let offered = batch.count();
    let outcome = here
        .journal
        .import(batch, &moment(), &mut here.rng)
        .unwrap();
    assert_eq!(outcome.new, offered, "{:?}", outcome.skipped);
}

/// A journal without any record but its settings.
pub(crate) fn fresh(at: &Moment, seed: u64) -> Fresh {
    let folder = tempfile::tempdir().unwrap();
    let mut rng = StdRng::seed_from_u64(seed);
    let passphrase = Passphrase::new("five quiet words of river").unwrap();
    let options = CreateOptions {
        kdf: KdfCost::test(),
        recovery: false,
    };
    let (journal, _) = Journal::create(
        &folder.path().join("j"),
        &passphrase,
        &options,
        at,
        &mut rng,
    )
    .unwrap();
    Fresh {
        journal,
        rng,
        _folder: folder,
    }
}
