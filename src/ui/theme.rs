//! Colours, sizes and type of the window, and egui's style made from them.

use std::sync::{Arc, OnceLock};

use egui::epaint::Shadow;
use egui::epaint::text::{FontTweak, VariationCoords};
use egui::style::{ScrollStyle, Selection, WidgetVisuals, Widgets};
use egui::text::{FontData, FontDefinitions, LayoutJob, TextFormat};
use egui::{Color32, Context, CornerRadius, FontFamily, FontId, Margin, RichText, Stroke, Style, TextStyle, Vec2};

use skrifa::MetadataProvider as _;

use crate::app::ThemeChoice;
use crate::chart::{Palette, Role};
use crate::fonts;
use crate::model::Status;

/// Space between things that belong together, and its multiples, in points.
pub mod space {
    /// Between an icon and its label.
    pub const XS: f32 = 4.0;
    /// Between controls of a group.
    pub const S: f32 = 8.0;
    /// Between groups of a card.
    pub const M: f32 = 12.0;
    /// Between cards; inside their edges.
    pub const L: f32 = 16.0;
    /// Around a page.
    pub const XL: f32 = 24.0;
}

/// Corner radii in points.
pub mod radius {
    /// Chips and bars.
    pub const CHIP: u8 = 4;
    /// Buttons and fields.
    pub const CONTROL: u8 = 6;
    /// Cards.
    pub const CARD: u8 = 8;
    /// Dialogs.
    pub const DIALOG: u8 = 12;
}

/// Text sizes in points.
pub mod size {
    /// Numbers beside marks.
    pub const MARK: f32 = 10.0;
    /// Key caps and the year filter.
    pub const CAP: f32 = 11.0;
    /// Labels.
    pub const LABEL: f32 = 12.0;
    /// Body text.
    pub const BODY: f32 = 13.0;
    /// Headings, and original text.
    pub const HEADING: f32 = 14.0;
    /// Text in the reader.
    pub const READER: f32 = 15.0;
    /// Names on cards.
    pub const CARD: f32 = 16.0;
    /// Figures.
    pub const FIGURE: f32 = 18.0;
    /// Titles of pages.
    pub const PAGE: f32 = 20.0;
    /// The figure of a card.
    pub const HEADLINE: f32 = 28.0;
    /// The same where a long unit leaves less room.
    pub const HEADLINE_SMALL: f32 = 21.0;
}

/// Height of a row of a list or table, in points.
pub const ROW: f32 = 28.0;
/// Height of a button.
pub const BUTTON: f32 = 32.0;
/// Height of a small button.
pub const BUTTON_SMALL: f32 = 28.0;
/// Height of the bar at the top.
pub const TOP_BAR: f32 = 48.0;
/// Below this width of the window, the evidence lies over the page.
pub const NARROW: f32 = 1200.0;

/// How heavy type is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// 400
    #[default]
    Regular,
    /// 500
    Medium,
    /// 600
    Semibold,
}

impl Weight {
    const ALL: [Self; 3] = [Self::Regular, Self::Medium, Self::Semibold];

    const fn axis(self) -> f32 {
        match self {
            Self::Regular => 400.0,
            Self::Medium => 500.0,
            Self::Semibold => 600.0,
        }
    }

    /// Name of the interface font at this weight, among egui's fonts.
    const fn font_name(self) -> &'static str {
        match self {
            Self::Regular => "sans-400",
            Self::Medium => "sans-500",
            Self::Semibold => "sans-600",
        }
    }

    /// Its font family in egui.
    #[must_use]
    pub fn family(self) -> FontFamily {
        static NAMES: OnceLock<[Arc<str>; 2]> = OnceLock::new();
        let [medium, semibold] = NAMES.get_or_init(|| ["medium".into(), "semibold".into()]);
        match self {
            Self::Regular => FontFamily::Proportional,
            Self::Medium => FontFamily::Name(Arc::clone(medium)),
            Self::Semibold => FontFamily::Name(Arc::clone(semibold)),
        }
    }
}

/// A font of the interface.
#[must_use]
pub fn font(size: f32, weight: Weight) -> FontId {
    FontId::new(size, weight.family())
}

/// Height of a line of interface text of a size, in points. Text in the reader has lines of 29, original text of 24.
#[must_use]
pub const fn line_height(size: f32) -> f32 {
    match size as u32 {
        0..=12 => 16.0,
        13..=17 => 20.0,
        18 | 19 => 24.0,
        20..=27 => 28.0,
        _ => 32.0,
    }
}

/// Text of the interface.
#[must_use]
pub fn text(text: impl Into<String>, size: f32, weight: Weight, color: Color32) -> RichText {
    RichText::new(text).font(font(size, weight)).color(color).line_height(Some(line_height(size)))
}

/// A format for a [`LayoutJob`] of interface text.
#[must_use]
pub fn format(size: f32, weight: Weight, color: Color32) -> TextFormat {
    TextFormat { line_height: Some(line_height(size)), ..TextFormat::simple(font(size, weight), color) }
}

/// Pieces of interface text behind each other. Only for text of one script with spaces at the seams: egui shapes each
/// piece alone, which breaks words apart in other scripts.
#[must_use]
pub fn pieces<'a>(pieces: impl IntoIterator<Item = (&'a str, TextFormat)>) -> LayoutJob {
    let mut job = LayoutJob::default();
    for (piece, format) in pieces {
        job.append(piece, 0.0, format);
    }
    job
}

/// The colours of light or dark, ready for egui. Take it with [`Theme::of`].
#[derive(Clone, Debug)]
pub struct Theme {
    /// Whether it is light on dark.
    pub dark: bool,
    /// The same colours by role, for marks and charts.
    pub palette: Palette,
    /// Behind cards.
    pub canvas: Color32,
    /// Cards and bars.
    pub panel: Color32,
    /// Side panels.
    pub side: Color32,
    /// Tracks, wells, pressed things.
    pub sunken: Color32,
    /// Ground of what is selected.
    pub selected: Color32,
    /// Hairlines.
    pub line: Color32,
    /// Stronger lines.
    pub line_strong: Color32,
    /// Outlines of controls.
    pub line_control: Color32,
    /// Titles and figures.
    pub ink1: Color32,
    /// Body text.
    pub ink2: Color32,
    /// Labels.
    pub ink3: Color32,
    /// Actual figures.
    pub actual: Color32,
    /// Ground of actual figures in text.
    pub actual_tint: Color32,
    /// Expected figures.
    pub expected: Color32,
    /// Ground of expected figures in text.
    pub expected_tint: Color32,
    /// Targets.
    pub target: Color32,
    /// Ground of targets in text.
    pub target_tint: Color32,
    /// Derived figures.
    pub derived: Color32,
    /// Warnings.
    pub warning: Color32,
    /// Ground of warnings.
    pub warning_ground: Color32,
    /// Errors.
    pub error: Color32,
    /// The ring of what has the keyboard.
    pub focus: Color32,
}

impl Theme {
    fn new(dark: bool) -> Self {
        let palette = if dark { Palette::DARK } else { Palette::LIGHT };
        let color = |role| {
            let rgb = palette.get(role);
            Color32::from_rgb(rgb.0, rgb.1, rgb.2)
        };
        Self {
            dark,
            canvas: color(Role::Canvas),
            panel: color(Role::Panel),
            side: color(Role::Side),
            sunken: color(Role::Sunken),
            selected: color(Role::Selected),
            line: color(Role::Line),
            line_strong: color(Role::LineStrong),
            line_control: color(Role::LineControl),
            ink1: color(Role::Ink1),
            ink2: color(Role::Ink2),
            ink3: color(Role::Ink3),
            actual: color(Role::Actual),
            actual_tint: color(Role::ActualTint),
            expected: color(Role::Expected),
            expected_tint: color(Role::ExpectedTint),
            target: color(Role::Target),
            target_tint: color(Role::TargetTint),
            derived: color(Role::Derived),
            warning: color(Role::Warning),
            warning_ground: color(Role::WarningGround),
            error: color(Role::Error),
            focus: color(Role::Focus),
            palette,
        }
    }

    /// The colours that a `Ui` draws with now.
    #[must_use]
    pub fn of(ui: &egui::Ui) -> &'static Self {
        Self::dark_or_light(ui.visuals().dark_mode)
    }

    /// The dark or the light colours.
    #[must_use]
    pub fn dark_or_light(dark: bool) -> &'static Self {
        static THEMES: OnceLock<[Theme; 2]> = OnceLock::new();
        let [light, dark_theme] = THEMES.get_or_init(|| [Self::new(false), Self::new(true)]);
        if dark { dark_theme } else { light }
    }

    /// The colour of figures of a status.
    #[must_use]
    pub const fn status(&self, status: Status) -> Color32 {
        match status {
            Status::Actual => self.actual,
            Status::Expected => self.expected,
            Status::Target => self.target,
        }
    }

    /// The ground of figures of a status in text.
    #[must_use]
    pub const fn status_tint(&self, status: Status) -> Color32 {
        match status {
            Status::Actual => self.actual_tint,
            Status::Expected => self.expected_tint,
            Status::Target => self.target_tint,
        }
    }

    /// The shadow under a card: none in the dark.
    #[must_use]
    pub fn card_shadow(&self) -> Shadow {
        if self.dark {
            Shadow::NONE
        } else {
            Shadow { offset: [0, 1], blur: 2, spread: 0, color: Color32::from_black_alpha(15) }
        }
    }

    /// The shadow under a dialog.
    #[must_use]
    pub fn dialog_shadow(&self) -> Shadow {
        let alpha = if self.dark { 140 } else { 70 };
        Shadow { offset: [0, 12], blur: 32, spread: 0, color: Color32::from_black_alpha(alpha) }
    }
}

/// Sets fonts and both styles. Call once, before the first frame.
pub fn install(ctx: &Context) {
    ctx.set_fonts(font_definitions());
    // Where the desktop does not say what it prefers.
    ctx.options_mut(|options| options.fallback_theme = egui::Theme::Light);
    ctx.set_style_of(egui::Theme::Light, style(Theme::dark_or_light(false)));
    ctx.set_style_of(egui::Theme::Dark, style(Theme::dark_or_light(true)));
}

/// Switches the colours.
pub fn choose(ctx: &Context, choice: ThemeChoice) {
    ctx.set_theme(match choice {
        ThemeChoice::System => egui::ThemePreference::System,
        ThemeChoice::Light => egui::ThemePreference::Light,
        ThemeChoice::Dark => egui::ThemePreference::Dark,
    });
}

/// The interface font at three weights, then the bundled fonts of other scripts; the system's fonts come behind them,
/// through eframe.
fn font_definitions() -> FontDefinitions {
    let mut definitions = FontDefinitions::empty();
    let mut fallbacks = Vec::new();
    let line = fonts::bundled().first().map_or(0.0, |font| baseline(font.bytes));
    for bundled in fonts::bundled() {
        if bundled.family == fonts::FAMILY {
            for weight in Weight::ALL {
                let tweak =
                    FontTweak { coords: VariationCoords::new([(*b"wght", weight.axis())]), ..FontTweak::default() };
                let data = FontData::from_static(bundled.bytes).tweak(tweak);
                definitions.font_data.insert(weight.font_name().to_owned(), Arc::new(data));
            }
        } else {
            let tweak = FontTweak { y_offset_factor: line - baseline(bundled.bytes), ..FontTweak::default() };
            let data = FontData::from_static(bundled.bytes).tweak(tweak);
            definitions.font_data.insert(bundled.family.to_owned(), Arc::new(data));
            fallbacks.push(bundled.family.to_owned());
        }
    }
    for weight in Weight::ALL {
        let mut chain = vec![weight.font_name().to_owned()];
        chain.extend(fallbacks.iter().cloned());
        if weight == Weight::Regular {
            definitions.families.insert(FontFamily::Monospace, chain.clone());
        }
        definitions.families.insert(weight.family(), chain);
    }
    definitions
}

/// How far the baseline lies below the middle of a font's line, in parts of its size. egui sets fonts of one line by
/// their middles, so that digits and Kannada letters would not stand on one line.
fn baseline(font: &[u8]) -> f32 {
    let Ok(font) = skrifa::FontRef::new(font) else { return 0.0 };
    let metrics = font.metrics(skrifa::instance::Size::unscaled(), skrifa::instance::LocationRef::default());
    let middle = (metrics.ascent + metrics.descent - metrics.leading) / 2.0;
    middle / f32::from(metrics.units_per_em.max(1))
}

fn style(theme: &Theme) -> Style {
    let mut style = if theme.dark { egui::Theme::Dark } else { egui::Theme::Light }.default_style();
    style.text_styles = [
        (TextStyle::Small, font(size::LABEL, Weight::Regular)),
        (TextStyle::Body, font(size::BODY, Weight::Regular)),
        (TextStyle::Button, font(size::BODY, Weight::Medium)),
        (TextStyle::Heading, font(size::HEADING, Weight::Semibold)),
        (TextStyle::Monospace, font(size::BODY, Weight::Regular)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(space::S, space::XS);
    spacing.button_padding = Vec2::new(space::M, 6.0);
    spacing.interact_size = Vec2::new(BUTTON_SMALL, BUTTON_SMALL);
    spacing.menu_margin = Margin::same(4);
    spacing.window_margin = Margin::same(16);
    spacing.scroll = ScrollStyle { bar_width: 8.0, ..ScrollStyle::floating() };
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.25;
    style.animation_time = 0.08;
    set_visuals(&mut style.visuals, theme);
    style
}

fn set_visuals(visuals: &mut egui::Visuals, theme: &Theme) {
    visuals.dark_mode = theme.dark;
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(theme.ink3);
    visuals.hyperlink_color = theme.ink1;
    visuals.faint_bg_color = theme.side;
    visuals.extreme_bg_color = theme.panel;
    visuals.code_bg_color = theme.sunken;
    visuals.warn_fg_color = theme.warning;
    visuals.error_fg_color = theme.error;
    visuals.panel_fill = theme.canvas;
    visuals.window_fill = theme.panel;
    visuals.window_stroke = Stroke::new(1.0, theme.line_strong);
    visuals.window_corner_radius = CornerRadius::same(radius::DIALOG);
    visuals.menu_corner_radius = CornerRadius::same(radius::CARD);
    visuals.window_shadow = theme.dialog_shadow();
    visuals.popup_shadow = Shadow { offset: [0, 4], blur: 16, spread: 0, color: Color32::from_black_alpha(40) };
    visuals.selection = Selection { bg_fill: theme.selected, stroke: Stroke::new(1.0, theme.ink1) };
    visuals.text_cursor.stroke = Stroke::new(1.5, theme.ink1);
    visuals.widgets = widgets(theme);
}

fn widgets(theme: &Theme) -> Widgets {
    let look = |fill, stroke, ink| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, stroke),
        corner_radius: CornerRadius::same(radius::CONTROL),
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: look(theme.panel, theme.line, theme.ink2),
        inactive: look(theme.panel, theme.line_strong, theme.ink1),
        hovered: look(theme.sunken, theme.line_control, theme.ink1),
        active: look(theme.sunken, theme.focus, theme.ink1),
        open: look(theme.sunken, theme.line_control, theme.ink1),
    }
}
