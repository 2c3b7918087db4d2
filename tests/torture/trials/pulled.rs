//! The medium goes while a program saves: it answers with errors, as when it dies, or its folder is
//! detached from the tree, as when a stick is pulled. The program says so in time, and what was
//! answered is there when the medium is back.

use crate::trials::check::{self, Tolerated};
use crate::trials::disks::{Mount, can_mount, done, fill_up, free, make_image};
use crate::trials::program::Program;
use crate::trials::runs::Run;
use crate::trials::setting::Setting;
use crate::trials::table::{Outcome, each};
use crate::trials::wrong::{Wrong, wrong};
use cairn_tests::{Content, PASSPHRASE, Place, Size};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// Size of the disk, and of the memory that its image may take: less, so that writes of the disk
/// fail when that is full.
const DISK_MEGABYTES: u32 = 96;
const IMAGE_MEGABYTES: u32 = 64;
/// A program that cannot save any more says so and ends; meanwhile it may still write where there
/// is room.
const PATIENCE: Duration = Duration::from_secs(15);
/// How long saves go on in a folder that is detached.
const DETACHED: Duration = Duration::from_millis(200);
/// Refusals that a person can be told.
const CLEAN: [&str; 3] = ["disk_trouble", "file_unwritable", "disk_full"];

pub fn run(setting: &Setting) -> Outcome {
    if !can_mount() {
        return Outcome::skipped("needs root, loop devices and mkfs.ext4");
    }
    let saves = AtomicU32::new(0);
    let mut outcome = each(setting, setting.count(4, 40), |case| {
        saves.fetch_add(pull(setting, case)?, Ordering::Relaxed);
        Ok(())
    });
    outcome.facts = format!("{} answered saves", saves.into_inner());
    outcome
}

fn pull(setting: &Setting, case: u32) -> Result<u32, Wrong> {
    let mut rng = StdRng::seed_from_u64(case.into());
    let room = Mount::memory(IMAGE_MEGABYTES)?;
    let image = make_image(room.path(), DISK_MEGABYTES)?;
    let disk = Mount::image(&image)?;
    let place = setting.place_with_journal(disk.path(), case.into())?;
    let name = place.root().file_name().unwrap_or_default().to_owned();
    let run = Run {
        seed: 30_000 + u64::from(case),
        pace_ms: 0,
        size: Size::Large,
    };
    let mut program = Program::start(run.command(setting, &place, PASSPHRASE))?;
    std::thread::sleep(Duration::from_millis(rng.random_range(50..300)));
    let errors = case.is_multiple_of(2);
    let (filler, ended);
    if errors {
        filler = Some(fill_up(room.path(), 0)?);
        ended = program.ends_within(PATIENCE)?;
    } else {
        done(Command::new("umount").arg("--lazy").arg(disk.path()))?;
        std::thread::sleep(DETACHED);
        (filler, ended) = (None, true);
    }
    let said = program.kill()?;
    drop(filler);
    let mut answered = Content::new();
    let heard = run.heard(&said, &mut answered)?;
    let about = if errors { "errors" } else { "detached" };
    if !ended {
        return wrong(format!("{about}: hangs, told {:?}", heard.refused));
    }
    let clean = |code: &str| CLEAN.contains(&code);
    let told = heard.refused.as_deref();
    if !told.is_none_or(clean) || (errors && told.is_none()) {
        return wrong(format!("{about}: told {told:?}"));
    }
    // The folder of the place is gone with its disk.
    std::mem::forget(place);
    if errors {
        disk.unmount()?;
    }
    free(&image)?;
    let disk = Mount::image(&image)?;
    let dir = disk.path().join(name).join("journal.cairn");
    let elsewhere = Place::below(&setting.memory, 1);
    let look = || -> Result<(), Wrong> {
        let look = setting.look(&elsewhere, &dir, PASSPHRASE)?;
        let opening = check::opens_twice(&look, Tolerated::Told)?;
        check::holds(&opening.content, &answered, Some(heard.under_way))
    };
    look().map_err(|reason| reason.about(about))?;
    Ok(heard.saves)
}
