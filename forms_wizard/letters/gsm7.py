"""What an SMS can hold: the characters that cost one septet, those that cost two, and the others.

One SMS holds 160 septets of the default alphabet (3GPP TS 23.038, 6.2.1) or, as soon as one
character is outside of it, 70 units of UTF-16.
"""

from __future__ import annotations

import re
import unicodedata

ALPHABET = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
# Behind an escape: two septets each.
EXTENSION = frozenset("\f^{}\\[~]|€")
SEPTETS, UNITS = 160, 70
# With the space that French puts inside.
GUILLEMETS = re.compile(r"«\s?|\s?»")

# What has a plain twin that decomposition does not give.
TWINS = str.maketrans(
    {
        "œ": "oe",
        "Œ": "OE",
        "ﬁ": "fi",
        "ﬂ": "fl",
        **dict.fromkeys("’‘‛ʼ′`´", "'"),
        **dict.fromkeys("“”„″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
        "•": "-",
        "·": ".",
        **dict.fromkeys("\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008", " "),
        **dict.fromkeys("\u2009\u200a\u202f\u205f\u3000", " "),
        # Never seen by who reads: the soft hyphen, the space without width, the byte order mark.
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
    }
)


def transliterate(text: str) -> str:
    """The same words with the characters of an SMS: « Où reçoit-on ? » → « Où recoit-on ? ».

    What the alphabet has stays (é è à ù ì ò Ç…). Accents that it has not are dropped, typographic
    signs become plain ones, control characters go. A letter of another script stays as it is, so
    that `length` counts it. A text made plain once stays the same.
    """
    tight = GUILLEMETS.sub('"', unicodedata.normalize("NFC", text))
    return "".join(_plain(char) for char in tight)


def is_plain(text: str) -> bool:
    """Whether each character costs one or two septets."""
    return all(char in ALPHABET or char in EXTENSION for char in text)


def length(text: str) -> int:
    """Septets, two for each character of the extension; units of UTF-16 for other scripts."""
    if is_plain(text):
        return len(text) + sum(char in EXTENSION for char in text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def limit(text: str) -> int:
    """How much one SMS of that script holds, in what `length` counts."""
    return SEPTETS if is_plain(text) else UNITS


def fits(text: str) -> bool:
    """Whether one SMS holds it."""
    return length(text) <= limit(text)


def _plain(char: str) -> str:
    if char in ALPHABET or char in EXTENSION:
        return char
    if unicodedata.category(char) in ("Cc", "Cs"):
        return " " if char == "\t" else ""
    twin = char.translate(TWINS)
    if twin != char:
        return twin
    bare = "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))
    bare = bare.translate(TWINS)
    return bare if bare and is_plain(bare) else char
