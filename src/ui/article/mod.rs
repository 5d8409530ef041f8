//! The article reader.

mod model;

pub use model::{ArticleCard, ArticleClaim, ArticleList, ArticleView, Block, ListOrder, article_list, article_view};

/// Shows the articles, the one of `file` open, with its side panels.
pub fn ui(ui: &mut egui::Ui, state: &crate::app::AppState, file: Option<&str>, out: &mut crate::app::Commands) {
    let _ = (state, out);
    ui.label(file.unwrap_or("Articles"));
}
