//! A person who does all kinds of things, one after the other, and a model of what must be in the
//! journal afterwards. What deed number `n` of a run writes follows from its seed and `n`.

use crate::{Act, Content, Size, TestClock, body_of, left_by, other_passphrase};
use cairn_api::commands::{
    ById, ChangePassphrase, CreateBackup, NewEntry, SaveEntry, Unlock, change_passphrase,
    create_backup, delete_record, empty_trash, get_settings, lock_session, new_entry,
    save_check_in, save_entry, save_settings, save_strategy, save_strategy_use, undelete_record,
    unlock,
};
use cairn_api::{ApiError, Nothing, Session};
use cairn_journal::entities::StrategyStatus;
use cairn_journal::{CheckInDraft, EntryDraft, SettingsDraft, StrategyDraft, StrategyUseDraft};
use cairn_vault::{RecordId, SlotKind};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};

/// A deed that was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// A record was saved, or put into the trash.
    Saved(Act, RecordId),
    /// A record was taken out of the trash.
    TakenBack(RecordId),
    /// The trash was emptied.
    Emptied,
    /// The passphrase was changed to the other one.
    Passphrase,
    /// Something that changes no record: settings, a backup, locking and unlocking.
    Other,
}

impl Deed {
    /// One line for a pipe.
    #[must_use]
    pub fn line(&self, n: u32) -> String {
        let what = match self {
            Deed::Saved(act, id) => format!("saved {} {id}", act.name()),
            Deed::TakenBack(id) => format!("taken-back {id}"),
            Deed::Emptied => "emptied".to_owned(),
            Deed::Passphrase => "passphrase".to_owned(),
            Deed::Other => "other".to_owned(),
        };
        format!("{n} {what}\n")
    }

    /// Reads such a line.
    #[must_use]
    pub fn read(line: &str) -> Option<(u32, Deed)> {
        let mut words = line.split_whitespace();
        let n = words.next()?.parse().ok()?;
        let deed = match words.next()? {
            "saved" => Deed::Saved(Act::named(words.next()?)?, words.next()?.parse().ok()?),
            "taken-back" => Deed::TakenBack(words.next()?.parse().ok()?),
            "emptied" => Deed::Emptied,
            "passphrase" => Deed::Passphrase,
            "other" => Deed::Other,
            _ => return None,
        };
        Some((n, deed))
    }
}

/// What must be in a journal: records, and what those in the trash were before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Model {
    living: Content,
    trash: Content,
}

impl Model {
    /// Takes an answered deed over.
    pub fn take(&mut self, deed: &Deed, seed: u64, n: u32) {
        match deed {
            Deed::Saved(Act::Trash, id) => self.trash.extend(self.living.remove_entry(id)),
            Deed::Saved(act, id) => {
                let held = left_by(*act, seed, n, Size::Usual);
                self.living.insert(*id, held);
            }
            Deed::TakenBack(id) => self.living.extend(self.trash.remove_entry(id)),
            Deed::Emptied => self.trash.clear(),
            Deed::Passphrase | Deed::Other => {}
        }
    }

    /// What an opening must show.
    #[must_use]
    pub fn content(&self) -> Content {
        let away = self
            .trash
            .keys()
            .map(|id| (*id, left_by(Act::Trash, 0, 0, Size::Usual)));
        self.living.clone().into_iter().chain(away).collect()
    }

    /// The model after a deed that nobody answered, if `found` can be explained by one; `self` if
    /// nothing was done.
    #[must_use]
    pub fn explained(&self, found: &Content, seed: u64, n: u32) -> Option<Model> {
        if self.content() == *found {
            return Some(self.clone());
        }
        let saved = found.iter().filter(|(_, held)| held.act != Act::Trash);
        let saved = saved.map(|(id, held)| Deed::Saved(held.act, *id));
        let discarded = self.living.keys().map(|id| Deed::Saved(Act::Trash, *id));
        let taken_back = self.trash.keys().map(|id| Deed::TakenBack(*id));
        let deeds = saved
            .chain(discarded)
            .chain(taken_back)
            .chain([Deed::Emptied]);
        let mut models = deeds.map(|deed| {
            let mut model = self.clone();
            model.take(&deed, seed, n);
            model
        });
        models.find(|model| model.content() == *found)
    }
}

/// See the module.
pub struct Person {
    seed: u64,
    n: u32,
    rng: StdRng,
    passphrase: &'static str,
}

impl Person {
    /// The first deed of the run `seed` comes next; the journal opens with `passphrase`.
    #[must_use]
    pub fn new(seed: u64, passphrase: &'static str) -> Person {
        Person {
            seed,
            n: 0,
            rng: StdRng::seed_from_u64(seed),
            passphrase,
        }
    }

    /// Does the next thing; its number, and what it was.
    ///
    /// # Errors
    /// The refusal.
    pub fn act(&mut self, session: &mut Session) -> Result<(u32, Deed), ApiError> {
        let n = self.n;
        self.n += 1;
        let choice = self.rng.random_range(0..100);
        let deed = match choice {
            0..35 => self.entry(session, n)?,
            35..50 => self.check_in(session, n)?,
            50..60 => self.strategy(session, n)?,
            60..70 => self.used(session, n)?,
            70..78 => self.discard(session)?,
            78..84 => self.take_back(session)?,
            84..87 => {
                empty_trash(session, &TestClock::new(), Nothing {})?;
                Deed::Emptied
            }
            87..92 => self.settings(session)?,
            92..95 => {
                create_backup(session, &TestClock::new(), CreateBackup { to: None })?;
                Deed::Other
            }
            95..98 => self.lock(session)?,
            _ => self.change_passphrase(session)?,
        };
        Ok((n, deed))
    }

    fn note(&self, n: u32) -> String {
        body_of(self.seed, n, Size::Usual)
            .chars()
            .take(400)
            .collect()
    }

    fn one_of(&mut self, ids: &[RecordId]) -> Option<RecordId> {
        ids.choose(&mut self.rng).copied()
    }

    fn entry(&mut self, session: &mut Session, n: u32) -> Result<Deed, ApiError> {
        let clock = &TestClock::new();
        let ids: Vec<RecordId> = session.journal()?.entries().map(|entry| entry.id).collect();
        let known = (ids.len() > 12 || self.rng.random_bool(0.5)).then(|| self.one_of(&ids));
        let mut draft = match known.flatten() {
            Some(id) => EntryDraft::from(session.journal()?.entry(id).ok_or(ApiError::NotFound)?),
            None => {
                let request = NewEntry {
                    template_id: None,
                    date: None,
                };
                EntryDraft::from(&new_entry(session, clock, request)?)
            }
        };
        draft.body = body_of(self.seed, n, Size::Usual);
        draft.tags = vec![format!("tag {}", n % 7)];
        let request = SaveEntry {
            draft,
            autosave: self.rng.random_bool(0.5),
            allow_empty: false,
        };
        let saved = save_entry(session, clock, request)?;
        Ok(Deed::Saved(Act::Entry, saved.id))
    }

    fn check_in(&mut self, session: &mut Session, n: u32) -> Result<Deed, ApiError> {
        let draft = CheckInDraft {
            valence: Some(self.rng.random_range(-3..=3)),
            note: self.note(n),
            ..CheckInDraft::default()
        };
        let saved = save_check_in(session, &TestClock::new(), draft)?;
        Ok(Deed::Saved(Act::CheckIn, saved.id))
    }

    fn strategy(&mut self, session: &mut Session, n: u32) -> Result<Deed, ApiError> {
        let draft = StrategyDraft {
            id: None,
            revision: 0,
            title: format!("tool {} {n}", self.seed),
            how: self.note(n),
            tags: Vec::new(),
            effort: Some(2),
            minutes: None,
            source: None,
            status: StrategyStatus::Mine,
            try_by: None,
            private: false,
        };
        let saved = save_strategy(session, &TestClock::new(), draft)?;
        Ok(Deed::Saved(Act::Strategy, saved.id))
    }

    fn used(&mut self, session: &mut Session, n: u32) -> Result<Deed, ApiError> {
        let ids: Vec<RecordId> = session
            .journal()?
            .strategies()
            .map(|tool| tool.id)
            .collect();
        let Some(strategy_id) = self.one_of(&ids) else {
            return self.strategy(session, n);
        };
        let draft = StrategyUseDraft {
            id: None,
            revision: 0,
            date: None,
            strategy_id,
            situation: None,
            before: Some(7),
            after: Some(3),
            minutes_between: None,
            helped: None,
            note: self.note(n),
            urge_episode_id: None,
        };
        let saved = save_strategy_use(session, &TestClock::new(), draft)?;
        Ok(Deed::Saved(Act::Use, saved.id))
    }

    fn discard(&mut self, session: &mut Session) -> Result<Deed, ApiError> {
        let journal = session.journal()?;
        let entries = journal.entries().map(|entry| entry.id);
        let ids: Vec<RecordId> = entries.chain(journal.check_ins().map(|c| c.id)).collect();
        let Some(id) = self.one_of(&ids) else {
            return Ok(Deed::Other);
        };
        delete_record(session, &TestClock::new(), ById { id })?;
        Ok(Deed::Saved(Act::Trash, id))
    }

    fn take_back(&mut self, session: &mut Session) -> Result<Deed, ApiError> {
        let ids: Vec<RecordId> = session
            .journal()?
            .trash()
            .iter()
            .map(|item| item.id)
            .collect();
        let Some(id) = self.one_of(&ids) else {
            return Ok(Deed::Other);
        };
        undelete_record(session, &TestClock::new(), ById { id })?;
        Ok(Deed::TakenBack(id))
    }

    fn settings(&mut self, session: &mut Session) -> Result<Deed, ApiError> {
        let settings = get_settings(session, &TestClock::new(), Nothing {})?;
        let draft = SettingsDraft {
            auto_lock: self.rng.random_range(1..60),
            ..SettingsDraft::from(&settings)
        };
        save_settings(session, &TestClock::new(), draft)?;
        Ok(Deed::Other)
    }

    /// Locks and comes back.
    fn lock(&mut self, session: &mut Session) -> Result<Deed, ApiError> {
        let clock = &TestClock::new();
        lock_session(session, clock, Nothing {})?;
        let request = Unlock {
            secret: self.passphrase.to_owned(),
            kind: SlotKind::Passphrase,
            read_only: false,
        };
        unlock(session, clock, request)?;
        Ok(Deed::Other)
    }

    fn change_passphrase(&mut self, session: &mut Session) -> Result<Deed, ApiError> {
        let new = other_passphrase(self.passphrase);
        let request = ChangePassphrase {
            current: self.passphrase.to_owned(),
            current_kind: SlotKind::Passphrase,
            new: new.to_owned(),
            accept_weak: false,
        };
        change_passphrase(session, &TestClock::new(), request)?;
        self.passphrase = new;
        Ok(Deed::Passphrase)
    }
}
