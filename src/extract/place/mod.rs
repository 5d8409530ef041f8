//! Places of the world in any language: the gazetteer, and where a text names them.

pub mod caseless;
mod choose;
pub mod datelines;
mod ending;
mod find;
mod gazetteer;
pub mod glossed;
mod habits;
mod key;
pub(super) mod kinds;
mod names;
pub mod own;
mod romanised;
mod rows;
mod settle;
mod sounds;
pub mod syllables;
pub mod townships;
mod transcribed;
pub mod unlisted;
pub mod villages;

use crate::model::{RegionKind, Span};

pub(super) use habits::{is_in, is_opening_word};
pub(super) use key::of_letter as key_of_letter;

/// A place of the gazetteer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Canonical English name without a suffix, `Guangyuan`; no two places share one.
    pub name: String,
    /// What it is.
    pub kind: RegionKind,
    /// Canonical name of the place that it lies in.
    pub parent: Option<String>,
    /// The number of that in the gazetteer, where it is there: names are asked for often, and numbers are quicker.
    parent_number: Option<usize>,
}

impl Place {
    /// A place with the canonical name of that which it lies in.
    fn new(name: String, kind: RegionKind, parent: Option<String>) -> Self {
        let parent_number = parent.as_deref().and_then(|parent| gazetteer::gazetteer().number(parent));
        Self { name, kind, parent, parent_number }
    }

    /// Whether this place lies in another, directly or not.
    #[must_use]
    pub fn lies_in(&self, other: &str) -> bool {
        let inside = |place: &Self| place.parent.as_deref() == Some(other);
        inside(self) || self.around().any(inside)
    }

    /// The places that it lies in, the smallest first.
    pub fn around(&self) -> impl Iterator<Item = &'static Self> + use<> {
        // Deeper than county, prefecture, province and country nothing goes, but a user's own places may go in circles.
        std::iter::successors(self.lies_right_in(), |place| place.lies_right_in()).take(4)
    }

    /// The place that it lies in.
    fn lies_right_in(&self) -> Option<&'static Self> {
        let own = own::by_name(self.parent.as_deref()?);
        own.or_else(|| gazetteer::gazetteer().place(self.parent_number?))
    }
}

/// A place named in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceMention {
    /// The name, without a case ending and without a word for its kind.
    pub span: Span,
    /// The most likely place.
    pub place: &'static Place,
    /// Other places that the name can mean.
    pub others: Vec<&'static Place>,
    /// Whether the gazetteer has the name as written; else it was recognized by its sound.
    pub exact: bool,
}

/// Finds the places that a text names, in the order of the text; they do not overlap.
///
/// ```
/// let found = planscope::extract::place::find("Officials from Guangyuan met in Chengdu.", "en");
/// let names: Vec<_> = found.iter().map(|mention| mention.place.name.as_str()).collect();
/// assert_eq!(names, ["Guangyuan", "Chengdu"]);
/// ```
#[must_use]
pub fn find(text: &str, lang: &str) -> Vec<PlaceMention> {
    choose::choose(text, lang, settle::settle(text, lang, find::find(text, lang)))
}

/// Whether a text is a word that says what kind of place follows: "the city of", 市.
#[must_use]
pub fn names_a_kind(text: &str) -> bool {
    kinds::beside(text, "").is_some()
}

/// What kind of place the words around a name say that it is: "the city of", 市.
#[must_use]
pub fn kind_beside(before: &str, after: &str) -> Option<RegionKind> {
    kinds::beside(before, after)
}

/// A canonical name without what tells it from another place of the name: `Fuyuan` for `Fuyuan, Qujing`.
#[must_use]
pub fn plain_name(name: &str) -> &str {
    name.split_once(", ").map_or(name, |(plain, _)| plain)
}

/// Whether a place, by its canonical name, lies in a country in which many readers of a language live.
#[must_use]
pub fn is_at_home(lang: &str, name: &str) -> bool {
    gazetteer::gazetteer().is_at_home(lang, name)
}

/// The canonical name of the country that a region is or lies in; of two regions as one, the first's.
#[must_use]
pub fn country_of(region: &str) -> Option<&'static str> {
    let place = by_name(region.split('–').next()?)?;
    let mut around = std::iter::once(place).chain(place.around());
    around.find(|place| place.kind == RegionKind::Country).map(|place| place.name.as_str())
}

/// The country in which most readers of a language live, where that is one.
#[must_use]
pub fn home_of(lang: &str) -> Option<&'static str> {
    gazetteer::gazetteer().home_of(lang).map(|country| country.name.as_str())
}

/// The place of a canonical English name.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Place> {
    own::by_name(name).or_else(|| gazetteer::gazetteer().by_name(name))
}
/// Whether no place is named within a span. `mentions` are sorted.
fn is_free(mentions: &[PlaceMention], span: Span) -> bool {
    let next = mentions.partition_point(|mention| mention.span.end <= span.start);
    !mentions.get(next).is_some_and(|mention| mention.span.overlaps(span))
}

/// Adds places where none is named yet, in the order of the text.
fn add_free(found: Vec<PlaceMention>, mentions: &mut Vec<PlaceMention>) {
    let known = mentions.len();
    for new in found {
        if !mentions.iter().any(|known| known.span.overlaps(new.span)) {
            mentions.push(new);
        }
    }
    if mentions.len() > known {
        mentions.sort_by_key(|mention| mention.span);
    }
}
