#!/usr/bin/env python3
"""Write assets/cldr/words.tsv from the Unicode CLDR.

    npm pack cldr-core@48.2.0 cldr-numbers-full@48.2.0 cldr-units-full@48.2.0 cldr-dates-full@48.2.0
    (unpack each into SOURCES/<name>-48.2.0)
    pip install anyascii
    tools/cldr.py SOURCES assets/cldr/words.tsv

Licence of the data: Unicode-3.0, see assets/cldr/LICENSE.txt. Words that CLDR lacks or has wrong are not mended here
but in assets/cldr/corrections.tsv, which people edit by hand and the program reads after this file.
"""

import collections
import difflib
import json
import re
import sys
import unicodedata
from pathlib import Path

from anyascii import anyascii

VERSION = "48.2.0"

# ISO 639-1 code of the program -> CLDR locale, where they differ.
LOCALES = {"nb": "no", "tl": "fil"}
LANGUAGES = (
    "af ak am ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl gu ha he hi hr hu hy id is it ja jv ka "
    "kk km kn ko ky la lo lt lv mk ml mn mr ms my nb ne nl nn or pa pl ps pt ro ru si sk sl sn so sq sr sv sw ta te th "
    "tk tl tr uk ur uz vi yi zh zu"
).split()

# CLDR unit -> symbol of the program's base unit, and how much of it one is.
UNITS = {
    "mass-tonne": ("t", 1), "mass-ton": ("t", 1), "mass-kilogram": ("t", 1e-3), "mass-gram": ("t", 1e-6),
    "power-gigawatt": ("MW", 1e3), "power-megawatt": ("MW", 1), "power-kilowatt": ("MW", 1e-3),
    "power-watt": ("MW", 1e-6), "energy-kilowatt-hour": ("GWh", 1e-6),
    "area-hectare": ("ha", 1), "area-square-kilometer": ("ha", 100), "area-acre": ("ha", 0.40468564224),
    "area-dunam": ("ha", 0.1), "area-square-mile": ("ha", 258.9988110336),
    "area-square-meter": ("m2", 1), "area-square-foot": ("m2", 0.09290304),
    "length-kilometer": ("km", 1), "length-meter": ("km", 1e-3), "length-mile": ("km", 1.609344),
    "volume-cubic-meter": ("m3", 1), "volume-liter": ("L", 1), "volume-barrel": ("bbl", 1),
    "volume-cubic-kilometer": ("m3", 1e9),
    "concentr-percent": ("%", 1),
    "duration-year": ("yr", 1), "duration-month": ("mo", 1), "duration-week": ("wk", 1), "duration-day": ("d", 1),
    "duration-hour": ("h", 1),
}
TON = re.compile("t[aeou]n|dun")
# Energy with other prefixes: "kilo" in the word is replaced by the language's own "mega", "giga", "tera".
PREFIXED = {"energy-kilowatt-hour": {"10p6": 1e-3, "10p9": 1, "10p12": 1e3}}

# Kinds of money and the currencies that are called so; of one kind the word alone stands for the currency that is
# usual in the language, or for none.
KINDS = {
    "yuan": ["CNY"], "dollar": ["USD", "AUD", "CAD", "HKD", "SGD", "TWD", "NZD"], "euro": ["EUR"], "yen": ["JPY"],
    "won": ["KRW"], "pound": ["GBP", "EGP"], "franc": ["CHF", "XOF", "XAF"], "rupee": ["INR", "PKR", "LKR", "NPR"],
    "rupiah": ["IDR"], "baht": ["THB"], "dong": ["VND"], "ringgit": ["MYR"], "real": ["BRL"], "ruble": ["RUB", "BYN"],
    "krone": ["NOK", "SEK", "DKK", "CZK", "ISK"], "zloty": ["PLN"], "forint": ["HUF"], "leu": ["RON", "MDL"],
    "lev": ["BGN"], "lira": ["TRY"], "hryvnia": ["UAH"], "shekel": ["ILS"], "taka": ["BDT"], "tenge": ["KZT"],
    "peso": ["MXN", "PHP", "ARS", "CLP", "COP", "CUP"], "rand": ["ZAR"], "naira": ["NGN"],
    "shilling": ["TZS", "KES", "UGX"], "rial": ["IRR", "QAR", "OMR", "YER"], "riyal": ["SAR"], "dirham": ["AED", "MAD"],
    "dinar": ["RSD", "IQD", "KWD", "DZD", "TND", "JOD"], "denar": ["MKD"], "birr": ["ETB"], "kyat": ["MMK"],
    "riel": ["KHR"], "kip": ["LAK"], "tugrik": ["MNT"], "lari": ["GEL"], "dram": ["AMD"], "manat": ["AZN", "TMT"],
    "som": ["KGS", "UZS"], "cedi": ["GHS"], "sol": ["PEN"],
}
# Others by their full name only, since its last word often means something else, too ("sol", "boliviano").
FULL_ONLY = (
    "AFN ALL AOA AWG BAM BBD BHD BIF BMD BND BOB BSD BTN BWP BZD CDF CRC CVE DJF DOP ERN FJD FKP GIP GMD GNF GTQ GYD HNL "
    "HTG JMD KMF KPW KYD LBP LRD LSL LYD MGA MOP MRU MUR MVR MWK MZN NAD NIO PAB PGK PYG RWF SBD SCR SDG SHP SLE SOS SRD "
    "SSP STN SVC SYP SZL TJS TOP TTD UYU VES VUV WST XCD XPF ZMW "
    # Those that the euro and reforms took the place of, which older figures are in.
    "ATS BEF DEM EEK ESP FIM FRF GRD HRK IEP ITL LTL LVL NLG PTE SIT SKK"
).split()
# Languages that set no blanks between words, so that a name of one word may be a full one.
UNSPACED = ("ja", "km", "lo", "my", "th", "zh")
SYMBOL_OF = {
    "$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW", "￦": "KRW", "₽": "RUB", "₫": "VND",
    "₴": "UAH", "₺": "TRY", "₪": "ILS", "৳": "BDT", "₸": "KZT", "₦": "NGN", "₱": "PHP", "R$": "BRL", "฿": "THB",
    "A$": "AUD", "C$": "CAD", "CA$": "CAD", "HK$": "HKD", "S$": "SGD", "NT$": "TWD", "CN¥": "CNY", "JP¥": "JPY",
    "RM": "MYR", "Rp": "IDR", "zł": "PLN", "Kč": "CZK", "Ft": "HUF", "₭": "LAK", "៛": "KHR", "₮": "MNT", "₾": "GEL",
    "֏": "AMD", "₼": "AZN",
}
USUAL = {
    "dollar": {"*": "USD"}, "pound": {"*": "GBP", "ar": "EGP"}, "rial": {"fa": "IRR"}, "riyal": {"*": "SAR"},
    "rupee": {"*": "INR", "ne": "NPR", "ur": "PKR", "si": "LKR"}, "ruble": {"*": "RUB", "be": "BYN"},
    "krone": {"nb": "NOK", "nn": "NOK", "da": "DKK", "sv": "SEK", "cs": "CZK", "sk": "CZK", "is": "ISK"},
    "franc": {"de": "CHF", "it": "CHF"}, "leu": {"*": "RON"}, "peso": {"tl": "PHP"}, "shilling": {"sw": "TZS"},
    "dinar": {"sr": "RSD"}, "manat": {"az": "AZN", "tk": "TMT"}, "som": {"ky": "KGS", "uz": "UZS"},
}
# How the kinds sound where the name is not like the English one.
SOUNDS = {
    "yuan": ["yuan", "juan", "iuan", "yuani", "ywan"], "krone": ["krone", "kron", "krun", "koruna", "kronur"],
    "pound": ["pound", "pund", "paund", "funt", "libra", "livre", "sterlin", "font", "gineih", "junayh"],
    "franc": ["franc", "frank", "frang"], "dollar": ["dollar", "dolar", "doular", "dalar"],
    "ruble": ["ruble", "rubl", "rubla", "roubl"], "yen": ["yen", "jen", "ien", "iapon"],
    "rupee": ["rupee", "rupi", "rupaya", "roupie"], "won": ["won", "von", "vona", "uan"],
    "hryvnia": ["hryvnia", "grivna", "hrivnja", "hryvna"], "shekel": ["shekel", "sekel", "schekel"],
    "zloty": ["zloty", "zlot", "zloti"], "baht": ["baht", "bat"], "dong": ["dong", "dongo"],
    "shilling": ["shilling", "siling", "shilingi", "silin"], "real": ["real", "riyal", "reais"],
}


def clean(word):
    """Form NFC, lower case, one kind of space, no zero-width and direction marks, no raised figures."""
    word = unicodedata.normalize("NFC", word)
    word = re.sub("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c\u00ad\ufeff]", "", word)
    word = re.sub(r"[\u00a0\u202f\u2009\s]+", " ", word).strip()
    return word


def lower(word):
    return unicodedata.normalize("NFC", word.lower().replace("i\u0307", "i"))


class Sources:
    def __init__(self, root):
        self.root = Path(root)

    def read(self, package, path):
        file = self.root / f"{package}-{VERSION}" / path
        return json.loads(file.read_text("utf-8")) if file.exists() else None

    def main(self, package, locale, file, *keys):
        data = self.read(package, f"main/{locale}/{file}")
        if data is None:
            return {}
        data = data["main"][locale]
        for key in keys:
            data = data.get(key, {})
        return data


def pattern_word(pattern):
    """The word of a compact number pattern: "0 millioner" -> "millioner". The second, negative half is dropped."""
    pattern = pattern.split(";")[0]
    pattern = re.sub(r"'([^']*)'", r"\1", pattern)
    return clean(pattern.replace("0", "").replace("¤", ""))


def scales(numbers):
    found = collections.OrderedDict()
    formats = [numbers.get(f"decimalFormats-numberSystem-{system}", {})
               for system in {"latn": 0, numbers.get("defaultNumberingSystem", "latn"): 0}]
    for length in ("long", "short"):
        for group in formats:
            for key, pattern in group.get(length, {}).get("decimalFormat", {}).items():
                size = key.split("-")[0]
                word, zeros = pattern_word(pattern), pattern.split(";")[0].count("0")
                if not word or zeros == 0:
                    continue
                exponent = len(size) - 1 - (zeros - 1)
                # One letter (K, M, T) means too many things.
                if length == "short" and len(word.rstrip(".")) < 2 and word.isascii():
                    continue
                words = {lower(word), lower(word.rstrip("."))}
                for link in ("de ", "na "):
                    words |= {word.removeprefix(link) for word in words}
                for word in words:
                    found.setdefault((exponent, word), None)
    return sorted(found)


def unit_forms(entry):
    for key, value in entry.items():
        if key == "displayName" or "-count-" in key:
            word = clean(value.replace("{0}", ""))
            if word and not re.search(r"\{|\d/", word):
                yield word


def units(data):
    found = set()
    for length in ("long", "short", "narrow"):
        section = data.get(length, {})
        for name, (symbol, factor) in UNITS.items():
            if length != "long" and symbol in ("yr", "mo", "wk", "d", "h"):
                continue
            for word in unit_forms(section.get(name, {})):
                # The US ton is here for its bare name only, which news use for the metric one.
                if name == "mass-ton" and (length != "long" or " " in word):
                    continue
                if name == "mass-tonne" and length == "long":
                    found |= {(symbol, factor, lower(part)) for part in word.split() if TON.match(fold(part))}
                # A short form in capitals is a sign: it keeps its case (MW and mW differ).
                word = lower(word) if length == "long" else word
                if length == "narrow" and word in ("m", "l", "L", "g", "'", "W", "ac"):
                    continue
                found.add((symbol, factor, word))
                if word.startswith("de "):
                    found.add((symbol, factor, word.removeprefix("de ")))
                kilo = clean(section.get("10p3", {}).get("unitPrefixPattern", "").replace("{0}", ""))
                for prefix, prefixed in PREFIXED.get(name, {}).items():
                    other = clean(section.get(prefix, {}).get("unitPrefixPattern", "").replace("{0}", ""))
                    low = lower if length == "long" else (lambda text: text)
                    if kilo and other and low(kilo) in word:
                        found.add((symbol, prefixed, word.replace(low(kilo), low(other), 1)))
    return sorted(found)


def fold(word):
    return re.sub(r"[^a-z]", "", anyascii(word).lower())


def head_words(lang, names):
    """The word for the kind of money alone, cut out of "Chinese yuan"; chosen by its sound."""
    heads = set()
    for kind, codes in KINDS.items():
        usual = codes[0] if len(codes) == 1 else USUAL.get(kind, {}).get(lang, USUAL.get(kind, {}).get("*"))
        shared = collections.Counter()
        for code in codes:
            for word in {token for name in names.get(code, ()) for token in re.split(r"[\s\-–]+", name)}:
                shared[word] += 1
        sounds = SOUNDS.get(kind, [kind])
        for word, times in shared.items():
            key = fold(word)
            likeness = max((difflib.SequenceMatcher(None, key, sound).ratio() for sound in sounds), default=0)
            starts = any(key.startswith(sound[:4]) for sound in sounds)
            likely = likeness >= 0.62 or starts or (len(codes) > 2 and times >= 3 and likeness >= 0.4)
            named = any(word in re.split(r"[\s\-–]+", name) for name in names.get(usual, ()))
            # "ya" and "na" sound like yen, "japonés" does, too.
            link = len(key) < 3 and word.isascii() or re.match("[gjxyi]+[ae][pb]", key)
            if usual and likely and named and not link and len(word) > 1:
                heads.add((usual, word))
    return heads


def currencies(lang, data):
    names, found = {}, set()
    for codes in KINDS.values():
        for code in codes:
            entry = data.get(code, {})
            words = {lower(clean(value)) for key, value in entry.items() if key.startswith("displayName")}
            words = {word for word in words if word and word != lower(code)}
            # "1 Chinese yuan" and the bracketed years of old money are no words of a text.
            names[code] = {word for word in words if not re.search(r"[\d()\[\]]", word)}
            found |= {(code, word) for word in names[code]}
            for key in ("symbol", "symbol-alt-narrow"):
                sign = clean(entry.get(key, ""))
                if sign and SYMBOL_OF.get(sign) == code:
                    found.add((code, sign))
    for code in FULL_ONLY:
        for key, value in data.get(code, {}).items():
            word = lower(clean(value))
            full = len(word) > 2 if lang in UNSPACED else " " in word
            if key.startswith("displayName") and full and not re.search(r"[\d()\[\]]", word):
                found.add((code, word))
    return sorted(found | head_words(lang, names))


def months(calendar):
    found = set()
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in calendar.get("months", {}).get(context, {}).get(width, {}).items():
                if not number.isdigit():
                    continue
                name = lower(clean(name)).rstrip(".")
                if name and not re.search(r"\d", name) and not re.fullmatch(r"m\d\d", name):
                    found.add((int(number), name))
    return sorted(found)


def weekdays(calendar):
    found = set()
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for name in calendar.get("days", {}).get(context, {}).get(width, {}).values():
                name = lower(clean(name)).rstrip(".")
                if len(name) > 1 and not re.search(r"\d", name):
                    found.add(name)
    return sorted(found)


def lines(sources, lang):
    locale = LOCALES.get(lang, lang)
    numbers = sources.main("cldr-numbers-full", locale, "numbers.json", "numbers")
    systems = sources.read("cldr-core", "supplemental/numberingSystems.json")["supplemental"]["numberingSystems"]
    native = numbers.get("otherNumberingSystems", {}).get("native", "latn")
    default = numbers.get("defaultNumberingSystem", "latn")
    symbols = numbers.get(f"symbols-numberSystem-{default}") or numbers.get("symbols-numberSystem-latn", {})
    yield f"[{lang}]"
    yield f"marks\t{symbols.get('decimal', '.')}\t{symbols.get('group', ',')}"
    if native != "latn" and systems.get(native, {}).get("_type") == "numeric":
        yield f"digits\t{systems[native]['_digits']}"
    grouped = collections.OrderedDict()
    for exponent, word in scales(numbers):
        grouped.setdefault(("scale", str(exponent)), []).append(word)
    for symbol, factor, word in units(sources.main("cldr-units-full", locale, "units.json", "units")):
        grouped.setdefault(("unit", f"{symbol} {factor:.12g}"), []).append(word)
    for code, word in currencies(lang, sources.main("cldr-numbers-full", locale, "currencies.json", "numbers", "currencies")):
        grouped.setdefault(("money", code), []).append(word)
    calendar = sources.main("cldr-dates-full", locale, "ca-gregorian.json", "dates", "calendars", "gregorian")
    for number, word in months(calendar):
        grouped.setdefault(("month", str(number)), []).append(word)
    days = weekdays(calendar)
    if days:
        grouped[("weekday", "")] = days
    for (kind, key), words in grouped.items():
        yield f"{kind}\t{key}\t" + "\t".join(dict.fromkeys(words))


def main():
    sources, out = Sources(sys.argv[1]), Path(sys.argv[2])
    text = [
        f"# Separators, digits, scale words, units, money, months and weekdays. Unicode CLDR {VERSION}, Unicode-3.0.",
        "# Written by tools/cldr.py; mend words in corrections.tsv, not here.",
    ]
    for lang in LANGUAGES:
        text.extend(lines(sources, lang))
    out.write_text("\n".join(text) + "\n", "utf-8")


if __name__ == "__main__":
    main()
