//! The actors: what they are told to do, and how long they may take.

use crate::trials::setting::Setting;
use crate::trials::wrong::{Wrong, wrong};
use cairn_tests::{Ended, Look, PASSPHRASE, Place, copy_journal, day, run_for};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// Cases that went wrong and are kept.
const MOST_REMAINS: usize = 20;
/// No act may take longer; one that does hangs.
const PATIENCE: Duration = Duration::from_secs(30);

impl Setting {
    /// An actor in `place`.
    pub fn actor(&self, place: &Place, words: &[&str]) -> Command {
        let mut command = place.command(&self.actor.to_string_lossy());
        command.args(words);
        command
    }

    /// Plays one act to its end.
    pub fn play(&self, place: &Place, act: &Act) -> Result<Ended, Wrong> {
        finished(self.actor(place, &act.words(place)))
    }

    /// Opens the journal in `dir` twice, for writing.
    pub fn look(&self, place: &Place, dir: &Path, passphrase: &str) -> Result<Look, Wrong> {
        self.look_as(place, dir, passphrase, "writing")
    }

    /// Opens the journal in `dir` twice, `writing` or `reading`.
    pub fn look_as(
        &self,
        place: &Place,
        dir: &Path,
        passphrase: &str,
        how: &str,
    ) -> Result<Look, Wrong> {
        let dir = dir.to_string_lossy();
        let ended = finished(self.actor(place, &["look", &dir, passphrase, how]))?;
        serde_json::from_str(&ended.out).or_else(|_| {
            let (status, complaint) = (ended.status, last(&ended.err));
            wrong(format!("looking ended with {status:?}: {complaint}"))
        })
    }

    /// Reads every backup of the journal in `dir`; the ones that are not whole, with why.
    pub fn broken_backups(&self, place: &Place, dir: &Path) -> Result<Vec<String>, Wrong> {
        let dir = dir.to_string_lossy();
        let words = ["backups", &dir, PASSPHRASE, day::SECOND_PASSPHRASE];
        let ended = finished(self.actor(place, &words))?;
        let broken = ended.out.lines().filter(|line| !line.ends_with(" whole"));
        Ok(broken.map(str::to_owned).collect())
    }

    /// A place in `base` with an empty journal of the first passphrase.
    pub fn place_with_journal(&self, base: &Path, seed: u64) -> Result<Place, Wrong> {
        let place = Place::below(base, seed);
        let ended = self.play(&place, &Act::new("create", seed, PASSPHRASE))?;
        answered(&ended).then_some(place).ok_or(ended.out.into())
    }

    /// Keeps what a case left, for somebody to look at; the first few of a run.
    pub fn keep(&self, place: &Place, name: &str) -> String {
        let to = self.remains.join(name);
        let others = std::fs::read_dir(&self.remains).map_or(0, Iterator::count);
        if others >= MOST_REMAINS {
            return "(not kept)".to_owned();
        }
        let _ = std::fs::remove_dir_all(&to);
        let kept = copy_journal(place.root(), &to);
        let _ = std::fs::remove_file(to.join("journal.cairn").join("reserve"));
        match kept {
            Ok(()) => format!("(kept in {})", to.display()),
            Err(error) => format!("(could not be kept: {error})"),
        }
    }
}

/// An act of an actor.
pub struct Act {
    /// Its name; see the actor.
    pub name: &'static str,
    /// What it writes follows from this number.
    pub seed: u64,
    /// What it opens the journal with.
    pub passphrase: &'static str,
    seed_text: String,
}

impl Act {
    pub fn new(name: &'static str, seed: u64, passphrase: &'static str) -> Act {
        Act {
            name,
            seed,
            passphrase,
            seed_text: seed.to_string(),
        }
    }

    /// The words to the actor.
    pub fn words<'a>(&'a self, place: &'a Place) -> [&'a str; 5] {
        let root = place.root().to_str().unwrap_or_default();
        ["act", self.name, root, &self.seed_text, self.passphrase]
    }
}

/// Whether an act was answered.
pub fn answered(ended: &Ended) -> bool {
    ended.out.lines().any(|line| line == "answered")
}

/// Runs to the end.
pub fn finished(command: Command) -> Result<Ended, Wrong> {
    let ended = run_for(command, PATIENCE)?;
    match ended.status {
        None => wrong(format!("hangs: {PATIENCE:?} were not enough")),
        Some(status) if status.code() == Some(101) => {
            wrong(format!("panicked: {}", last(&ended.err)))
        }
        Some(_) => Ok(ended),
    }
}

/// The last lines of what a program complained about.
pub fn last(text: &str) -> String {
    let lines: Vec<&str> = text.lines().rev().take(3).collect();
    lines.into_iter().rev().collect::<Vec<_>>().join(" / ")
}
