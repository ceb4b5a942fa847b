"""A template rendered once a language, cut at its holes; each page fills them.

For what is the same on thousands of pages but for a few words: an address, an option chosen.
"""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString

# Stands around the name of a hole: no text that is read holds it, and escaping leaves it alone.
MARK = "\N{INFORMATION SEPARATOR ONE}"


def hole(name: str) -> str:
    """What the template places where `name` is to be filled. `name`: letters and hyphens."""
    return f"{MARK}{name}{MARK}"


def cut(html: str) -> str:
    """The template rendered, as `fill` takes it."""
    parts = html.replace("{", "{{").replace("}", "}}").split(MARK)
    parts[1::2] = [f"{{{name}}}" for name in parts[1::2]]
    return "".join(parts)


def fill(template: str, **filled: str) -> SafeString:
    """The template with what stands in each hole: a text is escaped, HTML stays.

    Every hole is given; raises KeyError for one that is not.
    """
    return format_html(template, **filled)
