//! The colours of charts: the design's tokens as constants, so that a chart in the window, on the
//! command line and in a file is the same. Not here: colours of the interface.

use plotters::style::RGBColor;
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
}

/// Colours by the names of the tokens in `ui/src/tokens.css`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colours {
    /// `--surface`: the sheet the chart lies on.
    pub surface: RGBColor,
    /// `--chart-1`: line and points.
    pub chart_1: RGBColor,
    /// `--chart-band`: the middle half.
    pub chart_band: RGBColor,
    /// `--chart-grid`: decoration only.
    pub chart_grid: RGBColor,
    /// `--chart-axis`: axes and the outline of the band.
    pub chart_axis: RGBColor,
    /// `--chart-label`: text.
    pub chart_label: RGBColor,
    /// `--missing`: the outline of a day that was not logged.
    pub missing: RGBColor,
}

impl Palette {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Light, Self::Dark, Self::LightMore, Self::DarkMore];

    /// Its colours.
    #[must_use]
    pub const fn colours(self) -> Colours {
        match self {
            Self::Light => LIGHT,
            Self::Dark => DARK,
            Self::LightMore => LIGHT_MORE,
            Self::DarkMore => DARK_MORE,
        }
    }
}

const fn hex(rgb: u32) -> RGBColor {
    let [_, red, green, blue] = rgb.to_be_bytes();
    RGBColor(red, green, blue)
}

const LIGHT: Colours = Colours {
    surface: hex(0xFFFEFC),
    chart_1: hex(0x22596A),
    chart_band: hex(0xD3E1E4),
    chart_grid: hex(0xE4E0D7),
    chart_axis: hex(0x7F8480),
    chart_label: hex(0x5D6566),
    missing: hex(0x8C918D),
};

const DARK: Colours = Colours {
    surface: hex(0x1F2425),
    chart_1: hex(0x8FC4D1),
    chart_band: hex(0x2A4047),
    chart_grid: hex(0x2C3233),
    chart_axis: hex(0x7C8381),
    chart_label: hex(0xA0A29B),
    missing: hex(0x727977),
};

const LIGHT_MORE: Colours = Colours {
    surface: hex(0xFFFFFF),
    chart_1: hex(0x003F57),
    chart_band: hex(0xC3DDE8),
    chart_grid: hex(0x8A8A8A),
    chart_axis: hex(0x000000),
    chart_label: hex(0x1A1A1A),
    missing: hex(0x333333),
};

const DARK_MORE: Colours = Colours {
    surface: hex(0x000000),
    chart_1: hex(0xA6E3F5),
    chart_band: hex(0x0F4A5E),
    chart_grid: hex(0x6B6B6B),
    chart_axis: hex(0xFFFFFF),
    chart_label: hex(0xF0F0F0),
    missing: hex(0xD6D6D6),
};

#[cfg(test)]
mod tests {
    use super::*;

    /// The blocks of the tokens file, each with the palettes it applies to.
    const BLOCKS: [(&str, Palette); 4] = [
        (":root,\n:root[data-theme=\"light\"] {", Palette::Light),
        (":root[data-theme=\"dark\"] {", Palette::Dark),
        (
            ":root[data-contrast=\"more\"]:not([data-theme]) {",
            Palette::LightMore,
        ),
        (
            ":root[data-contrast=\"more\"][data-theme=\"dark\"] {",
            Palette::DarkMore,
        ),
    ];

    #[test]
    fn the_constants_are_the_tokens_of_the_window() {
        let css = include_str!("../../../../../ui/src/tokens.css");
        for (opening, palette) in BLOCKS {
            let block = css.split(opening).nth(1).expect(opening);
            let block = block.split('}').next().expect("a block ends");
            let colours = palette.colours();
            for (token, colour) in [
                ("--surface", colours.surface),
                ("--chart-1", colours.chart_1),
                ("--chart-band", colours.chart_band),
                ("--chart-grid", colours.chart_grid),
                ("--chart-axis", colours.chart_axis),
                ("--chart-label", colours.chart_label),
                ("--missing", colours.missing),
            ] {
                let value = block.split(&format!("{token}: ")).nth(1).expect(token);
                let value = value
                    .split(';')
                    .next()
                    .expect("a value ends")
                    .to_uppercase();
                let RGBColor(red, green, blue) = colour;
                let ours = format!("#{red:02X}{green:02X}{blue:02X}");
                assert_eq!(value, ours, "{token} of {palette:?}");
            }
        }
    }
}
