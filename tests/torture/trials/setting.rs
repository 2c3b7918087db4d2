//! What all trials run with: how many cases, where, how many at a time.

use std::path::{Path, PathBuf};

/// How thorough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// With every change: a few minutes.
    Ci,
    /// Before a release: the figures of `docs/RELIABILITY.md`.
    Release,
}

impl Figure {
    /// The figure of this name.
    pub fn named(name: &str) -> Option<Figure> {
        [Figure::Ci, Figure::Release]
            .into_iter()
            .find(|figure| figure.name() == name)
    }

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Figure::Ci => "ci",
            Figure::Release => "release",
        }
    }
}

/// See the module.
pub struct Setting {
    pub figure: Figure,
    count: Option<u32>,
    /// The one case that is to be repeated.
    pub case: Option<u32>,
    /// The program that plays the actors.
    pub actor: PathBuf,
    /// A folder on a disk.
    pub disk: PathBuf,
    /// A folder in memory, where waiting for the disk costs nothing; for trials that kill at a
    /// certain call, to which the kind of the disk makes no difference.
    pub memory: PathBuf,
    /// Where the remains of a case that went wrong are kept.
    pub remains: PathBuf,
    /// Cases at a time.
    pub workers: usize,
}

impl Setting {
    /// `None` if the actor is not beside this program.
    pub fn new(figure: Figure, count: Option<u32>, case: Option<u32>) -> Option<Setting> {
        let here = std::env::current_exe().ok()?;
        let actor = here.with_file_name("cairn-tests-actor");
        let disk = std::env::temp_dir();
        let memory = Path::new("/dev/shm");
        let memory = if memory.is_dir() { memory } else { &disk };
        Some(Setting {
            figure,
            count,
            case,
            memory: memory.to_owned(),
            remains: here.parent()?.parent()?.join("torture"),
            workers: std::thread::available_parallelism().map_or(1, usize::from),
            actor: actor.is_file().then_some(actor)?,
            disk,
        })
    }

    /// How many cases there are to be.
    pub fn count(&self, ci: u32, release: u32) -> u32 {
        self.count.unwrap_or(match self.figure {
            Figure::Ci => ci,
            Figure::Release => release,
        })
    }
}
