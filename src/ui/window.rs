//! The window: hands messages and commands to the state, and draws it.

use std::path::PathBuf;
use std::sync::Arc;

use egui::ViewportCommand;

use crate::app::{AppState, Command, Commands, Effect, Settings, WindowPlace};

use super::{shell, theme};

/// Under which the program's window goes by in desktop files.
const APP_ID: &str = "planscope";

/// Opens the window on folders and files, or on the articles built in where none is named, and returns when it closes.
///
/// # Errors
/// When the desktop gives no window, or no OpenGL to draw with.
pub fn run(paths: Vec<PathBuf>) -> anyhow::Result<()> {
    let settings_file = Settings::default_file();
    let settings = settings_file.as_deref().map(Settings::read).unwrap_or_default();
    let place = settings.window.unwrap_or(WindowPlace { width: 1440.0, height: 900.0 });
    let viewport = egui::ViewportBuilder::default()
        .with_title("Planscope")
        .with_app_id(APP_ID)
        .with_inner_size([place.width, place.height])
        .with_min_inner_size([720.0, 480.0])
        .with_drag_and_drop(true)
        .with_icon(super::icons::logo_pixels(64));
    let options = eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        // The settings file is ours, written at once and as a whole.
        persist_window: false,
        ..eframe::NativeOptions::default()
    };
    let start = if paths.is_empty() { Command::OpenSeeds } else { Command::OpenPaths(paths) };
    eframe::run_native(
        APP_ID,
        options,
        Box::new(move |context| {
            let mut app = PlanscopeApp::new(&context.egui_ctx, settings, settings_file);
            app.state.handle(start);
            Ok(Box::new(app))
        }),
    )
    .map_err(|error| anyhow::anyhow!("no window: {error}"))
}

/// The window's content.
#[derive(Debug)]
pub struct PlanscopeApp {
    /// The state that is drawn.
    pub state: AppState,
    commands: Commands,
    settings_file: Option<PathBuf>,
    saved: Settings,
}

impl PlanscopeApp {
    /// Sets fonts and colours and opens nothing yet. Settings are written to `settings_file` when they change.
    #[must_use]
    pub fn new(ctx: &egui::Context, settings: Settings, settings_file: Option<PathBuf>) -> Self {
        theme::install(ctx);
        theme::choose(ctx, settings.theme);
        let wake_ctx = ctx.clone();
        let state = AppState::new(settings.clone(), Arc::new(move || wake_ctx.request_repaint()));
        Self { state, commands: Commands::default(), settings_file, saved: settings }
    }

    /// Shows a state that a test has made.
    #[must_use]
    pub fn with_state(ctx: &egui::Context, state: AppState) -> Self {
        theme::install(ctx);
        theme::choose(ctx, state.settings.theme);
        let saved = state.settings.clone();
        Self { state, commands: Commands::default(), settings_file: None, saved }
    }

    fn remember_window(&mut self, ctx: &egui::Context) {
        let place = ctx.input(|input| {
            let viewport = input.viewport();
            let whole = viewport.fullscreen.unwrap_or(false) || viewport.maximized.unwrap_or(false);
            viewport
                .inner_rect
                .filter(|_| !whole)
                .map(|rect| WindowPlace { width: rect.width(), height: rect.height() })
        });
        if place.is_some() {
            self.state.settings.window = place;
        }
    }

    fn save_settings(&mut self) {
        if self.saved == self.state.settings {
            return;
        }
        self.saved = self.state.settings.clone();
        if let Some(file) = &self.settings_file
            && let Err(error) = self.saved.write(file)
        {
            tracing::warn!("settings not saved: {error}: {}", file.display());
        }
    }
}

/// Does what only the window can do.
fn carry_out(ctx: &egui::Context, effect: Effect) {
    match effect {
        Effect::Copy(text) => ctx.copy_text(text),
        Effect::Theme(choice) => theme::choose(ctx, choice),
        Effect::FocusSearch => ctx.memory_mut(|memory| memory.request_focus(shell::search_id())),
        Effect::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
    }
}

impl eframe::App for PlanscopeApp {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.state.receive();
        shell::read_input(ctx, &self.state, &mut self.commands);
        for command in self.commands.take() {
            self.state.handle(command);
        }
        for effect in self.state.take_effects() {
            carry_out(ctx, effect);
        }
        // Resizing must not write a file at every step: the size alone waits for the next change, or for the end.
        let window = self.saved.window;
        if (Settings { window, ..self.state.settings.clone() }) != self.saved {
            self.save_settings();
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        shell::ui(ui, &self.state, &mut self.commands);
        if !self.commands.is_empty() {
            // They are carried out before the next frame, which therefore has to come.
            ui.ctx().request_repaint();
        }
        let ctx = ui.ctx().clone();
        self.remember_window(&ctx);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.save_settings();
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}
