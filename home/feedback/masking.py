"""What a comment must not hold: a reader of the report needs to reach nobody."""

import re

MASK = "[masqué]"
EMAIL = re.compile(r"[^\s@<>(),;:]+@[^\s@<>(),;:]+\.[^\s@<>(),;:]+")
# The numéro unique has 18 characters, 13 digits first (domain.md 3.1), with or without spaces.
NUMBER = re.compile(r"(?<![0-9A-Za-z])\d(?:[\s.-]?\d){12}(?:[\s.-]?[0-9A-Za-z]){5}(?![0-9A-Za-z])")
# Telephones, social-security and bank numbers: nine digits or more, whatever stands between.
DIGITS = re.compile(r"(?<![0-9A-Za-z])\+?\(?\d(?:[\s./()-]{0,2}\d){8,}[0-9A-Za-z]{0,6}")


def masked(text: str) -> str:
    """The text without e-mail address, telephone or long number."""
    for pattern in (EMAIL, NUMBER, DIGITS):
        text = pattern.sub(MASK, text)
    return text
