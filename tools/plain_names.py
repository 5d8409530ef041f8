#!/usr/bin/env python3
"""Take words for kinds off the names of places.tsv: "Fargona Shahri" is Fergana, "Daira de Tebessa" is Tebessa.

    tools/plain_names.py           (safe to repeat; needs nothing but Python)

Where another place of the country has the plain name, or another spelling of it, all spellings mean that one. Numbers stay.
"""

import re

from add_places import PLACES, nation, read_names, read_places
from keys import key

# What stands around a plain name, by country.
AROUND = {
    "Uzbekistan": r"(.+) (?:Shahri|Tumani)",
    "Kazakhstan": r"(.+?)(?:skaya)? (?:Gorodskaya Administratsiya|Qalasy)|Rayon (?:Imeni )?(.+)",
    "Algeria": r"Daira d(?:e |'+)(.+)",
    "Mozambique": r"Circunscricao d[eoa] (.+)",
    "Cambodia": r"(?:Srok|Krong|Khum) (.+)",
    "Latvia": r"(.+?)s Novads",
    "Belarus": r"Horad (.+)",
    "Croatia": r"(.+) Opcina|Municipality of (.+)",
    "India": r"(.+) district",
    "Tanzania": r"(.+) district",
    "Zambia": r"(.+) district",
}


def main():
    head, places = read_places()
    names = read_names()
    numbers = {place[0]: index for index, place in enumerate(places)}
    moved = {}
    for index, place in enumerate(places):
        country = nation(places, index)
        match = re.fullmatch(AROUND.get(country, "$^"), place[0])
        if not match:
            continue
        plain = next(group for group in match.groups() if group).replace("'", "")
        targets = [int(target.rstrip("!?")) for target in names.get(key(plain), ())] + [numbers.get(plain)]
        same = [at for at in targets if at not in (None, index) and nation(places, at) == country]
        if same:
            moved[index] = same[0]
            continue
        new = plain if plain not in numbers else f"{plain}, {places[int(place[2])][0].split(', ')[0]}"
        if new not in numbers:
            numbers[new] = index
            place[0] = new
            names.setdefault(key(plain), [str(index)])
            print(new, end="; ")
    for name, targets in names.items():
        kept = []
        for target in targets:
            number, mark = target.rstrip("!?"), target[len(target.rstrip("!?")):]
            number = str(moved.get(int(number), number))
            if number not in [other.rstrip("!?") for other in kept]:
                kept.append(number + mark)
        names[name] = kept
    (PLACES / "places.tsv").write_text("\n".join(head + ["\t".join(place) for place in places]) + "\n", "utf-8")
    lines = sorted((f"{name}\t{' '.join(targets)}" for name, targets in names.items()),
                   key=lambda line: line.split("\t")[0].encode())
    (PLACES / "names.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    print("\nmoved", [(places[a][0], places[b][0]) for a, b in moved.items()])


if __name__ == "__main__":
    main()
