"""How names of places compare; src/extract/place/key.rs does the same to the text."""

import re
import unicodedata
from pathlib import Path

FOLDED = {
    "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "أ": "ا", "إ": "ا",
    "آ": "ا", "ٱ": "ا", "ى": "ی", "ي": "ی", "ك": "ک", "ة": "ه", "ς": "σ",
    "װ": "וו", "ױ": "וי", "ײ": "יי",
}

# Traditional and Japanese forms of Chinese signs; see tools/han.py.
HAN = dict(line.split("\t") for line in (Path(__file__).parent.parent / "assets/places/han.tsv").read_text("utf-8").splitlines()
           if not line.startswith("#"))


def key(name):
    """How names compare; the program's src/extract/place/key.rs does the same to the text."""
    out = []
    base = ""
    for c in unicodedata.normalize("NFD", name.lower()):
        code = ord(c)
        if unicodedata.category(c) in ("Mn", "Mc", "Me"):
            latin = base and (base.isascii() or unicodedata.name(base, "").startswith(("LATIN", "GREEK")))
            if latin or 0x0591 <= code <= 0x05C7 or 0x064B <= code <= 0x065F or code == 0x0670:
                continue
            out.append(c)
            continue
        base = c
        if c in "'’ʼʻ‘`´′״׳ʹʺ\u0640" or 0x200B <= code <= 0x200F or 0x202A <= code <= 0x202E \
                or 0x2066 <= code <= 0x2069 or code in (0xAD, 0xFEFF):
            continue
        out.append(FOLDED.get(c) or HAN.get(c) or (" " if c in "-‐‑־–—_/.,·・ \u00a0\u202f\u3000" else c))
    text = unicodedata.normalize("NFC", "".join(out)).replace("ё", "е")
    return re.sub(" +", " ", text).strip()
