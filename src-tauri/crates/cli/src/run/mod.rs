//! The commands, a file for each group. Each turns arguments into a request, calls `cairn_api`
//! and turns what comes back into an answer.

mod backups;
mod check_ins;
mod entries;
mod exchange;
mod groups;
mod integrity;
mod keys;
mod lapses;
mod meetings;
mod search;
mod sharing;
mod strategies;
mod trackers;
mod trends;

use crate::answer::{self, Answer};
use crate::arguments::{Arguments, Command};
use crate::clock::{RunClock, system_rng};
use crate::refusal::{Refusal, arguments_of};
use crate::secrets::Source;
use cairn_api::commands::{self, Unlock, Unlocked};
use cairn_api::{Nothing, Preferences, PreferencesFile, Session};
use cairn_journal::entities::Tracker;
use cairn_vault::{Finding, RecordId};
use cairn_words::{Arg, Words};
use serde_json::{Value, json};
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// One run of the program.
struct Run<'a> {
    session: Session,
    clock: RunClock,
    source: Source,
    words: &'a Words,
}

/// Does what the arguments ask for, or says in one line why not. The session is locked again at the
/// end, whatever happened.
pub fn run(arguments: Arguments, words: &Words) -> Result<Answer, String> {
    let mut run = Run::of(&arguments, words).map_err(|refusal| refusal.line(words))?;
    // A refusal is said in the words that hold while the journal is open.
    let answer = run
        .command(arguments.command)
        .map_err(|refusal| refusal.line(run.session.words()));
    // Nobody types here: a backup that is due gets the time it takes.
    cairn_api::keep_up(&mut run.session, &run.clock, &|| true);
    commands::lock_session(&mut run.session, &run.clock, Nothing {})
        .map_err(|error| Refusal::from(error).line(words))?;
    answer
}

impl<'a> Run<'a> {
    fn of(arguments: &Arguments, words: &'a Words) -> Result<Self, Refusal> {
        let journal = match &arguments.journal {
            Some(dir) => absolute(dir)?,
            None => {
                let data = dirs::data_dir().ok_or(Refusal::Terminal("no-place"))?;
                cairn_api::default_journal_dir(&data)
            }
        };
        let source = match (&arguments.passphrase_file, &arguments.recovery_words_file) {
            (Some(path), _) => Source::PassphraseFile(path.clone()),
            (None, Some(path)) => Source::RecoveryWordsFile(path.clone()),
            (None, None) => Source::Terminal,
        };
        let preferences = PreferencesFile::in_memory(Preferences::default());
        #[cfg_attr(
            not(feature = "test-kdf"),
            expect(unused_mut, reason = "only tests change it")
        )]
        let mut session = Session::new(preferences, journal, Box::new(system_rng()));
        #[cfg(feature = "test-kdf")]
        if std::env::var_os("CAIRN_KDF").is_some_and(|kdf| kdf == "test") {
            session.set_kdf(cairn_vault::KdfCost::test());
        }
        let clock = RunClock::new(arguments.now, arguments.zone);
        Ok(Self {
            session,
            clock,
            source,
            words,
        })
    }
}

impl Run<'_> {
    fn command(&mut self, command: Command) -> Result<Answer, Refusal> {
        match command {
            Command::Create {
                no_recovery_key,
                unlock_ms,
            } => self.create(!no_recovery_key, unlock_ms),
            Command::UnlockCheck => self.unlock_check(),
            Command::Entry(command) => self.entry(command),
            Command::CheckIn(command) => self.check_in(command),
            Command::Strategy(command) => self.strategy(command),
            Command::Tracker(command) => self.tracker(command),
            Command::Lapse(command) => self.lapse(command),
            Command::Group(command) => self.group(command),
            Command::Meeting(command) => self.meeting(command),
            Command::Takeaway(command) => self.takeaway(command),
            Command::Person(command) => self.person(command),
            Command::Search { query, limit } => self.search(&query, limit),
            Command::Trend(arguments) => self.trend(&arguments),
            Command::Share(command) => self.share(command),
            Command::Export(export) => self.export(export),
            Command::Import {
                format,
                path,
                dry_run,
            } => self.import(format, &path, dry_run),
            Command::Backup(command) => self.backup(command),
            Command::Verify => self.verify(),
            Command::Repair { dry_run, to } => self.repair(dry_run, to),
            Command::Erase(erase) => self.erase(erase),
            Command::Compact => self.compact(),
            Command::Passphrase(command) => self.passphrase(command),
            Command::RecoveryKey(command) => self.recovery_key(&command),
        }
    }

    /// Opens the journal without a word about it.
    fn unlock(&mut self) -> Result<Unlocked, Refusal> {
        let typed = self.source.read(self.words)?;
        let request = Unlock {
            secret: typed.text.to_string(),
            kind: typed.kind,
            read_only: false,
        };
        Ok(commands::unlock(&mut self.session, &self.clock, request)?)
    }

    /// Opens the journal; what was found out of the ordinary goes to standard error.
    fn open(&mut self) -> Result<(), Refusal> {
        let unlocked = self.unlock()?;
        for finding in found(&unlocked.findings, unlocked.unreadable, self.words) {
            answer::say(finding["what"].as_str().unwrap_or_default());
        }
        Ok(())
    }

    /// A sentence of `cli.ftl` or of a file shared with the window, in the person's own words while
    /// the journal is open.
    fn text(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.session.words().text(id, args)
    }

    /// The tracker of this name, or of this id.
    fn tracker_called(&self, called: &str) -> Result<&Tracker, Refusal> {
        let journal = self.session.journal()?;
        let by_id = || journal.tracker(called.parse().ok()?);
        journal
            .tracker_named(called)
            .or_else(by_id)
            .ok_or(Refusal::Terminal("no-tracker"))
    }

    /// The heading of a column.
    fn heading(&self, column: &str) -> String {
        self.text(&format!("cli-column-{column}"), &[])
    }

    /// What a list without rows says.
    fn nothing(&self) -> String {
        self.text("cli-nothing", &[])
    }
}

/// Findings as scripts get them: what kind, how many, and the sentence.
fn found(findings: &[Finding], unreadable: u32, words: &Words) -> Vec<Value> {
    let mut all: Vec<Value> = findings
        .iter()
        .map(|finding| serde_json::to_value(finding).unwrap_or_default())
        .collect();
    if unreadable > 0 {
        all.push(json!({ "kind": "unreadable", "count": unreadable }));
    }
    all.iter()
        .map(|facts| {
            let args = arguments_of(facts);
            let args: Vec<(&str, Arg)> = args
                .iter()
                .map(|(name, arg)| (name.as_str(), arg.clone()))
                .collect();
            let kind = facts["kind"].as_str().unwrap_or_default();
            // Each finding has one number at most that counts things; a finding without one is
            // itself one thing.
            let count = ["count", "records", "changes", "frames"]
                .iter()
                .find_map(|name| facts[name].as_u64())
                .unwrap_or(1);
            let what = words.text(&format!("finding-{kind}"), &args);
            json!({ "kind": kind, "count": count, "what": what })
        })
        .collect()
}

/// What every `add` answers.
fn added(id: RecordId) -> Answer {
    Answer::new(json!({ "id": id }), id.to_string())
}

/// A record or a list of records as it is stored.
fn stored(value: &impl serde::Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// Most bytes read from standard input: ten times what fits into an entry, so that what is too
/// long is refused by its own rule and not cut.
const INPUT_BYTES: u64 = 8 * 1024 * 1024;

/// The text of an argument; `-` is standard input, without the line break at its end that `echo`
/// and editors add.
fn text_or_input(text: String) -> Result<String, Refusal> {
    if text != "-" {
        return Ok(text);
    }
    let mut typed = String::new();
    std::io::stdin()
        .lock()
        .take(INPUT_BYTES)
        .read_to_string(&mut typed)
        .map_err(|_| Refusal::Terminal("input"))?;
    if typed.ends_with('\n') {
        typed.pop();
        if typed.ends_with('\r') {
            typed.pop();
        }
    }
    Ok(typed)
}

/// A path as it holds whatever folder the program was started in.
fn absolute(path: &Path) -> Result<PathBuf, Refusal> {
    std::path::absolute(path).map_err(|_| Refusal::Terminal("path"))
}

/// The same as a request takes it.
fn absolute_text(path: &Path) -> Result<String, Refusal> {
    absolute(path)?
        .into_os_string()
        .into_string()
        .map_err(|_| Refusal::Terminal("path"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_finding_has_a_kind_a_count_and_a_sentence() {
        let words = Words::english();
        let findings = [
            Finding::StoreRebuilt {
                records: 812,
                set_aside: true,
            },
            Finding::LedgerTailCut { bytes: 40 },
            Finding::IslandsApplied {
                frames: 3,
                gap: false,
            },
            Finding::LedgerDiffers,
        ];
        let rows = found(&findings, 2, &words);
        let counts: Vec<&Value> = rows.iter().map(|row| &row["count"]).collect();
        assert_eq!(counts, [812, 1, 3, 1, 2]);
        assert_eq!(rows[0]["kind"], "store_rebuilt");
        let fallback = words.text("words-fallback", &[]);
        assert!(
            rows.iter().all(|row| row["what"] != fallback.as_str()),
            "{rows:#?}"
        );
        assert_eq!(found(&[], 0, &words), Vec::<Value>::new());
    }

    #[test]
    fn that_something_may_be_missing_is_said_where_it_is_so() {
        let words = Words::english();
        let says = |gap| {
            let rows = found(&[Finding::IslandsApplied { frames: 3, gap }], 0, &words);
            rows[0]["what"].to_string().contains("may be missing")
        };
        assert!(says(true) && !says(false));
    }
}
