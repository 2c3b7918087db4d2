//! A failure of each single call by which an act changes files: the disk is full, the disk answers
//! with an error, the right to write is gone. The act answers in time, with a refusal that can be
//! explained or with success, and nothing that was answered is lost.

use crate::trials::actors::{answered, last};
use crate::trials::check::Tolerated;
use crate::trials::points::{Interruptions, after};
use crate::trials::scenes::Stage;
use crate::trials::setting::Setting;
use crate::trials::syscalls::{Point, can_trace, interrupted};
use crate::trials::table::{Outcome, each};
use crate::trials::wrong::{Wrong, wrong};
use cairn_tests::Place;
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

/// What fails: one call, or that call and all of its kind that follow.
const FAILURES: [&str; 4] = [
    "error=ENOSPC:when={n}",
    "error=ENOSPC:when={n}+",
    "error=EIO:when={n}",
    "error=EACCES:when={n}",
];
/// Of how many points one is tried with every change.
const CI_STRIDE: usize = 40;
/// Longest answer to a failure.
const PROMPT: Duration = Duration::from_secs(5);
/// Refusals that a person can be told, about a disk.
const CLEAN: [&str; 5] = [
    "disk_full",
    "disk_trouble",
    "file_unwritable",
    "file_unreadable",
    "backup_first",
];

pub fn run(setting: &Setting) -> Outcome {
    if !can_trace() {
        return Outcome::skipped("needs strace, and the right to trace");
    }
    let mut all = match Interruptions::find(setting, CI_STRIDE) {
        Ok(all) => all,
        Err(reason) => return Outcome::wrong(&reason),
    };
    all.points.retain(|(_, point)| !point.is_answer);
    let answers = Mutex::new(BTreeMap::new());
    let cases = u32::try_from(all.points.len() * FAILURES.len()).unwrap_or(u32::MAX);
    let mut outcome = each(setting, cases, |case| {
        let (stage, point) = &all.points[case as usize / FAILURES.len()];
        let failure = FAILURES[case as usize % FAILURES.len()];
        let stage = &all.stages[*stage];
        let place = stage.copy(setting)?;
        fail_at(setting, stage, &place, point, failure, &answers).map_err(|reason| {
            let kept = setting.keep(&place, &format!("failures-{case}"));
            reason.about(format!("{}, {point}, {failure} {kept}", stage.name))
        })
    });
    let answers = answers.into_inner().unwrap_or_default();
    let counted = answers.iter().map(|(answer, n)| format!("{n} {answer}"));
    outcome.facts = counted.collect::<Vec<_>>().join(", ");
    outcome
}

fn fail_at(
    setting: &Setting,
    stage: &Stage,
    place: &Place,
    point: &Point,
    failure: &str,
    answers: &Mutex<BTreeMap<String, u32>>,
) -> Result<(), Wrong> {
    let ended = interrupted(setting, place, &stage.act, point, failure)?;
    let refused = ended
        .out
        .lines()
        .find_map(|line| line.strip_prefix("refused "));
    let answer = match (answered(&ended), refused) {
        (true, _) => "answered",
        (false, Some(code)) => code,
        (false, None) => {
            return wrong(format!(
                "{:?}, {:?}: {}",
                ended.status,
                ended.took,
                last(&ended.err)
            ));
        }
    };
    if let Ok(mut answers) = answers.lock() {
        *answers.entry(answer.to_owned()).or_default() += 1;
    }
    if ended.took > PROMPT {
        return wrong(format!("{answer} after {:?}", ended.took));
    }
    // Where something was damaged before, a failure while it is mended looks like more damage.
    let damaged = answer == "journal_damaged" && stage.tolerated == Tolerated::Told;
    if answer != "answered" && !CLEAN.contains(&answer) && !damaged {
        return wrong(format!("refused as {answer}"));
    }
    // A store that cannot be read at this moment is set aside and made anew.
    after(setting, stage, place, Tolerated::Told, answer == "answered")
}
