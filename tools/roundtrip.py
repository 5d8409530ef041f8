#!/usr/bin/env python3
"""Write tests/cases/cldr/roundtrip.tsv: figures and dates as the Unicode CLDR formats them, with what they mean.

    npm pack cldr-core@48.2.0 cldr-numbers-full@48.2.0 cldr-units-full@48.2.0 cldr-dates-full@48.2.0
    (unpack each into SOURCES/<name>-48.2.0, or install them and give node_modules)
    tools/roundtrip.py SOURCES tests/cases/cldr/roundtrip.tsv

Licence of the data: Unicode-3.0, see assets/cldr/LICENSE.txt. A line: language, kind, value in base units or ISO date,
unit, text. Words that stand for more than one thing in a language are left out.
"""

import datetime
import json
import re
import sys
from decimal import Decimal
from pathlib import Path

LOCALES = {"nb": "no", "tl": "fil"}
# The languages of whatlang, and Swahili.
LANGUAGES = (
    "eo en ru zh es pt it bn fr de uk ka ar hi ja he yi pl am jv ko nb da sv fi tr nl hu cs el bg be mr kn ro sl hr sr mk "
    "lt lv et ta vi ur th gu uz pa az id te fa ml or my ne si km tk ak zu sn af la sk ca tl hy cy sw"
).split()
NUMBERS = [Decimal(n) for n in ("12.5", "300", "1234567", "45000", "1234.5", "0.75")]
AMOUNTS = [Decimal("12.5"), Decimal("300"), Decimal("2400")]
UNITS = {
    "mass-tonne": ("weight", "t", "1"), "mass-kilogram": ("weight", "t", "0.001"),
    "power-megawatt": ("power", "MW", "1"), "power-kilowatt": ("power", "MW", "0.001"),
    "power-gigawatt": ("power", "MW", "1000"),
    "energy-kilowatt-hour": ("energy", "GWh", "0.000001"), "area-hectare": ("area", "ha", "1"),
    "area-square-kilometer": ("area", "ha", "100"), "area-square-meter": ("area", "m2", "1"),
    "length-kilometer": ("length", "km", "1"),
}
MONEY = ["CNY", "USD", "EUR", "GBP", "JPY", "INR", "KRW", "RUB", "CHF", "BRL", "TRY", "VND", "THB"]
DATES = [datetime.date(2024, 10, 31), datetime.date(2025, 3, 5), datetime.date(2023, 12, 20)]


def load(root, package, path):
    for folder in (root / f"{package}-48.2.0", root / package):
        for file in (folder / path, folder / "package" / path):
            if file.exists():
                return json.loads(file.read_text("utf-8"))
    raise FileNotFoundError(f"{package}/{path}")


class Locale:
    def __init__(self, root, lang):
        self.lang, self.name = lang, LOCALES.get(lang, lang)
        main = lambda package, file: load(root, package, f"main/{self.name}/{file}")["main"][self.name]
        self.numbers = main("cldr-numbers-full", "numbers.json")["numbers"]
        self.currencies = main("cldr-numbers-full", "currencies.json")["numbers"]["currencies"]
        self.units = main("cldr-units-full", "units.json")["units"]
        self.gregorian = main("cldr-dates-full", "ca-gregorian.json")["dates"]["calendars"]["gregorian"]
        self.systems = load(root, "cldr-core", "supplemental/numberingSystems.json")["supplemental"]["numberingSystems"]
        self.latin = "latn"
        self.default = self.numbers["defaultNumberingSystem"]

    def symbols(self, system):
        return self.numbers.get(f"symbols-numberSystem-{system}") or self.numbers["symbols-numberSystem-latn"]

    def digits(self, text, system):
        digits = self.systems[system].get("_digits", "0123456789")
        return "".join(digits[int(c)] if c.isdigit() else c for c in text)

    def number(self, value, system="latn", pattern=None):
        symbols = self.symbols(system)
        pattern = pattern or self.numbers[f"decimalFormats-numberSystem-{system}"]["standard"]
        pattern = pattern.split(";")[0]
        body = re.search(r"[#0,.]+", pattern).group()
        groups = [len(part) for part in body.split(".")[0].split(",")[1:]]
        fraction = body.split(".")[1] if "." in body else ""
        whole, _, rest = str(abs(value)).partition(".")
        if "0" in fraction:
            rest = rest.ljust(fraction.count("0"), "0")
        if groups:
            first, next_ = groups[-1], groups[-2] if len(groups) > 1 else groups[-1]
            least = int(self.numbers.get("minimumGroupingDigits", "1"))
            if len(whole) >= first + least:
                head, tail = whole[:-first], [whole[-first:]]
                while head:
                    tail.insert(0, head[-next_:])
                    head = head[:-next_]
                whole = symbols["group"].join(tail)
        text = whole + (symbols["decimal"] + rest if rest else "")
        text = self.digits(text, system)
        return pattern.replace(body, text).replace("%", symbols["percentSign"]) if pattern != body else text

    def systems_in_use(self):
        native = self.numbers["otherNumberingSystems"].get("native", "latn")
        return sorted({"latn", self.default, native} & {k for k, v in self.systems.items() if v["_type"] == "numeric"})

    def date(self, day, pattern, system):
        out, at = "", 0
        while at < len(pattern):
            c = pattern[at]
            if c == "'":
                end = pattern.index("'", at + 1)
                out += pattern[at + 1 : end] or "'"
                at = end + 1
                continue
            if not (c.isascii() and c.isalpha()):
                out += c
                at += 1
                continue
            run = re.match(re.escape(c) + "+", pattern[at:]).group()
            out += self.field(day, run, system)
            at += len(run)
        return out

    def field(self, day, run, system):
        letter, count = run[0], len(run)
        months, days = self.gregorian["months"], self.gregorian["days"]
        width = {3: "abbreviated", 4: "wide", 5: "narrow"}.get(count)
        weekday = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"][day.weekday()]
        if letter == "y":
            return self.digits(f"{day.year % 100:02}" if count == 2 else str(day.year), system)
        if letter == "d":
            return self.digits(f"{day.day:0{count}}", system)
        if letter in "ML":
            if count < 3:
                return self.digits(f"{day.month:0{count}}", system)
            return months["format" if letter == "M" else "stand-alone"][width][str(day.month)]
        if letter in "Ec":
            return days["format" if letter == "E" else "stand-alone"]["wide" if count == 4 else "abbreviated"][weekday]
        if letter == "G":
            return self.gregorian["eras"]["eraAbbr"]["1"]
        return run


def plain(value):
    return format(value.normalize(), "f")


def rows(locale):
    for system in locale.systems_in_use():
        for value in NUMBERS:
            yield "number", plain(value), "count", locale.number(value, system)
        percent = locale.numbers.get(f"percentFormats-numberSystem-{system}")
        if percent:
            for value in AMOUNTS[:2]:
                yield "percent", plain(value), "%", locale.number(value, system, percent["standard"].replace(".##", ""))
    long = locale.numbers["decimalFormats-numberSystem-latn"]["long"]["decimalFormat"]
    for exponent in range(3, 13):
        key = f"1{'0' * exponent}-count-other"
        pattern = (long.get(key) or "0").split(";")[0].replace("'", "")
        zeros = re.search("0+", pattern)
        if not zeros or len(zeros.group()) != 1 or pattern.strip() == "0":
            continue
        # The longer of two words that stand for powers of ten must not be the smaller one's.
        value = Decimal("2.5")
        yield "number", plain(value * 10**exponent), "count", pattern.replace("0", locale.number(value))
    for unit, (kind, symbol, factor) in UNITS.items():
        for width in ("long", "short"):
            patterns = locale.units[width].get(unit, {})
            if "unitPattern-count-other" not in patterns:
                continue
            for value in AMOUNTS:
                text = patterns["unitPattern-count-other"].replace("{0}", locale.number(value))
                yield kind, plain(value * Decimal(factor)), symbol, text
    for code in MONEY:
        money = locale.currencies.get(code, {})
        name = money.get("displayName-count-other")
        if name:
            pattern = locale.numbers["currencyFormats-numberSystem-latn"].get("unitPattern-count-other", "{0} {1}")
            yield "money", "2400", code, pattern.replace("{0}", locale.number(Decimal(2400))).replace("{1}", name)
        standard = locale.numbers["currencyFormats-numberSystem-latn"]["standard"]
        amount = locale.number(Decimal("12.50"), "latn", standard)
        spaced = re.sub(r"(?<=[0-9])¤|¤(?=[0-9])", lambda m: "¤", amount)
        letters = code.isalpha()
        text = spaced.replace("¤", code)
        if letters:
            text = re.sub(rf"{code}(?=[0-9])", code + "\u00a0", text)
            text = re.sub(rf"(?<=[0-9]){code}", "\u00a0" + code, text)
        yield "money", "12.5", code, text
    for day in DATES:
        for width in ("full", "long", "medium", "short"):
            pattern = locale.gregorian["dateFormats"][width]
            pattern = pattern if isinstance(pattern, str) else pattern["_value"]
            yield "date", day.isoformat(), "", locale.date(day, pattern, locale.default)


def main():
    root, out = Path(sys.argv[1]), Path(sys.argv[2])
    lines = ["# Figures and dates as the Unicode CLDR 48.2.0 formats them. Unicode-3.0. Written by tools/roundtrip.py."]
    for lang in LANGUAGES:
        seen = set()
        for kind, value, unit, text in rows(Locale(root, lang)):
            line = "\t".join((lang, kind, value, unit, text.strip()))
            if line not in seen:
                seen.add(line)
                lines.append(line)
    out.write_text("\n".join(lines) + "\n", "utf-8")


main()
