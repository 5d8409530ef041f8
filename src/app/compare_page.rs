//! What the user has chosen on the compare page.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::model::{Currency, Metric, Unit};

/// A column of the coverage table: one named metric, or all others together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Column {
    /// One of [`Metric::NAMED`].
    Named(Metric),
    /// Every [`Metric::Other`].
    Other,
}

impl Column {
    /// The column that a metric belongs to.
    #[must_use]
    pub fn of(metric: &Metric) -> Self {
        match metric {
            Metric::Other(_) => Self::Other,
            named => Self::Named(named.clone()),
        }
    }

    /// In lower case, as it stands inside a sentence: "output value", "other".
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Named(metric) => metric.label(),
            Self::Other => "other".to_owned(),
        }
    }
}

/// In which order rows stand: gathered under something, or ranked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Order {
    /// Region first, its products below it, the regions with most to tell in front.
    #[default]
    Region,
    /// Product first, the regions that report it below it.
    Product,
    /// By the part of the target that is reached, the largest first.
    Reached,
    /// By what is left to the target, the least first.
    Gap,
    /// By the growth needed a year, the lowest first.
    Needed,
    /// By the name of the region.
    Name,
}

impl Order {
    /// All of them, as the page offers them.
    pub const ALL: [Self; 6] = [Self::Region, Self::Product, Self::Reached, Self::Gap, Self::Needed, Self::Name];

    /// Its words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Region => "By region",
            Self::Product => "By product",
            Self::Reached => "By share reached",
            Self::Gap => "By gap",
            Self::Needed => "By growth needed",
            Self::Name => "By name",
        }
    }

    /// Whether rows get a rank.
    #[must_use]
    pub const fn ranks(self) -> bool {
        matches!(self, Self::Reached | Self::Gap | Self::Needed)
    }
}

/// How the chosen figures are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CompareView {
    /// Current figure and target of each row on one scale.
    #[default]
    Dumbbell,
    /// All series as indices of one year.
    Index,
    /// A little trajectory of each row, all on the same axes.
    Multiples,
}

impl CompareView {
    /// All of them, as the page offers them.
    pub const ALL: [Self; 3] = [Self::Dumbbell, Self::Index, Self::Multiples];

    /// Its words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Dumbbell => "Dumbbell",
            Self::Index => "Index",
            Self::Multiples => "Small multiples",
        }
    }
}

/// A column of the table of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SortKey {
    /// Rank in the chosen order.
    Rank,
    /// Name of the region.
    Region,
    /// Industry or product.
    Product,
    /// Current figure.
    Now,
    /// Target.
    Target,
    /// Target less current figure.
    ToGo,
    /// Part of the target.
    Reached,
    /// Growth needed a year.
    Needed,
    /// Language of the source.
    Source,
}

/// The choices of the compare page. Regions are shown unless excluded, so that a new folder shows all of its own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ComparePage {
    /// Regions whose box is not checked.
    pub excluded: BTreeSet<String>,
    /// Chosen column; `None` for the first.
    pub column: Option<Column>,
    /// Chosen unit, where the column holds several; `None` for the most frequent.
    pub unit: Option<Unit>,
    /// Chosen product; `None` for all.
    pub product: Option<String>,
    /// What amounts of money are converted into; `None`: they stay as stated.
    pub convert: Option<Currency>,
    /// How the figures are drawn.
    pub view: CompareView,
    /// Chosen base year of indices; `None` for the first that serves.
    pub base: Option<i32>,
    /// Order of the chart's rows.
    pub order: Order,
    /// Order of the table, and whether the largest comes first.
    pub sort: (SortKey, bool),
    /// Cell of the coverage table whose claims are listed: region and column.
    pub cell: Option<(String, Column)>,
}

impl Default for ComparePage {
    fn default() -> Self {
        Self {
            excluded: BTreeSet::new(),
            column: None,
            unit: None,
            product: None,
            convert: None,
            view: CompareView::default(),
            base: None,
            order: Order::default(),
            sort: (SortKey::Reached, false),
            cell: None,
        }
    }
}

/// What the user does on the compare page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CompareAction {
    /// Chooses a metric. Unit, product, base year and cell belong to the old one and are forgotten.
    Column(Column),
    /// Chooses a unit.
    Unit(Unit),
    /// Chooses a product, or all.
    Product(Option<String>),
    /// Converts amounts of money into a currency, or leaves them as stated. A unit chosen before is forgotten.
    Convert(Option<Currency>),
    /// Chooses how the figures are drawn.
    View(CompareView),
    /// Chooses the base year of indices.
    Base(i32),
    /// Chooses the order of chart and table.
    Order(Order),
    /// Sorts by a column; once more turns the order round.
    Sort(SortKey),
    /// Checks or unchecks a region.
    ToggleRegion(String),
    /// Compares these regions out of all that there are, and no others.
    OnlyRegions {
        /// To be shown.
        shown: Vec<String>,
        /// All of the folder.
        all: Vec<String>,
    },
    /// Lists the claims of a cell of the coverage table and chooses its column, or closes the list.
    Cell(Option<(String, Column)>),
}

impl ComparePage {
    /// Carries out one action.
    pub fn handle(&mut self, action: CompareAction) {
        match action {
            CompareAction::Column(column) => self.choose(column),
            CompareAction::Unit(unit) => self.unit = Some(unit),
            CompareAction::Product(product) => self.product = product,
            CompareAction::Convert(currency) => {
                self.convert = currency;
                self.unit = None;
            }
            CompareAction::View(view) => self.view = view,
            CompareAction::Base(year) => self.base = Some(year),
            CompareAction::Order(order) => self.put_in_order(order),
            CompareAction::Sort(key) => {
                self.sort = if self.sort.0 == key { (key, !self.sort.1) } else { (key, false) };
            }
            CompareAction::ToggleRegion(region) => {
                if !self.excluded.remove(&region) {
                    self.excluded.insert(region);
                }
            }
            CompareAction::OnlyRegions { shown, all } => {
                self.excluded = all.into_iter().filter(|region| !shown.contains(region)).collect();
            }
            CompareAction::Cell(Some((region, column))) => {
                self.choose(column.clone());
                self.cell = Some((region, column));
            }
            CompareAction::Cell(None) => self.cell = None,
        }
    }

    /// The table follows, and may be sorted by another column afterwards.
    fn put_in_order(&mut self, order: Order) {
        self.order = order;
        self.sort = match order {
            Order::Reached | Order::Gap | Order::Needed => (SortKey::Rank, false),
            Order::Name => (SortKey::Region, false),
            Order::Product => (SortKey::Product, false),
            Order::Region => Self::default().sort,
        };
    }

    fn choose(&mut self, column: Column) {
        if self.column.as_ref() != Some(&column) {
            self.column = Some(column);
            self.unit = None;
            self.product = None;
            self.base = None;
        }
        self.cell = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_metric_forgets_unit_and_product() {
        let mut page = ComparePage { unit: Some(Unit::Tonne), product: Some("steel".into()), ..ComparePage::default() };
        page.handle(CompareAction::Column(Column::Named(Metric::Jobs)));
        assert_eq!(page.column, Some(Column::Named(Metric::Jobs)));
        assert_eq!((page.unit, page.product), (None, None));
    }

    #[test]
    fn sorting_twice_turns_the_order_round() {
        let mut page = ComparePage::default();
        page.handle(CompareAction::Sort(SortKey::Needed));
        assert_eq!(page.sort, (SortKey::Needed, false));
        page.handle(CompareAction::Sort(SortKey::Needed));
        assert_eq!(page.sort, (SortKey::Needed, true));
    }

    #[test]
    fn an_order_also_sorts_the_table() {
        let mut page = ComparePage::default();
        page.handle(CompareAction::Order(Order::Gap));
        assert_eq!((page.order, page.sort), (Order::Gap, (SortKey::Rank, false)));
        page.handle(CompareAction::Sort(SortKey::Now));
        assert_eq!((page.order, page.sort), (Order::Gap, (SortKey::Now, false)));
        page.handle(CompareAction::Order(Order::Region));
        assert_eq!(page, ComparePage::default());
    }

    #[test]
    fn regions_are_shown_until_unchecked() {
        let mut page = ComparePage::default();
        page.handle(CompareAction::ToggleRegion("A".into()));
        assert!(page.excluded.contains("A"));
        page.handle(CompareAction::ToggleRegion("A".into()));
        assert!(page.excluded.is_empty());
        page.handle(CompareAction::OnlyRegions { shown: vec!["B".into()], all: vec!["A".into(), "B".into()] });
        assert_eq!(page.excluded.into_iter().collect::<Vec<_>>(), ["A"]);
    }
}
