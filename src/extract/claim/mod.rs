//! Claims put together from quantities and the words around them, sentence by sentence.

mod estimate;
mod gloss;
mod goal;
mod listing;
mod metric;
mod period;
mod programme;
mod promise;
mod region;
mod respectively;
mod scene;
mod sector;
mod status;
mod units;

use std::sync::Arc;

use super::date::DateMention;
use super::facts::Facts;
use super::lexicon::{Kind, Kinds, Lexicon, Sense};
use super::organisation::OrganisationMention;
use super::place::PlaceMention;
use super::quantity::Found;
use super::scan::Token;
use super::sentence::Sentence;
use super::words::Words;
use crate::model::{Claim, ClaimId, Cue, CueField, Date, Evidence, Metric, Name, Span, Status, Unit, YearSource};

use promise::{Asked, Promised};
use scene::{Answers, Scene};

pub use sector::{article_sectors, main_sector, named_sectors};

/// Everything known of a text when its claims are put together.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Path of the article.
    pub file: &'a Arc<str>,
    /// Words of its language.
    pub lexicon: &'static Lexicon,
    /// The text and its tokens.
    pub words: Words<'a>,
    /// What it says of itself.
    pub facts: &'a Facts,
    /// Its dates.
    pub dates: &'a [DateMention],
    /// Its places.
    pub places: &'a [PlaceMention],
    /// Its organisations.
    pub organisations: &'a [OrganisationMention],
    /// The name that figures without an industry of their own have; none where the text is about many.
    pub main_sector: Option<&'a Name>,
}

impl Context<'_> {
    /// The year that "now" means.
    #[must_use]
    pub fn reference_year(&self) -> Option<i32> {
        self.reference().map(|date| i32::from(date.year()))
    }

    /// The day that "now" means.
    fn reference(&self) -> Option<Date> {
        self.facts.event.or(self.facts.published)
    }

    /// The regions that the text is about; of two that act together each.
    fn subjects(&self) -> impl Iterator<Item = &str> {
        self.facts.regions.iter().flat_map(|region| region.split('–'))
    }

    /// Whether the text is about a region, alone or beside another.
    fn is_about(&self, region: &str) -> bool {
        self.subjects().any(|subject| subject == region)
    }

    /// Places named inside a span.
    #[must_use]
    pub fn places_in(&self, span: Span) -> &[PlaceMention] {
        let from = self.places.partition_point(|mention| mention.span.start < span.start);
        let to = self.places.partition_point(|mention| mention.span.start < span.end);
        self.places.get(from..to.max(from)).unwrap_or_default()
    }

    /// Organisations named inside a span.
    #[must_use]
    pub fn organisations_in(&self, span: Span) -> &[OrganisationMention] {
        let from = self.organisations.partition_point(|mention| mention.span.start < span.start);
        let to = self.organisations.partition_point(|mention| mention.span.start < span.end);
        self.organisations.get(from..to.max(from)).unwrap_or_default()
    }

    /// What separates two positions: words, and more for every comma and for every number that is a figure.
    fn cost(&self, from: usize, to: usize, found: &[Found]) -> usize {
        let (from, to) = (from.min(to), from.max(to));
        let commas = self.commas(from, to);
        let numbers = found
            .iter()
            .filter(|one| one.quantity.ignored.is_none())
            .filter(|one| one.quantity.span.start >= from && one.quantity.span.end <= to)
            .count();
        self.words.distance(from, to) + 4 * commas + 6 * numbers
    }

    /// Number of commas and dashes between two positions, those inside numbers left out.
    fn commas(&self, from: usize, to: usize) -> usize {
        self.words.commas(from, to)
    }
}

/// What earlier sentences leave behind.
#[derive(Clone, Debug, Default)]
struct Discourse {
    paragraph: usize,
    /// Paragraph and number of the sentence before.
    sentence: (usize, usize),
    year: Option<period::Period>,
    /// The last sentence names years and no figure.
    years_only: bool,
    /// The last past year of the paragraph, though the text has turned to today since.
    past_of_paragraph: Option<period::Period>,
    /// The past year of the line before, where that is a single sentence.
    past_of_line: Option<period::Period>,
    /// The last year named, however long ago.
    last_named: Option<period::Period>,
    /// The last of those that is not to come.
    last_past: Option<period::Period>,
    /// The year before the article's, where the text has told of it.
    last_year: Option<period::Period>,
    region: Option<Name>,
    /// What was told of the region is still to come.
    planned: bool,
    /// By metric the industry that it was last told of.
    sectors: Vec<(Metric, Option<Name>)>,
    metric: Option<Metric>,
    /// The same of the paragraph before.
    metric_before: Option<Metric>,
    /// What was counted last, and the number of the sentence.
    counted: Option<(Metric, usize)>,
    /// What the sentence before promised last.
    promised: Option<Promised>,
    /// When works are to be ready.
    plan: Option<period::Plan>,
    /// A list of what is promised.
    listing: Option<listing::Listing>,
    /// The part of the text, where its heading names a year.
    section: Option<period::Section>,
    /// What is to be built, and where.
    site: Option<region::Site>,
    /// Paragraph and number of the last sentence that spoke of works.
    works: Option<(usize, usize)>,
}

/// Puts the claims of a text together and marks the numbers that turn out to be none.
#[must_use]
pub fn assemble(context: &Context<'_>, sentences: &[Sentence], found: &mut [Found]) -> Vec<Claim> {
    let mut claims = Vec::with_capacity(found.iter().filter(|one| one.quantity.ignored.is_none()).count());
    let mut discourse = Discourse::default();
    // Sentences of the paragraph so far.
    let mut lines = 0;
    for sentence in sentences {
        let (from, to) = range_of(found, sentence.span);
        let mut reasons: Vec<(usize, &'static str)> = Vec::new();
        {
            let inside = found.get(from..to).unwrap_or_default();
            if discourse.paragraph != sentence.paragraph {
                discourse.paragraph = sentence.paragraph;
                // Who speaks does so of what the text is about and was told of.
                let goes_on = |region: &Name| context.is_about(region) && opens_speech(context, sentence);
                discourse.region = region::topic(context, sentence, found).or(discourse.region.filter(goes_on));
                discourse.metric_before = discourse.metric.take();
                discourse.past_of_line = discourse.past_of_paragraph.filter(|_| lines == 1);
                lines = 0;
                // A year ends with its paragraph; "by then" still reaches it.
                discourse.year = None;
                discourse.past_of_paragraph = None;
            }
            lines += 1;
            let tokens = context.words.within(sentence.span);
            let kinds = Kinds::among(tokens.iter().map(|token| token.kind));
            let anchors = period::anchors(context, sentence, (tokens, kinds), inside, &discourse);
            let asked = inside.iter().any(|one| one.quantity.ignored.is_none());
            let statuses = if asked { status::all(tokens, kinds) } else { Vec::new() };
            let scene = Scene {
                sentence: *sentence,
                tokens,
                kinds,
                statuses,
                found: inside,
                anchors,
                places: context.places_in(sentence.span),
                owners: Answers::default(),
            };
            let first = claims.len();
            for index in 0..inside.len() {
                let Some(one) = inside.get(index) else { continue };
                if one.quantity.ignored.is_some() {
                    continue;
                }
                let earlier = claims.get(first..).unwrap_or_default();
                match claim(context, &scene, &discourse, index, earlier) {
                    Ok(claim) => claims.push(claim),
                    Err(reason) => reasons.push((from + index, reason)),
                }
            }
            period::date_first_levels(context, inside, claims.get_mut(first..).unwrap_or_default());
            respectively::deal_out(context, &scene, claims.get_mut(first..).unwrap_or_default());
            period::date_works_before(context, &scene, &mut claims, first);
            period::keep_today_before_rises(context, claims.get_mut(first..).unwrap_or_default());
            remember(context, &mut discourse, &scene, claims.get(first..).unwrap_or_default());
            discourse.sentence = (sentence.paragraph, sentence.number);
        }
        for (index, reason) in reasons {
            if let Some(one) = found.get_mut(index) {
                one.quantity.ignored = Some(reason);
            }
        }
    }
    date_headlines(&mut claims);
    claims
}

/// Whether a paragraph begins with what somebody says.
fn opens_speech(context: &Context<'_>, sentence: &Sentence) -> bool {
    sentence.span.of(context.words.text).starts_with(['–', '—', '―', '"', '‘', '“', '„', '”', '«', '»', '「', '『'])
}

/// A headline figure without a year of its own has the year and status that the text gives the same figure.
fn date_headlines(claims: &mut [Claim]) {
    for index in 0..claims.len() {
        let Some(headline) = claims.get(index).filter(|claim| claim.in_headline) else { continue };
        if matches!(headline.year_source, YearSource::Stated | YearSource::Relative) {
            continue;
        }
        let same = claims.iter().find(|other| {
            !other.in_headline
                && other.unit == headline.unit
                && other.metric == headline.metric
                && other.region == headline.region
                && (other.value - headline.value).abs() <= 0.01 * headline.value.abs()
        });
        let Some(same) = same.cloned() else { continue };
        if let Some(headline) = claims.get_mut(index) {
            headline.year = same.year;
            headline.date_from = same.date_from;
            headline.date_to = same.date_to;
            headline.status = same.status;
            headline.year_source = YearSource::CarriedOver;
            headline.gloss = gloss::line(headline, None);
        }
    }
}

fn range_of(found: &[Found], span: Span) -> (usize, usize) {
    let from = found.partition_point(|one| one.quantity.span.start < span.start);
    let to = found.partition_point(|one| one.quantity.span.start < span.end);
    (from, to.max(from))
}

fn remember(context: &Context<'_>, discourse: &mut Discourse, scene: &Scene<'_>, claims: &[Claim]) {
    let told = discourse.year;
    let passing = |anchor: &period::Anchor| {
        period::is_of_first(context, scene, anchor)
            || period::is_of_first_before(context, scene, anchor, told)
            || period::is_of_past_level(context, anchor, claims)
    };
    let anchors = || scene.anchors.iter().rev().filter(|anchor| !passing(anchor));
    if let Some(anchor) = anchors().find(|anchor| anchor.carries() || anchor.is_now()) {
        discourse.year = anchor.carries().then_some(anchor.period);
    }
    discourse.years_only = claims.is_empty() && !scene.anchors.is_empty();
    if let Some(anchor) = anchors().find(|anchor| anchor.carries()) {
        discourse.last_named = Some(anchor.period);
    }
    let past = |anchor: &&period::Anchor| {
        anchor.carries() && context.reference_year().is_some_and(|now| anchor.period.year <= now)
    };
    if let Some(anchor) = anchors().find(past) {
        discourse.last_past = Some(anchor.period);
        discourse.past_of_paragraph = Some(anchor.period);
    }
    let over = |anchor: &&period::Anchor| {
        anchor.carries() && context.reference_year().is_some_and(|now| anchor.period.year + 1 == now)
    };
    if let Some(anchor) = anchors().find(over) {
        discourse.last_year = Some(anchor.period);
    }
    let paragraph = scene.sentence.paragraph;
    let told_before = discourse.region.clone();
    if let Some(period) = period::asked_about(context, scene, claims) {
        discourse.last_year = Some(period);
    }
    discourse.plan = period::Plan::after(context, scene, claims, discourse.plan);
    discourse.listing = listing::Listing::after(context, scene, claims, discourse.listing);
    discourse.section = period::Section::after(context, scene, discourse.section);
    if claims.is_empty()
        && let Some(place) = region::opens_with(context, scene)
            .or_else(|| region::opens_with_kind(context, scene))
            .or_else(|| region::opens_paragraph(context, scene).filter(|_| discourse.sentence.0 != paragraph))
    {
        discourse.region = Some(place);
    }
    if scene.with([Kind::Works, Kind::Counted]).iter().any(|token| metric::makes_by_the_year(token.sense())) {
        discourse.works = Some((scene.sentence.paragraph, scene.sentence.number));
    }
    discourse.site = region::Site::after(context, scene, discourse.site.as_ref());
    if claims.is_empty()
        && let Some(place) = discourse.site.as_ref().and_then(region::Site::spoken_of)
    {
        discourse.region = Some(place.clone());
    }
    for claim in claims {
        // Two regions that a sentence speaks of as one, without naming them, are not spoken of on.
        let in_passing = claim.region.as_ref().is_some_and(|region| region.contains('–'))
            && !claim.evidence.cues.iter().any(|cue| cue.field == CueField::Region);
        let elsewhere = region::is_nationwide(claim) || region::is_of_other_country(context, claim);
        // "It has 230 firms, 72 of them in Wanzhi": what follows is of the whole again.
        let inner = claims.iter().take_while(|before| before.id != claim.id).any(|whole| region::is_part(claim, whole))
            || (claims.len() == 1 && region::is_share_of(claim, told_before.as_deref()));
        if !region::is_origin(context, claim) && !in_passing && !elsewhere && !inner {
            discourse.planned =
                claim.status != Status::Actual && (discourse.planned || discourse.region != claim.region);
            discourse.region.clone_from(&claim.region);
        }
        let measured = if matches!(claim.metric, Metric::Growth | Metric::Share) {
            claim.of_metric.as_ref()
        } else {
            Some(&claim.metric)
        };
        if let Some(metric) = measured {
            match discourse.sectors.iter_mut().find(|(told, _)| told == metric) {
                Some((_, sector)) => sector.clone_from(&claim.sector),
                None => discourse.sectors.push((metric.clone(), claim.sector.clone())),
            }
        }
        if claim.unit == Unit::Count && claim.metric != Metric::Growth {
            discourse.counted = Some((claim.metric.clone(), claim.evidence.sentence_number));
        }
        let before = discourse.promised.take();
        discourse.promised = Promised::of(claim).map(|promised| promised.told_in(scene, before.as_ref()));
        // "Output value grew 9 %. This year it is to exceed ...": what changed stays the subject.
        discourse.metric = match (&claim.metric, &claim.of_metric) {
            (Metric::Growth | Metric::Share, Some(of)) => Some(of.clone()),
            (Metric::Growth | Metric::Share, None) => discourse.metric.take(),
            (metric, _) => Some(metric.clone()),
        };
    }
}

fn claim(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    index: usize,
    earlier: &[Claim],
) -> Result<Claim, &'static str> {
    let one = scene.found.get(index).ok_or("")?;
    let mut measured = metric::measure(context, scene, discourse, index, earlier)?;
    let mut cues = measured.cues;
    let status_cues = status::nearest(context, scene, one, &measured.metric);
    let mut dated = period::choose(context, scene, discourse, (one, &measured.metric, earlier), status_cues.as_ref());
    let promised = matches!(status::of_words(status_cues.as_ref()), Some(Status::Target | Status::Expected));
    if measured.metric == Metric::Growth || !(one.from || promised) {
        period::since_then(context, scene, &mut dated);
    }
    let asked = Asked { one, metric: &measured.metric, rule: measured.rule, dated: &dated, earlier };
    let promise = promise::shared(context, scene, discourse, asked, status_cues.as_ref());
    let (mut status, status_token) =
        estimate::decide(context, (scene, discourse), (one, &measured.metric), &dated, status_cues);
    if let Some(promise) = promise.or_else(|| promise::of_projects(asked, status)) {
        (status, dated) = promise.handed_down();
    }
    if let Some(planned) = programme::funds(context, scene, discourse, (one, &measured.metric, &dated), status) {
        (status, dated) = (Status::Target, planned);
    }
    if let Some(listed) = listing::promised(context, scene, discourse, one) {
        (status, dated) = (Status::Target, listed);
    }
    if status == Status::Actual
        && !context.lexicon.has_tense()
        && period::is_planned_part(context, scene, discourse, &dated)
    {
        status = Status::Target;
    }
    if status == Status::Actual && dated.runs_now {
        period::until_now(context, &mut dated);
    }
    measured.metric = metric::settled(context, (scene, discourse), one, measured.metric, status);
    let mut placed = region::choose(context, scene, discourse, (one, &measured.metric, status), earlier);
    let (sector, sector_cue) =
        sector::choose(context, scene, discourse, one, (&measured.metric, measured.of_metric.as_ref()), earlier);
    if matches!(measured.metric, Metric::Growth) {
        let year = dated.period.map(|period| period.year);
        dated.baseline = period::baseline(context, scene, one, year, status == Status::Actual);
    }
    let value = gloss::value(one, measured.negative);
    cues.push(Cue { span: one.quantity.span, field: CueField::Value, meaning: value.into() });
    if let Some((span, qualifier)) = one.comparator {
        cues.push(Cue { span, field: CueField::Qualifier, meaning: gloss::qualifier(qualifier).into() });
    }
    let is_placed = placed.cue.is_some();
    cues.extend(dated.cue.take());
    cues.extend(dated.baseline_cue.take());
    cues.extend(status_token);
    cues.extend(placed.cue.take());
    cues.extend(sector_cue);
    cues.sort_by_key(|cue| (cue.span, cue.field));
    cues.dedup();
    // "Fell by -5 %" says it twice.
    let sign = if measured.negative && one.quantity.value > 0.0 { -1.0 } else { 1.0 };
    let (low, high) = (one.quantity.value * sign, one.quantity.value_high.map(|high| high * sign));
    let span = one.quantity.span;
    let mut confidence: f32 = measured.confidence;
    confidence -= match dated.source {
        YearSource::Stated | YearSource::Relative => 0.0,
        YearSource::Article => 0.03,
        YearSource::CarriedOver => 0.06,
        YearSource::Unknown => 0.1,
    };
    confidence -= if is_placed { 0.0 } else { 0.05 };
    let (metric, of_metric) = part_of_whole(measured.metric, measured.of_metric, one.quantity.unit.as_ref());
    let mut claim = Claim {
        id: ClaimId::new(context.file, span),
        file: Arc::clone(context.file),
        lang: context.lexicon.lang.as_str().into(),
        value: low,
        value_high: high,
        unit: one.quantity.unit.clone().unwrap_or(Unit::Count),
        metric,
        of_metric,
        of_region: placed.whole,
        region: placed.region,
        sector,
        year: dated.period.map(|period| period.year),
        date_from: dated.period.and_then(|period| period.from),
        date_to: dated.period.and_then(|period| period.to),
        baseline_year: dated.baseline,
        year_source: dated.source,
        status,
        qualifier: one.quantity.qualifier,
        evidence: Evidence {
            span,
            value_text: span.of(context.words.text).to_owned(),
            sentence_span: scene.sentence.span,
            sentence: scene.sentence.span.of(context.words.text).to_owned(),
            paragraph: scene.sentence.paragraph,
            sentence_number: scene.sentence.number,
            cues,
        },
        confidence: confidence.clamp(0.05, 0.99),
        rule: measured.rule,
        gloss: String::new(),
        in_headline: context.facts.has_headline && context.facts.title_span.is_some_and(|title| title.overlaps(span)),
    };
    let value = claim.evidence.cues.iter().find(|cue| cue.field == CueField::Value && !measured.negative);
    claim.gloss = gloss::line(&claim, value.map(|cue| &*cue.meaning));
    Ok(claim)
}

/// The nearest of some tokens of a kind to a quantity, by the words, commas and numbers between.
fn nearest<'a>(
    context: &Context<'_>,
    scene: &Scene<'a>,
    one: &Found,
    kind: Kind,
    wanted: impl Fn(&Sense) -> bool,
) -> Option<(usize, &'a Token)> {
    scene
        .with([kind])
        .iter()
        .filter(|token| wanted(token.sense()) && !token.span.overlaps(one.quantity.span))
        .map(|token| (distance(context, scene, one, token), token))
        .min_by_key(|(cost, _)| *cost)
}

fn distance(context: &Context<'_>, scene: &Scene<'_>, one: &Found, token: &Token) -> usize {
    if token.span.start >= one.quantity.span.end {
        context.cost(one.word_end.min(token.span.start), token.span.start, scene.found)
    } else {
        context.cost(token.word.end.min(one.begin), one.begin, scene.found)
    }
}

/// The cue of a token.
fn cue(token: &Token, field: CueField) -> Cue {
    Cue { span: token.span, field, meaning: token.entry.meaning.into() }
}

/// A rate is a share, of what it says: "the localisation rate is to reach 70 %".
fn part_of_whole(metric: Metric, of: Option<Metric>, unit: Option<&Unit>) -> (Metric, Option<Metric>) {
    if metric.is_rate() && unit == Some(&Unit::Percent) { (Metric::Share, Some(metric)) } else { (metric, of) }
}

/// The kind of a status with its cue.
type StatusCue = (Status, Cue, usize);
