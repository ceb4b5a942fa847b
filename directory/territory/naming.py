"""How a place name is compared and sorted: the same functions make the columns and the queries."""

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a base letter and an accent.
LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th"})
ABBREVIATIONS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
ORDINAL = re.compile(r"^0*(\d{1,2})(?:er|ere|e|eme|ieme|nd|nde)?$")
# Those that INSEE gives to communes: « Le Havre », « L'Haÿ », « Aux Marais », « Las Illas ».
ARTICLES = frozenset({"l", "le", "la", "les", "aux", "las", "los"})
# How DGCL begins the names of intercommunal bodies.
BODIES = {
    "CC": "Communauté de communes",
    "CA": "Communauté d'agglomération",
    "CU": "Communauté urbaine",
}


def words(text: str) -> list[str]:
    """Lower-case words of plain letters and digits, nothing replaced."""
    # Before and after: « Œ » has no lower case in some forms, « ﬁ » is taken apart.
    text = unicodedata.normalize("NFKD", text.casefold()).casefold().translate(LETTERS)
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return re.findall(r"[^\W_]+", text)


def _word(word: str) -> str:
    ordinal = ORDINAL.match(word)
    return ordinal[1] if ordinal else ABBREVIATIONS.get(word, word)


@lru_cache(maxsize=4096)
def search_name(text: str) -> str:
    """« L'Haÿ-les-Roses » → « l hay les roses », « ST ÉTIENNE » → « saint etienne ».

    « Paris 5e Arrondissement » → « paris 5 arrondissement ». Applied twice it changes nothing.
    """
    return " ".join(_word(word) for word in words(text))


def sort_name(text: str) -> str:
    """As `search_name`, without the first article, two digits: « havre », « paris 05 »."""
    found = search_name(text).split()
    if len(found) > 1 and found[0] in ARTICLES:
        del found[0]
    return " ".join(word.zfill(2) if word.isdecimal() else word for word in found)


def search_prefixes(text: str) -> list[str]:
    """What a name may begin with when this was typed so far, the likeliest first.

    « st » may be the beginning of « Saint-Denis » as well as of « Strasbourg ».
    """
    prefixes = [search_name(text)]
    typed = words(text)
    if typed and text[-1:].isalnum() and typed[-1] in ABBREVIATIONS:
        prefixes.append(" ".join([*map(_word, typed[:-1]), typed[-1]]))
    return [prefix for prefix in prefixes if prefix]


def without_initials(name: str) -> str:
    """« CC de la Dombes » → « Communauté de communes de la Dombes »: no initials for people."""
    first, _space, rest = name.partition(" ")
    return f"{BODIES[first]} {rest}" if first in BODIES and rest else name
