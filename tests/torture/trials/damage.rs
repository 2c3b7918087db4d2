//! What rots, is cut, zeroed, overwritten, deleted or older than the rest: one file, or two.

use crate::trials::actors::{Act, answered};
use crate::trials::aftermath;
use crate::trials::check::{self, Tolerated, UnderWay};
use crate::trials::runs::Run;
use crate::trials::setting::Setting;
use crate::trials::table::{Outcome, each};
use crate::trials::wrong::{Wrong, wrong};
use cairn_tests::{
    Content, Look, PASSPHRASE, Place, RESTORED, copy_journal, files_below, other_passphrase,
    run_for,
};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// The ten kinds, each on any file of a journal but where the kind says which.
const KINDS: [&str; 10] = [
    "cut by up to 4096 bytes",
    "cut anywhere",
    "zeros near the end",
    "4 KiB of zeros anywhere",
    "one bit near the end",
    "one bit anywhere",
    "4 KiB of junk anywhere",
    "a small file hurt",
    "deleted",
    "from an older copy",
];
/// Largest file that counts as small.
const SMALL_BYTES: u64 = 4096;
/// Opening a damaged journal takes no longer.
const PROMPT_MILLIS: u32 = 10_000;
/// Journals whose program was killed, and journals that were closed.
const JOURNALS: u64 = 3;

/// A journal that is going to be damaged.
struct Journal {
    place: Place,
    /// How it was some sessions before, with another passphrase.
    older: PathBuf,
    content: Content,
    under_way: Option<UnderWay>,
    /// What each of its backups holds.
    backed_up: BTreeMap<String, Content>,
    passphrase: &'static str,
}

/// One file damaged.
pub fn run_single(setting: &Setting) -> Outcome {
    run(setting, setting.count(60, 4_000), single)
}

/// Two files damaged.
pub fn run_double(setting: &Setting) -> Outcome {
    run(setting, setting.count(20, 500), double)
}

/// Tries one case; what came of it, for the table.
type Try = fn(&Bench, u32) -> Result<&'static str, Wrong>;

struct Bench<'a> {
    setting: &'a Setting,
    journals: Vec<Journal>,
    slowest_millis: AtomicU32,
}

fn run(setting: &Setting, cases: u32, work: Try) -> Outcome {
    let journals = (0..2 * JOURNALS)
        .map(|n| Journal::make(setting, n))
        .collect();
    let bench = match journals {
        Ok(journals) => Bench {
            setting,
            journals,
            slowest_millis: AtomicU32::new(0),
        },
        Err(reason) => return Outcome::wrong(&reason),
    };
    let counted = Mutex::new(BTreeMap::<&str, u32>::new());
    let mut outcome = each(setting, cases, |case| {
        let came = work(&bench, case)?;
        if let Ok(mut counted) = counted.lock() {
            *counted.entry(came).or_default() += 1;
        }
        Ok(())
    });
    let counted = counted.into_inner().unwrap_or_default();
    let counted: Vec<_> = counted
        .iter()
        .map(|(came, n)| format!("{n} {came}"))
        .collect();
    let slowest = bench.slowest_millis.into_inner();
    outcome.facts = format!("{}; slowest opening {slowest} ms", counted.join(", "));
    outcome
}

fn single(bench: &Bench, case: u32) -> Result<&'static str, Wrong> {
    let mut rng = StdRng::seed_from_u64(case.into());
    let kind = case as usize % KINDS.len();
    let journal = bench.journal(case / KINDS.len() as u32);
    let place = journal.copy(bench.setting)?;
    let dir = place.journal_dir();
    let hurt = damage(&mut rng, &dir, &journal.older, kind)?;
    let outcome = bench.recovered(journal, &place, &hurt);
    outcome.map_err(|reason| {
        let kept = bench.setting.keep(&place, &format!("damage-{case}"));
        reason.about(format!("{} {} {kept}", hurt.file, KINDS[kind]))
    })
}

fn double(bench: &Bench, case: u32) -> Result<&'static str, Wrong> {
    let mut rng = StdRng::seed_from_u64(1 << 32 | u64::from(case));
    let journal = bench.journal(case);
    let place = journal.copy(bench.setting)?;
    let dir = place.journal_dir();
    let mut told = String::new();
    for _ in 0..2 {
        let kind = rng.random_range(0..KINDS.len());
        let hurt = damage(&mut rng, &dir, &journal.older, kind)?;
        told = format!("{told}{} {}; ", hurt.file, KINDS[kind]);
    }
    let outcome = bench.recovered_or_told(journal, &place);
    outcome.map_err(|reason| {
        let kept = bench.setting.keep(&place, &format!("double-{case}"));
        reason.about(format!("{told}{kept}"))
    })
}

impl Bench<'_> {
    fn journal(&self, number: u32) -> &Journal {
        &self.journals[number as usize % self.journals.len()]
    }

    fn look(&self, place: &Place, passphrase: &str) -> Result<Look, Wrong> {
        let look = self.setting.look(place, &place.journal_dir(), passphrase)?;
        for opening in &look.openings {
            self.slowest_millis
                .fetch_max(opening.millis, Ordering::Relaxed);
            if opening.millis > PROMPT_MILLIS {
                return wrong(format!("opening took {} ms", opening.millis));
            }
        }
        Ok(look)
    }

    /// Everything is there after one file was damaged, and where the file has no byte that may
    /// change, it was told.
    fn recovered(
        &self,
        journal: &Journal,
        place: &Place,
        hurt: &Hurt,
    ) -> Result<&'static str, Wrong> {
        let look = self.look(place, journal.passphrase)?;
        let opening = check::opens_twice(&look, Tolerated::Told)?;
        check::holds(&opening.content, &journal.content, journal.under_way)?;
        check::is_tidy(&place.journal_dir(), Tolerated::Told)?;
        let broken = self.setting.broken_backups(place, &place.journal_dir())?;
        let (of_backup, told) = (
            hurt.file.starts_with("backups/"),
            !opening.findings.is_empty(),
        );
        let sealed = hurt.file.starts_with("header") || hurt.file.starts_with("ledger-");
        match (of_backup, &broken[..]) {
            (false, []) if sealed && hurt.changed && !told => {
                wrong("was changed, and nobody was told")
            }
            (false, []) if told => Ok("recovered and told"),
            (false, []) => Ok("harmless"),
            // A backup that is gone, and an older one in its place, are no broken ones.
            (true, []) if hurt.gone || hurt.older || !hurt.changed => Ok("harmless"),
            (true, [one]) if one.starts_with(hurt.file.trim_start_matches("backups/")) => {
                Ok("backup refused")
            }
            _ => wrong(format!("backups that are not whole: {broken:?}")),
        }
    }

    /// Everything is there, or it was told that it is not; and a backup brings back what it held.
    fn recovered_or_told(&self, journal: &Journal, place: &Place) -> Result<&'static str, Wrong> {
        let look = self.look(place, journal.passphrase)?;
        let grave = |look: &Look| {
            let first = look.openings.first();
            let told = first.is_some_and(|o| o.findings.iter().any(|f| f.severity == "grave"));
            look.refused.is_some() || told
        };
        let came = if grave(&look) {
            self.newest_backup_restores(journal, place)?;
            "told"
        } else {
            let opening = check::opens_twice(&look, Tolerated::Told)?;
            check::holds(&opening.content, &journal.content, journal.under_way)
                .map_err(|reason| reason.about("silent"))?;
            "recovered"
        };
        Ok(came)
    }

    fn newest_backup_restores(&self, journal: &Journal, place: &Place) -> Result<(), Wrong> {
        let act = Act::new("restore", 1, journal.passphrase);
        let ended = self.setting.play(place, &act)?;
        if !answered(&ended) {
            return wrong(format!("no backup can be restored: {}", ended.out));
        }
        let dir = place.root().join(RESTORED);
        let look = self.setting.look(place, &dir, journal.passphrase)?;
        let opening = check::opens_twice(&look, Tolerated::Mended)?;
        let known = journal
            .backed_up
            .values()
            .any(|content| *content == opening.content);
        known
            .then_some(())
            .ok_or("a backup brought back something else".into())
    }
}

impl Journal {
    /// A journal of several sessions with backups, the even ones closed, the odd ones killed.
    fn make(setting: &Setting, number: u64) -> Result<Journal, Wrong> {
        let place = setting.place_with_journal(&setting.memory, number)?;
        let older = place.root().join("older.cairn");
        let mut journal = Journal {
            place,
            older,
            content: Content::new(),
            under_way: None,
            backed_up: BTreeMap::new(),
            passphrase: PASSPHRASE,
        };
        for session in 0..4 {
            journal.write(setting, number * 10 + session)?;
            if session == 3 && number % 2 == 1 {
                break;
            }
            let place = &journal.place;
            let found = aftermath::journal(
                setting,
                place,
                journal.passphrase,
                &journal.content,
                journal.under_way,
                Tolerated::Mended,
            )?;
            journal.content = found;
            journal.under_way = None;
            if session == 1 {
                copy_journal(&place.journal_dir(), &journal.older)?;
                setting.play(place, &Act::new("passphrase", 1, journal.passphrase))?;
                journal.passphrase = other_passphrase(journal.passphrase);
            }
            setting.play(place, &Act::new("backup", 1, journal.passphrase))?;
            for path in files_below(&place.journal_dir().join("backups")) {
                let name = path
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                let content = journal.content.clone();
                journal.backed_up.entry(name).or_insert(content);
            }
        }
        Ok(journal)
    }

    /// A session that is killed after a while.
    fn write(&mut self, setting: &Setting, seed: u64) -> Result<(), Wrong> {
        let run = Run::usual(seed);
        let command = run.command(setting, &self.place, self.passphrase);
        let ended = run_for(command, Duration::from_millis(300))?;
        let heard = run.heard(&ended.out, &mut self.content)?;
        self.under_way = Some(heard.under_way);
        Ok(())
    }

    fn copy(&self, setting: &Setting) -> Result<Place, Wrong> {
        let place = Place::below(&setting.memory, 1);
        copy_journal(&self.place.journal_dir(), &place.journal_dir())?;
        Ok(place)
    }
}

/// What was done to a file.
struct Hurt {
    file: String,
    changed: bool,
    gone: bool,
    older: bool,
}

/// Damages one file below `dir`.
fn damage(rng: &mut StdRng, dir: &Path, older: &Path, kind: usize) -> io::Result<Hurt> {
    let path = choose(rng, dir, kind);
    let inner = path.strip_prefix(dir).unwrap_or(&path).to_owned();
    let before = fs::read(&path)?;
    let after = match KINDS[kind] {
        "deleted" => None,
        "from an older copy" => Some(fs::read(counterpart(&inner, older))?),
        _ => Some(hurt(rng, before.clone(), kind)),
    };
    match &after {
        Some(bytes) => fs::write(&path, bytes)?,
        None => fs::remove_file(&path)?,
    }
    Ok(Hurt {
        file: inner.to_string_lossy().into_owned(),
        changed: after.as_ref() != Some(&before),
        gone: after.is_none(),
        older: KINDS[kind] == "from an older copy",
    })
}

/// A file below `dir`: first which part of the journal, then which file of that.
fn choose(rng: &mut StdRng, dir: &Path, kind: usize) -> PathBuf {
    let mut parts: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for path in files_below(dir) {
        let inner = path.strip_prefix(dir).unwrap_or(&path);
        let first = inner.components().next();
        let part = first.map_or_else(String::new, |part| {
            part.as_os_str().to_string_lossy().into()
        });
        let size = path.metadata().map_or(0, |metadata| metadata.len());
        let small = KINDS[kind] != "a small file hurt" || size <= SMALL_BYTES;
        // Neither the lock nor the reserve holds anything.
        if small && part != "in-use" && part != "reserve" {
            parts.entry(part).or_default().push(path);
        }
    }
    let parts: Vec<&Vec<PathBuf>> = parts.values().collect();
    let part = parts.choose(rng).expect("a journal has files");
    part.choose(rng).expect("a part has files").clone()
}

/// The file of the older copy that stands for the same; snapshots of the store change their names.
fn counterpart(inner: &Path, older: &Path) -> PathBuf {
    let same = older.join(inner);
    if same.is_file() {
        return same;
    }
    let mut beside = files_below(same.parent().unwrap_or(older));
    beside.pop().unwrap_or_else(|| older.join("header"))
}

fn hurt(rng: &mut StdRng, mut bytes: Vec<u8>, kind: usize) -> Vec<u8> {
    let size = bytes.len();
    let near_end = size.saturating_sub(8192);
    let overwrite =
        |bytes: &mut Vec<u8>, at: usize, length: usize, with: &mut dyn FnMut() -> u8| {
            let end = (at + length).min(size);
            bytes[at..end].iter_mut().for_each(|byte| *byte = with());
        };
    if size == 0 {
        return bytes;
    }
    match KINDS[kind] {
        "cut by up to 4096 bytes" => {
            bytes.truncate(size.saturating_sub(rng.random_range(1..=4096)));
        }
        "cut anywhere" => bytes.truncate(rng.random_range(0..size)),
        "zeros near the end" => {
            let length = if rng.random_bool(0.5) { 512 } else { 4096 };
            overwrite(
                &mut bytes,
                rng.random_range(near_end..size),
                length,
                &mut || 0,
            );
        }
        "4 KiB of zeros anywhere" => {
            overwrite(&mut bytes, rng.random_range(0..size), 4096, &mut || 0);
        }
        "one bit near the end" => {
            bytes[rng.random_range(near_end..size)] ^= 1 << rng.random_range(0..8);
        }
        "4 KiB of junk anywhere" => {
            let at = rng.random_range(0..size);
            overwrite(&mut bytes, at, 4096, &mut || rng.random());
        }
        "a small file hurt" => {
            let at = rng.random_range(0..size);
            let length = rng.random_range(1..64);
            overwrite(&mut bytes, at, length, &mut || rng.random());
        }
        _ => bytes[rng.random_range(0..size)] ^= 1 << rng.random_range(0..8),
    }
    bytes
}
