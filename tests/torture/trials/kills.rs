//! `kill -9` at a random moment: of making a journal, opening it, saving, changing the passphrase,
//! making a backup, locking, restoring. One journal lives through a chain of kills.

use crate::trials::actors::{Act, answered};
use crate::trials::aftermath;
use crate::trials::check::{Tolerated, UnderWay};
use crate::trials::runs::Run;
use crate::trials::setting::Setting;
use crate::trials::table::{Outcome, each};
use crate::trials::wrong::{Wrong, wrong};
use cairn_tests::{Content, PASSPHRASE, Place, RESTORED, other_passphrase, run_for};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// Kills of one journal.
const CHAIN: u32 = 20;
/// Acts that are interrupted while they do one thing.
const ACTS: [&str; 8] = [
    "create",
    "open",
    "compact",
    "erase",
    "passphrase",
    "backup",
    "lock",
    "restore",
];
/// How often an act that was faster than its kill is played again.
const TRIES: u32 = 20;
const NEVER: &str = "it was never slower than its kill";

pub fn run(setting: &Setting) -> Outcome {
    let chains = setting.count(40, 1_000).div_ceil(CHAIN);
    let usual = match usual(setting) {
        Ok(usual) => usual,
        Err(reason) => return Outcome::wrong(&reason),
    };
    let saves = AtomicU32::new(0);
    let mut outcome = each(setting, chains, |case| {
        let mut chain = Chain::begin(setting, &usual, case)?;
        for round in 0..CHAIN {
            let acts = chain.round(round).map_err(|reason| {
                let kept = setting.keep(&chain.place, &format!("kills-{case}"));
                reason.about(format!("kill {round} {kept}"))
            })?;
            saves.fetch_add(acts, Ordering::Relaxed);
        }
        Ok(())
    });
    outcome.cases *= CHAIN;
    outcome.facts = format!("{} answered saves", saves.into_inner());
    outcome
}

const MENDED: Tolerated = Tolerated::Mended;

/// How long each act takes when nobody kills it.
type Usual = BTreeMap<&'static str, Duration>;

fn usual(setting: &Setting) -> Result<Usual, Wrong> {
    let place = Place::below(&setting.disk, 0);
    let mut usual = Usual::new();
    for name in ACTS {
        let ended = setting.play(&place, &Act::new(name, 0, passphrase_after(&usual)))?;
        if !answered(&ended) {
            return wrong(format!("{name}: {}", ended.out));
        }
        usual.insert(name, ended.took);
    }
    Ok(usual)
}

fn passphrase_after(acts: &Usual) -> &'static str {
    if acts.contains_key("passphrase") {
        other_passphrase(PASSPHRASE)
    } else {
        PASSPHRASE
    }
}

struct Chain<'a> {
    setting: &'a Setting,
    usual: &'a Usual,
    place: Place,
    rng: StdRng,
    case: u32,
    passphrase: &'static str,
    content: Content,
}

impl<'a> Chain<'a> {
    fn begin(setting: &'a Setting, usual: &'a Usual, case: u32) -> Result<Chain<'a>, Wrong> {
        Ok(Chain {
            setting,
            usual,
            place: setting.place_with_journal(&setting.disk, case.into())?,
            rng: StdRng::seed_from_u64(case.into()),
            case,
            passphrase: PASSPHRASE,
            content: Content::new(),
        })
    }

    /// One kill; how many saves were answered before it.
    fn round(&mut self, round: u32) -> Result<u32, Wrong> {
        let seed = u64::from(self.case) * 1_000 + u64::from(round) + 1;
        if self.rng.random_bool(0.6) {
            return self.kill_writer(seed);
        }
        let name = ACTS[self.rng.random_range(0..ACTS.len())];
        let told = match name {
            "create" => self.kill_create(seed),
            _ => self.kill_act(name, seed),
        };
        told.map(|()| 0).map_err(|reason| reason.about(name))
    }

    fn kill_writer(&mut self, seed: u64) -> Result<u32, Wrong> {
        // A quarter of the kills falls into the start, where the journal is opened and mended.
        let early = self.rng.random_bool(0.25);
        let life = self.rng.random_range(if early { 0..60 } else { 60..500 });
        let run = Run::usual(seed);
        let command = run.command(self.setting, &self.place, self.passphrase);
        let ended = run_for(command, Duration::from_millis(life))?;
        if ended.status.is_some() {
            return wrong(format!("it ended before it was killed: {}", ended.out));
        }
        let heard = run.heard(&ended.out, &mut self.content)?;
        self.check(self.passphrase, Some(heard.under_way))?;
        Ok(heard.saves)
    }

    /// A journal of its own that is being made.
    fn kill_create(&mut self, seed: u64) -> Result<(), Wrong> {
        for again in 0..TRIES {
            let place = Place::below(&self.setting.disk, seed + u64::from(again));
            let act = Act::new("create", seed, PASSPHRASE);
            let part = self.rng.random_range(0.0..1.0);
            let (answered, killed) = self.kill(&place, &act, part)?;
            let dir = place.journal_dir();
            let content = Content::new();
            aftermath::made(self.setting, &place, &dir, &act, MENDED, answered, &content)?;
            if killed {
                return Ok(());
            }
        }
        wrong(NEVER)
    }

    fn kill_act(&mut self, name: &'static str, seed: u64) -> Result<(), Wrong> {
        if name == "restore" {
            // Without one there is nothing to restore.
            let backup = Act::new("backup", seed, self.passphrase);
            self.setting.play(&self.place, &backup)?;
        }
        for _ in 0..TRIES {
            let act = Act::new(name, seed, self.passphrase);
            let part = self.rng.random_range(0.0..1.0);
            let (answered, killed) = self.kill(&self.place, &act, part)?;
            match name {
                "restore" => self.check_restored(&act, answered)?,
                "passphrase" => {
                    let was = self.passphrase;
                    self.passphrase =
                        aftermath::passphrase(self.setting, &self.place, was, answered)?;
                }
                _ => {}
            }
            self.check(self.passphrase, None)?;
            aftermath::backups(self.setting, &self.place)?;
            if killed {
                return Ok(());
            }
        }
        wrong(NEVER)
    }

    /// Plays `act` and kills it after this part of the time it usually takes: whether it was
    /// answered, and whether the kill came before its end.
    fn kill(&self, place: &Place, act: &Act, part: f64) -> Result<(bool, bool), Wrong> {
        let life = self.usual[act.name].mul_f64(part);
        let command = self.setting.actor(place, &act.words(place));
        let ended = run_for(command, life)?;
        match ended.out.lines().find(|line| line.starts_with("refused")) {
            Some(refused) => wrong(refused),
            None => Ok((answered(&ended), ended.status.is_none())),
        }
    }

    fn check(&mut self, passphrase: &str, under_way: Option<UnderWay>) -> Result<(), Wrong> {
        let found = aftermath::journal(
            self.setting,
            &self.place,
            passphrase,
            &self.content,
            under_way,
            MENDED,
        )?;
        self.content = found;
        Ok(())
    }

    fn check_restored(&self, act: &Act, answered: bool) -> Result<(), Wrong> {
        let dir = self.place.root().join(RESTORED);
        aftermath::made(
            self.setting,
            &self.place,
            &dir,
            act,
            MENDED,
            answered,
            &self.content,
        )?;
        Ok(std::fs::remove_dir_all(&dir)?)
    }
}
