"""What is taken out of a typed text because no database and no reader can hold it."""

import re
import unicodedata

# Control characters and lone surrogates.
UNHOLDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# Zero-width space, joiner of words, soft hyphen, direction marks and overrides, tag characters.
# The zero-width joiners stay: Persian and the Indic scripts write names with them.
INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    "\U000e0000-\U000e007f]"
)


def storable(text: str) -> str:
    """The text as typed, without what PostgreSQL and UTF-8 cannot store."""
    return UNHOLDABLE.sub("", text)


def plain(text: str) -> str:
    """One line of text in composed form (NFC), without invisible marks, single spaces."""
    text = unicodedata.normalize("NFC", INVISIBLE.sub("", storable(text)))
    return " ".join(text.split())


def paragraphs(text: str) -> str:
    """Several lines, each as `plain` makes it; no blank line at the beginning or the end."""
    return "\n".join(plain(line) for line in text.splitlines()).strip()


def letters_of(name: str) -> str:
    """The letters of a name in any script, without case, accents, spaces or hyphens."""
    flat = unicodedata.normalize("NFKD", name).casefold()
    return "".join(character for character in flat if character.isalpha())
