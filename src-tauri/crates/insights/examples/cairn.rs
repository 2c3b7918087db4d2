//! Draws cairns into `target/cairn`, to be looked at: what the tests compare with, in all four
//! palettes, and the stones of a path.

#[path = "../tests/common/milestones.rs"]
mod milestones;

use cairn_insights::cairn::{Reached, Stone, cairn, path_stone};
use cairn_insights::chart::Palette;
use milestones::{many_years, two_trackers};
use std::io;
use std::path::Path;

fn main() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../target/cairn");
    std::fs::create_dir_all(&folder)?;
    let (two, two_next) = two_trackers();
    let (many, many_next) = many_years();
    let pictures: [(&str, &[Reached], Option<&Stone>); 4] = [
        ("empty", &[], None),
        ("first", &two[..1], Some(&two[1].stone)),
        ("two-trackers", &two, Some(&two_next)),
        ("many-years", &many, Some(&many_next)),
    ];
    for (name, reached, next) in pictures {
        for palette in Palette::ALL {
            let file = format!("cairn-{name}-{palette:?}.svg").to_lowercase();
            std::fs::write(folder.join(file), cairn(reached, next, palette).svg)?;
        }
    }
    for (place, reached) in two.iter().enumerate() {
        let stone = path_stone(&reached.stone, place % 7 > 0, Palette::Light);
        std::fs::write(folder.join(format!("path-{place:02}.svg")), stone.svg)?;
    }
    Ok(())
}
