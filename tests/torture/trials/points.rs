//! The end of a program at each single call by which an act changes files.

use crate::trials::actors::answered;
use crate::trials::aftermath;
use crate::trials::check::Tolerated;
use crate::trials::scenes::{SCENES, Scene, Stage};
use crate::trials::setting::{Figure, Setting};
use crate::trials::syscalls::{Point, Points, can_trace, interrupted, points};
use crate::trials::table::{Outcome, each};
use crate::trials::wrong::{Wrong, wrong};
use cairn_tests::{PASSPHRASE, Place, RESTORED};
use std::os::unix::process::ExitStatusExt;

/// Of how many points one is tried with every change.
const CI_STRIDE: usize = 12;

/// A stage with the points of its act.
pub struct Interruptions {
    pub stages: Vec<Stage>,
    /// Which stage, and where.
    pub points: Vec<(usize, Point)>,
    /// States of the disk of all acts together, and how many no point leads to.
    pub states: (usize, usize),
}

impl Interruptions {
    /// Makes all stages ready and finds the points of their acts; of these one in `ci_stride`, unless
    /// it is for a release.
    pub fn find(setting: &Setting, ci_stride: usize) -> Result<Interruptions, Wrong> {
        let mut all = Interruptions {
            stages: Vec::new(),
            points: Vec::new(),
            states: (0, 0),
        };
        let found: Vec<_> = std::thread::scope(|scope| {
            let stages = SCENES
                .iter()
                .map(|scene| scope.spawn(|| ready(setting, scene)));
            let running: Vec<_> = stages.collect();
            running.into_iter().map(|stage| stage.join()).collect()
        });
        for (number, found) in found.into_iter().enumerate() {
            let (stage, found) = found.unwrap_or_else(|_| wrong("a stage could not be made"))?;
            all.states.0 += found.states;
            all.states.1 += found.missed;
            let points = found.points.into_iter().map(|point| (number, point));
            all.points.extend(points);
            all.stages.push(stage);
        }
        if setting.figure == Figure::Ci {
            let mut at = 0;
            all.points.retain(|_| {
                at += 1;
                at % ci_stride == 0
            });
        }
        Ok(all)
    }

    /// What the points cover, for the table.
    pub fn facts(&self) -> String {
        let (states, missed) = self.states;
        format!(
            "{} acts, {states} states of the disk, {missed} of them not reached",
            self.stages.len()
        )
    }
}

fn ready(setting: &Setting, scene: &Scene) -> Result<(Stage, Points), Wrong> {
    let stage = Stage::make(setting, scene)?;
    let place = stage.copy(setting)?;
    let found = points(setting, &place, &stage.act).map_err(|reason| reason.about(&stage.name))?;
    Ok((stage, found))
}

pub fn run(setting: &Setting) -> Outcome {
    if !can_trace() {
        return Outcome::skipped("needs strace, and the right to trace");
    }
    let all = match Interruptions::find(setting, CI_STRIDE) {
        Ok(all) => all,
        Err(reason) => return Outcome::wrong(&reason),
    };
    let cases = u32::try_from(all.points.len()).unwrap_or(u32::MAX);
    let mut outcome = each(setting, cases, |case| {
        let (stage, point) = &all.points[case as usize];
        let stage = &all.stages[*stage];
        let place = stage.copy(setting)?;
        kill_at(setting, stage, &place, point).map_err(|reason| {
            let kept = setting.keep(&place, &format!("points-{case}"));
            reason.about(format!("{}, {point} {kept}", stage.name))
        })
    });
    outcome.facts = all.facts();
    outcome
}

fn kill_at(setting: &Setting, stage: &Stage, place: &Place, point: &Point) -> Result<(), Wrong> {
    let kill = "signal=KILL:when={n}";
    let ended = interrupted(setting, place, &stage.act, point, kill)?;
    let killed = ended.status.is_some_and(|status| status.signal().is_some());
    if !killed && !answered(&ended) {
        return wrong(format!("it was not killed: {}{}", ended.out, ended.err));
    }
    after(setting, stage, place, stage.tolerated, answered(&ended))
}

/// What must be true after the act was interrupted.
pub fn after(
    setting: &Setting,
    stage: &Stage,
    place: &Place,
    tolerated: Tolerated,
    answered: bool,
) -> Result<(), Wrong> {
    let (act, content) = (&stage.act, &stage.content);
    let mut passphrase = PASSPHRASE;
    match act.name {
        "create" => {
            let dir = place.journal_dir();
            return aftermath::made(setting, place, &dir, act, tolerated, answered, content);
        }
        "restore" => {
            let dir = place.root().join(RESTORED);
            aftermath::made(setting, place, &dir, act, tolerated, answered, content)?;
        }
        "passphrase" => passphrase = aftermath::passphrase(setting, place, PASSPHRASE, answered)?,
        _ => {}
    }
    let found = aftermath::journal(
        setting,
        place,
        passphrase,
        content,
        stage.under_way(),
        tolerated,
    )?;
    if act.name == "save" && answered && found == *content {
        return wrong("an answered save is gone");
    }
    aftermath::backups(setting, place)
}
