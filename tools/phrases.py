"""Cases of names of two words, an adjective and a noun in either order, in Slavic languages: "nowy sacz", "w nowym saczu".

Names are in the form of `key` in places.py. By hand from general knowledge of the grammars; CC0.
"""

import re

# For each gender (m, f, n, and p for plural) how an adjective and a noun end, and what they end in where something is of it (g),
# in it (l) and goes to it (a). The first that fits is taken; further forms of one case are set off by a bar.
SOUTH = (
    [("m", "(.+nj|.+[cšž])i", "eg", "em", ""), ("m", "(.+)i", "og", "om", ""), ("f", "(.+)a", "e", "oj", "u"),
     ("n", "(.+)o", "og", "om", ""), ("n", "(.+)e", "eg", "em", "")],
    [("m", "(.+)[ae]c", "ca", "cu", ""), ("m", "(.+)ak", "ka", "ku", ""), ("f", "(.+)ka", "ke", "ci|ki", "ku"),
     ("f", "(.+)a", "e", "i", "u"), ("n", "(.+)[oe]", "a", "u", ""), ("m", "(.+[^aeiou])", "a", "u", "")],
)
SOUTH_CYRILLIC = (
    [("m", "(.+[њшжћ])и", "ег", "ем", ""), ("m", "(.+)и", "ог", "ом", ""), ("f", "(.+)а", "е", "ој", "у"),
     ("n", "(.+)о", "ог", "ом", ""), ("n", "(.+)е", "ег", "ем", "")],
    [("m", "(.+)[ае]ц", "ца", "цу", ""), ("m", "(.+)ак", "ка", "ку", ""), ("f", "(.+)ка", "ке", "ци|ки", "ку"),
     ("f", "(.+)а", "е", "и", "у"), ("n", "(.+)[ое]", "а", "у", ""), ("m", "(.+[^аеиоу])", "а", "у", "")],
)
RULES = {
    "Poland": [(
        [("m", "(.+)y", "ego", "ym", ""), ("m", "(.+)i", "iego", "im", ""), ("f", "(.+[kg])a", "iej", "iej", "a"),
         ("f", "(.+)a", "ej", "ej", "a"), ("n", "(.+[kg])ie", "iego", "im", ""), ("n", "(.+)e", "ego", "ym", "")],
        [("m", "(.+)ow", "owa", "owie", ""), ("m", "(.+)iec", "ca", "cu", ""), ("m", "(.+)ek", "ka", "ku", ""),
         ("m", "(.+)rz", "rza", "rzu", ""), ("m", "(.+)(?:sk|k|g|cz|sz|z|c|l|j|h)", "{}a|{}u", "{}u", ""),
         ("m", "(.+)d", "da|du", "dzie", ""), ("m", "(.+)t", "ta|tu", "cie", ""), ("m", "(.+)r", "ra|ru", "rze", ""),
         ("m", "(.+[nmpbwsf])", "a|u", "ie", ""), ("f", "(.+)da", "dy", "dzie", "de"), ("f", "(.+)ta", "ty", "cie", "te"),
         ("f", "(.+)ka", "ki", "ce", "ke"), ("f", "(.+)ga", "gi", "dze", "ge"), ("f", "(.+)ra", "ry", "rze", "re"),
         ("f", "(.+)la", "li", "li", "le"), ("f", "(.+)(cz|sz|c|z)a", "{2}y", "{2}y", "{2}e"), ("f", "(.+)ja", "ji", "ji", "je"),
         ("f", "(.+)ia", "i", "i", "ie"), ("f", "(.+)a", "y", "ie", "e"), ("n", "miasto()", "miasta", "miescie", ""),
         ("n", "(.+[kg])o", "a", "u", ""), ("n", "(.+)lo", "la", "le", ""), ("n", "(.+)ro", "ra", "rze", ""),
         ("n", "(.+)o", "a", "ie", ""), ("n", "(.+)e", "a", "u", "")],
    )],
    "Czechia": [(
        [("p", "(.+)e", "ych", "ych", ""), ("m", "(.+)y", "eho", "em", ""), ("m", "(.+)i", "iho", "im", ""),
         ("f", "(.+)a", "e", "e", "ou"), ("n", "(.+)e", "eho", "em", "")],
        [("p", "(.+)ice", "ic", "icich", ""), ("m", "(.+)ec", "ce", "ci", ""), ("m", "(.+)ek", "ku", "ku", ""),
         ("m", "(.+[kghm])", "u|a", "u", ""), ("m", "(.+[^aeiouy])", "a|u", "e|u", ""), ("f", "(.+)ka", "ky", "ce", "ku"),
         ("f", "(.+)ha", "hy", "ze", "hu"), ("f", "(.+)a", "y", "e", "u"), ("f", "(.+)ce", "ce", "ci", "ci"),
         ("n", "(.+)ste", "ste", "sti", ""), ("n", "(.+)o", "a", "e|u", "")],
    )],
    "Slovakia": [(
        [("p", "(.+)e", "ych", "ych", ""), ("m", "(.+)[yi]", "eho", "om", ""), ("f", "(.+)a", "ej", "ej", "u"),
         ("n", "(.+)e", "eho", "om", "")],
        [("p", "(.+)ce", "iec", "ciach", ""), ("p", "(.+[kt])y", "ov|", "och", ""), ("m", "(.+)ec", "ca", "ci", ""),
         ("m", "(.+[kgh])", "a|u", "u", ""), ("m", "(.+[^aeiouy])", "a|u", "e|i", ""), ("f", "(.+[cn])a", "e", "i", "u"),
         ("f", "(.+)a", "y", "e", "u"), ("f", "(v)es", "si", "si", "es"), ("n", "(.+)o", "a", "e", "")],
    )],
    "Slovenia": [(
        [("p", "(.+sk)e", "ih", "ih", ""), ("m", "(.+)i", "ega", "em", ""), ("m", "(.+nj)", "ega", "em", ""),
         ("f", "(.+)a", "e", "i", "o"), ("n", "(.+)[oe]", "ega", "em", "")],
        [("p", "(.+)ce", "c", "cah", ""), ("m", "(.+)[e]c", "ca", "cu", ""), ("f", "(.+)a", "e", "i", "o"),
         ("n", "(.+)[oe]", "a", "u", ""), ("m", "(.+[^aeiou])", "a", "u", "")],
    )],
    "Russia": [(
        [("m", "(.+[нш])ий", "его|ого", "ем|ом", ""), ("m", "(.+)(?:ый|ий|ой)", "ого", "ом", ""), ("f", "(.+)ая", "ой", "ой", "ую"),
         ("n", "(.+)ое", "ого", "ом", ""), ("p", "(.+)(ы|и)е", "{2}х", "{2}х", "")],
        [("m", "(.+)ок", "ка", "ке", ""), ("m", "(.+)ец", "ца", "це", ""), ("f", "(.+[кгхжшч])а", "и", "е", "у"),
         ("f", "(.+)а", "ы", "е", "у"), ("f", "(.+)я", "и", "е", "ю"), ("n", "(.+)о", "а", "е", ""),
         ("p", "(.+)[ыи]", "|ов", "ах", ""), ("m", "(.+)[ьй]", "я", "е", ""), ("m", "(.+[^аеиоуыэюя])", "а|у", "е", "")],
    )],
    "Ukraine": [(
        [("m", "(.+)ий", "ого", "ому", ""), ("f", "(.+)а", "ої", "ій", "у"), ("n", "(.+)е", "ого", "ому", ""),
         ("p", "(.+)і", "их", "их", "")],
        [("m", "(.+)ець", "ця", "ці|цю", ""), ("m", "(.+)ок", "ка", "ку", ""), ("f", "(.+)ка", "ки", "ці", "ку"),
         ("f", "(.+)га", "ги", "зі", "гу"), ("f", "(.+)а", "и", "і", "у"), ("n", "(.+)о", "а", "і", ""),
         ("p", "(.+)и", "|ів", "ах", ""), ("m", "(.+[^аеиіоуяюєїь])", "а|у", "і|у", "")],
    )],
}
for country in ("Croatia", "Bosnia Herzegovina", "Serbia", "Montenegro"):
    RULES[country] = [SOUTH, SOUTH_CYRILLIC]


def bent(rule, match, case):
    """The forms of a word in a case."""
    stem = match[1]
    for ending in rule[case].split("|"):
        if "{2}" in ending:
            yield stem + ending.replace("{2}", match[2])
        elif "{}" in ending:
            yield ending.replace("{}", match[0])
        else:
            yield stem + ending


def fitting(rules, word):
    """What a word can be, the first rule of each gender."""
    genders = {}
    for rule in rules:
        match = re.fullmatch(rule[1], word)
        if match and rule[0] not in genders:
            genders[rule[0]] = (rule, match)
    return genders


# How adjectives of places and of relation end, without their last vowel: such a word stands behind its noun as often.
RELATION = re.compile(r".*(?:sk|ck|zk|icz|ln|rn|ск|цк|дн|рн|льн)(?:[aeiouy]|ie|[аеиоуыі]|ий|ый|ая|ое|ые|ие)")


def two_words(name, country):
    """The cases of a name of an adjective and a noun in a country."""
    words = name.split(" ")
    if len(words) != 2 or min(map(len, words)) < 3:
        return []
    behind = bool(RELATION.fullmatch(words[1]))
    forms = []
    for adjectives, nouns in RULES.get(country, []):
        adjective, noun = fitting(adjectives, words[1 if behind else 0]), fitting(nouns, words[0 if behind else 1])
        gender = next((gender for gender in "pmfn" if gender in adjective and gender in noun), None)
        if gender is None:
            continue
        # Only feminine names have a form for where something goes.
        for case in (2, 3) if gender != "f" else (2, 3, 4):
            for one in bent(*adjective[gender], case):
                for other in bent(*noun[gender], case):
                    forms.append(f"{other} {one}" if behind else f"{one} {other}")
    return [form for form in dict.fromkeys(forms) if form != name]
