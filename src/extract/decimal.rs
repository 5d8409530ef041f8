//! Numbers as plain decimals: digits with at most one full stop.

use std::fmt;
use std::ops::Deref;

/// A plain decimal, `1234.5`. Nearly all are short enough to stand in place.
#[derive(Clone, PartialEq, Eq)]
pub enum Decimal {
    /// The first bytes of some.
    Short([u8; Self::SHORT], u8),
    /// One that is longer.
    Long(Box<str>),
}

impl Decimal {
    /// Bytes that stand in place.
    const SHORT: usize = 22;

    /// What it is written with, as bytes: cheaper than as text.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Short(bytes, length) => bytes.get(..usize::from(*length)).unwrap_or_default(),
            Self::Long(text) => text.as_bytes(),
        }
    }

    /// Whether it has decimals.
    #[must_use]
    pub fn has_point(&self) -> bool {
        self.as_bytes().contains(&b'.')
    }

    /// Adds digits or a mark.
    pub fn push(&mut self, part: &str) {
        if let Self::Short(bytes, length) = self {
            let (start, end) = (usize::from(*length), usize::from(*length) + part.len());
            if let Some(room) = bytes.get_mut(start..end) {
                room.copy_from_slice(part.as_bytes());
                *length = end as u8;
                return;
            }
        }
        *self = Self::Long(format!("{}{part}", &**self).into());
    }
}

impl Default for Decimal {
    fn default() -> Self {
        Self::Short([0; Self::SHORT], 0)
    }
}

impl From<&str> for Decimal {
    fn from(text: &str) -> Self {
        let mut decimal = Self::default();
        decimal.push(text);
        decimal
    }
}

impl From<String> for Decimal {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl Deref for Decimal {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Short(..) => std::str::from_utf8(self.as_bytes()).unwrap_or_default(),
            Self::Long(text) => text,
        }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_numbers_are_kept_whole() {
        let mut decimal = Decimal::from("12345678901234567890");
        decimal.push(".");
        decimal.push("5");
        assert!(matches!(&decimal, Decimal::Short(..)));
        decimal.push("25");
        assert_eq!(&*decimal, "12345678901234567890.525");
        assert_eq!(&*Decimal::default(), "");
    }
}
