"""HTML written in Python, where a page repeats a line: each text is escaped, whatever it is."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString


def filled(line: str, *texts: str) -> SafeString:
    """`filled('<a href="{}">{}</a>', url, name)`: what `format_html` gives of plain texts, in a
    quarter of its time. HTML among the texts is escaped too."""
    return SafeString(line.format(*map(escape, texts)))


def lines(line: str, rows: Iterable[Iterable[str]]) -> SafeString:
    """`line` filled with the texts of each row, one below the other."""
    return SafeString("\n".join([line.format(*map(escape, row)) for row in rows]))
