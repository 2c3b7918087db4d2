//! A run of a writer: a program that saves one thing after another until it is killed or refused.

use crate::trials::check::UnderWay;
use crate::trials::setting::Setting;
use crate::trials::wrong::{Wrong, wrong};
use cairn_tests::{Answered, Content, Place, Size, left_by};
use std::process::Command;

/// What a writer writes follows from its run.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    pub seed: u64,
    /// Pause after each save.
    pub pace_ms: u32,
    pub size: Size,
}

/// What came of a run.
pub struct Heard {
    /// Saves that were answered.
    pub saves: u32,
    /// The save after them.
    pub under_way: UnderWay,
    /// The code of the refusal that ended it.
    pub refused: Option<String>,
}

impl Run {
    /// Saves as fast as it can, texts of the usual size.
    pub fn usual(seed: u64) -> Run {
        Run {
            seed,
            pace_ms: 0,
            size: Size::Usual,
        }
    }

    /// The program, in `place`.
    pub fn command(self, setting: &Setting, place: &Place, passphrase: &str) -> Command {
        let (seed, pace) = (self.seed.to_string(), self.pace_ms.to_string());
        let root = place.root().to_string_lossy();
        let words = ["write", &root, &seed, passphrase, &pace, self.size.name()];
        setting.actor(place, &words)
    }

    /// Reads what the program said, and takes what was answered over into `content`.
    pub fn heard(self, said: &str, content: &mut Content) -> Result<Heard, Wrong> {
        let (mut saves, mut refused) = (0, None);
        for line in said.lines() {
            if let Some(code) = line.strip_prefix("refused ") {
                refused = Some(code.to_owned());
                continue;
            }
            let Some(act) = Answered::read(line) else {
                return wrong(format!("said: {line}"));
            };
            content.insert(act.id, left_by(act.act, self.seed, act.n, self.size));
            saves = act.n + 1;
        }
        let under_way = UnderWay {
            seed: self.seed,
            n: saves,
            size: self.size,
        };
        Ok(Heard {
            saves,
            under_way,
            refused,
        })
    }
}
