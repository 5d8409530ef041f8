//! A picture of pixels, from the same outlines as the SVG.

use resvg::{tiny_skia, usvg};

use super::ExportError;

/// The packed PNG.
pub fn bytes(svg: &str, density: u32) -> Result<Vec<u8>, ExportError> {
    paint(svg, density.max(1) as f32)?.encode_png().map_err(|error| ExportError::Picture(error.to_string()))
}

/// Width, height and RGBA bytes, `scale` pixels a pixel of the picture.
pub fn pixels(svg: &str, scale: f32) -> Result<(usize, usize, Vec<u8>), ExportError> {
    let pixmap = paint(svg, scale)?;
    let (width, height) = (pixmap.width() as usize, pixmap.height() as usize);
    let bytes = pixmap.pixels().iter().flat_map(|pixel| {
        let color = pixel.demultiply();
        [color.red(), color.green(), color.blue(), color.alpha()]
    });
    Ok((width, height, bytes.collect()))
}

fn paint(svg: &str, scale: f32) -> Result<tiny_skia::Pixmap, ExportError> {
    let picture = |reason: &dyn std::fmt::Display| ExportError::Picture(reason.to_string());
    let tree = usvg::Tree::from_str(svg, &usvg::Options::default()).map_err(|error| picture(&error))?;
    let side = |length: f32| ((length * scale).round() as u32).max(1);
    let mut pixmap = tiny_skia::Pixmap::new(side(tree.size().width()), side(tree.size().height()))
        .ok_or_else(|| picture(&"not enough memory"))?;
    let transform = tiny_skia::Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut pixmap.as_mut());
    Ok(pixmap)
}
