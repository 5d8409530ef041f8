//! What a text names does not depend on the texts that were read before it.

use super::find;
use crate::model::Span;

#[test]
fn words_of_earlier_texts_do_not_hide_names() {
    let spans = |text: &str, lang: &str| -> Vec<Span> { find(text, lang).iter().map(|found| found.span).collect() };
    for (lang, before, text) in
        [("vi", "Ngọc nói", "Ngọc Khê"), ("cs", "Če řekl", "Če-ťiang"), ("ru", "Сортавале рады", "в Сортавале")]
    {
        // What a thread knows that has read nothing.
        let fresh = std::thread::scope(|scope| scope.spawn(|| spans(text, lang)).join()).unwrap();
        assert!(!fresh.is_empty(), "{text}");
        assert_eq!(spans(before, lang), [], "{before}");
        assert_eq!(spans(text, lang), fresh, "{text}");
    }
}
