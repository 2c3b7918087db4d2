//! Power cuts: a program saves on a small disk; it is stopped, and the disk is copied at once. The
//! copy holds what a power cut would have left. Drives that lie about having written are not
//! modelled.

use crate::trials::check::{self, Tolerated};
use crate::trials::disks::{Mount, can_mount, done, make_image};
use crate::trials::program::Program;
use crate::trials::runs::Run;
use crate::trials::setting::Setting;
use crate::trials::table::{Outcome, each};
use crate::trials::wrong::Wrong;
use cairn_tests::{Content, PASSPHRASE, Place, Size};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// How the program saves: pause between two saves in milliseconds, and sizes.
const PACES: [(u32, Size); 4] = [
    (0, Size::Usual),
    (8, Size::Usual),
    (60, Size::Usual),
    (0, Size::Large),
];
const DISK_MEGABYTES: u32 = 96;

pub fn run(setting: &Setting) -> Outcome {
    if !can_mount() {
        return Outcome::skipped("needs root, loop devices and mkfs.ext4");
    }
    let saves = AtomicU32::new(0);
    let cuts = setting.count(8, 300);
    let mut outcome = each(setting, cuts, |case| {
        let answered = cut(setting, case)?;
        saves.fetch_add(answered, Ordering::Relaxed);
        Ok(())
    });
    outcome.facts = format!("{} answered saves", saves.into_inner());
    outcome
}

/// One power cut; how many saves were answered before it.
fn cut(setting: &Setting, case: u32) -> Result<u32, Wrong> {
    let mut rng = StdRng::seed_from_u64(case.into());
    let (pace, size) = PACES[case as usize % PACES.len()];
    let images = tempfile::tempdir_in(&setting.memory)?;
    let image = make_image(images.path(), DISK_MEGABYTES)?;
    let disk = Mount::image(&image)?;
    let place = setting.place_with_journal(disk.path(), case.into())?;
    if rng.random_bool(0.5) {
        done(Command::new("sync").arg("--file-system").arg(disk.path()))?;
    }

    let run = Run {
        seed: 10_000 + u64::from(case),
        pace_ms: pace,
        size,
    };
    let life = Duration::from_millis(rng.random_range(100..900 + 20 * u64::from(pace)));
    let mut program = Program::start(run.command(setting, &place, PASSPHRASE))?;
    std::thread::sleep(life);
    program.stop()?;
    let after_cut = images.path().join("after");
    done(
        Command::new("cp")
            .arg("--sparse=always")
            .args([&image, &after_cut]),
    )?;
    let said = program.kill()?;

    let mut answered = Content::new();
    let heard = run.heard(&said, &mut answered)?;
    let n = heard.saves;
    let name = place.root().file_name().unwrap_or_default().to_owned();
    let found = Mount::image(&after_cut)?;
    let dir = found.path().join(name).join("journal.cairn");
    let look = || -> Result<(), Wrong> {
        let elsewhere = Place::below(&setting.memory, 1);
        let look = setting.look(&elsewhere, &dir, PASSPHRASE)?;
        let opening = check::opens_twice(&look, Tolerated::Told)?;
        check::holds(&opening.content, &answered, Some(heard.under_way))?;
        check::is_tidy(&dir, Tolerated::Told)
    };
    look().map_err(|reason| {
        let _ = std::fs::create_dir_all(&setting.remains);
        let kept = setting.remains.join(format!("power-{case}.ext4"));
        let _ = done(
            Command::new("cp")
                .arg("--sparse=always")
                .args([&after_cut, &kept]),
        );
        reason.about(format!("pace {pace} ms, {}, after {n} saves", size.name()))
    })?;
    Ok(n)
}
