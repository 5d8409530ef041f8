//! Amounts in the money of another country than the one that a figure would be given to for want of a place of its own.

use crate::extract::claim::Context;
use crate::extract::place;
use crate::extract::quantity::{Found, money};
use crate::model::{Name, RegionKind, Unit};

/// "The output of 164.5 billion yuan" of a Czech text on Zhuzhou and Ostrava is Zhuzhou's: the region in the country of the
/// money, of those that the text is about, or else the last one named before. Amounts in the readers' own money tell nothing,
/// for they are converted as often.
pub fn owner(context: &Context<'_>, one: &Found, region: Option<&str>) -> Option<Name> {
    let Some(Unit::Money(currency)) = one.quantity.unit else { return None };
    let country = money::country_of(currency)?;
    let lang = &context.lexicon.lang;
    // Of a suburb that no list has, the country is not known.
    let unlisted = |name: &str| !name.contains('–') && place::by_name(name).is_none();
    if place::is_at_home(lang, country)
        || region.is_some_and(unlisted)
        || region.and_then(place::country_of) == Some(country)
    {
        return None;
    }
    let inside = |name: &str| place::country_of(name) == Some(country) && name != country;
    let mut parts = context.subjects().filter(|part| inside(part));
    if let (Some(part), None) = (parts.next(), parts.next()) {
        return place::by_name(part).map(|place| place.name.as_str().into());
    }
    let before = context.places.iter().rev().filter(|mention| mention.span.end <= one.begin);
    let last = before.filter(|mention| mention.place.kind != RegionKind::Country);
    last.map(|mention| mention.place.name.as_str()).find(|name| inside(name)).map(Name::from)
}
