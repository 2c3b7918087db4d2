//! `share` and `export` as they are typed.

use super::named;
use cairn_exchange::Paper;
use cairn_journal::entities::ShareProfile;
use cairn_vault::RecordId;
use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Subcommand)]
pub enum ShareCommand {
    Preview(Box<Shared>),
}

/// What is to leave.
#[derive(Args)]
pub struct Shared {
    #[arg(long, value_name = "D")]
    pub from: Option<NaiveDate>,
    #[arg(long, value_name = "D")]
    pub to: Option<NaiveDate>,
    #[arg(long = "tag", value_name = "X")]
    pub tags: Vec<String>,
    #[arg(long, value_name = "ID,...", value_delimiter = ',')]
    pub items: Vec<RecordId>,
    #[arg(long, value_name = "ID,...", value_delimiter = ',')]
    pub tick_others: Vec<RecordId>,
    #[arg(long, value_name = "ID,...", value_delimiter = ',')]
    pub tick_drawer: Vec<RecordId>,
    #[arg(long = "for", value_name = "WHO", value_parser = named::<ShareProfile>)]
    pub profile: Option<ShareProfile>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=15))]
    pub minutes: Option<u8>,
    #[arg(long)]
    pub no_redaction: bool,
    #[arg(long, value_name = "N,...", value_delimiter = ',')]
    pub keep: Vec<u32>,
    #[arg(long)]
    pub charts: bool,
}

#[derive(Args)]
pub struct Export {
    #[arg(long)]
    pub format: FormatName,
    #[arg(long, value_name = "PATH")]
    pub out: PathBuf,
    #[command(flatten)]
    pub shared: Shared,
    #[arg(long, value_name = "SIZE", default_value = "a4", value_parser = named::<Paper>)]
    pub paper: Paper,
    #[arg(long, value_name = "FILE")]
    pub new_passphrase_file: Option<PathBuf>,
    #[arg(long)]
    pub overwrite: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatName {
    Json,
    Md,
    Txt,
    Html,
    Csv,
    Pdf,
    Sealed,
}
