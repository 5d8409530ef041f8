//! The chart on screen: paints the same scene that a file holds, and tells what the pointer and the keyboard do on it.
//!
//! An `egui_plot` holds the scene: its bounds are the scene's, so that a place of the scene is a place of the plot.
//! Every mark is a widget with a name, for screen readers and for the keyboard: Tab reaches the chart, left and right
//! go through the marks in time, Enter and Space open one.

use std::ops::RangeInclusive;
use std::sync::Arc;

use egui::{
    Color32, CursorIcon, EventFilter, Id, Key, Modifiers, Response, Sense, Shape, Stroke, Ui, WidgetInfo, vec2,
};
use egui_plot::{Plot, PlotBounds, PlotGeometry, PlotItem, PlotItemBase, PlotPoint, PlotTransform};

use crate::chart::scene::Hit;
use crate::chart::{Body, Chart, Look, Mark, Palette, Role, Scene, layout};
use crate::model::ClaimId;
use crate::ui::marks;
use crate::ui::scene_painter::ScenePainter;
use crate::ui::theme::{self, Weight};

/// How a chart is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct ViewOptions<'a> {
    /// Tells this chart from others on the page, and keeps its keyboard place.
    pub id: &'a str,
    /// Height of the chart in points, without the heading.
    pub height: f32,
    /// Light or dark.
    pub look: Look,
    /// Writes metric, unit and legend above the chart.
    pub heading: bool,
    /// The claim whose mark has a ring: the one in the evidence panel.
    pub selected: Option<&'a ClaimId>,
    /// The claim that the pointer is on elsewhere on the page: its mark lights up.
    pub hovered: Option<&'a ClaimId>,
}

impl<'a> ViewOptions<'a> {
    /// With a heading, as high as on the region page, nothing selected.
    #[must_use]
    pub const fn new(id: &'a str, look: Look) -> Self {
        Self { id, height: 216.0, look, heading: true, selected: None, hovered: None }
    }
}

/// What happened on a chart in this frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChartResponse {
    /// The claim of the mark under the pointer or with the keyboard.
    pub hovered: Option<ClaimId>,
    /// The claim of the mark that was clicked, or opened with Enter or Space: show its evidence.
    pub clicked: Option<ClaimId>,
    /// The claim of the mark that was clicked twice: open the reader at its sentence.
    pub double_clicked: Option<ClaimId>,
    /// The claim of the mark that was clicked with the other button: show its menu.
    pub secondary_clicked: Option<ClaimId>,
    /// The derived figure that was clicked, by its number in the profile.
    pub derived_clicked: Option<usize>,
}

/// Shows a chart over the whole width.
pub fn show(ui: &mut Ui, chart: &Chart, options: &ViewOptions<'_>) -> ChartResponse {
    let palette = Palette::of(options.look);
    if options.heading {
        heading(ui, chart, &palette);
    }
    let id = ui.scope_id().with(("chart", options.id));
    let size = vec2(ui.available_width().max(1.0), options.height);
    let scene = scene(ui, id, chart, size);
    let plot = Plot::new(id.with("plot"))
        .width(size.x)
        .height(size.y)
        .show_axes(false)
        .show_grid(false)
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .show_crosshair(false)
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_axis_zoom_drag(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .set_margin_fraction(vec2(0.0, 0.0))
        .invert_y(true)
        .sense(Sense::hover());
    let lit = lit_marks(chart, options);
    let item_scene = Arc::clone(&scene);
    let item_palette = palette;
    let marks: Vec<_> = chart.marks.iter().map(|mark| mark.kind).collect();
    let response = plot.show(ui, move |plot_ui| {
        let bounds = PlotBounds::from_min_max([0.0, 0.0], [f64::from(size.x), f64::from(size.y)]);
        plot_ui.set_plot_bounds(bounds);
        let base = PlotItemBase::new("scene".to_owned());
        plot_ui.add(SceneItem { base, scene: item_scene, palette: item_palette, bounds, lit, marks });
    });
    let plot_response = response.response.on_hover_cursor(CursorIcon::Default);
    describe(&plot_response, chart);
    let painter = ScenePainter { origin: plot_response.rect.min, palette: &palette };
    interact(ui, id, chart, &scene, &painter)
}

/// Metric and unit at the left, the legend at the right, or below where there is no room for both.
fn heading(ui: &mut Ui, chart: &Chart, palette: &Palette) {
    let legend = layout::legend_row(chart);
    let gap = ui.spacing().item_spacing.x;
    let row = ui.horizontal(|ui| {
        let ink = |role| marks::color(palette, role);
        ui.label(theme::text(&chart.heading, theme::size::HEADING, Weight::Semibold, ink(Role::Ink1)));
        ui.label(theme::text(&chart.unit, theme::size::LABEL, Weight::Regular, ink(Role::Ink3)));
        let room = ui.available_width();
        let fits = room >= legend.width + gap;
        if fits {
            ui.add_space(room - legend.width - gap);
            self::legend(ui, chart, &legend, palette);
        }
        fits
    });
    if !row.inner {
        legend_wrapped(ui, chart, palette);
    }
    ui.add_space(6.0);
}

fn legend(ui: &mut Ui, chart: &Chart, legend: &Scene, palette: &Palette) {
    if legend.items.is_empty() {
        return;
    }
    let (rect, response) = ui.allocate_exact_size(vec2(legend.width, legend.height), Sense::hover());
    let words: Vec<&str> = chart.legend.iter().map(|entry| entry.label()).collect();
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, format!("Legend: {}", words.join(", "))));
    let mut shapes = Vec::new();
    ScenePainter { origin: rect.min, palette }.shapes(ui, &legend.items, &mut shapes);
    ui.painter().extend(shapes);
}

/// Entry by entry, so that a narrow window has as many rows as it needs.
fn legend_wrapped(ui: &mut Ui, chart: &Chart, palette: &Palette) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        for entry in &chart.legend {
            let one = Chart { legend: vec![*entry], ..chart.clone() };
            legend(ui, &one, &layout::legend_row(&one), palette);
        }
    });
}

/// The chart laid out in this size; kept until chart or size change.
fn scene(ui: &Ui, id: Id, chart: &Chart, size: egui::Vec2) -> Arc<Scene> {
    type Kept = (Arc<Chart>, egui::Vec2, Arc<Scene>);
    let kept = ui.data(|data| data.get_temp::<Kept>(id));
    if let Some((of, at, scene)) = kept
        && at == size
        && *of == *chart
    {
        return scene;
    }
    let scene = Arc::new(layout::bare(chart, size.x, size.y));
    let kept: Kept = (Arc::new(chart.clone()), size, Arc::clone(&scene));
    ui.data_mut(|data| data.insert_temp(id, kept));
    scene
}

/// How a mark is lit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Light {
    Hovered,
    Selected,
}

/// Marks with a ring. A derived figure is lit by nothing but itself: its claims have marks of their own.
fn lit_marks(chart: &Chart, options: &ViewOptions<'_>) -> Vec<(usize, Light)> {
    let lit = |claim: Option<&ClaimId>, light: Light| {
        let of = |mark: &Mark| mark.derived.is_none() && claim.is_some_and(|claim| mark.claims.contains(claim));
        let numbers = chart.marks.iter().enumerate().filter(|(_, mark)| of(mark));
        numbers.map(|(number, _)| (number, light)).collect::<Vec<_>>()
    };
    [lit(options.hovered, Light::Hovered), lit(options.selected, Light::Selected)].concat()
}

fn describe(response: &Response, chart: &Chart) {
    let text = format!("{}. {}", chart.title, chart.description);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &text));
}

/// The scene as an item of a plot whose bounds are the scene's.
struct SceneItem {
    base: PlotItemBase,
    scene: Arc<Scene>,
    palette: Palette,
    bounds: PlotBounds,
    lit: Vec<(usize, Light)>,
    marks: Vec<crate::chart::MarkKind>,
}

impl SceneItem {
    /// The ground of rows that hold a selected mark.
    fn lit_rows(&self, painter: &ScenePainter<'_>, shapes: &mut Vec<Shape>) {
        let selected = |hit: &Hit| self.lit.contains(&(hit.mark, Light::Selected));
        for row in &self.scene.rows {
            if self.scene.hits.iter().any(|hit| selected(hit) && row.contains(hit.center)) {
                let color = marks::color(&self.palette, Role::Selected);
                shapes.push(Shape::rect_filled(painter.rect(row).expand2(vec2(6.0, 0.0)), 4, color));
            }
        }
    }

    fn lights(&self, ui: &Ui, painter: &ScenePainter<'_>, shapes: &mut Vec<Shape>) {
        for (number, light) in &self.lit {
            let (Some(hit), Some(kind)) =
                (self.scene.hits.iter().find(|hit| hit.mark == *number), self.marks.get(*number))
            else {
                continue;
            };
            // A row is lit as a whole.
            if *light == Light::Selected && !self.scene.rows.is_empty() {
                continue;
            }
            let role = if *light == Light::Selected { Role::Focus } else { Role::LineControl };
            let (center, ring) = (painter.place(hit.center), hit.radius + 4.0);
            shapes.push(Shape::circle_filled(center, ring, marks::color(&self.palette, Role::Selected)));
            shapes.push(marks::ring(center, ring, Stroke::new(2.0, marks::color(&self.palette, role))));
            painter.shapes(ui, &layout::mark(*kind, hit.center), shapes);
        }
    }
}

impl PlotItem for SceneItem {
    fn shapes(&self, ui: &Ui, transform: &PlotTransform, shapes: &mut Vec<Shape>) {
        let origin = transform.position_from_point(&PlotPoint::new(0.0, 0.0));
        let painter = ScenePainter { origin, palette: &self.palette };
        self.lit_rows(&painter, shapes);
        painter.shapes(ui, &self.scene.items, shapes);
        self.lights(ui, &painter, shapes);
    }

    fn initialize(&mut self, _x_range: RangeInclusive<f64>) {}

    fn color(&self) -> Color32 {
        marks::color(&self.palette, Role::Ink1)
    }

    /// Marks are widgets of their own, so that the plot itself has nothing to hover.
    fn allow_hover(&self) -> bool {
        false
    }

    fn geometry(&self) -> PlotGeometry<'_> {
        PlotGeometry::None
    }

    fn bounds(&self) -> PlotBounds {
        self.bounds
    }

    fn base(&self) -> &PlotItemBase {
        &self.base
    }

    fn base_mut(&mut self) -> &mut PlotItemBase {
        &mut self.base
    }
}

/// Marks as widgets. One of them at a time can be reached with Tab; the arrow keys go from it to the others.
fn interact(ui: &mut Ui, id: Id, chart: &Chart, scene: &Scene, painter: &ScenePainter<'_>) -> ChartResponse {
    let mut result = ChartResponse::default();
    let roving = step(ui, id, chart, scene);
    for (at, hit) in scene.hits.iter().enumerate() {
        let Some(mark) = chart.marks.get(hit.mark) else { continue };
        let mark_id = id.with(("mark", hit.mark));
        let sense = if at == roving { Sense::click() } else { Sense::CLICK };
        let mut response = ui.interact(painter.rect(&hit.area), mark_id, sense);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &mark.name));
        if let Some(label) = &hit.label {
            response |= ui.interact(painter.rect(label), mark_id.with("label"), Sense::CLICK);
        }
        let has_focus = ui.memory(|memory| memory.has_focus(mark_id));
        if has_focus {
            focus_ring(ui, hit, painter);
        }
        let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_ui(|ui| tooltip(ui, mark, painter));
        note(&mut result, &response, has_focus, mark);
    }
    result
}

/// The number in the scene's order of the mark that Tab reaches, after this frame's arrow keys.
fn step(ui: &Ui, id: Id, chart: &Chart, scene: &Scene) -> usize {
    let last = scene.hits.len().saturating_sub(1);
    let mark_id = |at: usize| scene.hits.get(at).map(|hit| id.with(("mark", hit.mark)));
    let kept = ui.data(|data| data.get_temp::<usize>(id.with("roving"))).unwrap_or_else(|| start(chart, scene));
    let focused = (0..=last).find(|at| mark_id(*at).is_some_and(|id| ui.memory(|memory| memory.has_focus(id))));
    let mut roving = focused.unwrap_or(kept).min(last);
    if let Some(from) = focused.and_then(mark_id) {
        let arrows = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(from, arrows));
        let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        let (back, forth) = (pressed(Key::ArrowLeft), pressed(Key::ArrowRight));
        roving = if pressed(Key::Home) > 0 {
            0
        } else if pressed(Key::End) > 0 {
            last
        } else {
            (roving + forth).saturating_sub(back).min(last)
        };
        if let Some(to) = mark_id(roving).filter(|to| *to != from) {
            ui.memory_mut(|memory| memory.request_focus(to));
        }
    }
    ui.data_mut(|data| data.insert_temp(id.with("roving"), roving));
    roving
}

/// The keyboard starts at the latest actual figure: most questions begin there.
fn start(chart: &Chart, scene: &Scene) -> usize {
    let is_actual =
        |hit: &Hit| chart.marks.get(hit.mark).is_some_and(|mark| mark.kind == crate::chart::MarkKind::Actual);
    match chart.body {
        Body::Trajectory(_) => scene.hits.iter().rposition(is_actual).unwrap_or(0),
        Body::Dumbbell(_) | Body::Multiples(_) => 0,
    }
}

fn focus_ring(ui: &Ui, hit: &Hit, painter: &ScenePainter<'_>) {
    let color = marks::color(painter.palette, Role::Focus);
    ui.painter().add(marks::ring(painter.place(hit.center), hit.radius + 7.0, Stroke::new(2.0, color)));
}

fn tooltip(ui: &mut Ui, mark: &Mark, painter: &ScenePainter<'_>) {
    let ink = |role| marks::color(painter.palette, role);
    for (number, line) in mark.details.iter().enumerate() {
        let (weight, role) =
            if number == 0 { (Weight::Semibold, mark.kind.role()) } else { (Weight::Regular, Role::Ink2) };
        ui.label(theme::text(line, theme::size::LABEL, weight, ink(role)));
    }
}

fn note(result: &mut ChartResponse, response: &Response, has_focus: bool, mark: &Mark) {
    let claim = || mark.claims.first().filter(|_| mark.derived.is_none()).cloned();
    if response.hovered() || (has_focus && result.hovered.is_none()) {
        result.hovered = claim();
    }
    if response.clicked() {
        result.clicked = claim();
        result.derived_clicked = mark.derived;
    }
    if response.double_clicked() {
        result.double_clicked = claim();
    }
    if response.secondary_clicked() {
        result.secondary_clicked = claim();
    }
}

#[cfg(test)]
mod tests;
