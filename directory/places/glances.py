"""What was observed in a commune, in one sentence, to stand beside its name in a form."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from directory.figures.enums import Level, Measure
from directory.figures.reading import KeyFigure, Place, last_totals
from directory.places.wording import delay_words, pressure_words, when
from portal.interface.wording import listed


def glances(insee_codes: Iterable[str]) -> dict[str, str]:
    """{INSEE code: sentence} of the communes whose pressure or delay is published; one query.

    No query without a code. Never a promise: the sentence says so.
    """
    places = [Place(Level.COMMUNE, code) for code in dict.fromkeys(insee_codes)]
    if not places:
        return {}
    found = last_totals(places, [Measure.PRESSURE, Measure.DELAY])
    sentences = {place.code: _sentence(figures) for place, figures in found.items()}
    return {code: sentence for code, sentence in sentences.items() if sentence}


def _sentence(figures: dict[str, KeyFigure]) -> str:
    observed = []
    pressure, delay = figures.get(Measure.PRESSURE), figures.get(Measure.DELAY)
    if pressure and (words := pressure_words(pressure.total)):
        observed.append(_("%(words)s %(when)s") % {"words": words, "when": when(pressure)})
    if delay and (words := delay_words(delay.total)):
        text = _("délai médian de %(words)s %(when)s")
        observed.append(text % {"words": words, "when": when(delay)})
    if not observed:
        return ""
    sentence = _("Constaté : %(observed)s. Ce n'est pas une promesse.") % {
        "observed": listed(observed)
    }
    if any(figure.source.demonstration for figure in (pressure, delay) if figure):
        return _("%(sentence)s (donnée de démonstration)") % {"sentence": sentence}
    return sentence
