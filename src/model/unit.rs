//! Units of a claim's value. Values are kept in base units; how they were written stays in the evidence.

use std::fmt;
use std::str::FromStr;

/// An ISO 4217 currency code, three upper-case letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// Chinese yuan.
    pub const CNY: Self = Self(*b"CNY");
    /// United States dollar.
    pub const USD: Self = Self(*b"USD");
    /// Euro.
    pub const EUR: Self = Self(*b"EUR");

    /// Reads a code such as `CNY`; `None` unless it is three ASCII capitals.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Self(bytes))
    }

    /// The code, `CNY`.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// What a value is counted in. Base units only: tonnes, whole currency units, percent as 58, multiples as 5.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Things: enterprises, projects, people, vehicles.
    Count,
    /// Metric tonnes, `t`.
    Tonne,
    /// Whole units of a currency.
    Money(Currency),
    /// Percent, 58 for 58 %.
    Percent,
    /// Percentage points, `pp`.
    PercentagePoint,
    /// Multiples, `x`: 5 for "5 times".
    Times,
    /// Power in megawatts, `MW`.
    Megawatt,
    /// Energy in gigawatt-hours, `GWh`.
    GigawattHour,
    /// Area of land in hectares, `ha`.
    Hectare,
    /// Floor area in square metres, `m2`.
    SquareMetre,
    /// Length in kilometres, `km`.
    Kilometre,
    /// Any other unit by its symbol, for example `m3` or `L`.
    Other(String),
}

impl Unit {
    /// The symbol as printed by the command line: `t`, `CNY`, `%`, `pp`, `x`, `count`, `MW`, `GWh`, `ha`, `m2`, `km`.
    #[must_use]
    pub fn symbol(&self) -> &str {
        match self {
            Self::Count => "count",
            Self::Tonne => "t",
            Self::Money(currency) => currency.code(),
            Self::Percent => "%",
            Self::PercentagePoint => "pp",
            Self::Times => "x",
            Self::Megawatt => "MW",
            Self::GigawattHour => "GWh",
            Self::Hectare => "ha",
            Self::SquareMetre => "m2",
            Self::Kilometre => "km",
            Self::Other(symbol) => symbol,
        }
    }

    /// Whether the value is an amount of money.
    #[must_use]
    pub const fn is_money(&self) -> bool {
        matches!(self, Self::Money(_))
    }

    /// Whether the value is a ratio (percent, percentage points or a multiple) and not an amount.
    #[must_use]
    pub const fn is_ratio(&self) -> bool {
        matches!(self, Self::Percent | Self::PercentagePoint | Self::Times)
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.symbol())
    }
}

impl FromStr for Unit {
    type Err = std::convert::Infallible;

    /// Reads a symbol; three capitals are a currency, anything unknown is [`Unit::Other`].
    fn from_str(symbol: &str) -> Result<Self, Self::Err> {
        Ok(match symbol {
            "count" => Self::Count,
            "t" => Self::Tonne,
            "%" => Self::Percent,
            "pp" => Self::PercentagePoint,
            "x" => Self::Times,
            "MW" => Self::Megawatt,
            "GWh" => Self::GigawattHour,
            "ha" => Self::Hectare,
            "m2" => Self::SquareMetre,
            "km" => Self::Kilometre,
            other => match Currency::from_code(other) {
                Some(currency) => Self::Money(currency),
                None => Self::Other(other.to_owned()),
            },
        })
    }
}

impl serde::Serialize for Unit {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.symbol())
    }
}

impl<'de> serde::Deserialize<'de> for Unit {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let symbol = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        symbol.parse().map_err(serde::de::Error::custom)
    }
}
