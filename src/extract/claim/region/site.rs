//! What is built somewhere keeps its place: "a plant in A. The plant will cost ...".

use super::super::{Context, Discourse, Scene};
use super::investor::is_located;
use super::{owners, stands_before, whole_name};
use crate::extract::fold::lower_nfc;
use crate::extract::lexicon::{HERE, Kind, Sense};
use crate::extract::place::PlaceMention;
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::{Metric, Name, RegionKind, Span, Status};

/// The last thing that a text says is to be built, and where.
#[derive(Clone, Debug)]
pub struct Site {
    region: Name,
    /// The word for it.
    word: String,
    /// Sentences since the one that spoke of it last.
    age: usize,
}

/// Sentences after which a text speaks of something else.
const REACH: usize = 6;
/// Words between a thing and its place, at most.
const NEAR: usize = 12;

/// The words for things that are built in a sentence.
pub fn sites<'a>(scene: &Scene<'a>) -> impl Iterator<Item = &'a Token> {
    scene.with([Kind::Works, Kind::Site]).iter().filter(|token| matches!(token.sense(), Sense::Works | Sense::Site))
}

/// The word for a thing.
fn word(context: &Context<'_>, token: &Token) -> String {
    lower_nfc(token.word.of(context.words.text))
}

/// Whether two words mean one thing: but for their endings, or as "assembly hall" and "hall".
fn alike(one: &str, other: &str) -> bool {
    const LETTERS: usize = 5;
    let stem = |word: &str| word.chars().take(LETTERS).collect::<String>();
    stem(one) == stem(other) || one.ends_with(other) || other.ends_with(one)
}

impl Site {
    /// What a sentence says is to be built at a place that it names, or what it still speaks of.
    pub fn after(context: &Context<'_>, scene: &Scene<'_>, last: Option<&Self>) -> Option<Self> {
        let sites = || sites(scene);
        let title = context.facts.title_span.is_some_and(|title| title.overlaps(scene.sentence.span));
        let before = |span: Span, wanted: fn(&Sense) -> bool| stands_before(context, span, wanted);
        let places = || {
            owners(context, scene).filter(|mention| {
                // "A group of Yantai in Shandong" is only based there.
                let whole = whole_name(context, scene, mention);
                let of = |span: Span| {
                    context.words.right_before(span.start).any(|token| matches!(token.sense(), Sense::Of))
                        || before(span, |sense| matches!(sense, Sense::From | Sense::Origin))
                };
                mention.place.kind != RegionKind::Country
                    && (is_located(context, mention) || before(mention.span, |sense| matches!(sense, Sense::Located)))
                    && !of(whole.span)
            })
        };
        // "An accord with the city of A to build a plant there."
        let there = |site: &Token| {
            let word = scene.with([Kind::There]).iter().find(|token| {
                // "Firms of Hefei build a plant here": at home.
                matches!(token.sense(), Sense::There)
                    && token.entry.meaning != HERE
                    && context.words.distance(token.span.end.min(site.span.start), site.span.end.max(token.span.start))
                        <= NEAR
            })?;
            owners(context, scene).rev().find(|mention| mention.span.end <= word.span.start)
        };
        let built = sites().find_map(|token| {
            let near = places()
                .map(|mention| {
                    let (from, to) = if mention.span.end <= token.span.start {
                        (mention.span.end, token.span.start)
                    } else {
                        (token.word.end.min(mention.span.start), mention.span.start)
                    };
                    (context.words.distance(from, to) + 4 * context.commas(from, to), mention)
                })
                .filter(|(cost, _)| *cost <= NEAR)
                .min_by_key(|(cost, _)| *cost);
            there(token)
                .or(near.map(|(_, mention)| mention))
                .or_else(|| named_after(context, scene, token))
                .map(|mention| (token, whole_name(context, scene, mention)))
        });
        if let Some((token, mention)) = built.filter(|_| !title) {
            return Some(Self { region: mention.place.name.as_str().into(), word: word(context, token), age: 0 });
        }
        let last = last.filter(|last| last.age < REACH)?;
        let again = sites().any(|token| alike(&word(context, token), &last.word) && !is_new(context, scene, token));
        // "The investment is to be 420 million" is still told of it.
        let put_in = |token: &Token| matches!(token.sense(), Sense::Metric(Metric::Investment));
        let again = again || last.age == 0 && scene.places.is_empty() && scene.with([Kind::Metric]).iter().any(put_in);
        Some(Self { age: if again { 0 } else { last.age + 1 }, ..last.clone() })
    }

    /// The place, where the last sentence spoke of the thing.
    pub fn spoken_of(&self) -> Option<&Name> {
        (self.age == 0).then_some(&self.region)
    }
}

/// "Signed a protocol for a plant in Sobral": whether something that is built stands right before the word "in" of a place, which is no
/// venue then.
pub(super) fn is_of_works(context: &Context<'_>, scene: &Scene<'_>, mention: &PlaceMention) -> bool {
    const WORDS: usize = 6;
    let start = mention.span.start;
    is_located(context, mention)
        && sites(scene).any(|site| {
            let end = site.word.end.min(start);
            site.span.end <= start && context.words.distance(end, start) <= WORDS && context.commas(end, start) == 0
        })
}

/// "Narva magnetitehas": the place whose name stands right before a thing, though the two may be the name of a firm.
fn named_after<'a>(context: &Context<'a>, scene: &Scene<'a>, token: &Token) -> Option<&'a PlaceMention> {
    scene.places.iter().find(|mention| {
        mention.place.kind != RegionKind::Country && context.words.is_thin(mention.span.end, token.word.start)
    })
}

/// The place of what a figure is promised of, where its sentence names the thing and no place.
pub(super) fn of_figure<'a>(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &'a Discourse,
    (one, metric, status): (&Found, &Metric, Status),
) -> Option<&'a Name> {
    let site = discourse.site.as_ref().filter(|site| site.age < REACH)?;
    let built = matches!(
        metric,
        Metric::Investment | Metric::Area | Metric::Jobs | Metric::Capacity | Metric::Production | Metric::Growth
    ) || matches!(metric, Metric::Other(_));
    // Right after, another word means it, too: "a factory in A. The unit will employ 540".
    let near = site.age == 0;
    let names_it = sites(scene).any(|token| {
        token.span.start <= one.begin
            && (near || alike(&word(context, token), &site.word))
            && !is_new(context, scene, token)
    });
    // "A plant is to be built in A. The investment will be 420 million."
    let put_in = near && *metric == Metric::Investment && scene.places.is_empty();
    (status != Status::Actual && built && (names_it || put_in)).then_some(&site.region)
}

/// Whether "a second" or the like stands before a thing, which is another one then.
pub fn is_new(context: &Context<'_>, scene: &Scene<'_>, site: &Token) -> bool {
    const NEAR: usize = 2;
    scene.with([Kind::Number, Kind::Another, Kind::Ordinal]).iter().any(|token| {
        // Dutch "de" is an ending of ordinals, too.
        (matches!(token.sense(), Sense::Number(_) | Sense::Another)
            || (matches!(token.sense(), Sense::Ordinal) && token.span.end - token.span.start > 3))
            && token.span.end <= site.span.start
            && context.words.distance(token.span.end, site.span.start) <= NEAR
    })
}
