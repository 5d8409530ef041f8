#!/usr/bin/env python3
"""Makes the Noto fonts in assets/fonts from the Debian packages fonts-noto-core and fonts-noto-cjk.

usage: make_fonts.py [OUT_DIR]        needs: pip install fonttools

The core fonts are copied whole but for hinting, which neither egui nor the SVG outlines use. Of Noto Sans CJK the
characters of GB 2312, Big5, Shift JIS and KS X 1001 with all modern Hangul are kept: what newspapers print.
Licence of all of them: SIL Open Font License 1.1 (assets/fonts/OFL-Noto.txt).
"""
import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

CORE = pathlib.Path("/usr/share/fonts/truetype/noto")
CJK = pathlib.Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
SCRIPTS = [
    "Arabic", "Armenian", "Bengali", "Devanagari", "Ethiopic", "Georgian", "Gujarati", "Gurmukhi", "Hebrew",
    "Kannada", "Khmer", "Malayalam", "Myanmar", "Oriya", "Sinhala", "Tamil", "Telugu", "Thai",
]


def write(font, name, out, unicodes):
    options = subset.Options()
    options.hinting = False
    options.layout_features = ["*"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.recalc_timestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=unicodes)
    subsetter.subset(font)
    path = out / name
    font.save(path)
    print(f"{path.name}: {path.stat().st_size // 1024} kB")


def encodable(codec, first, last):
    found = set()
    for point in range(first, last):
        try:
            chr(point).encode(codec)
        except UnicodeEncodeError:
            continue
        found.add(point)
    return found


def main():
    out = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "assets/fonts")
    for script in SCRIPTS:
        font = TTFont(CORE / f"NotoSans{script}-Regular.ttf")
        write(font, f"NotoSans{script}-Regular.ttf", out, sorted(font.getBestCmap()))
    wanted = set(range(0x20, 0x7F)) | set(range(0x3000, 0x3100)) | set(range(0xAC00, 0xD7A4)) | set(range(0xFF00, 0xFFF0))
    for codec in ["gb2312", "big5", "shift_jis", "euc_kr"]:
        wanted |= encodable(codec, 0x80, 0xFFFF)
    font = TTFont(CJK, fontNumber=2)  # simplified Chinese
    options_features = ["ccmp", "locl", "mark", "mkmk", "kern"]
    options = subset.Options()
    options.hinting = False
    options.layout_features = options_features
    options.desubroutinize = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(wanted))
    subsetter.subset(font)
    path = out / "NotoSansCJKsc-Subset.otf"
    font.save(path)
    print(f"{path.name}: {path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
