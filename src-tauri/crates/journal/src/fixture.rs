//! What the tests of this room share: a journal in a temporary folder, and one that is only an
//! image with a map in place of the vault.

use crate::drafts::{CheckInDraft, EntryDraft, LapseDraft, SaveHow, StrategyDraft, TrackerDraft};
use crate::entities::{
    CheckIn, JournalEntry, LapseEffect, MilestoneSetChoice, Settings, Strategy, StrategyStatus,
    Tracker,
};
use crate::image::{Decoded, Image, Plan};
use crate::views::LapseSaved;
use crate::{Journal, JournalError, Merge, Moment, OpenedJournal};
use cairn_vault::{
    Access, Change, Collect, CreateOptions, KdfCost, Passphrase, Record, RecordId, Secret,
};
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use rand::SeedableRng;
use rand::rngs::StdRng;
use rand_core::CryptoRng;
use std::collections::BTreeMap;
use tempfile::TempDir;

pub(crate) fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub(crate) fn moment(text: &str, zone: Tz) -> Moment {
    Moment {
        now: instant(text),
        zone,
    }
}

fn passphrase() -> Passphrase {
    Passphrase::new("a passphrase for tests").unwrap()
}

/// A journal on the disk, a clock that only tests move, and a seeded random source.
pub(crate) struct OnDisk {
    dir: TempDir,
    open: Option<Journal>,
    pub(crate) at: Moment,
    pub(crate) rng: StdRng,
}

impl OnDisk {
    pub(crate) fn new() -> Self {
        Self::seeded(7)
    }

    pub(crate) fn seeded(seed: u64) -> Self {
        let dir = TempDir::new().unwrap();
        let at = moment("2026-11-21T10:00:00Z", chrono_tz::Europe::Berlin);
        let mut rng = StdRng::seed_from_u64(seed);
        let options = CreateOptions {
            kdf: KdfCost::test(),
            recovery: false,
        };
        let (journal, _) = Journal::create(
            &dir.path().join("j"),
            &passphrase(),
            &options,
            &at,
            &mut rng,
        )
        .unwrap();
        Self {
            dir,
            open: Some(journal),
            at,
            rng,
        }
    }

    pub(crate) fn journal(&self) -> &Journal {
        self.open.as_ref().unwrap()
    }

    /// Does something with the journal, now and with the fixture's random source.
    pub(crate) fn with<T>(
        &mut self,
        act: impl FnOnce(&mut Journal, &Moment, &mut dyn CryptoRng) -> T,
    ) -> T {
        act(self.open.as_mut().unwrap(), &self.at, &mut self.rng)
    }

    /// Closes the journal and opens it again; answers how many records were not understood.
    pub(crate) fn reopen(&mut self, access: Access) -> u32 {
        self.open = None;
        let (secret, dir) = (Secret::Passphrase(passphrase()), self.dir.path().join("j"));
        let OpenedJournal {
            journal,
            findings,
            unreadable,
        } = Journal::open(&dir, &secret, access, &self.at, &mut self.rng).unwrap();
        assert!(
            findings.is_empty(),
            "nothing odd happened to the files: {findings:?}"
        );
        self.open = Some(journal);
        unreadable
    }

    pub(crate) fn later(&mut self, by: TimeDelta) {
        self.at.now += by;
    }

    pub(crate) fn save(&mut self, draft: EntryDraft) -> Result<JournalEntry, JournalError> {
        self.with(|journal, at, rng| journal.save_entry(draft, SaveHow::default(), at, rng))
    }

    pub(crate) fn write(&mut self, title: &str, body: &str) -> JournalEntry {
        let draft = entry_draft(RecordId::make(&mut self.rng), title, body);
        self.save(draft).unwrap()
    }

    pub(crate) fn check_in(&mut self, draft: CheckInDraft) -> Result<CheckIn, JournalError> {
        self.with(|journal, at, rng| journal.save_check_in(draft, at, rng))
    }

    /// Makes a tracker of free days from `since` on, with the plain set of milestones.
    pub(crate) fn tracker(&mut self, name: &str, since: &str) -> Tracker {
        let draft = TrackerDraft {
            milestone_set: MilestoneSetChoice::Preset {
                name: "plain".to_owned(),
            },
            ..TrackerDraft::abstain(name, since.parse().unwrap())
        };
        self.with(|journal, at, rng| journal.save_tracker(draft, at, rng))
            .unwrap()
    }

    pub(crate) fn save_tracker(&mut self, draft: TrackerDraft) -> Result<Tracker, JournalError> {
        self.with(|journal, at, rng| journal.save_tracker(draft, at, rng))
    }

    /// Saves a lapse of these days.
    pub(crate) fn lapse(
        &mut self,
        tracker: &Tracker,
        (start, end): (&str, &str),
        effect: LapseEffect,
    ) -> Result<LapseSaved, JournalError> {
        let end = Some(end.parse().unwrap());
        let draft = LapseDraft::new(tracker.id, start.parse().unwrap(), end, effect);
        self.save_lapse(draft, Merge::No)
    }

    pub(crate) fn save_lapse(
        &mut self,
        draft: LapseDraft,
        merge: Merge,
    ) -> Result<LapseSaved, JournalError> {
        self.with(|journal, at, rng| journal.save_lapse(draft, merge, at, rng))
    }

    pub(crate) fn strategy(&mut self, draft: StrategyDraft) -> Result<Strategy, JournalError> {
        self.with(|journal, at, rng| journal.save_strategy(draft, at, rng))
    }
}

/// An image whose batches are written to a map, encoded and decoded as for the vault.
pub(crate) struct InMemory {
    pub(crate) image: Image,
    pub(crate) stored: BTreeMap<RecordId, Record>,
    pub(crate) at: Moment,
    pub(crate) rng: StdRng,
}

impl InMemory {
    pub(crate) fn new() -> Self {
        let at = moment("2026-11-21T10:00:00Z", chrono_tz::Europe::Berlin);
        let mut rng = StdRng::seed_from_u64(11);
        let settings = Settings::new(RecordId::make(&mut rng), at.now);
        let image = Image::new(Decoded::default(), settings.clone());
        let mut made = Self {
            image,
            stored: BTreeMap::new(),
            at,
            rng,
        };
        made.change(|_, _, _| Ok(Plan::settings(settings, ())))
            .unwrap();
        made
    }

    pub(crate) fn change<T>(
        &mut self,
        plan: impl FnOnce(&Image, &Moment, &mut dyn CryptoRng) -> Result<Plan<T>, JournalError>,
    ) -> Result<T, JournalError> {
        let Plan { batch, answer } = plan(&self.image, &self.at, &mut self.rng)?;
        for change in batch.changes() {
            match change {
                Change::Put(record) => drop(self.stored.insert(record.id, record)),
                Change::Remove(id) => drop(self.stored.remove(&id)),
            }
        }
        self.image.apply(batch);
        answer
    }

    pub(crate) fn reopen(&mut self) {
        let mut decoded = Decoded::default();
        let stored = self.stored.values();
        stored.for_each(|record| decoded.take(record.view()));
        let settings = Settings::new(RecordId::make(&mut self.rng), self.at.now);
        self.image = Image::new(decoded, settings);
    }

    pub(crate) fn save(
        &mut self,
        draft: EntryDraft,
        how: SaveHow,
    ) -> Result<JournalEntry, JournalError> {
        self.change(|image, at, rng| image.plan_save_entry(draft, how, at, rng))
    }
}

pub(crate) fn entry_draft(id: RecordId, title: &str, body: &str) -> EntryDraft {
    EntryDraft {
        id,
        revision: 0,
        date: None,
        title: title.to_owned(),
        body: body.to_owned(),
        tags: Vec::new(),
        template_id: None,
        answers: Vec::new(),
        starred: false,
        hard: false,
        third_party: false,
        drawer: false,
        links: Vec::new(),
    }
}

pub(crate) fn strategy_draft(title: &str) -> StrategyDraft {
    StrategyDraft {
        id: None,
        revision: 0,
        title: title.to_owned(),
        how: String::new(),
        tags: Vec::new(),
        effort: None,
        minutes: None,
        source: None,
        status: StrategyStatus::Idea,
        try_by: None,
        private: false,
    }
}

pub(crate) fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}
