//! Byte ranges widened to what can be marked without cutting a letter or a word in two.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::model::Span;

/// The span widened to whole words, without white space at either end. Scripts that set no spaces keep the span, but
/// for whole letters. A span outside the text is cut to it.
#[must_use]
pub fn widened(text: &str, span: Span) -> Span {
    let start = floor(text, span.start.min(text.len()));
    let end = ceil(text, span.end.clamp(start, text.len()));
    if start == end {
        return Span::new(start, end);
    }
    // Word boundaries are looked for from the nearest white space on, for the text may be long.
    let from = text.get(..start).and_then(|before| before.rfind(char::is_whitespace)).unwrap_or(0);
    let to = text.get(end..).and_then(|after| after.find(char::is_whitespace)).map_or(text.len(), |at| end + at);
    let mut wide = Span::new(start, end);
    for (at, word) in text.get(from..to).unwrap_or_default().split_word_bound_indices() {
        let word = Span::new(from + at, from + at + word.len());
        if word.contains(Span::new(start, start)) && word.end > start {
            wide.start = wide.start.min(word.start);
        }
        if word.start < end && end <= word.end {
            wide.end = wide.end.max(word.end);
        }
    }
    trimmed(text, wide)
}

/// Without white space at either end; a span of white space alone stays.
fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start().len());
    let end = span.end - (words.len() - words.trim_end().len());
    if start < end { Span::new(start, end) } else { span }
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn ceil(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Widens the first occurrence of a part.
    fn wide<'a>(text: &'a str, part: &str) -> &'a str {
        let start = text.find(part).unwrap();
        widened(text, Span::new(start, start + part.len())).of(text)
    }

    #[test]
    fn parts_of_words_become_words() {
        assert_eq!(wide("ein Wert von 41,9 Milliarden Yuan", "Milli"), "Milliarden");
        assert_eq!(wide("up 33.69 billion", "33.69 bil"), "33.69 billion");
        assert_eq!(wide("58% of it", "58"), "58");
        assert_eq!(wide("58% of it", "58%"), "58%");
        assert_eq!(wide("mer enn 150 bedrifter", " 150 "), "150");
    }

    #[test]
    fn kannada_endings_belong_to_their_word() {
        assert_eq!(wide("33.69 ಬಿಲಿಯನ್ ಯುವಾನ್ಗಳಷ್ಟು ಹೆಚ್ಚಾಗಿದೆ", "33.69 ಬಿಲಿಯನ್ ಯುವಾನ್"), "33.69 ಬಿಲಿಯನ್ ಯುವಾನ್ಗಳಷ್ಟು");
    }

    #[test]
    fn scripts_without_spaces_keep_the_span() {
        assert_eq!(wide("产值突破1000亿元，规上", "1000亿元"), "1000亿元");
        assert_eq!(wide("กำลังการผลิต 5 ล้านตันต่อปี", "5 ล้านตัน"), "5 ล้านตัน");
    }

    #[test]
    fn any_span_is_safe() {
        let text = "é क्षि 🇩🇪 x";
        for start in 0..text.len() + 2 {
            for end in start..text.len() + 3 {
                let span = widened(text, Span::new(start, end));
                assert!(text.get(span.start..span.end).is_some());
            }
        }
        assert_eq!(widened("", Span::new(3, 9)), Span::new(0, 0));
    }
}
