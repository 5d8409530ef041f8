//! Marks on texts of several scripts, as laid out and as drawn.

use egui::{Color32, FontId, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::chart::Look;

const KANNADA: &str =
    "ನಗರದ ಅಲ್ಯೂಮಿನಿಯಂ ಆಧಾರಿತ ಹೊಸ ವಸ್ತುಗಳ ಉದ್ಯಮದಲ್ಲಿ ದೊಡ್ಡ ಪ್ರಮಾಣದ ಉದ್ಯಮಗಳ ಸಂಖ್ಯೆ 150 ಮೀರುತ್ತದೆ ಮತ್ತು ಉತ್ಪಾದನಾ ಮೌಲ್ಯವು 100 ಬಿಲಿಯನ್ ಯುವಾನ್ ಮೀರುತ್ತದೆ.";
const ARABIC: &str =
    "تخطط المدينة لرفع الطاقة الإنتاجية إلى 2.5 مليون طن (بما في ذلك المعاد تدويره) بحلول عام 2027، وفق البيان (٣٫١٤٪).";
const CHINESE: &str = "到2027年，全市铝基新材料产业规上企业突破150家，产值突破1000亿元，今年有望超过500亿元。";

fn style() -> TextStyle {
    TextStyle {
        font: FontId::proportional(14.0),
        line_height: 24.0,
        color: Color32::from_rgb(0x14, 0x18, 0x1F),
        max_rows: usize::MAX,
    }
}

fn mark(text: &str, part: &str, look: MarkLook, number: usize) -> TextMark {
    let start = text.find(part).unwrap();
    TextMark {
        span: Span::new(start, start + part.len()),
        look,
        selected: false,
        number: (number > 0).then_some(number),
        label: if look == MarkLook::Cue { String::new() } else { format!("Figure {part}") },
    }
}

fn samples() -> Vec<(&'static str, Vec<TextMark>)> {
    let target = MarkLook::Figure(MarkKind::Target);
    let mut selected = mark(KANNADA, "100 ಬಿಲಿಯನ್ ಯುವಾನ್", target, 2);
    selected.selected = true;
    vec![
        (KANNADA, vec![mark(KANNADA, "150", target, 1), selected, mark(KANNADA, "ಮೀರುತ್ತದೆ", MarkLook::Cue, 0)]),
        (
            ARABIC,
            vec![
                mark(ARABIC, "2.5 مليون طن", MarkLook::Figure(MarkKind::Actual), 3),
                mark(ARABIC, "بحلول عام 2027", MarkLook::Cue, 0),
            ],
        ),
        (
            CHINESE,
            vec![
                mark(CHINESE, "150家", target, 14),
                mark(CHINESE, "500亿元", MarkLook::Figure(MarkKind::Expected), 15),
                mark(CHINESE, "突破", MarkLook::Cue, 0),
                mark(CHINESE, "全市", MarkLook::Found, 0),
            ],
        ),
    ]
}

#[derive(Default)]
struct State {
    clicked: Option<(usize, usize)>,
    rects: Vec<Vec<Option<Rect>>>,
}

fn harness() -> Harness<'static, State> {
    let samples = samples();
    let mut ready = false;
    let mut harness = Harness::builder().with_size([360.0, 420.0]).build_ui_state(
        move |ui, state: &mut State| {
            if !ready {
                crate::ui::theme::install(ui.ctx());
                ui.ctx().set_theme(egui::Theme::Light);
                ready = true;
                return;
            }
            let palette = Palette::of(Look::Light);
            ui.spacing_mut().item_spacing.y = 12.0;
            ui.set_max_width(340.0);
            state.rects.clear();
            for (at, (text, marks)) in samples.iter().enumerate() {
                let out = MarkedText::new(text, marks, style()).width(320.0).show(ui, &palette);
                if let Some(mark) = out.clicked {
                    state.clicked = Some((at, mark));
                }
                state.rects.push(out.mark_rects);
            }
        },
        State::default(),
    );
    harness.run();
    harness
}

#[test]
fn a_click_on_a_figure_says_which() {
    let mut harness = harness();
    harness.get_by_label("Figure 100 ಬಿಲಿಯನ್ ಯುವಾನ್").click();
    harness.run();
    assert_eq!(harness.state().clicked, Some((0, 1)));
    harness.get_by_label("Figure 2.5 مليون طن").click_accesskit();
    harness.run();
    assert_eq!(harness.state().clicked, Some((1, 0)));
    harness.get_by_label(CHINESE);
}

#[test]
fn every_mark_is_on_screen() {
    let harness = harness();
    for rects in &harness.state().rects {
        for rect in rects {
            let rect = rect.unwrap();
            assert!(rect.width() > 12.0 && rect.width() < 330.0, "{rect:?}");
        }
    }
}

#[test]
fn marks_look_right_in_every_script() {
    let mut harness = harness();
    harness.snapshot("marked_text");
}
