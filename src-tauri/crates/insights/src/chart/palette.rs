//! The colours of charts and of the cairn: the design's tokens as constants, so that a picture in
//! the window, on the command line and in a file is the same. Not here: colours of the interface.

use plotters::style::{RGBAColor, RGBColor};
use serde::{Deserialize, Serialize};

/// Theme and contrast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Palette {
    /// Paper by day.
    Light,
    /// The same under a lamp.
    Dark,
    /// Light with more contrast.
    LightMore,
    /// Dark with more contrast.
    DarkMore,
    /// On real paper: black on white.
    Print,
}

/// Colours by the names of the tokens in `ui/src/tokens.css`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Colours {
    /// `--surface`: the sheet the chart lies on.
    pub surface: RGBColor,
    /// `--ink`: titles, and names in rows.
    pub ink: RGBColor,
    /// `--chart-1`: lines and points.
    pub chart_1: RGBColor,
    /// `--chart-2`: milestones.
    pub chart_2: RGBColor,
    /// `--chart-3`: the smooth curve.
    pub chart_3: RGBColor,
    /// `--chart-4`: lapses.
    pub chart_4: RGBColor,
    /// `--chart-band`: the middle half.
    pub chart_band: RGBColor,
    /// `--chart-grid`: decoration only.
    pub chart_grid: RGBColor,
    /// `--chart-axis`: axes and the outline of the band.
    pub chart_axis: RGBColor,
    /// `--chart-label`: text.
    pub chart_label: RGBColor,
    /// `--missing`: the outline of a day that was not logged, and hatches.
    pub missing: RGBColor,
    /// `--stone-1` to `--stone-5`: tones that mean nothing.
    pub stones: [RGBColor; 5],
    /// `--stone-light`: over the upper face of a stone.
    pub stone_light: RGBAColor,
    /// `--stone-dark`: over its under face.
    pub stone_dark: RGBAColor,
    /// Bands of a gathered stone: `--stone-light`, or white where that is not seen.
    pub stone_band: RGBAColor,
    /// `--stone-edge`: the edge of a stone, and its specks.
    pub stone_edge: RGBColor,
    /// `--stone-ground`: what the stones lie on.
    pub stone_ground: RGBColor,
    /// `--stone-next`: the outline of the next stone.
    pub stone_next: RGBColor,
}

impl Palette {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Light,
        Self::Dark,
        Self::LightMore,
        Self::DarkMore,
        Self::Print,
    ];

    /// Its colours.
    #[must_use]
    pub const fn colours(self) -> Colours {
        match self {
            Self::Light => LIGHT,
            Self::Dark => DARK,
            Self::LightMore => LIGHT_MORE,
            Self::DarkMore => DARK_MORE,
            Self::Print => PRINT,
        }
    }
}

pub(super) const fn hex(rgb: u32) -> RGBColor {
    let [_, red, green, blue] = rgb.to_be_bytes();
    RGBColor(red, green, blue)
}

/// `transparent`.
const CLEAR: RGBAColor = RGBAColor(0, 0, 0, 0.0);
const WHITE: RGBAColor = RGBAColor(255, 255, 255, 1.0);

const LIGHT: Colours = Colours {
    surface: hex(0xFFFEFC),
    ink: hex(0x1F282A),
    chart_1: hex(0x22596A),
    chart_2: hex(0x9A6F14),
    chart_3: hex(0x83598D),
    chart_4: hex(0x5D6566),
    chart_band: hex(0xD3E1E4),
    chart_grid: hex(0xE4E0D7),
    chart_axis: hex(0x7F8480),
    chart_label: hex(0x5D6566),
    missing: hex(0x8C918D),
    stones: [
        hex(0xB7B2A7),
        hex(0xA5A199),
        hex(0x98988F),
        hex(0xC3BBAC),
        hex(0xA8A9A2),
    ],
    stone_light: RGBAColor(255, 255, 255, 0.34),
    stone_dark: RGBAColor(45, 42, 34, 0.16),
    stone_band: RGBAColor(255, 255, 255, 0.34),
    stone_edge: hex(0x62625C),
    stone_ground: hex(0xDAD6CB),
    stone_next: hex(0x9A6F14),
};

const DARK: Colours = Colours {
    surface: hex(0x1F2425),
    ink: hex(0xECE8DF),
    chart_1: hex(0x8FC4D1),
    chart_2: hex(0xD1A64E),
    chart_3: hex(0xB48FBE),
    chart_4: hex(0xA0A29B),
    chart_band: hex(0x2A4047),
    chart_grid: hex(0x2C3233),
    chart_axis: hex(0x7C8381),
    chart_label: hex(0xA0A29B),
    missing: hex(0x727977),
    stones: [
        hex(0x8D8A82),
        hex(0x7D7C76),
        hex(0x716F6A),
        hex(0x9A958A),
        hex(0x7F827D),
    ],
    stone_light: RGBAColor(255, 250, 235, 0.16),
    stone_dark: RGBAColor(0, 0, 0, 0.24),
    stone_band: RGBAColor(255, 250, 235, 0.16),
    stone_edge: hex(0x0F1213),
    stone_ground: hex(0x343A3A),
    stone_next: hex(0xD1A64E),
};

const LIGHT_MORE: Colours = Colours {
    surface: hex(0xFFFFFF),
    ink: hex(0x000000),
    chart_1: hex(0x003F57),
    chart_2: hex(0x6B4A00),
    chart_3: hex(0x5E2F6B),
    chart_4: hex(0x333333),
    chart_band: hex(0xC3DDE8),
    chart_grid: hex(0x8A8A8A),
    chart_axis: hex(0x000000),
    chart_label: hex(0x1A1A1A),
    missing: hex(0x333333),
    stones: [
        hex(0xC8C8C8),
        hex(0xB4B4B4),
        hex(0xA6A6A6),
        hex(0xDADADA),
        hex(0xBEBEBE),
    ],
    stone_light: CLEAR,
    stone_dark: CLEAR,
    stone_band: WHITE,
    stone_edge: hex(0x000000),
    stone_ground: hex(0x000000),
    stone_next: hex(0x6B4A00),
};

const DARK_MORE: Colours = Colours {
    surface: hex(0x000000),
    ink: hex(0xFFFFFF),
    chart_1: hex(0xA6E3F5),
    chart_2: hex(0xFFD269),
    chart_3: hex(0xE3BDF0),
    chart_4: hex(0xD6D6D6),
    chart_band: hex(0x0F4A5E),
    chart_grid: hex(0x6B6B6B),
    chart_axis: hex(0xFFFFFF),
    chart_label: hex(0xF0F0F0),
    missing: hex(0xD6D6D6),
    stones: [
        hex(0x9A9A9A),
        hex(0x858585),
        hex(0x767676),
        hex(0xADADAD),
        hex(0x8E8E8E),
    ],
    stone_light: CLEAR,
    stone_dark: CLEAR,
    stone_band: WHITE,
    stone_edge: hex(0xFFFFFF),
    stone_ground: hex(0xFFFFFF),
    stone_next: hex(0xFFD269),
};

const PRINT: Colours = Colours {
    surface: hex(0xFFFFFF),
    ink: hex(0x000000),
    chart_grid: hex(0xC9C9C9),
    chart_axis: hex(0x404040),
    chart_label: hex(0x1F1F1F),
    missing: hex(0x404040),
    ..LIGHT
};

#[cfg(test)]
mod tests {
    use super::*;

    const CSS: &str = include_str!("../../../../../ui/src/tokens.css");
    const LIGHT_BLOCK: &str = ":root,\n:root[data-theme=\"light\"] {";
    /// The blocks of the tokens file, each with the palettes it applies to.
    const BLOCKS: [(&str, Palette); 5] = [
        (LIGHT_BLOCK, Palette::Light),
        (":root[data-theme=\"dark\"] {", Palette::Dark),
        (
            ":root[data-contrast=\"more\"]:not([data-theme]) {",
            Palette::LightMore,
        ),
        (
            ":root[data-contrast=\"more\"][data-theme=\"dark\"] {",
            Palette::DarkMore,
        ),
        (":root:root:root:root {", Palette::Print),
    ];

    /// The value of a token in the block that begins with `opening`, in capitals.
    fn token(opening: &str, name: &str) -> Option<String> {
        let block = CSS.split(opening).nth(1).expect(opening);
        let block = block.split('}').next().expect("a block ends");
        let value = block.split(&format!("{name}: ")).nth(1)?;
        Some(value.split(';').next()?.to_uppercase())
    }

    #[test]
    fn the_constants_are_the_tokens_of_the_window() {
        for (opening, palette) in BLOCKS {
            let colours = palette.colours();
            let [stone_1, stone_2, stone_3, stone_4, stone_5] = colours.stones;
            for (name, colour) in [
                ("--surface", colours.surface),
                ("--ink", colours.ink),
                ("--chart-1", colours.chart_1),
                ("--chart-2", colours.chart_2),
                ("--chart-3", colours.chart_3),
                ("--chart-4", colours.chart_4),
                ("--chart-band", colours.chart_band),
                ("--chart-grid", colours.chart_grid),
                ("--chart-axis", colours.chart_axis),
                ("--chart-label", colours.chart_label),
                ("--missing", colours.missing),
                ("--stone-1", stone_1),
                ("--stone-2", stone_2),
                ("--stone-3", stone_3),
                ("--stone-4", stone_4),
                ("--stone-5", stone_5),
                ("--stone-edge", colours.stone_edge),
                ("--stone-ground", colours.stone_ground),
                ("--stone-next", colours.stone_next),
            ] {
                let RGBColor(red, green, blue) = colour;
                let ours = format!("#{red:02X}{green:02X}{blue:02X}");
                // What print does not name stays as it is by day.
                let value = token(opening, name).or_else(|| token(LIGHT_BLOCK, name));
                assert_eq!(value, Some(ours), "{name} of {palette:?}");
            }
        }
    }

    #[test]
    fn the_faces_of_stones_are_the_tokens_of_the_window() {
        const MORE: &str = ":root[data-contrast=\"more\"] {";
        let openings = [BLOCKS[0].0, BLOCKS[1].0, MORE, MORE];
        for (opening, palette) in openings.into_iter().zip(Palette::ALL) {
            let colours = palette.colours();
            for (name, colour) in [
                ("--stone-light", colours.stone_light),
                ("--stone-dark", colours.stone_dark),
            ] {
                let RGBAColor(red, green, blue, opacity) = colour;
                let ours = if opacity > 0.0 {
                    format!("RGB({red} {green} {blue} / {opacity})")
                } else {
                    "TRANSPARENT".to_owned()
                };
                assert_eq!(token(opening, name), Some(ours), "{name} of {palette:?}");
            }
        }
    }
}
