//! Any bytes as a text file, and any text in any language: nothing may panic, and spans lie on character boundaries.
#![no_main]

use libfuzzer_sys::fuzz_target;
use planscope::corpus::decode;
use planscope::extract::lexicon::Lexicon;
use planscope::extract::read;
use planscope::model::Document;

fuzz_target!(|bytes: &[u8]| {
    let Some((&choice, rest)) = bytes.split_first() else { return };
    let Ok(decoded) = decode(rest, false) else { return };
    let languages: Vec<&str> = Lexicon::languages().collect();
    let lang = languages.get(usize::from(choice)).map(|lang| (*lang).to_owned());
    let document = Document { text: decoded.text, lang, ..Document::default() };
    let reading = read(&document);
    for claim in &reading.claims {
        let span = claim.evidence.span;
        assert_eq!(document.text.get(span.start..span.end), Some(claim.evidence.value_text.as_str()));
    }
});
