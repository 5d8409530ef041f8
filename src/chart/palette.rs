//! Colours by role, for the screen and for files: what a thing is decides its colour, never the painter.
//!
//! The numbers are those of the visual design. Every text colour has a contrast of at least 4.5:1 on canvas, panel
//! and side; the status colours stay apart in simulated protanopia, deuteranopia and tritanopia.

use crate::model::Status;

/// A colour without transparency, eight bits a channel, sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// As SVG writes it: `#0B5CAD`.
    #[must_use]
    pub fn to_svg(self) -> String {
        format!("#{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }
}

/// Which set of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// Dark ink on white.
    #[default]
    Light,
    /// Light ink on near-black.
    Dark,
    /// Black, white and greys, for print: shape alone tells the statuses apart.
    BlackAndWhite,
}

/// What a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    /// Reported as reached: a full disc.
    Actual,
    /// Forecast: a ring, its left half full.
    Expected,
    /// Promised: a ring.
    Target,
    /// Worked out from claims: a dotted ring.
    Derived,
}

impl MarkKind {
    /// All of them, in the order of the legend.
    pub const ALL: [Self; 4] = [Self::Actual, Self::Expected, Self::Target, Self::Derived];

    /// `actual`, `expected`, `target` or `derived`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Expected => "expected",
            Self::Target => "target",
            Self::Derived => "derived",
        }
    }

    /// The role of its colour.
    #[must_use]
    pub const fn role(self) -> Role {
        match self {
            Self::Actual => Role::Actual,
            Self::Expected => Role::Expected,
            Self::Target => Role::Target,
            Self::Derived => Role::Derived,
        }
    }
}

impl From<Status> for MarkKind {
    fn from(status: Status) -> Self {
        match status {
            Status::Actual => Self::Actual,
            Status::Expected => Self::Expected,
            Status::Target => Self::Target,
        }
    }
}

/// What a coloured thing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Behind cards.
    Canvas,
    /// Cards, and the ground of a chart.
    Panel,
    /// Side panels; the band of a chart after the last actual figure.
    Side,
    /// Tracks, wells, pressed things.
    Sunken,
    /// Ground of what is selected.
    Selected,
    /// Hairlines and grid.
    Line,
    /// Axes and rules.
    LineStrong,
    /// Outlines of controls.
    LineControl,
    /// Titles and figures.
    Ink1,
    /// Body text.
    Ink2,
    /// Labels.
    Ink3,
    /// Actual figures.
    Actual,
    /// Ground of actual figures in text.
    ActualTint,
    /// Expected figures.
    Expected,
    /// Ground of expected figures in text.
    ExpectedTint,
    /// Targets and the path to them.
    Target,
    /// Ground of targets in text.
    TargetTint,
    /// Derived figures.
    Derived,
    /// Warnings.
    Warning,
    /// Ground of warnings.
    WarningGround,
    /// Errors.
    Error,
    /// The ring of what has the keyboard, or is selected in a chart.
    Focus,
}

const COLORS: usize = Role::Focus as usize + 1;

const fn byte(table: &[u8], at: usize) -> u8 {
    digit(table[at]) * 16 + digit(table[at + 1])
}

const fn digit(hex: u8) -> u8 {
    if hex.is_ascii_digit() { hex - b'0' } else { hex - b'A' + 10 }
}

/// The colours of one look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    colors: [Rgb; COLORS],
}

impl Palette {
    /// Dark ink on white.
    pub const LIGHT: Self = Self::parse(
        b"F3F4F6 FFFFFF F8F9FA ECEEF1 E6EEFD E0E3E8 C4CAD3 858E9B 14181F 3E4652 5A6370 \
          0B5CAD DCE8F6 007A5A D2EDE2 B54A05 FDEBDD 5F6876 855700 FFF3D6 B3261E 2A6CF0",
    );

    /// Light ink on near-black.
    pub const DARK: Self = Self::parse(
        b"0F1216 171B21 13171C 222831 1B2A44 2A313A 444D59 6C7684 EEF1F5 C3CAD4 9AA4B1 \
          6BB1FF 173250 4BD6A0 10382B FF9A5C 4A2A12 A9B2BF F3C34F 372C10 FF8D84 8FBCFF",
    );

    /// Black on white, with greys for what is not a figure.
    pub const BLACK_AND_WHITE: Self = Self::parse(
        b"FFFFFF FFFFFF F4F4F4 E6E6E6 E0E0E0 DADADA 9A9A9A 6E6E6E 000000 262626 484848 \
          000000 E6E6E6 000000 E6E6E6 000000 FFFFFF 505050 262626 F0F0F0 000000 000000",
    );

    /// Reads a table of `RRGGBB`, one for each role in the order of [`Role`], set apart by one space each.
    const fn parse(table: &[u8; COLORS * 7 - 1]) -> Self {
        let mut colors = [Rgb(0, 0, 0); COLORS];
        let mut index = 0;
        while index < COLORS {
            let at = index * 7;
            colors[index] = Rgb(byte(table, at), byte(table, at + 2), byte(table, at + 4));
            index += 1;
        }
        Self { colors }
    }

    /// The colours of a look.
    #[must_use]
    pub const fn of(look: Look) -> Self {
        match look {
            Look::Light => Self::LIGHT,
            Look::Dark => Self::DARK,
            Look::BlackAndWhite => Self::BLACK_AND_WHITE,
        }
    }

    /// The colour of a role.
    #[must_use]
    pub const fn get(&self, role: Role) -> Rgb {
        self.colors[role as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(color: Rgb) -> f64 {
        let channel = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(color.0) + 0.7152 * channel(color.1) + 0.0722 * channel(color.2)
    }

    fn contrast(a: Rgb, b: Rgb) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn roles_stand_in_the_order_of_the_tables() {
        assert_eq!(Palette::LIGHT.get(Role::Actual).to_svg(), "#0B5CAD");
        assert_eq!(Palette::LIGHT.get(Role::Focus).to_svg(), "#2A6CF0");
        assert_eq!(Palette::DARK.get(Role::Derived).to_svg(), "#A9B2BF");
        assert_eq!(Palette::DARK.get(Role::Error).to_svg(), "#FF8D84");
    }

    #[test]
    fn text_can_be_read_in_every_look() {
        for palette in [Palette::LIGHT, Palette::DARK, Palette::BLACK_AND_WHITE] {
            for ground in [Role::Panel, Role::Side] {
                for text in [
                    Role::Ink1,
                    Role::Ink2,
                    Role::Ink3,
                    Role::Actual,
                    Role::Expected,
                    Role::Target,
                    Role::Derived,
                    Role::Warning,
                    Role::Error,
                ] {
                    let ratio = contrast(palette.get(ground), palette.get(text));
                    assert!(ratio >= 4.5, "{text:?} on {ground:?}: {ratio:.2}");
                }
            }
        }
    }
}
