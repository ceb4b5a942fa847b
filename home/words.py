"""Words typed and words written, made alike: without accents, case or apostrophes."""

import re
import unicodedata

# The apostrophes of French and Ukrainian keyboards and of books.
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"} | dict.fromkeys("’‘ʼ`´", "'"))
# Where a word may be cut, which way it is read: what is copied from a page or a PDF brings them.
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def plain_words(text: str) -> str:
    """The text in lower case, without accents or ligatures, apostrophes as spaces."""
    seen = UNSEEN.sub("", text).lower().translate(LIGATURES)
    decomposed = unicodedata.normalize("NFKD", seen)
    kept = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(kept.replace("'", " ").split())
