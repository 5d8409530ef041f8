//! The live preview: the file's own pixels, made beside the window.

use std::hash::{DefaultHasher, Hash, Hasher as _};
use std::sync::Arc;

use egui::{ColorImage, Context, Id, TextureHandle, TextureOptions};

use crate::chart::Chart;
use crate::export::{self, ExportSize};
use crate::ui::background;

/// Longest side of the preview in pixels: more than any window shows, less than any graphics card refuses.
const LONGEST: u32 = 2048;
/// Name of the thread and of what it makes.
const NAME: &str = "preview";

type Pixels = Result<ColorImage, String>;

/// What the preview shows.
#[derive(Clone)]
pub enum Preview {
    /// The first picture is still being made.
    Pending,
    /// The picture; of the choices before where the new one is still being made.
    Picture(TextureHandle),
    /// Why there is none.
    Failed(String),
}

/// The picture of a chart in a size. A thread makes it when chart or size change.
pub fn preview(ctx: &Context, chart: &Arc<Chart>, size: ExportSize) -> Preview {
    let wanted = Arc::clone(chart);
    let make = move || -> Pixels {
        export::chart_preview(&wanted, size, LONGEST)
            .map(|(width, height, rgba)| ColorImage::from_rgba_unmultiplied([width, height], &rgba))
            .map_err(|error| error.to_string())
    };
    let Some(latest) = background::background(ctx, NAME, key(chart, size), make) else { return Preview::Pending };
    match &latest.value {
        Ok(image) => Preview::Picture(texture(ctx, latest.key, image)),
        Err(error) => Preview::Failed(error.clone()),
    }
}

/// The picture on the graphics card, put there once.
fn texture(ctx: &Context, key: u64, image: &ColorImage) -> TextureHandle {
    let id = Id::unique("export preview");
    if let Some((_, texture)) =
        ctx.data(|data| data.get_temp::<(u64, TextureHandle)>(id)).filter(|(shown, _)| *shown == key)
    {
        return texture;
    }
    let texture = ctx.load_texture("export preview", image.clone(), TextureOptions::LINEAR);
    ctx.data_mut(|data| data.insert_temp(id, (key, texture.clone())));
    texture
}

/// Forgets the picture, so that its memory is free while the dialog is closed.
pub fn forget(ctx: &Context) {
    background::forget::<Pixels>(ctx, NAME);
    ctx.data_mut(|data| data.remove::<(u64, TextureHandle)>(Id::unique("export preview")));
}

fn key(chart: &Chart, size: ExportSize) -> u64 {
    let mut hasher = DefaultHasher::new();
    // A chart holds floats, which do not hash; its text says all that is drawn.
    format!("{chart:?}").hash(&mut hasher);
    size.hash(&mut hasher);
    hasher.finish()
}
