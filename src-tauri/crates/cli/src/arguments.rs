//! The command line as it is typed: names, shapes and nothing else. The words of `--help` are in
//! `ui/locales/en/cli.ftl` and are put on in `help.rs`.
//!
//! Not here: any limit of a value. A number that fits its type goes to the journal, which knows
//! its range.

mod groups;
mod sharing;

pub use groups::{
    GroupAdd, GroupCommand, MeetingAdd, MeetingCommand, PersonAdd, PersonCommand, TakeawayCommand,
};
pub use sharing::{Export, FormatName, ShareCommand, Shared};

use crate::chart_arguments::TrendArguments;
use cairn_journal::entities::{
    AnchorKind, CountDisplay, Halt, Helped, LapseEffect, LeapRule, StrategyStatus,
};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Parser)]
#[command(name = "cairn-cli", version, disable_help_subcommand = true)]
pub struct Arguments {
    #[arg(
        long,
        global = true,
        env = "CAIRN_JOURNAL",
        hide_env_values = true,
        value_name = "DIR"
    )]
    pub journal: Option<PathBuf>,
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        conflicts_with = "passphrase_file"
    )]
    pub recovery_words_file: Option<PathBuf>,
    #[arg(long, global = true)]
    pub json: bool,
    #[arg(long, global = true, value_name = "INSTANT", value_parser = instant)]
    pub now: Option<DateTime<Utc>>,
    #[arg(long, global = true, value_name = "IANA")]
    pub zone: Option<Tz>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    Create {
        #[arg(long)]
        no_recovery_key: bool,
        #[arg(long, value_name = "N")]
        unlock_ms: Option<u32>,
    },
    UnlockCheck,
    #[command(subcommand)]
    Entry(EntryCommand),
    #[command(subcommand)]
    CheckIn(CheckInCommand),
    #[command(subcommand)]
    Strategy(StrategyCommand),
    #[command(subcommand)]
    Tracker(TrackerCommand),
    #[command(subcommand)]
    Lapse(LapseCommand),
    #[command(subcommand)]
    Group(GroupCommand),
    #[command(subcommand)]
    Meeting(MeetingCommand),
    #[command(subcommand)]
    Takeaway(TakeawayCommand),
    #[command(subcommand)]
    Person(PersonCommand),
    Search {
        #[arg(required = true, value_name = "QUERY")]
        query: Vec<String>,
        #[arg(long, value_name = "N", default_value_t = 200)]
        limit: u32,
    },
    Trend(TrendArguments),
    #[command(subcommand)]
    Share(ShareCommand),
    Export(Export),
    Import {
        format: ImportFormat,
        #[arg(value_name = "PATH")]
        path: PathBuf,
        #[arg(long)]
        dry_run: bool,
    },
    #[command(subcommand)]
    Backup(BackupCommand),
    Verify,
    Repair {
        #[arg(long)]
        dry_run: bool,
        #[arg(long, value_name = "DIR")]
        to: Option<PathBuf>,
    },
    Erase(Erase),
    Compact,
    #[command(subcommand)]
    Passphrase(PassphraseCommand),
    #[command(subcommand)]
    RecoveryKey(RecoveryKeyCommand),
}

#[derive(Subcommand)]
pub enum EntryCommand {
    Add(EntryAdd),
    List {
        #[arg(long, value_name = "D")]
        from: Option<NaiveDate>,
        #[arg(long, value_name = "D")]
        to: Option<NaiveDate>,
        #[arg(long, value_name = "X")]
        tag: Option<String>,
    },
    Show {
        id: RecordId,
    },
    Edit(EntryEdit),
    Delete {
        id: RecordId,
    },
    History {
        id: RecordId,
    },
    Restore {
        id: RecordId,
        #[arg(long, value_name = "N")]
        revision: Option<u32>,
    },
}

#[derive(Args)]
pub struct EntryAdd {
    #[arg(long, value_name = "D")]
    pub date: Option<NaiveDate>,
    #[arg(long, value_name = "T", default_value = "", hide_default_value = true)]
    pub title: String,
    #[arg(long = "tag", value_name = "X")]
    pub tags: Vec<String>,
    #[arg(long, value_name = "ID")]
    pub template: Option<String>,
    #[arg(long = "answer", value_name = "T", requires = "template")]
    pub answers: Vec<String>,
    #[arg(value_name = "TEXT|-")]
    pub text: Option<String>,
}

#[derive(Args)]
pub struct EntryEdit {
    pub id: RecordId,
    #[arg(value_name = "TEXT|-", required_unless_present_any = ["title", "tags"])]
    pub text: Option<String>,
    #[arg(long, value_name = "T")]
    pub title: Option<String>,
    #[arg(long = "tag", value_name = "X")]
    pub tags: Option<Vec<String>>,
    #[arg(long, value_name = "N")]
    pub revision: Option<u32>,
    #[arg(long)]
    pub allow_empty: bool,
}

#[derive(Subcommand)]
pub enum CheckInCommand {
    Add(CheckInAdd),
    List {
        #[arg(long, value_name = "D")]
        from: Option<NaiveDate>,
        #[arg(long, value_name = "D")]
        to: Option<NaiveDate>,
    },
}

#[derive(Args)]
pub struct CheckInAdd {
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub mood: Option<i8>,
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub energy: Option<i8>,
    #[arg(long = "urge", value_name = "[TRACKER=]N", value_parser = urge)]
    pub urges: Vec<(Option<String>, u8)>,
    #[arg(long, value_name = "h=N,a=N,l=N,t=N", value_parser = halt)]
    pub halt: Option<Halt>,
    #[arg(long = "feeling", value_name = "W")]
    pub feelings: Vec<String>,
    #[arg(long, value_name = "MIN")]
    pub sleep: Option<u16>,
    #[arg(long, value_name = "T", default_value = "", hide_default_value = true)]
    pub note: String,
}

#[derive(Subcommand)]
pub enum StrategyCommand {
    Add {
        title: String,
        #[arg(long, value_name = "T", default_value = "", hide_default_value = true)]
        how: String,
        #[arg(long = "tag", value_name = "X")]
        tags: Vec<String>,
        #[arg(long, value_name = "MIN")]
        minutes: Option<u16>,
        #[arg(long, default_value = "idea")]
        status: StatusName,
        #[arg(long, value_name = "MEETING_ID")]
        learnt_at: Option<RecordId>,
    },
    List {
        #[arg(long = "for", value_name = "TAG")]
        situation: Option<String>,
    },
    Use {
        id: RecordId,
        #[arg(long, value_name = "N")]
        before: Option<u8>,
        #[arg(long, value_name = "N")]
        after: Option<u8>,
        #[arg(long)]
        helped: Option<HelpedName>,
    },
    Ranking,
}

#[derive(Subcommand)]
pub enum TrackerCommand {
    Add(TrackerAdd),
    List,
    Show {
        #[arg(value_name = "NAME")]
        tracker: String,
        #[arg(long, value_name = "D")]
        on: Option<NaiveDate>,
    },
    ExportIcs {
        #[arg(value_name = "NAME")]
        tracker: String,
        file: PathBuf,
        #[arg(long, value_name = "T", default_value = "", hide_default_value = true)]
        title: String,
        #[arg(long)]
        overwrite: bool,
    },
}

#[derive(Args)]
pub struct TrackerAdd {
    pub name: String,
    #[arg(long, value_name = "D")]
    pub since: NaiveDate,
    #[arg(long, default_value = "first-day")]
    pub since_kind: AnchorName,
    #[arg(long, default_value = "elapsed")]
    pub display: DisplayName,
    #[arg(long, default_value = "feb28")]
    pub leap: LeapName,
    #[arg(long, value_name = "SET", default_value = "tokens-monthly")]
    pub milestones: String,
}

#[derive(Subcommand)]
pub enum LapseCommand {
    Add {
        #[arg(value_name = "TRACKER")]
        tracker: String,
        #[arg(long, value_name = "D")]
        from: NaiveDate,
        #[arg(long, value_name = "D")]
        to: Option<NaiveDate>,
        #[arg(long)]
        effect: EffectName,
        #[arg(long)]
        merge: bool,
        #[arg(long, value_name = "T", default_value = "", hide_default_value = true)]
        note: String,
    },
    List {
        #[arg(value_name = "TRACKER")]
        tracker: String,
    },
    Delete {
        id: RecordId,
    },
}

#[derive(Args)]
pub struct Erase {
    /// There is no other way to erase: it has to be said.
    #[arg(long, required = true)]
    pub for_good: bool,
    #[arg(value_name = "ID", required_unless_present_any = ["trash", "from"])]
    pub ids: Vec<RecordId>,
    #[arg(long, conflicts_with_all = ["ids", "from"])]
    pub trash: bool,
    #[arg(long, value_name = "D", requires = "to", conflicts_with = "ids")]
    pub from: Option<NaiveDate>,
    #[arg(long, value_name = "D", requires = "from")]
    pub to: Option<NaiveDate>,
    #[arg(long)]
    pub earlier_backups: bool,
}

#[derive(Subcommand)]
pub enum BackupCommand {
    Create {
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
    List,
    Verify {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    Restore {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
    },
    Diff {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

#[derive(Subcommand)]
pub enum PassphraseCommand {
    Change {
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: Option<PathBuf>,
    },
}

#[derive(Subcommand)]
pub enum RecoveryKeyCommand {
    New,
    Revoke,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum ImportFormat {
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum HelpedName {
    Yes,
    Partly,
    No,
}

impl From<HelpedName> for Helped {
    fn from(name: HelpedName) -> Helped {
        match name {
            HelpedName::Yes => Helped::Yes,
            HelpedName::Partly => Helped::Partly,
            HelpedName::No => Helped::No,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub enum StatusName {
    Idea,
    Trying,
    Mine,
    NotForMe,
}

impl From<StatusName> for StrategyStatus {
    fn from(name: StatusName) -> StrategyStatus {
        match name {
            StatusName::Idea => StrategyStatus::Idea,
            StatusName::Trying => StrategyStatus::Trying,
            StatusName::Mine => StrategyStatus::Mine,
            StatusName::NotForMe => StrategyStatus::NotForMe,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub enum AnchorName {
    FirstDay,
    LastUse,
}

impl From<AnchorName> for AnchorKind {
    fn from(name: AnchorName) -> AnchorKind {
        match name {
            AnchorName::FirstDay => AnchorKind::FirstDay,
            AnchorName::LastUse => AnchorKind::LastUse,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub enum DisplayName {
    Elapsed,
    Ordinal,
}

impl From<DisplayName> for CountDisplay {
    fn from(name: DisplayName) -> CountDisplay {
        match name {
            DisplayName::Elapsed => CountDisplay::Elapsed,
            DisplayName::Ordinal => CountDisplay::Ordinal,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub enum LeapName {
    Feb28,
    Mar1,
}

impl From<LeapName> for LeapRule {
    fn from(name: LeapName) -> LeapRule {
        match name {
            LeapName::Feb28 => LeapRule::Feb28,
            LeapName::Mar1 => LeapRule::Mar1,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub enum EffectName {
    Restart,
    Keep,
    Undecided,
}

impl From<EffectName> for LapseEffect {
    fn from(name: EffectName) -> LapseEffect {
        match name {
            EffectName::Restart => LapseEffect::Restart,
            EffectName::Keep => LapseEffect::Keep,
            EffectName::Undecided => LapseEffect::Undecided,
        }
    }
}

/// A choice by its stored name; a dash may stand for its underscore.
fn named<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, serde_json::Error> {
    serde_json::from_value(text.replace('-', "_").into())
}

fn instant(text: &str) -> Result<DateTime<Utc>, chrono::ParseError> {
    DateTime::parse_from_rfc3339(text).map(|instant| instant.with_timezone(&Utc))
}

/// `N`, or `TRACKER=N` with the name or the id of the tracker.
fn urge(text: &str) -> Result<(Option<String>, u8), std::num::ParseIntError> {
    match text.rsplit_once('=') {
        None => Ok((None, text.parse()?)),
        Some((tracker, strength)) => Ok((Some(tracker.to_owned()), strength.parse()?)),
    }
}

/// Any of `h=N`, `a=N`, `l=N`, `t=N`, each once, with commas between.
fn halt(text: &str) -> Result<Halt, Box<dyn std::error::Error + Send + Sync>> {
    let mut halt = Halt::default();
    for part in text.split(',') {
        let place = match part.split_once('=').map(|(letter, _)| letter.trim()) {
            Some("h") => &mut halt.hungry,
            Some("a") => &mut halt.angry,
            Some("l") => &mut halt.lonely,
            Some("t") => &mut halt.tired,
            _ => return Err("h=N, a=N, l=N, t=N".into()),
        };
        let number = part.split_once('=').map_or("", |(_, number)| number.trim());
        if place.replace(number.parse()?).is_some() {
            return Err("h=N, a=N, l=N, t=N".into());
        }
    }
    Ok(halt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_said_of_hungry_angry_lonely_tired_stays_unsaid() {
        let two = halt("h=2,t=0").unwrap();
        assert_eq!(
            (two.hungry, two.angry, two.lonely, two.tired),
            (Some(2), None, None, Some(0))
        );
        for odd in ["", "h", "h=", "x=1", "h=1,h=2", "h=-1"] {
            assert!(halt(odd).is_err(), "{odd}");
        }
    }

    #[test]
    fn an_urge_may_name_its_tracker() {
        assert_eq!(urge("7").unwrap(), (None, 7));
        assert_eq!(urge("drink=3").unwrap(), (Some("drink".to_owned()), 3));
        assert_eq!(urge("a=b=3").unwrap(), (Some("a=b".to_owned()), 3));
        assert!(urge("drink=").is_err() && urge("drink").is_err());
    }
}
