//! Every chart of an invented journal, for looking at: 7, 30, 365 and 3,650 days, in every palette
//! and with text of 100 and 200 percent, as files of their own and as the window shows them.
//!
//!     cargo run -p cairn-insights --example gallery -- FOLDER

#[path = "../tests/common/mod.rs"]
mod common;

use cairn_insights::chart::{ChartLook, Palette};
use common::world::{LOOK, charts};
use std::path::Path;

const NAMES: [&str; 9] = [
    "mood",
    "year",
    "urges",
    "weekday",
    "series",
    "pair",
    "strategies",
    "timeline",
    "meetings",
];

fn main() -> std::io::Result<()> {
    let folder = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "gallery".to_owned());
    std::fs::create_dir_all(&folder)?;
    for days in [7, 30, 365, 3650] {
        for palette in Palette::ALL {
            for text_percent in [100, 200] {
                for standalone in [false, true] {
                    let look = ChartLook {
                        palette,
                        text_percent,
                        standalone,
                        ..LOOK
                    };
                    for (name, chart) in NAMES.iter().zip(charts(days, &look)) {
                        let Some(picture) = chart.picture else {
                            continue;
                        };
                        let kind = if standalone { "file" } else { "window" };
                        let file = format!("{name}-{days}-{palette:?}-{text_percent}-{kind}.svg");
                        std::fs::write(Path::new(&folder).join(file), picture.svg)?;
                    }
                }
            }
        }
    }
    Ok(())
}
