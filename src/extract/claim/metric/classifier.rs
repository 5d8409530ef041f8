//! Classifiers: words right behind a number that tell what sort of thing it counts.

use super::Measured;
use super::counted::{counted_metric, people};
use super::product::of_product;
use crate::extract::claim::{Context, Scene, period};
use crate::extract::lexicon::{Kind, Sense, is_people, is_product, is_stock};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::{Claim, Metric, Unit};

/// "Hydrogen buses 500 (units)": where a classifier follows the number, the noun right before it is what is counted.
pub(super) fn noun_before_classifier<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found) -> Option<&'a Token> {
    let near_after = scene.with([Kind::Counted]).iter().any(|token| {
        matches!(token.sense(), Sense::Counted(_))
            && token.span.start >= one.word_end
            && context.words.distance(one.word_end, token.span.start) <= 1
            && context.commas(one.word_end, token.span.start) == 0
    });
    if classifier(scene, one).is_none() || near_after || !context.lexicon.writing.counted.before() {
        return None;
    }
    scene.with([Kind::Counted]).iter().rev().find(|token| {
        matches!(token.sense(), Sense::Counted(_))
            && token.word.end <= one.begin
            && context.words.is_thin(token.word.end, one.begin)
            && suits(context, scene, one, token)
    })
}

/// "The plant 900 (persons) employs", "to the park 48 (firms) came", "28 (firms) ship repair enterprises": whether the
/// classifier behind a number can count a noun. People and firms are neither plants nor goods; but the word for a firm may
/// be that for a plant right beside it.
pub(super) fn suits(context: &Context<'_>, scene: &Scene<'_>, one: &Found, noun: &Token) -> bool {
    let Some(Sense::Classifier(of)) = classifier(scene, one).map(Token::sense) else { return true };
    let Sense::Counted(counted) = noun.sense() else { return true };
    let behind = noun.span.start >= one.word_end;
    let product = matches!(counted, Metric::Other(word) if is_product(word));
    let place = match counted {
        Metric::Other(word) => (is_stock(word) && !is_people(word)) || matches!(word.as_str(), "sites" | "buildings"),
        _ => false,
    };
    match of {
        Metric::Other(word) if word == "people" => {
            // "Businesses 86 (persons)" are people who have one.
            !(place || product || behind && matches!(counted, Metric::Enterprises))
        }
        // 田原工場では31万台の自動車が: machines are neither plants nor firms.
        Metric::Production => {
            let works = |word: &str| matches!(word, "factories" | "plants" | "sites" | "buildings");
            !matches!(counted, Metric::Enterprises) && !matches!(counted, Metric::Other(word) if works(word))
        }
        Metric::Enterprises if product => false,
        Metric::Enterprises => !place || behind || context.words.is_thin(noun.span.end, one.begin),
        _ => true,
    }
}

/// The classifier between a number and the end of its words.
pub(super) fn classifier<'a>(scene: &Scene<'a>, one: &Found) -> Option<&'a Token> {
    scene.with([Kind::Classifier]).iter().find(|token| {
        matches!(token.sense(), Sense::Classifier(_))
            && token.span.start >= one.quantity.span.end
            && token.span.end <= one.word_end
    })
}

/// A number with a classifier: of the noun before it in its clause, or of what the classifier alone says.
pub(super) fn classified(context: &Context<'_>, scene: &Scene<'_>, one: &Found, earlier: &[Claim]) -> Option<Measured> {
    let classifier = classifier(scene, one)?;
    // "가공업체는 2019년 46곳": a year may stand between; not so in "the company (in 2028) 20,000 (sheets)".
    let of_places = match classifier.sense() {
        Sense::Classifier(Metric::Enterprises) => true,
        Sense::Classifier(Metric::Other(word)) => matches!(word.as_str(), PLACES | "sites"),
        _ => false,
    };
    let noun = scene.with([Kind::Counted]).iter().rev().find(|token| {
        matches!(token.sense(), Sense::Counted(_))
            && token.word.end <= one.begin
            && context.commas(token.word.end, one.begin) == 0
            && context.words.distance(token.word.end, one.begin) <= 6
            && suits(context, scene, one, token)
            && !scene.figures_between(token.word.end, one.begin).any(|other| other.year.is_none() || !of_places)
    });
    if let Some(noun) = noun {
        return Some(Measured::new(people(scene, counted_metric(noun)?), "counted_noun", 0.85).with(Some(noun)));
    }
    let Sense::Classifier(metric) = classifier.sense() else { return None };
    if let Some(last) = same_in_other_year(context, scene, (one, classifier), earlier) {
        return Some(Measured::new(last.metric.clone(), "classifier_before", 0.7).with(Some(classifier)));
    }
    if let Some(measured) = of_product(context, scene, one, classifier) {
        return Some(measured);
    }
    let places = matches!(metric, Metric::Other(word) if word == PLACES);
    let metric = if places { Metric::Enterprises } else { people(scene, metric.clone()) };
    Some(Measured::new(metric, "classifier", 0.75).with(Some(classifier)))
}

/// "업체는 2019년 46곳에서 지난해 72곳으로": the claim before that the same classifier counts at another time.
fn same_in_other_year<'a>(
    context: &Context<'_>,
    scene: &Scene<'_>,
    (one, token): (&Found, &Token),
    earlier: &'a [Claim],
) -> Option<&'a Claim> {
    let last = earlier.last().filter(|last| last.unit == Unit::Count && last.metric != Metric::Growth)?;
    let before = scene.found.iter().find(|other| other.quantity.span == last.evidence.span)?;
    let text = |token: &Token| token.span.of(context.words.text);
    let same = classifier(scene, before).is_some_and(|other| text(other) == text(token));
    (same && period::names_time(scene, before.quantity.span.end, one.begin)).then_some(last)
}

/// What a classifier of firms that counts plants and parks as well stands for in a lexicon.
pub(super) const PLACES: &str = "places";
