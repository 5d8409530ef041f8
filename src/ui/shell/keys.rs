//! Keys and dropped files to commands.

use egui::{Context, Key, KeyboardShortcut, Modifiers};

use crate::app::{AppState, Command, Commands, Dialog};

use super::page_of_number;

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// Turns keys and dropped files into commands.
pub fn read_input(ctx: &Context, state: &AppState, out: &mut Commands) {
    read_dropped(ctx, out);
    let pressed =
        |modifiers, key| ctx.input_mut(|input| input.consume_shortcut(&KeyboardShortcut::new(modifiers, key)));
    if pressed(CTRL, Key::Q) {
        out.send(Command::Quit);
    }
    if state.dialog.is_none() {
        for (modifiers, key, command) in [
            (CTRL_SHIFT, Key::O, Command::OpenFilesDialog),
            (CTRL, Key::O, Command::OpenFolderDialog),
            (CTRL, Key::L, Command::OpenPathField),
            (CTRL_SHIFT, Key::F, Command::FocusSearch),
            (CTRL, Key::F, Command::FocusSearch),
            (CTRL, Key::E, Command::OpenExport(None)),
            (CTRL, Key::R, Command::Rescan),
            (Modifiers::NONE, Key::F5, Command::Rescan),
            (Modifiers::ALT, Key::ArrowLeft, Command::Back),
            (Modifiers::ALT, Key::ArrowRight, Command::Forward),
        ] {
            if pressed(modifiers, key) {
                out.send(command);
            }
        }
        for (number, key) in [Key::Num1, Key::Num2, Key::Num3, Key::Num4].into_iter().enumerate() {
            if pressed(CTRL, key)
                && let Some(command) = page_of_number(number)
            {
                out.send(command);
            }
        }
        claim_keys(ctx, state, out);
    }
    if pressed(Modifiers::NONE, Key::F1) {
        out.send(if state.dialog == Some(Dialog::Keys) { Command::CloseDialog } else { Command::ShowKeys });
    }
    if pressed(Modifiers::NONE, Key::F11) {
        let whole = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
        ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(!whole));
    }
    // An open menu closes itself by the same key.
    if !ctx.any_popup_open() && pressed(Modifiers::NONE, Key::Escape) {
        ctx.memory_mut(|memory| {
            if let Some(id) = memory.focused().filter(|id| *id == super::search_id()) {
                memory.surrender_focus(id);
            }
        });
        out.send(Command::Escape);
    }
}

/// Left and right step through claims while evidence shows, Enter then opens the reader; not while a field or a handle
/// needs the arrows.
fn claim_keys(ctx: &Context, state: &AppState, out: &mut Commands) {
    if ctx.text_edit_focused() || state.selected.is_none() {
        return;
    }
    // Cards and handles use the arrows themselves.
    if ctx.memory(egui::Memory::focused).is_some_and(|id| super::uses_arrows(ctx, id)) {
        return;
    }
    let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowRight) {
        out.send(Command::NextClaim);
    }
    if pressed(Key::ArrowLeft) {
        out.send(Command::PreviousClaim);
    }
}

fn read_dropped(ctx: &Context, out: &mut Commands) {
    let (paths, shift) = ctx.input(|input| {
        let paths: Vec<_> = input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect();
        (paths, input.modifiers.shift)
    });
    if !paths.is_empty() {
        out.send(if shift { Command::AddPaths(paths) } else { Command::OpenPaths(paths) });
    }
}
