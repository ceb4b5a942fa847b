"""« D'où viennent ces chiffres »: the same few files under thousands of pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from directory.figures.models import Source
from directory.figures.reading import sources
from portal.interface.kept import Kept

# A page names some five sources; regions and years make a few dozen lists of them.
MOST = 500


def in_order(shown: Iterable[Source]) -> list[Source]:
    """By name, the latest first; each once."""
    return sorted(set(shown), key=lambda source: (source.name, -source.vintage, source.pk))


def sources_box(shown: Sequence[Source]) -> SafeString:
    """The published files that figures come from, in the order given; written once for each list
    and language, until something public changes. Nothing for none."""
    if not shown:
        return SafeString()
    return _boxes((get_language(), tuple(source.pk for source in shown)))


def _write(key: tuple[str, tuple[int, ...]]) -> SafeString:
    _language, keys = key
    known = sources(None)
    # One that an import is bringing is told with the page that comes after it.
    found = [known[pk] for pk in keys if pk in known]
    return render_to_string("places/sources.html", {"sources": found})


_boxes = Kept(_write, most=MOST)
