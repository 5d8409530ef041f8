"""Cases of names that a program cannot tell by their endings alone: of two words, or with a vowel that comes and goes.

Names are in the form of `key` in places.py. By hand from general knowledge of the grammars; CC0.
"""

import re

from phrases import two_words

# What a name matches, and the forms that it has besides.
PHRASES = [
    (r"(.+)ая область", ["ой области", "ую область", "ой областью"]),
    (r"(.+[^а])а область", ["ої області", "ій області", "у область", "ою областю"]),
    (r"(.+)ая вобласць", ["ай вобласці", "ую вобласць"]),
    (r"(.+)ий край", ["ого края", "ому краю", "ом крае"]),
    (r"(.+)ий район", ["ого района", "ом районе", "ого району", "ому районі"]),
    (r"(.+)ки управни округ", ["ког управног округа", "ком управном округу", "ки округ", "ког округа", "ком округу"]),
    (r"(.+)y kraj", ["eho kraje", "em kraji", "emu kraji", "ym krajem", "eho kraja", "om kraji"]),
    (r"(.+)a zupanija", ["e zupanije", "oj zupaniji", "u zupaniju"]),
    (r"wojewodztwo (.+)ie", ["wojewodztwa {}iego", "wojewodztwie {}im", "wojewodztwu {}iemu", "wojewodztwem {}im"]),
    (r"республика (.+)", ["республики {}", "республике {}", "республику {}"]),
]
# The same of one word, by the country of the place.
WORDS = {
    "Serbia": [(r"(.+)ак", ["ка", "ку"]), (r"(.+)ац", ["ца", "цу"])],
    "Bosnia Herzegovina": [(r"(.+)ac", ["ca", "cu"]), (r"(.+)ак", ["ка", "ку"]), (r"(.+)ац", ["ца", "цу"])],
    "Croatia": [(r"(.+)ac", ["ca", "cu"])],
    "Slovenia": [(r"(.+)ec", ["ca", "cu"])],
    "Poland": [(r"(.+)ek", ["ka", "ku"]), (r"(.+)iec", ["ca", "cu"])],
    "Czechia": [(r"(.+)ec", ["ce", "ci"]), (r"(.+)ek", ["ku"])],
    "Slovakia": [(r"(.+)ec", ["ca", "ci"]), (r"(.+)ok", ["ku"])],
    "Russia": [(r"(.+)ец", ["ца", "це", "цу"]), (r"(.+)ок", ["ка", "ке", "ку"])],
    "Ukraine": [(r"(.+)ець", ["ця", "ці", "цю"])],
}
# Stems that case endings are written on, by how a name of one word in a script ends: Tamil "விருதுநகர்", "விருதுநகரில்".
STEMS = [
    (r"([\u0b80-\u0bff]{3,})ம்", "த்த"), (r"([\u0b80-\u0bff]{2,})டு", "ட்ட"), (r"([\u0b80-\u0bff]{2,})று", "ற்ற"),
    (r"([\u0b80-\u0bff]{4,})[்ு]", ""),
    (r"([\u0d00-\u0d7f]{3,})ം", "ത്ത"), (r"([\u0d00-\u0d7f]{3,})ർ", "ര"), (r"([\u0d00-\u0d7f]{3,})ൽ", "ല"),
    (r"([\u0d00-\u0d7f]{3,})ൾ", "ള"), (r"([\u0d00-\u0d7f]{3,})ൻ", "ന"), (r"([\u0d00-\u0d7f]{3,})ട്", "ട്ട"),
    (r"([\u0d00-\u0d7f]{4,})്", ""),
    (r"([\u0c80-\u0cff]{4,})ು", ""),
]


def declined(name, country):
    """Further forms of a name of a place of a country."""
    for pattern, ending in STEMS:
        if match := re.fullmatch(pattern, name):
            return [match[1] + ending]
    for pattern, forms in PHRASES + (WORDS.get(country, []) if len(name) > 4 else []):
        if match := re.fullmatch(pattern, name):
            return [form.format(match[1]) if "{}" in form else match[1] + form for form in forms]
    return two_words(name, country)
