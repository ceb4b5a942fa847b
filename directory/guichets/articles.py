"""What is said of a guichet or of a place that helps, as HTML: its door, its week, where it is.

A page of the list holds a dozen of them, for which a template would take ten times as long. All
that is not ours is escaped here.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import NamedTuple

from django.template.defaultfilters import capfirst, floatformat, linebreaksbr
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.guichets.doors import Door, label_of, labels_of
from directory.guichets.enums import Appointment, GuichetKind, GuichetService, HelpPlaceKind
from directory.guichets.help_rows import HelpRow
from directory.guichets.kept_rows import GuichetRow, card_address
from directory.guichets.opening import Opening
from directory.guichets.search import Found
from directory.guichets.weekly_hours import DAY_NAMES, Periods, Week, spoken_periods
from portal.interface.languages import french_name, mark_of_french, of_addresses
from portal.interface.templatetags.portal import phone


class _Words(NamedTuple):
    """What each article says again, in one language; `{}` is a hole."""

    language: str
    french: str
    card: str
    made_up: str
    unverified: str
    away: str
    telephone: str
    email: str
    site: str
    hours: str
    indicative: str
    source: str


def _words() -> _Words:
    return _words_in(get_language(), of_addresses())


@lru_cache(maxsize=64)
def _words_in(language: str, _of_addresses: str) -> _Words:
    hole = "{}"
    return _Words(
        language=language,
        french=mark_of_french(),
        card=card_address(hole),
        made_up=_("Donnée de démonstration"),
        unverified=_("Les horaires ne sont plus vérifiés : téléphonez avant de venir."),
        away=_("À %(km)s km") % {"km": hole},
        telephone=_("Téléphone :"),
        email=_("Adresse électronique :"),
        site=_("Site internet"),
        hours=_("Horaires de la semaine"),
        indicative=_("Horaires indicatifs : téléphonez avant de venir."),
        source=_("Source : %(source)s") % {"source": hole},
    )


def guichet_articles(told: Iterable[tuple[Found, Opening | None, bool]]) -> SafeString:
    """The guichets of a list, as people look for them: where, when, for what."""
    words = _words()
    return _html("\n".join(_guichet(words, *one) for one in told))


def _guichet(words: _Words, found: Found, opening: Opening | None, fresh: bool) -> str:
    guichet, language = found.guichet, words.language
    mark = (
        f'<p class="fr-badge fr-badge--info fr-badge--no-icon fr-mb-1w">{words.made_up}</p>'
        if guichet.demonstration
        else ""
    )
    appointment = _appointment(guichet.appointment, language) if guichet.appointment else ""
    return (
        f'<article class="portal-guichet fr-mb-4w" aria-labelledby="guichet-{guichet.code}">'
        f'<h3 class="fr-h6 fr-mb-1v" id="guichet-{guichet.code}">'
        f'<a href="{words.card.format(guichet.code)}"{words.french}>{escape(guichet.name)}</a></h3>'
        f"{mark}{_door(words, guichet, opening, fresh)}"
        f"{_who(guichet.kind, guichet.organisme, language)}"
        f"{_where(words, guichet, found.distance)}{appointment}"
        f"{_services(guichet.services, language)}</article>"
    )


@lru_cache(maxsize=1_024)
def _who(kind: str, organisme: str, language: str) -> str:
    label, value = escape(label_of(GuichetKind, kind, language)), french_name(organisme)
    said = _("%(label)s : %(value)s") % {"label": label, "value": value}
    return f'<p class="fr-mb-1w">{said}</p>'


@lru_cache(maxsize=64)
def _appointment(code: str, language: str) -> str:
    return f'<p class="fr-mb-1w">{escape(label_of(Appointment, code, language))}</p>'


@lru_cache(maxsize=1_024)
def _services(codes: tuple[str, ...], language: str) -> str:
    labels = labels_of(GuichetService, codes, language)
    items = "".join(f"<li>{escape(label)}</li>" for label in labels)
    heading = _("Ce guichet peut :")
    return f'<p class="fr-mb-0">{heading}</p><ul>{items}</ul>' if items else ""


def help_articles(told: Iterable[tuple[HelpRow, Opening | None, bool]]) -> SafeString:
    """Town halls and France services: help, never a guichet."""
    words = _words()
    return _html("\n".join(_help(words, *one) for one in told))


def _help(words: _Words, place: HelpRow, opening: Opening | None, fresh: bool) -> str:
    name, kind = escape(place.name), label_of(HelpPlaceKind, place.kind, words.language)
    said_of = f'<span class="fr-sr-only">&nbsp;: <bdi{words.french}>{name}</bdi></span>'
    site = (
        f'<p class="fr-mb-1w"><a href="{escape(place.website)}">{words.site}{said_of}</a></p>'
        if place.website
        else ""
    )
    hours = ""
    if fresh and (days := place.week):
        indicative = f'<p class="fr-mt-1w fr-mb-1w">{words.indicative}</p>'
        hours = (
            f'<details class="fr-mb-1w"><summary>{words.hours}{said_of}</summary>'
            f"{'' if place.verified_on else indicative}{_week(days, words.language)}</details>"
        )
    return (
        f'<article class="portal-guichet fr-mb-4w" aria-labelledby="lieu-{place.pk}">'
        f'<h3 class="fr-h6 fr-mb-1v" id="lieu-{place.pk}"{words.french}>{name}</h3>'
        f'<p class="fr-badge fr-badge--no-icon fr-mb-1w">{escape(kind)}</p>'
        f"{_door(words, place, opening, fresh)}{_where(words, place, place.distance)}{site}{hours}"
        f'<p class="fr-text--xs fr-mb-0">{words.source.format(escape(place.source))}</p></article>'
    )


def guichet_lines(guichets: Iterable[GuichetRow]) -> SafeString:
    """The items of a short list: name, address, telephone."""
    words = _words()
    return _html("\n".join(_line(words, guichet) for guichet in guichets))


def found_lines(found: Iterable[Found]) -> SafeString:
    """The same of guichets that answer, each with its distance when it is known."""
    words = _words()
    return _html("\n".join(_line(words, one.guichet, one.distance) for one in found))


def _line(words: _Words, guichet: GuichetRow, distance: float | None = None) -> str:
    call = f"<br>{_telephone(words, phone(guichet.phone))}" if guichet.phone else ""
    link = f'<a href="{words.card.format(guichet.code)}"{words.french}>{escape(guichet.name)}</a>'
    where = f"{_lines(guichet.address)}, {escape(guichet.postcode)} {_town(guichet)}"
    away = "" if distance is None else f"<br>{_away(words, distance)}"
    return f"<li>{link}<br><bdi{words.french}>{where}</bdi>{away}{call}</li>"


def door(place: Door, opening: Opening | None, fresh: bool) -> SafeString:
    """What the door says; `opening` is None when nothing is known."""
    return _html(_door(_words(), place, opening, fresh))


def _door(words: _Words, place: Door, opening: Opening | None, fresh: bool) -> str:
    said = ""
    if opening:
        said = _opening(opening, words.language)
    elif place.weekly_hours and not fresh:
        said = f'<p class="fr-mb-1w">{words.unverified}</p>'
    if place.hours_note and fresh:
        note = _lines(place.hours_note)
        said += f'<p class="fr-mb-1w"><bdi{words.french}>{note}</bdi></p>'
    return said


@lru_cache(maxsize=1_024)
def _opening(opening: Opening, _language: str) -> str:
    """Most counters keep the same hours: so do their doors."""
    mark = " portal-door--open" if opening.is_open else ""
    why = ""
    if opening.reason and not opening.is_open:
        why = f" ({french_name(opening.reason)})"
    return (
        f'<p class="portal-door portal-no-print fr-mb-1w{mark}">'
        f"<strong>{escape(str(opening))}</strong>{why}</p>"
    )


def week(place: Door) -> SafeString:
    """The seven days of a place whose hours are known."""
    return _html(_week(place.week or (), get_language()))


def _week(days: Week, language: str) -> str:
    said = "".join(
        f"{day}{_hours(periods, language)}</dd></div>"
        for day, periods in zip(_days(language), days, strict=False)
    )
    return f'<dl class="portal-week">{said}</dl>'


@lru_cache(maxsize=64)
def _days(_language: str) -> list[str]:
    names = (escape(capfirst(str(name))) for name in DAY_NAMES)
    return [f'<div class="portal-week__day"><dt>{name}</dt><dd>' for name in names]


@lru_cache(maxsize=4_096)
def _hours(periods: Periods, _language: str) -> str:
    """Of thousands of weeks, the days are the same."""
    return escape(spoken_periods(periods))


def where(place) -> SafeString:
    """Its address, telephone and electronic address.

    `place`: a row of the database or one that was read by hand.
    """
    return _html(_where(_words(), place))


def _where(words: _Words, place, distance: float | None = None) -> str:
    said = (
        f'<address class="fr-mb-1w"><bdi{words.french}>{_lines(place.address)}<br>'
        f"{escape(place.postcode)} {_town(place)}</bdi></address>"
    )
    if distance is not None:
        said += f'<p class="fr-mb-1w">{_away(words, distance)}</p>'
    if place.phone:
        said += f'<p class="fr-mb-1w">{_telephone(words, place.phone)}</p>'
    if place.email:
        email = escape(place.email)
        said += (
            f'<p class="fr-mb-1w">{words.email} <a href="mailto:{email}" dir="ltr">{email}</a></p>'
        )
    return said


def _away(words: _Words, distance: float) -> str:
    return words.away.format(_tenths(int(distance * 10 + 0.5), words.language))


@lru_cache(maxsize=1_024)
def _tenths(number: int, _language: str) -> str:
    return floatformat(number / 10, 1)


def _telephone(words: _Words, number: str) -> str:
    return f'{words.telephone} <bdi class="portal-nowrap">{escape(number)}</bdi>'


def _town(place) -> str:
    return escape(place.commune.name) if place.commune else ""


@lru_cache(maxsize=4_096)
def _lines(text: str) -> str:
    """As `linebreaksbr`, which takes longer over the one line of most addresses."""
    return linebreaksbr(text) if "\n" in text or "\r" in text else escape(text)


def _html(text: str) -> SafeString:
    return mark_safe(text)  # noqa: S308  each text that is not ours was escaped
