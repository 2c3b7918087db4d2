//! Journals in the states in which acts are interrupted, and the acts.

use crate::trials::actors::{Act, answered};
use crate::trials::check::{Tolerated, UnderWay};
use crate::trials::runs::Run;
use crate::trials::setting::Setting;
use crate::trials::wrong::{Wrong, wrong};
use cairn_tests::{Content, PASSPHRASE, Place, Size, copy_journal, run_for};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// An act, and the state of the journal that it finds.
pub struct Scene {
    pub act: &'static str,
    state: State,
}

/// What a journal was left as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// There is none.
    Nothing,
    /// Closed as it should be.
    Closed,
    /// Its program was killed while it saved.
    Killed,
    /// Its ledger is due to be written anew.
    Grown,
    StoreLost,
    LedgerLost,
    LedgerTorn,
    HeaderLost,
}

/// Every act that changes files, in every state in which it does something else.
pub const SCENES: [Scene; 15] = [
    scene("create", State::Nothing),
    scene("open", State::Closed),
    scene("open", State::Killed),
    scene("open", State::Grown),
    scene("open", State::StoreLost),
    scene("open", State::LedgerLost),
    scene("open", State::LedgerTorn),
    scene("open", State::HeaderLost),
    scene("save", State::Closed),
    scene("compact", State::Closed),
    scene("erase", State::Closed),
    scene("passphrase", State::Closed),
    scene("backup", State::Closed),
    scene("lock", State::Closed),
    scene("restore", State::Closed),
];

const fn scene(act: &'static str, state: State) -> Scene {
    Scene { act, state }
}

/// A scene made ready: the place is copied for each interruption.
pub struct Stage {
    place: Place,
    pub content: Content,
    pub act: Act,
    pub tolerated: Tolerated,
    pub name: String,
}

impl Stage {
    /// A journal with a backup, closed as it should be.
    pub fn closed(setting: &Setting) -> Result<Stage, Wrong> {
        Stage::make(setting, &scene("restore", State::Closed))
    }

    /// Makes the journal of `scene`.
    pub fn make(setting: &Setting, scene: &Scene) -> Result<Stage, Wrong> {
        let name = format!("{} {:?}", scene.act, scene.state).to_lowercase();
        let seed = 7;
        let act = Act::new(scene.act, seed + 1, PASSPHRASE);
        let place = match scene.state {
            State::Nothing => Place::below(&setting.memory, seed),
            _ => setting.place_with_journal(&setting.memory, seed)?,
        };
        let content = match scene.state {
            State::Nothing => Content::new(),
            _ => fill(setting, &place, scene)?,
        };
        let damaged = damage(&place.journal_dir(), scene.state)?;
        let tolerated = if damaged {
            Tolerated::Told
        } else {
            Tolerated::Mended
        };
        Ok(Stage {
            place,
            content,
            act,
            tolerated,
            name,
        })
    }

    /// A place of its own as this one is.
    pub fn copy(&self, setting: &Setting) -> Result<Place, Wrong> {
        let place = Place::below(&setting.memory, 1);
        copy_journal(self.place.root(), place.root())?;
        Ok(place)
    }

    /// What the act may have left, answered or not.
    pub fn under_way(&self) -> Option<UnderWay> {
        (self.act.name == "save").then_some(UnderWay {
            seed: self.act.seed,
            n: 0,
            size: Size::Usual,
        })
    }
}

/// Saves some entries, and leaves the journal as the scene wants it.
fn fill(setting: &Setting, place: &Place, scene: &Scene) -> Result<Content, Wrong> {
    let run = Run::usual(3);
    let command = run.command(setting, place, PASSPHRASE);
    run_for(command, Duration::from_millis(400))?;
    let dir = place.journal_dir();
    if scene.state == State::Grown {
        let ended = setting.play(place, &Act::new("grow", 5, PASSPHRASE))?;
        if !answered(&ended) {
            return wrong(format!("grow: {}", ended.out));
        }
    }
    let how = match scene.state {
        State::Killed | State::Grown => "reading",
        _ => "writing",
    };
    let look = setting.look_as(place, &dir, PASSPHRASE, how)?;
    let opening = look.openings.first().ok_or("it does not open")?;
    if scene.act == "restore" {
        setting.play(place, &Act::new("backup", 5, PASSPHRASE))?;
    }
    if scene.act == "lock" {
        // The backup at a lock is made when there is none yet.
        let _ = fs::remove_dir_all(dir.join("backups"));
    }
    Ok(opening.content.clone())
}

/// Whether there is damage now.
fn damage(dir: &Path, state: State) -> std::io::Result<bool> {
    match state {
        State::Nothing | State::Closed | State::Killed | State::Grown => return Ok(false),
        State::StoreLost => fs::remove_dir_all(part(dir, "store-")?)?,
        State::LedgerLost => fs::remove_file(part(dir, "ledger-")?)?,
        State::LedgerTorn => {
            let path = part(dir, "ledger-")?;
            let bytes = fs::read(&path)?;
            fs::write(path, &bytes[..bytes.len() - 100])?;
        }
        State::HeaderLost => fs::remove_file(dir.join("header"))?,
    }
    Ok(true)
}

/// The first file or folder of a journal whose name begins like this.
pub fn part(dir: &Path, beginning: &str) -> std::io::Result<PathBuf> {
    let mut names: Vec<PathBuf> = fs::read_dir(dir)?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            path.file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with(beginning))
        })
        .collect();
    names.sort();
    names
        .into_iter()
        .next()
        .ok_or_else(|| std::io::ErrorKind::NotFound.into())
}
