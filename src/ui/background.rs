//! Work beside the window for what a screen shows: made on a thread, one at a time, the latest wanted last.

use std::any::Any;
use std::sync::{Arc, Mutex, PoisonError};

use egui::{Context, Id};

/// Something made beside the window.
#[derive(Debug)]
pub struct Made<T> {
    /// For which key it was made.
    pub key: u64,
    /// The thing.
    pub value: T,
}

struct Work<T> {
    /// Key of what is being made.
    running: Option<u64>,
    /// The last that was made.
    made: Option<Arc<Made<T>>>,
}

impl<T> Default for Work<T> {
    fn default() -> Self {
        Self { running: None, made: None }
    }
}

type Shared<T> = Arc<Mutex<Work<T>>>;

/// The last that was made under a name, of `key` or of an earlier one: compare [`Made::key`]. Where it is of an earlier
/// one, a thread begins to make the wanted one, as soon as none is at work; the window is woken when it is done. `name`
/// is unique in the program.
pub fn background<T: Any + Send + Sync>(
    ctx: &Context,
    name: &'static str,
    key: u64,
    make: impl FnOnce() -> T + Send + 'static,
) -> Option<Arc<Made<T>>> {
    let id = Id::unique(("background", name));
    let shared = ctx.data_mut(|data| Arc::clone(data.get_temp_mut_or_default::<Shared<T>>(id)));
    let mut work = shared.lock().unwrap_or_else(PoisonError::into_inner);
    let current = work.made.as_ref().is_some_and(|made| made.key == key);
    if !current && work.running.is_none() {
        work.running = Some(key);
        start(ctx, name, &shared, key, make);
    }
    work.made.clone()
}

/// Forgets what was made under a name, so that its memory is free.
pub fn forget<T: Any + Send + Sync>(ctx: &Context, name: &'static str) {
    ctx.data_mut(|data| data.remove::<Shared<T>>(Id::unique(("background", name))));
}

fn start<T: Any + Send + Sync>(
    ctx: &Context,
    name: &'static str,
    shared: &Shared<T>,
    key: u64,
    make: impl FnOnce() -> T + Send + 'static,
) {
    let (ctx, shared) = (ctx.clone(), Arc::clone(shared));
    let work = move || {
        let value = make();
        let mut work = shared.lock().unwrap_or_else(PoisonError::into_inner);
        work.made = Some(Arc::new(Made { key, value }));
        work.running = None;
        drop(work);
        ctx.request_repaint();
    };
    if let Err(error) = std::thread::Builder::new().name(format!("planscope-{name}")).spawn(work) {
        tracing::error!("no thread for {name}: {error}");
    }
}
