//! The cairn: one stone for each milestone reached, over all trackers and runs, as a picture and
//! as sentences that say the same (design, section 8).
//!
//! The same milestones give the same bytes, whatever their order and the machine. A lapse is no
//! input: nothing is taken from the heap. The picture has no words, no title and nothing about
//! anybody, so that it may be saved as it is; it is SVG with the colours of a [`Palette`] and
//! nothing else. Deliberately not here: which milestones are reached (`cairn-journal`), which
//! trackers are visible (the caller passes only theirs), and the sentences (`milestones.ftl`).

mod draw;
mod gather;
mod place;
mod random;
mod sample;
mod shape;

pub use sample::{SampleHeap, sample};

use crate::chart::Palette;
use crate::message::{Message, MessageArg};
use cairn_journal::entities::{MilestoneDef, MilestoneUnit};
use cairn_vault::RecordId;
use chrono::NaiveDate;
use serde::Serialize;
use shape::Size;

/// How large a stone is, by the kind of its milestone; the later the larger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StoneSize {
    /// A day, or a welcome: less than a week.
    Day,
    /// 7 to 100 days.
    Days,
    /// Months, 18 months, more than 100 days.
    Months,
    /// One year.
    Year,
    /// Each further year.
    FurtherYear,
}

impl StoneSize {
    /// The size for a milestone of `days` days.
    #[must_use]
    pub fn of_days(days: u32) -> Self {
        match days {
            0..7 => Self::Day,
            7..=100 => Self::Days,
            _ => Self::Months,
        }
    }

    /// The size for a milestone of `months` months; years are twelve of them.
    #[must_use]
    pub fn of_months(months: u32) -> Self {
        match months {
            0 => Self::Day,
            12 => Self::Year,
            _ if months.is_multiple_of(12) => Self::FurtherYear,
            _ => Self::Months,
        }
    }

    /// Width and height in the cairn.
    fn in_cairn(self) -> Size {
        let (width, height) = match self {
            Self::Day => (30.0, 15.0),
            Self::Days => (50.0, 22.0),
            Self::Months => (66.0, 25.0),
            Self::Year => (104.0, 34.0),
            Self::FurtherYear => (124.0, 40.0),
        };
        Size { width, height }
    }

    /// Width and height on the path of milestones, where room is scarce.
    fn on_path(self) -> Size {
        let (width, height) = match self {
            Self::Day => (17.0, 11.0),
            Self::Days => (30.0, 18.0),
            Self::Months => (37.0, 21.0),
            Self::Year | Self::FurtherYear => (60.0, 30.0),
        };
        Size { width, height }
    }
}

impl From<&MilestoneDef> for StoneSize {
    fn from(milestone: &MilestoneDef) -> Self {
        let n = milestone.n;
        match milestone.unit {
            MilestoneUnit::Days => Self::of_days(n),
            MilestoneUnit::Weeks => Self::of_days(n.saturating_mul(7)),
            MilestoneUnit::Months => Self::of_months(n),
            MilestoneUnit::Years | MilestoneUnit::YearsEachFrom => {
                Self::of_months(n.saturating_mul(12))
            }
        }
    }
}

/// What a stone stands for: a milestone of a tracker, on the day it is or will be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stone {
    /// The tracker.
    pub tracker_id: RecordId,
    /// The day of the milestone.
    pub date: NaiveDate,
    /// Its kind.
    pub size: StoneSize,
}

impl Stone {
    /// What its shape is made from.
    fn seed(&self) -> u32 {
        random::seed(&format!("{}:{}", self.tracker_id, self.date))
    }
}

/// A milestone that was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    /// Its stone.
    pub stone: Stone,
    /// Nobody has seen it yet: its element has the class `new`, so that the window can let it
    /// settle.
    pub is_new: bool,
}

/// The picture and the numbers in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Cairn {
    /// One `svg` element in CSS pixels, without any text.
    pub svg: String,
    /// Its width.
    pub width_px: u32,
    /// Its height.
    pub height_px: u32,
    /// All stones: one for each milestone reached.
    pub stones: u32,
    /// How many of them are gathered into larger ones and not drawn by themselves.
    pub gathered: u32,
    /// What the picture shows.
    pub message: Vec<Message>,
}

/// The picture of one stone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct StonePicture {
    /// One `svg` element in CSS pixels, without any text. The stone is in the middle and stands on
    /// the lower edge.
    pub svg: String,
    /// Its width.
    pub width_px: u32,
    /// Its height.
    pub height_px: u32,
}

/// Draws the cairn of `reached`, with the outline of the `next` stone above if one is ahead.
/// Without any stone there is bare ground.
#[must_use]
pub fn cairn(reached: &[Reached], next: Option<&Stone>, palette: Palette) -> Cairn {
    let drawn = gather::gather(reached);
    let stones = drawn.iter().map(gather::Drawn::count).sum();
    let alone = drawn.iter().filter(|drawn| drawn.own).count();
    let gathered = stones - u32::try_from(alone).unwrap_or(u32::MAX);
    let heap = place::heap(
        drawn
            .into_iter()
            .map(|drawn| (drawn, drawn.stone.seed(), drawn.stone.size.in_cairn())),
    );
    let placed = next.map(|next| heap.next(next.seed(), next.size.in_cairn()));
    let picture = draw::heap(&heap.stones, placed.as_ref(), &palette.colours());
    Cairn {
        svg: picture.svg,
        width_px: picture.width,
        height_px: picture.height,
        stones,
        gathered,
        message: sentences(stones, gathered, next),
    }
}

/// Draws one stone by itself, as large as on the path of milestones: a stone once it is `reached`,
/// an outline before.
#[must_use]
pub fn path_stone(stone: &Stone, reached: bool, palette: Palette) -> StonePicture {
    let placed = place::alone(stone.seed(), stone.size.on_path());
    let picture = draw::alone(&placed, reached, &palette.colours());
    StonePicture {
        svg: picture.svg,
        width_px: picture.width,
        height_px: picture.height,
    }
}

fn sentences(stones: u32, gathered: u32, next: Option<&Stone>) -> Vec<Message> {
    let heap = match (stones, gathered) {
        (0, _) => Message::plain("cairn-empty"),
        (_, 0) => Message::new("cairn-stones", vec![("stones", stones.into())]),
        _ => Message::new(
            "cairn-stones-gathered",
            vec![("stones", stones.into()), ("gathered", gathered.into())],
        ),
    };
    let ahead = next.map(|next| {
        let date = MessageArg::Date { value: next.date };
        Message::new("cairn-next-stone", vec![("date", date)])
    });
    std::iter::once(heap).chain(ahead).collect()
}
