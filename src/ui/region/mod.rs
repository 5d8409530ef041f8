//! One region in depth.

mod bullets;
mod cards;
mod claim_rows;
mod links;
mod model;
mod page;
mod plots;
mod side;
mod table;

pub use bullets::{BulletCell, BulletGroup, BulletRow, bullet_groups};
pub use claim_rows::{COLUMNS, ClaimRow, claim_rows, sort_rows};
pub use model::{CheckLine, CommitmentQuote, RegionPage, Sources, quote, region_page, subtitle, worked_out};
pub use page::ui;
pub use plots::{Drawing, LeadsTo, Plot, StripFigure, plots, ratio_figures};
