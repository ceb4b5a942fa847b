"""Words typed and words written, made alike: without accents, case or apostrophes."""

import unicodedata

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'"})


def plain_words(text: str) -> str:
    """The text in lower case, without accents or ligatures, apostrophes as spaces."""
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(LIGATURES))
    kept = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(kept.replace("'", " ").split())
