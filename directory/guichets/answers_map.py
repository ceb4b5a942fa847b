"""The guichets of a page of answers on a map, for the eye: beside it, their numbered list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from directory.guichets.search import Found, Question
from directory.territory.marks import Mark, MarksMap, map_of_marks
from directory.territory.table import communes


class OnMap(NamedTuple):
    """`drawn`: None where no map is drawn. `left_out`: how many guichets of the page it does not
    show."""

    drawn: MarksMap | None
    left_out: int


def on_map(question: Question, found: Sequence[Found], *, first: int) -> OnMap:
    """`first`: the number of the first of them."""
    marks = [
        Mark(number, one.guichet.position)
        for number, one in enumerate(found, start=first)
        if one.guichet.position
    ]
    code = _departement(question, found)
    departement = communes().departement(code)
    drawn = departement and map_of_marks(
        code,
        marks,
        key="guichets",
        title=_("Les guichets de cette page : %(place)s") % {"place": departement.name},
        description=_("Chaque numéro est celui d'un guichet de la liste."),
        insee=question.commune.insee if question.commune else "",
        here=question.point,
    )
    return OnMap(drawn or None, len(found) - (len(drawn.shown) if drawn else 0))


def _departement(question: Question, found: Sequence[Found]) -> str:
    """The one that is asked, else that of most of them."""
    if question.departement and not question.point:
        return question.departement.code
    codes = Counter(one.guichet.departement_code for one in found)
    return codes.most_common(1)[0][0] if codes else ""
