//! Fonts built into the program, so that the window and every exported file look the same on every machine.
//!
//! Sources and licences: `assets/fonts/README.md`.

/// A font file built into the program.
#[derive(Clone, Copy, Debug)]
pub struct BundledFont {
    /// Family name, as layout engines ask for it.
    pub family: &'static str,
    /// ISO 15924 code of the script that it is there for; `Latn` also covers Greek and Cyrillic, `Hani` also Kana
    /// and Hangul.
    pub script: &'static str,
    /// Whether weights are reached by the variation axis `wght`, 100 to 900.
    pub variable_weight: bool,
    /// The file: TrueType or OpenType.
    pub bytes: &'static [u8],
}

macro_rules! noto {
    ($script:literal, $code:literal) => {
        BundledFont {
            family: concat!("Noto Sans ", $script),
            script: $code,
            variable_weight: false,
            bytes: include_bytes!(concat!("../assets/fonts/NotoSans", $script, "-Regular.ttf")),
        }
    };
}

/// Family of the interface and of charts.
pub const FAMILY: &str = "Planscope Sans";

/// All bundled fonts; the first is the one for the interface, the others are fallbacks by script.
pub const BUNDLED: &[BundledFont] = &[
    BundledFont {
        family: FAMILY,
        script: "Latn",
        variable_weight: true,
        bytes: include_bytes!("../assets/fonts/PlanscopeSans.ttf"),
    },
    noto!("Arabic", "Arab"),
    noto!("Armenian", "Armn"),
    noto!("Bengali", "Beng"),
    noto!("Devanagari", "Deva"),
    noto!("Ethiopic", "Ethi"),
    noto!("Georgian", "Geor"),
    noto!("Gujarati", "Gujr"),
    noto!("Gurmukhi", "Guru"),
    noto!("Hebrew", "Hebr"),
    noto!("Kannada", "Knda"),
    noto!("Khmer", "Khmr"),
    noto!("Malayalam", "Mlym"),
    noto!("Myanmar", "Mymr"),
    noto!("Oriya", "Orya"),
    noto!("Sinhala", "Sinh"),
    noto!("Tamil", "Taml"),
    noto!("Telugu", "Telu"),
    noto!("Thai", "Thai"),
    BundledFont {
        family: "Noto Sans CJK SC",
        script: "Hani",
        variable_weight: false,
        bytes: include_bytes!("../assets/fonts/NotoSansCJKsc-Subset.otf"),
    },
];

/// The bundled fonts, the one for the interface first.
#[must_use]
pub const fn bundled() -> &'static [BundledFont] {
    BUNDLED
}

#[cfg(test)]
mod tests {
    use super::*;
    use skrifa::MetadataProvider as _;

    #[test]
    fn every_font_opens_and_covers_its_script() {
        let samples = [
            ("Latn", "aÅßΩЖế>≥~"),
            ("Arab", "ملی"),
            ("Armn", "տոն"),
            ("Beng", "টন"),
            ("Deva", "टन"),
            ("Ethi", "ቶን"),
            ("Geor", "ტონა"),
            ("Gujr", "ટન"),
            ("Guru", "ਟਨ"),
            ("Hebr", "טון"),
            ("Knda", "ಟನ್"),
            ("Khmr", "តោន"),
            ("Mlym", "ടൺ"),
            ("Mymr", "တန်"),
            ("Orya", "ଟନ୍"),
            ("Sinh", "ටොන්"),
            ("Taml", "டன்"),
            ("Telu", "టన్ను"),
            ("Thai", "ตัน"),
            ("Hani", "万亿元億兆조억トン。"),
        ];
        for font in bundled() {
            let face = skrifa::FontRef::new(font.bytes).unwrap();
            let sample = samples.iter().find(|(script, _)| *script == font.script).unwrap().1;
            for character in sample.chars() {
                assert!(face.charmap().map(character).is_some(), "{} lacks {character}", font.family);
            }
        }
    }
}
