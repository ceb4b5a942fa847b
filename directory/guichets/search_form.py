"""The search form of the directory: its template is rendered once a language, with holes.

Each page fills them with what was asked: an option chosen, a box ticked, the text typed.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from uuid import UUID

from django.db.models import TextChoices
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from directory.guichets.enums import GuichetService, SpokenLanguage
from directory.guichets.search import ACCESS, Question
from directory.territory.fields import CommuneInput
from directory.territory.search import LONGEST_QUERY
from directory.territory.table import communes
from portal.interface.holes import cut, fill, hole
from portal.interface.languages import of_addresses
from portal.interface.wording import coded

BOXES = ("ouvert", "sans-rdv", *ACCESS)
HOLES = ("services", "departements", "languages", "open", "position", *BOXES)


def search_form(question: Question) -> SafeString:
    """The form with what was asked in it."""
    ticked = {*question.access, *(("sans-rdv",) if question.walk_in else ())}
    ticked |= {"ouvert"} if question.open_now else set()
    departement = "" if question.commune or not question.departement else question.departement.code
    shown = question.commune.label if question.commune else question.asked
    filled = dict.fromkeys(ticked, "checked") | {
        "value": f'value="{escape(shown)}"' if shown else "",
        "services": _chosen(_choices(GuichetService, get_language()), question.service),
        "departements": _chosen(_departements(communes().stamp, get_language()), departement),
        "languages": _chosen(_choices(SpokenLanguage, get_language()), question.language),
        "open": "open" if question.is_narrowed or departement else "",
        "position": _position(question),
    }
    return fill(_parts(get_language(), of_addresses()), filled)


@lru_cache(maxsize=64)
def _parts(_language: str, _of_addresses: str) -> tuple[str, ...]:
    """The form cut at its holes: text, name of a hole, text…"""
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


def _position(question: Question) -> str:
    point = question.point
    named = (("lat", point.latitude), ("lon", point.longitude)) if point else ()
    return "".join(f'<input type="hidden" name="{name}" value="{value}">' for name, value in named)


@lru_cache(maxsize=64)
def _departements(_stamp: UUID | None, _language: str) -> str:
    rows = communes().departements
    return _options((row.code, coded(row.code, row.name)) for row in rows)


@lru_cache(maxsize=64)
def _choices(choices: type[TextChoices], _language: str) -> str:
    return _options(choices.choices)


def _options(pairs: Iterable[tuple[str, str]]) -> str:
    return format_html_join("\n", '<option value="{}">{}</option>', pairs)


def _chosen(options: str, code: str) -> str:
    """With one of them selected; `code`: one of theirs, or empty."""
    start = f'<option value="{code}"'
    return options.replace(start, f"{start} selected", 1) if code else options
