"""The search form of the directory: its template is rendered once a language, with holes.

Each page fills them with what was asked: an option chosen, a box ticked, the text typed.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from django.db.models import TextChoices
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from directory.guichets.enums import GuichetService, SpokenLanguage
from directory.guichets.search import ACCESS, Question
from directory.territory.fields import CommuneInput
from directory.territory.search import LONGEST_QUERY
from directory.territory.table import communes
from portal.interface.holes import cut, fill, hole
from portal.interface.languages import of_addresses
from portal.interface.markup import joined, lines
from portal.interface.wording import coded

BOXES = ("ouvert", "sans-rdv", *ACCESS)
HOLES = ("services", "departements", "languages", "open", "position", *BOXES)


def search_form(question: Question) -> SafeString:
    """The form with what was asked in it."""
    ticked = {*question.access, *(("sans-rdv",) if question.walk_in else ())}
    ticked |= {"ouvert"} if question.open_now else set()
    departement = "" if question.commune or not question.departement else question.departement.code
    shown = question.commune.label if question.commune else question.asked
    now = get_language()
    filled = {box: "checked" if box in ticked else "" for box in BOXES} | {
        "value": format_html('value="{}"', shown) if shown else "",
        "services": _chosen(_choices(GuichetService, now), question.service),
        "departements": _chosen(_departements(communes().stamp, now), departement),
        "languages": _chosen(_choices(SpokenLanguage, now), question.language),
        "open": "open" if question.is_narrowed or departement else "",
        "position": _position(question),
    }
    return fill(_form(now, of_addresses()), **filled)


@lru_cache(maxsize=64)
def _form(_language: str, _of_addresses: str) -> str:
    """The form with its holes."""
    attributes = {
        "class": "fr-input",
        "aria-describedby": "guichet-q-hint",
        "id": "guichet-q",
        "maxlength": LONGEST_QUERY,
        hole("value"): True,
    }
    context = {
        "box": CommuneInput().render("q", None, attributes),
        **{name.replace("-", "_"): hole(name) for name in HOLES},
    }
    return cut(render_to_string("guichets/search_form.html", context))


def _position(question: Question) -> SafeString:
    point = question.point
    named = (("lat", point.latitude), ("lon", point.longitude)) if point else ()
    rows = ((name, str(value)) for name, value in named)
    return lines('<input type="hidden" name="{}" value="{}">', rows)


class _Option(NamedTuple):
    code: str
    html: SafeString
    chosen: SafeString


@lru_cache(maxsize=64)
def _departements(_stamp: UUID | None, _language: str) -> list[_Option]:
    rows = communes().departements
    return _options((row.code, coded(row.code, row.name)) for row in rows)


@lru_cache(maxsize=64)
def _choices(choices: type[TextChoices], _language: str) -> list[_Option]:
    return _options(choices.choices)


def _options(pairs: Iterable[tuple[str, str]]) -> list[_Option]:
    return [
        _Option(
            code,
            format_html('<option value="{}">{}</option>', code, label),
            format_html('<option value="{}" selected>{}</option>', code, label),
        )
        for code, label in pairs
    ]


def _chosen(options: list[_Option], code: str) -> SafeString:
    """With that one of them selected; none for an empty code."""
    return joined(one.chosen if one.code == code else one.html for one in options)
