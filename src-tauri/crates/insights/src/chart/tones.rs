//! The tones of moods and urges: dusk to daylight, and one hue that deepens; as the design's tokens
//! have them. No tone of either judges. Not here: the other colours of charts.

use super::palette::{Palette, hex};
use plotters::style::RGBColor;

/// A fill and the text upon it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tone {
    /// The fill.
    pub fill: RGBColor,
    /// The text.
    pub ink: RGBColor,
}

/// The tones of moods and urges, by the names of the tokens in `ui/src/tokens.css`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tones {
    /// `--mood-n3` to `--mood-p3`: -3 to +3.
    pub mood: [Tone; 7],
    /// `--mood-edge`: the outline of cells that are close to the sheet.
    pub mood_edge: RGBColor,
    /// `--urge-1` to `--urge-5`: weak to strong.
    pub urge: [Tone; 5],
    /// `--urge-edge`: their outline.
    pub urge_edge: RGBColor,
}

impl Palette {
    /// Its tones of moods and urges.
    #[must_use]
    pub const fn tones(self) -> Tones {
        let (mood_edge, urge, urge_edge) = match self {
            Self::Light | Self::Print => (0x857646, URGE_LIGHT, 0x8F7298),
            Self::Dark => (0x7B8BAA, URGE_DARK, 0x8E749A),
            Self::LightMore => (0x000000, URGE_LIGHT, 0x3B1B45),
            Self::DarkMore => (0xFFFFFF, URGE_DARK, 0xE3BDF0),
        };
        Tones {
            mood: MOOD,
            mood_edge: hex(mood_edge),
            urge,
            urge_edge: hex(urge_edge),
        }
    }

    /// Whether the fill of a mood, -3 to +3, is so close to the sheet that it needs an outline.
    #[must_use]
    pub const fn needs_edge(self, step: i8) -> bool {
        match self {
            Self::Light => step > 0,
            Self::Dark => step < -1,
            Self::LightMore | Self::DarkMore | Self::Print => true,
        }
    }
}

const fn tone(fill: u32, ink: u32) -> Tone {
    Tone {
        fill: hex(fill),
        ink: hex(ink),
    }
}

/// The same by day and under a lamp.
const MOOD: [Tone; 7] = [
    tone(0x293452, 0xFFFFFF),
    tone(0x425371, 0xFFFFFF),
    tone(0x5F7590, 0xFFFFFF),
    tone(0x95958A, 0x16181A),
    tone(0xBFB084, 0x16181A),
    tone(0xDEC98A, 0x16181A),
    tone(0xF3E3A2, 0x16181A),
];

const URGE_LIGHT: [Tone; 5] = [
    tone(0xEEE4F1, 0x2A1C30),
    tone(0xD7C2DE, 0x2A1C30),
    tone(0xB996C3, 0x1E1323),
    tone(0x83598D, 0xFFFFFF),
    tone(0x573763, 0xFFFFFF),
];

const URGE_DARK: [Tone; 5] = [
    tone(0x35283A, 0xF0E4F3),
    tone(0x543D5E, 0xF6EDF8),
    tone(0x7C598A, 0xFFFFFF),
    tone(0xAB84BB, 0x17101B),
    tone(0xDBBFE4, 0x17101B),
];

#[cfg(test)]
mod tests {
    use super::*;

    const CSS: &str = include_str!("../../../../../ui/src/tokens.css");
    const LIGHT: &str = ":root,\n:root[data-theme=\"light\"] {";
    const DARK: &str = ":root[data-theme=\"dark\"] {";
    /// For each palette the block that holds its tones, and the one that may replace them.
    const BLOCKS: [(Palette, &str, &str); 5] = [
        (Palette::Light, LIGHT, LIGHT),
        (Palette::Dark, DARK, DARK),
        (
            Palette::LightMore,
            LIGHT,
            ":root[data-contrast=\"more\"]:not([data-theme]) {",
        ),
        (
            Palette::DarkMore,
            DARK,
            ":root[data-contrast=\"more\"][data-theme=\"dark\"] {",
        ),
        (Palette::Print, LIGHT, ":root:root:root:root {"),
    ];

    fn token(opening: &str, name: &str) -> Option<String> {
        let block = CSS.split(opening).nth(1).expect(opening);
        let block = block.split('}').next().expect("a block ends");
        let value = block.split(&format!("--{name}: ")).nth(1)?;
        Some(value.split(';').next()?.to_uppercase())
    }

    #[test]
    fn the_tones_are_the_tokens_of_the_window() {
        let moods = ["n3", "n2", "n1", "0", "p1", "p2", "p3"].map(|step| format!("mood-{step}"));
        let urges = [1, 2, 3, 4, 5].map(|step| format!("urge-{step}"));
        for (palette, base, over) in BLOCKS {
            let tones = palette.tones();
            let moods = moods.iter().zip(tones.mood);
            let named = moods
                .chain(urges.iter().zip(tones.urge))
                .flat_map(|(name, tone)| {
                    [(name.clone(), tone.fill), (format!("{name}-ink"), tone.ink)]
                });
            let edges = [
                ("mood-edge", tones.mood_edge),
                ("urge-edge", tones.urge_edge),
            ];
            let edges = edges.map(|(name, colour)| (name.to_owned(), colour));
            for (name, RGBColor(red, green, blue)) in named.chain(edges) {
                let value = token(over, &name).or_else(|| token(base, &name));
                let ours = format!("#{red:02X}{green:02X}{blue:02X}");
                assert_eq!(value, Some(ours), "--{name} of {palette:?}");
            }
        }
    }
}
