//! The live preview: the file's own pixels, made beside the window.

use std::hash::{DefaultHasher, Hash, Hasher as _};
use std::sync::{Arc, Mutex, PoisonError};

use egui::{ColorImage, Context, Id, TextureHandle, TextureOptions};

use crate::chart::Chart;
use crate::export::{self, ExportSize};

/// Longest side of the preview in pixels: more than any window shows, less than any graphics card refuses.
const LONGEST: u32 = 2048;

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

#[derive(Default)]
struct Work {
    /// Key of the picture that is being made.
    running: Option<u64>,
    /// The last one made.
    made: Option<(u64, Result<ColorImage, String>)>,
    /// The last one made, on the graphics card.
    shown: Option<(u64, Preview)>,
}

/// The picture of a chart in a size. A thread makes it when chart or size change, one at a time.
pub fn preview(ctx: &Context, chart: &Arc<Chart>, size: ExportSize) -> Preview {
    let id = Id::unique("export preview");
    let work = ctx.data_mut(|data| Arc::clone(data.get_temp_mut_or_default::<Arc<Mutex<Work>>>(id)));
    let key = key(chart, size);
    let mut held = work.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((made, result)) = held.made.take() {
        let preview = match result {
            Ok(image) => Preview::Picture(ctx.load_texture("export preview", image, TextureOptions::LINEAR)),
            Err(error) => Preview::Failed(error),
        };
        held.shown = Some((made, preview));
    }
    let current = held.shown.as_ref().is_some_and(|(shown, _)| *shown == key);
    if !current && held.running.is_none() {
        held.running = Some(key);
        start(ctx, &work, Arc::clone(chart), size, key);
    }
    held.shown.as_ref().map_or(Preview::Pending, |(_, preview)| preview.clone())
}

/// Forgets the picture, so that its memory is free while the dialog is closed.
pub fn forget(ctx: &Context) {
    ctx.data_mut(|data| data.remove::<Arc<Mutex<Work>>>(Id::unique("export preview")));
}

fn key(chart: &Chart, size: ExportSize) -> u64 {
    let mut hasher = DefaultHasher::new();
    // A chart holds floats, which do not hash; its text says all that is drawn.
    format!("{chart:?}").hash(&mut hasher);
    size.hash(&mut hasher);
    hasher.finish()
}

fn start(ctx: &Context, work: &Arc<Mutex<Work>>, chart: Arc<Chart>, size: ExportSize, key: u64) {
    let (ctx, held) = (ctx.clone(), Arc::clone(work));
    let make = move || {
        let image = export::chart_preview(&chart, size, LONGEST)
            .map(|(width, height, rgba)| ColorImage::from_rgba_unmultiplied([width, height], &rgba))
            .map_err(|error| error.to_string());
        let mut work = held.lock().unwrap_or_else(PoisonError::into_inner);
        work.made = Some((key, image));
        work.running = None;
        drop(work);
        ctx.request_repaint();
    };
    if let Err(error) = std::thread::Builder::new().name("planscope-preview".to_owned()).spawn(make) {
        tracing::error!("no thread for the preview: {error}");
    }
}
