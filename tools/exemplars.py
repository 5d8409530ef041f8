#!/usr/bin/env python3
"""Write assets/places/exemplars.tsv: what the cities of the world's time zones are called in each language.

    npm pack cldr-dates-full@48.2.0      (unpack into SOURCE)
    tools/exemplars.py SOURCE            (then tools/add_places.py)

Source and licence, also in assets/NOTICES.md: Unicode CLDR 48.2, exemplar cities of time zones, Unicode-3.0. Only spellings
that names.tsv lacks are written, so that a run with them there writes none: names.tsv is taken from before.
"""

import json
import subprocess
import sys
from pathlib import Path

from add_places import PLACES, nation, read_places
from keys import key

LEXICONS = PLACES.parent / "lexicons"
# Shorter names in Latin letters are rather words: "Rom" is a memory, too.
LEAST = 5
# Their Latin spellings of foreign cities are hardly ever seen, and look like words and names of others: "Bert", "Loom".
UNUSUAL = {"ak", "cy", "jv", "la", "sn", "so", "zu"}
# Words and names of persons in a language of Latin letters.
WORDS = {"Resif", "Atena", "Havana", "Panama", "Finiks", "Feniks", "Fenikso"}
# Zones that no city is called after, and cities that are called like something larger.
LEFT_OUT = {"Unknown City", "Macao", "Singapore", "Kuwait", "Panama", "Jamaica", "Luxembourg", "Monaco", "Djibouti"}


def cities(source, lang):
    """City in English and in a language, for each zone that has one."""
    def zones(locale):
        file = source / "main" / locale / "timeZoneNames.json"
        if not file.exists():
            return {}
        zone = json.loads(file.read_text("utf-8"))["main"][locale]["dates"]["timeZoneNames"].get("zone", {})
        flat = {}
        for area, inner in zone.items():
            for name, entry in inner.items():
                parts = entry.items() if "_type" not in entry else [(name, entry)]
                flat.update({(area, part): value.get("exemplarCity") for part, value in parts if isinstance(value, dict)})
        return flat
    english, own = zones("en"), zones(lang)
    for zone, city in own.items():
        name = english.get(zone) or zone[1].replace("_", " ")
        if city and name not in LEFT_OUT and zone[0] not in {"Etc", "Antarctica", "Arctic"}:
            yield name, city


def main(source):
    _, places = read_places()
    before = subprocess.run(["git", "show", "HEAD:assets/places/names.tsv"], capture_output=True, text=True, check=True,
                            cwd=PLACES).stdout
    names = {name: [int(target.rstrip("!?")) for target in targets.split(" ")]
             for name, targets in (line.split("\t") for line in before.splitlines())}
    best = {}
    for index, place in enumerate(places):
        if place[1] in {"city", "municipality"} and (place[0] not in best or int(place[3]) > int(places[best[place[0]]][3])):
            best[place[0]] = index
    found = {}
    for lexicon in sorted(LEXICONS.glob("*.toml")):
        for english, city in cities(source, lexicon.stem):
            plain = key(english)
            index = best.get(english)
            index = names.get(plain, [None])[0] if index is None else index
            if index is None or places[index][1] not in {"city", "municipality"}:
                continue
            letters = sum(c.isalpha() for c in city)
            ascii_like = ord(city[0]) < 0x250
            if ascii_like and (lexicon.stem in UNUSUAL or city in WORDS) or letters < (LEAST if ascii_like else 2) or " " in city and not city.replace(" ", "").isalpha():
                continue
            if key(city) not in names:
                found.setdefault(index, {}).setdefault(key(city), city)
    lines = ["# Cities of time zones as languages call them. Written by tools/exemplars.py from Unicode CLDR 48.2 (Unicode-3.0)."]
    for index, spellings in sorted(found.items()):
        place = places[index]
        parent = places[int(place[2])][0] if len(place) > 2 and place[2] else ""
        lines.append("\t".join([place[0], place[1], parent, *sorted(spellings.values())]))
    (PLACES / "exemplars.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    print(len(found), sum(len(spellings) for spellings in found.values()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
