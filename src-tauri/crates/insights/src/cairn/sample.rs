//! Invented cairns: for the first page, and for places where there is nothing of the person yet.
//!
//! Not here: how a cairn is drawn. These are heaps of stones like any other.

use super::{Cairn, Reached, Stone, StoneSize, cairn};
use crate::chart::Palette;
use cairn_vault::RecordId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The tracker of nobody.
const NOBODY: &str = "00000000-0000-4000-8000-000000000000";
const FIRST_DAY: NaiveDate = NaiveDate::from_ymd_opt(2000, 1, 1).expect("a day of the calendar");

/// How large an invented cairn is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum SampleHeap {
    /// Five stones.
    Few,
    /// Twenty-three, as after a year.
    Many,
}

impl SampleHeap {
    fn sizes(self) -> &'static [(StoneSize, usize)] {
        match self {
            Self::Few => &[
                (StoneSize::Months, 2),
                (StoneSize::Days, 2),
                (StoneSize::Day, 1),
            ],
            Self::Many => &[
                (StoneSize::Year, 1),
                (StoneSize::Months, 11),
                (StoneSize::Days, 8),
                (StoneSize::Day, 3),
            ],
        }
    }
}

/// Draws an invented cairn.
#[must_use]
pub fn sample(heap: SampleHeap, palette: Palette) -> Cairn {
    let tracker_id: RecordId = NOBODY.parse().expect("NOBODY is a UUID");
    let sizes = heap.sizes().iter();
    let reached: Vec<Reached> = sizes
        .flat_map(|&(size, count)| std::iter::repeat_n(size, count))
        .zip(FIRST_DAY.iter_days())
        .map(|(size, date)| Reached {
            stone: Stone {
                tracker_id,
                date,
                size,
            },
            is_new: false,
        })
        .collect();
    cairn(&reached, None, palette)
}
