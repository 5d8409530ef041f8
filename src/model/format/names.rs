//! English names of languages and currencies, and small words of sentences.

/// ISO 639-1 codes (and 639-3 where there is none) with the usual English names, in order of the code. Names after
/// CLDR 48 `main/en/languages.json`; `nb` and `nn` are both called Norwegian, as readers of other languages do.
const LANGUAGES: &[(&str, &str)] = &[
    ("af", "Afrikaans"),
    ("ak", "Akan"),
    ("am", "Amharic"),
    ("ar", "Arabic"),
    ("as", "Assamese"),
    ("az", "Azerbaijani"),
    ("be", "Belarusian"),
    ("bg", "Bulgarian"),
    ("bn", "Bengali"),
    ("bo", "Tibetan"),
    ("bs", "Bosnian"),
    ("ca", "Catalan"),
    ("cs", "Czech"),
    ("cy", "Welsh"),
    ("da", "Danish"),
    ("de", "German"),
    ("el", "Greek"),
    ("en", "English"),
    ("eo", "Esperanto"),
    ("es", "Spanish"),
    ("et", "Estonian"),
    ("eu", "Basque"),
    ("fa", "Persian"),
    ("fi", "Finnish"),
    ("fil", "Filipino"),
    ("fr", "French"),
    ("ga", "Irish"),
    ("gl", "Galician"),
    ("gu", "Gujarati"),
    ("ha", "Hausa"),
    ("he", "Hebrew"),
    ("hi", "Hindi"),
    ("hr", "Croatian"),
    ("hu", "Hungarian"),
    ("hy", "Armenian"),
    ("id", "Indonesian"),
    ("ig", "Igbo"),
    ("is", "Icelandic"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("jv", "Javanese"),
    ("ka", "Georgian"),
    ("kk", "Kazakh"),
    ("km", "Khmer"),
    ("kn", "Kannada"),
    ("ko", "Korean"),
    ("ku", "Kurdish"),
    ("ky", "Kyrgyz"),
    ("la", "Latin"),
    ("lb", "Luxembourgish"),
    ("lo", "Lao"),
    ("lt", "Lithuanian"),
    ("lv", "Latvian"),
    ("mk", "Macedonian"),
    ("ml", "Malayalam"),
    ("mn", "Mongolian"),
    ("mr", "Marathi"),
    ("ms", "Malay"),
    ("mt", "Maltese"),
    ("my", "Burmese"),
    ("nb", "Norwegian"),
    ("ne", "Nepali"),
    ("nl", "Dutch"),
    ("nn", "Norwegian"),
    ("no", "Norwegian"),
    ("om", "Oromo"),
    ("or", "Odia"),
    ("pa", "Punjabi"),
    ("pl", "Polish"),
    ("ps", "Pashto"),
    ("pt", "Portuguese"),
    ("ro", "Romanian"),
    ("ru", "Russian"),
    ("rw", "Kinyarwanda"),
    ("sd", "Sindhi"),
    ("si", "Sinhala"),
    ("sk", "Slovak"),
    ("sl", "Slovenian"),
    ("sn", "Shona"),
    ("so", "Somali"),
    ("sq", "Albanian"),
    ("sr", "Serbian"),
    ("sv", "Swedish"),
    ("sw", "Swahili"),
    ("ta", "Tamil"),
    ("te", "Telugu"),
    ("tg", "Tajik"),
    ("th", "Thai"),
    ("ti", "Tigrinya"),
    ("tk", "Turkmen"),
    ("tl", "Tagalog"),
    ("tr", "Turkish"),
    ("tt", "Tatar"),
    ("ug", "Uyghur"),
    ("uk", "Ukrainian"),
    ("und", "Unknown language"),
    ("ur", "Urdu"),
    ("uz", "Uzbek"),
    ("vi", "Vietnamese"),
    ("xh", "Xhosa"),
    ("yi", "Yiddish"),
    ("yo", "Yoruba"),
    ("zh", "Chinese"),
    ("zu", "Zulu"),
];

/// ISO 4217 codes with the plural that follows a number in English, in order of the code. Names after CLDR 48
/// `main/en/currencies.json`, shortened where only one currency has the word.
const CURRENCIES: &[(&str, &str)] = &[
    ("AED", "dirhams"),
    ("ARS", "Argentine pesos"),
    ("AUD", "Australian dollars"),
    ("AZN", "manats"),
    ("BDT", "taka"),
    ("BGN", "leva"),
    ("BRL", "reais"),
    ("BYN", "Belarusian roubles"),
    ("CAD", "Canadian dollars"),
    ("CHF", "Swiss francs"),
    ("CLP", "Chilean pesos"),
    ("CNY", "yuan"),
    ("COP", "Colombian pesos"),
    ("CZK", "Czech koruna"),
    ("DKK", "Danish kroner"),
    ("DZD", "Algerian dinars"),
    ("EGP", "Egyptian pounds"),
    ("ETB", "birr"),
    ("EUR", "euros"),
    ("GBP", "pounds"),
    ("GEL", "lari"),
    ("GHS", "cedis"),
    ("HKD", "Hong Kong dollars"),
    ("HUF", "forints"),
    ("IDR", "rupiah"),
    ("ILS", "shekels"),
    ("INR", "rupees"),
    ("IQD", "Iraqi dinars"),
    ("IRR", "rials"),
    ("JPY", "yen"),
    ("KES", "Kenyan shillings"),
    ("KHR", "riels"),
    ("KRW", "won"),
    ("KZT", "tenge"),
    ("LAK", "kip"),
    ("LKR", "Sri Lankan rupees"),
    ("MAD", "Moroccan dirhams"),
    ("MMK", "kyat"),
    ("MNT", "tugrik"),
    ("MOP", "patacas"),
    ("MXN", "Mexican pesos"),
    ("MYR", "ringgit"),
    ("NAD", "Namibian dollars"),
    ("NGN", "naira"),
    ("NOK", "Norwegian kroner"),
    ("NPR", "Nepalese rupees"),
    ("NZD", "New Zealand dollars"),
    ("PEN", "soles"),
    ("PHP", "Philippine pesos"),
    ("PKR", "Pakistani rupees"),
    ("PLN", "zloty"),
    ("QAR", "Qatari riyals"),
    ("RON", "lei"),
    ("RSD", "Serbian dinars"),
    ("RUB", "roubles"),
    ("SAR", "riyals"),
    ("SEK", "Swedish kronor"),
    ("SGD", "Singapore dollars"),
    ("THB", "baht"),
    ("TRY", "lira"),
    ("TWD", "Taiwan dollars"),
    ("TZS", "Tanzanian shillings"),
    ("UAH", "hryvnia"),
    ("UGX", "Ugandan shillings"),
    ("USD", "US dollars"),
    ("UZS", "som"),
    ("VND", "dong"),
    ("ZAR", "rand"),
    ("ZMW", "kwacha"),
];

/// English name of a language by its code, with or without a region or script (`zh-Hant`); the code itself where it
/// is not known.
#[must_use]
pub fn language_name(code: &str) -> &str {
    let base = code.split(['-', '_']).next().unwrap_or(code);
    look_up(LANGUAGES, base).unwrap_or(code)
}

/// English name of a currency as it follows a number ("yuan", "US dollars"); the code itself where it is not known.
#[must_use]
pub fn currency_name(code: &str) -> &str {
    known_currency(code).unwrap_or(code)
}

/// English name of a currency, where it is known.
pub(super) fn known_currency(code: &str) -> Option<&'static str> {
    // Codes are three letters: as numbers they compare at once.
    let number = |code: &str| code.bytes().fold(0, |number: u32, byte| number << 8 | u32::from(byte));
    let index = CURRENCIES.binary_search_by_key(&number(code), |(known, _)| number(known)).ok()?;
    CURRENCIES.get(index).map(|(_, name)| *name)
}

fn look_up(table: &[(&'static str, &'static str)], code: &str) -> Option<&'static str> {
    table
        .binary_search_by(|(known, _)| (*known).cmp(code))
        .ok()
        .and_then(|index| table.get(index))
        .map(|(_, name)| *name)
}

/// A whole number as a word up to twelve, in digits above: "five years", "15 years".
#[must_use]
pub fn small_number_word(number: i64) -> String {
    const WORDS: [&str; 13] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    match usize::try_from(number).ok().and_then(|index| WORDS.get(index)) {
        Some(word) => (*word).to_owned(),
        None => super::grouped(number as f64, 0),
    }
}

/// Items in a sentence: "A", "A and B", "A, B and C".
#[must_use]
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    let Some((last, rest)) = items.split_last() else { return String::new() };
    if rest.is_empty() {
        return last.as_ref().to_owned();
    }
    let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
    format!("{} and {}", rest.join(", "), last.as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_in_order() {
        assert!(LANGUAGES.is_sorted_by(|a, b| a.0 < b.0));
        assert!(CURRENCIES.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn every_language_of_the_detector_has_a_name() {
        // ISO 639-1 codes of whatlang's languages, and Swahili.
        let codes = "eo en ru zh es pt it bn fr de uk ka ar hi ja he yi pl am jv ko nb da sv fi tr nl hu cs el bg be mr \
                     kn ro sl hr sr mk lt lv et ta vi ur th gu uz pa az id te fa ml or my ne si km tk ak zu sn af la sk \
                     ca tl hy cy sw";
        for code in codes.split_whitespace() {
            assert_ne!(language_name(code), code);
        }
        assert_eq!(language_name("kn"), "Kannada");
        assert_eq!(language_name("nb"), "Norwegian");
        assert_eq!(language_name("zh-Hant"), "Chinese");
        assert_eq!(language_name("xx"), "xx");
    }

    #[test]
    fn words() {
        assert_eq!(list(&["A"]), "A");
        assert_eq!(list(&["A", "B", "C"]), "A, B and C");
        assert_eq!(small_number_word(5), "five");
        assert_eq!(small_number_word(15), "15");
        assert_eq!(currency_name("INR"), "rupees");
    }
}
