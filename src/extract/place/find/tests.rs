//! What a text names does not depend on the texts that were read before it.

use super::find;
use crate::extract::place;
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

#[test]
fn a_capital_at_the_head_of_a_sentence_makes_no_name() {
    let names = |text: &str, lang: &str| -> Vec<String> {
        place::find(text, lang).iter().map(|mention| mention.place.name.clone()).collect()
    };
    let none: [&str; 0] = [];
    for (lang, text) in [
        ("fr", "La réunion a duré une heure."),
        ("pl", "Siły są nowe."),
        ("ru", "Данные новые."),
        ("ro", "Sectorul crește."),
        ("cs", "Samotný závod."),
        ("en", "Come and see."),
    ] {
        assert_eq!(names(text, lang), none, "{text}");
    }
    for (lang, text, name) in [
        ("fr", "À La Réunion, la production augmente.", "La Reunion"),
        ("ru", "Кубы это касается, и экспорт на Кубу растёт.", "Cuba"),
        ("en", "Firms in Reading grow.", "Reading"),
        ("hr", "Mali Lošinj raste.", "Mali Losinj"),
        ("vi", "Thành phố Chu Châu, tỉnh Hồ Nam.", "Zhuzhou"),
    ] {
        assert!(names(text, lang).iter().any(|found| found == name), "{text}: {:?}", names(text, lang));
    }
}

#[test]
fn cases_follow_short_names_and_take_vowels_away() {
    for (lang, text, name) in [
        ("ka", "თელავში ახალი საწარმო იხსნება.", "Telavi"),
        ("ka", "საწარმო ჩინეთში აშენდება.", "China"),
        ("az", "Qubada zavod tikilir.", "Guba"),
        ("tr", "Van'da fabrika kuruluyor.", "Van"),
        ("uz", "Farg‘onada zavod qurilmoqda.", "Fergana"),
        ("he", "בתל אביב נבנה מפעל.", "Tel Aviv"),
        ("yi", "אין דײַטשלאַנד בויט מען.", "Germany"),
    ] {
        let found = place::find(text, lang);
        assert!(found.iter().any(|mention| mention.place.name == name), "{text}: {found:?}");
    }
    assert!(place::find("მოსული სტუმრები.", "ka").is_empty());
}
