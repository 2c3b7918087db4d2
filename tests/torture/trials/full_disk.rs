//! A disk that runs full while somebody saves: in memory and on ext4, with the reserve and
//! without it.

use crate::trials::aftermath;
use crate::trials::check::{self, Tolerated, UnderWay};
use crate::trials::disks::{Mount, can_mount, fill_up, make_image};
use crate::trials::runs::Run;
use crate::trials::setting::Setting;
use crate::trials::table::{Outcome, each};
use crate::trials::wrong::{Wrong, wrong};
use cairn_tests::{Content, PASSPHRASE, Place, Size, run_for};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use std::fs;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

const MEMORY_MEGABYTES: u32 = 40;
const EXT4_MEGABYTES: u32 = 48;
/// A program that saves must meet the full disk within this time.
const PATIENCE: Duration = Duration::from_secs(30);

pub fn run(setting: &Setting) -> Outcome {
    if !can_mount() {
        return Outcome::skipped("needs root, loop devices and mkfs.ext4");
    }
    let saves = AtomicU32::new(0);
    let mut outcome = each(setting, setting.count(4, 32), |case| {
        let answered = fill(setting, case)?;
        saves.fetch_add(answered, Ordering::Relaxed);
        Ok(())
    });
    outcome.facts = format!("{} answered saves", saves.into_inner());
    outcome
}

fn fill(setting: &Setting, case: u32) -> Result<u32, Wrong> {
    let mut rng = StdRng::seed_from_u64(case.into());
    let images = tempfile::tempdir_in(&setting.memory)?;
    let on_ext4 = case % 2 == 1;
    let with_reserve = (case / 2).is_multiple_of(2);
    let disk = if on_ext4 {
        let image = make_image(images.path(), EXT4_MEGABYTES)?;
        Mount::image(&image)
    } else {
        Mount::memory(MEMORY_MEGABYTES)
    };
    let disk = disk?;
    let place = setting.place_with_journal(disk.path(), case.into())?;
    let dir = place.journal_dir();
    if !with_reserve {
        fs::remove_file(dir.join("reserve"))?;
    }
    let left = rng.random_range(100..3_000);
    let filler = fill_up(disk.path(), left * 1024)?;

    let seed = 20_000 + u64::from(case);
    let size = [Size::Usual, Size::Large][case as usize / 4 % 2];
    let run = Run {
        seed,
        pace_ms: 0,
        size,
    };
    let ended = run_for(run.command(setting, &place, PASSPHRASE), PATIENCE)?;
    let mut answered = Content::new();
    let heard = run.heard(&ended.out, &mut answered)?;
    let n = heard.saves;
    let medium = if on_ext4 { "ext4" } else { "memory" };
    let reserve = if with_reserve { "with" } else { "without" };
    let about = format!("{medium} {reserve} reserve, {left} KiB left, {n} saves");
    if ended.status.is_none() {
        return wrong(format!("{about}: hangs, told {:?}", heard.refused));
    }
    if heard.refused.as_deref() != Some("disk_full") {
        return wrong(format!(
            "{about}: the last save was refused with {:?}",
            heard.refused
        ));
    }
    let rest = fill_up(disk.path(), 0)?;
    let under_way = heard.under_way;
    while_full(setting, &place, &answered, under_way, with_reserve)
        .map_err(|reason| reason.about(&about))?;
    drop((filler, rest));
    aftermath::journal(
        setting,
        &place,
        PASSPHRASE,
        &answered,
        Some(under_way),
        Tolerated::Told,
    )
    .map_err(|reason| reason.about(&about))?;
    Ok(n)
}

/// While the disk is still full all is there to be read, and with the reserve to be written.
fn while_full(
    setting: &Setting,
    place: &Place,
    answered: &Content,
    under_way: UnderWay,
    with_reserve: bool,
) -> Result<(), Wrong> {
    let dir = place.journal_dir();
    let read = setting.look_as(place, &dir, PASSPHRASE, "reading")?;
    let opening = read.openings.first();
    let opening = opening.ok_or_else(|| format!("full, reading: {:?}", read.refused))?;
    check::holds(&opening.content, answered, Some(under_way))
        .map_err(|reason| reason.about("full, reading"))?;
    match setting.look(place, &dir, PASSPHRASE)?.refused {
        Some(code) if with_reserve || code != "disk_full" => {
            wrong(format!("full, writing: refused with {code}"))
        }
        _ => Ok(()),
    }
}
