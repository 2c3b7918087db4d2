//! `group`, `meeting`, `takeaway` and `person` as they are typed.

use super::named;
use cairn_journal::entities::{
    GroupKind, GroupStatus, LedBy, MeetingFormat, MeetingRole, PersonRole, TakeawayKind,
};
use cairn_vault::RecordId;
use chrono::NaiveDateTime;
use chrono_tz::Tz;
use clap::{Args, Subcommand};

#[derive(Subcommand)]
pub enum GroupCommand {
    Add(Box<GroupAdd>),
    List,
    Show { id: RecordId },
}

#[derive(Args)]
pub struct GroupAdd {
    #[arg(long, value_name = "A")]
    pub alias: String,
    #[arg(long, value_name = "K", value_parser = named::<GroupKind>)]
    pub kind: Option<GroupKind>,
    #[arg(long = "topic", value_name = "X")]
    pub topics: Vec<String>,
    #[arg(long, value_name = "F", value_parser = named::<MeetingFormat>)]
    pub format: Option<MeetingFormat>,
    #[arg(long, value_name = "L", value_parser = named::<LedBy>)]
    pub led_by: Option<LedBy>,
    #[arg(long, value_name = "S", default_value = "considering", value_parser = named::<GroupStatus>)]
    pub status: GroupStatus,
    #[arg(long, value_name = "RRULE", requires = "first")]
    pub rule: Option<String>,
    #[arg(long, value_name = "DATETIME", requires = "rule")]
    pub first: Option<NaiveDateTime>,
    #[arg(long = "in", value_name = "IANA", requires = "rule")]
    pub place_zone: Option<Tz>,
    #[arg(long, value_name = "MIN", requires = "rule")]
    pub minutes: Option<u16>,
    #[arg(long, value_name = "T", default_value = "", hide_default_value = true)]
    pub place: String,
    #[arg(long = "redact", value_name = "NAME", num_args = 1..)]
    pub names: Vec<String>,
    #[arg(long, value_name = "T", default_value = "", hide_default_value = true)]
    pub note: String,
}

#[derive(Subcommand)]
pub enum MeetingCommand {
    Add(Box<MeetingAdd>),
    List {
        #[arg(long, value_name = "ID")]
        group: Option<RecordId>,
    },
}

#[derive(Args)]
pub struct MeetingAdd {
    #[arg(long, value_name = "ID")]
    pub group: Option<RecordId>,
    #[arg(long, value_name = "DATETIME")]
    pub at: Option<NaiveDateTime>,
    #[arg(long, value_name = "MIN")]
    pub minutes: Option<u16>,
    #[arg(long, value_name = "F", value_parser = named::<MeetingFormat>)]
    pub format: Option<MeetingFormat>,
    #[arg(long, value_name = "R", value_parser = named::<MeetingRole>)]
    pub role: Option<MeetingRole>,
    #[arg(long)]
    pub shared: bool,
    #[arg(long)]
    pub listened: bool,
    #[arg(long)]
    pub helped: bool,
    #[arg(long, value_name = "ID")]
    pub before: Option<RecordId>,
    #[arg(long, value_name = "ID")]
    pub after: Option<RecordId>,
    #[arg(long, value_name = "T")]
    pub topic: Option<String>,
    #[arg(long, value_name = "T", default_value = "", hide_default_value = true)]
    pub note: String,
}

#[derive(Subcommand)]
pub enum TakeawayCommand {
    Add {
        #[arg(value_name = "TEXT|-")]
        text: String,
        #[arg(long, value_name = "ID")]
        meeting: Option<RecordId>,
        #[arg(long, value_name = "K", default_value = "insight", value_parser = named::<TakeawayKind>)]
        kind: TakeawayKind,
        #[arg(long)]
        mine: bool,
    },
    List {
        #[arg(long, value_name = "K", value_parser = named::<TakeawayKind>)]
        kind: Option<TakeawayKind>,
        #[arg(long, value_name = "ID")]
        meeting: Option<RecordId>,
        #[arg(long, value_name = "ID")]
        group: Option<RecordId>,
    },
    ToStrategy {
        id: RecordId,
        title: String,
        #[arg(long = "tag", value_name = "X")]
        tags: Vec<String>,
    },
}

#[derive(Subcommand)]
pub enum PersonCommand {
    Add(Box<PersonAdd>),
    List,
}

#[derive(Args)]
pub struct PersonAdd {
    #[arg(long, value_name = "A")]
    pub alias: String,
    #[arg(long = "redact", value_name = "NAME", num_args = 1..)]
    pub names: Vec<String>,
    #[arg(long = "role", value_name = "R", value_parser = named::<PersonRole>)]
    pub roles: Vec<PersonRole>,
    #[arg(long, value_name = "X", default_value = "", hide_default_value = true)]
    pub initial: String,
    #[arg(long, value_name = "T", default_value = "", hide_default_value = true)]
    pub reach: String,
    #[arg(long, value_name = "T", default_value = "", hide_default_value = true)]
    pub ok_when: String,
    #[arg(long, value_name = "N")]
    pub call_order: Option<u16>,
    #[arg(long, value_name = "T", default_value = "", hide_default_value = true)]
    pub note: String,
}
