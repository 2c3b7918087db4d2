//! A folder of a test's own: the journal, the preferences, and a home and a temporary folder for
//! programs that run in it. Nothing of it outlives the test, and nothing is read from elsewhere.

use crate::{TestClock, day};
use cairn_api::commands::{
    CreateJournal, CreatedJournal, Unlock, Unlocked, create_journal, lock_session, unlock,
};
use cairn_api::{ApiError, Nothing, PreferencesFile, Session};
use cairn_vault::{KdfCost, SlotKind};
use rand::SeedableRng;
use rand::rngs::StdRng;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};
use tempfile::TempDir;

/// The passphrase of every prepared journal: five words as the program draws them.
pub const PASSPHRASE: &str = "harbor velvet onion ladder crisp";

/// The folder in a place into which an actor restores.
pub const RESTORED: &str = "restored.cairn";

/// Environment variables that lead a program to the home of a place.
const ACTOR_HOME: [(&str, &str); 7] = [
    ("HOME", "home"),
    ("XDG_DATA_HOME", "home/.local/share"),
    ("XDG_CONFIG_HOME", "home/.config"),
    ("XDG_CACHE_HOME", "home/.cache"),
    ("XDG_STATE_HOME", "home/.local/state"),
    ("XDG_RUNTIME_DIR", "run"),
    ("TMPDIR", "tmp"),
];

/// See the module.
pub struct Place {
    folder: TempDir,
    seed: u64,
    started: AtomicU64,
}

impl Place {
    /// An empty place; `seed` decides every random number of its programs.
    ///
    /// # Panics
    /// When the temporary folder of the machine cannot be written.
    #[must_use]
    pub fn new(seed: u64) -> Place {
        Place::below(&std::env::temp_dir(), seed)
    }

    /// An empty place in the folder `base`.
    ///
    /// # Panics
    /// When `base` cannot be written.
    #[must_use]
    pub fn below(base: &Path, seed: u64) -> Place {
        let folder = tempfile::Builder::new()
            .prefix("place-")
            .tempdir_in(base)
            .expect("the folder for temporary things can be written");
        for name in ["home", "run", "tmp", "config"] {
            let dir = folder.path().join(name);
            fs::create_dir(&dir).expect("the folder is new");
            // Programs refuse a runtime folder that others may enter.
            #[cfg(unix)]
            fs::set_permissions(&dir, std::os::unix::fs::PermissionsExt::from_mode(0o700))
                .expect("the folder is ours");
        }
        Place {
            folder,
            seed,
            started: AtomicU64::new(0),
        }
    }

    /// A place with an empty journal, locked.
    ///
    /// # Panics
    /// When no journal can be made.
    #[must_use]
    pub fn with_journal(seed: u64) -> Place {
        let place = Place::new(seed);
        let (session, _) = place.created();
        drop(session);
        place
    }

    /// Everything of the test.
    #[must_use]
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// The folder of the journal.
    #[must_use]
    pub fn journal_dir(&self) -> PathBuf {
        self.root().join("journal.cairn")
    }

    /// The folder of the preferences.
    #[must_use]
    pub fn config_dir(&self) -> PathBuf {
        self.root().join("config")
    }

    /// A program that has just started here; its random numbers are none of an earlier one's.
    #[must_use]
    pub fn session(&self) -> Session {
        let started = self.started.fetch_add(1, Ordering::Relaxed);
        session_in(self.root(), self.seed + (started << 32))
    }

    /// Makes the journal and leaves it open; with the recovery words.
    ///
    /// # Panics
    /// When no journal can be made.
    #[must_use]
    pub fn created(&self) -> (Session, String) {
        let mut session = self.session();
        let words = create(&mut session);
        (session, words)
    }

    /// A program that has just started here and opened the journal, and what it found.
    ///
    /// # Errors
    /// The refusal of the unlock.
    pub fn try_unlock(&self) -> Result<(Session, Unlocked), ApiError> {
        self.try_unlock_with(PASSPHRASE)
    }

    /// The same with another passphrase.
    ///
    /// # Errors
    /// The refusal of the unlock.
    pub fn try_unlock_with(&self, passphrase: &str) -> Result<(Session, Unlocked), ApiError> {
        let mut session = self.session();
        let request = Unlock {
            secret: passphrase.to_owned(),
            kind: SlotKind::Passphrase,
            read_only: false,
        };
        let unlocked = unlock(&mut session, &TestClock::new(), request)?;
        Ok((session, unlocked))
    }

    /// The same for journals that open without a finding.
    ///
    /// # Panics
    /// When it does not open, or something was found.
    #[must_use]
    pub fn unlocked(&self) -> Session {
        let (session, unlocked) = self.try_unlock().expect("the passphrase is right");
        assert_eq!(
            unlocked.findings,
            [],
            "nothing is to be found in a whole journal"
        );
        session
    }

    /// SHA-256 over everything the journal holds.
    ///
    /// # Panics
    /// When it does not open without a finding.
    #[must_use]
    pub fn content_hash(&self) -> String {
        let mut session = self.unlocked();
        let hash = session
            .journal()
            .expect("it was just unlocked")
            .content_hash();
        lock_session(&mut session, &TestClock::new(), Nothing {}).expect("locking is not refused");
        hash
    }

    /// `program` with a home, temporary and runtime folder inside this place.
    #[must_use]
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        for (name, dir) in ACTOR_HOME {
            command.env(name, self.root().join(dir));
        }
        command.current_dir(self.root());
        command
    }
}

/// A program that has just started in the place `root`.
#[must_use]
pub fn session_in(root: &Path, seed: u64) -> Session {
    let preferences = PreferencesFile::read(&root.join("config").join("preferences.json"));
    let rng = Box::new(StdRng::seed_from_u64(seed));
    let mut session = Session::new(preferences, root.join("journal.cairn"), rng);
    session.set_kdf(KdfCost::test());
    session
}

/// Makes the journal of `session` and leaves it open; returns the recovery words.
///
/// # Panics
/// When no journal can be made.
#[must_use]
pub fn create(session: &mut Session) -> String {
    let created = try_create(session).expect("a journal can be made in an empty place");
    let sheet = created.sheet.expect("recovery words were asked for");
    sheet.words.join(" ")
}

/// Makes the journal of `session`, with recovery words, and leaves it open.
///
/// # Errors
/// The refusal.
pub fn try_create(session: &mut Session) -> Result<CreatedJournal, ApiError> {
    let request = CreateJournal {
        dir: None,
        passphrase: PASSPHRASE.to_owned(),
        accept_weak: false,
        recovery: true,
        unlock_ms: None,
    };
    create_journal(session, &TestClock::new(), request)
}

/// The passphrase that an actor changes `passphrase` to: there are two, in turn.
#[must_use]
pub fn other_passphrase(passphrase: &str) -> &'static str {
    if passphrase == PASSPHRASE {
        day::SECOND_PASSPHRASE
    } else {
        PASSPHRASE
    }
}

/// Copies the folder of a journal with everything in it. The reserve, which is never written in
/// place, is shared where the file system lets two names share a file.
///
/// # Errors
/// Those of the file system.
pub fn copy_journal(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    fs::set_permissions(to, fs::metadata(from)?.permissions())?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if entry.file_type()?.is_dir() {
            copy_journal(&source, &target)?;
        } else if entry.file_name() != "reserve" || fs::hard_link(&source, &target).is_err() {
            fs::copy(&source, &target)?;
        }
    }
    Ok(())
}

/// Every file below `folder`, sorted.
///
/// # Panics
/// When a folder cannot be listed.
#[must_use]
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder is ours") {
            let entry = entry.expect("the folder does not change meanwhile");
            let kind = entry.file_type().expect("the system tells what it is");
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                files.push(entry.path());
            }
        }
    }
    files.sort();
    files
}
