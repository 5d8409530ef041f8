//! Promises, plans and hopes without a number: the clause that makes them, who makes them, and how firmly.

use super::claim::Context;
use super::lexicon::{Kind, Sense, Verb};
use super::scan::Token;
use super::sentence::Sentence;
use crate::model::{Claim, Commitment, Cue, CueField, Span, Strength};

/// A plain future promises only where somebody who can promise stands this many words from it.
const ACTOR_REACH: usize = 1;

/// Finds the commitments of a text. A clause with a figure is a claim and none of them.
#[must_use]
pub fn find(context: &Context<'_>, sentences: &[Sentence], claims: &[Claim]) -> Vec<Commitment> {
    let mut commitments = Vec::new();
    for sentence in sentences {
        let furniture = context.facts.furniture.iter().any(|line| line.overlaps(sentence.span));
        let title =
            context.facts.has_headline && context.facts.title_span.is_some_and(|title| title.overlaps(sentence.span));
        if !furniture && !title {
            in_sentence(context, sentence, claims, &mut commitments);
        }
    }
    commitments
}

fn in_sentence(context: &Context<'_>, sentence: &Sentence, claims: &[Claim], commitments: &mut Vec<Commitment>) {
    let tokens = context.words.within(sentence.span);
    let promise = |token: &Token| matches!(token.kind, Kind::Future | Kind::Commitment);
    if !tokens.iter().any(promise) {
        return;
    }
    let cues: Vec<&Token> =
        tokens.iter().filter(|token| promise(token) && promises(context, sentence, tokens, token)).collect();
    let mut open: Option<(Span, Vec<&Token>)> = None;
    let mut clauses: Vec<(Span, Vec<&Token>)> = Vec::new();
    for token in cues {
        let start = clause_start(context, sentence, tokens, token);
        match open.as_mut() {
            // Another cue of the same clause: "it is hoped that ... will continue to".
            Some((span, cues)) if start <= cues.last().map_or(span.start, |last| last.span.end) => cues.push(token),
            _ => {
                clauses.extend(open.take().map(|(span, cues)| (Span::new(span.start, start.max(span.start)), cues)));
                open = Some((Span::new(start, sentence.span.end), vec![token]));
            }
        }
    }
    clauses.extend(open);
    for (span, cues) in clauses {
        let span = tidy(context, span);
        if span.is_empty() || holds_claim(claims, span) {
            continue;
        }
        commitments.push(commitment(context, sentence, span, &cues));
    }
}

/// Whether a figure stands inside a span. Claims are in the order of the text.
fn holds_claim(claims: &[Claim], span: Span) -> bool {
    let first = claims.partition_point(|claim| claim.evidence.span.end <= span.start);
    claims.get(first).is_some_and(|claim| claim.evidence.span.overlaps(span))
}

fn commitment(context: &Context<'_>, sentence: &Sentence, span: Span, cues: &[&Token]) -> Commitment {
    let at = cues.first().map_or(span.start, |token| token.span.start);
    let strength = strength(context, Span::new(span.start, at.max(span.start)), cues);
    let actors = actors(context, span, at);
    let year = context
        .dates
        .get(context.dates.partition_point(|date| date.span.start < span.start))
        .filter(|date| span.contains(date.span))
        .and_then(|date| date.year)
        .filter(|_| context.reference_year().is_some());
    Commitment {
        file: context.file.to_string(),
        lang: context.lexicon.lang.clone(),
        span,
        sentence_span: sentence.span,
        sentence: sentence.span.of(context.words.text).to_owned(),
        cues: cues
            .iter()
            .map(|token| Cue { span: token.word, field: CueField::Commitment, meaning: token.entry.meaning.into() })
            .collect(),
        to: addressees(context, span, at, &actors),
        actors,
        region: region(context, span),
        year,
        strength,
        paragraph: sentence.paragraph,
    }
}

/// How firm a promise is: the weakest of its cues tells where it is only talked about, else the first; what is planned is
/// firmer or looser by what asks for it.
fn strength(context: &Context<'_>, before: Span, cues: &[&Token]) -> Strength {
    let mut told = cues.iter().filter_map(|token| strength_of(token.sense()));
    if told.clone().any(|strength| strength == Strength::Talks) {
        return Strength::Talks;
    }
    match told.next().unwrap_or(Strength::Planned) {
        Strength::Planned => {
            context.lexicon.promises.behind(before.of(context.words.text)).unwrap_or(Strength::Planned)
        }
        told => told,
    }
}

const fn strength_of(sense: &Sense) -> Option<Strength> {
    match sense {
        Sense::Commitment(strength) => Some(*strength),
        Sense::Future => Some(Strength::Planned),
        _ => None,
    }
}

/// Whether a token promises: a word that does so by itself, or a future with somebody who can promise beside it.
fn promises(context: &Context<'_>, sentence: &Sentence, tokens: &[Token], token: &Token) -> bool {
    // Asked of few words: most promise nothing.
    let described = || {
        tokens.iter().any(|other| {
            matches!(other.sense(), Sense::Description)
                && other.span.end <= token.span.start
                && context.words.distance(other.span.end, token.span.start) <= 12
                && context
                    .words
                    .text
                    .get(other.span.end..token.span.start)
                    .is_some_and(|gap| !gap.contains([',', ';', '،']))
        })
    };
    match token.sense() {
        Sense::Commitment(_) => !described(),
        Sense::Future => !described() && actor_beside(context, sentence, tokens, token),
        _ => false,
    }
}

fn actor_beside(context: &Context<'_>, sentence: &Sentence, tokens: &[Token], token: &Token) -> bool {
    let words = context.words;
    let beside = |span: Span| {
        sentence.span.contains(span)
            && if span.end <= token.span.start {
                words.distance(span.end, token.span.start) <= ACTOR_REACH
                    && words.text.get(span.end..token.span.start).is_some_and(|gap| !gap.contains([',', ';']))
            } else {
                span.start >= token.span.end && words.distance(token.span.end, span.start) <= ACTOR_REACH
            }
    };
    tokens.iter().any(|other| matches!(other.sense(), Sense::Actor) && beside(other.word))
        || context.organisations_in(sentence.span).iter().any(|one| beside(one.span))
        || context.places_in(sentence.span).iter().any(|one| beside(one.span) && !is_possessive(context, one.span))
}

/// Whether a name carries a possessive ending: "China's system will" promises nothing in China's name.
fn is_possessive(context: &Context<'_>, span: Span) -> bool {
    let rest = context.words.text.get(span.end..).unwrap_or_default();
    rest.starts_with(['s', '\'', '’'])
}

/// Where the clause of a cue begins: behind the last comma and the words that open a clause; where verbs stand at the
/// end, at the beginning of the sentence or behind the last verb.
fn clause_start(context: &Context<'_>, sentence: &Sentence, tokens: &[Token], cue: &Token) -> usize {
    let text = context.words.text;
    if context.lexicon.writing.verb == Verb::End && !context.lexicon.writing.verb_second {
        return tokens
            .iter()
            .filter(|token| matches!(token.sense(), Sense::Commitment(_)) && token.span.end <= cue.span.start)
            .map(|token| token.word.end)
            .next_back()
            .unwrap_or(sentence.span.start);
    }
    // The last boundary before the cue that a clause word follows ("..., and Guangxi will"): else the whole sentence
    // up to the cue belongs to it.
    tokens
        .iter()
        .filter(|token| matches!(token.sense(), Sense::Clause) && token.span.end <= cue.span.start)
        .filter(|token| {
            text.get(sentence.span.start..token.span.start)
                .is_some_and(|head| head.trim_end().ends_with([',', '，', '،', ';', ':', '—', '–']))
        })
        .map(|token| token.span.end)
        .next_back()
        .unwrap_or(sentence.span.start)
}

/// Takes blanks, commas and a last full stop off a clause.
fn tidy(context: &Context<'_>, span: Span) -> Span {
    let inside = span.of(context.words.text);
    let edge = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '，' | '；' | '.' | '。' | ':' | '،');
    let start = span.start + (inside.len() - inside.trim_start_matches(edge).len());
    Span::new(start, (start + inside.trim_matches(edge).len()).max(start))
}

/// Who promises: organisations and regions before the promise in its clause, or else right behind it.
fn actors(context: &Context<'_>, span: Span, cue: usize) -> Vec<String> {
    let mut named: Vec<(usize, String)> =
        context.organisations_in(span).iter().map(|one| (one.span.start, one.name.clone())).collect();
    let free = |at: Span| !context.organisations_in(span).iter().any(|one| one.span.overlaps(at));
    // Of the places only those that the article is about act in it; others are where something happens.
    let is_subject = |name: &str| context.facts.regions.iter().any(|region| region.split('–').any(|part| part == name));
    named.extend(
        context
            .places_in(span)
            .iter()
            .filter(|one| free(one.span) && !is_possessive(context, one.span))
            .filter(|one| is_subject(&one.place.name))
            .map(|one| (one.span.start, one.place.name.clone())),
    );
    named.extend(
        context
            .words
            .within(span)
            .iter()
            .filter(|token| matches!(token.sense(), Sense::Actor))
            .map(|token| (token.span.start, token.word.of(context.words.text).to_owned())),
    );
    named.sort();
    let (before, after): (Vec<_>, Vec<_>) = named.into_iter().partition(|(at, _)| *at < cue);
    let mut actors: Vec<String> = Vec::new();
    let mut reach = cue;
    let close = after.into_iter().take_while(|(at, _)| {
        let near = context.words.distance(reach, *at) <= 5;
        reach = *at;
        near
    });
    let chosen: Vec<(usize, String)> = if before.is_empty() { close.collect() } else { before };
    for (_, name) in chosen {
        if !actors.contains(&name) {
            actors.push(name);
        }
    }
    actors
}

/// To whom something is promised, or with whom: those named in the clause with a word such as "with" beside them.
fn addressees(context: &Context<'_>, span: Span, cue: usize, actors: &[String]) -> Vec<String> {
    let text = context.words.text;
    let verb_last = context.lexicon.writing.verb == Verb::End && !context.lexicon.writing.verb_second;
    let is_told = |name: Span| {
        if verb_last {
            name.end <= cue && context.lexicon.promises.follows(text.get(name.end..span.end).unwrap_or_default())
        } else {
            name.start > cue && context.lexicon.promises.leads_to(text.get(span.start..name.start).unwrap_or_default())
        }
    };
    let organisations = context.organisations_in(span);
    let free = |at: Span| !organisations.iter().any(|one| one.span.overlaps(at));
    let mut named: Vec<(usize, String)> =
        organisations.iter().filter(|one| is_told(one.span)).map(|one| (one.span.start, one.name.clone())).collect();
    let places = context.places_in(span).iter().filter(|one| free(one.span) && !is_possessive(context, one.span));
    named.extend(places.filter(|one| is_told(one.span)).map(|one| (one.span.start, one.place.name.clone())));
    let parties = context.words.within(span).iter().filter(|token| matches!(token.sense(), Sense::Actor));
    named.extend(
        parties.filter(|token| is_told(token.word)).map(|token| (token.word.start, token.word.of(text).to_owned())),
    );
    named.sort();
    let mut to: Vec<String> = Vec::new();
    for (_, name) in named {
        // Who promises first does so to another.
        if actors.first() != Some(&name) && !to.contains(&name) {
            to.push(name);
        }
    }
    to
}

fn region(context: &Context<'_>, span: Span) -> Option<String> {
    let subjects = &context.facts.regions;
    let named = context
        .places_in(span)
        .iter()
        .map(|one| one.place.name.as_str())
        .find(|name| subjects.iter().any(|region| region == *name));
    named.or(subjects.first().map(|region| &**region)).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use crate::extract::read;
    use crate::model::{Document, Strength};

    fn found(lang: &str, text: &str) -> Vec<(String, Strength)> {
        let document = Document { text: text.into(), lang: Some(lang.into()), ..Document::default() };
        let reading = read(&document);
        reading.commitments.iter().map(|one| (one.span.of(text).to_owned(), one.strength)).collect()
    }

    #[test]
    fn promises_are_cut_out_of_their_sentence() {
        let text = "Both sides have met often, and Wuhu plans to open a school for welders.";
        assert_eq!(found("en", text), [("Wuhu plans to open a school for welders".to_owned(), Strength::Planned)]);
        let text = "Es ist kalt. Die beiden Städte werden enger zusammenarbeiten.";
        assert_eq!(
            found("de", text),
            [("Die beiden Städte werden enger zusammenarbeiten".to_owned(), Strength::Planned)]
        );
    }

    #[test]
    fn what_asks_for_a_promise_makes_it_firmer_or_looser() {
        for (lang, text, strength) in [
            ("en", "Under the law, Wuhu will open a school for welders.", Strength::Law),
            ("en", "The strategy says that Wuhu will open a school for welders.", Strength::Strategy),
            ("en", "Wuhu will change the law.", Strength::Planned),
            ("en", "Wuhu is in talks to open a school for welders.", Strength::Talks),
            ("de", "Laut der Industriestrategie soll Wuhu eine Schule eröffnen.", Strength::Strategy),
            ("de", "Wuhu verhandelt über eine Schule für Schweißer.", Strength::Talks),
            ("zh", "芜湖正在洽谈建设焊工学校。", Strength::Talks),
            ("zh", "根据发展战略，芜湖将建设焊工学校。", Strength::Strategy),
            ("fr", "Selon la loi, Wuhu prévoit de créer une école.", Strength::Law),
            ("es", "Wuhu está negociando la apertura de una escuela.", Strength::Talks),
            ("pt", "Wuhu está negociando a abertura de uma escola.", Strength::Talks),
            ("it", "Wuhu sta negoziando l'apertura di una scuola.", Strength::Talks),
            ("ru", "Уху ведет переговоры об открытии школы.", Strength::Talks),
            ("ja", "蕪湖市は学校の開設を検討している。", Strength::Talks),
            ("ko", "우후시는 학교 설립을 검토하고 있다.", Strength::Talks),
            ("ar", "تتفاوض ووهو على فتح مدرسة.", Strength::Talks),
        ] {
            let found = found(lang, text);
            assert_eq!(found.iter().map(|(_, found)| *found).collect::<Vec<_>>(), [strength], "{lang}: {text}");
        }
    }

    #[test]
    fn promises_are_made_to_somebody() {
        let to = |lang: &str, text: &str| -> Vec<Vec<String>> {
            let document = Document { text: text.into(), lang: Some(lang.into()), ..Document::default() };
            read(&document).commitments.into_iter().map(|one| one.to).collect()
        };
        assert_eq!(to("en", "Wuhu is willing to work more closely with Guangxi."), [["Guangxi"]]);
        assert_eq!(to("en", "Wuhu plans to open a school for welders."), [[] as [&str; 0]]);
        assert_eq!(to("de", "Wuhu will enger mit Guangxi zusammenarbeiten."), [["Guangxi"]]);
        assert_eq!(to("zh", "芜湖愿与广西深化合作。"), [["Guangxi"]]);
    }

    #[test]
    fn figures_and_descriptions_are_no_commitments() {
        assert_eq!(found("en", "Wuhu plans to invest 5 billion yuan by 2027."), []);
        assert_eq!(found("en", "The market has grown for years."), []);
        assert_eq!(found("nb", "Samarbeidet mellom partene vil gi nye muligheter."), []);
    }
}
