//! Charts and claims to bytes: one file a format.
//!
//! ```no_run
//! # use planscope::{chart, export, collection::Collection};
//! # fn save(collection: &Collection, path: &std::path::Path) -> Result<(), Box<dyn std::error::Error>> {
//! let profile = &collection.comparison.profiles[0];
//! let options = chart::ChartOptions::default();
//! let chart = chart::trajectory(profile, &profile.series[0], collection, &options).ok_or("no figures")?;
//! let bytes = export::chart_bytes(&chart, export::ExportFormat::Svg, export::ExportSize::REPORT)?;
//! export::write_file(path, &bytes)?;
//! # Ok(()) }
//! ```

mod csv;
mod file;
mod png;
mod svg;

use std::path::PathBuf;

use crate::chart::{Chart, layout};

pub use csv::sources_csv;
pub use file::write_file;

/// What sort of picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExportFormat {
    /// Pixels.
    #[default]
    Png,
    /// Outlines; text too, so that it looks the same in every viewer.
    Svg,
}

impl ExportFormat {
    /// Ending of the file name, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
        }
    }

    /// By the ending of a file name, in any case.
    #[must_use]
    pub fn of_path(path: &std::path::Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?;
        [Self::Png, Self::Svg].into_iter().find(|format| format.extension().eq_ignore_ascii_case(extension))
    }
}

/// Width and height of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExportSize {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Pixels of a PNG for each pixel of width and height: 2 for sharp print. An SVG has no use for it.
    pub density: u32,
}

impl ExportSize {
    /// For a column of a report: 1200 × 675.
    pub const REPORT: Self = Self::new(1200, 675);
    /// For a slide: 1920 × 1080.
    pub const SLIDE: Self = Self::new(1920, 1080);
    /// 1080 × 1080.
    pub const SQUARE: Self = Self::new(1080, 1080);
    /// 1600 × 533.
    pub const STRIP: Self = Self::new(1600, 533);
    /// Those above with their names.
    pub const PRESETS: [(&'static str, Self); 4] = [
        ("Report column", Self::REPORT),
        ("Slide", Self::SLIDE),
        ("Square", Self::SQUARE),
        ("Wide strip", Self::STRIP),
    ];
    /// Smallest width and height in which a chart can be read.
    pub const SMALLEST: u32 = 300;
    /// Largest width and height, so that a PNG fits into memory.
    pub const LARGEST: u32 = 8000;

    /// At one pixel a pixel.
    #[must_use]
    pub const fn new(width: u32, height: u32) -> Self {
        Self { width, height, density: 1 }
    }

    /// The same with more pixels in a PNG.
    #[must_use]
    pub const fn with_density(self, density: u32) -> Self {
        Self { density, ..self }
    }

    fn check(self) -> Result<(), ExportError> {
        let fits = |side: u32| (Self::SMALLEST..=Self::LARGEST).contains(&side.saturating_mul(self.density));
        let large_enough = self.width >= Self::SMALLEST && self.height >= Self::SMALLEST;
        if large_enough && fits(self.width) && fits(self.height) { Ok(()) } else { Err(ExportError::Size(self)) }
    }
}

/// Why a file was not made.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// Too small to read or too large for memory.
    #[error(
        "a chart of {} × {} pixels cannot be drawn: each side must be {} to {}",
        .0.width * .0.density.max(1), .0.height * .0.density.max(1), ExportSize::SMALLEST, ExportSize::LARGEST
    )]
    Size(ExportSize),
    /// The picture could not be painted or packed.
    #[error("the picture could not be made: {0}")]
    Picture(String),
    /// The table could not be written.
    #[error("the table could not be made: {0}")]
    Table(String),
    /// The file could not be written; what was there before is still there.
    #[error("{reason}: {}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// In plain words.
        reason: String,
    },
}

/// The file of a chart. The same chart and size give the same bytes.
///
/// # Errors
/// [`ExportError::Size`] for a size that cannot be drawn, [`ExportError::Picture`] if a PNG cannot be packed.
pub fn chart_bytes(chart: &Chart, format: ExportFormat, size: ExportSize) -> Result<Vec<u8>, ExportError> {
    size.check()?;
    let scene = layout::page(chart, size.width as f32, size.height as f32);
    let svg = svg::document(chart, &scene);
    match format {
        ExportFormat::Svg => Ok(svg.into_bytes()),
        ExportFormat::Png => png::bytes(&svg, size.density),
    }
}

/// A picture of a chart as pixels for the screen: width, height and 4 bytes (RGBA, alpha not multiplied in) a pixel.
///
/// # Errors
/// As [`chart_bytes`].
pub fn chart_pixels(chart: &Chart, size: ExportSize) -> Result<(usize, usize, Vec<u8>), ExportError> {
    size.check()?;
    let scene = layout::page(chart, size.width as f32, size.height as f32);
    png::pixels(&svg::document(chart, &scene), size.density.max(1) as f32)
}

/// The same for a preview: neither side has more than `longest` pixels.
///
/// # Errors
/// As [`chart_bytes`].
pub fn chart_preview(chart: &Chart, size: ExportSize, longest: u32) -> Result<(usize, usize, Vec<u8>), ExportError> {
    size.check()?;
    let scene = layout::page(chart, size.width as f32, size.height as f32);
    let scale = (longest as f32 / size.width.max(size.height) as f32).min(1.0);
    png::pixels(&svg::document(chart, &scene), scale)
}

/// A name for a chart's file: `guangyuan-output-value.png`.
#[must_use]
pub fn file_name(chart: &Chart, format: ExportFormat) -> String {
    format!("{}.{}", chart.file_stem, format.extension())
}

/// A name for the table that goes with it: `guangyuan-output-value-sources.csv`.
#[must_use]
pub fn sources_file_name(chart: &Chart) -> String {
    format!("{}-sources.csv", chart.file_stem)
}

#[cfg(test)]
mod tests;
