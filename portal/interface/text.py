"""What is taken out of a typed text because no database and no reader can hold it."""

import re
import unicodedata

# Control characters, lone surrogates, bidirectional overrides, zero-width space and mark.
UNHOLDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
INVISIBLE = re.compile("[\u200b\ufeff\u202a-\u202e\u2066-\u2069]")


def storable(text: str) -> str:
    """The text as typed, without what PostgreSQL and UTF-8 cannot store."""
    return UNHOLDABLE.sub("", text)


def plain(text: str) -> str:
    """One line of text in composed form (NFC), without invisible marks, single spaces."""
    text = unicodedata.normalize("NFC", INVISIBLE.sub("", storable(text)))
    return " ".join(text.split())
