#!/usr/bin/env python3
"""Put what additions.tsv and exemplars.tsv of assets/places say into places.tsv and names.tsv, without the sources that tools/places.py needs.

    tools/add_places.py            (safe to repeat; needs nothing but Python)

Lines are as by_hand.py tells. Places that places.tsv has keep their kind, parent and weight and are renamed where a line says so, and names that it has keep whether
they need a word for the kind beside them; new ones are added at the end. places.tsv may call a place of the same country by
another spelling altogether.
"""

import sys
from pathlib import Path

import by_hand
from declined import declined
from keys import key
from phrases import two_words

PLACES = Path(__file__).parent.parent / "assets/places"
# A name means four places at most.
MOST = 4


def read_places():
    lines = (PLACES / "places.tsv").read_text("utf-8").splitlines()
    return [line for line in lines if line[0] == "#"], [line.split("\t") for line in lines if line[0] != "#"]


def read_names():
    lines = (PLACES / "names.tsv").read_text("utf-8").splitlines()
    return {name: targets.split(" ") for name, targets in (line.split("\t") for line in lines)}


def nation(places, index):
    while len(places[index]) > 2 and places[index][2]:
        index = int(places[index][2])
    return places[index][0]


def put(names, name, index):
    """Makes a name mean a place; says so where it has no room."""
    targets = names.setdefault(name, [])
    if str(index) in [target.rstrip("!?") for target in targets]:
        return
    if len(targets) < MOST:
        targets.append(str(index))
    else:
        print(f"{name}: means {MOST} places already", file=sys.stderr)


def decline_phrases(places, names):
    """The cases of names of two words that mean nothing yet."""
    def forms(target, name):
        index = int(target.rstrip("!?"))
        return [] if places[index][1] == "country" else two_words(name, nation(places, index))

    cases = {form for name, targets in names.items() for target in targets for form in forms(target, name)}
    new = {}
    # What is a case itself has none.
    for name in names.keys() - cases:
        for target in names[name]:
            for form in forms(target, name):
                known = new.setdefault(form, [])
                if form not in names and target not in known and len(known) < MOST:
                    known.append(target)
    return {form: sorted(targets) for form, targets in new.items() if targets}


def main():
    head, places = read_places()
    names = read_names()
    numbers = {}
    for index, place in enumerate(places):
        numbers.setdefault(place[0], index)
    failed = False

    def called(name, parent):
        """The place of a country that is called so, whatever places.tsv calls it."""
        targets = [int(target.rstrip("!?")) for target in names.get(key(name), ()) if parent in numbers]
        return next((at for at in targets if nation(places, at) == nation(places, numbers[parent])), None)

    for name, other, kind, parent, spellings in by_hand.all_rows(PLACES):
        if name not in numbers and other in numbers:
            numbers[name] = numbers[other]
            places[numbers[name]][0] = name
        known = numbers.get(name, called(name, parent))
        new = known is None
        if new:
            if parent and parent not in numbers:
                print(f"{name}: no place is called {parent}", file=sys.stderr)
                failed = True
                continue
            lies = str(numbers[parent]) if parent else ""
            places.append([name, by_hand.SMALL.get(kind, kind), lies, str(by_hand.weight(kind))])
            numbers[name] = len(places) - 1
            spellings.append(name)
        index = numbers[name] if new else known
        for spelling in spellings:
            for folded in [key(spelling), *declined(key(spelling), nation(places, index))]:
                put(names, folded, index)
    names.update(decline_phrases(places, names))
    (PLACES / "places.tsv").write_text("\n".join(head + ["\t".join(place) for place in places]) + "\n", "utf-8")
    lines = sorted((f"{name}\t{' '.join(targets)}" for name, targets in names.items()),
                   key=lambda line: line.split("\t")[0].encode())
    (PLACES / "names.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    return failed


if __name__ == "__main__":
    sys.exit(main())
