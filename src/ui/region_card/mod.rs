//! What a region card says: figures, bars, quotes and counts as values, in the order in which they are drawn.

mod target_note;
mod words;

use crate::app::{AppState, Filters};
use crate::chart::MarkKind;
use crate::model::format::{self, NumberText};
use crate::model::{ClaimId, Date, Derived, Metric, Point, RegionProfile, Series, Status, Unit};

use crate::ui::figures::{Claims, formula_text};
use crate::ui::marks::{BulletFigure, BulletSpec};
use crate::ui::region::{CommitmentQuote, LeadsTo, ratio_figures, subtitle, worked_out};

use target_note::target_note;
use words::{quotes, sources, story_note};

/// Rows of bars on a card at most.
const ROWS: usize = 3;
/// Characters of a subtitle, more or less.
const SUBTITLE: usize = 58;
/// Figures side by side at most.
const CELLS: usize = 3;

/// A card.
#[derive(Clone, Debug, PartialEq)]
pub struct RegionCard {
    /// Canonical name.
    pub region: String,
    /// "City in Sichuan · aluminium-based new materials"
    pub subtitle: String,
    /// Whether no article is about it.
    pub derived_only: bool,
    /// Things to check that were not marked as seen.
    pub open_checks: usize,
    /// The figure set large.
    pub headline: Option<Headline>,
    /// Pairs of current figure and target.
    pub rows: Vec<PairRow>,
    /// More pairs than there is room for.
    pub more_rows: usize,
    /// Current figures without a target, side by side; only where the headline has none either.
    pub cells: Vec<Cell>,
    /// Figures that lack their other half: "2.2 Mt processing now".
    pub no_pair: Vec<Cell>,
    /// A share from which the headline is derived: who has it, how much.
    pub part: Option<Part>,
    /// What is quoted.
    pub quotes: Vec<Quote>,
    /// Commitments that are not quoted.
    pub more_quotes: usize,
    /// "One story in two languages, counted once"
    pub note: Option<String>,
    /// Languages of its articles, ISO 639-1.
    pub languages: Vec<String>,
    /// Day of its newest article.
    pub date: Option<Date>,
    /// Whether that is the oldest day of the folder, and the folder has others.
    pub oldest: bool,
    /// Place of the day between the folder's first and last, from 0 to 1.
    pub freshness: f32,
    /// Number of commitments.
    pub commitments: usize,
    /// "21 claims", "no claims", "1 derived figure"
    pub counted: String,
}

/// A figure.
#[derive(Clone, Debug, PartialEq)]
pub struct CardFigure {
    /// Shape and colour.
    pub kind: MarkKind,
    /// `> 100`
    pub head: String,
    /// `bn yuan`
    pub tail: String,
    /// `2024`, or a day.
    pub when: String,
    /// The claim or formula behind it.
    pub leads_to: LeadsTo,
}

/// The figure set large, with its target.
#[derive(Clone, Debug, PartialEq)]
pub struct Headline {
    /// "Output value a year"
    pub label: String,
    /// Now.
    pub current: Option<CardFigure>,
    /// Then.
    pub target: Option<CardFigure>,
    /// What became of the target.
    pub target_note: Option<TargetNote>,
    /// The bar; `None` where there is nothing to measure against.
    pub bar: Option<BulletSpec>,
    /// `< 42%`
    pub reached: Option<Ratio>,
    /// `> 33.6% a year`
    pub needed: Option<Ratio>,
    /// How it was worked out, for a derived figure.
    pub formula: Option<String>,
}

pub use target_note::TargetNote;

/// A worked-out figure as shown, with what it leads to.
pub type Ratio = (String, LeadsTo);

/// A small pair with its bar.
#[derive(Clone, Debug, PartialEq)]
pub struct PairRow {
    /// "Electrolytic aluminium"
    pub name: String,
    /// Now.
    pub current: CardFigure,
    /// Then.
    pub target: CardFigure,
    /// What became of the target.
    pub target_note: Option<TargetNote>,
    /// The bar.
    pub bar: BulletSpec,
    /// `61.5%`
    pub reached: Option<Ratio>,
    /// `27.5% a year`
    pub needed: Option<Ratio>,
}

/// A figure with what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The figure.
    pub figure: CardFigure,
    /// "projects", "yuan per project", "processing now"
    pub label: String,
}

/// A share from which another figure is derived.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// "Guangyuan’s part"
    pub label: String,
    /// `58%`
    pub figure: CardFigure,
    /// From 0 to 1.
    pub fraction: f32,
}

/// A commitment in its own words.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Who promises.
    pub who: String,
    /// "English · no deadline"
    pub about: String,
    /// The words.
    pub quote: CommitmentQuote,
}

/// What all cards of a folder share.
#[derive(Clone, Copy, Debug)]
pub struct Folder<'a> {
    /// Claims and articles.
    pub claims: Claims<'a>,
    /// First and last day of its articles.
    pub days: Option<(Date, Date)>,
    /// What is hidden.
    pub filters: &'a Filters,
}

impl<'a> Folder<'a> {
    /// What the state shows.
    #[must_use]
    pub fn of(state: &'a AppState) -> Self {
        let days = state.collection.readings.iter().filter_map(|reading| reading.article.date());
        let days = days.fold(None, |range: Option<(Date, Date)>, day| {
            Some(range.map_or((day, day), |(first, last)| (first.min(day), last.max(day))))
        });
        Self { claims: Claims::new(&state.collection, &state.index), days, filters: &state.filters }
    }

    fn admits(&self, id: &ClaimId) -> bool {
        self.claims.get(id).is_some_and(|claim| self.filters.admits(claim))
    }

    /// The point, unless all claims that state it are hidden.
    fn point<'b>(&self, point: Option<&'b Point>) -> Option<&'b Point> {
        point.filter(|point| point.claims.iter().any(|id| self.admits(id)))
    }
}

/// Whether filters and search let a region's card show.
#[must_use]
pub fn is_shown(profile: &RegionProfile, folder: &Folder<'_>) -> bool {
    let filters = folder.filters;
    if filters.is_default() {
        return true;
    }
    let articles: Vec<_> = profile.articles.iter().filter_map(|file| folder.claims.article(file)).collect();
    let language = profile.derived_only || articles.iter().any(|article| filters.admits_language(&article.lang));
    let claims: Vec<_> = folder.claims.all(&profile.claims).collect();
    let figures = if claims.is_empty() {
        // Without a claim there is nothing that status, metric, sector or year could speak about.
        filters.years.is_none() && !(profile.derived_only && filters.derived_off)
    } else {
        claims.iter().any(|claim| filters.admits(claim))
    };
    let found = filters.search.trim().is_empty()
        || filters.finds_text(&profile.region)
        || claims.iter().any(|claim| filters.finds_claim(claim))
        || profile.commitments.iter().any(|commitment| filters.finds_text(&commitment.sentence))
        || articles.iter().any(|article| filters.finds_article(article));
    language && figures && found
}

/// The card of a region.
#[must_use]
pub fn region_card(profile: &RegionProfile, folder: &Folder<'_>, open_checks: usize) -> RegionCard {
    let claims = folder.claims;
    let headline_at = profile.series.iter().position(|series| {
        !series.unit.is_ratio()
            && (folder.point(series.current.as_ref()).is_some() || folder.point(series.target.as_ref()).is_some())
    });
    let lead = headline_at.and_then(|at| profile.series.get(at));
    let headline = lead.map(|series| headline(profile, series, folder)).or_else(|| derived_headline(profile, folder));
    let others =
        || profile.series.iter().enumerate().filter(|(at, _)| Some(*at) != headline_at).map(|(_, series)| series);
    let mut rows: Vec<PairRow> = others().filter_map(|series| pair_row(profile, series, folder)).collect();
    let more_rows = rows.len().saturating_sub(ROWS);
    rows.truncate(ROWS);
    let has_target = headline.as_ref().is_some_and(|headline| headline.target.is_some());
    let lone: Vec<Cell> = others().filter_map(|series| lone_figure(series, folder, has_target)).collect();
    let mut cells = Vec::new();
    let mut no_pair = Vec::new();
    if has_target || !rows.is_empty() {
        no_pair = lone.into_iter().take(2).collect();
    } else if headline_at.is_some() {
        cells = lone;
        cells.extend(profile.derived.iter().filter(|_| !folder.filters.derived_off).filter_map(derived_cell));
        cells.truncate(CELLS);
    }
    let quotes = quotes(profile, headline.is_some(), has_target || !rows.is_empty(), folder);
    let (languages, date) = sources(profile, folder);
    RegionCard {
        region: profile.region.clone(),
        subtitle: card_subtitle(profile, claims),
        derived_only: profile.derived_only,
        open_checks,
        part: headline.as_ref().filter(|_| profile.derived_only).and_then(|_| part(profile, claims)),
        headline,
        rows,
        more_rows,
        cells,
        no_pair,
        more_quotes: profile.commitments.len() - quotes.len(),
        quotes,
        note: story_note(profile, claims),
        languages,
        date,
        oldest: date.zip(folder.days).is_some_and(|(day, (first, last))| day == first && first != last),
        freshness: date.zip(folder.days).map_or(1.0, |(day, days)| place(day, days)),
        commitments: profile.commitments.len(),
        counted: counted(profile),
    }
}

/// Place of a day between two others, from 0 to 1.
#[must_use]
pub fn place(day: Date, (first, last): (Date, Date)) -> f32 {
    let days = |from: Date, to: Date| from.until(to).map_or(0, |span| span.get_days()) as f32;
    let all = days(first, last);
    if all > 0.0 { days(first, day) / all } else { 1.0 }
}

fn card_subtitle(profile: &RegionProfile, claims: Claims<'_>) -> String {
    if profile.derived_only {
        let kind = subtitle(profile, claims);
        let kind = kind.split(" · ").next().unwrap_or_default().to_owned();
        let from = profile
            .derived
            .first()
            .and_then(|derived| claims.all(&derived.claims).find_map(|claim| claim.region.clone()));
        return from.map_or(kind.clone(), |from| format!("{kind} · named in the {from} article"));
    }
    // Sectors go from the end until the line fits a card.
    let mut text = subtitle(profile, claims);
    while text.chars().count() > SUBTITLE
        && let Some((shorter, _)) = text.rsplit_once(", ")
    {
        text = shorter.to_owned();
    }
    text
}

fn counted(profile: &RegionProfile) -> String {
    match (profile.claims.len(), profile.derived.len()) {
        (0, 0) => "no claims".to_owned(),
        (0, derived) if profile.derived_only => format::counted(derived, "derived figure"),
        (0, _) => "no claims".to_owned(),
        (claims, _) => format::counted(claims, "claim"),
    }
}

fn headline(profile: &RegionProfile, series: &Series, folder: &Folder<'_>) -> Headline {
    let current = folder.point(series.current.as_ref());
    let target = folder.point(series.target.as_ref());
    let expected = folder.point(series.expected.as_ref());
    let pair = current.is_some() && target.is_some();
    let (reached, needed) = if pair { ratios(&profile.region, series) } else { (None, None) };
    Headline {
        label: metric_label(&series.metric, None, !matches!(series.unit, Unit::Count)),
        current: current.map(|point| figure(point, &series.unit)),
        target: target.map(|point| figure(point, &series.unit)),
        target_note: target.and_then(|_| target_note(series, folder.claims)),
        bar: target.is_some().then(|| bar(current, expected, target)),
        reached,
        needed,
        formula: None,
    }
}

fn derived_headline(profile: &RegionProfile, folder: &Folder<'_>) -> Option<Headline> {
    if folder.filters.derived_off || !profile.derived_only {
        return None;
    }
    let derived = profile.derived.iter().find(|derived| !derived.unit.is_ratio())?;
    let text = format::derived(derived);
    Some(Headline {
        label: metric_label(&derived.metric, derived.sector.as_deref(), false),
        current: Some(derived_figure(derived)),
        target: None,
        target_note: None,
        bar: None,
        reached: None,
        needed: None,
        formula: Some(format!("{} = {}", formula_text(&derived.parts), text.short())),
    })
}

fn pair_row(profile: &RegionProfile, series: &Series, folder: &Folder<'_>) -> Option<PairRow> {
    let current = folder.point(series.current.as_ref())?;
    let target = folder.point(series.target.as_ref())?;
    if series.unit.is_ratio() {
        return None;
    }
    let (reached, needed) = ratios(&profile.region, series);
    let paired = |other: &&Series| {
        other.metric == series.metric && other.current.is_some() && other.target.is_some() && !other.unit.is_ratio()
    };
    let same_metric = profile.series.iter().filter(paired).count();
    let name = match &series.sector {
        Some(sector) if same_metric > 1 => format::sentence_case(sector),
        _ => format::sentence_case(&series.metric.label()),
    };
    Some(PairRow {
        name,
        current: figure(current, &series.unit),
        target: figure(target, &series.unit),
        target_note: target_note(series, folder.claims),
        bar: bar(Some(current), None, Some(target)),
        reached,
        needed,
    })
}

/// A figure that lacks its other half. Ratios stand for themselves and are left to the region's page.
fn lone_figure(series: &Series, folder: &Folder<'_>, beside_pairs: bool) -> Option<Cell> {
    let (current, target) = (folder.point(series.current.as_ref()), folder.point(series.target.as_ref()));
    if series.unit.is_ratio() || matches!(series.metric, Metric::Growth | Metric::Share) {
        return None;
    }
    // Beside pairs a count without a target says little, a missing half of a quantity much.
    if beside_pairs && matches!(series.unit, Unit::Count) {
        return None;
    }
    let ((Some(point), None) | (None, Some(point))) = (current, target) else { return None };
    let what = match (&series.metric, &series.sector) {
        (_, Some(sector)) if beside_pairs => sector.to_string(),
        (metric, _) => metric.label(),
    };
    let label = match (beside_pairs, point.status) {
        (false, _) => what,
        (true, Status::Actual) => format!("{what} now"),
        (true, _) => match target_note(series, folder.claims) {
            Some(note) => format!("{what}, {}, {}", point.year, note.text),
            None => format!("{what}, {}", point.year),
        },
    };
    Some(Cell { figure: figure(point, &series.unit), label })
}

fn derived_cell(derived: &Derived) -> Option<Cell> {
    if derived.unit.is_ratio() || derived.rule == "net_increase" || derived.rule == "growth_rate" {
        return None;
    }
    let figure = derived_figure(derived);
    let (number, unit) = split_tail(&format::derived(derived));
    let label = match derived.rule.as_str() {
        "per_project" => format!("{unit} per project"),
        _ => derived.metric.label(),
    };
    Some(Cell { figure: CardFigure { head: number, tail: String::new(), ..figure }, label: label.trim().to_owned() })
}

/// `4.84 bn` and `yuan`
fn split_tail(text: &NumberText) -> (String, String) {
    let number = if text.scale.is_empty() { text.head() } else { format!("{} {}", text.head(), text.scale) };
    (number, text.unit.clone())
}

fn ratios(region: &str, series: &Series) -> (Option<Ratio>, Option<Ratio>) {
    let (reached, needed) = ratio_figures(region, series);
    let lead = |worked: crate::app::WorkedOut| {
        let text = format!("{} {}", worked.head, worked.tail).trim().to_owned();
        (text, LeadsTo::WorkedOut(Box::new(worked)))
    };
    (reached.map(lead), needed.map(lead))
}

fn figure(point: &Point, unit: &Unit) -> CardFigure {
    let text = format::point(point, unit);
    let day = point.date.filter(|_| point.status == Status::Actual && unit.is_money());
    CardFigure {
        kind: point.status.into(),
        head: text.head(),
        tail: text.tail(),
        when: day
            .filter(|day| i32::from(day.year()) == point.year && !is_year_end(*day))
            .map_or_else(|| point.year.to_string(), format::date),
        leads_to: point.claims.first().map_or(LeadsTo::Nothing, |id| LeadsTo::Claim(id.clone())),
    }
}

/// The last day of a year stands for the year.
fn is_year_end(day: Date) -> bool {
    day.month() == 12 && day.day() == 31
}

fn derived_figure(derived: &Derived) -> CardFigure {
    let text = format::derived(derived);
    CardFigure {
        kind: MarkKind::Derived,
        head: text.head(),
        tail: text.tail(),
        when: derived.year.map(|year| year.to_string()).unwrap_or_default(),
        leads_to: LeadsTo::WorkedOut(Box::new(worked_out(derived))),
    }
}

fn bar(current: Option<&Point>, expected: Option<&Point>, target: Option<&Point>) -> BulletSpec {
    let figure = |point: &Point| BulletFigure { value: point.value, qualifier: point.qualifier };
    let most = [current, expected, target].into_iter().flatten().map(|point| point.value).fold(0.0, f64::max);
    BulletSpec {
        current: current.map(figure),
        expected: expected.map(figure),
        target: target.map(figure),
        scale_max: most,
        derived: false,
    }
}

/// "Output value a year", "Electrolytic aluminium capacity".
fn metric_label(metric: &Metric, sector: Option<&str>, money: bool) -> String {
    let label = match sector {
        Some(sector) => format!("{sector} {}", metric.label()),
        None => metric.label(),
    };
    let a_year = money && matches!(metric, Metric::OutputValue);
    format::sentence_case(&if a_year { format!("{label} a year") } else { label })
}

/// The share that a derived figure rests on.
fn part(profile: &RegionProfile, claims: Claims<'_>) -> Option<Part> {
    let derived = profile.derived.iter().find(|derived| !derived.unit.is_ratio())?;
    let share = claims.all(&derived.claims).find(|claim| claim.unit == Unit::Percent)?;
    let text = format::claim(share);
    Some(Part {
        label: format!("{}’s part", share.region.as_deref().unwrap_or("Its")),
        figure: CardFigure {
            kind: share.status.into(),
            head: text.head(),
            tail: text.tail(),
            when: String::new(),
            leads_to: LeadsTo::Claim(share.id.clone()),
        },
        fraction: (share.value / 100.0).clamp(0.0, 1.0) as f32,
    })
}
