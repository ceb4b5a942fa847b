"""What is said of a guichet or of a place that helps, as HTML: its door, its week, where it is.

A page of the list holds a dozen of them, for which a template would take ten times as long. All
that is not ours is escaped here.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from django.template.defaultfilters import capfirst, floatformat, linebreaksbr
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.guichets.doors import Door
from directory.guichets.help_rows import HelpRow
from directory.guichets.kept_rows import GuichetRow
from directory.guichets.opening import Opening
from directory.guichets.search import Found
from directory.guichets.weekly_hours import DAY_NAMES, Week, spoken_periods
from portal.interface.templatetags.portal import phone


def guichet_articles(told: Iterable[tuple[Found, Opening | None, bool]]) -> SafeString:
    """The guichets of a list, as people look for them: where, when, for what."""
    return _html("\n".join(_guichet(*one) for one in told))


def _guichet(found: Found, opening: Opening | None, fresh: bool) -> str:
    guichet = found.guichet
    body = {"label": escape(guichet.kind_label), "value": escape(guichet.organisme)}
    mark = (
        '<p class="fr-badge fr-badge--info fr-badge--no-icon fr-mb-1w">'
        f"{_('Donnée de démonstration')}</p>"
        if guichet.demonstration
        else ""
    )
    appointment = (
        f'<p class="fr-mb-1w">{escape(guichet.appointment_label)}</p>'
        if guichet.appointment
        else ""
    )
    return (
        f'<article class="portal-guichet fr-mb-4w" aria-labelledby="guichet-{guichet.code}">'
        f'<h3 class="fr-h6 fr-mb-1v" id="guichet-{guichet.code}">'
        f'<a href="{guichet.get_absolute_url()}">{escape(guichet.name)}</a></h3>'
        f"{mark}{door(guichet, opening, fresh)}"
        f'<p class="fr-mb-1w">{_("%(label)s : %(value)s") % body}</p>'
        f"{where(guichet, found.distance)}{appointment}"
        f"{_services(guichet)}</article>"
    )


def help_articles(told: Iterable[tuple[HelpRow, Opening | None, bool]]) -> SafeString:
    """Town halls and France services: help, never a guichet."""
    return _html("\n".join(_help(*one) for one in told))


def _help(place: HelpRow, opening: Opening | None, fresh: bool) -> str:
    name = escape(place.name)
    said_of = f'<span class="fr-sr-only">&nbsp;: {name}</span>'
    site = (
        f'<p class="fr-mb-1w"><a href="{escape(place.website)}">{_("Site internet")}{said_of}'
        "</a></p>"
        if place.website
        else ""
    )
    hours = ""
    if fresh and place.week:
        indicative = (
            ""
            if place.verified_on
            else '<p class="fr-mt-1w fr-mb-1w">'
            f"{_('Horaires indicatifs : téléphonez avant de venir.')}</p>"
        )
        hours = (
            f'<details class="fr-mb-1w"><summary>{_("Horaires de la semaine")}{said_of}</summary>'
            f"{indicative}{week(place)}</details>"
        )
    return (
        f'<article class="portal-guichet fr-mb-4w" aria-labelledby="lieu-{place.pk}">'
        f'<h3 class="fr-h6 fr-mb-1v" id="lieu-{place.pk}">{name}</h3>'
        f'<p class="fr-badge fr-badge--no-icon fr-mb-1w">{escape(place.kind_label)}</p>'
        f"{door(place, opening, fresh)}{where(place, place.distance)}{site}{hours}"
        f'<p class="fr-text--xs fr-mb-0">'
        f"{_('Source : %(source)s') % {'source': escape(place.source)}}</p></article>"
    )


def guichet_lines(guichets: Iterable[GuichetRow]) -> SafeString:
    """The items of a short list: name, address, telephone."""
    return _html("\n".join(_line(guichet) for guichet in guichets))


def _line(guichet: GuichetRow) -> str:
    town = escape(guichet.commune.name) if guichet.commune else ""
    call = f"<br>{_telephone(phone(guichet.phone))}" if guichet.phone else ""
    return (
        f'<li><a href="{guichet.get_absolute_url()}">{escape(guichet.name)}</a><br>'
        f"<bdi>{linebreaksbr(guichet.address)}, {escape(guichet.postcode)} {town}</bdi>{call}</li>"
    )


def door(place: Door, opening: Opening | None, fresh: bool) -> SafeString:
    """What the door says; `opening` is None when nothing is known."""
    said = ""
    if opening:
        mark = " portal-door--open" if opening.is_open else ""
        why = f" ({escape(opening.reason)})" if opening.reason and not opening.is_open else ""
        said = (
            f'<p class="portal-door portal-no-print fr-mb-1w{mark}">'
            f"<strong>{escape(str(opening))}</strong>{why}</p>"
        )
    elif place.weekly_hours and not fresh:
        text = _("Les horaires ne sont plus vérifiés : téléphonez avant de venir.")
        said = f'<p class="fr-mb-1w">{text}</p>'
    if place.hours_note and fresh:
        said += f'<p class="fr-mb-1w">{linebreaksbr(place.hours_note)}</p>'
    return _html(said)


def week(place: Door) -> SafeString:
    """The seven days of a place whose hours are known."""
    return _week(place.week or (), get_language())


@lru_cache(maxsize=1_024)
def _week(days: Week, _language: str) -> SafeString:
    """Most counters keep the same hours."""
    said = "".join(
        f'<div class="portal-week__day"><dt>{escape(capfirst(str(name)))}</dt>'
        f"<dd>{escape(spoken_periods(periods))}</dd></div>"
        for name, periods in zip(DAY_NAMES, days, strict=False)
    )
    return _html(f'<dl class="portal-week">{said}</dl>')


def where(place, distance: float | None = None) -> SafeString:
    """Its address, its distance when it is known, telephone and electronic address.

    `place`: a row of the database or one that was read by hand.
    """
    town = escape(place.commune.name) if place.commune else ""
    said = (
        f'<address class="fr-mb-1w"><bdi>{linebreaksbr(place.address)}<br>'
        f"{escape(place.postcode)} {town}</bdi></address>"
    )
    if distance is not None:
        said += f'<p class="fr-mb-1w">{_away(int(distance * 10 + 0.5), get_language())}</p>'
    if place.phone:
        said += f'<p class="fr-mb-1w">{_telephone(place.phone)}</p>'
    if place.email:
        email = escape(place.email)
        said += (
            f'<p class="fr-mb-1w">{_("Adresse électronique :")} '
            f'<a href="mailto:{email}" dir="ltr">{email}</a></p>'
        )
    return _html(said)


@lru_cache(maxsize=4_096)
def _away(tenths: int, _language: str) -> str:
    return _("À %(km)s km") % {"km": floatformat(tenths / 10, 1)}


def _telephone(number: str) -> str:
    return f'{_("Téléphone :")} <bdi class="portal-nowrap">{escape(number)}</bdi>'


def _services(guichet: GuichetRow) -> str:
    items = "".join(f"<li>{escape(label)}</li>" for label in guichet.service_labels)
    return f'<p class="fr-mb-0">{_("Ce guichet peut :")}</p><ul>{items}</ul>' if items else ""


def _html(text: str) -> SafeString:
    return mark_safe(text)  # noqa: S308  each text that is not ours was escaped
