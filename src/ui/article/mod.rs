//! The article reader.

mod claims;
mod list;
mod model;
mod page;
mod reader;

pub use model::{ArticleCard, ArticleClaim, ArticleList, ArticleView, Block, ListOrder, article_list, article_view};
pub use page::ui;
