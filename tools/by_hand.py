"""Places that are kept by hand: assets/places/additions.tsv.

A line is: English name, kind, the place it lies in, further spellings, with tabs between. "Name=Other" is a place that is
called by one of the two.
"""

SMALL = {"town": "city", "district": "county"}


def rows(file):
    """Name, other name or nothing, kind, parent, spellings of each line."""
    for line in file.read_text("utf-8").splitlines():
        if line.strip() and line[0] != "#":
            name, kind, parent, *spellings = line.split("\t")
            name, _, other = name.partition("=")
            yield name, other, kind, parent, spellings


def all_rows(folder):
    """Those of additions.tsv, and of exemplars.tsv, which tools/exemplars.py writes in the same form."""
    for file in ("additions.tsv", "exemplars.tsv"):
        yield from rows(folder / file)


def weight(kind):
    """Towns and districts count in a text of their country only, other places in any."""
    return 15 if kind in SMALL else 50
