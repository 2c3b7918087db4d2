//! A person who saves one thing after another, so that a reader can tell from the outside what must
//! be there: what act number `n` of a run writes follows from the seed of the run and `n`.

use crate::TestClock;
use cairn_api::commands::{
    ById, NewEntry, SaveEntry, delete_record, new_entry, save_check_in, save_entry,
};
use cairn_api::{ApiError, Session};
use cairn_journal::{CheckInDraft, EntryDraft};
use cairn_vault::RecordId;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use serde::{Deserialize, Serialize};

/// Living entries are rewritten rather than added from this number on, so that the journal of a
/// long trial stays small.
const ENTRIES: usize = 20;

/// What kind of act it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Act {
    /// An entry was saved.
    Entry,
    /// A check-in was saved; its text is the note.
    CheckIn,
    /// A strategy was saved; its text is how it is done.
    Strategy,
    /// A use of a strategy was noted; its text is the note.
    Use,
    /// A record was put into the trash.
    Trash,
}

impl Act {
    /// All, in the order of their names' table.
    const ALL: [(Act, &'static str); 5] = [
        (Act::Entry, "entry"),
        (Act::CheckIn, "check-in"),
        (Act::Strategy, "strategy"),
        (Act::Use, "use"),
        (Act::Trash, "trash"),
    ];

    /// The name in a line.
    #[must_use]
    pub fn name(self) -> &'static str {
        Act::ALL
            .iter()
            .find(|(act, _)| *act == self)
            .map_or("", |(_, name)| name)
    }

    /// The act of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Act> {
        Act::ALL
            .iter()
            .find(|(_, known)| *known == name)
            .map(|(act, _)| *act)
    }
}

/// An act that was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// What was done.
    pub act: Act,
    /// To which record.
    pub id: RecordId,
    /// Number of the act in its run.
    pub n: u32,
}

impl Answered {
    /// One line for a pipe; short enough to be written whole or not at all.
    #[must_use]
    pub fn line(&self) -> String {
        let act = self.act.name();
        format!("{act} {} {}\n", self.id, self.n)
    }

    /// Reads such a line.
    #[must_use]
    pub fn read(line: &str) -> Option<Answered> {
        let mut words = line.split_whitespace();
        let act = Act::named(words.next()?)?;
        let id = words.next()?.parse().ok()?;
        let n = words.next()?.parse().ok()?;
        Some(Answered { act, id, n })
    }
}

/// How long the texts of a run are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// 0.2 to 3 KB, and once in a while up to 32 KB.
    Usual,
    /// Half of them 30 to 64 KB: a few of these make pages of the store that it keeps in files of
    /// their own.
    Large,
}

impl Size {
    /// The name on a command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Size::Usual => "usual",
            Size::Large => "large",
        }
    }

    /// The size of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Size> {
        [Size::Usual, Size::Large]
            .into_iter()
            .find(|size| size.name() == name)
    }
}

/// What act `n` of the run `seed` writes.
#[must_use]
pub fn body_of(seed: u64, n: u32, size: Size) -> String {
    let mut rng = StdRng::seed_from_u64(seed ^ (u64::from(n) << 32));
    let length = match size {
        Size::Usual if rng.random_ratio(3, 100) => rng.random_range(8_000..32_000),
        Size::Large if rng.random_bool(0.5) => rng.random_range(30_000..64_000),
        Size::Usual | Size::Large => rng.random_range(200..3_000),
    };
    let mut body = format!("run {seed} act {n}:");
    while body.len() < length {
        body.push_str([" harbor", " quiet", " walk", " überall", " 茶"][rng.random_range(0..5)]);
    }
    body
}

/// Saves one thing after another in an open session.
pub struct Writer {
    seed: u64,
    size: Size,
    n: u32,
    rng: StdRng,
}

impl Writer {
    /// The first act of the run `seed` comes next.
    #[must_use]
    pub fn new(seed: u64, size: Size) -> Writer {
        Writer {
            seed,
            size,
            n: 0,
            rng: StdRng::seed_from_u64(seed),
        }
    }

    /// Does the next act and returns when it was answered.
    ///
    /// # Errors
    /// The refusal of the save.
    pub fn act(&mut self, session: &mut Session) -> Result<Answered, ApiError> {
        let n = self.n;
        self.n += 1;
        let clock = TestClock::new();
        let text = body_of(self.seed, n, self.size);
        let entries: Vec<RecordId> = session.journal()?.entries().map(|e| e.id).collect();
        let choice = self.rng.random_range(0..10);
        if choice == 0 {
            // A note holds less than an entry.
            let note = text.chars().take(400).collect();
            let draft = CheckInDraft {
                valence: Some(1),
                note,
                ..CheckInDraft::default()
            };
            let saved = save_check_in(session, &clock, draft)?;
            return Ok(Answered {
                act: Act::CheckIn,
                id: saved.id,
                n,
            });
        }
        if choice == 1 && entries.len() > ENTRIES / 2 {
            let id = entries[self.rng.random_range(0..entries.len())];
            delete_record(session, &clock, ById { id })?;
            return Ok(Answered {
                act: Act::Trash,
                id,
                n,
            });
        }
        let mut draft = if entries.len() < ENTRIES && (entries.is_empty() || choice < 5) {
            let request = NewEntry {
                template_id: None,
                date: None,
            };
            EntryDraft::from(&new_entry(session, &clock, request)?)
        } else {
            let id = entries[self.rng.random_range(0..entries.len())];
            let entry = session.journal()?.entry(id).ok_or(ApiError::NotFound)?;
            EntryDraft::from(entry)
        };
        draft.body = text;
        let autosave = self.rng.random_bool(0.7);
        let request = SaveEntry {
            draft,
            autosave,
            allow_empty: false,
        };
        let saved = save_entry(session, &clock, request)?;
        Ok(Answered {
            act: Act::Entry,
            id: saved.id,
            n,
        })
    }
}
