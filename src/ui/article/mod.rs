//! The article reader.

mod model;

pub use model::{ArticleCard, ArticleClaim, ArticleList, ArticleView, Block, ListOrder, article_list, article_view};
