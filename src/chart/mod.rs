//! Profiles to charts: series, axes, labels and marks as numbers and strings. Pure.

pub mod palette;

pub use palette::{Look, MarkKind, Palette, Rgb, Role};
