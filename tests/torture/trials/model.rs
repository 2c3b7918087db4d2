//! A person does all kinds of things at random, and is interrupted; after each interruption the
//! journal says what a model says, with at most the deed that was under way beside.

use crate::trials::aftermath;
use crate::trials::check::{self, Tolerated};
use crate::trials::setting::Setting;
use crate::trials::table::{Outcome, each};
use crate::trials::wrong::{Wrong, wrong};
use cairn_tests::{Deed, Model, PASSPHRASE, Place, other_passphrase, run_for};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// Interruptions of one journal.
const SESSIONS: u32 = 4;

pub fn run(setting: &Setting) -> Outcome {
    let deeds = AtomicU32::new(0);
    let mut outcome = each(setting, setting.count(4, 256), |case| {
        let place = setting.place_with_journal(&setting.disk, case.into())?;
        let mut life = Life {
            setting,
            place,
            model: Model::default(),
            passphrase: PASSPHRASE,
        };
        let mut rng = StdRng::seed_from_u64(case.into());
        for session in 0..SESSIONS {
            let seed = u64::from(case) * 100 + u64::from(session);
            let time = Duration::from_millis(rng.random_range(20..600));
            let answered = life.session(seed, time).map_err(|reason| {
                let kept = setting.keep(&life.place, &format!("model-{case}"));
                reason.about(format!("session {session} {kept}"))
            })?;
            deeds.fetch_add(answered, Ordering::Relaxed);
        }
        Ok(())
    });
    outcome.facts = format!(
        "{SESSIONS} kills each, {} answered deeds",
        deeds.into_inner()
    );
    outcome
}

struct Life<'a> {
    setting: &'a Setting,
    place: Place,
    model: Model,
    passphrase: &'static str,
}

impl Life<'_> {
    /// Lives for a while, and compares; how many deeds were answered.
    fn session(&mut self, seed: u64, time: Duration) -> Result<u32, Wrong> {
        let root = self.place.root().to_string_lossy().into_owned();
        let words = ["live", &root, &seed.to_string(), self.passphrase];
        let ended = run_for(self.setting.actor(&self.place, &words), time)?;
        let mut answered = 0;
        for line in ended.out.lines() {
            let Some((n, deed)) = Deed::read(line) else {
                return wrong(format!("said: {line}"));
            };
            if deed == Deed::Passphrase {
                self.passphrase = other_passphrase(self.passphrase);
            }
            self.model.take(&deed, seed, n);
            answered = n + 1;
        }
        if ended.status.is_some() {
            return wrong(format!("it ended before it was killed: {}", ended.err));
        }
        // A change of the passphrase may have been under way.
        self.passphrase = aftermath::passphrase(self.setting, &self.place, self.passphrase, false)?;
        let dir = self.place.journal_dir();
        let look = self.setting.look(&self.place, &dir, self.passphrase)?;
        let opening = check::opens_twice(&look, Tolerated::Mended)?;
        let Some(model) = self.model.explained(&opening.content, seed, answered) else {
            return wrong("the journal and the model differ by more than one deed");
        };
        self.model = model;
        check::is_tidy(&dir, Tolerated::Mended)?;
        aftermath::backups(self.setting, &self.place)?;
        Ok(answered)
    }
}
