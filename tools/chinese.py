#!/usr/bin/env python3
"""Write assets/places/chinese.tsv: the syllables and signs of Chinese places, which other scripts transcribe.

    pip install pypinyin==0.55.0
    tools/chinese.py assets/places

Reads places.tsv and names.tsv, written by tools/places.py, and reads the signs by PyPI pypinyin 0.55.0 (MIT, used here
only). Places whose English name is no reading of the signs (Lhasa) are left out, but for those whose names are given below.
"""

import itertools
import re
import sys
from pathlib import Path

from pypinyin import Style, pinyin

HAN = re.compile("[\u4e00-\u9fff]{1,12}")
# Names that a text rather means something else by: a news agency, the currency.
OTHERS = {"Xinhua", "Yuan"}
# Places whose name in places.tsv is another reading.
READINGS = {
    "Luohe": "luo he", "Ordos": "e er duo si", "Hulunbuir": "hu lun bei er", "Bayannur": "ba yan nao er",
    "Ulanqab": "wu lan cha bu", "Karamay": "ke la ma yi", "Qiqihar": "qi qi ha er", "Harbin": "ha er bin",
    "Urumqi": "wu lu mu qi", "Hohhot": "hu he hao te", "Shigatse": "ri ka ze", "Nyingchi": "lin zhi",
    "Qamdo": "chang du", "Nagqu": "na qu", "Turpan": "tu lu fan", "Hotan": "he tian", "Kashgar": "ka shi",
    "Altay": "a le tai", "Garze": "gan zi", "Xilingol": "xi lin guo le", "Alxa": "a la shan", "Golog": "guo luo",
    "Bayingolin": "ba yin guo leng", "Bortala": "bo er ta la", "Aksu": "a ke su", "Kizilsu": "ke zi le su",
}
# Further Latin names of places whose English name is no reading, by the English name.
FURTHER = {
    row[2]: row[3:]
    for row in (line.split("\t") for line in (Path(__file__).parent / "chinese_names.tsv").read_text("utf-8").splitlines())
    if len(row) > 3
}
# Words for kinds of places at the end of a name.
KINDS = ("街道", "镇", "自治州", "自治县", "地区", "市", "县", "区", "旗", "盟", "州")


def plain(syllable):
    return syllable.replace("ü", "v")


def syllables(han, name):
    """The readings of the signs that together make the name."""
    wanted = re.sub("[^a-z]", "", name.lower())
    readings = [sorted({plain(r) for r in each}) for each in pinyin(han, style=Style.NORMAL, heteronym=True)]
    default = tuple(plain(each[0]) for each in pinyin(han, style=Style.NORMAL))
    if len(readings) > 8:
        return None
    for reading in itertools.chain([default], itertools.product(*readings)):
        if "".join(reading).replace("v", "u") == wanted:
            return reading
    return None


def main():
    folder = Path(sys.argv[1])
    places = [line.split("\t") for line in (folder / "places.tsv").read_text().splitlines() if line[0] != "#"]
    china = next(i for i, row in enumerate(places) if row[0] == "China")

    def in_china(index):
        while places[index][2]:
            index = int(places[index][2])
        return index == china

    han_names = {}
    for line in (folder / "names.tsv").read_text().splitlines():
        name, targets = line.split("\t")
        if HAN.fullmatch(name):
            for target in targets.split():
                han_names.setdefault(int(target.rstrip("?!")), []).append(name)
    lines = []
    for index, row in enumerate(places):
        if index == china or not in_china(index) or row[1] in ("other", "group"):
            continue
        name = row[0].split(",")[0].removesuffix(" City").removesuffix(" Prefecture")
        if name in OTHERS:
            continue
        found = None
        names = han_names.get(index, [])
        if row[0] in READINGS and names:
            length = len(READINGS[row[0]].split())
            han = next((n[:length] for n in sorted(names, key=len) if len(n) >= length), None)
            found = (READINGS[row[0]].split(), han) if han else None
            names = []
        for han in sorted({n for n in names} | {n.removesuffix(k) for n in names for k in KINDS if len(n) > len(k)}, key=lambda n: (len(n), not any(n + k in names for k in KINDS), n)):
            reading = next(filter(None, (syllables(han, latin) for latin in [name, *FURTHER.get(row[0], ())])), None)
            if reading and len(han) > 1:
                found = (reading, han)
                break
        if found and len(found[0]) <= 6:
            lines.append(f"{row[0]}\t{' '.join(found[0])}\t{found[1]}")
    head = "# Chinese places: name, syllables with v for ü, signs. Written by tools/chinese.py.\n"
    (folder / "chinese.tsv").write_text(head + "\n".join(sorted(lines)) + "\n")
    print(len(lines))


if __name__ == "__main__":
    main()
