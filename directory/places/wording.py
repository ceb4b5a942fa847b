"""How a figure is said: what was observed, never what will be."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from directory.figures.enums import Measure, Modality
from directory.figures.reading import Cell, KeyFigure, in_digits
from portal.interface.templatetags.portal import duration, long_date
from portal.interface.wording import said_once

# « chambre » counts with T1 (domain.md 8.2).
TYPE_LABELS = {
    Modality.T1: gettext_lazy("1 pièce (T1)"),
    Modality.T2: gettext_lazy("2 pièces (T2)"),
    Modality.T3: gettext_lazy("3 pièces (T3)"),
    Modality.T4: gettext_lazy("4 pièces (T4)"),
    Modality.T5P: gettext_lazy("5 pièces et plus (T5)"),
    Modality.T4P: gettext_lazy("4 pièces et plus"),
}
DELAY = str(Measure.DELAY)
LABELS = {
    Measure.STOCK: gettext_lazy("Logements sociaux"),
    Measure.DEMANDS: gettext_lazy("Demandes en attente"),
    Measure.ALLOCATIONS: gettext_lazy("Attributions"),
    Measure.PRESSURE: gettext_lazy("Demandes pour 1 attribution"),
    Measure.DELAY: gettext_lazy("Délai médian constaté"),
    Measure.NEW_DWELLINGS: gettext_lazy("Logements sociaux mis en service dans l'année"),
    Measure.VACANCY: gettext_lazy("Logements sociaux vides"),
    Measure.ROTATION: gettext_lazy("Logements sociaux qui ont changé de locataire"),
    Measure.RENT_MEDIAN: gettext_lazy("Loyer médian, par m²"),
    Measure.RENT_MEAN: gettext_lazy("Loyer moyen, par m²"),
    Measure.OLD_SHARE: gettext_lazy("Demandes qui ont 5 ans ou plus"),
    Measure.TRANSFER_SHARE: gettext_lazy("Demandes de personnes déjà logées en HLM"),
    Measure.SRU_RATE: gettext_lazy("Part de logements sociaux (loi SRU)"),
    Measure.SRU_TARGET: gettext_lazy("Part demandée par la loi SRU"),
    Measure.SRU_STATUS: gettext_lazy("Situation de la commune (loi SRU)"),
}


def label(measure: str) -> str:
    return labels()[measure]


@said_once
def labels() -> dict[str, str]:
    """The names of all measures, and of all sizes of home, in the language of now."""
    return {str(code): str(words) for code, words in (LABELS | TYPE_LABELS).items()}


@said_once
def pressure_words(cell: Cell | None) -> str:
    """« 1 attribution pour environ 12 demandes »; empty when it is not published."""
    if cell is None or cell.secret:
        return ""
    if cell.value < 1:
        return _("plus d'attributions que de demandes")
    whole = cell.value.quantize(Decimal(1), ROUND_HALF_UP)
    count = in_digits(whole, 0)
    if whole == cell.value:
        text = ngettext(
            "1 attribution pour %(count)s demande",
            "1 attribution pour %(count)s demandes",
            int(whole),
        )
    else:
        text = ngettext(
            "1 attribution pour environ %(count)s demande",
            "1 attribution pour environ %(count)s demandes",
            int(whole),
        )
    return text % {"count": count}


def delay_words(cell: Cell | None) -> str:
    """« 2 ans et 3 mois », of a median in months rounded half up; empty when not published."""
    if cell is None or cell.secret:
        return ""
    return duration(int(cell.value.quantize(Decimal(1), ROUND_HALF_UP)))


def cell_words(cell: Cell | None) -> str:
    """What stands in a table: « 1 960 », « < 11 », « secret », « – » when nothing is known."""
    if cell is None:
        return "–"
    if cell.secret or not (unit := cell.unit):
        return cell.text
    return delay_words(cell) if cell.measure == DELAY else f"{cell.text} {unit}"


def when(figure: KeyFigure) -> str:
    """« au 31 décembre 2025 » for a stock, « en 2025 » for what happened during a year.

    A pressure whose demands are of another year says both.
    """
    said = day_or_year(figure.on, figure.year)
    if figure.waiting is None:
        return said
    demands = day_or_year(figure.waiting.on, figure.waiting.year)
    return _("%(when)s, demandes %(demands)s") % {"when": said, "demands": demands}


@said_once
def day_or_year(on: date | None, year: int) -> str:
    if on:
        return _("au %(day)s") % {"day": long_date(on)}
    return _("en %(year)s") % {"year": year}
